"""Reading one CSV table, cell by cell, with mistakes named by file, row and column."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class DataError(ValueError):
    """A table that cannot be used.

    Attributes:
        problem: What is wrong, as a key that the messages turn into a sentence:
            ``unreadable``, ``empty``, ``cells``, ``heading``, ``column``, ``blank``, ``number``,
            ``word``, ``range``, ``reference`` or ``repeated``.
        fields: Where it is wrong: ``file`` always; ``row`` (1 is the header), ``column`` and
            ``value`` where they apply.
    """

    def __init__(self, problem: str, **fields: object) -> None:
        self.problem = problem
        self.fields = fields
        where = ", ".join(f"{name} {value!r}" for name, value in fields.items())
        super().__init__(f"{problem}: {where}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, read in one language.

    Attributes:
        file: Name of the table, for messages.
        number: Line of the table as a spreadsheet counts it; the header is 1.
        language: Which of the ``_nl`` and ``_en`` columns :meth:`words` reads.
        cells: Column name to text.
    """

    file: str
    number: int
    language: str
    cells: Mapping[str, str]

    def text(self, column: str, *, blank: bool = False) -> str:
        """Return the cell's text without outer white space.

        Raises:
            DataError: If the column is missing, or the cell is empty and ``blank`` is false.
        """
        if column not in self.cells:
            raise DataError("column", file=self.file, column=column)
        value = self.cells[column].strip()
        if not value and not blank:
            raise self.error("blank", column)
        return value

    def words(self, column: str, *, blank: bool = False) -> str:
        """Return the text of ``column`` in the row's language (``title`` reads ``title_nl``)."""
        return self.text(f"{column}_{self.language}", blank=blank)

    def whole(self, column: str, low: int, high: int) -> int:
        """Return the cell as a whole number from ``low`` to ``high``, both included."""
        value = self.text(column)
        if not re.fullmatch(r"[0-9]{1,9}", value) or not low <= int(value) <= high:
            raise self.error("number", column, low=low, high=high)
        return int(value)

    def flag(self, column: str) -> bool:
        """Return the cell as a truth value; it holds ``true`` or ``false``."""
        return self.one_of(column, ("true", "false")) == "true"

    def one_of(self, column: str, allowed: tuple[str, ...]) -> str:
        """Return the cell's text, which must be one of ``allowed``."""
        value = self.text(column)
        if value.lower() not in allowed:
            raise self.error("word", column, allowed=", ".join(allowed))
        return value.lower()

    def error(self, problem: str, column: str, **more: object) -> DataError:
        """Return the error that names this row and ``column``."""
        value = self.cells.get(column, "")
        return DataError(
            problem, file=self.file, row=self.number, column=column, value=value, **more
        )


def read_table(
    folder: Path, name: str, language: str, *, key: tuple[str, ...] = ("key",)
) -> tuple[Row, ...]:
    """Read ``folder/name`` (UTF-8, comma separated, one header row).

    Args:
        key: The columns that together tell the rows apart.

    Raises:
        DataError: If the file cannot be opened or decoded, has no rows, a column or a key stands
            in it twice, or a row is longer or shorter than the header.
    """
    try:
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.reader(file, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError("unreadable", file=name) from error
    header = lines[0] if lines else []
    for column in filter(None, header):
        if header.count(column) > 1:
            raise DataError("heading", file=name, column=column)
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        if not line:
            continue
        if len(line) != len(header):
            raise DataError("cells", file=name, row=number)
        rows.append(Row(name, number, language, dict(zip(header, line, strict=True))))
    if not rows:
        raise DataError("empty", file=name)
    found: set[tuple[str, ...]] = set()
    for row in rows:
        own = tuple(row.text(column) for column in key)
        if own in found:
            column, value = ", ".join(key), ", ".join(own)
            raise DataError("repeated", file=name, row=row.number, column=column, value=value)
        found.add(own)
    return tuple(rows)
