"""Pytest, for lessons and tests alike: nbval starts each lesson with an empty passport."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

_FOLDER = pytest.StashKey[TemporaryDirectory[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder of this run's passports; it goes with the run."""
    config.stash[_FOLDER] = TemporaryDirectory(prefix="netwerkgemeente-")
    config.add_cleanup(config.stash[_FOLDER].cleanup)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    """Name a passport of its own for each lesson: a kernel reads the name once, when it starts."""
    with pytest.MonkeyPatch.context() as patch:
        if item.path.suffix == ".ipynb":
            lesson = item.path.relative_to(item.config.rootpath).as_posix().replace("/", "-")
            folder = Path(item.config.stash[_FOLDER].name, lesson)
            folder.mkdir(exist_ok=True)
            patch.setenv("NETWERKGEMEENTE_PASSPORT", os.fspath(folder / "paspoort.json"))
        return (yield)
