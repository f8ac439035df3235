"""A trainee's path over the ladder during the ten-minute meeting."""

from collections.abc import Sequence
from itertools import pairwise

import plotly.graph_objects as go

from netwerkgemeente.charts.house import BAND, HIERARCHY, LOW_LEGEND, NETWORK, Chart, figure, plain
from netwerkgemeente.charts.rung_words import range_words
from netwerkgemeente.content.ladder import RUNGS, Rung
from netwerkgemeente.content.meeting import Moment
from netwerkgemeente.messages.reader import Messages


def path_chart(
    taken: Sequence[tuple[Moment, int, bool]], rungs: Sequence[Rung], messages: Messages
) -> Chart:
    """Show the role taken at each moment, and what fits there once it was looked at.

    Args:
        taken: Moment, the role that was taken (1 to 5), and whether the range was looked at; in
            the order of the meeting.
    """
    seen = [moment for moment, _, looked in taken if looked]
    fits = go.Bar(
        name=messages("meeting.legend_range"),
        x=[moment.minute for moment in seen],
        y=[moment.high - moment.low + 0.7 for moment in seen],
        base=[moment.low - 0.35 for moment in seen],
        width=0.7,
        marker={"color": BAND, "line": {"color": NETWORK, "width": 2}},
        hoverinfo="skip",
    )
    path = go.Scatter(
        name=messages("meeting.legend_path"),
        mode="lines+markers",
        x=[moment.minute for moment, _, _ in taken],
        y=[rung for _, rung, _ in taken],
        line={"color": HIERARCHY, "width": 2, "dash": "dash"},
        marker={"color": HIERARCHY, "size": 12, "symbol": "diamond"},
        hoverinfo="skip",
    )
    return Chart(
        title=messages("meeting.title"),
        figure=figure(
            [fits, path],
            height=350,
            showlegend=True,
            legend=LOW_LEGEND,
            xaxis={
                "range": [-0.6, 10.6],
                "dtick": 1,
                "title": {"text": messages("meeting.axis")},
                "showgrid": False,
            },
            yaxis={
                "range": [0.4, RUNGS + 0.6],
                "tickvals": [rung.number for rung in rungs],
                "ticktext": [plain(rung.name) for rung in rungs],
            },
        ),
        sentence=_sentence(taken, rungs, messages),
        table=(
            tuple(messages(f"meeting.column_{column}") for column in ("minute", "own", "range")),
            *(
                (
                    str(moment.minute),
                    rungs[rung - 1].name,
                    range_words(moment.low, moment.high, rungs, messages)
                    if looked
                    else messages("mine.hidden"),
                )
                for moment, rung, looked in taken
            ),
        ),
    )


def _sentence(
    taken: Sequence[tuple[Moment, int, bool]], rungs: Sequence[Rung], messages: Messages
) -> str:
    roles = [rung for _, rung, _ in taken]
    if not roles:
        return messages("meeting.empty")
    if len(set(roles)) == 1:
        return messages("meeting.sentence_one", rung=rungs[roles[0] - 1].name.lower())
    changes = sum(now != before for before, now in pairwise(roles))
    return messages("meeting.sentence", count=len(roles), roles=len(set(roles)), changes=changes)
