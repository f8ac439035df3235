"""A button that hands out a file made on the trainee's own computer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import traitlets

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

    Args:
        on_download: Makes the file, or returns None where there is none to hand out; it says why
            in ``news``.
    """

    _esm = asset("control.js", "hand_out.js", "download_button.js")

    label = traitlets.Unicode().tag(sync=True)
    primary = traitlets.Bool(False).tag(sync=True)
    news = traitlets.Unicode().tag(sync=True)

    def __init__(self, on_download: Callable[[], HandedOut | None], **traits: object) -> None:
        super().__init__(**traits)
        self._on_download = on_download
        self.on_msg(self._asked)

    def click(self) -> None:
        """Do what a press on the button does."""
        if (file := self._on_download()) is not None:
            message = {"kind": "file", "name": file.name, "mime": file.mime}
            self.send(message, [file.content])

    def _asked(self, _widget: object, message: Mapping[str, Any], _buffers: object) -> None:
        if message.get("kind") == "download":
            self.click()

    def __repr__(self) -> str:
        return "\n".join(filter(None, (f"[{self.label}]", self.news)))
