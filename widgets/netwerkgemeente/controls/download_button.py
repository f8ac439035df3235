"""A button that hands out a file made on the trainee's own computer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import traitlets
from traitlets.log import get_logger

from netwerkgemeente.controls.assets import asset
from netwerkgemeente.controls.control import Control


@dataclass(frozen=True, slots=True)
class HandedOut:
    """A file to hand out: what it is called, its type, and its bytes."""

    name: str
    mime: str
    content: bytes


class DownloadButton(Control):
    """Ask for a file and save it as the browser does; nothing goes over the network.

    Traits:
        label: Words of the button: what one gets.
        primary: Whether it is the one button that carries its card forward.
        news: What came of the last press; heard by a screen reader.
        failed: What ``news`` says when the file cannot be made; the log has the reason.

    Args:
        on_download: Makes the file, or returns None where there is none to hand out; it says why
            in ``news``.
    """

    _esm = asset("control.js", "hand_out.js", "download_button.js")

    label = traitlets.Unicode().tag(sync=True)
    primary = traitlets.Bool(False).tag(sync=True)
    news = traitlets.Unicode().tag(sync=True)
    failed = traitlets.Unicode()

    def __init__(self, on_download: Callable[[], HandedOut | None], **traits: object) -> None:
        super().__init__(**traits)
        self._on_download = on_download
        self.on_msg(self._asked)

    def click(self) -> None:
        """Do what a press on the button does."""
        try:
            file = self._on_download()
        except Exception:  # noqa: BLE001 - logged, and said in a sentence
            get_logger().exception("what %r hands out cannot be made", self.label)
            self.news = self.failed
            return
        if file is not None:
            message = {"kind": "file", "name": file.name, "mime": file.mime}
            self.send(message, [file.content])

    def _asked(self, _widget: object, message: Mapping[str, Any], _buffers: object) -> None:
        if message.get("kind") == "download":
            self.click()

    def __repr__(self) -> str:
        return "\n".join(filter(None, (f"[{self.label}]", self.news)))
