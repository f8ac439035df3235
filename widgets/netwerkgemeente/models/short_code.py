"""A vote as a code that can be read out: which case, which rung, and a sign that guards the rest.

Such as ``2B-04-K``: the case's number, the rung of the first round (0 when there was none), the
rung now, and the check. One wrong character, or two neighbours that changed places, never give
another vote.
"""

import re
from dataclasses import dataclass
from typing import Self

from netwerkgemeente.models.ballots import RUNGS

SIGNS = "23456789BCDFGHJKMNPQRSTVWXZ"
"""No vowels, so that no code is a word, and no characters that sound or look like another."""

CASES = len(SIGNS) ** 2
"""How many cases can have a number of two signs."""

_WEIGHTS = (1, 2, 4, 5)
"""None shares a factor with the 27 signs, and neither do two neighbours' differences."""

_LOOK_ALIKE = str.maketrans("OIL", "011")


@dataclass(frozen=True, slots=True)
class ShortCode:
    """One vote.

    Attributes:
        case: Place of the case, from 0, in the course; a leader's own cases come after those.
        rung: 1 (let go) to 5 (regulate).
        before: The rung that the same person chose in the round before, or None.
    """

    case: int
    rung: int
    before: int | None = None

    def __str__(self) -> str:
        number = case_number(self.case)
        rungs = f"{self.before or 0}{self.rung}"
        return f"{number}-{rungs}-{_check(number, rungs)}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the vote in ``text``, or None when it is no code, or one with a mistake."""
        typed = re.sub(r"[\s.–-]", "", text).upper()
        if len(typed) != 5:
            return None
        number, rungs, check = typed[:2], typed[2:4].translate(_LOOK_ALIKE), typed[4]
        case = case_of(number)
        if case is None or not re.fullmatch(f"[0-{RUNGS}][1-{RUNGS}]", rungs):
            return None
        if check != _check(number, rungs):
            return None
        return cls(case, int(rungs[1]), int(rungs[0]) or None)


def case_number(case: int) -> str:
    """Return the two signs of the case at place ``case``."""
    high, low = divmod(case, len(SIGNS))
    return SIGNS[high] + SIGNS[low]


def case_of(number: str) -> int | None:
    """Return the place of the case with these two signs, or None when no case has them."""
    typed = number.strip().upper()
    if len(typed) != 2 or any(sign not in SIGNS for sign in typed):
        return None
    return SIGNS.index(typed[0]) * len(SIGNS) + SIGNS.index(typed[1])


def _check(number: str, rungs: str) -> str:
    values = (*map(SIGNS.index, number), *map(int, rungs))
    total = sum(weight * value for weight, value in zip(_WEIGHTS, values, strict=True))
    return SIGNS[total % len(SIGNS)]
