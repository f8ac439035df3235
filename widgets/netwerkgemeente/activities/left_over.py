"""How many are left? Estimate first, then set how many take part and what each of them gets."""

from collections.abc import Mapping
from functools import partial

from netwerkgemeente.activities.activity import (
    Activity,
    Answer,
    chart_holder,
    draw_chart,
    main_button,
    row,
    show,
)
from netwerkgemeente.activities.gaps import Gaps
from netwerkgemeente.charts.gaps import place_name
from netwerkgemeente.charts.left_over import left_over_chart
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.content.neighbourhoods import MOST, Neighbourhood, Signal
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.number_slider import NumberSlider
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import whole, word
from netwerkgemeente.models.left_over import FULL_TIME, LeftOver

ASKED = 80
"""The share that takes part in the question that the trainee estimates, in percent."""

HIGHEST_ESTIMATE = 1_000
MOST_HOURS = 20
ASSUMPTIONS = ("alone", "overlap", "hours", "aid")


class LeftOverGroups(Activity):
    """One neighbourhood of the municipality in sight in :class:`Gaps`, one group of people in it.

    The answer: ``at`` (place of the neighbourhood in its table, from 0, or None for the one at the
    head of the order), ``group`` (key of a signal or None), ``estimate`` (0 to 1000 or None),
    ``seen``, and ``share``, ``need`` (percentages) and ``hours`` (a week), None while not set.
    """

    def __init__(self, text: ActivityText, course: Course, messages: Messages, gaps: Gaps) -> None:
        self._signals = course.neighbourhood_data.signals
        self._gaps = gaps
        none = messages("answer.none")
        self.which = Choice(
            label=messages("left_over.which"), compact=True, options=self._neighbourhoods()
        )
        self.group = Choice(
            label=messages("left_over.group"),
            options=[(signal.key, signal.group) for signal in self._signals],
        )
        self.estimate = NumberSlider(
            maximum=HIGHEST_ESTIMATE,
            step=10,
            unanswered=none,
        )
        self.button = main_button(messages("left_over.show"))
        self.feedback = Reading(spoken=True)
        self.share = NumberSlider(
            label=messages("left_over.share"),
            maximum=100,
            step=5,
            unit=messages("left_over.share_unit"),
            unanswered=none,
        )
        self.need = NumberSlider(
            label=messages("left_over.need"),
            maximum=100,
            step=5,
            unit=messages("left_over.share_unit"),
            unanswered=none,
        )
        self.hours = NumberSlider(
            label=messages("left_over.hours"),
            maximum=MOST_HOURS,
            unit=messages("left_over.hours_unit"),
            unanswered=none,
        )
        self.chart = chart_holder(messages, messages("left_over.table"))
        self.guarantee = Reading(spoken=True)
        self.how = Reading(
            blocks=[
                ("subheading", messages("left_over.how")),
                *(
                    ("item", messages(f"left_over.how_{each}", full=FULL_TIME))
                    for each in ASSUMPTIONS
                ),
            ]
        )
        super().__init__(
            text,
            messages,
            [
                self.which,
                self.group,
                self.estimate,
                row(self.button),
                self.feedback,
                self.share,
                self.chart,
                self.need,
                self.hours,
                self.guarantee,
                self.how,
            ],
        )
        self.when(self.which, lambda at: self._turn(at=at and int(at)))
        self.when(self.group, lambda group: self._turn(group=group))
        self.when(self.estimate, lambda estimate: self.answer(estimate=estimate))
        for name in ("share", "need", "hours"):
            slider = getattr(self, name)
            self.when(slider, partial(self._set, name))
        self.press(self.button, self._go_on)
        gaps.observe(self._redraw, ["value", "brought"])

    @property
    def done(self) -> bool:
        """Whether it was looked at and a guarantee was worked out."""
        set_ = self.value["need"] is not None and self.value["hours"] is not None
        return bool(self.value["seen"]) and set_

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep what exists; nothing is seen or set before there is a group."""
        group = word(value.get("group"), tuple(signal.key for signal in self._signals))
        estimate = whole(value.get("estimate"), 0, HIGHEST_ESTIMATE)
        seen = group is not None and value.get("seen") is True
        sliders = {
            name: whole(value.get(name), 0, high) if seen else None
            for name, high in (("share", 100), ("need", 100), ("hours", MOST_HOURS))
        }
        if seen and sliders["share"] is None:
            sliders["share"] = ASKED
        at = whole(value.get("at"), 0, MOST)
        return {"at": at, "group": group, "estimate": estimate, "seen": seen, **sliders}

    def draw(self) -> None:
        """Show the question, and after the estimate the chart and what a guarantee takes."""
        say, each, answer = self.messages, self._neighbourhood, self.value
        groups = [(signal.key, signal.group) for signal in self._known(each)]
        group = answer["group"] if answer["group"] in dict(groups) else None
        seen = answer["seen"] and group is not None
        signal = next((signal for signal in self._signals if signal.key == group), None)
        with self.which.hold_sync():
            self.which.options = self._neighbourhoods()
            self.which.value = str(self._gaps.place.neighbourhoods.index(each))
        with self.group.hold_sync():
            self.group.options = groups
            self.group.value = group
        self.estimate.label = self._question(each, signal)
        self.estimate.value = answer["estimate"]
        show(self.group, when=bool(groups))
        show(self.estimate, when=bool(groups) and (not seen or answer["estimate"] is not None))
        self.estimate.disabled = seen
        self.button.description = say("left_over.again" if seen else "left_over.show")
        for name in ("share", "need", "hours"):
            slider = getattr(self, name)
            slider.value = answer[name]
            show(slider, when=seen)
        show(self.chart, when=seen)
        show(self.how, when=seen)
        self.feedback.blocks = self._compared(each, signal) if seen and signal else []
        if not groups:
            self.feedback.blocks = [("strong", say("left_over.unknown"))]
        self.guarantee.blocks = self._guarantee(each, signal) if seen and signal else []
        if seen and signal:
            chart = left_over_chart(
                place_name(self._gaps.place, say),
                each,
                self._signals,
                chosen=signal,
                share=answer["share"],
                messages=say,
            )
            draw_chart(self.chart, chart)

    @property
    def _neighbourhood(self) -> Neighbourhood:
        """The one that was chosen, or the head of the order, or the first."""
        all_ = self._gaps.place.neighbourhoods
        at = self.value["at"]
        if at is not None and at < len(all_):
            return all_[at]
        return self._gaps.first or all_[0]

    def _neighbourhoods(self) -> list[tuple[str, str]]:
        """The neighbourhoods as options: their place in the table, and their name."""
        all_ = self._gaps.place.neighbourhoods
        return [(str(at), each.name) for at, each in enumerate(all_)]

    def _question(self, each: Neighbourhood, signal: Signal | None) -> str:
        """What is estimated: of how many, once there is a group."""
        say = self.messages
        if signal is None:
            return say("left_over.estimate", share=ASKED)
        size = say.number(each.sizes[signal.key] or 0)
        return say("left_over.estimate_of", share=ASKED, size=size, group=signal.group)

    def _known(self, each: Neighbourhood) -> list[Signal]:
        return [signal for signal in self._signals if each.sizes[signal.key] is not None]

    def _set(self, name: str, value: int) -> None:
        self.answer(**{name: value})

    def _turn(self, **changes: object) -> None:
        """Go to another neighbourhood or group; an estimate was about the one before."""
        self.answer(estimate=None if self.value["seen"] else self.value["estimate"], **changes)

    def _go_on(self) -> None:
        say = self.messages
        if self.value["seen"] and self.group.value is not None:
            self.answer(seen=False, estimate=None)
        elif self.group.value is None:
            self.feedback.blocks = [("strong", say("left_over.choose"))]
        elif self.value["estimate"] is None:
            self.feedback.blocks = [("strong", say("left_over.first"))]
        else:
            self.answer(seen=True, share=ASKED)

    def _compared(self, each: Neighbourhood, signal: Signal) -> list[tuple[str, str]]:
        estimate = self.value["estimate"]
        if estimate is None:
            return []
        left = LeftOver(each.sizes[signal.key] or 0, ASKED).left
        key = (
            "close"
            if abs(estimate - left) <= max(10, left // 5)
            else ("high" if estimate > left else "low")
        )
        said = self.messages(f"left_over.estimate_{key}", share=ASKED, left=left, estimate=estimate)
        return [("strong", said)]

    def _guarantee(self, each: Neighbourhood, signal: Signal) -> list[tuple[str, str]]:
        say, answer = self.messages, self.value
        if answer["need"] is None or answer["hours"] is None:
            return [("text", say("left_over.set_both"))]
        size = each.sizes[signal.key] or 0
        found = LeftOver(size, answer["share"], answer["need"], answer["hours"])
        unit = say(f"left_over.{signal.unit}" if found.helped == 1 else f"left_over.{signal.unit}s")
        told = say(
            "left_over.guarantee",
            helped=found.helped,
            unit=unit,
            hours=found.weekly_hours,
            jobs=say.number(found.jobs),
        )
        return [("strong", told), ("text", say("left_over.to_plan"))]
