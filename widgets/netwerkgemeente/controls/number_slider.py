"""A slider for a whole number that has a name and says its value in words."""

import traitlets

from netwerkgemeente.controls.assets import asset
from netwerkgemeente.controls.control import Control


class NumberSlider(Control):
    """Pick a whole number with a mouse, a finger or the arrow keys.

    Traits:
        label: Accessible name, also shown above the slider.
        minimum, maximum, step: The stops, as for a native range input.
        value: The number, or None until the first touch.
        words: What each stop is called, lowest first; empty to show the number itself.
        low_end, high_end: What the two ends mean, shown above them and read as its description.
        unit: Shown after the number when there are no words, such as ``"%"``.
        unanswered: What is said while ``value`` is None.
        disabled: Whether the value is fixed.
    """

    _esm = asset("control.js", "native_range.js", "number_slider.js")

    label = traitlets.Unicode().tag(sync=True)
    minimum = traitlets.Int(0).tag(sync=True)
    maximum = traitlets.Int(10).tag(sync=True)
    step = traitlets.Int(1, min=1).tag(sync=True)
    value = traitlets.Int(None, allow_none=True).tag(sync=True)
    words = traitlets.List(traitlets.Unicode()).tag(sync=True)
    low_end = traitlets.Unicode().tag(sync=True)
    high_end = traitlets.Unicode().tag(sync=True)
    unit = traitlets.Unicode().tag(sync=True)
    unanswered = traitlets.Unicode("–").tag(sync=True)
    disabled = traitlets.Bool(False).tag(sync=True)

    @traitlets.validate("value")
    def _within_bounds(self, proposal: traitlets.Bunch) -> int | None:
        value: int | None = proposal["value"]
        if value is not None and not self.minimum <= value <= self.maximum:
            raise traitlets.TraitError(
                f"{value!r} is not a number from {self.minimum} to {self.maximum}."
            )
        return value

    def __repr__(self) -> str:
        ends = ((self.minimum, self.low_end), (self.maximum, self.high_end))
        named = "; ".join(f"{stop}: {end}" for stop, end in ends if end)
        return f"{self.label}{f' ({named})' if named else ''}: {self._said()}"

    def _said(self) -> str:
        if self.value is None:
            return self.unanswered
        stop = (self.value - self.minimum) // self.step
        if stop < len(self.words):
            return f"{self.value}. {self.words[stop]}"
        return f"{self.value} {self.unit}".strip()
