"""What unit tests share: how hypothesis works, and the course's data."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from ipywidgets import Widget

from netwerkgemeente.content.course import DATASETS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# The same examples in every run, and no clock: a busy machine is no reason to fail.
settings.register_profile("course", deadline=None, derandomize=True, database=None)
settings.load_profile("course")


@pytest.fixture(autouse=True)
def no_widget_left_behind() -> Iterator[None]:
    """Close every widget of a test: ipywidgets keeps them all, and thousands fill the memory."""
    yield
    Widget.close_all()


@pytest.fixture
def edited_tables(tmp_path: Path) -> Callable[..., Path]:
    """Copies of the course's tables, for a test that edits them: ``(table, old, new) -> folder``.

    ``old`` and ``new`` are text of the file; without them nothing is edited.
    """
    folder = tmp_path / "datasets"
    shutil.copytree(DATASETS, folder)

    def edit(table: str = "", old: str = "", new: str = "") -> Path:
        if table:
            text = (folder / table).read_text("utf-8")
            assert old in text
            (folder / table).write_text(text.replace(old, new, 1), "utf-8")
        return folder

    return edit
