"""The description of the service is true: the same routes, and answers as it says."""

from __future__ import annotations

import copy
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.config import GenerationConfig, ProjectConfig, SchemathesisConfig
from starlette.routing import Route

import netwerkgemeente.room
from netwerkgemeente.models.group_result import GroupCase
from netwerkgemeente.room.app import create_app
from netwerkgemeente.room.sql_store import SqlStore
from netwerkgemeente.room.store import Room
from netwerkgemeente.room.tickets import new_ticket, token_hash
from tests.room.rooms import CASE, KEY
from tests.room.services import running_service

DESCRIPTION = yaml.safe_load(
    (Path(netwerkgemeente.room.__file__).parent / "openapi.yaml").read_text("utf-8")
)
METHODS = {"get", "post", "patch", "put", "delete"}
OPERATIONS = [
    (method, path)
    for path, item in DESCRIPTION["paths"].items()
    for method in item
    if method in METHODS
]
ENDLESS = {path for path in DESCRIPTION["paths"] if path.endswith(("/events", "/live"))}
"""Streams: schemathesis would wait for their end. They have their own tests."""

NOTHING_TO_GET_WRONG = {"/healthz", "/assets/{name}"}
EXAMPLES = 12
CODE, TOKEN, SALT = "BCDFGH", "the leader's token", b"s" * 32


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    return f"sqlite:///{tmp_path_factory.mktemp('openapi') / 'room.sqlite'}"


@pytest.fixture(scope="module")
def service(database):
    """A running service, for all operations."""
    with running_service(database) as service:
        yield service


@pytest.fixture(scope="module")
def store(service, database):
    """The store behind the service."""
    store = SqlStore(database)
    yield store
    store.dispose()


def open_room(store):
    """Open the one room anew, always the same: or every run would have other examples."""
    store.delete(CODE)
    expires = datetime.now(UTC) + timedelta(hours=1)
    assert store.open(Room(CODE, "nl", 500, expires, SALT, token_hash(TOKEN)))
    store.start_round(CODE, GroupCase(**CASE))


def described():
    """The description of a service with one room and one round: others need no answer but 404."""
    description = copy.deepcopy(DESCRIPTION)
    description["components"]["schemas"] |= {
        "TypedCode": {"enum": [CODE]},
        "RoundNumber": {"const": 1},
    }
    return description


def test_the_description_names_every_route_and_no_other():
    app = create_app(SqlStore("sqlite:///never-opened"), may_open=lambda _: False)
    routes = {
        (method.lower(), route.path)
        for route in app.routes
        if isinstance(route, Route)
        for method in route.methods - {"HEAD"}
    }
    assert routes == set(OPERATIONS)


@pytest.mark.parametrize(
    ("method", "path", "mode"),
    [
        (method, path, mode)
        for method, path in OPERATIONS
        if path not in ENDLESS
        for mode in GenerationMode
        if mode is GenerationMode.POSITIVE or path not in NOTHING_TO_GET_WRONG
    ],
)
def test_the_service_answers_as_it_is_described(service, store, method, path, mode):
    open_room(store)
    token = KEY if path == "/api/rooms" else TOKEN
    shown = f"Bearer {token}" if path.startswith("/api") else f"Ticket {new_ticket(SALT)}"
    generation = GenerationConfig(modes=[mode])
    config = SchemathesisConfig()
    config.projects.default = ProjectConfig(generation=generation, base_url=service.base)
    schema = schemathesis.openapi.from_dict(described(), config=config)

    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
    @given(case=schema[path][method.upper()].as_strategy(generation_mode=mode))
    def ask(case):
        case.call_and_validate(headers={"Authorization": shown}, timeout=20)

    ask()
