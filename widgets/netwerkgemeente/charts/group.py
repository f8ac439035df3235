"""What a group chose: how many have voted, and the votes on each rung before and after talking."""

from collections.abc import Sequence

import plotly.graph_objects as go

from netwerkgemeente.charts.house import (
    BAND,
    HIERARCHY,
    LEGEND,
    TEXT,
    Chart,
    figure,
    plain,
)
from netwerkgemeente.charts.rung_words import range_words
from netwerkgemeente.content.ladder import Rung
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.ballots import Shift
from netwerkgemeente.models.group_result import RoundResult

ROW = 58
"""Height of one rung in the chart, in pixels."""

PATHS = 3
"""How many of the ways that people went are named; the others are counted together."""


def turnout_chart(voted: int, joined: int, messages: Messages) -> Chart:
    """Show how many of those who joined have voted, and nothing of what they chose."""
    most = max(voted, joined, 1)
    rows = ((messages("group.voted"), voted), (messages("group.joined"), joined))
    bars = go.Bar(
        orientation="h",
        x=[number for _, number in rows],
        y=[plain(name) for name, _ in rows],
        text=[str(number) for _, number in rows],
        textposition="outside",
        cliponaxis=False,
        marker={"color": [HIERARCHY, BAND], "line": {"color": TEXT, "width": 1}},
        hoverinfo="skip",
    )
    return Chart(
        title=messages("group.turnout_title"),
        figure=figure(
            [bars],
            height=130,
            xaxis={"range": [0, most * 1.15], "visible": False},
            yaxis={"autorange": "reversed"},
        ),
        sentence=messages("group.turnout", voted=voted, joined=joined),
        table=(
            (messages("group.column_who"), messages("group.column_count")),
            *((name, str(number)) for name, number in rows),
        ),
    )


def votes_chart(
    now: RoundResult, before: RoundResult | None, rungs: Sequence[Rung], messages: Messages
) -> Chart:
    """Show the votes of a round on each rung, and those of the round before it on the same case.

    The heaviest rung is on top, as on a ladder. A round whose counts are hidden has no bars.
    """
    after = now.counts
    earlier = before.counts if before is not None else None
    traces = [
        _bars(messages(f"group.{name}"), counts, rungs, colour, shape)
        for name, counts, colour, shape in (
            ("after" if earlier else "votes", after, HIERARCHY, ""),
            ("before", earlier, BAND, "/"),
        )
        if counts is not None
    ]
    most = max([1, *(after or ()), *(earlier or ())])
    return Chart(
        title=messages("group.title", number=now.number, case=now.case.title),
        figure=figure(
            traces,
            height=90 + ROW * len(rungs),
            barmode="group",
            showlegend=len(traces) > 1,
            legend={**LEGEND, "traceorder": "reversed"},
            xaxis={"range": [0, most * 1.15], "visible": False},
            yaxis={
                "tickvals": [rung.number for rung in rungs],
                "ticktext": [plain(rung.name) for rung in rungs],
                "range": [0.4, len(rungs) + 0.6],
            },
        ),
        sentence=votes_words(now, before, rungs, messages),
        table=_table(after, earlier, rungs, messages),
    )


def votes_words(
    now: RoundResult, before: RoundResult | None, rungs: Sequence[Rung], messages: Messages
) -> str:
    """Return in a sentence where most votes are, and where they were before."""
    if now.voted == 0:
        return messages("group.nobody")
    if now.counts is None:
        return messages("group.hidden")
    most = _most(now.counts, rungs, messages)
    sentence = messages("group.most", rungs=most, count=max(now.counts), voted=now.voted)
    if before is None or not before.counts or not sum(before.counts):
        return sentence
    earlier = _most(before.counts, rungs, messages)
    was = messages("group.was", rungs=earlier, count=max(before.counts), voted=sum(before.counts))
    return f"{sentence} {was}"


def shift_words(
    shift: Shift | None, rungs: Sequence[Rung], messages: Messages
) -> list[tuple[str, str]]:
    """Return how a group moved, as blocks of text; nothing where that is not known."""
    if shift is None:
        return []
    if shift.both == 0:
        return [("strong", messages("group.shift_nobody"))]
    moved = messages(
        "group.shift", up=shift.up, down=shift.down, stayed=shift.stayed, both=shift.both
    )
    blocks = [("strong", moved)]
    paths = _paths(shift)
    for count, start, end in paths[:PATHS]:
        names = [range_words(rung, rung, rungs, messages) for rung in (start, end)]
        path = messages("group.path", count=count, start=names[0], end=names[1])
        blocks.append(("item", path))
    if others := sum(count for count, _, _ in paths[PATHS:]):
        blocks.append(("item", messages("group.other_paths", count=others)))
    if shift.only_before or shift.only_after:
        once = messages("group.once", before=shift.only_before, after=shift.only_after)
        blocks.append(("note", once))
    return blocks


def _bars(
    name: str, counts: Sequence[int], rungs: Sequence[Rung], colour: str, shape: str
) -> go.Bar:
    return go.Bar(
        name=name,
        orientation="h",
        x=list(counts),
        y=[rung.number for rung in rungs],
        text=[str(count) for count in counts],
        textposition="outside",
        cliponaxis=False,
        marker={
            "color": colour,
            "line": {"color": TEXT, "width": 1},
            "pattern": {"shape": shape, "fgcolor": TEXT, "size": 6, "solidity": 0.15},
        },
        hoverinfo="skip",
    )


def _most(counts: Sequence[int], rungs: Sequence[Rung], messages: Messages) -> str:
    """Return the rungs with the most votes in words."""
    top = max(counts)
    return messages.listed([r.name.lower() for r in rungs if counts[r.number - 1] == top])


def _paths(shift: Shift) -> list[tuple[int, int, int]]:
    """Return who went where, most walked first: how many, from which rung, to which."""
    walked = [
        (count, start, end)
        for start, line in enumerate(shift.moves, start=1)
        for end, count in enumerate(line, start=1)
        if count and start != end
    ]
    return sorted(walked, key=lambda path: -path[0])


def _table(
    after: Sequence[int] | None,
    before: Sequence[int] | None,
    rungs: Sequence[Rung],
    messages: Messages,
) -> tuple[tuple[str, ...], ...]:
    hidden = messages("group.cell_hidden")
    head = [messages("group.column_rung"), messages("group.votes")]
    if before is not None:
        head = [head[0], messages("group.before"), messages("group.after")]
    rows = [tuple(head)]
    for rung in reversed(rungs):
        cells = [f"{rung.number}. {rung.name}"]
        if before is not None:
            cells.append(str(before[rung.number - 1]))
        cells.append(hidden if after is None else str(after[rung.number - 1]))
        rows.append(tuple(cells))
    return tuple(rows)
