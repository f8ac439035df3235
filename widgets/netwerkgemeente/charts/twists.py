"""How one changed fact moved a trainee's placing."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import plotly.graph_objects as go

from netwerkgemeente.charts.house import HIERARCHY, LEGEND, NETWORK, Chart, figure, plain, row_title
from netwerkgemeente.charts.placings import ROW
from netwerkgemeente.charts.rung_words import range_words
from netwerkgemeente.content.ladder import Rung
from netwerkgemeente.messages.reader import Messages


@dataclass(frozen=True, slots=True)
class Shift:
    """A case before and after one fact changed; rungs from 1 to 5.

    Attributes:
        before: The trainee's own placing, or None where there was none.
        after: The trainee's placing with the changed fact.
        experts: The experts' placing with the changed fact.
    """

    title: str
    before: int | None
    after: int
    experts: int


def shifts_chart(shifts: Sequence[Shift], rungs: Sequence[Rung], messages: Messages) -> Chart:
    """Show for every changed case where the trainee's placing came from and went to.

    A case that was not placed before has no first mark, no arrow and no part in the count.
    """
    rows = range(0, -len(shifts), -1)
    placed = [(row, s) for row, s in zip(rows, shifts, strict=True) if s.before is not None]
    before = go.Scatter(
        name=messages("twist.column_before"),
        mode="markers",
        x=[shift.before for _, shift in placed],
        y=[row for row, _ in placed],
        marker={"color": HIERARCHY, "size": 12, "symbol": "diamond-open", "line": {"width": 2}},
        hoverinfo="skip",
    )
    after = go.Scatter(
        name=messages("twist.column_after"),
        mode="markers",
        x=[shift.after for shift in shifts],
        y=list(rows),
        marker={"color": HIERARCHY, "size": 12, "symbol": "diamond"},
        hoverinfo="skip",
    )
    experts = go.Scatter(
        name=messages("twist.column_experts"),
        mode="markers",
        x=[shift.experts for shift in shifts],
        y=list(rows),
        marker={"color": NETWORK, "size": 20, "symbol": "square-open", "line": {"width": 2}},
        hoverinfo="skip",
    )
    arrows = [
        {
            "x": shift.after,
            "y": row,
            "ax": shift.before,
            "ay": row,
            "axref": "x",
            "ayref": "y",
            "arrowcolor": HIERARCHY,
            "arrowhead": 2,
            "arrowwidth": 2,
            "standoff": 8,
            "startstandoff": 8,
            "text": "",
        }
        for row, shift in placed
        if shift.after != shift.before
    ]
    titles = [
        row_title(plain(shift.title), 0.5, row + 0.42)
        for row, shift in zip(rows, shifts, strict=True)
    ]
    columns = ("twist.column_before", "twist.column_after", "twist.column_experts")
    return Chart(
        title=messages("twist.title"),
        figure=figure(
            [before, after, experts],
            annotations=[*titles, *arrows],
            height=90 + ROW * max(1, len(shifts)),
            showlegend=True,
            legend=LEGEND,
            xaxis={
                "range": [0.45, 5.55],
                "tickvals": [rung.number for rung in rungs],
                "ticktext": [plain(rung.name) for rung in rungs],
                "side": "top",
            },
            yaxis={"visible": False, "range": [0.4 - max(1, len(shifts)), 0.75]},
        ),
        sentence=_sentence(shifts, rungs, messages),
        table=(
            (messages("mine.column_case"), *(messages(column) for column in columns)),
            *(
                (
                    shift.title,
                    *(
                        range_words(rung, rung, rungs, messages)
                        if rung is not None
                        else messages("twist.not_placed")
                        for rung in (shift.before, shift.after, shift.experts)
                    ),
                )
                for shift in shifts
            ),
        ),
    )


def _sentence(shifts: Sequence[Shift], rungs: Sequence[Rung], messages: Messages) -> str:
    if not shifts:
        return messages("twist.nothing")
    placed = [(s.before, s.after) for s in shifts if s.before is not None]
    count = len(shifts)
    if not placed:
        return messages(
            "twist.sentence_none" if count > 1 else "twist.sentence_one_none", count=count
        )
    if count == 1:
        before, after = (range_words(rung, rung, rungs, messages) for rung in placed[0])
        return messages("twist.sentence_one", before=before, after=after)
    steps = [abs(after - before) for before, after in placed]
    return messages(
        "twist.sentence" if len(placed) == count else "twist.sentence_some",
        count=count,
        placed=len(placed),
        moved=sum(step > 0 for step in steps),
        mean=messages.number(Fraction(sum(steps), len(steps))),
    )
