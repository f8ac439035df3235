"""One task, played as a hierarchy and as a network: what each is good at in the same setting.

A thinking aid and an own construction: the directions follow the literature of the contrast table
(whoever has the last word decides fast; partners who can take over from each other are hard to
stop), the numbers are chosen to be easy to follow and were never measured.
"""

from dataclasses import dataclass, fields
from fractions import Fraction

FEWEST, MOST = 2, 20
"""Number of partners."""

TOP = 4
"""Highest time pressure and highest distance between goals; the lowest of both is 0."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for both.

    Attributes:
        partners: How many parties work on the task, 2 to 20.
        pressure: Time pressure, 0 (none) to 4 (today).
        distance: How far the partners' goals differ, 0 (the same goal) to 4 (opposed).
        drops: Whether one of the partners drops out along the way.

    Raises:
        ValueError: If a number is outside its range.
    """

    partners: int
    pressure: int
    distance: int
    drops: bool

    def __post_init__(self) -> None:
        if not FEWEST <= self.partners <= MOST:
            raise ValueError(f"There are {FEWEST} to {MOST} partners, not {self.partners!r}.")
        for value in (self.pressure, self.distance):
            if not 0 <= value <= TOP:
                raise ValueError(f"Pressure and distance go from 0 to {TOP}, not {value!r}.")


@dataclass(frozen=True, slots=True)
class Result:
    """What comes of the task, four times 0 (nothing) to 100 (all that is possible).

    Attributes:
        speed: How fast a decision is there.
        reach: What share of the people concerned is reached.
        standing: What part of the work is still done; 100 while no partner drops out.
        enforce: What the centre can enforce.
    """

    speed: int
    reach: int
    standing: int
    enforce: int


ASPECTS = tuple(field.name for field in fields(Result))
"""The four things that are compared, in the order in which they are shown."""


def as_hierarchy(setting: Setting) -> Result:
    """Return what comes of the task with one centre that gives orders.

    With n partners (n - 1 once one dropped out, for reach), p = (n - 2) / 18, t = pressure / 4 and
    g = distance / 4, each from 0 to 1:

    * speed = 80 - 20p - 10g + 10t: the centre decides alone, but everything passes through it;
    * reach = 100 n / (n + 12): each partner adds its own people, who hear it through the line;
    * standing = 100 - min(100, 200 / n): the partner's own part stops, and as much again that
      waits for it, since only the centre may shift tasks;
    * enforce = 95 - 25p - 20g + 5t: the last word is there, but the more contractors and the
      further apart they are, the more the centre depends on them.
    """
    p, t, g = _shares(setting)
    at_work = _at_work(setting)
    lost = min(Fraction(100), Fraction(200, setting.partners)) if setting.drops else Fraction(0)
    return Result(
        speed=_score(80 - 20 * p - 10 * g + 10 * t),
        reach=_score(Fraction(100 * at_work, at_work + 12)),
        standing=_score(100 - lost),
        enforce=_score(95 - 25 * p - 20 * g + 5 * t),
    )


def as_network(setting: Setting) -> Result:
    """Return what comes of the task with partners who need each other and decide together.

    In the letters of :func:`as_hierarchy`:

    * speed = 85 - 35p - 35g + 10t(1 - g): few partners with one goal need no line, many partners
      with different goals need rounds; haste helps only as far as they want the same;
    * reach = 100 n / (n + 4) x (1 - g / 2) x (1 - t / 5): partners pass it on to each other's
      people, but not what they do not support, and word of mouth takes time;
    * standing = 100 - 100 / n x (0.3 + 0.5g + 0.2t): others take over the lost part, less so when
      their goals differ or time is short;
    * enforce = 25 - 5p - 15g + 5t: nobody has the last word; only what was agreed can be asked.
    """
    p, t, g = _shares(setting)
    at_work = _at_work(setting)
    left_undone = Fraction(3, 10) + g / 2 + t / 5
    lost = Fraction(100, setting.partners) * left_undone if setting.drops else Fraction(0)
    return Result(
        speed=_score(85 - 35 * p - 35 * g + 10 * t * (1 - g)),
        reach=_score(Fraction(100 * at_work, at_work + 4) * (1 - g / 2) * (1 - t / 5)),
        standing=_score(100 - lost),
        enforce=_score(25 - 5 * p - 15 * g + 5 * t),
    )


def differences(setting: Setting) -> dict[str, int]:
    """Return per aspect the network's score minus the hierarchy's, -100 to 100."""
    hierarchy, network = as_hierarchy(setting), as_network(setting)
    return {name: getattr(network, name) - getattr(hierarchy, name) for name in ASPECTS}


def _shares(setting: Setting) -> tuple[Fraction, Fraction, Fraction]:
    return (
        Fraction(setting.partners - FEWEST, MOST - FEWEST),
        Fraction(setting.pressure, TOP),
        Fraction(setting.distance, TOP),
    )


def _at_work(setting: Setting) -> int:
    return setting.partners - setting.drops


def _score(value: Fraction) -> int:
    return round(value)
