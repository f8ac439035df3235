"""A timer that counts down calmly, can be paused, and says only now and then how long is left."""

import traitlets

from netwerkgemeente.controls.assets import asset
from netwerkgemeente.controls.control import Control


class Countdown(Control):
    """Count down in the browser, so that it goes on while the kernel is busy.

    A screen reader hears when it starts, when it is paused, at every fifth minute, at the last one
    and at the end; the figures themselves are not read out.

    Traits:
        label: Accessible name, also shown above the time.
        seconds: How long it takes from the start.
        left: Seconds left while it does not run.
        ends: When it ends, in milliseconds since 1970 by the browser's clock, or 0 while it does
            not run.
        start_label, pause_label, again_label: Words on the buttons.
        minutes_left: What is said at a full minute; ``{minutes}`` is filled in.
        last_minute, paused, over: What is said at the last minute, at a pause and at the end.
    """

    _esm = asset("control.js", "make.js", "countdown.js")

    label = traitlets.Unicode().tag(sync=True)
    seconds = traitlets.Int(600, min=1).tag(sync=True)
    left = traitlets.Float(600.0, min=0.0).tag(sync=True)
    ends = traitlets.Float(0.0).tag(sync=True)
    start_label = traitlets.Unicode("▶").tag(sync=True)
    pause_label = traitlets.Unicode("▮▮").tag(sync=True)
    again_label = traitlets.Unicode("↺").tag(sync=True)
    minutes_left = traitlets.Unicode("{minutes}").tag(sync=True)
    last_minute = traitlets.Unicode().tag(sync=True)
    paused = traitlets.Unicode().tag(sync=True)
    over = traitlets.Unicode().tag(sync=True)

    def reset(self, seconds: int) -> None:
        """Set it to ``seconds`` and have it wait for the start."""
        with self.hold_sync():
            self.seconds = seconds
            self.left = float(seconds)
            self.ends = 0.0

    def __repr__(self) -> str:
        minutes, seconds = divmod(int(self.left), 60)
        return f"{self.label}: {minutes}:{seconds:02}\n[{self.start_label}] [{self.again_label}]"
