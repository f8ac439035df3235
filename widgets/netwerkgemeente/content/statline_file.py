"""Reading a CSV file that was exported from StatLine, as people save such files."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from netwerkgemeente.content.encoded import decoded
from netwerkgemeente.content.neighbourhoods import Column, Municipality, Signal, SourceError
from netwerkgemeente.content.statline import columns_in, municipality

LARGEST = 5_000_000
"""Bytes of the largest file that is read."""

MOST_LINES = 25_000
"""Lines of the longest file that is read; all neighbourhoods of the country are about 18,000."""

_HEADER_WITHIN = 12
"""The header is looked for in this many lines: StatLine puts the title of the table above it."""

_DELIMITERS = (";", ",", "\t")
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_file(data: bytes, columns: Sequence[Column], signals: Sequence[Signal]) -> Municipality:
    """Return the neighbourhoods in a file.

    Read are semicolons, commas or tabs; UTF-8 with or without a mark, UTF-16 and Windows' own
    Western European; a comma or a point as decimal; and a title above the header.

    Raises:
        SourceError: ``large``, ``lines``, ``excel``, ``not_text``, ``columns`` (needed ones are
            missing), ``cells``, or what :func:`statline.municipality` raises.
    """
    if len(data) > LARGEST:
        raise SourceError("large", megabytes=LARGEST // 1_000_000)
    lines = _lines(_decoded(data))
    delimiter, at, where = _header(lines, columns)
    missing = [c.label for c in columns if c.required and c.key not in where]
    if missing or not any(signal.part in where for signal in signals):
        first = next(iter(signals)).name.lower()
        raise SourceError("columns", missing=", ".join(missing) or first)
    return municipality(_rows(lines, delimiter, at, where), columns, signals)


def _decoded(data: bytes) -> str:
    if data.startswith(_SPREADSHEETS):
        raise SourceError("excel")
    text = decoded(data)
    if text is None:
        raise SourceError("not_text")
    return text


def _lines(text: str) -> list[str]:
    lines = io.StringIO(text, newline=None).read().split("\n")
    if len(lines) > MOST_LINES:
        raise SourceError("lines", most=MOST_LINES, count=len(lines))
    return lines


def _header(lines: Sequence[str], columns: Sequence[Column]) -> tuple[str, int, dict[str, int]]:
    """Return the delimiter, the header's place and our columns in it: the best that is there."""
    best: tuple[str, int, dict[str, int]] = (";", 0, {})
    for at, line in enumerate(lines[:_HEADER_WITHIN]):
        for delimiter in _DELIMITERS:
            where = columns_in(_cells(line, delimiter), columns)
            if len(where) > len(best[2]):
                best = (delimiter, at, where)
    return best


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _rows(
    lines: Sequence[str], delimiter: str, at: int, where: Mapping[str, int]
) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Give each line under the header; a short one (blank, or the source below) is left out."""
    width = len(_cells(lines[at], delimiter))
    for line, text in enumerate(lines[at + 1 :], start=at + 2):
        cells = _cells(text, delimiter)
        filled = sum(bool(cell.strip()) for cell in cells)
        if filled < 2 or _is_units(cells, where):
            continue
        if len(cells) < max(where.values()) + 1 or any(cell.strip() for cell in cells[width:]):
            raise SourceError("cells", row=line)
        yield line, {key: cells[place] for key, place in where.items()}


def _is_units(cells: Sequence[str], where: Mapping[str, int]) -> bool:
    """Whether a line only says what is counted, as some exports have under the header."""
    at = where["inhabitants"]
    return at < len(cells) and cells[at].strip().strip("()").casefold() in {"aantal", "number"}
