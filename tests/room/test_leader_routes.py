"""The leader's routes: for the leader of that room, and for nobody else."""

from __future__ import annotations

import pytest
from starlette.routing import Route

from netwerkgemeente.room.app import create_app
from netwerkgemeente.room.sql_store import SqlStore
from tests.room.rooms import CASE, KEY, open_room

BODIES = {
    ("POST", "/api/rooms"): {"language": "nl", "seats": 30},
    ("PATCH", "/api/rooms/{code}"): {"seats": 1, "door": "closed"},
    ("POST", "/api/rooms/{code}/rounds"): {"case": CASE},
    ("PATCH", "/api/rooms/{code}/rounds/{number}"): {"state": "shown"},
}


def leader_routes():
    """Every method and path under ``/api`` that the application has."""
    app = create_app(SqlStore("sqlite:///never-opened"), may_open=lambda _: False)
    return [
        (method, route.path)
        for route in app.routes
        if isinstance(route, Route) and route.path.startswith("/api")
        for method in sorted(route.methods - {"HEAD"})
    ]


def knock(http, room, method, path, headers):
    """Ask something of a room with its first round open."""
    where = path.format(code=room.code, number=1)
    return http.request(method, where, json=BODIES.get((method, path)), headers=headers)


@pytest.fixture
def busy(room):
    """A room with a round in which five people voted."""
    room.start()
    room.crowd(1, 2, 3, 4, 5)
    return room


def test_the_table_below_is_about_every_leader_route():
    assert len(leader_routes()) == 10
    assert set(BODIES) <= set(leader_routes())


@pytest.mark.parametrize("route", leader_routes(), ids=" ".join)
@pytest.mark.parametrize(
    ("show", "status"),
    [
        pytest.param(lambda *_: {}, 401, id="no token"),
        pytest.param(lambda *_: {"authorization": "Bearer "}, 401, id="an empty token"),
        pytest.param(lambda _, t: {"authorization": f"Ticket {t}"}, 401, id="a ticket"),
        pytest.param(lambda _, t: {"authorization": f"Bearer {t}"}, 403, id="a ticket as token"),
        pytest.param(lambda o, _: o.leader, 403, id="another room's token"),
        pytest.param(lambda *_: {"authorization": "Bearer guess"}, 403, id="a guess"),
        pytest.param(lambda *_: {"authorization": b"Bearer \xff\xfe"}, 403, id="bytes"),
    ],
)
def test_nobody_but_the_leader_gets_in(http, busy, route, show, status):
    before = busy.ask("GET").json(), busy.results()
    another = open_room(http)
    ticket = busy.join()
    answer = knock(http, busy, *route, show(another, ticket))
    assert answer.status_code == status
    assert busy.code not in answer.text
    joined = before[0] | {"joined": before[0]["joined"] + 1}
    assert (busy.ask("GET").json(), busy.results()) == (joined, before[1])


@pytest.mark.parametrize(
    ("method", "path"), [each for each in leader_routes() if each[1] != "/api/rooms"]
)
def test_the_key_that_opens_rooms_is_no_key_to_a_room(http, busy, method, path):
    answer = knock(http, busy, method, path, {"authorization": f"Bearer {KEY}"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("method", "path"), [each for each in leader_routes() if each[1] != "/api/rooms"]
)
def test_a_room_that_is_not_there_answers_as_one_that_is(http, room, method, path):
    there = knock(http, room, method, path, {"authorization": "Bearer guess"})
    where = path.format(code="BCDFGH", number=1)
    gone = http.request(
        method, where, json=BODIES.get((method, path)), headers={"authorization": "Bearer guess"}
    )
    assert (gone.status_code, gone.content) == (there.status_code, there.content)


def test_a_new_room_is_open_and_empty(room, clock):
    found = room.ask("GET").json()
    assert found == {
        "code": room.code,
        "language": "nl",
        "state": "open",
        "seats": 30,
        "door": "open",
        "joined": 0,
        "address": "",
        "show_small": False,
        "expires": "2026-03-09T21:30:00+00:00",
        "rounds": [],
    }


def test_a_leader_changes_seats_door_address_and_small_groups(room):
    change = {
        "seats": 12,
        "door": "closed",
        "address": "https://host.example/room",
        "show_small": True,
    }
    found = room.ask("PATCH", body=change).json()
    assert found.items() >= change.items()
    assert room.ask("GET").json() == found


@pytest.mark.parametrize(
    "change",
    [
        {"seats": 0},
        {"seats": 5001},
        {"seats": True},
        {"seats": "12"},
        {"door": "ajar"},
        {"door": []},
        {"show_small": 1},
        {"address": "javascript:alert(1)"},
        {"address": "https://"},
        {"address": "https://host/?a=b"},
        {"address": "https://host:0"},
        {"address": "https://[host"},
        {"address": "https://a b"},
        {"address": "x" * 600},
        {"joined": 0},
    ],
    ids=str,
)
def test_a_change_that_makes_no_sense_changes_nothing(room, change):
    before = room.ask("GET").json()
    assert room.ask("PATCH", body=change | {"seats": change.get("seats", 3)}).status_code == 422
    assert room.ask("GET").json() == before


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"language": "nl"},
        {"language": "fr", "seats": 30},
        {"language": ["nl"], "seats": 30},
        {"language": "nl", "seats": 0},
        {"language": "nl", "seats": 30, "code": "BCDFGH"},
        {"language": "nl", "seats": 30, "address": 3},
    ],
    ids=str,
)
def test_a_room_that_makes_no_sense_is_not_opened(http, wanted):
    answer = http.post("/api/rooms", json=wanted, headers={"authorization": f"Bearer {KEY}"})
    assert answer.status_code == 422


def test_two_leaders_have_two_rooms(http):
    first, second = open_room(http), open_room(http, language="en")
    first.start()
    assert second.ask("GET").json()["rounds"] == []
    assert first.token != second.token


def test_a_deleted_room_is_gone_with_everything_in_it(http, store, busy):
    assert busy.ask("DELETE").status_code == 204
    assert busy.ask("GET").status_code == 403
    assert http.get(f"/{busy.code}").status_code == 404
    assert store.ballots(busy.code, [1]) == []


def test_a_code_in_use_is_not_given_again(http, room, monkeypatch):
    codes = iter([room.code, room.code, "BCDFGH"])
    monkeypatch.setattr("netwerkgemeente.room.leader_routes.new_code", lambda: next(codes))
    assert open_room(http).code == "BCDFGH"
    assert room.ask("GET").status_code == 200
