"""The rows of the first sheet of an Excel workbook (.xlsx), read with care: anyone may send one."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any

from netwerkgemeente.content.cells import MOST_COLUMNS, Cells, SheetError, plain

LARGEST_INSIDE = 25_000_000
"""Bytes that a workbook, which is a zip file, may be once it is unpacked."""

MOST_PARTS = 1000
"""Files that may be in it."""

MOST_TAGS = 600_000
"""Pieces of XML in it: one of four bytes costs hundreds once it is read. A thousand long cases have
a third of this."""


def workbook_rows(name: str, data: bytes) -> Iterator[Cells]:
    """Give the rows of the first sheet that is in sight.

    A formula counts as its outcome, as the program that saved the file worked it out.

    Raises:
        SheetError: ``inside`` (too large once unpacked), ``crowded`` (far more in it than cases)
            or ``unreadable``, perhaps halfway.
    """
    try:
        _check_size(name, data)
        yield from _rows(data)
    except SheetError:
        raise
    except Exception as error:  # zipfile and openpyxl raise whatever their parsers do
        raise SheetError("unreadable", file=name) from error


def _check_size(name: str, data: bytes) -> None:
    """Refuse what would fill the memory; zipfile itself stops at the sizes that are declared."""
    book = zipfile.ZipFile(io.BytesIO(data))
    parts = book.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_INSIDE:
        raise SheetError("inside", file=name, megabytes=LARGEST_INSIDE // 1_000_000)
    if sum(book.read(part).count(b"<") for part in parts) > MOST_TAGS:
        raise SheetError("crowded", file=name)


def _rows(data: bytes) -> Iterator[Cells]:
    """Read the sheet twice, side by side: else a formula without an outcome is an empty cell."""
    outcomes, formulas = _sheet(data, outcomes=True), _sheet(data, outcomes=False)
    for number, (shown, written) in enumerate(zip_longest(outcomes, formulas, fillvalue=()), 1):
        unknown = frozenset(
            place
            for place, (value, source) in enumerate(zip_longest(shown, written))
            if _is_unknown(value, source)
        )
        texts = tuple(_text(cell) if cell is not None else "" for cell in shown)
        yield Cells(number, texts, unknown)


def _sheet(data: bytes, *, outcomes: bool) -> Iterator[tuple[Any, ...]]:
    # Imported here: it takes a tenth of a second, and most lessons have no workbook.
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=outcomes)
    sheet = next(each for each in book.worksheets if each.sheet_state == "visible")
    sheet.reset_dimensions()  # what a file says of its own size need not be true
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(max_col=MOST_COLUMNS)
    return rows


def _is_unknown(shown: Any, written: Any) -> bool:  # noqa: ANN401 - openpyxl's cells have no types
    if shown is not None and shown.data_type == "e":
        return True  # such as #N/A
    is_formula = written is not None and written.data_type == "f"
    return is_formula and (shown is None or shown.value is None)


def _text(cell: Any) -> str:  # noqa: ANN401
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.15g}"
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date) else plain(str(value))
