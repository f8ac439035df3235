"""What every control has in common: it travels light."""

import anywidget
import traitlets
from ipywidgets import Layout, widget_serialization
from ipywidgets.widgets.trait_types import InstanceDict


class Control(anywidget.AnyWidget):
    """An anywidget without a Layout of its own until one is given, and without a stylesheet.

    A Layout is a widget too and costs some 2 kB on the way to the page, and every widget brings its
    own copy of its stylesheet; a lesson has dozens of controls. The lesson bar brings the look of
    them all.

    Traits:
        layout: As for any ipywidget, or None.
        hidden: Whether it is out of sight.
    """

    layout = InstanceDict(Layout, allow_none=True).tag(sync=True, **widget_serialization)

    hidden = traitlets.Bool(False).tag(sync=True)

    @traitlets.default("layout")
    def _no_layout(self) -> None:
        return None
