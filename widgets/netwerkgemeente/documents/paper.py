"""A document as its parts, before it becomes a web page or a Word file; and what fits on it."""

import unicodedata
from dataclasses import dataclass

COLUMNS = 90
"""Narrow characters in one line of a page; a wide one counts for two, an emoji for three."""

_NO_TEXT = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")
"""Characters that turn the direction of all text after them, and two that no XML can hold."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a staircase: its words, a note beside it, and whether it is the chosen one."""

    words: str
    note: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with lines of text under it; several lines form a list."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart.

    Attributes:
        words: What the row is about.
        values: A number for each series of the chart, 0 or more.
    """

    words: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart with one or two series, the first hollow and the last filled.

    Attributes:
        sentence: What the chart shows; those who do not see it are told this.
        series: What each series is.
    """

    sentence: str
    series: tuple[str, ...]
    rows: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with perhaps a chart under it, then text, and perhaps a table.

    Attributes:
        lines: Each is a paragraph.
        table: Rows of text, of which the first holds the headings, or nothing.
        table_label: What the table is.
    """

    heading: str
    lines: tuple[str, ...] = ()
    bars: Bars | None = None
    table: tuple[tuple[str, ...], ...] = ()
    table_label: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of a few pages; every text in it is plain text.

    Attributes:
        language: ``nl`` or ``en``.
        kind: What sort of document it is, above the title.
        lead: Lines under the title.
        spoken: One sentence that stands out, or nothing.
        steps: A staircase, lowest step first, or nothing.
        steps_label: What the staircase is.
        table: Rows of text, of which the first holds the headings, or nothing.
        table_label: What the table is.
        sections: Longer parts, each with a chart and a table of its own.
        foot: Lines at the end: what the document is and is not.
    """

    language: str
    kind: str
    title: str
    lead: tuple[str, ...] = ()
    spoken: str = ""
    steps: tuple[Step, ...] = ()
    steps_label: str = ""
    parts: tuple[Part, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    table_label: str = ""
    sections: tuple[Section, ...] = ()
    foot: tuple[str, ...] = ()


def printable(text: str) -> str:
    """Return ``text`` without what no document can hold.

    Control characters, halves of characters and characters that turn the direction of text go;
    line ends and emoji stay.
    """
    return "".join(
        character
        for character in text.replace("\r\n", "\n").replace("\r", "\n")
        if character == "\n"
        or (unicodedata.category(character) not in ("Cc", "Cs") and character not in _NO_TEXT)
    )


def fitted(text: str, rows: int, more: str) -> tuple[str, ...]:
    """Return the lines of ``text`` that fit in about ``rows`` rows of a page.

    Args:
        more: What replaces the rest, where not all of it fits.
    """
    lines = [" ".join(line.split()) for line in printable(text).split("\n")]
    kept: list[str] = []
    left = rows
    for line in filter(None, lines):
        part = _beginning(line, left * COLUMNS)
        if part:
            kept.append(part)
            left -= -(-_width(part) // COLUMNS)
        if part != line:
            ending = f"{kept.pop()}{more}" if kept else more
            return (*kept, ending)
    return tuple(kept)


def _beginning(line: str, columns: int) -> str:
    """Return as much of ``line`` as ``columns`` hold, in whole words where it has any."""
    width = 0
    for place, character in enumerate(line):
        width += _width(character)
        if width > columns:
            cut = line[:place]
            return cut.rsplit(" ", 1)[0] if " " in cut else cut
    return line


def _width(text: str) -> int:
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.east_asian_width(character) in ("W", "F", "A"):
        return 3 if unicodedata.category(character) == "So" else 2
    return 2 if character.isupper() or character in "mw@%" else 1
