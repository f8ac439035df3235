"""How every chart of the course looks: colours for both themes, one small template."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

HIERARCHY = "#2f5d9b"
NETWORK = "#b5500f"
TEXT = "#1f2430"
GRID = "#d5d9df"
BAND = "#e4e8ee"

DARK = {TEXT: "#e8eaed", HIERARCHY: "#8fb4e8", NETWORK: "#f0a36a", GRID: "#4a515a", BAND: "#3a4149"}
"""The colour that replaces each colour in a dark theme."""

LEGEND = {"orientation": "h", "x": 0, "xanchor": "left", "y": 0, "yanchor": "top"}
"""A legend in one line under the chart, for charts with two kinds of marks."""

LOW_LEGEND = {**LEGEND, "yref": "container", "yanchor": "bottom"}
"""The same under an axis title, however many lines that has."""

_TEMPLATE = {
    "layout": {
        "font": {"size": 13},
        "margin": {"l": 12, "r": 12, "t": 28, "b": 12},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "xaxis": {
            "gridcolor": GRID,
            "zeroline": False,
            "automargin": True,
            "fixedrange": True,
            "autotickangles": [0, -90],  # a slanting label leaves the drawing at its side
        },
        "yaxis": {"gridcolor": GRID, "zeroline": False, "automargin": True, "fixedrange": True},
    }
}


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as a person can see it, hear it and read it.

    Attributes:
        title: What it is about.
        figure: The plotly figure; the same data always gives the same figure.
        sentence: What it shows for this data.
        table: Rows of text; the first row holds the headings.
    """

    title: str
    figure: go.Figure
    sentence: str
    table: tuple[tuple[str, ...], ...]

    def json(self) -> dict[str, Any]:
        """Return the figure as plain JSON."""
        figure: dict[str, Any] = self.figure.to_plotly_json()
        return figure


def figure(traces: Sequence[go.Scatter | go.Bar | go.Heatmap], **layout: object) -> go.Figure:
    """Return a figure of ``traces`` in the course's template."""
    return go.Figure(data=list(traces), layout={"template": _TEMPLATE, **layout})


def row_title(text: str, x: float, y: float, *, size: int = 12, **more: object) -> dict[str, Any]:
    """Return ``text`` as the name of a row, inside the chart and above its marks.

    On a narrow page it takes more lines, upwards: the marks under it stay free.

    Args:
        text: As plotly reads it.
        x: Where it begins.
        y: The middle of its last line.
        size: Of the letters, in pixels.
        more: Other settings of a plotly annotation.
    """
    place = {"x": x, "y": y, "xanchor": "left", "yanchor": "bottom", "yshift": -9, "align": "left"}
    return {**place, "text": text, "showarrow": False, "font": {"size": size}, **more}


def plain(text: str) -> str:
    """Return ``text`` so that plotly shows it as it is: it reads some tags and entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
