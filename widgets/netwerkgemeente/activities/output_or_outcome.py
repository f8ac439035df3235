"""Output or outcome: find for each thing that is counted the outcome it was about."""

from collections.abc import Mapping, Sequence

import ipywidgets

from netwerkgemeente.activities.activity import Activity, Answer, main_button, row
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.content.indicator import Indicator
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import mapping, word
from netwerkgemeente.models.pairing import outcomes_for

ENOUGH = 6
"""How many indicators make the activity done."""


class OutputOrOutcome(Activity):
    """Indicators one at a time, by policy domain, each with four outcomes to choose from.

    The answer: ``chosen`` (``core``, ``all`` or a domain), ``at`` (key of the indicator in sight)
    and ``pairs`` (per indicator ``outcome``, the key of the indicator whose outcome was chosen,
    and ``seen``).
    """

    def __init__(self, text: ActivityText, course: Course, messages: Messages) -> None:
        self._indicators = {indicator.key: indicator for indicator in course.indicators}
        self._domains = course.domains
        self._offered = {
            indicator.key: outcomes_for(indicator, course.indicators)
            for indicator in course.indicators
        }
        self._groups = _groups(course, messages)
        self.which = Choice(
            label=messages("output_or_outcome.which"),
            compact=True,
            options=[(key, name) for key, (name, _) in self._groups.items()],
        )
        self.counted = Reading(spoken=True, follow=True)
        self.choice = Choice(
            label=messages("output_or_outcome.label"),
            options=self._options(course.indicators[0]),
        )
        self.main = main_button(messages("output_or_outcome.show"))
        self.previous = ipywidgets.Button(description=messages("pager.previous"))
        self.next = ipywidgets.Button(description=messages("pager.next"))
        self.feedback = Reading(spoken=True)
        super().__init__(
            text,
            messages,
            [
                self.which,
                self.counted,
                self.choice,
                row(self.main, self.previous, self.next),
                self.feedback,
            ],
        )
        self.when(self.which, self._choose)
        self.when(self.choice, lambda outcome: self._keep(outcome=outcome, seen=False))
        self.press(self.main, self._go_on)
        self.press(self.previous, lambda: self._turn(-1))
        self.press(self.next, lambda: self._turn(1))

    @property
    def done(self) -> bool:
        """Whether enough indicators were answered and looked at."""
        return self._seen >= ENOUGH

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep choices that are offered."""
        given = mapping(value.get("pairs"))
        pairs = {}
        for key, offered in self._offered.items():
            entry = mapping(given.get(key))
            outcome = word(entry.get("outcome"), tuple(other.key for other in offered))
            if outcome is not None:
                pairs[key] = {"outcome": outcome, "seen": entry.get("seen") is True}
        chosen = word(value.get("chosen"), tuple(self._groups)) or "core"
        group = [indicator.key for indicator in self._groups[chosen][1]]
        at = word(value.get("at"), tuple(group))
        return {"chosen": chosen, "at": at or _first_open(group, pairs), "pairs": pairs}

    def draw(self) -> None:
        """Show what is counted, the outcomes to choose from, and once chosen what it can miss."""
        say, indicator = self.messages, self._indicator
        kept = self._kept(indicator)
        self.which.value = self.value["chosen"]
        self.counted.blocks = [
            ("note", self._position_words()),
            ("text", say("output_or_outcome.counted")),
            ("quote", indicator.counted),
        ]
        with self.choice.hold_sync():
            self.choice.value = None
            self.choice.options = self._options(indicator)
            self.choice.value = kept["outcome"]
        forward = "output_or_outcome.again" if self._finished else "output_or_outcome.next"
        self.main.description = say(forward if kept["seen"] else "output_or_outcome.show")
        self.feedback.blocks = self._feedback(indicator) if kept["seen"] else []

    @property
    def _indicator(self) -> Indicator:
        return self._indicators[self.value["at"]]

    @property
    def _group(self) -> Sequence[Indicator]:
        return self._groups[self.value["chosen"]][1]

    @property
    def _finished(self) -> bool:
        return all(self._kept(indicator)["seen"] for indicator in self._group)

    @property
    def _seen(self) -> int:
        return sum(pair["seen"] for pair in self.value["pairs"].values())

    def _options(self, indicator: Indicator) -> list[tuple[str, str]]:
        return [(other.key, other.outcome) for other in self._offered[indicator.key]]

    def _kept(self, indicator: Indicator) -> Answer:
        empty: Answer = {"outcome": None, "seen": False}
        return {**empty, **self.value["pairs"].get(indicator.key, {})}

    def _choose(self, chosen: str) -> None:
        self.value = {"chosen": chosen, "pairs": self.value["pairs"]}

    def _turn(self, by: int) -> None:
        place = self._group.index(self._indicator) + by
        self.answer(at=self._group[place % len(self._group)].key)

    def _keep(self, **changes: object) -> None:
        kept = {**self._kept(self._indicator), **changes}
        self.answer(pairs={**self.value["pairs"], self._indicator.key: kept})

    def _go_on(self) -> None:
        kept = self._kept(self._indicator)
        if kept["outcome"] is None:
            self.feedback.blocks = [("strong", self.messages("output_or_outcome.first"))]
        elif not kept["seen"]:
            self._keep(seen=True)
        elif self._finished:
            self.answer(at=self._group[0].key)
        else:
            self._turn(1)

    def _position_words(self) -> str:
        say, indicator = self.messages, self._indicator
        at = self._group.index(indicator) + 1
        place = say(
            "output_or_outcome.position",
            at=at,
            count=len(self._group),
            domain=self._domains[indicator.domain].lower(),
        )
        if self._seen >= ENOUGH:
            return place
        return f"{place} · {say('output_or_outcome.progress', seen=self._seen, enough=ENOUGH)}"

    def _feedback(self, indicator: Indicator) -> list[tuple[str, str]]:
        say = self.messages
        chosen = self._indicators[self._kept(indicator)["outcome"]]
        if chosen == indicator:
            verdict = [("strong", say("output_or_outcome.same"))]
        else:
            where = "near" if chosen.domain == indicator.domain else "far"
            verdict = [
                ("strong", say("output_or_outcome.other", outcome=indicator.outcome)),
                ("text", say(f"output_or_outcome.{where}", counted=chosen.counted)),
            ]
        blocks = [
            *verdict,
            ("text", say("output_or_outcome.misses", misses=indicator.misses)),
            ("note", say("output_or_outcome.own")),
        ]
        if self._finished:
            blocks.append(("strong", say("output_or_outcome.finished")))
        return blocks


def _groups(course: Course, messages: Messages) -> dict[str, tuple[str, list[Indicator]]]:
    """Return the choices of indicators: key to name and indicators, without empty domains."""
    every = list(course.indicators)
    core = [indicator for indicator in every if indicator.core]
    groups = {
        "core": (messages("output_or_outcome.core", count=len(core)), core),
        "all": (messages("output_or_outcome.all", count=len(every)), every),
    }
    for key, name in course.domains.items():
        own = [indicator for indicator in every if indicator.domain == key]
        if own:
            groups[key] = (f"{name} ({len(own)})", own)
    return groups


def _first_open(group: Sequence[str], pairs: Mapping[str, Answer]) -> str:
    """Return the first of ``group`` that was not looked at, or the first one when all were."""
    return next((key for key in group if not pairs.get(key, {}).get("seen")), group[0])
