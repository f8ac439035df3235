"""An estimate of how many collectives there are; then the counts and the counter-evidence."""

from collections.abc import Mapping

from netwerkgemeente.activities.activity import (
    Activity,
    Answer,
    chart_holder,
    draw_chart,
    main_button,
    row,
    show,
)
from netwerkgemeente.charts.collectives import collectives_chart
from netwerkgemeente.content.collective import Series
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.number_slider import NumberSlider
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import mapping, whole, word
from netwerkgemeente.models.counting import nearness, shown

ENOUGH = 2
"""How many series make the activity done."""


class Collectives(Activity):
    """One series at a time: first an estimate of its last count, then the whole series.

    The answer: ``at`` (key of the series in sight) and ``series`` (per key ``estimate``, in the
    unit of the series, and ``seen``).
    """

    def __init__(self, text: ActivityText, course: Course, messages: Messages) -> None:
        self._series = {series.key: series for series in course.collectives}
        first = course.collectives[0]
        self.which = Choice(
            label=messages("collectives.which"),
            compact=True,
            options=[(series.key, series.name) for series in course.collectives],
        )
        self.known = Reading()
        self.estimate = NumberSlider(
            label=messages("collectives.none"),
            maximum=first.top,
            step=first.step,
            unanswered=messages("answer.none"),
        )
        self.button = main_button(messages("collectives.show"))
        self.feedback = Reading(spoken=True)
        self.chart = chart_holder(messages, messages("collectives.table"))
        self.counter = Reading()
        self.chart.layout = {"flex": "3 1 320px"}
        self.counter.layout = {"flex": "2 1 240px"}
        self._beside = row(self.chart, self.counter)
        super().__init__(
            text,
            messages,
            [
                self.which,
                self.known,
                self.estimate,
                row(self.button),
                self.feedback,
                self._beside,
            ],
        )
        self.when(self.which, lambda key: self.answer(at=key))
        self.when(self.estimate, lambda value: self._keep(estimate=value))
        self.press(self.button, self._go_on)

    @property
    def done(self) -> bool:
        """Whether enough series were estimated and looked at."""
        return sum(kept["seen"] for kept in self.value["series"].values()) >= ENOUGH

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep estimates of series that exist, at a stop of their slider."""
        kept = {}
        for key, given in mapping(value.get("series")).items():
            if key in self._series:
                series, entry = self._series[key], mapping(given)
                estimate = whole(entry.get("estimate"), 0, series.top)
                if estimate is not None and estimate % series.step == 0:
                    kept[key] = {"estimate": estimate, "seen": entry.get("seen") is True}
        return {"at": word(value.get("at"), tuple(self._series)), "series": kept}

    def draw(self) -> None:
        """Show what is known at first, the estimate, and the series once it was asked for."""
        say, series = self.messages, self._at
        kept = self._kept(series)
        first, last = series.counts[0], series.counts[-1]
        self.which.value = series.key
        known = say.number(shown(first, series.scale))
        self.known.blocks = [
            ("text", say("collectives.known", start=first.moment, count=known, unit=series.unit))
        ]
        with self.estimate.hold_sync():
            self.estimate.value = None
            self.estimate.label = say("collectives.estimate", end=last.moment, unit=series.unit)
            self.estimate.maximum = series.top
            self.estimate.step = series.step
            self.estimate.unit = series.unit
            self.estimate.value = kept["estimate"]
            self.estimate.disabled = kept["seen"]
        self.button.description = say("collectives.next" if kept["seen"] else "collectives.show")
        show(self._beside, when=kept["seen"])
        self.feedback.blocks = self._feedback(series, kept["estimate"]) if kept["seen"] else []
        self.counter.blocks = self._counter() if kept["seen"] else []
        if kept["seen"]:
            draw_chart(self.chart, collectives_chart(series, kept["estimate"], say))

    @property
    def _at(self) -> Series:
        return self._series[self.value["at"] or next(iter(self._series))]

    def _kept(self, series: Series) -> Answer:
        return {"estimate": None, "seen": False, **self.value["series"].get(series.key, {})}

    def _keep(self, **changes: object) -> None:
        series = self._at
        kept = {**self._kept(series), **changes}
        self.answer(at=series.key, series={**self.value["series"], series.key: kept})

    def _go_on(self) -> None:
        kept = self._kept(self._at)
        if kept["estimate"] is None:
            self.feedback.blocks = [("strong", self.messages("collectives.first"))]
        elif kept["seen"]:
            keys = list(self._series)
            self.answer(at=keys[(keys.index(self._at.key) + 1) % len(keys)])
        else:
            self._keep(seen=True)

    def _feedback(self, series: Series, estimate: int) -> list[tuple[str, str]]:
        say, last = self.messages, series.counts[-1]
        actual = shown(last, series.scale)
        compared = say(
            f"collectives.{nearness(estimate, actual)}",
            estimate=estimate,
            count=say.number(actual),
            unit=series.unit,
        )
        return [("strong", compared), ("text", series.meaning)]

    def _counter(self) -> list[tuple[str, str]]:
        say = self.messages
        return [
            ("subheading", say("collectives.counter")),
            *(("item", say(f"collectives.counter_{name}")) for name in ("scp", "movisie")),
            ("text", say("collectives.both")),
            ("note", say("collectives.certainty")),
        ]
