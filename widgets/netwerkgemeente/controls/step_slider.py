"""A slider whose stops are words on a staircase."""

from typing import Any

import traitlets

from netwerkgemeente.controls.assets import asset
from netwerkgemeente.controls.control import Control


class StepSlider(Control):
    """Pick one of a few ordered words with a mouse, a finger or the arrow keys.

    Traits:
        label: Accessible name, also shown above the staircase.
        steps: The words, lowest first; two or more.
        notes: What each step means; shown in the browser as the slider moves. Empty or one each.
        details: More about each step, as (term, text) pairs. Empty or one list each.
        value: The step from 1 (lowest), or None until the first touch.
        unanswered: What is said while ``value`` is None.
        bracket: A range of steps to mark, as (low, high), or None.
        bracket_label: What the bracket means.
        mark: An earlier step to show beside the current one, or None.
        mark_label: What the mark means.
        disabled: Whether the value is fixed.
    """

    _esm = asset("control.js", "native_range.js", "make.js", "step_slider.js")

    label = traitlets.Unicode().tag(sync=True)
    steps = traitlets.List(traitlets.Unicode(), minlen=2).tag(sync=True)
    notes = traitlets.List(traitlets.Unicode()).tag(sync=True)
    details = traitlets.List(traitlets.List()).tag(sync=True)
    value = traitlets.Int(None, allow_none=True).tag(sync=True)
    unanswered = traitlets.Unicode("–").tag(sync=True)
    bracket: Any = traitlets.Tuple(
        traitlets.Int(), traitlets.Int(), default_value=None, allow_none=True
    ).tag(sync=True)
    bracket_label = traitlets.Unicode().tag(sync=True)
    mark = traitlets.Int(None, allow_none=True).tag(sync=True)
    mark_label = traitlets.Unicode().tag(sync=True)
    disabled = traitlets.Bool(False).tag(sync=True)

    @traitlets.validate("value", "mark")
    def _on_a_step(self, proposal: traitlets.Bunch) -> int | None:
        value: int | None = proposal["value"]
        if value is not None and not 1 <= value <= len(self.steps):
            raise traitlets.TraitError(f"{value!r} is not a step from 1 to {len(self.steps)}.")
        return value

    def word(self, step: int | None) -> str:
        """Return the number and word of ``step``, or the words for 'not answered'."""
        return self.unanswered if step is None else f"{step}. {self.steps[step - 1]}"

    def __repr__(self) -> str:
        lines = [f"{self.label}: {self.word(self.value)}"]
        if self.mark is not None:
            lines.append(f"{self.mark_label}: {self.word(self.mark)}")
        if self.bracket is not None:
            low, high = self.bracket
            words = self.word(low) if low == high else f"{self.word(low)} – {self.word(high)}"
            lines.append(f"{self.bracket_label}: {words}")
        return "\n".join(lines)
