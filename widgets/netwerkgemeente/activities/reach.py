"""The same people as a hierarchy and as a network: how far does one message go?"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from netwerkgemeente.activities.activity import (
    Activity,
    Answer,
    chart_holder,
    draw_chart,
    main_button,
    row,
    show,
)
from netwerkgemeente.charts.reach import FORMS, curve_chart, picture_chart
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.number_slider import NumberSlider
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import whole, word
from netwerkgemeente.models.reach import (
    SEED,
    Links,
    Spread,
    held_back,
    hierarchy,
    lowest,
    network,
    spread,
)

EXPECTATIONS = ("hierarchy", "network", "same", "depends")
STARTS = ("bottom", "top")
PEOPLE = range(20, 201, 20)
CONTACTS = range(2, 7)
STEPS = range(9)
ASKED = 3
"""The step that the first question is about."""

FIRST: dict[str, Any] = {"start": "bottom", "people": 60, "contacts": 4, "step": ASKED}
"""What is shown first, until the trainee changes it."""


class Reach(Activity):
    """An expectation first; then controls that drive both forms at once.

    The answer: ``expectation`` (one of ``EXPECTATIONS`` or None), ``seen``, and the settings that
    the trainee changed: ``start``, ``people``, ``contacts`` and ``step``, None while unchanged.
    """

    def __init__(self, text: ActivityText, course: Course, messages: Messages) -> None:
        del course  # the model needs no data
        none = messages("answer.none")
        self.expectation = Choice(
            label=messages("reach.ask"),
            options=[(key, messages(f"reach.expect_{key}")) for key in EXPECTATIONS],
        )
        self.button = main_button(messages("reach.show"))
        self.verdict = Reading(spoken=True)
        self.start = Choice(
            label=messages("reach.start"),
            options=[(key, messages(f"reach.start_{key}")) for key in STARTS],
        )
        self.people, self.contacts, self.step = (
            NumberSlider(
                label=messages(f"reach.{name}"),
                minimum=stops[0],
                maximum=stops[-1],
                step=stops.step,
                unanswered=none,
            )
            for name, stops in (("people", PEOPLE), ("contacts", CONTACTS), ("step", STEPS))
        )
        self.pictures = [chart_holder(messages, messages("reach.table")) for _ in FORMS]
        for picture in self.pictures:
            picture.layout = {"flex": "1 1 270px"}
        for slider in (self.people, self.contacts, self.step):
            slider.layout = {"flex": "1 1 200px"}
        self.curve = chart_holder(messages, messages("reach.table"))
        self.facts = Reading()
        self._shown_after = [
            self.start,
            row(self.people, self.contacts, self.step),
            row(*self.pictures),
            self.curve,
            self.facts,
        ]
        super().__init__(
            text,
            messages,
            [self.expectation, row(self.button), self.verdict, *self._shown_after],
        )
        self.when(self.expectation, lambda chosen: self.answer(expectation=chosen))
        self.when(self.start, lambda chosen: self.answer(start=chosen))
        self.when(self.people, lambda value: self.answer(people=value))
        self.when(self.contacts, lambda value: self.answer(contacts=value))
        self.when(self.step, lambda value: self.answer(step=value))
        self.press(self.button, self._look)

    @property
    def done(self) -> bool:
        """Whether both forms were looked at and at least one setting was changed."""
        return self.value["seen"] and any(self.value[name] is not None for name in FIRST)

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep settings that the controls have; nothing is seen before an expectation."""
        expectation = word(value.get("expectation"), EXPECTATIONS)
        return {
            "expectation": expectation,
            "seen": expectation is not None and value.get("seen") is True,
            "start": word(value.get("start"), STARTS),
            "people": _stop(value.get("people"), PEOPLE),
            "contacts": _stop(value.get("contacts"), CONTACTS),
            "step": _stop(value.get("step"), STEPS),
        }

    def draw(self) -> None:
        """Show the question, and once answered both forms with the settings of the moment."""
        seen = self.value["seen"]
        self.expectation.value = self.value["expectation"]
        for widget in self._shown_after:
            show(widget, when=seen)
        set_to: Answer = {
            name: self.value[name] if self.value[name] is not None or not seen else first
            for name, first in FIRST.items()
        }
        self.start.value = set_to["start"]
        self.people.value = set_to["people"]
        self.contacts.value = set_to["contacts"]
        self.step.value = set_to["step"]
        if seen:
            self._draw_forms(set_to)
        else:
            self.verdict.blocks = []

    def _draw_forms(self, set_to: Answer) -> None:
        people, contacts = set_to["people"], set_to["contacts"]
        forms = (hierarchy(people, contacts), network(people, contacts))
        starts = {"top": 0, "bottom": lowest(people, contacts)}
        spreads = {key: [spread(links, start) for links in forms] for key, start in starts.items()}
        chosen = set_to["start"]
        for form, holder, links, found in zip(
            FORMS, self.pictures, forms, spreads[chosen], strict=True
        ):
            draw_chart(
                holder,
                picture_chart(form, links, found, set_to["step"], self.messages),
            )
        draw_chart(self.curve, curve_chart(spreads[chosen], set_to["step"], self.messages))
        self.verdict.blocks = self._verdict(spreads)
        self.facts.blocks = self._facts(forms, starts[chosen], spreads[chosen])

    def _look(self) -> None:
        if self.value["expectation"] is None:
            self.verdict.blocks = [("strong", self.messages("reach.first"))]
        else:
            self.answer(seen=True)

    def _verdict(self, spreads: Mapping[str, list[Spread]]) -> list[tuple[str, str]]:
        say = self.messages
        reached = {key: [found.reached(ASKED) for found in both] for key, both in spreads.items()}
        compared = [
            say(f"reach.from_{key}", step=ASKED, hierarchy=reached[key][0], network=reached[key][1])
            for key in ("top", "bottom")
        ]
        winners = {_winner(*pair) for pair in reached.values()}
        found = winners.pop() if len(winners) == 1 else "depends"
        expected = say(f"reach.expect_{self.value['expectation']}")
        as_expected = "as_expected" if found == self.value["expectation"] else "not_expected"
        return [
            ("strong", say(f"reach.{as_expected}", expected=expected)),
            *(("item", sentence) for sentence in compared),
            ("text", say("reach.lesson")),
            *([] if self.done else [("strong", say("reach.turn"))]),
        ]

    def _facts(
        self, forms: tuple[Links, Links], start: int, spreads: list[Spread]
    ) -> list[tuple[str, str]]:
        say = self.messages
        upper, flat = (sum(found.sent) for found in spreads)
        others = len(forms[0]) - 1
        heard = say.number(Fraction(flat, others))
        kept = [held_back(links, start) for links in forms]
        both_ways = "reach.nobody_stops" if kept[1] == 0 else "reach.somebody_stops"
        return [
            ("subheading", say("reach.price")),
            ("item", say("reach.sent", hierarchy=upper, network=flat, heard=heard)),
            ("item", say("reach.held", count=kept[0], people=others)),
            ("item", say(both_ways, count=kept[1])),
            ("subheading", say("reach.assumptions")),
            *(("item", say(f"reach.assume_{name}", seed=SEED)) for name in _ASSUMPTIONS),
        ]


_ASSUMPTIONS = ("all", "hierarchy", "network", "bottom", "heard", "aid")


def _stop(value: object, stops: range) -> int | None:
    """Return ``value`` if the slider with these stops can stand there, else None."""
    kept = whole(value, stops[0], stops[-1])
    return kept if kept in stops else None


def _winner(upper: int, flat: int) -> str:
    return "same" if upper == flat else "hierarchy" if upper > flat else "network"
