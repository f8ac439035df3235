"""How to join something on another device: a code to type, an address, and a QR code."""

import traitlets

from netwerkgemeente.controls.assets import asset
from netwerkgemeente.controls.control import Control


class Invitation(Control):
    """Show a code in large letters, where to type it, and a picture that a camera reads.

    It also says on which page it is shown: behind a proxy only the browser knows that.

    Traits:
        code: What people type; none while there is nothing to join.
        code_label: What the code is.
        address: Where they type it.
        address_label: What the address is.
        image: The QR code, as the address of a picture; empty for none.
        image_label: What the picture is, for those who do not see it.
        links: (text, address) of pages that the leader may open, each in a new tab.
        page: Base address of the Jupyter Server as the browser knows it; the browser sets it.
    """

    _esm = asset("control.js", "make.js", "invitation.js")

    code = traitlets.Unicode().tag(sync=True)
    code_label = traitlets.Unicode().tag(sync=True)
    address = traitlets.Unicode().tag(sync=True)
    address_label = traitlets.Unicode().tag(sync=True)
    image = traitlets.Unicode().tag(sync=True)
    image_label = traitlets.Unicode().tag(sync=True)
    links = traitlets.List(traitlets.Tuple(traitlets.Unicode(), traitlets.Unicode())).tag(sync=True)
    page = traitlets.Unicode().tag(sync=True)

    def __repr__(self) -> str:
        if not self.code:
            return ""
        lines = [f"{self.code_label}: {self.code}"]
        if self.address:
            lines.append(f"{self.address_label}: {self.address}")
        return "\n".join([*lines, *(f"[{text}]" for text, _ in self.links)])
