"""A message among the same people in two forms: a picture of each form, and one curve of both."""

import math
from collections.abc import Sequence

import plotly.graph_objects as go

from netwerkgemeente.charts.house import GRID, HIERARCHY, LEGEND, NETWORK, TEXT, Chart, figure
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.reach import Links, Spread, spread

FORMS = ("hierarchy", "network")
Place = tuple[float, float]
LAST = 10
"""The last step that the curve shows; the sentence says when it takes longer."""

_COLOUR = {"hierarchy": HIERARCHY, "network": NETWORK}
_SYMBOL = {"hierarchy": "square", "network": "circle"}
_DASH = {"hierarchy": "solid", "network": "dash"}
_WIDE = 24
"""In a level with more people than this, those below the same person are drawn stepwise."""


def picture_chart(form: str, links: Links, found: Spread, step: int, messages: Messages) -> Chart:
    """Show who is reached in one form after ``step``: the filled marks.

    Coloured lines are contacts along which the message reached somebody new, or would have.

    Args:
        form: One of ``FORMS``.
        found: How the message goes through ``links``.
    """
    start = found.heard.index(0)
    places = _levels(links) if form == "hierarchy" else _ring(len(links), start)
    has = [when is not None and when <= step for when in found.heard]
    used: list[tuple[Place, Place]] = []
    unused: list[tuple[Place, Place]] = []
    for one, known in enumerate(links):
        for other in known:
            if one < other:
                told = has[one] and has[other] and found.heard[one] != found.heard[other]
                (used if told else unused).append((places[one], places[other]))
    size = max(4, min(10, round(54 / math.sqrt(len(links)))))
    people = range(len(links))
    traces = [
        _lines(unused, GRID, 1, "solid"),
        _lines(used, _COLOUR[form], 1.5, "solid" if form == "hierarchy" else "dot"),
        _marks([places[p] for p in people if not has[p]], form, size, filled=False),
        _marks([places[p] for p in people if has[p] and p != start], form, size, filled=True),
        go.Scatter(
            mode="markers",
            x=[places[start][0]],
            y=[places[start][1]],
            marker={"color": TEXT, "size": size + 7, "symbol": "star"},
            cliponaxis=False,
            hoverinfo="skip",
        ),
    ]
    return Chart(
        title=messages(f"reach.picture_{form}"),
        figure=figure(
            traces,
            height=290,
            margin={"l": 6, "r": 6, "t": 10, "b": 10},
            xaxis={"visible": False, "range": [-1.08, 1.08], "fixedrange": True},
            yaxis={
                "visible": False,
                "range": [-1.08, 1.08],
                "fixedrange": True,
                **({"scaleanchor": "x"} if form == "network" else {}),
            },
        ),
        sentence=messages(
            "reach.picture_sentence",
            step=step,
            reached=found.reached(step),
            people=len(links),
            sent=found.messages(step),
        ),
        table=(
            tuple(messages(f"reach.column_{column}") for column in ("step", "reached", "sent")),
            *((str(at), str(found.reached(at)), str(found.messages(at))) for at in range(step + 1)),
        ),
    )


def curve_chart(spreads: Sequence[Spread], step: int, messages: Messages) -> Chart:
    """Show how many people are reached after each step, in both forms on the same axes.

    Args:
        spreads: The message in the hierarchy and in the network, in the order of ``FORMS``.
        step: The step of the two pictures, marked with a line.
    """
    people = len(spreads[0].heard)
    last = min(LAST, max(found.steps for found in spreads))
    steps = list(range(last + 1))
    traces = [
        go.Scatter(
            name=messages(f"reach.{form}"),
            mode="lines+markers",
            x=steps,
            y=[found.reached(at) for at in steps],
            line={"color": _COLOUR[form], "width": 2.5, "dash": _DASH[form]},
            marker={"color": _COLOUR[form], "size": 10, "symbol": _SYMBOL[form]},
            cliponaxis=False,
            hoverinfo="skip",
        )
        for form, found in zip(FORMS, spreads, strict=True)
    ]
    mark = {
        "type": "line",
        "x0": step,
        "x1": step,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": TEXT, "width": 1, "dash": "dot"},
    }
    return Chart(
        title=messages("reach.curve_title"),
        figure=figure(
            traces,
            height=300,
            shapes=[mark] if step <= last else [],
            showlegend=True,
            legend={**LEGEND, "y": 1.04, "yanchor": "bottom"},
            xaxis={
                "range": [-0.3, last + 0.3],
                "dtick": 1,
                "title": {"text": messages("reach.axis_step")},
            },
            yaxis={
                "range": [0, people * 1.06],
                "title": {"text": messages("reach.axis_reached")},
            },
        ),
        sentence=_curve_sentence(spreads, messages),
        table=(
            (
                messages("reach.column_step"),
                *(messages(f"reach.column_{form}") for form in FORMS),
                *(messages(f"reach.column_{form}_sent") for form in FORMS),
            ),
            *(
                (
                    str(at),
                    *(str(found.reached(at)) for found in spreads),
                    *(str(found.messages(at)) for found in spreads),
                )
                for at in steps
            ),
        ),
    )


def _curve_sentence(spreads: Sequence[Spread], messages: Messages) -> str:
    upper, flat = (found.steps for found in spreads)
    key = "same" if upper == flat else "hierarchy" if upper < flat else "network"
    return messages(f"reach.curve_{key}", hierarchy=upper, network=flat)


def _levels(links: Links) -> list[Place]:
    """Return a place for everybody in a hierarchy: each level on a line, below one's own above.

    Whoever has nobody below takes one place; everybody else takes the places of those below.
    """
    depth = [when or 0 for when in spread(links, 0).heard]
    bottom = max(1, *depth)
    width = [1] * len(links)
    for person in reversed(range(len(links))):
        below = [other for other in links[person] if other > person]
        width[person] = sum(width[other] for other in below) or 1
    left = [0] * len(links)
    drop = [0.0] * len(links)
    places = []
    for person, known in enumerate(links):
        below = [other for other in known if other > person]
        is_wide = depth.count(depth[person] + 1) > _WIDE
        for at, other in enumerate(below):
            left[other] = left[person] + sum(width[before] for before in below[:at])
            drop[other] = 0.4 * at / len(below) if is_wide else 0.0
        x = 2 * (left[person] + width[person] / 2) / width[0] - 1
        y = 1 - 2 * (depth[person] + drop[person]) / (bottom + 0.4)
        places.append((round(x, 3), round(y, 3)))
    return places


def _ring(people: int, start: int) -> list[Place]:
    """Return a place for everybody on a circle, with ``start`` at the top."""
    turns = [2 * math.pi * (person - start) / people for person in range(people)]
    return [(round(math.sin(turn), 3), round(math.cos(turn), 3)) for turn in turns]


def _lines(
    pairs: Sequence[tuple[Place, Place]],
    colour: str,
    width: float,
    dash: str,
) -> go.Scatter:
    """Return all of ``pairs`` as one trace, with a gap after each."""
    return go.Scatter(
        mode="lines",
        x=[x for one, other in pairs for x in (one[0], other[0], None)],
        y=[y for one, other in pairs for y in (one[1], other[1], None)],
        line={"color": colour, "width": width, "dash": dash},
        hoverinfo="skip",
    )


def _marks(places: Sequence[Place], form: str, size: int, *, filled: bool) -> go.Scatter:
    colour = _COLOUR[form]
    return go.Scatter(
        mode="markers",
        x=[x for x, _ in places],
        y=[y for _, y in places],
        marker={
            "color": colour,
            "size": size,
            "symbol": _SYMBOL[form] if filled else f"{_SYMBOL[form]}-open",
            "line": {"width": 1},
        },
        cliponaxis=False,
        hoverinfo="skip",
    )
