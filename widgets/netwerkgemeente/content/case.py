"""The cases that trainees place on the ladder."""

from dataclasses import dataclass
from pathlib import Path

from netwerkgemeente.content.ladder import DIAL_TOP, RUNGS
from netwerkgemeente.content.table import Row, read_table

CERTAINTIES = ("seed", "page", "known", "own")
"""How sure a row is: in the article, seen on a page, known but not checked, our own."""


@dataclass(frozen=True, slots=True)
class Twist:
    """The same case with one fact changed.

    Attributes:
        rung: Where the role stands after the change, 1 to 5.
        fact: The kind of fact that was changed, as a noun phrase.
        reason: Why that fact moves the role, or leaves it.
    """

    text: str
    rung: int
    fact: str
    reason: str


@dataclass(frozen=True, slots=True)
class Case:
    """One row of ``cases.csv``, in one language.

    Attributes:
        key: Stable name. Passports refer to it, so it never changes.
        core: Whether it is one of the twelve that the lesson opens with.
        domain: Key of a row of ``domains.csv``.
        low, best, high: The rungs within which reasonable experts would differ, 1 to 5, and
            the first choice. Our own judgement, not a fact.
        content, process: The two dials, 0 to 4, argued in ``dials``.
        certainty: One of ``CERTAINTIES``; ``certainty_note`` says what is less sure, or is empty.
    """

    key: str
    core: bool
    title: str
    text: str
    place: str
    period: str
    domain: str
    initiator: str
    low: int
    best: int
    high: int
    rationale: str
    content: int
    process: int
    dials: str
    twist: Twist
    source: str
    certainty: str
    certainty_note: str


def read_domains(folder: Path, language: str) -> dict[str, str]:
    """Return the policy domains: key to name, in the order of the table."""
    rows = read_table(folder, "domains.csv", language)
    return {row.text("key"): row.words("name") for row in rows}


def read_cases(folder: Path, language: str) -> tuple[Case, ...]:
    """Return all cases in teaching order.

    Raises:
        DataError: If a cell cannot be used, a key stands twice, the range does not hold the
            first choice, or a domain or fact does not exist.
    """
    domains = read_domains(folder, language)
    facts = {
        row.text("key"): row.words("name")
        for row in read_table(folder, "twist_facts.csv", language)
    }
    ordered = [
        (row.whole("order", 1, 9999), _case(row, domains, facts))
        for row in read_table(folder, "cases.csv", language)
    ]
    return tuple(case for _, case in sorted(ordered, key=lambda pair: pair[0]))


def _case(row: Row, domains: dict[str, str], facts: dict[str, str]) -> Case:
    low, best, high = (row.whole(column, 1, RUNGS) for column in ("low", "best", "high"))
    if not low <= best <= high:
        raise row.error("range", "best", low=low, high=high)
    return Case(
        key=row.text("key"),
        core=row.flag("core"),
        title=row.words("title"),
        text=row.words("text"),
        place=row.words("place"),
        period=row.words("period"),
        domain=_known(row, "domain", domains),
        initiator=row.words("initiator"),
        low=low,
        best=best,
        high=high,
        rationale=row.words("rationale"),
        content=row.whole("content", 0, DIAL_TOP),
        process=row.whole("process", 0, DIAL_TOP),
        dials=row.words("dials"),
        twist=Twist(
            row.words("twist"),
            row.whole("twist_rung", 1, RUNGS),
            facts[_known(row, "twist_fact", facts)],
            row.words("twist_reason"),
        ),
        source=row.text("source"),
        certainty=row.one_of("certainty", CERTAINTIES),
        certainty_note=row.words("certainty_note", blank=True),
    )


def _known(row: Row, column: str, table: dict[str, str]) -> str:
    key = row.text(column)
    if key not in table:
        raise row.error("reference", column)
    return key
