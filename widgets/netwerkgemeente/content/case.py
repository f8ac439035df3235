"""The cases that trainees place on the ladder."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from netwerkgemeente.content.ladder import DIAL_TOP, RUNGS
from netwerkgemeente.content.table import Row, read_table

CERTAINTIES = ("seed", "page", "known", "own")
"""How sure a row is: in the article, seen on a page, known but not checked, our own."""


_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,79}")


def is_key(text: str) -> bool:
    """Return whether ``text`` can be the key of a case."""
    return _KEY.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Twist:
    """The same case with one fact changed.

    Attributes:
        text: What changes; empty where a leader's own case has no changed fact.
        rung: Where the role stands after the change, 1 to 5; 0 where there is none.
        fact: The kind of fact that was changed, as a noun phrase.
        reason: Why that fact moves the role, or leaves it.
    """

    text: str
    rung: int
    fact: str
    reason: str


@dataclass(frozen=True, slots=True)
class Case:
    """One row of ``cases.csv``, or of a leader's own sheet, in one language.

    A case of the course is complete. A leader's own case may have no range, no dials and no twist;
    an activity that needs one of them leaves the case out. Its other texts may be empty.

    Attributes:
        key: Stable name. Passports refer to it, so it never changes.
        core: Whether it is one of the twelve that the lesson opens with.
        domain: Key of a row of ``domains.csv``.
        low, best, high: The rungs within which reasonable experts would differ, 1 to 5, and
            the first choice. Our own judgement, not a fact. 0 where there is no range.
        content, process: The two dials, 0 to 4, argued in ``dials``.
        certainty: One of ``CERTAINTIES``; ``certainty_note`` says what is less sure, or is empty.
        own: Whether it is a leader's own case.
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
    own: bool = False

    @property
    def has_range(self) -> bool:
        """Whether somebody said where experts would place it."""
        return self.best > 0

    @property
    def has_dials(self) -> bool:
        """Whether the two dials were set and argued."""
        return bool(self.dials)

    @property
    def has_twist(self) -> bool:
        """Whether there is a changed fact."""
        return bool(self.twist.text)


def read_domains(folder: Path, language: str) -> dict[str, str]:
    """Return the policy domains: key to name, in the order of the table."""
    rows = read_table(folder, "domains.csv", language)
    return {row.text("key"): row.words("name") for row in rows}


def read_facts(folder: Path, language: str) -> dict[str, str]:
    """Return the kinds of fact that a twist may change: key to noun phrase."""
    rows = read_table(folder, "twist_facts.csv", language)
    return {row.text("key"): row.words("name") for row in rows}


def read_cases(folder: Path, language: str) -> tuple[Case, ...]:
    """Return all cases in teaching order.

    Raises:
        DataError: If a cell cannot be used, a key stands twice, the range does not hold the
            first choice, or a domain or fact does not exist.
    """
    domains, facts = read_domains(folder, language), read_facts(folder, language)
    ordered = [
        (row.whole("order", 1, 9999), read_case(row, domains, facts))
        for row in read_table(folder, "cases.csv", language)
    ]
    return tuple(case for _, case in sorted(ordered, key=lambda pair: pair[0]))


def read_case(
    row: Row, domains: Mapping[str, str], facts: Mapping[str, str], *, own: bool = False
) -> Case:
    """Return the case in ``row``.

    Args:
        own: Whether it is a leader's. Then only a title and a text are needed; of the range, the
            dials and the twist, what is begun must be finished.

    Raises:
        DataError: If a cell cannot be used.
    """
    low, best, high = _range(row, own=own)
    content, process, dials = _dials(row, own=own)
    return Case(
        key=row.text("key"),
        core=row.flag("core"),
        title=row.words("title"),
        text=row.words("text"),
        place=row.words("place", blank=own),
        period=row.words("period", blank=own),
        domain=_known(row, "domain", domains, blank=own),
        initiator=row.words("initiator", blank=own),
        low=low,
        best=best,
        high=high,
        rationale=row.words("rationale", blank=own),
        content=content,
        process=process,
        dials=dials,
        twist=_twist(row, facts, own=own),
        source=row.words("source", blank=own),
        certainty=row.one_of("certainty", CERTAINTIES),
        certainty_note=row.words("certainty_note", blank=True),
        own=own,
    )


def _range(row: Row, *, own: bool) -> tuple[int, int, int]:
    """Return low, best and high; in a leader's case ``best`` alone is a range of one rung."""
    columns = ("low", "best", "high")
    filled = [bool(row.text(column, blank=own)) for column in columns]
    if not any(filled):
        return 0, 0, 0
    best = row.whole("best", 1, RUNGS)
    low, high = (
        row.whole(column, 1, RUNGS) if row.text(column, blank=own) else best
        for column in ("low", "high")
    )
    if not low <= best <= high:
        raise row.error("range", "best", low=low, high=high)
    return low, best, high


def _dials(row: Row, *, own: bool) -> tuple[int, int, str]:
    if own and not any(
        (row.text("content", blank=True), row.text("process", blank=True), _words(row, "dials"))
    ):
        return 0, 0, ""
    content, process = (row.whole(column, 0, DIAL_TOP) for column in ("content", "process"))
    return content, process, row.words("dials")


def _twist(row: Row, facts: Mapping[str, str], *, own: bool) -> Twist:
    if own and not any(
        (
            _words(row, "twist"),
            row.text("twist_rung", blank=True),
            row.text("twist_fact", blank=True),
            _words(row, "twist_reason"),
        )
    ):
        return Twist("", 0, "", "")
    if own:
        row.text("best")  # a changed rung says nothing without the rung before it
    return Twist(
        row.words("twist"),
        row.whole("twist_rung", 1, RUNGS),
        facts[_known(row, "twist_fact", facts)],
        row.words("twist_reason"),
    )


def _words(row: Row, column: str) -> str:
    return row.words(column, blank=True)


def _known(row: Row, column: str, table: Mapping[str, str], *, blank: bool = False) -> str:
    key = row.text(column, blank=blank)
    if key and key not in table:
        raise row.error("reference", column)
    return key
