"""Everything of the course about one's own file: what other lessons hold, and the role card."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from netwerkgemeente.content.ladder import RUNGS
from netwerkgemeente.models.answers import MY_FILE, free_text, mapping, whole
from netwerkgemeente.models.influence import SCORE_TOP, SOURCES, Partner

MOST_SHIFTS = 3
"""How many of the biggest wanted shifts are named."""

CONTRAST_TOP = 10
"""Highest value of a contrast: wholly network. 0 is wholly hierarchy."""

PARTS_OF_SENTENCE = ("say_role", "say_limit", "say_fails")
"""The role said out loud: the role, its limit or duration, and what happens if it fails."""


@dataclass(frozen=True, slots=True)
class WantedShift:
    """One contrast between hierarchy and network, now and as wanted; 0 to 10 (network)."""

    key: str
    now: int
    wanted: int

    @property
    def by(self) -> int:
        """Steps wanted towards network, -10 to 10; negative towards hierarchy."""
        return self.wanted - self.now


@dataclass(frozen=True, slots=True)
class Stop:
    """One row of a stop list: what to stop steering on, what to watch instead, whom to tell."""

    stop: str
    outcome: str
    tell: str


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a passport holds about somebody's own file, lesson by lesson.

    Attributes:
        municipality, function, file, about: From the start page; the file also from lesson 2.
        rung_mostly: Where the municipality mostly stands, 1 to 5, or None.
        rung_chosen: The role chosen for the file, 1 to 5, or None.
        reason: Why not a lighter role, as typed.
        advice: Answers to the role advice, question key to answer key.
        shifts: The biggest wanted shifts between hierarchy and network, biggest first.
        step: What the trainee will do about these shifts, as typed.
        partners: The partners of the influence map; what was not scored counts as nothing.
        stops: Rows of the stop list that hold something.
        plan_b: Fields of the plan B that hold something, by key.
    """

    municipality: str = ""
    function: str = ""
    file: str = ""
    about: str = ""
    rung_mostly: int | None = None
    rung_chosen: int | None = None
    reason: str = ""
    advice: tuple[tuple[str, str], ...] = ()
    shifts: tuple[WantedShift, ...] = ()
    step: str = ""
    partners: tuple[Partner, ...] = ()
    stops: tuple[Stop, ...] = ()
    plan_b: tuple[tuple[str, str], ...] = ()


def gather(answers: Mapping[str, object]) -> Gathered:
    """Return what is usable of ``answers``, a whole passport by ``lesson.activity``.

    The passport may have been edited or come from an earlier version of the course: whatever does
    not fit counts as not given.
    """
    start = mapping(answers.get(MY_FILE))
    advice = mapping(answers.get("ladder.role_advice"))
    climbed = mapping(answers.get("ladder.climb_ladder"))
    plan = mapping(mapping(answers.get("plan_b.make_plan_b")).get("fields"))
    chosen = mapping(advice.get("answers"))
    return Gathered(
        municipality=_line(start.get("municipality")),
        function=_line(start.get("function")),
        file=_line(start.get("file")) or _line(advice.get("matter")),
        about=_line(start.get("about")),
        rung_mostly=whole(climbed.get("rung"), 1, RUNGS),
        rung_chosen=whole(advice.get("rung"), 1, RUNGS),
        reason=_line(advice.get("reason")),
        advice=tuple((key, value) for key, value in chosen.items() if isinstance(value, str)),
        shifts=_shifts(answers.get("directing.contrast")),
        step=_line(mapping(answers.get("directing.contrast")).get("step")),
        partners=_partners(answers.get("directing.influence_map")),
        stops=_stops(answers.get("outcomes.stop_list")),
        plan_b=tuple((key, text) for key in plan if (text := _line(plan[key]))),
    )


def _line(value: object) -> str:
    return free_text(value).strip()


def _shifts(answer: object) -> tuple[WantedShift, ...]:
    now = mapping(mapping(answer).get("now"))
    wanted = mapping(mapping(answer).get("wanted"))
    found = [
        WantedShift(key, before, after)
        for key in now
        if (before := whole(now[key], 0, CONTRAST_TOP)) is not None
        and (after := whole(wanted.get(key), 0, CONTRAST_TOP)) is not None
        and before != after
    ]
    return tuple(sorted(found, key=lambda shift: -abs(shift.by))[:MOST_SHIFTS])


def _partners(answer: object) -> tuple[Partner, ...]:
    given = mapping(answer).get("partners")
    rows = [mapping(row) for row in (given if isinstance(given, list) else [])]
    return tuple(
        Partner(" ".join(name.split()), _scores(row.get("need")), _scores(row.get("offer")))
        for row in rows
        if (name := _line(row.get("name")))
    )


def _scores(value: object) -> tuple[int, ...]:
    scores = value if isinstance(value, list) and len(value) == len(SOURCES) else [0] * len(SOURCES)
    return tuple(whole(score, 0, SCORE_TOP) or 0 for score in scores)


def _stops(answer: object) -> tuple[Stop, ...]:
    rows = mapping(answer).get("rows")
    found = (
        Stop(*(_line(mapping(row).get(name)) for name in ("stop", "outcome", "tell")))
        for row in (rows if isinstance(rows, list) else [])
    )
    return tuple(row for row in found if row.stop or row.outcome)


@dataclass(frozen=True, slots=True)
class RoleCard:
    """One role in one file, in the trainee's own words; any text may be empty.

    Attributes:
        municipality, function, file, about: Whose card it is and about what.
        now, wanted: Rungs, 1 to 5, or None while not chosen.
        why: Why not a rung lower; nobody asks it of the lowest rung.
        contrast: What has to shift between hierarchy and network.
        partners: Who else is in it, and who needs what from whom.
        outcome: The outcome to watch instead of output.
        plan_b: What happens where it does not work without the municipality.
        say_role, say_limit, say_fails: The sentence in which the role is said out loud, in parts.
    """

    municipality: str = ""
    function: str = ""
    file: str = ""
    about: str = ""
    now: int | None = None
    wanted: int | None = None
    why: str = ""
    contrast: str = ""
    partners: str = ""
    outcome: str = ""
    plan_b: str = ""
    say_role: str = ""
    say_limit: str = ""
    say_fails: str = ""

    @property
    def asked(self) -> tuple[str, ...]:
        """Names of the attributes that make sense for the chosen rung, in their own order."""
        return tuple(f.name for f in fields(self) if f.name != "why" or self.wanted != 1)

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of those of ``asked`` that hold nothing yet."""
        return tuple(name for name in self.asked if not _given(getattr(self, name)))

    @property
    def said(self) -> bool:
        """Whether the role can be said out loud: a rung, and all three parts of the sentence."""
        return self.wanted is not None and not set(PARTS_OF_SENTENCE) & set(self.missing)


TEXTS = tuple(f.name for f in fields(RoleCard) if f.name not in ("now", "wanted"))
"""The attributes of a role card that are free text."""


INSIDE = (
    *("de", "het", "een", "wij", "tot", "binnen", "als"),
    *("the", "a", "an", "we", "until", "within", "if"),
)
"""Words that people begin an answer with, and that have no capital inside a sentence."""


def phrase(text: str, lead: str = "") -> str:
    """Return ``text`` as a part of a longer sentence.

    Without outer space, end stop, the word ``lead`` or the capital of a common first word.
    """
    part = text.strip().rstrip(".;,").strip()
    first, _, rest = part.partition(" ")
    if lead and rest and first.lower() == lead.lower():
        return rest.strip()
    return part[0].lower() + part[1:] if first.lower() in INSIDE else part


def _given(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None
