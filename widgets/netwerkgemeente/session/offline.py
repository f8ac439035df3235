"""A session without a network: votes come in as short codes or as raised hands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from netwerkgemeente.errors import CourseError
from netwerkgemeente.models.ballots import RUNGS, Ballot
from netwerkgemeente.models.group_result import GroupCase, GroupResult, group_result
from netwerkgemeente.models.short_code import CASES, ShortCode, case_number
from netwerkgemeente.room.views import ballots_csv
from netwerkgemeente.session.offline_card import OfflineCard
from netwerkgemeente.session.rounds import OwnCases, Rounds

MOST_HANDS = 5000


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a number of codes.

    Attributes:
        count: How many were counted.
        wrong: Those with a mistake, as they were typed.
        other: Those of another case.
    """

    count: int
    wrong: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


@dataclass
class _Round:
    """One round while it is collected."""

    case: GroupCase
    state: str = "open"
    codes: list[ShortCode] = field(default_factory=list)
    hands: tuple[int, ...] = (0,) * RUNGS


class OfflineRoom(Rounds):
    """Rounds for a room without a network; the results and the charts are those of a live room.

    A cell that ends with one shows its card, on which a hand does what a program does here::

        room = OfflineRoom()
        room.start_round("buurttuin")
        room.add_codes("2B-04-K 2B-02-9")
        room.close_round()

    Attributes:
        card: The widget.
    """

    def __init__(self, language: str = "nl", cases: OwnCases = None) -> None:
        super().__init__(language, cases)
        self._rounds: list[_Round] = []
        self.card = OfflineCard(self)

    @property
    def result(self) -> GroupResult:
        """The rounds so far; of an open one only how many votes there are."""
        hands = {n for n, each in enumerate(self._rounds, start=1) if any(each.hands)}
        rounds = [(each.case, each.state) for each in self._rounds]
        return group_result(rounds, self._ballots(), frozenset(hands))

    @property
    def by_hand(self) -> bool:
        """Whether hands were counted in the last round or in the one before on the same case."""
        same = [each for each in self._rounds if each.case.key == self._rounds[-1].case.key]
        return any(any(each.hands) for each in same[-2:])

    def number_of(self, key: str) -> str:
        """Return the number by which participants know the case with ``key``.

        Those of the course come first, then the leader's own, then what was made up on the spot.
        Beyond some seven hundred, own cases share their numbers.
        """
        course = [case.key for case in self.course.cases if not case.own]
        rounds = [each.case.key for each in self._rounds]
        own = [each for each in dict.fromkeys((*self.cases, *rounds)) if each not in course]
        if key in course:
            return case_number(course.index(key))
        return case_number(len(course) + own.index(key) % (CASES - len(course)))

    def add_codes(self, text: str) -> Taken:
        """Count every code in ``text``, which people read out or sent, in the open round."""
        round_ = self._open()
        typed = [code for code in re.split(r"[\s,;]+", text) if code]
        wrong, other, right = [], [], []
        number = self.number_of(round_.case.key)
        for code in typed:
            vote = ShortCode.read(code)
            if vote is None:
                wrong.append(code[:12])
            elif case_number(vote.case) != number:
                other.append(code[:12])
            else:
                right.append(vote)
        round_.codes.extend(right)
        self._tell()
        return Taken(len(right), tuple(wrong), tuple(other))

    def set_hands(self, hands: Sequence[int]) -> None:
        """Count raised hands in the open round: five numbers, the lightest rung first.

        Hands that were counted before in this round are replaced; codes stay.
        """
        if len(hands) != RUNGS or not all(
            isinstance(count, int) and 0 <= count <= MOST_HANDS for count in hands
        ):
            raise CourseError(self.messages("offline.hands_wrong"))
        self._open().hands = tuple(hands)
        self._tell()

    def close_round(self) -> None:
        """End the open round."""
        self._open().state = "closed"
        self._tell()

    def show(self) -> None:
        """Take the last round as shown; closes it first."""
        if not self._rounds:
            raise CourseError(self.messages("rounds.none"))
        self._rounds[-1].state = "shown"
        self._tell()

    def ballots(self) -> str:
        """Return the votes of the finished rounds as CSV."""
        ballots = self._ballots()
        voters = {name: at for at, name in enumerate(dict.fromkeys(b.voter for b in ballots), 1)}
        titles = {
            number: each.case.title
            for number, each in enumerate(self._rounds, start=1)
            if each.state != "open"
        }
        rows = sorted(
            (ballot.round, voters[ballot.voter], ballot.rung)
            for ballot in ballots
            if ballot.round in titles
        )
        return ballots_csv((number, titles[number], voter, rung) for number, voter, rung in rows)

    def __repr__(self) -> str:
        return repr(self.card)

    def _repr_mimebundle_(self, **kwargs: object) -> dict[str, Any]:
        return self.card._repr_mimebundle_(**kwargs)

    def _start(self, case: GroupCase) -> None:
        self._rounds.append(_Round(case))
        self._tell()

    def _open(self) -> _Round:
        """Return the open round.

        Raises:
            CourseError: If there is none.
        """
        if not self._rounds:
            raise CourseError(self.messages("offline.no_round"))
        if self._rounds[-1].state != "open":
            raise CourseError(self.messages("offline.was_closed"))
        return self._rounds[-1]

    def _ballots(self) -> list[Ballot]:
        """Return a ballot for every code and every hand.

        Whoever says to have chosen a rung before is one of those who chose it: which one makes no
        difference to any count.
        """
        ballots: list[Ballot] = []
        for number, round_ in enumerate(self._rounds, start=1):
            free = self._free_voters(number, ballots)
            for at, code in enumerate(round_.codes):
                earlier = free[code.before - 1] if code.before else []
                voter = earlier.pop() if earlier else f"code {number}.{at}"
                ballots.append(Ballot(number, voter, code.rung))
            for rung, count in enumerate(round_.hands, start=1):
                ballots += [
                    Ballot(number, f"hand {number}.{rung}.{at}", rung) for at in range(count)
                ]
        return ballots

    def _free_voters(self, number: int, ballots: Sequence[Ballot]) -> list[list[str]]:
        """Return, for each rung, the voters of the round before ``number`` on the same case."""
        key = self._rounds[number - 1].case.key
        same = [n for n, each in enumerate(self._rounds[: number - 1], 1) if each.case.key == key]
        return [
            [
                each.voter
                for each in ballots
                if same and each.round == same[-1] and each.rung == rung
            ]
            for rung in range(1, RUNGS + 1)
        ]
