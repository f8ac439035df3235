"""Neighbourhoods in the order that a trainee's weights give, beside the order of equal weights."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import plotly.graph_objects as go

from netwerkgemeente.charts.house import HIERARCHY, LEGEND, NETWORK, Chart, figure, plain, row_title
from netwerkgemeente.content.neighbourhoods import Municipality, Neighbourhood, Signal
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.gaps import TOP, Place, Ranking, equal_weights, ever_top, rank

SHOWN = 15
"""Most neighbourhoods in the chart: the first ones."""

TABLED = 40
"""Most rows in the table: the first ones."""

ROW = 44

LONGEST = 24
"""Characters of the longest name in the chart; the table has the whole name."""


def gaps_chart(
    place: Municipality, weights: Mapping[str, int], signals: Sequence[Signal], messages: Messages
) -> Chart:
    """Show the neighbourhoods of ``place``, highest score first, and what the weights do to it."""
    keys = [signal.key for signal in signals]
    own = rank(place.neighbourhoods, weights)
    equal = rank(place.neighbourhoods, equal_weights(keys))
    scores = {each.neighbourhood.key: each.score for each in equal.places}
    shown = own.places[:SHOWN]
    rows = list(range(0, -len(shown), -1))
    bars = go.Bar(
        name=messages("gaps.legend_own"),
        orientation="h",
        x=[_tenth(each.score) for each in shown],
        y=[at + 0.07 for at in rows],
        width=0.24,
        marker={"color": HIERARCHY},
        hoverinfo="skip",
    )
    marks = go.Scatter(
        name=messages("gaps.legend_equal"),
        mode="markers",
        x=[_tenth(scores.get(each.neighbourhood.key, Fraction(0))) for each in shown],
        y=[at - 0.21 for at in rows],
        marker={"color": NETWORK, "size": 12, "symbol": "diamond-open", "line": {"width": 2}},
        hoverinfo="skip",
        cliponaxis=False,
    )
    labels = [
        row_title(_label(each, messages), 0, at + 0.4, size=11)
        for at, each in zip(rows, shown, strict=True)
    ]
    return Chart(
        title=messages("gaps.title", place=place_name(place, messages)),
        figure=figure(
            [bars, marks],
            annotations=labels,
            height=100 + ROW * max(1, len(shown)),
            showlegend=True,
            legend=LEGEND,
            xaxis={"range": [0, 103], "tickvals": [0, 25, 50, 75, 100], "side": "top"},
            yaxis={"visible": False, "range": [0.4 - max(1, len(shown)), 0.75]},
        ),
        sentence=_sentence(place, own, equal, signals, messages),
        table=_table(own, scores, signals, messages),
    )


def place_name(place: Municipality, messages: Messages) -> str:
    """Return what a municipality is called; a constructed one is always called that."""
    if place.constructed:
        return messages("gaps.example_name")
    return place.name or messages("gaps.nameless")


def _tenth(score: Fraction) -> float:
    return round(float(score), 1)


def _label(place: Place, messages: Messages) -> str:
    name = place.neighbourhood.name
    name = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
    label = f"{plain(name)}: {messages.number(place.score, 0)}"
    if not place.unknown:
        return label
    return f"{label}, {messages('gaps.unknown_short', count=place.unknown)}"


def _sentence(
    place: Municipality,
    own: Ranking,
    equal: Ranking,
    signals: Sequence[Signal],
    messages: Messages,
) -> str:
    if not own.places:
        return messages("gaps.nothing")
    names = [each.name for each in own.top]
    if len(own.places) <= TOP:
        return messages("gaps.few", names=messages.listed(names))
    level = {each.key for each in equal.top}
    stay = [each.name for each in own.top if each.key in level]
    key = "all" if len(stay) == len(names) else "some" if stay else "none"
    kept = messages(f"gaps.stay_{key}", names=messages.listed(stay) if stay else "")
    ever = ever_top(place.neighbourhoods, [signal.key for signal in signals])
    return " ".join(
        [
            messages("gaps.top", names=messages.listed(names)),
            kept,
            messages("gaps.ever", count=ever, total=len(own.places)),
        ]
    )


def _table(
    own: Ranking,
    scores: Mapping[str, Fraction],
    signals: Sequence[Signal],
    messages: Messages,
) -> tuple[tuple[str, ...], ...]:
    unknown = messages("gaps.unknown")
    ranked = [
        (
            each.neighbourhood,
            messages.number(each.score, 0),
            messages.number(scores[each.neighbourhood.key], 0)
            if each.neighbourhood.key in scores
            else unknown,
        )
        for each in own.places
    ]
    others = [
        *((each, messages("gaps.small"), "–") for each in own.small),
        *((each, unknown, unknown) for each in own.dark),
    ]
    rows = [*ranked[: TABLED - min(len(others), TABLED // 2)], *others][:TABLED]
    return (
        (
            messages("gaps.column_name"),
            messages("gaps.column_score"),
            messages("gaps.column_equal"),
            messages("gaps.column_people"),
            *(f"{signal.name} (%)" for signal in signals),
        ),
        *(
            (
                each.name,
                score,
                equal,
                unknown if each.inhabitants is None else messages.number(each.inhabitants),
                *(_share(each, signal, messages) for signal in signals),
            )
            for each, score, equal in rows
        ),
    )


def _share(each: Neighbourhood, signal: Signal, messages: Messages) -> str:
    share = each.shares.get(signal.key)
    return messages("gaps.unknown") if share is None else messages.number(share)
