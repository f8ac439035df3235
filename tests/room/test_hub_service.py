"""The room as a service that a JupyterHub starts: the hub says where, and who opens rooms."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from netwerkgemeente.room.client import LeaderClient, ParticipantClient, RoomError
from tests.room.phone import Phone
from tests.room.small_hub import SCOPE, small_hub

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.room.small_hub import Hub

STOP_SECONDS = 20


@pytest.fixture
def hub() -> Iterator[Hub]:
    """Start a small hub."""
    with small_hub() as hub:
        yield hub


@pytest.fixture
def base(tmp_path, hub) -> Iterator[str]:
    """Start the room as that hub's service, and give its address below the hub's."""
    with service_of(hub, tmp_path) as base:
        yield base


@contextmanager
def service_of(hub: Hub, folder: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = folder / "stderr.txt"
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "netwerkgemeente.room", "--hub"),
                f"--database=sqlite:///{folder / 'room.sqlite'}",
            ],
            env={
                **os.environ,
                "JUPYTERHUB_API_TOKEN": "the-services-own",
                "JUPYTERHUB_API_URL": hub.address,
                "JUPYTERHUB_OAUTH_ACCESS_SCOPES": json.dumps(["access:services", SCOPE]),
                "JUPYTERHUB_SERVICE_NAME": "room",
                "JUPYTERHUB_SERVICE_PREFIX": "/services/room/",
                "JUPYTERHUB_SERVICE_URL": f"http://127.0.0.1:{port}",
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
        )
    try:
        assert process.stdout is not None
        assert process.stdout.readline(), log.read_text()
        yield f"http://127.0.0.1:{port}/services/room"
    finally:
        process.terminate()
        process.wait(STOP_SECONDS)
        process.stdout.close()


def test_a_leader_opens_a_room_with_the_token_of_their_own_server(base, hub):
    leader = LeaderClient.open(base, "leader", language="nl", seats=5)
    number = leader.start_round({"key": "plein", "title": "Het plein", "text": ""})["number"]
    participant = ParticipantClient(f"{base}/{leader.code}")
    participant.join()
    participant.vote(number, 3)
    assert leader.state()["rounds"][0]["voted"] == 1
    assert {token for _, token in hub.asked} == {"leader"}


@pytest.mark.parametrize("token", ["trainee", "unknown", "the-services-own"])
def test_nobody_else_opens_one(base, token):
    with pytest.raises(RoomError) as refused:
        LeaderClient.open(base, token, language="nl", seats=5)
    assert refused.value.status == 403


def test_a_hub_that_is_gone_is_a_matter_of_trying_again(base, hub):
    hub.manner = "broken"
    with pytest.raises(RoomError) as refused:
        LeaderClient.open(base, "leader", language="nl", seats=5)
    assert (refused.value.status, refused.value.problem) == (503, "hub")
    hub.manner = "well"
    LeaderClient.open(base, "leader", language="nl", seats=5)


def test_a_room_goes_on_without_the_hub(base, hub):
    leader = LeaderClient.open(base, "leader", language="nl", seats=5)
    hub.manner = "broken"
    ParticipantClient(f"{base}/{leader.code}").join()
    assert leader.state()["joined"] == 1


def test_nothing_answers_outside_the_prefix(base):
    with Phone(base.removesuffix("/services/room")) as phone:
        assert phone.ask("GET", "/").status == 404


def test_the_prefix_alone_leads_to_the_page(base):
    with Phone(base) as phone:
        answer = phone.ask("GET", "", headers={"Accept": "text/html"})
        assert answer.status in {302, 303, 307, 308}
        assert answer.headers["Location"] == "room/"
