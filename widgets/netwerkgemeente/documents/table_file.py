"""A table as a CSV file that a spreadsheet opens in columns, and of which it runs nothing."""

import csv
import io
from collections.abc import Sequence

from netwerkgemeente.models.formula import defused

MIME = "text/csv;charset=utf-8"


def csv_file(rows: Sequence[Sequence[str | int]], language: str) -> bytes:
    """Return ``rows`` as CSV with a byte order mark, for a spreadsheet in ``language``.

    A Dutch spreadsheet looks for semicolons, an English one for commas. A text that a spreadsheet
    would take for a formula gets an apostrophe in front, which it shows and does not run.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if language == "nl" else ",", lineterminator="\r\n")
    writer.writerows(
        [defused(cell) if isinstance(cell, str) else cell for cell in row] for row in rows
    )
    return out.getvalue().encode("utf-8-sig", errors="replace")
