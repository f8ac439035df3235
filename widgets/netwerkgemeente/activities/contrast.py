"""Hierarchy against network, for a file of one's own: as it is and as it is wanted."""

from collections.abc import Callable, Mapping
from functools import partial

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
from netwerkgemeente.charts.profile import profile_chart, shift_words
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.number_slider import NumberSlider
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import free_text, mapping, own_file, whole, word
from netwerkgemeente.models.profile import HIERARCHY_END, NETWORK_END, Point, biggest_shifts

FEW = 3
"""From this many points on, the biggest shifts are named."""

ENOUGH = 10
"""How many of the points make the activity done; some do not fit every file."""

OWN = 3
"""How many points the trainee names that they can change themselves."""


class Contrast(Activity):
    """Two sliders for one dimension at a time; the profile grows with them.

    The answer: ``file`` (text), ``at`` (place of the dimension in sight, from 0), ``now`` and
    ``wanted`` (per key of a dimension 0, hierarchy, to 10, network), ``mine`` (the keys of three
    dimensions that the trainee can change, or None) and ``step`` (text: what they will do).

    Args:
        answers: Returns the whole passport; the file is the one of the start page until it is
            changed here.
    """

    def __init__(
        self,
        text: ActivityText,
        course: Course,
        messages: Messages,
        answers: Callable[[], Mapping[str, object]],
    ) -> None:
        self._carried = own_file(answers())
        self._contrasts = course.contrasts
        self._keys = tuple(contrast.key for contrast in course.contrasts)
        blank = messages("answer.blank")
        self.file = TextField(label=messages("contrast.file"), rows=1, unanswered=blank)
        self.point = Reading(spoken=True)
        words = [
            messages(f"contrast.word_{stop}") for stop in range(HIERARCHY_END, NETWORK_END + 1)
        ]
        self.now, self.wanted = (
            NumberSlider(
                label=messages(f"contrast.{name}"),
                minimum=HIERARCHY_END,
                maximum=NETWORK_END,
                words=words,
                unanswered=messages("answer.none"),
            )
            for name in ("now", "wanted")
        )
        self.main = main_button(messages("contrast.next"))
        self.previous = ipywidgets.Button(description=messages("pager.previous"))
        self.profile = ipywidgets.VBox()
        self.feedback = Reading(spoken=True)
        self.own = ipywidgets.VBox()
        super().__init__(
            text,
            messages,
            [
                Reading(blocks=[("note", messages("contrast.about"))]),
                self.file,
                self.point,
                self.now,
                self.wanted,
                row(self.main, self.previous),
                self.profile,
                self.feedback,
                self.own,
            ],
        )
        self.when(self.file, lambda file: self.answer(file=file))
        self.when(self.now, partial(self._set, "now"))
        self.when(self.wanted, partial(self._set, "wanted"))
        self.press(self.main, lambda: self._turn(1))
        self.press(self.previous, lambda: self._turn(-1))

    def _build_profile(self) -> None:
        """Make the chart with the first mark on it: so opening the lesson sends less."""
        self.chart = chart_holder(self.messages, self.messages("contrast.table"))
        self.profile.children = [self.chart]

    def _build_own(self) -> None:
        """Make the questions that come once a few points were set."""
        say = self.messages
        picks = [
            ("", say("contrast.pick")),
            *((contrast.key, contrast.name) for contrast in self._contrasts),
        ]
        self.mine = [
            Choice(label=say(f"contrast.mine_{place}"), compact=True, options=picks)
            for place in range(1, OWN + 1)
        ]
        self.mine_said = Reading(spoken=True)
        self.step = TextField(label=say("contrast.step_ask"), unanswered=say("answer.blank"))
        for place, choice in enumerate(self.mine):
            self.when(choice, partial(self._pick, place))
        self.when(self.step, lambda step: self.answer(step=step))
        self.own.children = [*self.mine, self.mine_said, self.step]

    @property
    def points(self) -> tuple[Point, ...]:
        """Every dimension that was set on both sliders, in the order of the table."""
        now, wanted = self.value["now"], self.value["wanted"]
        return tuple(
            Point(key, now[key], wanted[key]) for key in self._keys if key in now and key in wanted
        )

    @property
    def done(self) -> bool:
        """Whether enough dimensions were set, and three were named that one can change."""
        return len(self.points) >= ENOUGH and None not in self.value["mine"]

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep sliders of dimensions that exist; a dimension is named once at most."""
        given = value.get("mine")
        mine: list[str | None] = []
        for pick in [*(given if isinstance(given, list) else []), *[None] * OWN][:OWN]:
            key = word(pick, self._keys)
            mine.append(None if key in mine else key)
        return {
            "file": free_text(value.get("file", self._carried)),
            "at": whole(value.get("at"), 0, len(self._keys) - 1) or 0,
            "now": self._sliders(value.get("now")),
            "wanted": self._sliders(value.get("wanted")),
            "mine": mine,
            "step": free_text(value.get("step")),
        }

    def draw(self) -> None:
        """Show the dimension in sight, the profile, and from a few points on what moves most."""
        say, value = self.messages, self.value
        contrast = self._contrasts[value["at"]]
        self.file.value = value["file"]
        count = len(self._keys)
        set_ = len(self.points)
        at = say("contrast.position", at=value["at"] + 1, count=count, done=set_)
        self.point.blocks = [("note", at), ("subheading", contrast.name)]
        for slider, kept in ((self.now, value["now"]), (self.wanted, value["wanted"])):
            with slider.hold_sync():
                slider.low_end = say("contrast.low_end", pole=contrast.hierarchy)
                slider.high_end = say("contrast.high_end", pole=contrast.network)
                slider.value = kept.get(contrast.key)
        last = value["at"] == count - 1
        self.main.description = say("contrast.again" if last else "contrast.next")
        marks = {
            key: (value["now"].get(key), value["wanted"].get(key))
            for key in self._keys
            if key in value["now"] or key in value["wanted"]
        }
        show(self.profile, when=bool(marks))
        if marks:
            if not self.profile.children:
                self._build_profile()
            draw_chart(self.chart, profile_chart(self._contrasts, marks, say))
        self.feedback.blocks = self._feedback()
        show(self.own, when=set_ >= FEW)
        if set_ >= FEW:
            self._draw_own()

    def _draw_own(self) -> None:
        if not self.own.children:
            self._build_own()
        for choice, key in zip(self.mine, self.value["mine"], strict=True):
            choice.value = key or ""
        self.mine_said.blocks = self._mine_words()
        self.step.value = self.value["step"]

    def _sliders(self, given: object) -> dict[str, int]:
        kept = mapping(given)
        return {
            key: stop
            for key in self._keys
            if (stop := whole(kept.get(key), HIERARCHY_END, NETWORK_END)) is not None
        }

    def _set(self, which: str, stop: int) -> None:
        self.answer(**{which: {**self.value[which], self._keys[self.value["at"]]: stop}})

    def _turn(self, by: int) -> None:
        self.answer(at=(self.value["at"] + by) % len(self._keys))

    def _pick(self, place: int, key: str) -> None:
        """Name a dimension; when it was named already, it moves to this place."""
        mine = [None if key and other == key else other for other in self.value["mine"]]
        mine[place] = key or None
        self.answer(mine=mine)

    def _feedback(self) -> list[tuple[str, str]]:
        say = self.messages
        points = self.points
        if len(points) < FEW:
            return [("note", say("contrast.first", count=FEW))]
        biggest = biggest_shifts(points)
        if not biggest:
            return [("strong", say("contrast.nothing_moves"))]
        by_key = {contrast.key: contrast for contrast in self._contrasts}
        blocks = [("strong", say("contrast.biggest"))]
        for point in biggest:
            contrast = by_key[point.key]
            shift = say(
                "contrast.shift",
                name=contrast.name,
                now=point.now,
                wanted=point.wanted,
                shift=shift_words(point.shift, say),
                pole=contrast.network if point.shift > 0 else contrast.hierarchy,
            )
            blocks.append(("item", shift))
        if len({point.shift > 0 for point in points if point.shift}) == 2:
            blocks.append(("text", say("contrast.both_ways")))
        return [*blocks, ("text", say("contrast.mine_ask"))]

    def _mine_words(self) -> list[tuple[str, str]]:
        chosen = [key for key in self.value["mine"] if key]
        if len(chosen) < OWN:
            return [("note", self.messages("contrast.mine_left", left=OWN - len(chosen)))]
        moving = {point.key for point in biggest_shifts(self.points)}
        same = sum(key in moving for key in chosen)
        key = "none" if not same else "some"
        return [("strong", self.messages(f"contrast.mine_{key}", same=same))]
