"""The part of a card on which a leader chooses a case, opens rounds and sees how they went."""

from collections.abc import Callable

import ipywidgets

from netwerkgemeente.activities.activity import (
    Card,
    chart_holder,
    draw_chart,
    main_button,
    row,
    show,
)
from netwerkgemeente.charts.group import shift_words, turnout_chart, votes_chart
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.models.group_result import GroupCase
from netwerkgemeente.session.rounds import Rounds

Do = Callable[[Callable[[], object]], None]
"""Does something for the leader, and says what went wrong."""


class RoundsPanel:
    """Controls for :class:`Rounds`; the card that shows them says when to draw.

    Args:
        screens: Whether participants have a screen on which a result can be shown.
    """

    def __init__(self, rounds: Rounds, *, screens: bool = True) -> None:
        say = rounds.messages
        self._rounds = rounds
        self._screens = screens
        self.which = Choice(label=say("rounds.which"), compact=True, options=self._options())
        self.which.value = self.which.options[0][0]
        self.case = Reading()
        self.main = main_button(say("rounds.start"))
        self.other = ipywidgets.Button(description=say("rounds.start_other"))
        self.status = Reading()
        self.chart = chart_holder(say, say("group.table"))
        self.shift = Reading(spoken=True)
        self.widgets: list[ipywidgets.Widget] = [
            self.which,
            self.case,
            row(self.main, self.other),
            self.status,
            self.chart,
            self.shift,
        ]

    def connect(self, card: Card, do: Do) -> None:
        """Have a hand on the controls do what a program does."""
        card.when(self.which, lambda _: self._draw_case())
        card.press(self.main, lambda: do(self._go_on))
        card.press(self.other, lambda: do(self._start))

    def draw(self, joined: int | None, *, usable: bool) -> None:
        """Show the rounds so far.

        Args:
            joined: How many can vote; None when nobody knows.
            usable: Whether there can be more rounds.
        """
        say, result = self._rounds.messages, self._rounds.result
        last = result.last
        self._draw_options()
        self._draw_case()
        open_ = last is not None and last.state == "open"
        self.main.description = say(_NEXT[self._state])
        for widget in (self.which, self.case, self.main):
            show(widget, when=usable)
        show(self.other, when=usable and last is not None and not open_)
        show(self.chart, when=last is not None and not (open_ and joined is None))
        if last is None:
            self.status.blocks = []
            self.shift.blocks = []
            return
        state = say(f"rounds.is_{last.state}", number=last.number, case=last.case.title)
        self.status.blocks = [("strong", f"{state} {say('rounds.votes', voted=last.voted)}")]
        self.chart.spoken = not open_  # a vote at a time is too much to listen to
        rungs = self._rounds.course.rungs
        if open_:
            draw_chart(self.chart, turnout_chart(last.voted, joined or 0, say))
            self.shift.blocks = []
        else:
            before = result.before(last.number)
            draw_chart(self.chart, votes_chart(last, before, rungs, say))
            self.shift.blocks = shift_words(result.shift_to(last.number), rungs, say)

    @property
    def _state(self) -> str | None:
        """The state of the last round; where there are no screens, nothing is left to be shown."""
        last = self._rounds.result.last
        if last is None:
            return None
        return "shown" if last.state == "closed" and not self._screens else last.state

    @property
    def chosen(self) -> GroupCase:
        """The case in sight."""
        cases = self._rounds.cases
        return cases.get(self.which.value or "") or next(iter(cases.values()))

    def _options(self) -> list[tuple[str, str]]:
        return [(case.key, case.title) for case in self._rounds.cases.values()]

    def _draw_options(self) -> None:
        options = self._options()
        if options != self.which.options:
            self.which.options = options
            if self.which.value not in dict(options):
                self.which.value = options[0][0]

    def _draw_case(self) -> None:
        self.case.blocks = [("text", self.chosen.text)]

    def _go_on(self) -> None:
        """Do what comes next after the last round."""
        state = self._state
        if state is None:
            self._start()
        elif state == "open":
            self._rounds.close_round()
        elif state == "closed":
            self._rounds.show()
        else:
            self._rounds.second_round()

    def _start(self) -> None:
        self._rounds.start_round(self.chosen.key)


_NEXT = {
    None: "rounds.start",
    "open": "rounds.close",
    "closed": "rounds.show",
    "shown": "rounds.second",
}
"""What the main button does, by the state of the last round."""
