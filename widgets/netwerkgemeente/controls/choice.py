"""One answer out of a few, as native radio buttons or a native drop-down list."""

import traitlets

from netwerkgemeente.controls.assets import asset
from netwerkgemeente.controls.control import Control


class Choice(Control):
    """Pick one of a few options with a mouse, a finger or the keyboard.

    Traits:
        label: Accessible name of the group, also shown above it.
        options: (key, text) pairs; two or more.
        value: Key of the chosen option, or None until the first choice.
        compact: Whether to show a drop-down list instead of radio buttons.
        unanswered: What a text form says while ``value`` is None.
        disabled: Whether the value is fixed.
    """

    _esm = asset("control.js", "choice.js")

    label = traitlets.Unicode().tag(sync=True)
    options = traitlets.List(traitlets.Tuple(traitlets.Unicode(), traitlets.Unicode())).tag(
        sync=True
    )
    value = traitlets.Unicode(None, allow_none=True).tag(sync=True)
    compact = traitlets.Bool(False).tag(sync=True)
    unanswered = traitlets.Unicode("–")
    disabled = traitlets.Bool(False).tag(sync=True)

    @traitlets.validate("value")
    def _one_of_the_options(self, proposal: traitlets.Bunch) -> str | None:
        value: str | None = proposal["value"]
        keys = [key for key, _ in self.options]
        if value is not None and value not in keys:
            raise traitlets.TraitError(f"{value!r} is not one of {', '.join(keys)}.")
        return value

    def __repr__(self) -> str:
        chosen = dict(self.options).get(self.value or "", self.unanswered)
        if self.compact:
            return f"{self.label}: {chosen}"
        marks = (f"({'x' if key == self.value else ' '}) {text}" for key, text in self.options)
        return "\n".join([self.label, *marks])
