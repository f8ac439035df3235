"""Turns the notebook of a real lesson into that of the plain one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import nbformat

if TYPE_CHECKING:
    from pathlib import Path


def make_plain(notebook: Path, target: Path, module: str, before: str = "") -> None:
    """Write a lesson whose cells talk to ``PlainLesson`` instead; it has no outputs.

    Args:
        notebook: The real one.
        target: Where to write.
        module: What to import the plain lesson from.
        before: Code to run first.
    """
    content = nbformat.read(notebook, as_version=4)
    for cell in content.cells:
        if cell.cell_type == "code":
            cell.outputs = []
            if "Lesson(" in cell.source:
                cell.source = (
                    f"{before}from {module} import PlainLesson\n"
                    'lesson = PlainLesson("nl")\n'
                    "lesson.passport()"
                )
    nbformat.write(content, target)
