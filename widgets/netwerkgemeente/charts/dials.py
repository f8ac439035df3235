"""The two dials as a field of 25 squares, each with its rung."""

from collections.abc import Sequence

import plotly.graph_objects as go

from netwerkgemeente.charts.house import HIERARCHY, NETWORK, TEXT, Chart, figure
from netwerkgemeente.charts.rung_words import range_words
from netwerkgemeente.content.ladder import DIAL_TOP, DialWords, Rung
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.dials import rung_of

_VALUES = range(DIAL_TOP + 1)
_SCALE = [[0, "rgba(47,93,155,0.04)"], [1, "rgba(47,93,155,0.42)"]]


def dials_chart(
    own: tuple[int, int] | None,
    course: tuple[int, int] | None,
    rungs: Sequence[Rung],
    words: DialWords,
    messages: Messages,
) -> Chart:
    """Show which rung every pair of dials gives, and where the trainee and the course are.

    Args:
        own: The trainee's content and process, 0 to 4 each, or None while one is not set.
        course: The course's own dials for the case, or None while they are not to be seen.
    """
    field = go.Heatmap(
        x=list(_VALUES),
        y=list(_VALUES),
        z=[[rung_of(content, process) for content in _VALUES] for process in _VALUES],
        zmin=1,
        zmax=5,
        colorscale=_SCALE,
        showscale=False,
        xgap=2,
        ygap=2,
        texttemplate="%{z}",
        textfont={"size": 12, "color": TEXT},
        hoverinfo="skip",
    )
    traces = [field]
    marks = [
        (course, messages("dials.course"), NETWORK, "square-open", "bottom right"),
        (own, messages("dials.you"), HIERARCHY, "diamond-open", "top right"),
    ]
    for place, name, colour, symbol, side in marks:
        if place is not None:
            traces.append(
                go.Scatter(
                    mode="markers+text",
                    x=[place[0]],
                    y=[place[1]],
                    text=[f"<b>{name}</b>"],
                    textposition=side,
                    marker={"color": colour, "size": 26, "symbol": symbol, "line": {"width": 3}},
                    hoverinfo="skip",
                    cliponaxis=False,
                )
            )
    axis = {"tickvals": list(_VALUES), "range": [-0.5, DIAL_TOP + 0.5], "showgrid": False}
    return Chart(
        title=messages("dials.title"),
        figure=figure(
            traces,
            height=330,
            xaxis={**axis, "title": {"text": messages("dials.axis_content")}},
            yaxis={**axis, "title": {"text": messages("dials.axis_process")}},
        ),
        sentence=_sentence(own, rungs, messages),
        table=_table(own, course, rungs, words, messages),
    )


def _sentence(own: tuple[int, int] | None, rungs: Sequence[Rung], messages: Messages) -> str:
    if own is None:
        return messages("dials.empty")
    rung = rung_of(*own)
    return messages(
        "dials.follows",
        content=own[0],
        process=own[1],
        rung=f"{rung}, {range_words(rung, rung, rungs, messages)}",
    )


def _table(
    own: tuple[int, int] | None,
    course: tuple[int, int] | None,
    rungs: Sequence[Rung],
    words: DialWords,
    messages: Messages,
) -> tuple[tuple[str, ...], ...]:
    rows = [
        (
            messages("dials.column_who"),
            messages("dials.axis_content"),
            messages("dials.axis_process"),
            messages("dials.column_rung"),
        )
    ]
    for place, name in ((own, messages("dials.you")), (course, messages("dials.course"))):
        if place is not None:
            content, process = place
            rows.append(
                (
                    name,
                    f"{content}. {words.content[content]}",
                    f"{process}. {words.process[process]}",
                    rungs[rung_of(content, process) - 1].name,
                )
            )
    return tuple(rows)
