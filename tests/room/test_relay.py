"""Phones reach the room through a real Jupyter Server, and reach nothing else."""

from __future__ import annotations

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import pytest
from starlette.routing import Route

from netwerkgemeente.room.app import HEADERS, create_app
from netwerkgemeente.room.client import ParticipantClient, RoomError
from netwerkgemeente.room.sql_store import SqlStore
from tests.browser.live_room import LiveRoom
from tests.room.phone import Phone, next_event
from tests.room.relaying_jupyter import RelayingJupyter
from tests.room.stand_in import PIECE, StandIn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
FOR_PARTICIPANTS = {
    ("GET", "/"),
    ("GET", "/assets/{name}"),
    ("GET", "/{code}"),
    ("POST", "/{code}/join"),
    ("POST", "/{code}/vote"),
    ("GET", "/{code}/state"),
    ("GET", "/{code}/live"),
    ("GET", "/{code}/screen"),
    ("GET", "/{code}/screen/state"),
    ("GET", "/{code}/screen/live"),
    ("GET", "/{code}/qr.svg"),
}
CODE = "BCDFGH"
STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
PAGE = {"Accept": "text/html"}
SOURCE = "127.0.0.77"
"""Where the phone of the log test calls from; nothing else does."""


@pytest.fixture(scope="module")
def jupyter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RelayingJupyter]:
    """Start one Jupyter Server for all tests here: it takes seconds. Each test points it."""
    server = RelayingJupyter(tmp_path_factory.mktemp("jupyter"))
    yield server
    server.stop()


@pytest.fixture
def room(tmp_path, jupyter: RelayingJupyter) -> Iterator[LiveRoom]:
    """Start the real service with a room, and point Jupyter at it."""
    room = LiveRoom(tmp_path)
    jupyter.point_at(port_of(room))
    yield room
    room.stop()


def port_of(room: LiveRoom) -> int:
    return urlsplit(room.base).port or 0


def until(condition: Callable[[], bool], what: str) -> None:
    """Wait for something that comes by itself, or fail."""
    give_up = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < give_up, what
        time.sleep(0.02)


def test_a_participant_without_a_login_joins_votes_and_follows(jupyter, room):
    number = room.open_round("Het plein")
    participant = ParticipantClient(f"{jupyter.room}/{room.leader.code}")
    participant.join()
    assert participant.vote(number, 4) == {"round": number, "rung": 4}
    assert participant.state()["mine"] == 4
    with Phone(jupyter.room) as phone:
        stream = phone.ask("GET", f"/{room.leader.code}/live")
        assert next_event(stream)["round"]["state"] == "open"
        room.leader.set_round(number, "shown")
        assert next_event(stream)["round"]["state"] == "shown"
    assert room.voted(number) == 1


def test_what_the_service_refuses_is_refused_through_the_relay(jupyter, room):
    participant = ParticipantClient(f"{jupyter.room}/{room.leader.code}")
    participant.ticket = "forged"
    with pytest.raises(RoomError) as refused:
        participant.vote(room.open_round(), 4)
    assert (refused.value.status, refused.value.problem) == (409, "ticket")


def test_the_relay_sends_the_headers_that_the_service_sends(jupyter, room):
    with Phone(jupyter.room) as phone:
        for path in ("/", f"/{room.leader.code}", "/assets/room.css", "/nothing/here"):
            answer = phone.ask("GET", path)
            answer.read()
            sent = {(name.lower(), value) for name, value in answer.getheaders()}
            assert {(name.decode(), value.decode()) for name, value in HEADERS} <= sent


def test_no_route_passes_but_those_for_participants(tmp_path, jupyter, room):
    """Every route of the service and every method, with the token of the room's own leader."""
    app = create_app(SqlStore(f"sqlite:///{tmp_path / 'other.sqlite'}"), may_open=lambda _: True)
    room.open_round()
    before = room.leader.state()
    body = json.dumps({"language": "nl", "seats": 30, "state": "closed", "door": "closed"})
    headers = {
        "Authorization": f"Bearer {room.leader.token}",
        "Content-Type": "application/json",
    }
    passed = set()
    for route in app.routes:
        assert isinstance(route, Route)
        path = (
            route.path.replace("{code}", room.leader.code)
            .replace("{number}", "1")
            .replace("{name}", "room.css")
        )
        for method in METHODS:
            with Phone(jupyter.room) as phone:
                if phone.ask(method, path, body.encode(), headers).status not in {404, 405}:
                    passed.add((method, route.path))
            for spelled in spellings(path) if route.path.startswith("/api") else ():
                with Phone(jupyter.room) as phone:
                    answer = phone.ask(method, spelled, body.encode(), headers)
                assert answer.status in {302, 403, 404, 405}, (method, spelled)
    assert passed == FOR_PARTICIPANTS
    assert room.leader.state() == before | {"joined": 1}  # by one of those for participants


def spellings(path: str) -> Iterator[str]:
    """Give other ways to write a path of the leader's: none of them may be taken for it."""
    code = "BCDFGH"
    yield f"/{path}"
    yield f"{path}/"
    yield f"/.{path}"
    yield f"/{code}/..{path}"
    yield f"/{code}/%2e%2e{path}"
    yield f"/{code}%2f..{quote(path, safe='')}"
    yield f"/assets/..{path}"
    yield f"/assets/%2e%2e{path}"
    yield f"/{quote(path[1:], safe='')}"
    yield f"/%61{path[2:]}"
    yield f"/%2561{path[2:]}"
    yield path.upper()
    yield path.replace("/", "\\")
    yield f"{path}?x=1"
    yield f"{path};x=1"
    yield f"/;{path}"


@pytest.mark.parametrize(
    "path",
    [
        "/api/contents",
        "/api/kernels",
        "/netwerkgemeente/roomapi/contents",
        "/netwerkgemeente/room%2F..%2F..%2Fapi/contents",
        "/netwerkgemeente/room/../../api/contents",
        "/netwerkgemeente/room/%2e%2e/%2e%2e/api/contents",
        "/files/secret.txt",
        "/nbconvert/html/secret.ipynb",
    ],
)
def test_jupyters_login_still_protects_everything_else(jupyter, room, path):
    with Phone(jupyter.address) as phone:
        answer = phone.ask("GET", path)
    assert answer.status in {302, 403, 404}
    if answer.status == 302:
        assert "/login?" in answer.headers["Location"]
    with Phone(jupyter.address) as phone:
        posted = phone.ask("POST", path, b"{}")
    assert posted.status in {403, 404, 405}


def test_jupyters_own_cookies_go_neither_way(jupyter):
    answer = (
        b"HTTP/1.1 303 See Other\r\nLocation: ../BCDFGH\r\nContent-Length: 0\r\n"
        b"Set-Cookie: _xsrf=taken\r\nSet-Cookie: room-BCDFGH=t; HttpOnly; SameSite=Strict\r\n\r\n"
    )
    with StandIn(answer) as service, Phone(jupyter.room) as phone:
        jupyter.point_at(service.port)
        headers = {
            "Authorization": f"token {jupyter.token}",
            "Cookie": "_xsrf=a; username-127-0-0-1=b; room-BCDFGH=c; room-XXXXXX=d",
            "Content-Type": "application/x-www-form-urlencoded",
            "User-Agent": "Phone/1",
            "X-Forwarded-For": "192.0.2.7",
        }
        got = phone.ask("POST", f"/{CODE}/vote?x=1", b"round=1&rung=2", headers)
    assert got.headers.get_all("Set-Cookie") == ["room-BCDFGH=t; HttpOnly; SameSite=Strict"]
    assert got.headers["Location"] == "../BCDFGH"
    asked = service.asked[0].decode().split("\r\n")
    assert asked[0] == f"POST /{CODE}/vote HTTP/1.1"
    assert sorted(asked[1:]) == [
        "",
        "Connection: close",
        "Content-Length: 14",
        "Content-Type: application/x-www-form-urlencoded",
        "Cookie: room-BCDFGH=c",
        f"Host: 127.0.0.1:{service.port}",
        "round=1&rung=2",
    ]


@pytest.mark.parametrize("kind", ["text/javascript", "text/css", "text/plain"])
def test_whoever_got_hold_of_the_port_runs_no_script_beside_jupyter(jupyter, kind):
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: 8\r\n\r\nalert(1)"
    with StandIn(answer.encode()) as service, Phone(jupyter.room) as phone:
        jupyter.point_at(service.port)
        got = phone.ask("GET", f"/{CODE}/state")
        assert got.status == 503
        assert b"alert" not in got.read()
        script = phone.ask("GET", "/assets/vote.js")
        assert b"alert" not in script.read()


@pytest.mark.parametrize("size", [16_385, 1_000_000, 5_000_000])
@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_that_is_too_large_stops_here(jupyter, size, chunked):
    with StandIn(STREAM) as service, Phone(jupyter.room) as phone:
        jupyter.point_at(service.port)
        pieces = (b"x" * 1_000 for _ in range(size // 1_000 + 1))
        try:
            answer = phone.ask("POST", f"/{CODE}/vote", pieces if chunked else b"x" * size)
        except ConnectionError:
            assert size > 2_000_000  # who sends that much may be cut off
        else:
            assert answer.status == 413
        assert service.asked == []


def test_a_room_that_is_not_there_is_told_in_both_languages(jupyter):
    jupyter.point_at(None)
    with Phone(jupyter.room) as phone:
        answer = phone.ask("GET", f"/{CODE}", headers=PAGE)
        page = answer.read().decode()
    assert answer.status == 404
    assert "Er is nu geen ruimte open." in page
    assert "No room is open now." in page


def test_a_service_that_restarts_is_a_matter_of_trying_again(jupyter, room):
    participant = ParticipantClient(f"{jupyter.room}/{room.leader.code}")
    participant.join()
    number = room.open_round()
    with Phone(jupyter.room) as follower, Phone(jupyter.room) as phone:
        stream = follower.ask("GET", f"/{room.leader.code}/live")
        next_event(stream)
        room.kill()
        with pytest.raises(EOFError):
            next_event(stream)
        answer = phone.ask("GET", f"/{room.leader.code}", headers=PAGE)
        assert (answer.status, answer.headers["Retry-After"]) == (503, "2")
        assert "The room does not answer now." in answer.read().decode()
        with pytest.raises(RoomError) as refused:
            participant.vote(number, 2)
        assert (refused.value.status, refused.value.problem) == (503, "no_answer")
    room.start()
    assert participant.vote(number, 2) == {"round": number, "rung": 2}


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"no HTTP\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nzz",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2000000\r\n\r\n",
        b"HTTP/1.1 303 See Other\r\nLocation: https://192.0.2.1/\r\nContent-Length: 0\r\n\r\n",
    ],
)
def test_half_an_answer_is_none(jupyter, answer):
    with StandIn(answer) as service, Phone(jupyter.room) as phone:
        jupyter.point_at(service.port)
        assert phone.ask("GET", f"/{CODE}").status == 503


def test_two_hundred_phones_follow_at_once(jupyter, room):
    with ExitStack() as stack:
        phones = [stack.enter_context(Phone(jupyter.room)) for _ in range(200)]
        with ThreadPoolExecutor(20) as threads:
            ask = threads.map(lambda phone: phone.ask("GET", f"/{room.leader.code}/live"), phones)
            streams = list(ask)
            assert [next_event(stream)["round"] for stream in streams] == [None] * 200
            number = room.open_round()
            assert [next_event(stream)["round"]["number"] for stream in streams] == [number] * 200


def test_a_phone_that_leaves_frees_its_place_at_the_service(jupyter):
    with StandIn(STREAM + b"data: {}\n\n", patient=True) as service:
        jupyter.point_at(service.port)
        with Phone(jupyter.room) as phone:
            next_event(phone.ask("GET", f"/{CODE}/live"))
            assert service.open == 1
        until(lambda: service.open == 0, "The service is still asked for a stream.")


def test_a_phone_that_does_not_read_holds_up_nobody(jupyter, room):
    """Nor does it fill Jupyter's memory: the service is held back instead."""
    with StandIn(STREAM, endless=True) as service, Phone(jupyter.room) as phone:
        jupyter.point_at(service.port)
        phone.ask("GET", f"/{CODE}/live")
        poured = -1
        while poured < service.poured:
            poured = service.poured
            threading.Event().wait(0.5)
        assert poured < 500 * len(PIECE)
        jupyter.point_at(port_of(room))
        participant = ParticipantClient(f"{jupyter.room}/{room.leader.code}")
        participant.join()
        assert participant.state()["state"] == "open"
    until(lambda: service.open == 0, "The service is still pouring.")


def test_nothing_of_a_participant_is_in_jupyters_log(tmp_path, room):
    jupyter = RelayingJupyter(tmp_path / "jupyter")
    try:
        jupyter.point_at(port_of(room))
        ticket = act_as_anybody(jupyter, room)
        room.kill()
        with Phone(jupyter.room, SOURCE) as phone:
            assert phone.ask("GET", f"/{room.leader.code}", headers=PAGE).status == 503
        room.start()
        with Phone(jupyter.room, SOURCE) as follower:
            next_event(follower.ask("GET", f"/{room.leader.code}/live"))
            jupyter.stop()
    finally:
        jupyter.stop()
    log = jupyter.log()
    for private in (SOURCE, "Zaktelefoon", room.leader.code, room.leader.code.lower(), ticket):
        assert private not in log
    assert "Traceback" not in log
    assert log.count("The live room does not answer.") == 1
    assert log.count("The live room answers again.") == 1


def act_as_anybody(jupyter: RelayingJupyter, room: LiveRoom) -> str:
    """Do all that a participant does, well and wrongly, from one address; return the ticket."""
    code = room.leader.code
    agent = {"User-Agent": "Zaktelefoon/1.0", "Referer": f"http://127.0.0.77/{code}"}

    def ask(method: str, path: str, body: bytes | None = None, **headers: str) -> tuple[int, bytes]:
        with Phone(jupyter.room, SOURCE) as phone:
            answer = phone.ask(method, path, body, agent | headers)
            return answer.status, answer.read()

    form = {"Content-Type": "application/x-www-form-urlencoded"}
    ticket = str(json.loads(ask("POST", f"/{code}/join")[1])["ticket"])
    cookie = {"Cookie": f"room-{code}={ticket}"}
    number = room.open_round()
    good = f"round={number}&rung=3".encode()
    assert ask("POST", f"/{code}/vote", good, **form, **cookie)[0] == 200
    assert ask("POST", f"/{code}/vote", good, **form, Cookie=f"room-{code}=forged")[0] == 409
    assert ask("POST", f"/{code}/vote", b"x" * 20_000, **form, **cookie)[0] == 413
    assert ask("GET", f"/{code}/vote", **cookie)[0] == 405
    assert ask("PUT", f"/{code}/join")[0] == 405
    assert ask("TRACE", f"/{code}/join")[0] == 405
    assert ask("GET", f"/?code={code}")[0] == 303
    assert ask("GET", f"/{code}/nothing?ticket={ticket}")[0] == 404
    assert ask("GET", f"/api/rooms/{code}", Authorization=f"Ticket {ticket}")[0] == 404
    assert ask("GET", f"/assets/{code.lower()}.js")[0] == 404
    assert ask("GET", f"/{code}/state", Host="example.org")[0] == 403
    with Phone(jupyter.room, SOURCE) as phone:  # goes away in the middle
        next_event(phone.ask("GET", f"/{code}/live", headers=agent))
    with Phone(jupyter.room, SOURCE) as phone:  # and before its body is complete
        phone._connection.putrequest("POST", urlsplit(jupyter.room).path + f"/{code}/vote")
        phone._connection.putheader("Content-Length", "100")
        phone._connection.endheaders(b"round=1")
    return ticket


def test_jupyter_still_logs_everybody_else(jupyter):
    with Phone(jupyter.address, SOURCE) as phone:
        phone.ask("GET", "/api/contents").read()
    until(
        lambda: f"403 GET /user/x/api/contents (@{SOURCE})" in jupyter.log(), jupyter.log()[-500:]
    )
