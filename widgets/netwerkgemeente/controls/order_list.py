"""A list whose items are put in order with buttons, so that a keyboard is enough."""

import traitlets

from netwerkgemeente.controls.assets import asset
from netwerkgemeente.controls.control import Control


class OrderList(Control):
    """Move items up and down.

    Traits:
        label: Accessible name, also shown above the list.
        items: The texts, in any fixed order.
        value: Positions in ``items``, as they stand from top to bottom.
        up, down: Words for the two buttons; ``{item}`` becomes the item's text.
        moved: What is announced after a move; ``{item}`` and ``{place}`` are filled in.
        disabled: Whether the order is fixed.
    """

    _esm = asset("control.js", "order_list.js")

    label = traitlets.Unicode().tag(sync=True)
    items = traitlets.List(traitlets.Unicode()).tag(sync=True)
    value = traitlets.List(traitlets.Int()).tag(sync=True)
    up = traitlets.Unicode("↑ {item}").tag(sync=True)
    down = traitlets.Unicode("↓ {item}").tag(sync=True)
    moved = traitlets.Unicode("{item}: {place}").tag(sync=True)
    disabled = traitlets.Bool(False).tag(sync=True)

    @traitlets.validate("value")
    def _every_item_once(self, proposal: traitlets.Bunch) -> list[int]:
        value: list[int] = proposal["value"]
        if sorted(value) != list(range(len(self.items))):
            raise traitlets.TraitError(f"{value!r} does not hold each of the items once.")
        return value

    def __repr__(self) -> str:
        places = (f"{place}. {self.items[at]}" for place, at in enumerate(self.value, start=1))
        return "\n".join([self.label, *places])
