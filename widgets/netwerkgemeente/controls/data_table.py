"""A table of texts, in sight as it is."""

import traitlets

from netwerkgemeente.controls.assets import asset
from netwerkgemeente.controls.control import Control


class DataTable(Control):
    """Show rows of text; the first row holds the headings, the first column names its row.

    Traits:
        label: What the table is, shown above it.
        rows: Rows of text cells, all of one length; none for no table.
    """

    _esm = asset("control.js", "data_table.js")

    label = traitlets.Unicode().tag(sync=True)
    rows = traitlets.List(traitlets.List(traitlets.Unicode())).tag(sync=True)

    def __repr__(self) -> str:
        if not self.rows:
            return ""
        return "\n".join([self.label, *(" | ".join(row) for row in self.rows)])
