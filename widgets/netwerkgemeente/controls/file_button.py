"""A button that brings in one file from the reader's own computer."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import traitlets

from netwerkgemeente.controls.assets import asset
from netwerkgemeente.controls.control import Control


class FileButton(Control):
    """Choose a file; it goes to the kernel and nowhere else.

    Traits:
        label: Words on the button.
        accept: Kinds of file that the browser offers first, as for a native file input.
        largest: Bytes of the largest file that is sent.
        too_large: What is said of a larger one.
        news: What came of the last file; heard by a screen reader.

    Args:
        on_file: Takes the name and the bytes of the file.
    """

    _esm = asset("control.js", "file_button.js")

    label = traitlets.Unicode().tag(sync=True)
    accept = traitlets.Unicode(".csv,text/csv").tag(sync=True)
    largest = traitlets.Int(5_000_000, min=1).tag(sync=True)
    too_large = traitlets.Unicode().tag(sync=True)
    news = traitlets.Unicode().tag(sync=True)

    def __init__(self, on_file: Callable[[str, bytes], None], **traits: object) -> None:
        super().__init__(**traits)
        self._on_file = on_file
        self.on_msg(self._brought)

    def bring(self, name: str, data: bytes) -> None:
        """Take in a file as if a hand had chosen it."""
        if len(data) > self.largest:
            self.news = self.too_large
        else:
            self._on_file(name, data)

    def _brought(
        self, _widget: object, message: Mapping[str, Any], buffers: Sequence[memoryview]
    ) -> None:
        name = message.get("name")
        if message.get("kind") == "file" and isinstance(name, str) and len(buffers) == 1:
            self.bring(name, bytes(buffers[0]))

    def __repr__(self) -> str:
        return "\n".join(filter(None, [f"[{self.label}]", self.news]))
