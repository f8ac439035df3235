"""A trainee's placings beside the experts' ranges, per case and per domain."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import plotly.graph_objects as go

from netwerkgemeente.charts.house import (
    BAND,
    GRID,
    HIERARCHY,
    LEGEND,
    NETWORK,
    Chart,
    figure,
    plain,
    row_title,
)
from netwerkgemeente.charts.rung_words import range_words
from netwerkgemeente.content.ladder import Rung
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.placing import Leaning, Placing, leaning

ROW = 46
"""Height of one case in the chart, in pixels."""


def placings_chart(placings: Sequence[Placing], rungs: Sequence[Rung], messages: Messages) -> Chart:
    """Show every placed case: the trainee's rung, and the experts' range once it was looked at."""
    placed = [placing for placing in placings if placing.rung is not None]
    rows = {placing.case.key: -index for index, placing in enumerate(placed)}
    seen = [placing for placing in placed if placing.seen]
    ranges = go.Bar(
        name=messages("mine.legend_range"),
        orientation="h",
        base=[placing.case.low - 0.4 for placing in seen],
        x=[placing.case.high - placing.case.low + 0.8 for placing in seen],
        y=[rows[placing.case.key] - 0.18 for placing in seen],
        width=0.34,
        marker={"color": BAND, "line": {"color": NETWORK, "width": 2}},
        hoverinfo="skip",
    )
    own = go.Scatter(
        name=messages("mine.legend_own"),
        mode="markers",
        x=[placing.rung for placing in placed],
        y=[rows[placing.case.key] - 0.18 for placing in placed],
        marker={"color": HIERARCHY, "size": 13, "symbol": "diamond"},
        text=[plain(placing.case.title) for placing in placed],
        hovertemplate="%{text}<extra></extra>",
    )
    titles = [
        row_title(plain(placing.case.title), 0.5, rows[placing.case.key] + 0.27)
        for placing in placed
    ]
    return Chart(
        title=messages("mine.title"),
        figure=figure(
            [ranges, own],
            annotations=titles,
            height=90 + ROW * max(1, len(placed)),
            xaxis={
                "range": [0.45, 5.55],
                "tickvals": [rung.number for rung in rungs],
                "ticktext": [plain(rung.name) for rung in rungs],
                "side": "top",
            },
            yaxis={"visible": False, "range": [0.6 - max(1, len(placed)), 0.6]},
            barmode="overlay",
            showlegend=True,
            legend=LEGEND,
        ),
        sentence=leaning_words(leaning(seen), messages),
        table=_placings_table(placed, rungs, messages),
    )


def domains_chart(
    leanings: Mapping[str, Leaning], names: Mapping[str, str], messages: Messages
) -> Chart:
    """Show how far outside the experts' ranges the placings lie, on average, per domain."""
    order = list(leanings)
    means = [leanings[domain].mean or Fraction(0) for domain in order]
    rows = [-place for place in range(len(order))]
    bars = go.Bar(
        orientation="h",
        x=[float(mean) for mean in means],
        y=rows,
        width=0.36,
        text=[_signed(mean, messages) for mean in means],
        textposition="outside",
        cliponaxis=False,
        marker={
            "color": [HIERARCHY if mean > 0 else NETWORK if mean < 0 else GRID for mean in means],
            "pattern": {"shape": ["" if mean >= 0 else "/" for mean in means]},
        },
        hoverinfo="skip",
    )
    reach = max([1.5, *(1.5 * abs(float(mean)) for mean in means)])  # a number beside each bar
    titles = [
        row_title(plain(names[domain]), 0, row + 0.42, xanchor="center", align="center")
        for domain, row in zip(order, rows, strict=True)
    ]
    return Chart(
        title=messages("mine.domain_title"),
        figure=figure(
            [bars],
            annotations=titles,
            height=100 + ROW * max(1, len(order)),
            xaxis={
                "range": [-reach, reach],
                "title": {"text": messages("mine.domain_axis"), "font": {"size": 12}},
                "zeroline": True,
                "zerolinecolor": GRID,
                "dtick": 1,
            },
            yaxis={"visible": False, "range": [0.6 - max(1, len(order)), 0.8]},
        ),
        sentence=_domain_sentence(leanings, names, messages),
        table=(
            (
                messages("mine.column_domain"),
                messages("mine.column_placed"),
                messages("mine.column_mean"),
            ),
            *(
                (names[domain], str(leanings[domain].placed), _signed(mean, messages))
                for domain, mean in zip(order, means, strict=True)
            ),
        ),
    )


def leaning_words(found: Leaning, messages: Messages) -> str:
    """Return in one sentence how placings lie against the experts' ranges."""
    if found.mean is None:
        return messages("mine.none")
    if found.placed == 1:
        return messages(f"mine.one_{found.direction}")
    digits = 1 if abs(found.mean) >= Fraction(1, 10) else 2  # 0.03 is not 0.0
    return messages(
        f"mine.result_{found.direction}",
        placed=found.placed,
        inside=found.inside,
        higher=found.higher,
        lower=found.lower,
        mean=messages.number(abs(found.mean), digits),
    )


def _placings_table(
    placed: Sequence[Placing], rungs: Sequence[Rung], messages: Messages
) -> tuple[tuple[str, ...], ...]:
    columns = ("case", "own", "range", "outside")
    rows = [tuple(messages(f"mine.column_{column}") for column in columns)]
    for placing in placed:
        own = range_words(placing.rung or 1, placing.rung or 1, rungs, messages)
        shown, outside = messages("mine.hidden"), ""
        if placing.seen:
            shown = range_words(placing.case.low, placing.case.high, rungs, messages)
            outside = _outside(placing.outside or 0, messages)
        rows.append((placing.case.title, own, shown, outside))
    return tuple(rows)


def _outside(steps: int, messages: Messages) -> str:
    if steps == 0:
        return messages("mine.zero")
    return messages("mine.steps_higher" if steps > 0 else "mine.steps_lower", steps=abs(steps))


def _signed(mean: Fraction, messages: Messages) -> str:
    return ("+" if mean > 0 else "") + messages.number(mean)


def _domain_sentence(
    leanings: Mapping[str, Leaning], names: Mapping[str, str], messages: Messages
) -> str:
    means = {domain: leaning.mean or Fraction(0) for domain, leaning in leanings.items()}
    if not means:
        return messages("mine.none")
    sentences = []
    highest, lowest = max(means.values()), min(means.values())
    for key, most, wanted in (
        ("mine.domain_most_higher", highest, highest > 0),
        ("mine.domain_most_lower", lowest, lowest < 0),
    ):
        if wanted:
            domains = [names[domain].lower() for domain, mean in means.items() if mean == most]
            # each with its own preposition: the name of a domain may hold an "and" itself
            said = messages.listed([messages("mine.domain_in", domain=name) for name in domains])
            sentences.append(messages(key, domains=said, mean=messages.number(abs(most))))
    return " ".join(sentences) or messages("mine.domain_none")
