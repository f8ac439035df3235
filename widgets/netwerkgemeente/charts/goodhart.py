"""Indicator and outcome against the pressure with which one steers on the indicator."""

from collections.abc import Sequence
from fractions import Fraction

import plotly.graph_objects as go

from netwerkgemeente.charts.house import HIERARCHY, NETWORK, TEXT, Chart, figure
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.goodhart import START, TOP, Steering

_LOW, _HIGH = 10, 97


def goodhart_chart(steps: Sequence[Steering], now: Steering, messages: Messages) -> Chart:
    """Show both lines for ``steps`` and where they stand at the pressure of ``now``.

    Args:
        steps: What may be seen: one record per pressure, from 0 up; ``now`` is one of them.
    """
    indicator = _line(
        steps, [step.indicator for step in steps], HIERARCHY, dash="solid", symbol="square"
    )
    outcome = _line(
        steps, [float(step.outcome) for step in steps], NETWORK, dash="dash", symbol="circle"
    )
    gap = go.Scatter(
        mode="lines",
        x=[now.pressure, now.pressure],
        y=[float(now.outcome), now.indicator],
        line={"color": TEXT, "width": 2, "dash": "dot"},
        hoverinfo="skip",
    )
    points = go.Scatter(
        mode="markers",
        x=[now.pressure, now.pressure],
        y=[now.indicator, float(now.outcome)],
        marker={
            "color": [HIERARCHY, NETWORK],
            "symbol": ["square", "circle"],
            "size": 16,
            "line": {"width": 2, "color": TEXT},
        },
        cliponaxis=False,
        hoverinfo="skip",
    )
    return Chart(
        title=messages("target.title"),
        figure=figure(
            [gap, indicator, outcome, points],
            height=330,
            annotations=_labels(steps, messages),
            xaxis={
                "range": [-0.4, TOP + 0.4],
                "tickvals": list(range(0, TOP + 1, 2)),
                "title": {"text": messages("target.axis_pressure")},
                "showgrid": False,
            },
            yaxis={
                "range": [_LOW, _HIGH],
                "tickvals": [20, START, 60, 80],
                "title": {"text": messages("target.axis_points")},
            },
        ),
        sentence=_sentence(now, messages),
        table=(
            tuple(
                messages(f"target.column_{column}")
                for column in ("pressure", "indicator", "outcome", "gap")
            ),
            *(
                (
                    str(step.pressure),
                    str(step.indicator),
                    _points(step.outcome, messages),
                    _points(step.gap, messages),
                )
                for step in steps
            ),
        ),
    )


def _line(
    steps: Sequence[Steering], heights: Sequence[float], colour: str, *, dash: str, symbol: str
) -> go.Scatter:
    return go.Scatter(
        mode="lines+markers",
        x=[step.pressure for step in steps],
        y=list(heights),
        line={"color": colour, "width": 3, "dash": dash},
        marker={"color": colour, "size": 7, "symbol": symbol},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _labels(steps: Sequence[Steering], messages: Messages) -> list[dict[str, object]]:
    """Name the lines where they end, on the side where there is room."""
    last = steps[-1]
    near_start = last.pressure < TOP / 2
    labels = (
        ("indicator", float(last.indicator), HIERARCHY, "bottom", 12),
        ("outcome", float(last.outcome), NETWORK, "top", -12),
    )
    return [
        {
            "x": last.pressure,
            "y": height,
            "text": f"<b>{messages(f'target.label_{name}')}</b>",
            "xanchor": "left" if near_start else "right",
            "yanchor": anchor,
            "yshift": shift,
            "showarrow": False,
            "font": {"color": colour},
        }
        for name, height, colour, anchor, shift in labels
    ]


def _points(value: Fraction, messages: Messages) -> str:
    """Return a number of points; whole ones without a decimal."""
    return messages.number(int(value) if value.denominator == 1 else value)


def _sentence(now: Steering, messages: Messages) -> str:
    numbers = {
        "pressure": now.pressure,
        "indicator": now.indicator,
        "outcome": _points(now.outcome, messages),
        "gap": _points(now.gap, messages),
        "start": START,
    }
    if now.pressure == 0:
        return messages("target.sentence_none", **numbers)
    if not now.beyond:
        return messages("target.sentence_before", **numbers)
    key = "target.sentence_beyond" if now.outcome >= START else "target.sentence_below"
    return messages(key, turn=messages.number(now.turn), **numbers)
