"""A course leader with an account opens a room; who votes in it has none."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import httpx2
import pytest

from netwerkgemeente.content.course import read_course
from netwerkgemeente.room.client import LeaderClient, ParticipantClient, RoomError

if TYPE_CHECKING:
    from tests.hub.running_hub import RunningHub

NOTEBOOK = "nl/00-start.ipynb"
CASE = read_course("nl").cases[0].key
OPEN = """
import json, os
from netwerkgemeente import Room
room = Room.open(seats=8)
room.start_round({case!r})
print(room.code)
"""
SHOW = "room.close_round(); room.show(); print(json.dumps(room.results()))"
OF_THE_SERVER = "import os; print(os.environ['JUPYTERHUB_API_TOKEN'])"
IN_OWN_SERVER = "import os; os.environ['NETWERKGEMEENTE_ROOM_SERVICE'] = ''"
END_OWN_SERVICE = """
import os, signal
from netwerkgemeente.room.process import last_service, rooms_folder
os.kill(last_service(rooms_folder()).pid, signal.SIGTERM)
"""


def vote(address: str, votes: int) -> list[ParticipantClient]:
    """Have strangers join and vote, each for the next rung."""
    voters = [ParticipantClient(address) for _ in range(votes)]
    for place, voter in enumerate(voters):
        voter.join()
        number = voter.state()["round"]["number"]
        voter.vote(number, 1 + place % 5)
    return voters


def test_a_leaders_room_is_the_hubs_and_people_without_an_account_vote_in_it(hub, leader):
    with leader.open(NOTEBOOK) as notebook:
        code = notebook.run(OPEN.format(case=CASE)).strip()
        voters = vote(f"{hub.room}/{code}", 8)
        (round_,) = json.loads(notebook.run(SHOW))["rounds"]
        notebook.run("room.close()")
    assert round_["counts"] == [2, 2, 2, 1, 1]
    assert voters[0].state()["result"]["counts"] == [2, 2, 2, 1, 1]


def test_a_room_in_the_leaders_own_server_is_reached_through_its_relay(leader):
    address = f"{leader.address}/netwerkgemeente/room"
    with leader.open(NOTEBOOK) as notebook:
        notebook.run(IN_OWN_SERVER)
        try:
            code = notebook.run(OPEN.format(case=CASE)).strip()
            vote(f"{address}/{code}", 8)
            (round_,) = json.loads(notebook.run(SHOW))["rounds"]
            assert round_["counts"] == [2, 2, 2, 1, 1]
            assert httpx2.get(f"{address}/api/rooms/{code}").status_code == 404
        finally:
            notebook.run(END_OWN_SERVICE)


def test_a_trainee_opens_no_room(hub, trainees):
    with trainees[1].open(NOTEBOOK) as notebook:
        token = notebook.run(OF_THE_SERVER).strip()
    with pytest.raises(RoomError) as error:
        LeaderClient.open(hub.room, token, language="nl", seats=8)
    assert error.value.status == 403


def test_a_participant_leads_nothing(hub: RunningHub, leader):
    with leader.open(NOTEBOOK) as notebook:
        code = notebook.run(OPEN.format(case=CASE)).strip()
        (voter,) = vote(f"{hub.room}/{code}", 1)
        room = f"{hub.room}/api/rooms/{code}"
        for headers, refused in (
            ({}, 401),
            ({"Authorization": f"Ticket {voter.ticket}"}, 401),
            ({"Authorization": f"Bearer {voter.ticket}"}, 403),
        ):
            with httpx2.Client(headers=headers) as stranger:
                answers = [
                    stranger.get(room),
                    stranger.get(f"{room}/results"),
                    stranger.get(f"{room}/ballots.csv"),
                    stranger.post(f"{room}/close"),
                    stranger.delete(room),
                    stranger.post(f"{hub.room}/api/rooms", json={"language": "nl", "seats": 8}),
                ]
            assert {answer.status_code for answer in answers} == {refused}, headers
        notebook.run("room.close()")
