"""Who may open a room at a hub, against a small hub on this machine."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from netwerkgemeente.room.hub import HubError, HubGate, HubService
from tests.room.small_hub import SCOPE, small_hub

if TYPE_CHECKING:
    from tests.room.small_hub import Hub

SERVICE = {
    "JUPYTERHUB_API_URL": "http://127.0.0.1:8081/hub/api",
    "JUPYTERHUB_SERVICE_NAME": "room",
    "JUPYTERHUB_SERVICE_PREFIX": "/services/room/",
    "JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:10101",
    "JUPYTERHUB_OAUTH_ACCESS_SCOPES": f'["access:services", "{SCOPE}"]',
}


@pytest.fixture
def hub():
    """Start a small hub."""
    with small_hub() as hub:
        yield hub


def gate(hub: Hub, **options) -> HubGate:
    return HubGate(hub.address, frozenset({"access:services", SCOPE}), **options)


def test_a_leader_may_open_a_room(hub):
    assert gate(hub)("leader")
    assert hub.asked == [("/hub/api/user", "leader")]


def test_a_trainee_may_not(hub):
    assert not gate(hub)("trainee")


def test_a_right_to_all_services_is_a_right_to_this_one(hub):
    hub.scopes["admin"] = ["access:services"]
    assert gate(hub)("admin")


def test_a_right_to_another_service_is_not(hub):
    hub.scopes["other"] = ["access:services!service=other"]
    assert not gate(hub)("other")


@pytest.mark.parametrize("token", ["", "unknown", "nl\r\nX-Header: 1", "een ë", "☃"])
def test_a_token_that_is_none_may_not(hub, token):
    assert not gate(hub)(token)


def test_the_hub_is_asked_once_in_a_while(hub):
    seconds = [0.0]
    ask = gate(hub, remember=30, now=lambda: seconds[0])
    assert ask("leader")
    hub.scopes.clear()
    seconds[0] = 29
    assert ask("leader")
    assert len(hub.asked) == 1
    seconds[0] = 31
    assert not ask("leader")


def test_a_flood_of_tokens_is_not_remembered_for_ever(hub):
    ask = gate(hub, remembered=2)
    for number in range(5):
        assert not ask(f"guess{number}")
    assert ask("leader")


@pytest.mark.parametrize("manner", ["broken", "no JSON", "no scopes", "elsewhere"])
def test_a_hub_that_gives_no_answer_is_no_reason_to_refuse_for_good(hub, manner):
    ask = gate(hub)
    hub.manner = manner
    with pytest.raises(HubError) as error:
        ask("leader")
    assert "leader" not in str(error.value)
    assert hub.asked == [("/hub/api/user", "leader")]
    hub.manner = "well"
    assert ask("leader")


def test_a_hub_that_is_not_there_gives_no_answer():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/hub/api"
        with pytest.raises(HubError):
            HubGate(address, frozenset({SCOPE}))("leader")


def test_a_hub_that_takes_too_long_gives_no_answer():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/hub/api"
        with pytest.raises(HubError):
            HubGate(address, frozenset({SCOPE}), seconds=0.1)("leader")


def test_a_hub_says_where_its_service_is():
    service = HubService.from_environment(SERVICE)
    assert service is not None
    assert (service.prefix, service.host, service.port) == ("/services/room", "127.0.0.1", 10101)
    assert service.api == "http://127.0.0.1:8081/hub/api"
    assert service.scopes == {"access:services", SCOPE}


def test_a_hub_that_names_no_scopes_means_its_own():
    service = HubService.from_environment(SERVICE | {"JUPYTERHUB_OAUTH_ACCESS_SCOPES": "[]"})
    assert service is not None
    assert service.scopes == {SCOPE}


def test_a_room_opened_from_a_users_server_is_no_service_of_the_hub():
    server = {name: value for name, value in SERVICE.items() if name != "JUPYTERHUB_SERVICE_NAME"}
    assert HubService.from_environment(server) is None
    assert HubService.from_environment({}) is None
