"""A bar that shows that something is under way, and how far it is."""

import traitlets

from netwerkgemeente.controls.assets import asset
from netwerkgemeente.controls.control import Control


class ProgressBar(Control):
    """Show how many of a few steps are done.

    Traits:
        label: Accessible name; also shown above the bar.
        done: Steps done, 0 to ``steps``.
        steps: How many there are.
        words: The same in words, shown beside the bar and heard by a screen reader.
    """

    _esm = asset("control.js", "progress_bar.js")

    label = traitlets.Unicode().tag(sync=True)
    done = traitlets.Int(0, min=0).tag(sync=True)
    steps = traitlets.Int(1, min=1).tag(sync=True)
    words = traitlets.Unicode().tag(sync=True)

    def __repr__(self) -> str:
        return f"{self.label}: {self.words}"
