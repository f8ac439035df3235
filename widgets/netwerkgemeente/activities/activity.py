"""What every card has, and every activity: an answer that may be set or observed, a text form."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from threading import RLock
from typing import Any

import ipywidgets
import traitlets
from traitlets.log import get_logger

from netwerkgemeente.charts.house import DARK, Chart
from netwerkgemeente.content.course import ActivityText
from netwerkgemeente.controls.chart_holder import ChartHolder
from netwerkgemeente.controls.control import Control
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.messages.reader import Messages

HIDDEN = "ng-hidden"
"""The class of a box or button that is out of sight; reading.css has it."""

ONE_PRESS = "ng-one-press"
"""The class of a card on which a double click is one press: its buttons change as they are pressed.

The extension of JupyterLab sees to it (``labextension/static/start.js``).
"""

Answer = dict[str, Any]


class Card(ipywidgets.VBox):
    """A heading, a task and controls; what is seen and what is heard is also its text form.

    A handler runs guarded, and so does a drawing: a mistake in one becomes a sentence on the card.
    A card may be drawn by a thread of its own while a hand works with it; they take turns.

    Args:
        name: What the log calls it.
        title, task: What it is called, and what it asks; together its heading.
    """

    def __init__(
        self,
        name: str,
        title: str,
        task: str,
        messages: Messages,
        controls: Sequence[ipywidgets.Widget],
    ) -> None:
        self.messages = messages
        self._known_as = name
        self._heading = title
        self._one_at_a_time = RLock()
        self._drawing = False
        self._failed = False
        heading = Reading(blocks=[("heading", title), ("task", task)])
        super().__init__([heading, *controls])
        self.add_class("ng-card")

    def draw(self) -> None:
        """Bring every control in line with what the card is about."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Draw anew, because something that the card shows has changed."""
        self._redraw("refresh")

    def when(self, control: ipywidgets.Widget, handle: Callable[[Any], None]) -> None:
        """Call ``handle`` with the new value when a hand or a program changes ``control``."""

        def changed(change: traitlets.Bunch) -> None:
            with self._one_at_a_time:
                if not self._drawing:
                    self._guarded(handle, change["new"])

        control.observe(changed, "value")

    def press(self, button: ipywidgets.Button, handle: Callable[[], None]) -> None:
        """Call ``handle`` when ``button`` is pressed."""
        button.on_click(lambda _: self._guarded(handle))

    def __repr__(self) -> str:
        return text_form(self)

    def _repr_mimebundle_(self, **kwargs: object) -> dict[str, Any]:
        """Give the whole text form; ipywidgets itself cuts it at 110 characters.

        The page shows ``text/html`` where there is no kernel yet: what to press, and the text form.
        """
        bundle: dict[str, Any] = super()._repr_mimebundle_(**kwargs) or {}
        text = text_form(self)
        asleep = (
            f"<p>{escape(self.messages('activity.asleep', title=self._heading))}</p>"
            f"<details><summary>{escape(self.messages('activity.as_text'))}</summary>"
            f"<p style='white-space: pre-line'>{escape(text)}</p></details>"
        )
        return {**bundle, "text/plain": text, "text/html": asleep}

    def _redraw(self, change: object = None) -> None:
        """Draw; a mistake in it must not keep those who observe the card from hearing of it."""
        with self._one_at_a_time:
            self._drawing = True
            try:
                if change is None:
                    self.draw()
                else:
                    self._guarded(self.draw)
            finally:
                self._drawing = False

    def _guarded(self, handle: Callable[..., None], *values: object) -> None:
        """Run a handler; an error becomes a sentence on the card and a traceback in the log."""
        try:
            handle(*values)
        except Exception:  # noqa: BLE001 - logged, and said in a sentence
            get_logger().exception("activity %s failed", self._known_as)
            self._say_that_it_failed()

    def _say_that_it_failed(self) -> None:
        if not self._failed:
            self._failed = True
            notice = Reading(blocks=[("strong", self.messages("answer.failed"))], spoken=True)
            self.children = (*self.children, notice)  # type: ignore[has-type]


class Activity(Card):
    """One card with controls. What is seen always follows from ``value``.

    A control that is touched changes ``value``; whatever changes ``value`` redraws the controls.
    So a hand, a test and a restored passport do the same thing.

    Traits:
        value: The answer as the passport keeps it: JSON, read by :meth:`clean`. Set it as a
            whole; anything in it that does not fit counts as not given.
    """

    value = traitlets.Dict()

    def __init__(
        self, text: ActivityText, messages: Messages, controls: list[ipywidgets.Widget]
    ) -> None:
        self.text = text
        super().__init__(text.key, text.title, text.task, messages, controls)
        self.value = {}
        self.observe(self._redraw, "value")
        self._redraw()

    @property
    def done(self) -> bool:
        """Whether the trainee has done what the activity asks."""
        raise NotImplementedError

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Return what can be used of ``value``, which may come from an edited passport."""
        raise NotImplementedError

    def answer(self, **changes: object) -> None:
        """Change some entries of the answer."""
        self.value = {**self.value, **changes}

    @traitlets.validate("value")
    def _read(self, proposal: traitlets.Bunch) -> Answer:
        return self.clean(proposal["value"])


def show(widget: ipywidgets.DOMWidget, *, when: bool) -> None:
    """Have ``widget`` in sight or not, without touching its neighbours' focus."""
    if isinstance(widget, Control):
        widget.hidden = not when
    elif when:
        widget.remove_class(HIDDEN)
    else:
        widget.add_class(HIDDEN)


def in_sight(widget: ipywidgets.DOMWidget) -> bool:
    """Return whether ``widget`` itself was not taken out of sight."""
    if isinstance(widget, Control):
        return not widget.hidden
    return HIDDEN not in widget._dom_classes


def row(*widgets: ipywidgets.Widget) -> ipywidgets.HBox:
    """Return ``widgets`` side by side, wrapping where there is no room."""
    box = ipywidgets.HBox(widgets)
    box.add_class("ng-row")
    return box


def main_button(label: str) -> ipywidgets.Button:
    """Return the one button of a card that carries it forward."""
    return ipywidgets.Button(description=label, button_style="primary")


def draw_chart(holder: ChartHolder, chart: Chart) -> None:
    """Show ``chart`` in ``holder``, sending only what changed."""
    with holder.hold_sync():
        holder.title = chart.title
        holder.sentence = chart.sentence
        holder.table = [list(row) for row in chart.table]
        holder.figure = chart.json()


def chart_holder(messages: Messages, table_label: str) -> ChartHolder:
    """Return an empty chart in the colours of the course."""
    return ChartHolder(dark=DARK, table_label=table_label, missing=messages("chart.missing"))


def text_form(widget: ipywidgets.Widget) -> str:
    """Return what is in sight of ``widget`` as plain text."""
    if not in_sight(widget):
        return ""
    if isinstance(widget, ipywidgets.Box):
        return "\n".join(filter(None, map(text_form, widget.children)))
    if isinstance(widget, ipywidgets.Button):
        return f"[{widget.description}]"
    return repr(widget)
