"""A field for a free answer of a few sentences."""

import traitlets

from netwerkgemeente.controls.assets import asset
from netwerkgemeente.controls.control import Control


class TextField(Control):
    """Write a few sentences.

    Traits:
        label: Accessible name, also shown above the field.
        value: The text so far.
        longest: Most characters that can be typed.
        rows: Height in lines; 1 gives a field of one line.
        unanswered: What a text form says while nothing was written.
    """

    _esm = asset("control.js", "text_field.js")

    label = traitlets.Unicode().tag(sync=True)
    value = traitlets.Unicode().tag(sync=True)
    longest = traitlets.Int(20_000).tag(sync=True)
    rows = traitlets.Int(2).tag(sync=True)
    unanswered = traitlets.Unicode("–")

    def __repr__(self) -> str:
        return f"{self.label}: {self.value or self.unanswered}"
