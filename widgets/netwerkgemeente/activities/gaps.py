"""Where do the gaps fall? Weigh signals and see which neighbourhoods come up."""

from collections.abc import Mapping
from functools import partial

import traitlets

from netwerkgemeente.activities.activity import (
    Activity,
    Answer,
    chart_holder,
    draw_chart,
    main_button,
    row,
    show,
)
from netwerkgemeente.activities.neighbourhood_source import (
    LONGEST_NAME,
    SOURCES,
    NeighbourhoodSource,
)
from netwerkgemeente.charts.gaps import gaps_chart, place_name
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.content.neighbourhoods import Municipality, Neighbourhood, Signal
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.number_slider import NumberSlider
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import free_text, mapping, whole, word
from netwerkgemeente.models.gaps import HEAVIEST, SMALL, rank, standing_out

ASSUMPTIONS = ("places", "small", "hidden", "aid")


class Gaps(Activity):
    """Say which signal will decide most, weigh the signals, and see the order.

    The answer: ``source`` (one of ``SOURCES``), ``municipality`` and ``year`` (what to ask CBS;
    the figures themselves are never kept), ``expectation`` (key of a signal or None), ``weights``
    (per signal 0 to 3) and ``seen``.

    Traits:
        brought: How many times other figures were brought in.
    """

    brought = traitlets.Int(0)

    def __init__(self, text: ActivityText, course: Course, messages: Messages) -> None:
        data = course.neighbourhood_data
        self._signals = data.signals
        self._years = tuple(table.table for table in data.tables)
        self.source = NeighbourhoodSource(data, messages, self._news)
        self.expectation = Choice(
            label=messages("gaps.expect"),
            options=[(signal.key, signal.name) for signal in data.signals],
        )
        words = [messages(f"gaps.weight_{weight}") for weight in range(HEAVIEST + 1)]
        self.weights = {
            signal.key: NumberSlider(
                label=messages("gaps.weigh", name=signal.name),
                maximum=HEAVIEST,
                words=words,
                unanswered=messages("answer.none"),
            )
            for signal in data.signals
        }
        self.button = main_button(messages("gaps.show"))
        self.feedback = Reading(spoken=True)
        self.chart = chart_holder(messages, messages("gaps.table"))
        self.cautions = Reading()
        super().__init__(
            text,
            messages,
            [
                self.source,
                self.expectation,
                Reading(blocks=[("text", messages("gaps.weigh_all"))]),
                *self.weights.values(),
                row(self.button),
                self.feedback,
                self.chart,
                self.cautions,
            ],
        )
        self.when(self.source.which, self._choose)
        self.when(self.source.municipality, lambda name: self.answer(municipality=name))
        self.when(self.source.year, lambda year: self.answer(year=year))
        self.press(self.source.ask, self._ask)
        self.when(self.expectation, lambda signal: self.answer(expectation=signal))
        for key, slider in self.weights.items():
            self.when(slider, partial(self._weigh, key))
        self.press(self.button, self._look)

    @property
    def done(self) -> bool:
        """Whether the order was looked at."""
        return bool(self.value["seen"])

    @property
    def place(self) -> Municipality:
        """The municipality in sight."""
        return self.source.municipality_of(self.value["source"])

    @property
    def first(self) -> Neighbourhood | None:
        """The neighbourhood at the head of the order, once it was looked at."""
        if not self.done:
            return None
        return next(iter(rank(self.place.neighbourhoods, self._weights()).top), None)

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep what exists; nothing is seen before an expectation and a slider are set."""
        keys = tuple(signal.key for signal in self._signals)
        given = mapping(value.get("weights"))
        weights = {
            key: weight
            for key in keys
            if (weight := whole(given.get(key), 0, HEAVIEST)) is not None
        }
        expectation = word(value.get("expectation"), keys)
        ready = expectation is not None and bool(weights)
        return {
            "source": word(value.get("source"), SOURCES) or SOURCES[0],
            "municipality": free_text(value.get("municipality"))[:LONGEST_NAME],
            "year": word(value.get("year"), self._years) or self._years[0],
            "expectation": expectation,
            "weights": weights,
            "seen": ready and value.get("seen") is True,
        }

    def draw(self) -> None:
        """Show the source, the weights, and the order once it was asked for."""
        self.source.draw(self.value)
        self.expectation.value = self.value["expectation"]
        for key, slider in self.weights.items():
            slider.value = self.value["weights"].get(key)
        seen = self.value["seen"] and any(self.value["weights"].values())
        show(self.chart, when=seen)
        self.feedback.blocks = self._feedback() if seen else []
        if self.value["seen"] and not seen:
            self.feedback.blocks = [("strong", self.messages("gaps.first"))]
        self.cautions.blocks = self._cautions() if seen else []
        if seen:
            chart = gaps_chart(self.place, self._weights(), self._signals, self.messages)
            draw_chart(self.chart, chart)

    def _weights(self) -> dict[str, int]:
        return {signal.key: self.value["weights"].get(signal.key, 0) for signal in self._signals}

    def _weigh(self, key: str, weight: int) -> None:
        self.answer(weights={**self.value["weights"], key: weight})

    def _choose(self, source: str) -> None:
        self.source.forget_news()
        self.answer(source=source)

    def _ask(self) -> None:
        self.source.press(self.value["municipality"], self.value["year"])

    def _news(self, name: str) -> None:
        """Draw other figures; the name of their municipality is all that is kept of them."""
        if name:
            self.answer(municipality=name)
        self.refresh()
        self.brought += 1

    def _look(self) -> None:
        if self.value["expectation"] is None:
            self.feedback.blocks = [("strong", self.messages("gaps.choose"))]
        elif not any(self.value["weights"].values()):
            self.feedback.blocks = [("strong", self.messages("gaps.first"))]
        else:
            self.answer(seen=True)

    def _feedback(self) -> list[tuple[str, str]]:
        say, place = self.messages, self.place
        expected = self._signal(self.value["expectation"])
        top = rank(place.neighbourhoods, self._weights()).top
        found = standing_out(place.neighbourhoods, top, [signal.key for signal in self._signals])
        blocks = []
        if found == expected.key:
            blocks.append(("strong", say("gaps.as_expected", name=expected.short)))
        elif found is not None:
            name = self._signal(found).short
            blocks.append(("strong", say("gaps.not_expected", own=expected.short, name=name)))
        if absent := self._absent():
            names = say.listed([signal.short for signal in absent])
            told = say("gaps.absent", place=place_name(place, say), names=names)
            blocks.append(("text", told))
        return blocks

    def _absent(self) -> list[Signal]:
        """The signals of which no figure at all is known in the municipality in sight."""
        return [
            signal
            for signal in self._signals
            if all(each.shares[signal.key] is None for each in self.place.neighbourhoods)
        ]

    def _cautions(self) -> list[tuple[str, str]]:
        say = self.messages
        weighed = [signal for signal in self._signals if self._weights()[signal.key]]
        return [
            ("subheading", say("gaps.mind")),
            *(
                ("item", say("gaps.caution", name=signal.name, caution=signal.caution))
                for signal in weighed
            ),
            ("subheading", say("gaps.how")),
            *(("item", say(f"gaps.how_{each}", small=SMALL)) for each in ASSUMPTIONS),
        ]

    def _signal(self, key: str) -> Signal:
        return next(signal for signal in self._signals if signal.key == key)
