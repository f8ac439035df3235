"""What axe finds on a page: problems that whoever reads, tabs or listens would meet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import axe_playwright_python

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page

_AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
_LOADED = "() => 'axe' in window"
_RUN = """async (only) => {
    const found = await axe.run(only ?? document, {
        resultTypes: ["violations"], rules: { "target-size": { enabled: true } },
    });
    return found.violations.flatMap(({ id, impact, nodes }) =>
        nodes.map(({ html, any }) =>
            `${impact} ${id}: ${html.slice(0, 140)} ${any[0]?.message ?? ""}`));
}"""
OURS = {"include": [[".ng-card"], [".ng-bar"]]}
"""Of a notebook: JupyterLab's own shell has findings that are not ours to repair."""


def findings(page: Page, only: Mapping[str, Any] | None = None) -> list[str]:
    """Each finding as a line, of the whole page or of what axe calls a context."""
    if not page.evaluate(_LOADED):
        page.evaluate(_AXE)
    return list(page.evaluate(_RUN, only))
