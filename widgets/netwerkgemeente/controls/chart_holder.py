"""A plotly chart with the sentence that says what it shows, and its numbers in a table."""

import traitlets

from netwerkgemeente.controls.assets import asset
from netwerkgemeente.controls.control import Control


class ChartHolder(Control):
    """Show one chart and redraw it in place whenever ``figure`` is set.

    JupyterLab's own plotly renderer brings plotly.js to the page, once and over HTTP; this control
    asks it for ``Plotly.react``. Where there is no such renderer the sentence and the table remain.

    Traits:
        figure: A plotly figure as JSON: ``data`` and ``layout``.
        title: What the chart is about; shown above it and part of its accessible name.
        sentence: What the chart shows for this data.
        table: Rows of text cells; the first row holds the headings.
        table_label: What the table is, on the button that opens it.
        missing: What is said where no chart can be drawn.
        spoken: Whether a screen reader hears the sentence when it changes.
        dark: Colours to use instead in a dark theme, by the colour they replace.
    """

    _esm = asset("control.js", "chart_holder.js")

    figure = traitlets.Dict().tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    sentence = traitlets.Unicode().tag(sync=True)
    table = traitlets.List(traitlets.List(traitlets.Unicode())).tag(sync=True)
    table_label = traitlets.Unicode().tag(sync=True)
    missing = traitlets.Unicode().tag(sync=True)
    spoken = traitlets.Bool(True).tag(sync=True)
    dark = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        rows = (" | ".join(row) for row in self.table)
        return "\n".join([f"[{self.title}]", self.sentence, *rows])
