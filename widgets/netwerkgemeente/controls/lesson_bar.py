"""The bar at the top of a lesson: progress, and answers to take along or bring back."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import traitlets

from netwerkgemeente.controls.assets import asset, stylesheets
from netwerkgemeente.controls.control import Control

LARGEST_FILE = 5_000_000
"""Bytes of the largest file that the bar reads."""

REMIND_AFTER = 7 * 60 * 1000
"""Milliseconds; Binder ends a session after ten minutes in which nothing happens."""


class LessonBar(Control):
    """Show progress, hand out a file and take one in.

    There is one in every lesson, so it also brings the stylesheets of all controls to the page.

    Traits:
        title: Heading of the bar.
        progress: One sentence.
        items: (text, state in words, whether done) for each part of the lesson.
        items_label: What the list is, on the button that opens it.
        saved: Where the answers are kept, or why they are not.
        warning: Whether ``saved`` asks for attention.
        news: What came of the last file; heard by a screen reader.
        download_label, load_label: Words of the two buttons.
        asleep: What a page shows instead of the bar before the lesson runs.
        too_large: What is said of a file that is larger than ``largest`` bytes.
        reminder: What is said, and heard, when nobody has touched the page for a while; empty
            where the answers are safe.
        remind_after: How long that while is, in milliseconds.

    Args:
        on_download: Returns the name and the text of the file to hand out.
        on_load: Takes the text of a file that was brought in.
    """

    _esm = asset("control.js", "hand_out.js", "make.js", "lesson_bar.js")
    _css = stylesheets()

    title = traitlets.Unicode().tag(sync=True)
    progress = traitlets.Unicode().tag(sync=True)
    items = traitlets.List(
        traitlets.Tuple(traitlets.Unicode(), traitlets.Unicode(), traitlets.Bool())
    ).tag(sync=True)
    items_label = traitlets.Unicode().tag(sync=True)
    saved = traitlets.Unicode().tag(sync=True)
    warning = traitlets.Bool(False).tag(sync=True)
    news = traitlets.Unicode().tag(sync=True)
    download_label = traitlets.Unicode().tag(sync=True)
    load_label = traitlets.Unicode().tag(sync=True)
    asleep = traitlets.Unicode()
    too_large = traitlets.Unicode().tag(sync=True)
    largest = traitlets.Int(LARGEST_FILE).tag(sync=True)
    reminder = traitlets.Unicode().tag(sync=True)
    remind_after = traitlets.Int(REMIND_AFTER).tag(sync=True)

    def __init__(
        self,
        on_download: Callable[[], tuple[str, str]],
        on_load: Callable[[str], None],
        **traits: object,
    ) -> None:
        super().__init__(**traits)
        self._on_download = on_download
        self._on_load = on_load
        self.on_msg(self._asked)

    def _asked(self, _widget: object, message: Mapping[str, Any], _buffers: object) -> None:
        if message.get("kind") == "download":
            name, text = self._on_download()
            self.send({"kind": "file", "name": name, "text": text})
        elif message.get("kind") == "load" and isinstance(message.get("text"), str):
            self._on_load(message["text"])

    def _repr_mimebundle_(
        self,
        **kwargs: Any,  # noqa: ANN401 - as anywidget has it
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Give ``asleep`` to a page that has no kernel yet."""
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        return {**data, "text/html": f"<p>{escape(self.asleep)}</p>"}, metadata

    def __repr__(self) -> str:
        states = (f"- {text}: {state}" for text, state, _ in self.items)
        buttons = f"[{self.download_label}] [{self.load_label}]"
        lines = [self.title, self.progress, *states, self.saved, buttons, self.news]
        return "\n".join(filter(None, lines))
