"""The rows of a CSV file as people's programs save one."""

import csv
import io
from collections.abc import Collection, Iterator

from netwerkgemeente.content.cells import MOST_COLUMNS, Cells, SheetError, heading, plain
from netwerkgemeente.content.encoded import decoded

_DELIMITERS = (";", ",", "\t")
_HEADER_WITHIN = 10


def text_rows(name: str, data: bytes, headings: Collection[str]) -> Iterator[Cells]:
    """Give the rows of a file with semicolons, commas or tabs, whichever shows most ``headings``.

    Raises:
        SheetError: ``encoding`` (no text) or, at the row itself, ``quotes`` (a quotation mark that
            is not closed, or that stands halfway a cell).
    """
    text = decoded(data)
    if text is None:
        raise SheetError("encoding", file=name)
    return _rows(name, text, _delimiter(text, headings))


def _rows(name: str, text: str, delimiter: str) -> Iterator[Cells]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            texts = next(reader, None)
        except csv.Error as error:
            raise SheetError("quotes", file=name, row=number) from error
        if texts is None:
            return
        yield Cells(number, tuple(map(plain, texts[:MOST_COLUMNS])))


def _delimiter(text: str, headings: Collection[str]) -> str:
    """Return the delimiter under which the first lines hold most headings.

    Counting delimiters alone would be wrong: a text has more commas than its row has semicolons.
    """
    lines = io.StringIO(text, newline=None).read(100_000).split("\n")[:_HEADER_WITHIN]

    def hits(delimiter: str) -> int:
        return max(
            sum(heading(cell.strip('" ')) in headings for cell in line.split(delimiter))
            for line in lines
        )

    return max(_DELIMITERS, key=hits)
