"""Bad input and bad people: one clear answer, nothing changed, nothing told."""

from __future__ import annotations

import asyncio
import time

import pytest
from starlette.testclient import TestClient

from netwerkgemeente.room.app import create_app
from netwerkgemeente.room.problems import Problem
from netwerkgemeente.room.requests import MOST_BYTES
from netwerkgemeente.room.service import GUESSES, WrongCodes
from tests.room.rooms import FORM, JSON, KEY, PAGE

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.fixture
def asked(room):
    """A room with an open round, and a ticket."""
    room.start()
    return room, room.join()


@pytest.mark.parametrize(
    ("headers", "content", "status"),
    [
        pytest.param(JSON, b"", 422, id="nothing"),
        pytest.param(JSON, b"{", 422, id="half"),
        pytest.param(JSON, b"[]", 422, id="a list"),
        pytest.param(JSON, b"3", 422, id="a number"),
        pytest.param(JSON, b"[" * 16_000, 422, id="nested without end"),
        pytest.param(JSON, b'{"round": 1, "rung": ' + b"9" * 9_000 + b"}", 422, id="endless"),
        pytest.param(JSON, b'{"round": 1, "rung": "\xff"}', 422, id="not UTF-8"),
        pytest.param(JSON, b'{"round": 1}', 422, id="no rung"),
        pytest.param(JSON, b'{"rung": 1}', 422, id="no round"),
        pytest.param(JSON, b'{"round": 1, "rung": 0}', 422, id="rung 0"),
        pytest.param(JSON, b'{"round": 1, "rung": 6}', 422, id="rung 6"),
        pytest.param(JSON, b'{"round": 1, "rung": true}', 422, id="true"),
        pytest.param(JSON, b'{"round": 1, "rung": 2.5}', 422, id="between rungs"),
        pytest.param(JSON, b'{"round": 1, "rung": "3"}', 422, id="a number in words"),
        pytest.param(JSON, b'{"round": 1, "rung": NaN}', 422, id="not a number"),
        pytest.param(JSON, b'{"round": 99999999999999999999, "rung": 1}', 422, id="large round"),
        pytest.param(FORM, b"", 422, id="an empty form"),
        pytest.param(FORM, b"round=1&rung=%FF", 422, id="a form that is not UTF-8"),
        pytest.param(FORM, b"rung=1&" * 1_000, 422, id="many fields"),
        pytest.param(FORM, "round=1&rung=٣".encode(), 422, id="other digits"),
        pytest.param({}, b"round=1&rung=1", 415, id="no type"),
        pytest.param({"content-type": "text/plain"}, b'{"round": 1}', 415, id="text"),
        pytest.param({"content-type": "multipart/form-data"}, b"--", 415, id="parts"),
        pytest.param(JSON, b" " * 1_000_000, 413, id="a megabyte"),
        pytest.param(FORM, b"a" * (MOST_BYTES + 1), 413, id="one byte too many"),
    ],
)
def test_a_vote_that_makes_no_sense_is_refused_and_not_counted(asked, headers, content, status):
    room, ticket = asked
    shown = headers | {"authorization": f"Ticket {ticket}"}
    answer = room.http.post(f"/{room.code}/vote", content=content, headers=shown)
    assert answer.status_code == status
    assert answer.json()["problem"] == ("large" if status == 413 else "unclear")
    assert room.state(ticket)["mine"] is None
    assert room.vote(ticket, 3).status_code == 200


@pytest.mark.parametrize("where", ["/{code}/vote", "/{code}/join", "/api/rooms/{code}/rounds"])
def test_a_large_body_is_refused_in_pieces_as_well(asked, where):
    room, _ = asked
    pieces = (b"x" * 1_000 for _ in range(1_000))
    headers = FORM | room.leader
    answer = room.http.post(where.format(code=room.code), content=pieces, headers=headers)
    assert answer.status_code == 413


def test_a_person_gets_a_page_and_can_go_back(asked):
    room, _ = asked
    answer = room.http.post(f"/{room.code}/vote", content=b" " * 99_999, headers=PAGE | FORM)
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert 'href="../assets/room.css"' in answer.text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/healthz", 200),
        ("/assets/room.css", 200),
        ("/assets/none.css", 404),
        ("/{code}", 200),
        ("/{code}/state", 200),
        ("/{code}/screen", 200),
        ("/{code}/qr.svg", 404),
        ("/BCDFGH", 404),
        ("/nowhere/at/all", 404),
        ("/{code}/vote", 405),
        ("/api/rooms/{code}", 401),
    ],
)
@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_every_answer_allows_nothing_from_elsewhere(room, path, status, accept):
    answer = room.http.get(path.format(code=room.code), headers={"accept": accept})
    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    kept = "public, max-age=600" if path == "/assets/room.css" else "no-store"
    assert answer.headers["cache-control"] == kept


def test_a_fault_of_ours_tells_nothing_and_has_the_same_headers(http, room, store, monkeypatch):
    def fault(*_):
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(store, "find", fault)
    answer = http.get(f"/{room.code}/state")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert answer.headers["content-security-policy"] == POLICY


def test_what_a_case_says_is_text_on_the_page(room):
    room.start(title="<script>alert(1)</script>", text='"><img src=x onerror=alert(1)>')
    for page in (f"/{room.code}/screen", f"/{room.code}"):
        cookie = {"cookie": f"room-{room.code}={room.join()}"}
        found = room.http.get(page, headers=PAGE | cookie).text
        assert "<script>alert" not in found
        assert "<img" not in found.replace('<img src="qr.svg"', "").replace("<img class", "")
        assert "&lt;script&gt;alert" in found


def test_a_wrong_code_costs_a_second(store):
    app = create_app(store, may_open=lambda token: token == KEY, delay=0.2)
    with TestClient(app) as http:
        began = time.monotonic()
        assert http.get("/BCDFGH").status_code == 404
        assert time.monotonic() - began >= 0.2


def test_few_may_guess_at_once():
    async def guess():
        gate = WrongCodes(delay=3600)
        waiting = [asyncio.create_task(gate.turn_away()) for _ in range(GUESSES)]
        await asyncio.sleep(0)
        with pytest.raises(Problem) as refused:
            await gate.turn_away()
        assert (refused.value.status, refused.value.headers) == (429, {"Retry-After": "1"})
        waiting.pop().cancel()
        await asyncio.sleep(0)
        waiting.append(asyncio.create_task(gate.turn_away()))
        await asyncio.sleep(0)
        assert not waiting[-1].done()
        for each in waiting:
            each.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)

    asyncio.run(guess())


@pytest.mark.parametrize("path", ["", "/state", "/live", "/screen", "/screen/state", "/qr.svg"])
def test_every_page_of_an_unknown_room_is_a_guess(http, path):
    assert http.get(f"/BCDFGH{path}").status_code == 404


@pytest.mark.parametrize(("what", "body"), [("join", {}), ("vote", {"round": 1, "rung": 1})])
def test_joining_or_voting_in_an_unknown_room_is_a_guess(http, what, body):
    assert http.post(f"/BCDFGH/{what}", json=body).status_code == 404
