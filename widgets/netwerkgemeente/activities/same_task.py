"""The same task twice: as a hierarchy and as a network, in the same setting."""

from collections.abc import Mapping
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
from netwerkgemeente.charts.same_task import same_task_chart
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.number_slider import NumberSlider
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import free_text, mapping, whole, word
from netwerkgemeente.models.same_task import FEWEST, MOST, TOP, Setting, differences

EXPECTATIONS = ("slower_more", "faster_more", "slower_fewer", "faster_fewer")
"""What the network is expected to be, against the hierarchy: speed, and people reached."""

START = {"partners": 8, "pressure": 2, "distance": 2, "drops": False}
"""The setting with which the task is first played."""

ASSUMPTIONS = ("scale", "speed", "reach", "standing", "enforce", "left_out")


class SameTask(Activity):
    """First what one expects, then one setting and two results.

    The answer: ``expectation`` (one of ``EXPECTATIONS`` or None), ``seen``, ``setting`` (partners,
    pressure, distance and drops; None until seen), ``turned`` (whether the setting was changed)
    and ``why`` (text: which way the trainee would choose).
    """

    def __init__(self, text: ActivityText, _course: Course, messages: Messages) -> None:
        say = messages
        self.expectation = Choice(
            label=say("same_task.ask"),
            options=[(key, say(f"same_task.{key}")) for key in EXPECTATIONS],
        )
        self.button = main_button(say("same_task.show"))
        self.feedback = Reading(spoken=True)
        self.result = ipywidgets.VBox()
        story = Reading(
            blocks=[
                ("text", say("same_task.story")),
                ("item", say("same_task.story_hierarchy")),
                ("item", say("same_task.story_network")),
            ]
        )
        super().__init__(
            text,
            messages,
            [story, self.expectation, row(self.button), self.feedback, self.result],
        )
        self.when(self.expectation, lambda chosen: self.answer(expectation=chosen))
        self.press(self.button, self._play)

    def _build_result(self) -> None:
        """Make what is seen after the expectation, then: so opening the lesson sends less."""
        say = self.messages
        none = say("answer.none")
        self.partners = NumberSlider(
            label=say("same_task.partners"), minimum=FEWEST, maximum=MOST, unanswered=none
        )
        self.pressure, self.distance = (
            NumberSlider(
                label=say(f"same_task.{name}"),
                maximum=TOP,
                words=[say(f"same_task.{name}_{stop}") for stop in range(TOP + 1)],
                unanswered=none,
            )
            for name in ("pressure", "distance")
        )
        self.drops = Choice(
            label=say("same_task.drops"),
            options=[(key, say(f"same_task.drops_{key}")) for key in ("no", "yes")],
        )
        self.chart = chart_holder(say, say("same_task.table"))
        assumptions = Reading(
            blocks=[
                ("strong", say("same_task.assumptions")),
                *(("item", say(f"same_task.assume_{name}")) for name in ASSUMPTIONS),
                ("note", say("same_task.thinking_aid")),
            ]
        )
        self.why = TextField(label=say("same_task.why"), unanswered=say("answer.blank"))
        self.result.children = [
            self.partners,
            self.pressure,
            self.distance,
            self.drops,
            self.chart,
            assumptions,
            self.why,
        ]
        for name in ("partners", "pressure", "distance"):
            self.when(getattr(self, name), partial(self._set, name))
        self.when(self.drops, lambda key: self._set("drops", key == "yes"))
        self.when(self.why, lambda why: self.answer(why=why))

    @property
    def done(self) -> bool:
        """Whether the task was played in more than one setting."""
        return bool(self.value["turned"])

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep an expectation that exists; nothing is played before there is one."""
        expectation = word(value.get("expectation"), EXPECTATIONS)
        seen = expectation is not None and value.get("seen") is True
        return {
            "expectation": expectation,
            "seen": seen,
            "setting": _setting(value.get("setting")) if seen else None,
            "turned": seen and value.get("turned") is True,
            "why": free_text(value.get("why")),
        }

    def draw(self) -> None:
        """Show the expectation, and after it the setting and both results."""
        value, seen = self.value, self.value["seen"]
        self.expectation.value = value["expectation"]
        self.button.description = self.messages("same_task.reset" if seen else "same_task.show")
        show(self.result, when=seen)
        if not seen:
            self.feedback.blocks = []
            return
        if not self.result.children:
            self._build_result()
        setting = Setting(**value["setting"])
        self.partners.value = setting.partners
        self.pressure.value = setting.pressure
        self.distance.value = setting.distance
        self.drops.value = "yes" if setting.drops else "no"
        self.why.value = value["why"]
        self.feedback.blocks = self._feedback(setting)
        draw_chart(self.chart, same_task_chart(setting, self.messages))

    def _set(self, name: str, stop: object) -> None:
        self.answer(setting={**(self.value["setting"] or {}), name: stop}, turned=True)

    def _play(self) -> None:
        if self.value["expectation"] is None:
            self.feedback.blocks = [("strong", self.messages("same_task.first"))]
        else:
            self.answer(seen=True, setting=START)

    def _feedback(self, setting: Setting) -> list[tuple[str, str]]:
        found = differences(setting)
        speed = _side(found["speed"], "slower", "faster", "as_fast")
        reach = _side(found["reach"], "fewer", "more", "as_many")
        said = self.messages(
            "same_task.outcome",
            speed=self.messages(f"same_task.is_{speed}"),
            reach=self.messages(f"same_task.is_{reach}"),
        )
        expected = f"{speed}_{reach}" == self.value["expectation"]
        compared = self.messages("same_task.expected" if expected else "same_task.unexpected")
        return [("strong", f"{said} {compared}"), ("note", self.messages("same_task.turn"))]


def _setting(value: object) -> Answer:
    given = mapping(value)
    bounds = {"partners": (FEWEST, MOST), "pressure": (0, TOP), "distance": (0, TOP)}
    kept: Answer = dict(START)
    for name, (low, high) in bounds.items():
        if (stop := whole(given.get(name), low, high)) is not None:
            kept[name] = stop
    kept["drops"] = given.get("drops") is True
    return kept


def _side(difference: int, less: str, more: str, same: str) -> str:
    if difference == 0:
        return same
    return more if difference > 0 else less
