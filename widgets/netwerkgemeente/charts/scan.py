"""The self-scan, before and after, between hierarchy and network."""

from collections.abc import Callable, Sequence

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
from netwerkgemeente.content.scan import SCAN_TOP, ScanPair
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.scan import MIDDLE, ScanShift, biggest

ROW = 46
"""Height of one pair in the chart, in pixels."""

_DOWN = 0.14
"""How far the marks lie below the middle of their row, under the name."""


def scan_chart(shifts: Sequence[ScanShift], pairs: Sequence[ScanPair], messages: Messages) -> Chart:
    """Show for every pair where it was before, where it is now, and to which side it moved.

    Towards hierarchy is a solid line with a square, towards network a dashed line with a circle.
    """
    names = {pair.key: pair.name for pair in pairs}
    place = {shift.key: -index - _DOWN for index, shift in enumerate(shifts)}
    compared = [shift for shift in shifts if shift.before is not None]
    before = go.Scatter(
        name=messages("scan.column_before"),
        mode="markers",
        x=[shift.before for shift in compared],
        y=[place[shift.key] for shift in compared],
        marker={"color": TEXT, "size": 13, "symbol": "diamond-open", "line": {"width": 2}},
        hoverinfo="skip",
    )
    kinds: tuple[tuple[str, Callable[[int], bool], str, str, str], ...] = (
        ("hierarchy", lambda by: by < 0, HIERARCHY, "square", "solid"),
        ("network", lambda by: by > 0, NETWORK, "circle", "dash"),
        ("same", lambda by: by == 0, TEXT, "diamond", "solid"),
    )
    traces = [before] if compared else []
    for kind, fits, colour, symbol, dash in kinds:
        moved = [shift for shift in shifts if fits(shift.by or 0)]
        lines = [shift for shift in moved if shift.by]
        if lines:
            traces.append(_lines(lines, place, colour, dash))
        if moved:
            traces.append(
                go.Scatter(
                    name=messages(f"scan.legend_{kind if compared else 'now'}"),
                    mode="markers",
                    x=[shift.after for shift in moved],
                    y=[place[shift.key] for shift in moved],
                    marker={"color": colour, "size": 13, "symbol": symbol},
                    hoverinfo="skip",
                )
            )
    titles = [
        row_title(plain(names[shift.key]), 0, -index + 0.28, xshift=-6)
        for index, shift in enumerate(shifts)
    ]
    return Chart(
        title=messages("scan.title" if compared else "scan.title_now"),
        figure=figure(
            traces,
            annotations=[*_ends(messages), *titles],
            height=110 + ROW * max(1, len(shifts)),
            showlegend=True,
            legend=LEGEND,
            xaxis={
                "range": [-0.7, SCAN_TOP + 0.7],
                "tickvals": [0, MIDDLE, SCAN_TOP],
                "showticklabels": False,
                "gridcolor": GRID,
            },
            yaxis={"visible": False, "range": [0.45 - max(1, len(shifts)), 1.1]},
        ),
        sentence=_sentence(shifts, names, messages),
        table=_table(shifts, names, messages),
    )


def _ends(messages: Messages) -> list[dict[str, object]]:
    """Name the two ends above the rows, inside the chart, so that a narrow page cuts neither."""
    return [
        {
            "x": x,
            "y": 0.85,
            "text": f"<b>{messages(f'scan.tick_{end}')}</b>",
            "xanchor": anchor,
            "showarrow": False,
            "font": {"size": 13, "color": colour},
        }
        for end, x, anchor, colour in (
            ("low", -0.4, "left", HIERARCHY),
            ("high", SCAN_TOP + 0.4, "right", NETWORK),
        )
    ]


def _lines(
    shifts: Sequence[ScanShift], place: dict[str, float], colour: str, dash: str
) -> go.Scatter:
    x: list[int | None] = []
    y: list[float | None] = []
    for shift in shifts:
        x += [shift.before, shift.after, None]
        y += [place[shift.key], place[shift.key], None]
    return go.Scatter(
        mode="lines",
        x=x,
        y=y,
        line={"color": colour, "width": 3, "dash": dash},
        showlegend=False,
        hoverinfo="skip",
    )


def _sentence(shifts: Sequence[ScanShift], names: dict[str, str], messages: Messages) -> str:
    compared = [shift.by for shift in shifts if shift.by is not None]
    if not compared:
        return messages("scan.no_before")
    most = biggest(shifts)
    if not most:
        return messages("scan.nothing")
    by = abs(most[0].by or 0)
    steps = messages("scan.step") if by == 1 else messages("scan.steps", count=by)
    sides: dict[str, list[str]] = {}
    for shift in most:
        side = "network" if (shift.by or 0) > 0 else "hierarchy"
        sides.setdefault(side, []).append(names[shift.key].lower())
    said = {side: messages.listed(own) for side, own in sides.items()}
    if len(said) > 1:
        big = messages("scan.biggest_both", steps=steps, **said)
    else:
        ((side, named),) = said.items()
        big = messages(f"scan.biggest_{side}", steps=steps, names=named)
    counts = messages(
        "scan.counts",
        network=sum(by > 0 for by in compared),
        hierarchy=sum(by < 0 for by in compared),
        same=compared.count(0),
    )
    return f"{big} {counts}"


def _table(
    shifts: Sequence[ScanShift], names: dict[str, str], messages: Messages
) -> tuple[tuple[str, ...], ...]:
    columns = ("pair", "before", "now", "shift")
    rows = [tuple(messages(f"scan.column_{column}") for column in columns)]
    for shift in shifts:
        if shift.by is None:
            known = (messages("scan.unknown"), str(shift.after), messages("scan.unknown"))
        else:
            side = "network" if shift.by > 0 else "hierarchy"
            moved = messages(f"scan.to_{side}", steps=abs(shift.by)) if shift.by else "0"
            known = (str(shift.before), str(shift.after), moved)
        rows.append((names[shift.key], *known))
    return tuple(rows)
