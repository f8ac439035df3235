"""One file between the pure hierarchy and the pure network, now and wanted, per dimension."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from netwerkgemeente.charts.house import HIERARCHY, LEGEND, NETWORK, TEXT, Chart, figure, plain
from netwerkgemeente.content.contrast import Contrast
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.profile import (
    HIERARCHY_END,
    NETWORK_END,
    Point,
    mean_now,
    mean_wanted,
)

ROW = 38
"""Height of one dimension in the chart, in pixels."""


def profile_chart(
    contrasts: Sequence[Contrast],
    marks: Mapping[str, tuple[int | None, int | None]],
    messages: Messages,
) -> Chart:
    """Show every dimension between its two poles, and the trainee's marks where there are any.

    Args:
        contrasts: The dimensions, top first.
        marks: Key of a dimension to now and wanted, 0 to 10 each or None.
    """
    rows = {contrast.key: -place for place, contrast in enumerate(contrasts)}
    points = [
        Point(key, now, wanted)
        for key, (now, wanted) in marks.items()
        if now is not None and wanted is not None
    ]
    return Chart(
        title=messages("contrast.title"),
        figure=figure(
            [
                _pole(HIERARCHY_END, rows, HIERARCHY, "square", "solid"),
                _pole(NETWORK_END, rows, NETWORK, "circle", "dash"),
                _dots(marks, rows, 0, messages("contrast.legend_now"), "diamond-open"),
                _dots(marks, rows, 1, messages("contrast.legend_wanted"), "diamond"),
            ],
            annotations=[*_names(contrasts, rows), *_arrows(points, rows)],
            height=90 + ROW * len(rows),
            showlegend=True,
            legend=LEGEND,
            xaxis={
                "range": [HIERARCHY_END - 0.6, NETWORK_END + 0.6],
                "tickvals": [HIERARCHY_END + 1, NETWORK_END - 1],
                "ticktext": [
                    messages("contrast.pole_hierarchy"),
                    messages("contrast.pole_network"),
                ],
                "side": "top",
                "showgrid": False,
            },
            yaxis={"visible": False, "range": [0.5 - len(rows), 0.7]},
        ),
        sentence=_sentence(points, messages),
        table=_table(contrasts, marks, messages),
    )


def shift_words(shift: int, messages: Messages) -> str:
    """Return a shift in words, such as '4 steps towards the network'."""
    if shift == 0:
        return messages("contrast.stays")
    count = abs(shift)
    steps = messages("contrast.step") if count == 1 else messages("contrast.steps", count=count)
    return messages("contrast.to_network" if shift > 0 else "contrast.to_hierarchy", steps=steps)


def _pole(end: int, rows: Mapping[str, int], colour: str, symbol: str, dash: str) -> go.Scatter:
    return go.Scatter(
        mode="lines+markers",
        x=[end] * len(rows),
        y=list(rows.values()),
        line={"color": colour, "width": 2, "dash": dash},
        marker={"color": colour, "size": 8, "symbol": symbol},
        hoverinfo="skip",
        showlegend=False,
    )


def _dots(
    marks: Mapping[str, tuple[int | None, int | None]],
    rows: Mapping[str, int],
    which: int,
    name: str,
    symbol: str,
) -> go.Scatter:
    set_ = {key: pair[which] for key, pair in marks.items() if pair[which] is not None}
    return go.Scatter(
        name=name,
        mode="markers",
        x=list(set_.values()),
        y=[rows[key] for key in set_],
        marker={"color": TEXT, "size": 11, "symbol": symbol, "line": {"color": TEXT, "width": 2}},
        hoverinfo="skip",
    )


def _names(contrasts: Sequence[Contrast], rows: Mapping[str, int]) -> list[dict[str, object]]:
    return [
        {
            "x": (HIERARCHY_END + NETWORK_END) / 2,
            "y": rows[contrast.key] + 0.36,
            "text": plain(contrast.name),
            "showarrow": False,
            "font": {"size": 12},
        }
        for contrast in contrasts
    ]


def _arrows(points: Sequence[Point], rows: Mapping[str, int]) -> list[dict[str, object]]:
    return [
        {
            "x": point.wanted,
            "y": rows[point.key],
            "ax": point.now,
            "ay": rows[point.key],
            "axref": "x",
            "ayref": "y",
            "arrowcolor": TEXT,
            "arrowhead": 2,
            "arrowwidth": 2,
            "standoff": 7,
            "startstandoff": 7,
            "text": "",
        }
        for point in points
        if point.shift
    ]


def _sentence(points: Sequence[Point], messages: Messages) -> str:
    if not points:
        return messages("contrast.empty")
    now, wanted = mean_now(points), mean_wanted(points)
    direction = "same" if now == wanted else "network" if wanted > now else "hierarchy"
    return messages(
        f"contrast.mean_{direction}_one" if len(points) == 1 else f"contrast.mean_{direction}",
        count=len(points),
        now=messages.number(now),
        wanted=messages.number(wanted),
    )


def _table(
    contrasts: Sequence[Contrast],
    marks: Mapping[str, tuple[int | None, int | None]],
    messages: Messages,
) -> tuple[tuple[str, ...], ...]:
    columns = ("name", "hierarchy", "now", "wanted", "network", "shift")
    rows = [tuple(messages(f"contrast.column_{column}") for column in columns)]
    blank = messages("contrast.not_set")
    for contrast in contrasts:
        now, wanted = marks.get(contrast.key, (None, None))
        both = now is not None and wanted is not None
        rows.append(
            (
                contrast.name,
                contrast.hierarchy,
                blank if now is None else str(now),
                blank if wanted is None else str(wanted),
                contrast.network,
                shift_words((wanted or 0) - (now or 0), messages) if both else blank,
            )
        )
    return tuple(rows)
