"""The end of a room: closed by its leader, or by the clock; what stays and what goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from netwerkgemeente.room.standing import glance
from netwerkgemeente.room.tickets import voter_of
from tests.room.rooms import FORM, PAGE, open_room


@pytest.fixture
def finished(room):
    """A room with a shown round, and the tickets of who voted in it."""
    room.start()
    tickets = room.crowd(1, 2, 3, 4, 5)
    room.set(1, "shown")
    return room, tickets


def on_disk(tmp_path: Path) -> bytes:
    """Everything that the store has written."""
    return b"".join(path.read_bytes() for path in sorted(tmp_path.glob("room.sqlite*")))


def test_a_closed_room_takes_no_votes_and_nobody_joins(http, room):
    room.start()
    ticket = room.join()
    answer = room.ask("POST", "/close")
    assert answer.json()["state"] == "closed"
    assert answer.json()["rounds"][0]["state"] == "closed"
    late = room.vote(ticket, 3)
    assert (late.status_code, late.json()) == (410, {"problem": "closed"})
    assert http.post(f"/{room.code}/join").status_code == 410
    assert room.ask("POST", "/rounds", {"case": {"key": "a", "title": "A"}}).status_code == 410
    assert "gesloten" in http.get(f"/{room.code}", headers=PAGE).text


def test_closing_twice_is_closing(room):
    assert room.ask("POST", "/close").status_code == 200
    assert room.ask("POST", "/close").status_code == 200


def test_the_results_of_a_closed_room_stay(finished):
    room, _ = finished
    before = room.results()
    room.ask("POST", "/close")
    assert room.results() == before
    assert room.state()["result"]["counts"] == [1, 1, 1, 1, 1]


def test_a_round_that_was_open_at_the_close_can_be_shown(room):
    room.start()
    room.crowd(1, 2, 3, 4, 5)
    room.ask("POST", "/close")
    assert room.set(1, "shown").status_code == 200
    assert room.state()["result"]["counts"] == [1, 1, 1, 1, 1]


def test_after_the_close_no_ticket_leads_to_a_vote(store, finished, tmp_path):
    room, tickets = finished
    salt = store.find(room.code).salt
    assert salt in on_disk(tmp_path)
    voters = {ballot.voter for ballot in store.ballots(room.code, [1])}
    assert {voter_of(ticket, salt) for ticket in tickets} == voters
    room.ask("POST", "/close")
    assert store.find(room.code).salt == b""
    assert salt not in on_disk(tmp_path)
    assert room.state(tickets[0])["mine"] is None


def test_an_expired_room_is_over_for_everybody(http, clock, finished):
    room, tickets = finished
    clock.forward(hours=12)
    assert room.vote(tickets[0], 3).status_code == 410
    for path in ("", "/state", "/live", "/screen", "/screen/state", "/screen/live", "/qr.svg"):
        assert http.get(f"/{room.code}{path}").status_code == 410, path
    for path in ("", "/results", "/ballots.csv", "/events"):
        assert room.ask("GET", path).status_code == 410, path
    assert http.post(f"/{room.code}/join").status_code == 410
    page = http.post(f"/{room.code}/join", headers=PAGE | FORM)
    assert "Deze ruimte is er niet meer" in page.text


def test_a_room_is_open_until_it_expires(clock, room):
    room.start()
    ticket = room.join()
    clock.forward(hours=11, minutes=59)
    assert room.vote(ticket, 3).status_code == 200


def test_what_was_in_an_expired_room_is_wiped(store, clock, finished, tmp_path):
    room, _ = finished
    voters = [ballot.voter.encode() for ballot in store.ballots(room.code, [1])]
    room.ask("PATCH", body={"address": "https://host.example"})
    store.purge(clock())
    assert len(store.ballots(room.code, [1])) == 5
    clock.forward(hours=12)
    store.purge(clock())
    left = store.find(room.code)
    assert (left.rounds, left.salt, left.address, left.joined) == ((), b"", "", 0)
    disk = on_disk(tmp_path)
    assert [voter for voter in voters if voter in disk] == []
    assert b"Een bankje" not in disk


def test_an_expired_room_is_remembered_for_a_day(http, store, clock, finished):
    room, _ = finished
    clock.forward(hours=12)
    store.purge(clock())
    assert http.get(f"/{room.code}").status_code == 410
    clock.forward(hours=24)
    store.purge(clock())
    assert http.get(f"/{room.code}").status_code == 404


def test_a_purge_leaves_other_rooms_alone(http, store, clock, finished):
    room, _ = finished
    clock.forward(hours=6)
    younger = open_room(http)
    younger.start()
    younger.crowd(1, 1, 1, 1, 1)
    clock.forward(hours=6)
    store.purge(clock())
    assert room.ask("GET").status_code == 410
    younger.set(1, "shown")
    assert glance(store, store.find(younger.code)).counts[1] == (5, 0, 0, 0, 0)


def test_a_room_is_in_use_until_it_is_closed_or_expired(http, store, clock):
    assert not store.in_use(clock())
    first, _ = open_room(http), open_room(http)
    assert store.in_use(clock())
    first.ask("POST", "/close")
    assert store.in_use(clock())
    clock.forward(hours=12)
    assert not store.in_use(clock())
