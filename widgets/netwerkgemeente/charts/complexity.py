"""How relations grow with the number of actors, and what each lever takes away from here."""

from collections.abc import Sequence

import plotly.graph_objects as go

from netwerkgemeente.charts.house import BAND, HIERARCHY, NETWORK, TEXT, Chart, figure, row_title
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.complexity import (
    HIGHEST,
    LOWEST,
    Collaboration,
    after_one_step,
    coalitions,
    fastest,
    lines,
    relations,
    with_half_the_actors,
)

ROW = 44
"""Height of one lever in the chart, in pixels."""


def growth_chart(actors: int, messages: Messages) -> Chart:
    """Show the lines through one centre against all possible relations, for 2 to 20 actors."""
    every = list(range(LOWEST["actors"], HIGHEST["actors"] + 1))
    hierarchy = _curve(every, [lines(n) for n in every], HIERARCHY, "square", "solid")
    network = _curve(every, [relations(n) for n in every], NETWORK, "circle", "dash")
    here = [
        go.Scatter(
            mode="markers+text",
            x=[actors],
            y=[count],
            text=[f"<b>{count}</b>"],
            textposition=side,
            marker={"color": colour, "size": 15, "symbol": symbol},
            hoverinfo="skip",
            cliponaxis=False,
        )
        for count, colour, symbol, side in (
            (lines(actors), HIERARCHY, "square", "bottom center"),
            (relations(actors), NETWORK, "circle", "top center"),
        )
    ]
    labels = [
        {
            "x": x,
            "y": y,
            "text": messages(f"complexity.curve_{key}"),
            "xanchor": "right",
            "showarrow": False,
            "font": {"size": 12, "color": colour},
        }
        for key, x, y, colour in (("network", 15.2, 140, NETWORK), ("hierarchy", 20, 38, HIERARCHY))
    ]
    return Chart(
        title=messages("complexity.growth_title"),
        figure=figure(
            [hierarchy, network, *here],
            annotations=labels,
            height=320,
            xaxis={
                "range": [1, 21],
                "tickvals": [2, 5, 10, 15, 20],
                "title": {"text": messages("complexity.actors"), "font": {"size": 12}},
                "showgrid": False,
            },
            yaxis={"range": [-22, 215], "tickvals": [0, 50, 100, 150, 200]},
        ),
        sentence=messages(
            "complexity.growth",
            actors=actors,
            lines=lines(actors),
            relations=relations(actors),
            coalitions=thousands(coalitions(actors), messages),
        ),
        table=(
            tuple(
                messages(f"complexity.column_{column}")
                for column in ("actors", "lines", "relations", "coalitions")
            ),
            *(
                (str(n), str(lines(n)), str(relations(n)), thousands(coalitions(n), messages))
                for n in every
            ),
        ),
    )


def levers_chart(now: Collaboration, messages: Messages) -> Chart:
    """Show the score from here, after one step of each lever, and with half the actors."""
    steps = after_one_step(now)
    half = with_half_the_actors(now)
    quickest = fastest(now)
    rows = [
        (messages("complexity.now"), now.score, False),
        *((messages(f"complexity.step_{key}"), steps[key], key in quickest) for key in steps),
        (messages("complexity.half", actors=half.actors), half.score, False),
    ]
    top = max(now.score, 1)
    bars = go.Bar(
        orientation="h",
        x=[score for _, score, _ in rows],
        y=[-place for place in range(len(rows))],
        width=0.42,
        text=[thousands(score, messages) for _, score, _ in rows],
        textposition="outside",
        cliponaxis=False,
        marker={
            "color": [TEXT if best else BAND for _, _, best in rows],
            "line": {"color": TEXT, "width": 1},
        },
        hoverinfo="skip",
    )
    titles = [row_title(name, 0, 0.42 - place) for place, (name, _, _) in enumerate(rows)]
    return Chart(
        title=messages("complexity.levers_title"),
        figure=figure(
            [bars],
            annotations=titles,
            height=60 + ROW * len(rows),
            xaxis={"range": [0, 1.18 * top], "showgrid": False, "visible": False},
            yaxis={"visible": False, "range": [0.6 - len(rows), 0.7]},
        ),
        sentence=levers_sentence(now, messages),
        table=(
            (messages("complexity.column_step"), messages("complexity.column_score")),
            *((name, thousands(score, messages)) for name, score, _ in rows),
        ),
    )


def levers_sentence(now: Collaboration, messages: Messages) -> str:
    """Return which lever takes away most from here with one step."""
    quickest = fastest(now)
    if not quickest:
        return messages("complexity.none")
    score = after_one_step(now)[quickest[0]]
    return messages(
        "complexity.fastest_one" if len(quickest) == 1 else "complexity.fastest_more",
        levers=levers_words(quickest, messages),
        before=thousands(now.score, messages),
        after=thousands(score, messages),
    )


def levers_words(levers: Sequence[str], messages: Messages) -> str:
    """Return levers as they stand in a sentence, such as 'one party fewer and a calmer process'."""
    return messages.listed([messages(f"complexity.short_{lever}") for lever in levers])


def thousands(value: int, messages: Messages) -> str:
    """Return a whole number with its thousands apart, as this language writes it."""
    return f"{value:,}".replace(",", messages("complexity.thousands"))


def _curve(x: Sequence[int], y: Sequence[int], colour: str, symbol: str, dash: str) -> go.Scatter:
    return go.Scatter(
        mode="lines+markers",
        x=list(x),
        y=list(y),
        line={"color": colour, "width": 2, "dash": dash},
        marker={"color": colour, "size": 5, "symbol": symbol},
        hoverinfo="skip",
    )
