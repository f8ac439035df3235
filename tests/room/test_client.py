"""The client: answers or one kind of error, in bounded time, and secrets go nowhere else."""

from __future__ import annotations

import socket
import threading
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from netwerkgemeente.room import client as client_module
from netwerkgemeente.room.client import LeaderClient, ParticipantClient, RoomError
from tests.room.rooms import KEY


@contextmanager
def answering(*, status=200, body=b"{}", headers=(), silent=False):
    """A server that answers everything like this, and keeps what it was asked."""
    asked = []
    done = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            size = int(self.headers.get("Content-Length") or 0)
            asked.append((self.command, self.path, dict(self.headers), self.rfile.read(size)))
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
            self.wfile.flush()
            if silent:
                done.wait(30)

        do_POST = do_PATCH = do_GET  # noqa: N815 - http.server's names

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            done.set()
            server.shutdown()
            thread.join()


def leader_at(base):
    return LeaderClient(base, "BCDFGH", "token-of-the-room")


@pytest.fixture
def nowhere():
    """An address at which nothing listens."""
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    return f"http://127.0.0.1:{port}"


def test_a_room_that_cannot_be_reached_has_no_status(nowhere):
    with pytest.raises(RoomError) as error:
        leader_at(nowhere).state()
    assert error.value.status is None
    with pytest.raises(RoomError) as error:
        next(leader_at(nowhere).events())
    assert error.value.status is None


@pytest.mark.parametrize(
    "url", ["", "room", "file:///etc/passwd", "ftp://host/x", "http://", "//x"]
)
def test_what_is_not_the_address_of_a_room_is_refused_before_anything_is_asked(url):
    with pytest.raises(RoomError) as error:
        ParticipantClient(url)
    assert error.value.status is None


def test_the_services_own_word_comes_along():
    full = answering(status=429, body=b'{"problem": "full"}')
    with full as (base, _), pytest.raises(RoomError) as error:
        ParticipantClient(f"{base}/BCDFGH").join()
    assert (error.value.status, error.value.problem) == (429, "full")


@pytest.mark.parametrize(
    "body", [b"<h1>Please log in to this network</h1>", b"[]", b"", b"\xff", b"[" * 90_000]
)
@pytest.mark.parametrize("status", [200, 502])
def test_an_answer_that_is_not_a_rooms_is_an_error_too(body, status):
    with answering(status=status, body=body) as (base, _), pytest.raises(RoomError) as error:
        leader_at(base).state()
    assert error.value.status == (None if status == 200 else 502)


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda base: ParticipantClient(f"{base}/BCDFGH").state(), id="state"),
        pytest.param(lambda base: ParticipantClient(f"{base}/BCDFGH").join(), id="join"),
        pytest.param(lambda base: LeaderClient.open(base, KEY, language="nl", seats=3), id="open"),
    ],
)
@pytest.mark.parametrize("body", [b"{}", b'{"ticket": 3, "code": [], "language": "nl"}'])
def test_another_service_at_this_address_is_no_room(body, ask):
    with answering(body=body) as (base, _), pytest.raises(RoomError) as error:
        ask(base)
    assert error.value.status is None


def test_a_token_is_not_sent_on_to_another_server():
    with answering() as (elsewhere, asked):
        away = [("Location", f"{elsewhere}/api/rooms/BCDFGH")]
        with answering(status=302, headers=away) as (base, _), pytest.raises(RoomError) as error:
            leader_at(base).state()
    assert error.value.status == 302
    assert asked == []


def test_a_token_is_in_a_header_and_nowhere_else():
    with answering() as (base, asked):
        leader = leader_at(f"{base}/prefix/")
        leader.change(seats=3)
    ((method, path, headers, body),) = asked
    assert (method, path) == ("PATCH", "/prefix/api/rooms/BCDFGH")
    assert headers["Authorization"] == "Bearer token-of-the-room"
    assert b"token-of-the-room" not in body
    assert "token-of-the-room" not in repr(leader)


def test_this_machine_is_not_behind_the_proxy(nowhere, monkeypatch):
    monkeypatch.setenv("http_proxy", nowhere)
    monkeypatch.delenv("no_proxy", raising=False)
    with answering() as (base, asked):
        assert leader_at(base).state() == {}
    assert len(asked) == 1


def test_a_silent_room_is_given_up(monkeypatch):
    monkeypatch.setattr(client_module, "PATIENCE", 0.1)
    monkeypatch.setattr(client_module, "SILENCE", 0.1)
    length = [("Content-Length", "100")]
    with answering(headers=length, silent=True) as (base, _):
        with pytest.raises(RoomError) as error:
            leader_at(base).state()
        assert error.value.status is None
        with pytest.raises(RoomError) as error:
            next(leader_at(base).events())
        assert error.value.status is None


def test_events_come_one_by_one_and_heartbeats_are_no_events():
    body = b'retry: 1000\n\ndata: {"a": 1}\n\n:\n\ndata: {"a": 2}\n\n'
    with answering(body=body) as (base, asked):
        assert list(leader_at(base).events()) == [{"a": 1}, {"a": 2}]
    assert len(asked) == 1


def test_a_stream_that_says_nonsense_is_an_error():
    with answering(body=b"data: {\n\n") as (base, _), pytest.raises(RoomError):
        list(leader_at(base).events())


def test_a_participant_without_a_seat_still_sees_the_room(room):
    assert room.state()["mine"] is None


def test_a_ticket_can_be_taken_along():
    ticket = b'{"ticket": "' + b"x" * 64 + b'"}'
    with answering(body=ticket) as (base, asked):
        participant = ParticipantClient(f" {base}/BCDFGH/ ")
        participant.ticket = "y" * 64
        participant.join()
        assert participant.ticket == "x" * 64
    ((_, path, _, body),) = asked
    assert path == "/BCDFGH/join"
    assert b"y" * 64 in body
