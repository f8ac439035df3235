"""The municipality among its partners: who depends on whom."""

from collections.abc import Sequence
from math import cos, pi, sin

import plotly.graph_objects as go

from netwerkgemeente.charts.house import (
    BAND,
    HIERARCHY,
    LEGEND,
    NETWORK,
    TEXT,
    Chart,
    figure,
    plain,
)
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.influence import Partner, both_ways, verdict

ONE_RING = 16
"""With more partners than this the last ones stand on an inner ring."""

NAMED = 8
"""Up to this many partners their names are in the picture; with more, their numbers only."""

LETTERS = 40
"""Letters of a name that fit in the picture; the table has the whole name."""

_TIES = {
    "network": (NETWORK, "circle", "dash"),
    "hierarchy": (HIERARCHY, "square", "solid"),
    "guest": (HIERARCHY, "square-open", "solid"),
    "none": (TEXT, "circle-open", "dot"),
}
"""Colour, symbol and line of a tie, by the verdict on that one tie."""

_REACH = 0.86
"""How far towards a partner its line goes: not into the mark, which may be open."""


def influence_chart(partners: Sequence[Partner], messages: Messages) -> Chart:
    """Show each partner around the municipality; an arrow points at who is depended upon.

    Args:
        partners: In the order in which they were added; the first stands at the top.
    """
    places = ring(len(partners))
    traces = []
    for kind in _TIES:
        own = [place for place, partner in enumerate(partners) if partner.verdict == kind]
        if own:
            traces += _ties(kind, own, partners, places, messages)
    traces.append(_centre(messages))
    one_way = [
        _arrow(places[place], kind=partner.verdict)
        for place, partner in enumerate(partners)
        if partner.verdict in ("hierarchy", "guest")
    ]
    names = [
        _name(places[place], partner.name)
        for place, partner in enumerate(partners)
        if len(partners) <= NAMED
    ]
    hidden = {"visible": False, "range": [-1.35, 1.35]}
    return Chart(
        title=messages("influence_map.title"),
        figure=figure(
            traces,
            annotations=[*one_way, *names],
            height=440,
            showlegend=True,
            legend={**LEGEND, "orientation": "v"},
            xaxis=hidden,
            yaxis=hidden,
        ),
        sentence=_sentence(partners, messages),
        table=_table(partners, messages),
    )


def ring(count: int) -> list[tuple[float, float]]:
    """Return the place of each of ``count`` partners, clockwise from the top, always the same.

    On one circle of radius 1. Of more than ``ONE_RING`` the last two fifths stand on a circle of
    0.66, so that their marks keep apart on a phone too.
    """
    outer = count if count <= ONE_RING else count - 2 * count // 5
    return [
        *_circle(outer, radius=1, start=0),
        *_circle(count - outer, radius=0.66, start=pi / max(outer, 1)),
    ]


def _circle(count: int, *, radius: float, start: float) -> list[tuple[float, float]]:
    angles = [pi / 2 - start - 2 * pi * place / count for place in range(count)]
    return [(round(radius * cos(a), 3), round(radius * sin(a), 3)) for a in angles]


def _ties(
    kind: str,
    own: Sequence[int],
    partners: Sequence[Partner],
    places: Sequence[tuple[float, float]],
    messages: Messages,
) -> list[go.Scatter]:
    colour, symbol, dash = _TIES[kind]
    lines = go.Scatter(
        mode="lines",
        x=[x for place in own for x in (0, _REACH * places[place][0], None)],
        y=[y for place in own for y in (0, _REACH * places[place][1], None)],
        line={"color": colour, "width": 2, "dash": dash},
        hoverinfo="skip",
        showlegend=False,
    )
    small = len(partners) > ONE_RING
    nodes = go.Scatter(
        name=messages(f"influence_map.tie_{kind}"),
        mode="markers+text",
        x=[places[place][0] for place in own],
        y=[places[place][1] for place in own],
        text=[str(place + 1) for place in own],
        textposition="middle center",
        textfont={"size": 10 if small else 12, "color": TEXT},
        marker={
            "color": colour if symbol.endswith("open") else BAND,
            "size": 22 if small else 30,
            "symbol": symbol,
            "line": {"width": 3, "color": colour},
        },
        hoverinfo="skip",
        cliponaxis=False,
    )
    return [lines, nodes]


def _centre(messages: Messages) -> go.Scatter:
    return go.Scatter(
        mode="markers+text",
        x=[0],
        y=[0],
        text=[f"<b>{messages('influence_map.we')}</b>"],
        textposition="middle center",
        textfont={"color": "#ffffff", "size": 12},
        marker={"color": "#5a6270", "size": 44, "symbol": "circle"},
        hoverinfo="skip",
        showlegend=False,
    )


def _arrow(place: tuple[float, float], *, kind: str) -> dict[str, object]:
    """An arrow on the tie: to the partner where we depend on it, to us where it depends on us."""
    near, far = (0.42 * place[0], 0.42 * place[1]), (0.66 * place[0], 0.66 * place[1])
    head, tail = (far, near) if kind == "guest" else (near, far)
    return {
        "x": head[0],
        "y": head[1],
        "ax": tail[0],
        "ay": tail[1],
        "axref": "x",
        "ayref": "y",
        "arrowcolor": HIERARCHY,
        "arrowhead": 2,
        "arrowsize": 1.2,
        "arrowwidth": 2,
        "text": "",
    }


def _name(place: tuple[float, float], name: str) -> dict[str, object]:
    side = "center" if abs(place[0]) < 0.4 else "right" if place[0] > 0 else "left"
    short = name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…"
    off = _off_the_mark(place, side)
    return {
        "x": place[0],
        "y": place[1],
        "yshift": off,
        "yanchor": "bottom" if off > 0 else "top",
        "xanchor": side,
        "align": side,
        "xshift": {"left": -18, "right": 18, "center": 0}[side],
        "text": plain(short),
        "showarrow": False,
        "font": {"size": 12},
    }


def _off_the_mark(place: tuple[float, float], side: str) -> int:
    """Return how many pixels above its mark a name begins.

    Names run towards the middle of the picture, so those on the right keep another height than
    their twins on the left: at the other side of the mark, or further off where the middle is.
    """
    outwards = 1 if place[1] > -0.05 else -1
    if side != "right":
        return 20 * outwards
    return 36 * outwards if 0.1 < abs(place[1]) < 0.45 else -20 * outwards


def _sentence(partners: Sequence[Partner], messages: Messages) -> str:
    kinds = [partner.verdict for partner in partners]
    if verdict(partners) == "none":
        return messages("influence_map.nothing")
    return messages(
        "influence_map.sentence",
        count=len(partners),
        network=kinds.count("network"),
        hierarchy=kinds.count("hierarchy"),
        guest=kinds.count("guest"),
        share=round(100 * both_ways(partners)),
    )


def _table(partners: Sequence[Partner], messages: Messages) -> tuple[tuple[str, ...], ...]:
    columns = ("partner", "ours", "theirs", "mutual", "exchanged", "verdict")
    return (
        tuple(messages(f"influence_map.column_{column}") for column in columns),
        *(
            (
                f"{number}. {partner.name}",
                str(partner.ours),
                str(partner.theirs),
                str(partner.mutual),
                str(partner.exchanged),
                messages(f"influence_map.tie_{partner.verdict}"),
            )
            for number, partner in enumerate(partners, 1)
        ),
    )
