"""A calm timer for the conversation between two rounds."""

from netwerkgemeente.activities.activity import Card
from netwerkgemeente.controls.countdown import Countdown
from netwerkgemeente.controls.look import Look
from netwerkgemeente.controls.number_slider import NumberSlider
from netwerkgemeente.errors import CourseError
from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.session.rounds import check_language

LONGEST = 60
"""Minutes that one conversation can take."""


class Timer(Card):
    """Counts down in the browser; it can be paused, and says little.

    Args:
        minutes: How long it takes from the start, 1 to 60.
        language: ``"nl"`` or ``"en"``.
    """

    def __init__(self, minutes: int = 10, language: str = "nl") -> None:
        say = read_messages(check_language(language))
        if not isinstance(minutes, int) or not 1 <= minutes <= LONGEST:
            raise CourseError(say("timer.minutes_wrong", longest=LONGEST))
        self.minutes = NumberSlider(
            label=say("timer.minutes"),
            minimum=1,
            maximum=LONGEST,
            value=minutes,
            unit=say("timer.unit"),
        )
        self.countdown = Countdown(
            label=say("timer.label"),
            start_label=say("timer.start"),
            pause_label=say("timer.pause"),
            again_label=say("timer.again"),
            minutes_left=say("timer.minutes_left", minutes="{minutes}"),
            last_minute=say("timer.last_minute"),
            paused=say("timer.paused"),
            over=say("timer.over"),
        )
        super().__init__(
            "timer",
            say("timer.title"),
            say("timer.task"),
            say,
            [Look(), self.minutes, self.countdown],
        )
        self.when(self.minutes, lambda _: self.draw())
        self._redraw()

    def draw(self) -> None:
        """Set the clock to the minutes that were chosen; it waits for its start."""
        self.countdown.reset(60 * (self.minutes.value or 1))
