"""The store: the same in SQLite and PostgreSQL, also when two processes use it at once."""

from __future__ import annotations

import os
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netwerkgemeente.models.ballots import Ballot
from netwerkgemeente.models.group_result import GroupCase
from netwerkgemeente.room.sql_store import SqlStore
from netwerkgemeente.room.store import Change, Outcome, Room, Seat, Vote
from netwerkgemeente.room.tickets import new_code, new_ticket, voter_of

SALT = b"s" * 32
CASE = GroupCase("a", "Één bankje", "Regel een.\nRegel twee.")


def open_in(store, clock, **fields):
    """Open a room and return its code."""
    room = Room(new_code(), "nl", 30, clock() + timedelta(hours=12), SALT, b"hash", **fields)
    assert store.open(room)
    return room.code


def test_a_room_comes_back_as_it_was_kept(stores, clock):
    code = open_in(stores[0], clock, address="https://host.example", show_small=True)
    stores[0].start_round(code, CASE)
    room = stores[1].find(code)
    assert (room.salt, room.token_hash, room.expires) == (
        SALT,
        b"hash",
        clock() + timedelta(hours=12),
    )
    assert (room.open, room.door, room.show_small, room.joined) == (True, True, True, 0)
    assert [(each.number, each.case, each.state) for each in room.rounds] == [(1, CASE, "open")]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_nobody_else_on_the_machine_reads_the_file(tmp_path, clock):
    """With a room's salt anybody could make tickets."""
    store = SqlStore(f"sqlite:///{tmp_path / 'private.sqlite'}")
    store.prepare()
    open_in(store, clock)
    files = sorted(tmp_path.glob("private.sqlite*"))
    assert len(files) == 3
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    store.dispose()


def test_a_code_can_be_taken_once(stores, clock):
    code = open_in(stores[0], clock)
    again = Room(code, "en", 1, clock(), b"", b"other")
    assert not stores[1].open(again)
    assert stores[1].find(code).token_hash == b"hash"


def test_two_who_start_a_round_at_once_start_one(stores, clock):
    code = open_in(stores[0], clock)
    ready = threading.Barrier(2)

    def start(store):
        ready.wait()
        return store.start_round(code, CASE)

    with ThreadPoolExecutor(2) as pool:
        numbers = list(pool.map(start, stores))
    assert sorted(numbers, key=str) == [1, None]


def test_a_group_gets_an_outcome_each_in_its_order(stores, clock):
    store = stores[0]
    code = open_in(store, clock, joined=29)
    store.start_round(code, CASE)
    closed = open_in(store, clock)
    store.close(closed)
    ticket = new_ticket(SALT)
    outcomes = store.write(
        [
            Vote(code, 1, 3, ticket),
            Seat("BCDFGH"),
            Seat(code),
            Vote("BCDFGH", 1, 3, ticket),
            Seat(code),
            Vote(code, 2, 3, ticket),
            Vote(code, 1, 3, "forged"),
            Vote(closed, 1, 3, ticket),
            Seat(closed),
            Vote(code, 1, 5, ticket),
        ],
        clock(),
    )
    assert outcomes == [
        Outcome.DONE,
        Outcome.NO_ROOM,
        Outcome.DONE,
        Outcome.NO_ROOM,
        Outcome.FULL,
        Outcome.ROUND_OVER,
        Outcome.NO_TICKET,
        Outcome.CLOSED,
        Outcome.CLOSED,
        Outcome.DONE,
    ]
    assert stores[1].counts(code, [1]) == {1: (0, 0, 0, 0, 1)}
    assert stores[1].find(code).joined == 30
    assert stores[1].choice(code, 1, voter_of(ticket, SALT)) == 5


def test_rooms_and_rounds_are_counted_apart(stores, clock):
    store = stores[0]
    one, two = open_in(store, clock), open_in(store, clock)
    ticket = new_ticket(SALT)
    for code in (one, two):
        store.start_round(code, CASE)
    store.write([Vote(one, 1, 1, ticket), Vote(two, 1, 2, ticket)], clock())
    store.set_round(one, 1, "closed")
    store.start_round(one, CASE)
    store.write([Vote(one, 2, 3, ticket)], clock())
    voter = voter_of(ticket, SALT)
    assert store.ballots(one, [1, 2]) == [Ballot(1, voter, 1), Ballot(2, voter, 3)]
    assert store.counts(two, [1, 2]) == {1: (0, 1, 0, 0, 0), 2: (0, 0, 0, 0, 0)}
    store.delete(one)
    assert store.find(one) is None
    assert store.counts(two, [1]) == {1: (0, 1, 0, 0, 0)}


def test_a_change_leaves_the_rest_as_it_is(stores, clock):
    code = open_in(stores[0], clock, address="https://host.example")
    stores[0].change(code, Change(door=False))
    stores[1].change(code, Change(seats=3))
    stores[0].change(code, Change())
    room = stores[0].find(code)
    assert (room.seats, room.door, room.address) == (3, False, "https://host.example")


def test_seats_are_given_once_each_however_many_ask(stores, clock):
    code = open_in(stores[0], clock)
    with ThreadPoolExecutor(8) as pool:
        groups = pool.map(lambda at: stores[at % 2].write([Seat(code)] * 5, clock()), range(16))
        outcomes = [outcome for group in groups for outcome in group]
    assert outcomes.count(Outcome.DONE) == 30
    assert outcomes.count(Outcome.FULL) == 50
    assert stores[0].find(code).joined == 30


@pytest.mark.parametrize("end", ["round", "room", "delete"])
def test_nothing_acknowledged_is_missing_and_nothing_counts_after_the_end(stores, clock, end):
    code = open_in(stores[0], clock)
    stores[0].start_round(code, CASE)
    acknowledged = {}
    going = threading.Barrier(5)
    voting = threading.Semaphore(0)

    def vote(at):
        """Let ten voters vote again and again until the round is over."""
        tickets = [new_ticket(SALT) for _ in range(10)]
        going.wait()
        for turn in range(10_000):
            rung = turn % 5 + 1
            group = [Vote(code, 1, rung, ticket) for ticket in tickets]
            outcomes = set(stores[at % 2].write(group, clock()))
            if outcomes != {Outcome.DONE}:
                return outcomes
            acknowledged.update({voter_of(ticket, SALT): rung for ticket in tickets})
            voting.release()
        raise AssertionError("The round never ended.")

    with ThreadPoolExecutor(4) as pool:
        voters = [pool.submit(vote, at) for at in range(4)]
        going.wait()
        for _ in range(40):
            voting.acquire()
        if end == "round":
            stores[0].set_round(code, 1, "closed")
        elif end == "room":
            stores[0].close(code)
        else:
            stores[0].delete(code)
        at_the_end = stores[1].ballots(code, [1])
        outcomes = set().union(*(voter.result() for voter in voters))
    expected = {
        "round": {Outcome.ROUND_OVER},
        "room": {Outcome.CLOSED, Outcome.ROUND_OVER},
        "delete": {Outcome.NO_ROOM, Outcome.ROUND_OVER},
    }[end]
    assert outcomes <= expected
    assert stores[0].ballots(code, [1]) == at_the_end
    stored = {ballot.voter: ballot.rung for ballot in at_the_end}
    assert stored == ({} if end == "delete" else acknowledged)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("start")),
        st.tuples(st.just("set"), st.integers(1, 3), st.sampled_from(["closed", "shown"])),
        st.tuples(st.just("vote"), st.integers(1, 3), st.integers(0, 3), st.integers(1, 5)),
        st.tuples(st.just("close")),
    ),
    max_size=12,
)


@pytest.fixture(scope="module")
def one_store(tmp_path_factory):
    """A store for all the examples of a property."""
    store = SqlStore(f"sqlite:///{tmp_path_factory.mktemp('property') / 'room.sqlite'}")
    store.prepare()
    yield store
    store.dispose()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_whatever_the_order_the_store_does_what_a_list_on_paper_does(one_store, clock, steps):
    code = open_in(one_store, clock)
    tickets = [new_ticket(SALT) for _ in range(4)]
    states, votes, is_open = [], {}, True
    order = ["open", "closed", "shown"]
    for step in steps:
        match step:
            case ("start",):
                may = is_open and "open" not in states
                number = one_store.start_round(code, CASE)
                assert number == (len(states) + 1 if may else None)
                states += ["open"] if may else []
            case ("set", number, state):
                may = number <= len(states) and order.index(state) >= order.index(
                    states[number - 1]
                )
                assert one_store.set_round(code, number, state) == may
                if may:
                    states[number - 1] = state
            case ("vote", number, who, rung):
                may = number <= len(states) and states[number - 1] == "open"
                (outcome,) = one_store.write([Vote(code, number, rung, tickets[who])], clock())
                assert (outcome is Outcome.DONE) == (may and is_open)
                if outcome is Outcome.DONE:
                    votes[number, voter_of(tickets[who], SALT)] = rung
            case _:
                one_store.close(code)
                is_open = False
                states = ["closed" if state == "open" else state for state in states]
    assert [each.state for each in one_store.find(code).rounds] == states
    kept = one_store.ballots(code, [1, 2, 3])
    assert {(ballot.round, ballot.voter): ballot.rung for ballot in kept} == votes
    for number, counts in one_store.counts(code, [1, 2, 3]).items():
        mine = [rung for (of, _), rung in votes.items() if of == number]
        assert counts == tuple(mine.count(rung) for rung in range(1, 6))
