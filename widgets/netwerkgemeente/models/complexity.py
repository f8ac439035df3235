"""How complex working together gets, and which lever brings it down fastest.

The three causes are the article's (more actors, goals that diverge, a dynamic process). The counts
are standard; the score is a simple teaching score of our own, not a validated instrument.
"""

from dataclasses import dataclass, replace

LEVERS = ("actors", "distance", "dynamics")

LOWEST = {"actors": 2, "distance": 0, "dynamics": 1}
HIGHEST = {"actors": 20, "distance": 4, "dynamics": 3}


@dataclass(frozen=True, slots=True)
class Collaboration:
    """Parties that work together.

    Attributes:
        actors: How many, 2 to 20.
        distance: How far their goals are apart, 0 (the same) to 4 (opposed).
        dynamics: 1 (stable), 2 (changing) or 3 (turbulent).

    Raises:
        ValueError: If a number is outside its range.
    """

    actors: int
    distance: int
    dynamics: int

    def __post_init__(self) -> None:
        for lever in LEVERS:
            value = getattr(self, lever)
            if not LOWEST[lever] <= value <= HIGHEST[lever]:
                raise ValueError(
                    f"{lever} goes from {LOWEST[lever]} to {HIGHEST[lever]}, not {value!r}."
                )

    @property
    def score(self) -> int:
        """Every possible relation x goal distance x dynamics: 0 to 2280."""
        return relations(self.actors) * self.distance * self.dynamics


def lines(actors: int) -> int:
    """Return how many lines there are when all contact goes through one centre: n - 1."""
    return actors - 1


def relations(actors: int) -> int:
    """Return how many relations are possible when everyone may meet everyone: n(n - 1) / 2."""
    return actors * (actors - 1) // 2


def coalitions(actors: int) -> int:
    """Return how many groups of two or more can be formed: 2^n - n - 1."""
    return (1 << actors) - actors - 1


def after_one_step(now: Collaboration) -> dict[str, int]:
    """Return the score after turning each lever one step down; levers at their lowest are left out.

    A step is one actor, one step of distance or one step of dynamics. Steps of different levers
    do not take equal effort; that judgement is the reader's.
    """
    return {
        lever: replace(now, **{lever: getattr(now, lever) - 1}).score
        for lever in LEVERS
        if getattr(now, lever) > LOWEST[lever]
    }


def fastest(now: Collaboration) -> tuple[str, ...]:
    """Return the lever whose next step lowers the score most; several when they are equal.

    Empty when no lever lowers it: with the same goal for all, the score is 0 already.
    """
    scores = after_one_step(now)
    lowest = min(scores.values(), default=now.score)
    if lowest >= now.score:
        return ()
    return tuple(lever for lever, score in scores.items() if score == lowest)


def with_half_the_actors(now: Collaboration) -> Collaboration:
    """Return the same collaboration with half as many actors, rounded up, but at least two."""
    return replace(now, actors=max(LOWEST["actors"], (now.actors + 1) // 2))
