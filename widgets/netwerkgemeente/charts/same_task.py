"""One task as a hierarchy and as a network: four scores on the same axis."""

import plotly.graph_objects as go

from netwerkgemeente.charts.house import HIERARCHY, LOW_LEGEND, NETWORK, Chart, figure, row_title
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.same_task import (
    ASPECTS,
    Result,
    Setting,
    as_hierarchy,
    as_network,
    differences,
)

ROW = 74
"""Height of one aspect in the chart, in pixels."""

CLOSE = 5
"""Scores that differ by less are called about equal: the model is not finer than that."""


def same_task_chart(setting: Setting, messages: Messages) -> Chart:
    """Show how fast, how far, how firmly and how bindingly each way does the task."""
    hierarchy, network = as_hierarchy(setting), as_network(setting)
    names = [messages(f"same_task.{aspect}") for aspect in ASPECTS]
    titles = [row_title(name, 0, 0.38 - row, size=13) for row, name in enumerate(names)]
    return Chart(
        title=messages("same_task.title"),
        figure=figure(
            [
                *_lollipops(
                    hierarchy,
                    0.1,
                    messages("same_task.hierarchy"),
                    colour=HIERARCHY,
                    symbol="square",
                    dash="solid",
                ),
                *_lollipops(
                    network,
                    -0.2,
                    messages("same_task.network"),
                    colour=NETWORK,
                    symbol="circle",
                    dash="dash",
                ),
            ],
            annotations=titles,
            height=110 + ROW * len(ASPECTS),
            showlegend=True,
            legend=LOW_LEGEND,
            xaxis={
                "range": [-3, 114],
                "tickvals": [0, 25, 50, 75, 100],
                "title": {"text": messages("same_task.axis"), "font": {"size": 12}},
            },
            yaxis={"visible": False, "range": [0.5 - len(ASPECTS), 0.65]},
        ),
        sentence=same_task_sentence(setting, messages),
        table=(
            tuple(
                messages(f"same_task.column_{column}")
                for column in ("aspect", "hierarchy", "network")
            ),
            *(
                (name, str(getattr(hierarchy, aspect)), str(getattr(network, aspect)))
                for aspect, name in zip(ASPECTS, names, strict=True)
            ),
        ),
    )


def same_task_sentence(setting: Setting, messages: Messages) -> str:
    """Return what the difference between the two is in this setting."""
    hierarchy, network = as_hierarchy(setting), as_network(setting)
    better: dict[str, list[str]] = {"hierarchy": [], "network": [], "close": []}
    for aspect, difference in differences(setting).items():
        side = "close" if abs(difference) < CLOSE else "network" if difference > 0 else "hierarchy"
        better[side].append(
            messages(
                "same_task.scores",
                aspect=messages(f"same_task.short_{aspect}"),
                hierarchy=getattr(hierarchy, aspect),
                network=getattr(network, aspect),
            )
        )
    return " ".join(
        messages(f"same_task.better_{side}", aspects=", ".join(aspects))
        for side, aspects in better.items()
        if aspects
    )


def _lollipops(
    result: Result, offset: float, name: str, *, colour: str, symbol: str, dash: str
) -> list[go.Scatter]:
    scores = [getattr(result, aspect) for aspect in ASPECTS]
    heights = [offset - row for row in range(len(scores))]
    sticks = go.Scatter(
        mode="lines",
        x=[x for score in scores for x in (0, score, None)],
        y=[y for height in heights for y in (height, height, None)],
        line={"color": colour, "width": 3, "dash": dash},
        hoverinfo="skip",
        showlegend=False,
    )
    heads = go.Scatter(
        name=name,
        mode="markers+text",
        x=scores,
        y=heights,
        text=[f"{score}" for score in scores],
        textposition="middle right",
        marker={"color": colour, "size": 13, "symbol": symbol},
        hoverinfo="skip",
        cliponaxis=False,
    )
    return [sticks, heads]
