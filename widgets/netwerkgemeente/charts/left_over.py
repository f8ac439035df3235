"""Who takes part and who is left, for every group of a neighbourhood of which the size is known."""

from collections.abc import Sequence

import plotly.graph_objects as go

from netwerkgemeente.charts.house import HIERARCHY, LEGEND, NETWORK, Chart, figure, plain, row_title
from netwerkgemeente.content.neighbourhoods import Neighbourhood, Signal
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.left_over import LeftOver

ROW = 52


def left_over_chart(
    place: str,
    neighbourhood: Neighbourhood,
    signals: Sequence[Signal],
    *,
    chosen: Signal,
    share: int,
    messages: Messages,
) -> Chart:
    """Show each group of the neighbourhood in two parts: those who take part, those left.

    Args:
        place: What the municipality is called.
        chosen: The signal whose group the sentence is about.
        share: Percentage that takes part, 0 to 100.
    """
    groups = [
        (signal, LeftOver(size, share))
        for signal in signals
        if (size := neighbourhood.sizes.get(signal.key)) is not None
    ]
    rows = list(range(0, -len(groups), -1))
    left = go.Bar(
        name=messages("left_over.legend_left"),
        orientation="h",
        x=[group.left for _, group in groups],
        y=rows,
        width=0.36,
        marker={"color": HIERARCHY},
        hoverinfo="skip",
    )
    taking = go.Bar(
        name=messages("left_over.legend_taking"),
        orientation="h",
        x=[group.taking_part for _, group in groups],
        y=rows,
        width=0.36,
        marker={"color": NETWORK, "pattern": {"shape": "/", "size": 6, "fgopacity": 0.6}},
        hoverinfo="skip",
    )
    labels = [
        row_title(_label(signal, group, messages, bold=signal == chosen), 0, at + 0.42)
        for at, (signal, group) in zip(rows, groups, strict=True)
    ]
    most = max((group.size for _, group in groups), default=1) or 1
    return Chart(
        title=messages("left_over.title", name=neighbourhood.name, place=place),
        figure=figure(
            [left, taking],
            annotations=labels,
            barmode="stack",
            height=100 + ROW * max(1, len(groups)),
            showlegend=True,
            legend={**LEGEND, "traceorder": "normal"},
            xaxis={"range": [0, most * 1.03], "nticks": 5, "side": "top", "tickformat": "d"},
            yaxis={"visible": False, "range": [0.4 - max(1, len(groups)), 0.8]},
        ),
        sentence=_sentence(groups, chosen, share, messages),
        table=(
            tuple(
                messages(f"left_over.column_{column}")
                for column in ("group", "size", "taking", "left")
            ),
            *(
                (
                    signal.group,
                    *(
                        messages.number(count)
                        for count in (group.size, group.taking_part, group.left)
                    ),
                )
                for signal, group in groups
            ),
        ),
    )


def _label(signal: Signal, group: LeftOver, messages: Messages, *, bold: bool) -> str:
    name = plain(signal.short)
    label = messages("left_over.label", name=name, left=group.left, size=group.size)
    return f"<b>{label}</b>" if bold else label


def _sentence(
    groups: Sequence[tuple[Signal, LeftOver]], chosen: Signal, share: int, messages: Messages
) -> str:
    for signal, group in groups:
        if signal == chosen:
            return messages(
                "left_over.sentence",
                share=share,
                size=group.size,
                group=signal.group,
                left=group.left,
            )
    return messages("left_over.unknown")
