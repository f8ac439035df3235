"""Place real cases on the ladder, one at a time, and then see the experts' range."""

from collections.abc import Mapping, Sequence

import ipywidgets

from netwerkgemeente.activities.activity import Activity, Answer, main_button, row
from netwerkgemeente.activities.ladder import ladder_slider
from netwerkgemeente.charts.rung_words import range_words
from netwerkgemeente.content.case import Case, is_key
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.content.ladder import RUNGS
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import free_text, mapping, whole, word
from netwerkgemeente.models.placing import Placing


class PlaceCases(Activity):
    """The heart of the lesson: read a case, place it, look at the range, go on.

    A leader's own cases come first. Answers to cases that are not loaded now stay in the answer, so
    that a passport loses nothing when another lesson has other cases.

    The answer: ``chosen`` (``own``, ``core``, ``all`` or a domain), ``at`` (key of the case in
    sight) and ``cases`` (per case key: ``rung`` 1 to 5 or None, ``why`` and ``seen``).
    """

    def __init__(self, text: ActivityText, course: Course, messages: Messages) -> None:
        self._course = course
        self._cases = {case.key: case for case in course.cases}
        self._groups = _groups(course, messages)
        self.which = Choice(
            label=messages("place.which"),
            compact=True,
            options=[(key, name) for key, (name, _) in self._groups.items()],
        )
        self.position = Reading()
        self.case = Reading(spoken=True, follow=True)
        self.ladder = ladder_slider(course.rungs, messages, messages("place.label"))
        self.why = TextField(label=messages("place.why"), unanswered=messages("answer.blank"))
        self.main = main_button(messages("place.show"))
        self.previous = ipywidgets.Button(description=messages("pager.previous"))
        self.next = ipywidgets.Button(description=messages("pager.next"))
        self.feedback = Reading(spoken=True)
        super().__init__(
            text,
            messages,
            [
                self.which,
                self.position,
                self.case,
                self.ladder,
                self.why,
                row(self.main, self.previous, self.next),
                self.feedback,
            ],
        )
        self.when(self.which, self._choose)
        self.when(self.ladder, lambda rung: self._keep(rung=rung))
        self.when(self.why, lambda why: self._keep(why=why))
        self.press(self.main, self._go_on)
        self.press(self.previous, lambda: self._turn(-1))
        self.press(self.next, lambda: self._turn(1))

    @property
    def done(self) -> bool:
        """Whether every case that the lesson opens with was placed and looked at."""
        kept = self.value["cases"]
        _, opening = self._groups[self._opening]
        return all(kept.get(case.key, {}).get("seen") for case in opening)

    @property
    def placings(self) -> tuple[Placing, ...]:
        """Every case that was placed, in teaching order."""
        kept = self.value["cases"]
        return tuple(
            self._placing(case)
            for case in self._course.cases
            if kept.get(case.key, {}).get("rung") is not None
        )

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep placings, also of cases of another leader; what was not placed was not seen."""
        cases = {}
        for key, kept in mapping(value.get("cases")).items():
            entry = mapping(kept)
            rung = whole(entry.get("rung"), 1, RUNGS)
            why = free_text(entry.get("why"))
            if is_key(key) and (rung is not None or why):
                seen = rung is not None and entry.get("seen") is True
                cases[key] = {"rung": rung, "why": why, "seen": seen}
        chosen = word(value.get("chosen"), tuple(self._groups)) or self._opening
        group = [case.key for case in self._groups[chosen][1]]
        at = word(value.get("at"), tuple(group))
        return {"chosen": chosen, "at": at or _first_open(group, cases), "cases": cases}

    def draw(self) -> None:
        """Show the case, the trainee's placing, and what experts chose once it was asked for."""
        placing = self._placing(self._case)
        self.which.value = self.value["chosen"]
        self.position.blocks = [("note", self._position_words())]
        self.case.blocks = self._case_blocks(placing.case)
        self.ladder.value = placing.rung
        marked = placing.seen and placing.case.has_range
        self.ladder.bracket = (placing.case.low, placing.case.high) if marked else None
        self.ladder.disabled = placing.seen
        self.why.value = placing.reason
        self.main.description = self.messages(self._main_label(placing))
        self.feedback.blocks = self._feedback(placing) if placing.seen else []

    @property
    def _opening(self) -> str:
        """The group that the lesson opens with."""
        return next(iter(self._groups))

    @property
    def _case(self) -> Case:
        return self._cases[self.value["at"]]

    @property
    def _group(self) -> Sequence[Case]:
        return self._groups[self.value["chosen"]][1]

    @property
    def _finished(self) -> bool:
        return all(self._placing(case).seen for case in self._group)

    def _main_label(self, placing: Placing) -> str:
        if not placing.seen:
            return "place.show" if placing.case.has_range else "own_cases.look"
        return "place.again" if self._finished else "place.next"

    def _placing(self, case: Case) -> Placing:
        kept = self.value["cases"].get(case.key, {})
        return Placing(case, kept.get("rung"), kept.get("why", ""), kept.get("seen", False))

    def _choose(self, chosen: str) -> None:
        self.value = {"chosen": chosen, "cases": self.value["cases"]}

    def _turn(self, by: int) -> None:
        place = self._group.index(self._case) + by
        self.answer(at=self._group[place % len(self._group)].key)

    def _keep(self, **changes: object) -> None:
        key = self.value["at"]
        kept = {"rung": None, "why": "", "seen": False, **self.value["cases"].get(key, {})}
        self.answer(cases={**self.value["cases"], key: {**kept, **changes}})

    def _go_on(self) -> None:
        placing = self._placing(self._case)
        if placing.rung is None:
            self.feedback.blocks = [("strong", self.messages("place.first"))]
        elif not placing.seen:
            self._keep(seen=True)
        elif self._finished:
            self.answer(at=self._group[0].key)
        else:
            self._turn(1)

    def _position_words(self) -> str:
        count = len(self._group)
        placed = sum(self._placing(case).rung is not None for case in self._group)
        at = self.messages("pager.case", at=self._group.index(self._case) + 1, count=count)
        return f"{at} · {self.messages('place.progress', placed=placed, count=count)}"

    def _case_blocks(self, case: Case) -> list[tuple[str, str]]:
        say = self.messages
        domain = self._course.domains.get(case.domain, "").lower()
        initiator = say("place.initiator", name=case.initiator) if case.initiator else ""
        facts = (", ".join(filter(None, (case.place, case.period))), domain, initiator)
        blocks = [("subheading", case.title), ("note", " · ".join(filter(None, facts)))]
        return [*filter(_has_text, blocks), ("text", case.text)]

    def _feedback(self, placing: Placing) -> list[tuple[str, str]]:
        say = self.messages
        case = placing.case
        blocks = [
            ("strong", self._verdict(placing) if case.has_range else self._no_verdict(placing))
        ]
        if case.rationale:
            blocks.append(("text", f"{say('place.why_range')}: {case.rationale}"))
        if case.source:
            certainty = say(f"certainty.{case.certainty}")
            if case.certainty_note:
                certainty = f"{certainty}; {case.certainty_note}"
            blocks.append(("note", say("place.source", source=case.source, certainty=certainty)))
        if case.own:
            whose = "own_cases.of_leader" if case.has_range else "own_cases.of_leader_bare"
            blocks.append(("note", say(whose)))
        return [*blocks, ("strong", say("place.finished"))] if self._finished else blocks

    def _no_verdict(self, placing: Placing) -> str:
        rung = placing.rung or 1
        own = range_words(rung, rung, self._course.rungs, self.messages)
        return f"{self.messages('own_cases.placed', own=own)} {self.messages('own_cases.no_marks')}"

    def _verdict(self, placing: Placing) -> str:
        say = self.messages
        case, rungs = placing.case, self._course.rungs
        own = range_words(placing.rung or 1, placing.rung or 1, rungs, say)
        best = range_words(case.best, case.best, rungs, say)
        expert_range = range_words(case.low, case.high, rungs, say)
        outside = placing.outside or 0
        if placing.first_choice:
            return say("place.best", own=own)
        if outside == 0:
            return say("place.inside", own=own, range=expert_range, best=best)
        verdict = say("place.higher" if outside > 0 else "place.lower", range=expert_range)
        weight = say("place.one") if abs(outside) == 1 else say("place.more", steps=abs(outside))
        return f"{verdict} {weight}"


def _groups(course: Course, messages: Messages) -> dict[str, tuple[str, list[Case]]]:
    """Return the choices of cases: key to name and cases; the lesson opens with the first.

    Empty domains are left out.
    """
    own = [case for case in course.cases if case.own]
    core = [case for case in course.cases if case.core]
    every = list(course.cases)
    groups = {"own": (messages("own_cases.group", count=len(own)), own)} if own else {}
    groups |= {
        "core": (messages("place.core", count=len(core)), core),
        "all": (messages("place.all", count=len(every)), every),
    }
    for key, name in course.domains.items():
        if cases := [case for case in every if case.domain == key]:
            groups[key] = (f"{name} ({len(cases)})", cases)
    return groups


def _has_text(block: tuple[str, str]) -> bool:
    return bool(block[1])


def _first_open(group: Sequence[str], cases: Mapping[str, Mapping[str, object]]) -> str:
    """Return the first case that was not looked at yet, or the first of all."""
    return next((key for key in group if not cases.get(key, {}).get("seen")), group[0])
