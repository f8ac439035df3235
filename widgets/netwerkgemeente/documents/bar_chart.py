"""A bar chart as a drawing in a web page: no scripts, readable on paper and on a phone."""

from html import escape

from netwerkgemeente.documents.paper import Bars, printable

_LINE = 20
"""Height of the words of a row, in pixels."""

_BAR = 14
_GAP = 4
_WIDEST = 88
"""Percent of the width that the longest bar takes; its number stands beside it."""


def bar_chart(bars: Bars) -> list[str]:
    """Return ``bars`` as lines of SVG in HTML.

    Lengths are in percent of the page and words are as large as its text, so it is as readable at
    320 pixels as on paper. The first of two series is hollow and dashed, the last one filled.
    """
    height = _LINE + len(bars.series) * (_BAR + _GAP) + _GAP
    most = max((value for row in bars.rows for value in row.values), default=0) or 1
    lines = [
        f'<svg class="bars" role="img" aria-label="{_text(bars.sentence)}" width="100%"'
        f' height="{height * len(bars.rows)}">'
    ]
    for place, row in enumerate(bars.rows):
        top = place * height
        lines.append(f'<text x="0" y="{top + _LINE - 6}">{_text(row.words)}</text>')
        for series, value in enumerate(row.values):
            y = top + _LINE + series * (_BAR + _GAP)
            width = _WIDEST * value / most
            look = "last" if series == len(row.values) - 1 else "first"
            if value:
                lines.append(
                    f'<rect class="{look}" x="1" y="{y + 1}" width="{width:.2f}%"'
                    f' height="{_BAR - 2}"/>'
                )
            lines.append(f'<text x="{width:.2f}%" dx="8" y="{y + _BAR - 2}">{value}</text>')
    lines.append("</svg>")
    note = [f'<p class="bars-note">{_text(_note(bars))}</p>'] if len(bars.series) > 1 else []
    return [*note, *lines, f"<p>{_text(bars.sentence)}</p>"]


def _note(bars: Bars) -> str:
    return " · ".join(bars.series)


def _text(text: str) -> str:
    return escape(printable(text))
