"""The target bites back: steer harder on an indicator, and see what becomes of the outcome."""

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
from netwerkgemeente.charts.goodhart import goodhart_chart
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.number_slider import NumberSlider
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import whole, word
from netwerkgemeente.models.goodhart import SCORE, SIDE_EFFECT, START, TOP, Steering, steered

EXPECTATIONS = ("both_rise", "turn", "flat", "both_fall")
EXPECTED = "turn"
"""What the model shows."""

MIDDLE = 5
"""The fit of the indicator until the trainee sets it."""

_PRESSURE_WORDS = (0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4)
_FIT_WORDS = (0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4)
_ASSUMPTIONS = ("scale", "score", "help", "side", "left_out")


class Target(Activity):
    """First an expectation, then a slider for the pressure, then the whole line and the fit.

    The answer: ``expectation`` (one of ``EXPECTATIONS`` or None), ``pressure`` and ``fit`` (0 to
    10 or None), ``furthest`` (the highest pressure tried, or None: so far the lines are drawn) and
    ``seen`` (whether the whole line was asked for).
    """

    def __init__(self, text: ActivityText, course: Course, messages: Messages) -> None:
        del course
        none = messages("answer.none")
        self.expectation = Choice(
            label=messages("target.ask"),
            options=[(key, messages(f"target.expect_{key}")) for key in EXPECTATIONS],
        )
        self.pressure, self.fit = (
            NumberSlider(
                label=messages(f"target.{name}"),
                maximum=TOP,
                words=[messages(f"target.{name}_{place}") for place in places],
                unanswered=none,
            )
            for name, places in (("pressure", _PRESSURE_WORDS), ("fit", _FIT_WORDS))
        )
        self.chart = chart_holder(messages, messages("target.table"))
        self.button = main_button(messages("target.show"))
        self.feedback = Reading(spoken=True)
        self.assumptions = Reading()
        super().__init__(
            text,
            messages,
            [
                self.expectation,
                self.pressure,
                self.fit,
                self.chart,
                row(self.button),
                self.feedback,
                self.assumptions,
            ],
        )
        self.when(self.expectation, lambda key: self.answer(expectation=key))
        self.when(self.pressure, lambda pressure: self.answer(pressure=pressure))
        self.when(self.fit, lambda fit: self.answer(fit=fit))
        self.press(self.button, self._go_on)

    @property
    def done(self) -> bool:
        """Whether the whole line was looked at after saying what one expects."""
        return bool(self.value["seen"])

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep what fits; nothing is seen before there is an expectation and a pressure."""
        expectation = word(value.get("expectation"), EXPECTATIONS)
        pressure = None if expectation is None else whole(value.get("pressure"), 0, TOP)
        furthest = None
        if pressure is not None:
            furthest = max(pressure, whole(value.get("furthest"), 0, TOP) or 0)
        return {
            "expectation": expectation,
            "pressure": pressure,
            "fit": whole(value.get("fit"), 0, TOP),
            "furthest": furthest,
            "seen": pressure is not None and value.get("seen") is True,
        }

    def draw(self) -> None:
        """Show the slider once there is an expectation, and the lines as far as one has pushed."""
        say, value = self.messages, self.value
        expected, pressure, seen = value["expectation"], value["pressure"], value["seen"]
        self.expectation.value = expected
        self.expectation.disabled = seen
        self.pressure.value = pressure
        self.fit.value = value["fit"]
        show(self.pressure, when=expected is not None)
        show(self.fit, when=seen)
        show(self.chart, when=pressure is not None)
        show(self.assumptions, when=pressure is not None)
        self.assumptions.blocks = self._assumptions()
        self.button.description = say("target.again" if seen else "target.show")
        self.feedback.blocks = self._feedback() if seen else []
        if pressure is not None:
            steps = steered(self._fit, TOP if seen else value["furthest"])
            draw_chart(self.chart, goodhart_chart(steps, steps[pressure], say))

    @property
    def _fit(self) -> int:
        """The fit that counts: the trainee's own once the whole line is in sight."""
        fit = self.value["fit"]
        return fit if self.value["seen"] and fit is not None else MIDDLE

    def _go_on(self) -> None:
        if self.value["expectation"] is None:
            self.feedback.blocks = [("strong", self.messages("target.first"))]
        elif self.value["pressure"] is None:
            self.feedback.blocks = [("strong", self.messages("target.push_first"))]
        else:
            self.answer(seen=not self.value["seen"])

    def _feedback(self) -> list[tuple[str, str]]:
        say, expected = self.messages, self.value["expectation"]
        turn = say.number(Steering(0, self._fit).turn)
        gap = Steering(TOP, self._fit).gap
        said = "target.as_expected" if expected == EXPECTED else "target.not_expected"
        return [
            ("strong", say(said)),
            ("text", say(f"target.about_{expected}")),
            (
                "text",
                say(
                    "target.turn",
                    turn=turn,
                    fit=self._fit,
                    words=say(f"target.fit_{_FIT_WORDS[self._fit]}").lower(),
                    gap=say.number(int(gap) if gap.denominator == 1 else gap),
                ),
            ),
        ]

    def _assumptions(self) -> list[tuple[str, str]]:
        say = self.messages
        numbers = {
            "start": START,
            "score": SCORE,
            "least": say.number(Steering(0, 0).help),
            "most": say.number(Steering(0, TOP).help),
            "side": say.number(SIDE_EFFECT),
            "middle": MIDDLE,
        }
        items = [("item", say(f"target.assume_{name}", **numbers)) for name in _ASSUMPTIONS]
        return [
            ("subheading", say("target.assumptions")),
            ("text", say("target.thinking_aid")),
            *items,
        ]
