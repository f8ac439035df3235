"""PostgreSQL: several workers serve one room, and the database may go away and come back."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from netwerkgemeente.room.client import RoomError
from netwerkgemeente.room.sql_store import SqlStore
from netwerkgemeente.room.tickets import voter_of
from tests.room.rooms import CASE
from tests.room.services import running_service

PATIENCE = 60


@pytest.fixture
def database(cluster):
    return cluster.database()


@pytest.fixture
def stored(database):
    """The store behind the service, to look into."""
    store = SqlStore(database)
    yield store
    store.dispose()


def keep_voting(person, acknowledged, going):
    """Vote until the round is over; whoever could not be answered tries again, as a phone does."""
    for turn in range(100_000):
        rung = turn % 5 + 1
        try:
            person.vote(1, rung)
        except RoomError as error:
            if error.status == 410:
                return error.problem
            if error.status != 503:
                raise
            time.sleep(0.05)
        else:
            acknowledged[person.ticket] = rung
            going.release()
    raise AssertionError("The round never ended.")


def test_workers_share_a_room_and_a_close_is_the_end_of_voting(database, stored):
    with running_service(database, "--workers=2") as service:
        leader = service.open()
        leader.start_round(CASE)
        people = [service.participant(leader.code) for _ in range(6)]
        salt = stored.find(leader.code).salt
        acknowledged = {}
        going = threading.Semaphore(0)
        with ThreadPoolExecutor(len(people)) as pool:
            voting = [pool.submit(keep_voting, each, acknowledged, going) for each in people]
            for _ in range(100):
                assert going.acquire(timeout=PATIENCE)
            leader.set_round(1, "closed")
            at_the_end = stored.ballots(leader.code, [1])
            assert {each.result() for each in voting} == {"late"}
        assert stored.ballots(leader.code, [1]) == at_the_end
        assert {ballot.voter: ballot.rung for ballot in at_the_end} == {
            voter_of(ticket, salt): rung for ticket, rung in acknowledged.items()
        }
        assert service.log.read_text() == ""


def test_a_leader_sees_votes_that_another_worker_took(database):
    with running_service(database) as here, running_service(database) as there:
        leader = here.open()
        leader.start_round(CASE)
        events = leader.events()
        next(events)
        there.participant(leader.code).vote(1, 3)
        assert any(event["rounds"][0]["voted"] == 1 for event in events)
        events.close()


def test_seats_are_counted_over_all_workers(database):
    with running_service(database, "--workers=2") as service:
        leader = service.open(seats=10)

        def join(_):
            try:
                return service.participant(leader.code).ticket
            except RoomError as error:
                return error.problem

        with ThreadPoolExecutor(8) as pool:
            given = list(pool.map(join, range(20)))
        assert given.count("full") == 10
        assert leader.state()["joined"] == 10


def test_the_database_goes_away_and_comes_back(cluster, database):
    with running_service(database) as service:
        leader = service.open()
        leader.start_round(CASE)
        people = [service.participant(leader.code) for _ in range(4)]
        events = leader.events()
        next(events)
        acknowledged = {}
        going = threading.Semaphore(0)
        with ThreadPoolExecutor(len(people)) as pool:
            voting = [pool.submit(keep_voting, each, acknowledged, going) for each in people]
            assert going.acquire(timeout=PATIENCE)
            cluster.stop()
            try:
                with pytest.raises(RoomError) as gone:
                    leader.state()
                assert (gone.value.status, gone.value.problem) == (503, "store")
            finally:
                cluster.start()
            until = time.monotonic() + PATIENCE
            acknowledged.clear()
            while len(acknowledged) < len(people):
                assert time.monotonic() < until, service.log.read_text()
                time.sleep(0.01)
            leader.set_round(1, "shown")
            assert {each.result() for each in voting} == {"late"}
        mine = {person.ticket: person.state()["mine"] for person in people}
        assert mine == acknowledged
        assert any(event["rounds"][0]["state"] == "shown" for event in events)
        events.close()
        said = service.log.read_text().splitlines()
        assert len(said) == 1  # once, however many votes it cost
        assert said[0].startswith("Votes cannot be written now: ")
