"""What a CBS table and a CSV file have in common: the names of columns, and numbers in cells."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from netwerkgemeente.content.neighbourhoods import (
    MOST,
    Column,
    Municipality,
    Neighbourhood,
    Signal,
    SourceError,
    neighbourhood,
)

UNKNOWN = frozenset({"", ".", "..", "...", "…", "x", "-", "–", "na", "n/a", "nan", "null", "none"})
"""What stands in a cell that CBS does not publish; in capitals or not."""

_NUMBER = re.compile(r"\d{1,12}([.,]\d{1,6})?")
_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")
_TOP = {"count": 100_000_000, "percent": 100}


def plain(name: str) -> str:
    """Return the letters and digits of a column's name, as far as they tell columns apart.

    ``Bevolking/Leeftijdsgroepen/65 jaar of ouder (aantal)`` and ``k_65JaarOfOuder_12`` both give
    ``65jaarofouder``: headings before a slash, a unit in brackets, CBS's number after an
    underscore and its ``k_`` before a digit are left out.
    """
    name = re.sub(r"\([^()]*\)\s*$", "", name.strip().rpartition("/")[2]).strip()
    name = re.sub(r"^k_(?=\d)", "", re.sub(r"_\d+$", "", name))
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def columns_in(header: Sequence[str], columns: Sequence[Column]) -> dict[str, int]:
    """Return where each of our columns stands in ``header``; those that are absent are left out.

    A column has the name of one of ``Column.names``, or ends in it.
    """
    found = {}
    plain_header = [plain(name) for name in header]
    for column in columns:
        wanted = [plain(name) for name in column.names]
        exact = [at for name in wanted for at, has in enumerate(plain_header) if has == name]
        ending = [
            at for name in wanted for at, has in enumerate(plain_header) if has.endswith(name)
        ]
        if exact or (len(set(ending)) == 1 and column.kind != "text"):
            found[column.key] = (exact or ending)[0]
    return found


def number(cell: object, kind: str) -> Fraction | None:
    """Return what a cell holds; None where the figure is not published.

    Commas and points are decimals, but points before groups of three digits of a count are not.
    A star (provisional) is left out; a negative number is how some files write "unknown".

    Raises:
        ValueError: If it is no number, or no percentage where one is wanted.
    """
    if cell is None:
        return None
    text = re.sub(r"[\s\u00a0\u202f]", "", str(cell)).rstrip("*")
    if text.casefold() in UNKNOWN:
        return None
    if text.startswith("-") and _NUMBER.fullmatch(text[1:]):
        return None
    if "." in text and "," in text:
        text = text.replace("." if text.rindex(".") < text.rindex(",") else ",", "")
    elif kind == "count" and _THOUSANDS.fullmatch(text):
        text = text.replace(".", "")
    if not text.isascii() or not _NUMBER.fullmatch(text):
        raise ValueError(f"{text!r} is no number.")
    value = Fraction(text.replace(",", "."))
    if value > _TOP[kind]:
        raise ValueError(f"{text!r} is more than {_TOP[kind]}.")
    return value


def municipality(
    rows: Iterable[tuple[int, Mapping[str, object]]],
    columns: Sequence[Column],
    signals: Sequence[Signal],
    year: int | None = None,
) -> Municipality:
    """Return the neighbourhoods in ``rows``: a line number and a cell per column of ours.

    Rows about a district, a municipality or the country are left out, where the code or the kind
    of region says so; so are rows without a name.

    Raises:
        SourceError: ``number`` (a cell that holds no number), ``repeated``, ``many`` (more than
            one municipality), ``rows`` (too many) or ``empty`` (no neighbourhood at all).
    """
    numeric = [column for column in columns if column.kind != "text"]
    found: dict[str, Neighbourhood] = {}
    names: dict[str, None] = {}
    for line, cells in rows:
        code, name = _text(cells, "key"), _text(cells, "name")
        if not name or not _is_neighbourhood(code, _text(cells, "level")):
            continue
        key = code or name
        if key in found:
            raise SourceError("repeated", name=name[:60], row=line)
        if len(found) == MOST:
            raise SourceError("rows", most=MOST)
        found[key] = neighbourhood(key, name[:80], _numbers(line, cells, numeric), signals)
        names[_text(cells, "municipality") or code[2:6]] = None
    if not found:
        raise SourceError("empty")
    if len(names) > 1:
        raise SourceError("many", count=len(names))
    (only,) = names
    named = only if not only.isdigit() else ""
    return Municipality(named[:80], tuple(found.values()), year)


def _numbers(
    line: int, cells: Mapping[str, object], numeric: Sequence[Column]
) -> dict[str, Fraction | None]:
    numbers = {}
    for column in numeric:
        try:
            numbers[column.key] = number(cells.get(column.key), column.kind)
        except ValueError as error:
            value = str(cells[column.key]).strip()[:40]
            raise SourceError("number", row=line, column=column.label, value=value) from error
    return numbers


def _text(cells: Mapping[str, object], key: str) -> str:
    value = cells.get(key)
    return value.strip() if isinstance(value, str) else ""


def _is_neighbourhood(code: str, level: str) -> bool:
    if re.fullmatch(r"(BU|WK|GM|NL)\d+", code):
        return code.startswith("BU")
    return not level or level.casefold() == "buurt"
