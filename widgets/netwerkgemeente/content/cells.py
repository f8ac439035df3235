"""One row of a sheet as somebody saved it, before anyone knows what its columns mean."""

import re
import unicodedata
from dataclasses import dataclass

from netwerkgemeente.content.table import DataError

MOST_COLUMNS = 200
"""Columns that are read; what stands to the right of them is left alone."""


class SheetError(DataError):
    """A file of a leader, or a row in it, that cannot be used.

    The sentence for it is ``own_cases.<problem>``; the course's own tables have ``data.<problem>``.
    """


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of one row, as text.

    Attributes:
        number: Row as a spreadsheet counts it, from 1.
        texts: What stands in the cells, without outer white space.
        unknown: Places of cells with a formula whose outcome the file does not hold.
    """

    number: int
    texts: tuple[str, ...]
    unknown: frozenset[int] = frozenset()

    @property
    def blank(self) -> bool:
        """Whether nothing stands in the row."""
        return not self.unknown and not any(self.texts)


def heading(text: str) -> str:
    """Return the name of a column as it is compared: ``Title (NL)`` becomes ``title_nl``."""
    return "_".join(re.findall(r"[^\W_]+", text.casefold()))


def plain(text: str) -> str:
    """Return ``text`` without outer white space and without characters that nobody can see."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    return "".join(
        character
        for character in lines
        if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs")
    ).strip()
