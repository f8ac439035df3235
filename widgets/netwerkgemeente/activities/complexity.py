"""How complex does it get: three levers, after a guess which of them matters most."""

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
from netwerkgemeente.charts.complexity import growth_chart, levers_chart, levers_words, thousands
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.number_slider import NumberSlider
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import mapping, whole, word
from netwerkgemeente.models.complexity import HIGHEST, LEVERS, LOWEST, Collaboration, fastest

START = {"actors": 12, "distance": 2, "dynamics": 3}
"""The collaboration about which the guess is asked."""


class Complexity(Activity):
    """A guess, and then the three levers with what each takes away from here.

    The answer: ``guess`` (one of ``LEVERS`` or None), ``seen``, ``stand`` (a number for every
    lever; None until seen) and ``turned`` (the levers that were turned).
    """

    def __init__(self, text: ActivityText, _course: Course, messages: Messages) -> None:
        say = messages
        self.guess = Choice(
            label=say("complexity.ask", **START),
            options=[(lever, say(f"complexity.step_{lever}")) for lever in LEVERS],
        )
        self.button = main_button(say("complexity.show"))
        self.feedback = Reading(spoken=True)
        self.result = ipywidgets.VBox()
        super().__init__(text, messages, [self.guess, row(self.button), self.feedback, self.result])
        self.when(self.guess, lambda chosen: self.answer(guess=chosen))
        self.press(self.button, self._look)

    def _build_result(self) -> None:
        """Make what is seen after the guess, then: so opening the lesson sends less."""
        say = self.messages
        self.levers = {
            lever: NumberSlider(
                label=say(f"complexity.{lever}"),
                minimum=LOWEST[lever],
                maximum=HIGHEST[lever],
                words=[]
                if lever == "actors"
                else [
                    say(f"complexity.{lever}_{stop}")
                    for stop in range(LOWEST[lever], HIGHEST[lever] + 1)
                ],
                unanswered=say("answer.none"),
            )
            for lever in LEVERS
        }
        self.levers_chart = chart_holder(say, say("complexity.levers_table"))
        self.growth_chart = chart_holder(say, say("complexity.growth_table"))
        assumptions = Reading(
            blocks=[
                ("strong", say("complexity.assumptions")),
                *(("item", say(f"complexity.assume_{n}")) for n in ("score", "step", "lines")),
            ]
        )
        self.result.children = [
            *self.levers.values(),
            self.levers_chart,
            self.growth_chart,
            assumptions,
        ]
        for lever, slider in self.levers.items():
            self.when(slider, partial(self._turn, lever))

    @property
    def done(self) -> bool:
        """Whether all three levers were turned after the guess."""
        return len(self.value["turned"]) == len(LEVERS)

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep a guess that exists; nothing is seen before there is one."""
        guess = word(value.get("guess"), LEVERS)
        seen = guess is not None and value.get("seen") is True
        given, turned = mapping(value.get("stand")), value.get("turned")
        stand = {}
        for lever in LEVERS:
            stop = whole(given.get(lever), LOWEST[lever], HIGHEST[lever])
            stand[lever] = START[lever] if stop is None else stop
        was_turned = turned if seen and isinstance(turned, list) else []
        return {
            "guess": guess,
            "seen": seen,
            "stand": stand if seen else None,
            "turned": [lever for lever in LEVERS if lever in was_turned],
        }

    def draw(self) -> None:
        """Show the guess, and after it the levers and both charts."""
        value, seen = self.value, self.value["seen"]
        self.guess.value = value["guess"]
        self.button.description = self.messages("complexity.reset" if seen else "complexity.show")
        show(self.result, when=seen)
        if not seen:
            self.feedback.blocks = []
            return
        if not self.result.children:
            self._build_result()
        for lever, slider in self.levers.items():
            slider.value = value["stand"][lever]
        now = Collaboration(**value["stand"])
        self.feedback.blocks = self._feedback(now)
        draw_chart(self.levers_chart, levers_chart(now, self.messages))
        draw_chart(self.growth_chart, growth_chart(now.actors, self.messages))

    def _turn(self, lever: str, stop: int) -> None:
        stand = {**(self.value["stand"] or {}), lever: stop}
        self.answer(stand=stand, turned=[*self.value["turned"], lever])

    def _look(self) -> None:
        if self.value["guess"] is None:
            self.feedback.blocks = [("strong", self.messages("complexity.first"))]
        else:
            self.answer(seen=True, stand=START)

    def _feedback(self, now: Collaboration) -> list[tuple[str, str]]:
        say = self.messages
        score = say("complexity.score", score=thousands(now.score, say))
        quickest = fastest(now)
        if not quickest:
            return [("strong", score), ("text", say("complexity.none"))]
        guess = self.value["guess"]
        if guess not in quickest:
            key = "guess_other"
        else:
            key = "guess_right" if len(quickest) == 1 else "guess_shared"
        compared = say(
            f"complexity.{key}",
            guess=levers_words([guess], say),
            fastest=levers_words(quickest, say),
        )
        blocks = [("strong", score), ("text", compared)]
        left = [say(f"complexity.lever_{x}") for x in LEVERS if x not in self.value["turned"]]
        if left:
            blocks.append(("note", say("complexity.left", levers=", ".join(left))))
        return blocks
