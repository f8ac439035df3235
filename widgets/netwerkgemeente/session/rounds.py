"""Rounds about cases: what a leader does with a group, whichever way its votes come in."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import traitlets
from traitlets.log import get_logger

from netwerkgemeente.content.case import Case
from netwerkgemeente.content.course import LANGUAGES, read_course
from netwerkgemeente.errors import CourseError
from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.models.group_result import GroupCase, GroupResult


class HasCases(Protocol):
    """Something that holds a leader's own cases, and may get others later."""

    @property
    def cases(self) -> tuple[Case, ...]:
        """The cases."""


OwnCases: TypeAlias = Iterable[Case] | HasCases | None


class Rounds(ABC):
    """Cases to choose from, and rounds about them. At most one round is open.

    Every method that cannot do what was asked raises :class:`CourseError` with a sentence, and has
    changed nothing then.

    Args:
        language: ``"nl"`` or ``"en"``.
        cases: The leader's own cases, before those of the course: the cases, or what holds them.
    """

    def __init__(self, language: str, cases: OwnCases) -> None:
        self.language = check_language(language)
        self.messages = read_messages(language)
        self.course = read_course(language)
        self._own = tuple(cases) if isinstance(cases, Iterable) else cases
        self._changed: list[Callable[[], None]] = []
        if isinstance(cases, traitlets.HasTraits) and cases.has_trait("cases"):
            cases.observe(lambda _: self._tell(), "cases")

    @property
    @abstractmethod
    def result(self) -> GroupResult:
        """The rounds so far, as far as they may be seen."""

    @property
    def cases(self) -> dict[str, GroupCase]:
        """The cases to choose from, by key; the leader's own come first."""
        own = () if self._own is None else self._own
        found = [*(own if isinstance(own, tuple) else own.cases), *self.course.cases]
        return {case.key: GroupCase(case.key, case.title, case.text) for case in found}

    @abstractmethod
    def close_round(self) -> None:
        """End the open round: no vote counts from now on."""

    @abstractmethod
    def show(self) -> None:
        """Show everybody how the last round went; closes it first."""

    @abstractmethod
    def ballots(self) -> str:
        """Return the votes as CSV: round, case, voter (a number that says nothing), rung."""

    def start_round(self, case: str | Mapping[str, str]) -> None:
        """Open a round.

        Args:
            case: Key of a case, or a text of one's own as ``{"title": ..., "text": ...}``.
        """
        last = self.result.last
        if last is not None and last.state == "open":
            raise CourseError(self.messages("rounds.still_open", number=last.number))
        self._start(self._case(case))

    def second_round(self) -> None:
        """Open another round about the case of the last one."""
        last = self.result.last
        if last is None:
            raise CourseError(self.messages("rounds.none"))
        if last.state == "open":
            self.close_round()
        self._start(last.case)

    def results(self) -> dict[str, Any]:
        """Return rounds, counts and shifts, as the room's service says them."""
        return self.result.as_dict()

    def save_csv(self, path: str | Path) -> Path:
        """Write the votes to a file and return its path."""
        target = Path(path)
        try:
            target.write_text(self.ballots(), encoding="utf-8-sig", newline="")
        except OSError as error:
            raise CourseError(self.messages("rounds.unwritable", file=target.name)) from error
        return target

    def on_change(self, tell: Callable[[], None]) -> None:
        """Call ``tell`` when something has changed, perhaps from another thread."""
        self._changed.append(tell)

    @abstractmethod
    def _start(self, case: GroupCase) -> None:
        """Open a round about ``case``; none is open."""

    def _tell(self) -> None:
        for tell in self._changed:
            try:
                tell()
            except Exception:  # noqa: BLE001 - one who listens badly must not keep it from others
                get_logger().exception("a change in the rounds was not taken in")

    def _case(self, wanted: str | Mapping[str, str]) -> GroupCase:
        if not isinstance(wanted, Mapping):
            if (found := self.cases.get(wanted)) is None:
                raise CourseError(self.messages("rounds.no_case", name=wanted))
            return found
        title = str(wanted.get("title", "")).strip()
        if not title:
            raise CourseError(self.messages("rounds.no_title"))
        return GroupCase(str(wanted.get("key") or title), title, str(wanted.get("text", "")))


def check_language(language: str) -> str:
    """Return ``language``.

    Raises:
        CourseError: If the course has no such language.
    """
    if language not in LANGUAGES:
        said = (
            read_messages(known)("problem.language", name=language, names=", ".join(LANGUAGES))
            for known in LANGUAGES
        )
        raise CourseError(" ".join(said))
    return language
