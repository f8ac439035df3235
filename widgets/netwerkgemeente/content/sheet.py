"""A small table out of a CSV file or an Excel workbook: finds its header, and gives its rows."""

import warnings
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from netwerkgemeente.content.cells import Cells, SheetError, heading
from netwerkgemeente.content.text_table import text_rows
from netwerkgemeente.content.workbook import workbook_rows

LARGEST = 5_000_000
"""Bytes of the largest file that is read."""

MOST_ROWS = 1000
"""Rows that are read; blank ones do not count."""

MOST_BLANK = 1000
"""After so many blank rows no more are expected: people colour a sheet down to its last row."""

HEADER_WITHIN = 10
"""The header is looked for in this many rows: people put a title above it."""

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Line:
    """One row under the header.

    Attributes:
        number: Row as a spreadsheet counts it, from 1.
        cells: Heading to text, for those headings that were asked for and are there.
        unknown: Headings under which stands a formula without an outcome.
        spare: Whether something stands to the right of the last heading.
        aside: Whether the row begins with ``#``: a remark and no data.
    """

    number: int
    cells: dict[str, str]
    unknown: tuple[str, ...]
    spare: bool
    aside: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds.

    Attributes:
        columns: The headings that were asked for and are there.
        others: The headings that nobody asked for, as they were written.
        lines: The rows that are not blank.
        problem: Why there are no more rows than these, though the file has more; or None.
    """

    columns: tuple[str, ...]
    others: tuple[str, ...]
    lines: tuple[Line, ...]
    problem: SheetError | None


def read_sheet(name: str, data: bytes, headings: Collection[str]) -> Sheet:
    """Return the rows under the header: the row that holds most ``headings``.

    Args:
        name: What the file is called, for messages.
        headings: The columns that are asked for, as :func:`cells.heading` writes them.

    Raises:
        SheetError: ``large``, ``old`` (an old or a protected workbook), ``header`` (no row names a
            column), ``heading`` (a column stands in it twice), or what the rows themselves raise
            before the header was found.
    """
    if len(data) > LARGEST:
        raise SheetError("large", file=name, megabytes=LARGEST // 1_000_000)
    if data.startswith(_OLD_EXCEL):
        raise SheetError("old", file=name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl's, about styles, drawings and menus
        is_workbook = data.startswith(_ZIP)
        rows = workbook_rows(name, data) if is_workbook else text_rows(name, data, headings)
        return _under_header(name, _then_trouble(rows), headings)


def _then_trouble(rows: Iterator[Cells]) -> Iterator[Cells | SheetError]:
    """Give ``rows`` and, where reading breaks off, the reason as the last one."""
    try:
        yield from rows
    except SheetError as error:
        yield error


def _under_header(
    name: str, rows: Iterator[Cells | SheetError], headings: Collection[str]
) -> Sheet:
    top = list(islice(rows, HEADER_WITHIN))
    header = max(
        (row for row in top if isinstance(row, Cells)),
        key=lambda row: _hits(row, headings),
        default=None,
    )
    if header is None or not _hits(header, headings):
        trouble = next((row for row in top if isinstance(row, SheetError)), None)
        raise trouble or SheetError("header", file=name)
    columns = [heading(text) for text in header.texts]
    for column in columns:
        if column in headings and columns.count(column) > 1:
            raise SheetError("heading", file=name, column=column)
    under = chain(top[top.index(header) + 1 :], rows)
    lines, problem = _lines(name, under, columns, headings)
    return Sheet(
        columns=tuple(column for column in columns if column in headings),
        others=tuple(text for text in header.texts if text and heading(text) not in headings),
        lines=lines,
        problem=problem,
    )


def _hits(row: Cells, headings: Collection[str]) -> int:
    return sum(heading(text) in headings for text in row.texts)


def _lines(
    name: str, rows: Iterator[Cells | SheetError], columns: list[str], headings: Collection[str]
) -> tuple[tuple[Line, ...], SheetError | None]:
    lines: list[Line] = []
    blank = 0
    for row in rows:
        if isinstance(row, SheetError):
            return tuple(lines), row
        blank = blank + 1 if row.blank else 0
        if blank > MOST_BLANK:
            break
        if row.blank:
            continue
        if len(lines) == MOST_ROWS:
            return tuple(lines), SheetError("rows", file=name, most=MOST_ROWS)
        lines.append(_line(row, columns, headings))
    return tuple(lines), None


def _line(row: Cells, columns: list[str], headings: Collection[str]) -> Line:
    wide = len(columns)
    return Line(
        number=row.number,
        cells={
            column: text
            for column, text in zip(columns, row.texts, strict=False)
            if column in headings
        },
        unknown=tuple(
            columns[place]
            for place in sorted(row.unknown)
            if place < wide and columns[place] in headings
        ),
        spare=any(row.texts[wide:]),
        aside=next(filter(None, row.texts), "").startswith("#"),
    )
