"""Marking any number of pieces of text, as native checkboxes."""

import traitlets

from netwerkgemeente.controls.assets import asset
from netwerkgemeente.controls.control import Control


class Marks(Control):
    """Tick any of a few options with a mouse, a finger or the keyboard.

    Traits:
        label: Accessible name of the group, also shown above it.
        options: (key, text) pairs; one or more.
        value: Keys of what is ticked, in the order of ``options``; empty until the first tick.
        disabled: Whether the value is fixed.
    """

    _esm = asset("control.js", "marks.js")

    label = traitlets.Unicode().tag(sync=True)
    options = traitlets.List(traitlets.Tuple(traitlets.Unicode(), traitlets.Unicode())).tag(
        sync=True
    )
    value = traitlets.List(traitlets.Unicode()).tag(sync=True)
    disabled = traitlets.Bool(False).tag(sync=True)

    @traitlets.validate("value")
    def _of_the_options(self, proposal: traitlets.Bunch) -> list[str]:
        keys = [key for key, _ in self.options]
        unknown = [key for key in proposal["value"] if key not in keys]
        if unknown:
            raise traitlets.TraitError(f"{unknown!r} are not among {', '.join(keys)}.")
        return [key for key in keys if key in proposal["value"]]

    def __repr__(self) -> str:
        marks = (f"[{'x' if key in self.value else ' '}] {text}" for key, text in self.options)
        return "\n".join([self.label, *marks])
