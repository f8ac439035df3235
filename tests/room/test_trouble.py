"""When the disk is full or the database is gone: nothing is acknowledged, and the room goes on."""

from __future__ import annotations

import pytest

from netwerkgemeente.room import sql_store
from netwerkgemeente.room.store import StoreError
from tests.room.rooms import FORM, PAGE


@pytest.fixture
def full(store, monkeypatch):
    """Make the disk as full as it is now: SQLite may not use another page."""

    def fill():
        pages = ("PRAGMA max_page_count = 1",)  # it cannot be less than there are
        monkeypatch.setattr(sql_store, "_SETTINGS", sql_store._SETTINGS + pages)
        store.dispose()

    def empty():
        monkeypatch.undo()
        store.dispose()

    return fill, empty


def fill_up(room):
    """Vote with one new person after another until the disk is full; return who was counted."""
    counted = []
    for _ in range(2_000):
        if not (ticket := seat(room)):
            return counted
        answer = room.vote(ticket, 3)
        if answer.status_code != 200:
            assert_busy(answer)
            return counted
        counted.append(ticket)
    raise AssertionError("The disk never was full.")


def seat(room):
    answer = room.http.post(f"/{room.code}/join")
    if answer.status_code != 200:
        assert_busy(answer)
        return None
    return answer.json()["ticket"]


def assert_busy(answer):
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "1"
    assert answer.json() == {"problem": "busy"}


def test_on_a_full_disk_no_vote_is_acknowledged_and_none_is_lost(room, full):
    fill, empty = full
    room.ask("PATCH", body={"seats": 5000})
    room.start()
    early = room.join()
    fill()
    counted = fill_up(room)
    assert room.ask("GET").json()["rounds"][0]["voted"] == len(counted)
    page = room.http.post(
        f"/{room.code}/vote",
        content="round=1&rung=4",
        headers=PAGE | FORM | {"cookie": f"room-{room.code}={early}"},
    )
    assert page.status_code in {303, 503}  # the last page may have had room for one more
    empty()
    assert room.vote(early, 2).status_code == 200
    assert [room.state(ticket)["mine"] for ticket in counted] == [3] * len(counted)
    assert room.ask("GET").json()["rounds"][0]["voted"] == len(counted) + 1


def gone(*_, **__):
    raise StoreError("gone")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/healthz"),
        ("GET", "/{code}"),
        ("GET", "/{code}/state"),
        ("GET", "/{code}/live"),
        ("GET", "/{code}/screen"),
        ("GET", "/{code}/screen/state"),
        ("POST", "/{code}/join"),
        ("GET", "/api/rooms/{code}"),
        ("GET", "/api/rooms/{code}/results"),
        ("GET", "/api/rooms/{code}/events"),
    ],
)
def test_without_its_store_the_service_says_to_come_back(room, store, monkeypatch, method, path):
    where = path.format(code=room.code)
    for each in ("find", "in_use"):
        monkeypatch.setattr(store, each, gone)
    answer = room.http.request(method, where, headers=room.leader)
    assert (answer.status_code, answer.json()) == (503, {"problem": "store"})
    assert answer.headers["retry-after"] == "1"
    page = room.http.request(method, where, headers=room.leader | PAGE)
    assert "De ruimte is even niet bereikbaar" in page.text
    monkeypatch.undo()
    assert room.http.get(f"/{room.code}/state").status_code == 200


def test_a_vote_that_could_not_be_written_is_not_acknowledged(room, store, monkeypatch):
    room.start()
    ticket = room.join()
    monkeypatch.setattr(store, "write", gone)
    assert_busy(room.vote(ticket, 3))
    cookie = {"cookie": f"room-{room.code}={ticket}"}
    page = room.http.post(
        f"/{room.code}/vote", content="round=1&rung=4", headers=PAGE | FORM | cookie
    )
    assert page.status_code == 503
    assert page.headers["retry-after"] == "1"
    assert "Uw stem is nog niet bewaard" in page.text
    monkeypatch.undo()
    assert room.state(ticket)["mine"] is None
    assert room.vote(ticket, 3).status_code == 200


def test_a_fault_while_votes_are_written_does_not_end_the_voting(room, store, monkeypatch):
    room.start()
    ticket = room.join()

    def fault(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(store, "write", fault)
    assert_busy(room.vote(ticket, 3))
    monkeypatch.undo()
    assert room.vote(ticket, 3).status_code == 200


def test_somebody_elses_lock_is_waited_for_and_then_given_up(store, room, tmp_path, monkeypatch):
    room.start()
    ticket = room.join()
    settings = ("PRAGMA busy_timeout = 50",)
    monkeypatch.setattr(sql_store, "_SETTINGS", sql_store._SETTINGS + settings)
    store.dispose()
    other = sql_store.SqlStore(f"sqlite:///{tmp_path / 'room.sqlite'}")
    with other._changing():
        assert_busy(room.vote(ticket, 3))
    other.dispose()
    assert room.vote(ticket, 3).status_code == 200
