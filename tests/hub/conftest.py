"""Fixtures of the hub's tests, here because a hub takes seconds to start, and a class a while."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests.hub.person import Person
from tests.hub.running_hub import LEADER, TRAINEES, RunningHub

if TYPE_CHECKING:
    from collections.abc import Iterator

NEEDED = ("NETWERKGEMEENTE_HUB_PYTHON", "NETWERKGEMEENTE_HUB_PROXY")


@pytest.fixture(scope="session")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHub]:
    """Start one hub for the whole run, with nobody on it."""
    if os.name == "nt":
        pytest.skip("JupyterHub runs on Linux and macOS")
    if not all(name in os.environ for name in NEEDED):
        if "CI" in os.environ:
            pytest.fail("there is no JupyterHub: run the tests with nox -s tests")
        pytest.skip("nox -s tests sets up the JupyterHub that this needs")
    hub = RunningHub(tmp_path_factory.mktemp("hub"))
    yield hub
    hub.stop()


@pytest.fixture(scope="session")
def leader(hub: RunningHub) -> Iterator[Person]:
    """Log in as the course leader, whose server runs."""
    with Person(hub, LEADER) as person:
        person.start()
        yield person


@pytest.fixture(scope="session")
def trainees(hub: RunningHub) -> Iterator[list[Person]]:
    """Log in as eight trainees who start their servers and run lesson 2, all at the same time."""

    def arrive(name: str) -> Person:
        person = people.enter_context(Person(hub, name))
        person.start()
        return person

    with ExitStack() as people, ThreadPoolExecutor(len(TRAINEES)) as at_once:
        yield list(at_once.map(arrive, TRAINEES))
