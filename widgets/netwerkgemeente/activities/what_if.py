"""The same case with one fact changed: place it again and see which fact moved the rung."""

from collections.abc import Mapping

import ipywidgets

from netwerkgemeente.activities.activity import (
    Activity,
    Answer,
    chart_holder,
    draw_chart,
    main_button,
    row,
    show,
)
from netwerkgemeente.activities.ladder import ladder_slider
from netwerkgemeente.activities.place_cases import PlaceCases
from netwerkgemeente.charts.rung_words import range_words
from netwerkgemeente.charts.twists import Shift, shifts_chart
from netwerkgemeente.content.case import Case, is_key
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.content.ladder import RUNGS
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import mapping, whole, word

ENOUGH = 3
"""How many changed cases make the activity done."""


class WhatIf(Activity):
    """Changed cases one at a time: first those that the trainee placed, then the others.

    The answer: ``at`` (key of the case in sight) and ``cases`` (per key ``rung`` and ``seen``).
    """

    def __init__(
        self, text: ActivityText, course: Course, messages: Messages, place_cases: PlaceCases
    ) -> None:
        self._course = course
        self._cases = {case.key: case for case in course.cases if case.has_twist}
        self._place_cases = place_cases
        self.position = Reading()
        self.case = Reading(spoken=True, follow=True)
        self.ladder = ladder_slider(course.rungs, messages, messages("twist.label"))
        self.main = main_button(messages("twist.show"))
        self.previous = ipywidgets.Button(description=messages("pager.previous"))
        self.next = ipywidgets.Button(description=messages("pager.next"))
        self.feedback = Reading(spoken=True)
        self.chart = chart_holder(messages, messages("twist.table"))
        super().__init__(
            text,
            messages,
            [
                self.position,
                self.case,
                self.ladder,
                row(self.main, self.previous, self.next),
                self.feedback,
                self.chart,
            ],
        )
        self.when(self.ladder, lambda rung: self._keep(rung=rung))
        self.press(self.main, self._go_on)
        self.press(self.previous, lambda: self._turn(-1))
        self.press(self.next, lambda: self._turn(1))
        place_cases.observe(self._redraw, "value")

    @property
    def done(self) -> bool:
        """Whether enough changed cases were looked at."""
        return sum(kept["seen"] for kept in self.value["cases"].values()) >= ENOUGH

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep placings of changed cases, also of those that are not loaded now."""
        cases = {}
        for key, kept in mapping(value.get("cases")).items():
            entry = mapping(kept)
            rung = whole(entry.get("rung"), 1, RUNGS)
            if is_key(key) and rung is not None:
                cases[key] = {"rung": rung, "seen": entry.get("seen") is True}
        return {"at": word(value.get("at"), tuple(self._cases)), "cases": cases}

    def draw(self) -> None:
        """Show the changed case, the earlier placing as a mark, and the shift once looked at."""
        say = self.messages
        case = self._case
        kept = self.value["cases"].get(case.key, {"rung": None, "seen": False})
        order = self._order()
        at = say("pager.case", at=order.index(case) + 1, count=len(order))
        self.position.blocks = [("note", at)]
        self.case.blocks = [
            ("subheading", case.title),
            ("text", case.text),
            ("text", self._before_words(case)),
            ("strong", say("twist.changed")),
            ("quote", case.twist.text),
        ]
        self.ladder.mark = self._own(case)
        self.ladder.value = kept["rung"]
        self.ladder.disabled = kept["seen"]
        self.main.description = say("pager.next" if kept["seen"] else "twist.show")
        show(self.next, when=not kept["seen"])
        self.feedback.blocks = self._feedback(case, kept["rung"]) if kept["seen"] else []
        shifts = [
            Shift(other.title, self._own(other), entry["rung"], other.twist.rung)
            for other in self._cases.values()
            if (entry := self.value["cases"].get(other.key)) and entry["seen"]
        ]
        show(self.chart, when=bool(shifts))
        if shifts:
            draw_chart(self.chart, shifts_chart(shifts, self._course.rungs, say))

    @property
    def _case(self) -> Case:
        """The case that was turned to, or the first one that was not looked at yet."""
        if self.value["at"] is not None:
            return self._cases[self.value["at"]]
        order = self._order()
        return next((case for case in order if case.key not in self.value["cases"]), order[0])

    def _order(self) -> list[Case]:
        placed = {placing.case.key for placing in self._place_cases.placings if placing.seen}
        return sorted(
            self._cases.values(),
            key=lambda case: (case.key not in placed, not case.own, not case.core),
        )

    def _own(self, case: Case) -> int | None:
        for placing in self._place_cases.placings:
            if placing.case.key == case.key:
                return placing.rung
        return None

    def _before_words(self, case: Case) -> str:
        own = self._own(case)
        if own is None:
            return self.messages("twist.no_before")
        return self.messages("twist.own_before", rung=self._name(own))

    def _name(self, rung: int) -> str:
        return range_words(rung, rung, self._course.rungs, self.messages)

    def _keep(self, **changes: object) -> None:
        key = self._case.key
        kept = {"rung": None, "seen": False, **self.value["cases"].get(key, {})}
        self.answer(at=key, cases={**self.value["cases"], key: {**kept, **changes}})

    def _turn(self, by: int) -> None:
        order = self._order()
        self.answer(at=order[(order.index(self._case) + by) % len(order)].key)

    def _go_on(self) -> None:
        kept = self.value["cases"].get(self._case.key)
        if kept is None:
            self.feedback.blocks = [("strong", self.messages("twist.first"))]
        elif kept["seen"]:
            self._turn(1)
        else:
            self._keep(seen=True)

    def _feedback(self, case: Case, rung: int) -> list[tuple[str, str]]:
        say, twist = self.messages, case.twist
        own = say(
            "twist.same" if rung == twist.rung else "twist.differs",
            own=self._name(rung),
            experts=self._name(twist.rung),
        )
        steps = abs(twist.rung - case.best)
        moved = "stayed" if not steps else "moved_up" if twist.rung > case.best else "moved_down"
        shift = say(
            f"twist.{moved}",
            steps=say("twist.step") if steps == 1 else say("twist.steps", count=steps),
            before=self._name(case.best),
            rung=self._name(twist.rung),
        )
        fact = say("twist.fact", fact=twist.fact, reason=twist.reason)
        return [("strong", own), ("text", shift), ("text", fact)]
