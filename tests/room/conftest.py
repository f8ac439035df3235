"""What tests of the live room share: a store on disk, and the application without a network."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from starlette.testclient import TestClient

from netwerkgemeente.room.app import create_app
from netwerkgemeente.room.sql_store import SqlStore
from tests.room.postgresql import programs, running
from tests.room.rooms import KEY, Clock, open_room

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.room.postgresql import Cluster
    from tests.room.rooms import OpenRoom

# The same examples in every run, and no clock: a busy machine is no reason to fail.
settings.register_profile("course", deadline=None, derandomize=True, database=None)
settings.load_profile("course")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    """An empty store in a file."""
    store = SqlStore(f"sqlite:///{tmp_path / 'room.sqlite'}")
    store.prepare()
    yield store
    store.dispose()


@pytest.fixture
def clock() -> Clock:
    """A clock that a test sets."""
    return Clock()


@pytest.fixture
def http(store: SqlStore, clock: Clock) -> Iterator[TestClient]:
    """The application, without a network; wrong codes cost no time."""
    app = create_app(store, may_open=lambda token: token == KEY, now=clock, delay=0)
    with TestClient(app, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def room(http: TestClient) -> OpenRoom:
    """A room with thirty seats, no rounds yet."""
    return open_room(http)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server, started once: for what must work on more than one machine."""
    found = programs()
    if found is None:
        reason = "PostgreSQL is not installed (Debian: apt-get install postgresql)."
        if "CI" in os.environ:
            pytest.fail(reason)
        pytest.skip(reason)
    with running(found) as cluster:
        yield cluster


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'either.sqlite'}"
    cluster: Cluster = request.getfixturevalue("cluster")
    return cluster.database()


@pytest.fixture
def stores(url: str) -> Iterator[tuple[SqlStore, SqlStore]]:
    """Two stores of one database, as two workers have them."""
    pair = SqlStore(url), SqlStore(url)
    for store in pair:
        store.prepare()
    yield pair
    for store in pair:
        store.dispose()
