"""An IPython extension: what widgets send to the page says ``null`` where Python says None.

The kernel hands messages over as pyodide converts them, which makes ``undefined`` of None: a
control without an answer would look like one with a strange answer.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

import comm
from js import JSON
from pyodide_kernel.comm import Comm

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

Message = Mapping[str, object]


class PlainComm(Comm):  # type: ignore[misc]  # the kernel carries no types
    """A comm whose messages go through JSON, as they do from any other kernel."""

    def publish_msg(
        self,
        msg_type: str,
        data: Message | None = None,
        metadata: Message | None = None,
        buffers: list[memoryview] | None = None,
        **more: object,
    ) -> None:
        """Send a message; only buffers are not JSON."""
        super().publish_msg(msg_type, _plain(data), _plain(metadata), buffers, **more)


def load_ipython_extension(_shell: "InteractiveShell") -> None:
    """Have every widget of this kernel use it (IPython calls this when the kernel starts)."""
    comm.create_comm = PlainComm


def _plain(message: Message | None) -> object:
    return JSON.parse(json.dumps(message or {}))
