"""A page of the lessons in Markdown, as HTML: the notebook application shows none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import mistune

if TYPE_CHECKING:
    from collections.abc import Mapping


def to_html(text: str, addresses: Mapping[str, str]) -> str:
    """Render Markdown, with headings that can be linked to as in JupyterLab.

    Args:
        addresses: Where each file that the text links to is in the site, as the text names it.

    Raises:
        KeyError: The text links to another file.
    """
    return str(mistune.create_markdown(renderer=_Renderer(addresses))(text))


class _Renderer(mistune.HTMLRenderer):
    def __init__(self, addresses: Mapping[str, str]) -> None:
        super().__init__()
        self._addresses = addresses

    def heading(self, text: str, level: int, **_: object) -> str:
        """Name the heading as JupyterLab does: its words, with hyphens for spaces."""
        name = re.sub(r"<[^>]*>", "", text).replace(" ", "-")
        return f'<h{level} id="{name}">{text}</h{level}>\n'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """Lead to where the file is in the site."""
        file, mark, fragment = url.partition("#")
        address = self._addresses[file] if file else ""
        return super().link(text, f"{address}{mark}{fragment}", title)
