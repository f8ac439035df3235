"""Text on a card: headings, sentences and lists that may change while one works."""

import traitlets

from netwerkgemeente.controls.assets import asset
from netwerkgemeente.controls.control import Control

KINDS = ("heading", "subheading", "task", "text", "quote", "strong", "note", "item")
"""What a block can be. Consecutive items form one list."""


class Reading(Control):
    """Show text, block by block. It is never read as HTML, so anything typed is safe in it.

    Traits:
        blocks: (kind, text) pairs; a kind is one of ``KINDS``.
        spoken: Whether a screen reader hears the text when it changes.
        follow: Whether the page scrolls, as little as possible, to keep changed text in sight.
    """

    _esm = asset("control.js", "reading.js")

    blocks = traitlets.List(traitlets.Tuple(traitlets.Enum(KINDS), traitlets.Unicode())).tag(
        sync=True
    )
    spoken = traitlets.Bool(False).tag(sync=True)
    follow = traitlets.Bool(False).tag(sync=True)

    def __repr__(self) -> str:
        return "\n".join(f"- {text}" if kind == "item" else text for kind, text in self.blocks)
