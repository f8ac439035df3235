"""Dated moments of the shift from directing to networking, with the trainee's own mark."""

from collections.abc import Sequence

import plotly.graph_objects as go

from netwerkgemeente.charts.house import (
    GRID,
    HIERARCHY,
    LEGEND,
    NETWORK,
    TEXT,
    Chart,
    figure,
    plain,
    row_title,
)
from netwerkgemeente.content.milestone import KINDS, Milestone
from netwerkgemeente.messages.reader import Messages

_LOOK = {
    "directing": (HIERARCHY, "square"),
    "networking": (NETWORK, "circle"),
    "doubt": (TEXT, "x-open"),
}
_ROW = 44
"""Height of one moment in the chart, in pixels."""


def timeline_chart(milestones: Sequence[Milestone], own: int | None, messages: Messages) -> Chart:
    """Show each moment in its year, and the year that the trainee named.

    Args:
        own: The trainee's year, or None where the trainee named none.
    """
    rows = {moment.key: -at for at, moment in enumerate(milestones)}
    first = min([*(moment.year for moment in milestones), *([own] if own else [])])
    last = max([*(moment.until for moment in milestones), *([own] if own else [])])
    traces = []
    for kind in KINDS:
        colour, symbol = _LOOK[kind]
        found = [moment for moment in milestones if moment.kind == kind]
        traces.append(
            go.Scatter(
                name=messages(f"shift.kind_{kind}"),
                mode="markers",
                x=[(moment.year + moment.until) / 2 for moment in found],
                y=[rows[moment.key] for moment in found],
                marker={"color": colour, "size": 12, "symbol": symbol, "line": {"width": 2}},
                error_x={
                    "array": [(moment.until - moment.year) / 2 for moment in found],
                    "color": colour,
                    "thickness": 3,
                    "width": 0,
                },
                cliponaxis=False,
                hoverinfo="skip",
            )
        )
    titles = [
        row_title(plain(_label(moment)), 0, rows[moment.key] + 0.45, xref="paper")
        for moment in milestones
    ]
    marks = [
        {
            "type": "line",
            "layer": "below",
            "x0": first - 1,
            "x1": moment.year,
            "y0": rows[moment.key],
            "y1": rows[moment.key],
            "line": {"color": GRID, "width": 1},
        }
        for moment in milestones
    ]
    if own is not None:
        marks.append(
            {
                "type": "line",
                "layer": "below",
                "x0": own,
                "x1": own,
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "line": {"color": TEXT, "width": 2, "dash": "dot"},
            }
        )
        titles.append(
            {
                "x": own,
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "yshift": 22,
                "text": f"<b>{messages('shift.you', year=own)}</b>",
                "showarrow": False,
            }
        )
    return Chart(
        title=messages("shift.title"),
        figure=figure(
            traces,
            height=150 + _ROW * len(milestones),
            margin={"l": 12, "r": 12, "t": 48, "b": 12},
            annotations=titles,
            shapes=marks,
            showlegend=True,
            legend=LEGEND,
            xaxis={
                "range": [first - 1, last + 1],
                "tickformat": "d",
                "dtick": 10,
                "tickangle": 0,
                "tick0": 2000,
                "side": "top",
            },
            yaxis={"visible": False, "range": [0.4 - len(milestones), 0.85]},
        ),
        sentence=_sentence(milestones, own, messages),
        table=(
            tuple(
                messages(f"shift.column_{column}")
                for column in ("date", "title", "kind", "text", "source")
            ),
            *(
                (
                    moment.date,
                    moment.title,
                    messages(f"shift.kind_{moment.kind}"),
                    moment.text,
                    f"{moment.source} ({messages(f'certainty.{moment.certainty}')})",
                )
                for moment in milestones
            ),
        ),
    )


def _label(moment: Milestone) -> str:
    """Return what stands above the mark; short, since it must fit on a phone."""
    when = str(moment.year) if moment.year == moment.until else f"{moment.year}–{moment.until}"
    return f"{when} · {moment.title}"


def _sentence(milestones: Sequence[Milestone], own: int | None, messages: Messages) -> str:
    if own is None:
        return messages("shift.sentence_none", count=len(milestones))
    before = [moment for moment in milestones if moment.until < own]
    same = [moment.title for moment in milestones if moment.year <= own <= moment.until]
    said = messages("shift.sentence", year=own, before=len(before), count=len(milestones))
    if not same:
        return said
    return f"{said} {messages('shift.same_year', titles='; '.join(same))}"
