"""A leader's own cases, from a CSV file or an Excel workbook with the columns of ``cases.csv``.

Every row is read with the checks of the course's own cases. A row with a mistake is named and left
out; the others are kept.
"""

import re
import unicodedata
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from netwerkgemeente.content.case import (
    Case,
    is_key,
    read_case,
    read_cases,
    read_domains,
    read_facts,
)
from netwerkgemeente.content.cells import SheetError
from netwerkgemeente.content.course import DATASETS, LANGUAGES
from netwerkgemeente.content.sheet import LARGEST, Line, read_sheet
from netwerkgemeente.content.table import DataError, Row

TEXTS = (
    "title",
    "text",
    "place",
    "period",
    "initiator",
    "rationale",
    "dials",
    "twist",
    "twist_reason",
    "source",
    "certainty_note",
)
"""Columns that exist in each language; in one language is enough, and then serves for all."""

NUMBERS = ("low", "best", "high", "content", "process", "twist_rung")
WORDS = ("key", "domain", "twist_fact", "certainty")
UNUSED = ("order", "core")
"""Columns of ``cases.csv`` that mean nothing here: own cases keep the order of their rows."""

HEADINGS = frozenset(
    (*TEXTS, *(f"{text}_{each}" for text in TEXTS for each in LANGUAGES), *NUMBERS, *WORDS, *UNUSED)
)

LONGEST = {"title": 200, "text": 4000}
"""Characters that a title and a text may have, in a lesson and in the live room."""

LONGEST_OTHER = 2000

_SHOWN = 60
"""Characters of a cell that a message shows."""


@dataclass(frozen=True, slots=True)
class OwnCases:
    """What came out of one file.

    Attributes:
        file: Name of the file.
        cases: The cases that can be used, in the order of their rows.
        problems: What cannot be used, in the same order: at most one per row. A sentence is made
            with ``messages(f"own_cases.{problem.problem}", **problem.fields)``.
        others: Headings that no column of cases has; perhaps a slip of the pen.
        aside: How many rows begin with ``#`` and were left alone.
    """

    file: str
    cases: tuple[Case, ...] = ()
    problems: tuple[DataError, ...] = ()
    others: tuple[str, ...] = ()
    aside: int = 0


def read_own_cases(path: Path | str, language: str, datasets: Path = DATASETS) -> OwnCases:
    """Return the cases in the file at ``path``; never raises for what is in it."""
    path = Path(path)
    try:
        if path.stat().st_size > LARGEST:
            problem = SheetError("large", file=path.name, megabytes=LARGEST // 1_000_000)
            return OwnCases(path.name, problems=(problem,))
        data = path.read_bytes()
    except (OSError, ValueError):
        return OwnCases(path.name, problems=(SheetError("missing", file=path.name),))
    return own_cases_from(path.name, data, language, datasets)


def own_cases_from(name: str, data: bytes, language: str, datasets: Path = DATASETS) -> OwnCases:
    """Return the cases in the bytes of a file called ``name``; never raises for what is in it."""
    name = name[:_SHOWN]
    try:
        sheet = read_sheet(name, data, HEADINGS)
        _check_columns(name, sheet.columns, language)
    except DataError as error:
        return OwnCases(name, problems=(error,))
    known = _Known.of(datasets, language)
    cases: list[Case] = []
    problems: list[DataError] = []
    rows: dict[str, int] = {}
    for line in (line for line in sheet.lines if not line.aside):
        try:
            case = _case(name, line, known)
            if case.key in rows:
                raise SheetError(
                    "repeated", file=name, row=line.number, value=case.key, other=rows[case.key]
                )
        except DataError as error:
            problems.append(_shown(error))
        else:
            rows[case.key] = line.number
            cases.append(case)
    if sheet.problem is not None:
        problems.append(sheet.problem)
    if not cases and not problems:
        problems.append(SheetError("empty", file=name))
    return OwnCases(
        file=name,
        cases=tuple(cases),
        problems=tuple(problems),
        others=tuple(other[:_SHOWN] for other in sheet.others),
        aside=sum(line.aside for line in sheet.lines),
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """What a row is checked against: the course's own keys, domains and kinds of fact."""

    language: str
    keys: frozenset[str]
    domains: Mapping[str, str]
    facts: Mapping[str, str]
    named: Mapping[str, str]

    @classmethod
    def of(cls, datasets: Path, language: str) -> "_Known":
        names = [
            (name.casefold(), key)
            for each in LANGUAGES
            for read in (read_domains, read_facts)
            for key, name in read(datasets, each).items()
        ]
        return cls(
            language=language,
            keys=frozenset(case.key for case in read_cases(datasets, language)),
            domains=read_domains(datasets, language),
            facts=read_facts(datasets, language),
            named=dict(names),
        )


def _check_columns(name: str, columns: tuple[str, ...], language: str) -> None:
    """Refuse a file without a title or a text in any language, and name all that lacks."""
    missing = [
        f"{text}_{language}"
        for text in ("title", "text")
        if not {text, *(f"{text}_{each}" for each in LANGUAGES)} & set(columns)
    ]
    if missing:
        raise SheetError("columns", file=name, columns=", ".join(missing))


def _case(name: str, line: Line, known: _Known) -> Case:
    where: dict[str, object] = {"file": name, "row": line.number}
    if line.unknown:
        raise SheetError("formula", **where, column=line.unknown[0])
    if line.spare:
        raise SheetError("cells", **where)
    for column, text in line.cells.items():
        longest = LONGEST.get(column.rpartition("_")[0] or column, LONGEST_OTHER)
        if len(text) > longest:
            raise SheetError("long", **where, column=column, longest=longest, count=len(text))
    cells = _filled(line.cells, known)
    if not is_key(cells["key"]):
        raise SheetError("key", **where, column="key", value=cells["key"])
    if cells["key"] in known.keys:
        raise SheetError("clash", **where, column="key", value=cells["key"])
    row = Row(name, line.number, known.language, cells)
    try:
        return read_case(row, known.domains, known.facts, own=True)
    except DataError as error:
        if error.problem != "reference":
            raise
        allowed = known.domains if error.fields["column"] == "domain" else known.facts
        words = ", ".join(allowed.values())
        raise SheetError("reference", **error.fields, allowed=words) from error


def _filled(given: Mapping[str, str], known: _Known) -> dict[str, str]:
    """Return every column that a case is read from, with what may be left out filled in."""
    cells = {column: given.get(column, "") for column in (*WORDS, *NUMBERS)}
    for text in TEXTS:
        written = [given.get(f"{text}_{each}") or given.get(text, "") for each in LANGUAGES]
        first = next(filter(None, written), "")
        for each, own in zip(LANGUAGES, written, strict=True):
            cells[f"{text}_{each}"] = own or first
    for column in NUMBERS:
        cells[column] = re.sub(r"[.,]0+$", "", cells[column])
    for column in ("domain", "twist_fact"):
        cells[column] = known.named.get(cells[column].casefold(), cells[column])
    title = cells[f"title_{LANGUAGES[0]}"]
    return {
        **cells,
        "key": cells["key"] or _key_of(title),
        "core": "false",
        "certainty": cells["certainty"] or "own",
    }


def _key_of(title: str) -> str:
    """Return a key made from a title, which stays the same as long as the title does."""
    letters = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    words = "-".join(re.findall(r"[a-z0-9]+", letters))[:60]
    return f"eigen-{words or format(zlib.crc32(title.encode()), 'x')}"


def _shown(error: DataError) -> DataError:
    """Return ``error`` with so much of a cell as a sentence can hold."""
    value = error.fields.get("value")
    if not isinstance(value, str) or len(value) <= _SHOWN:
        return error
    return type(error)(error.problem, **{**error.fields, "value": f"{value[:_SHOWN]}…"})
