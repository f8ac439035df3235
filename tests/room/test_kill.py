"""The service is killed while people vote, twenty times: no acknowledged vote is lost."""

from __future__ import annotations

import os
import random
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from netwerkgemeente.room.client import LeaderClient, ParticipantClient, RoomError
from netwerkgemeente.room.process import start_service
from tests.room.rooms import CASE

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a signal that nobody can refuse")

KILLS = 20
PEOPLE = 40
HANDS = 8
"""Threads that vote; each has a few people's phones."""

ENOUGH = 60
"""Votes that are acknowledged between two kills, and some more."""

HANG = 60
SEED = 11


class Phone:
    """One participant who keeps voting, and what they may expect to find."""

    def __init__(self, url: str) -> None:
        self._client = ParticipantClient(url)
        self._client.join()
        self.acknowledged = 0
        self.allowed: set[int | None] = {None}
        """The last rung that was acknowledged, and every one that was sent after it."""

    def vote(self, rung: int) -> bool:
        self.allowed.add(rung)
        try:
            self._client.vote(1, rung)
        except RoomError as error:
            if error.status not in {None, 503}:
                raise
            return False
        self.allowed = {rung}
        self.acknowledged += 1
        return True

    def kept(self) -> int | None:
        mine: int | None = self._client.state()["mine"]
        return mine


class Crowd:
    """Everybody votes, from a few threads, until they are told to stop."""

    def __init__(self, phones: list[Phone], chance: random.Random) -> None:
        self.phones = phones
        self.problems: list[BaseException] = []
        self._stop = Event()
        seeds = [chance.random() for _ in range(HANDS)]
        self._threads = [
            Thread(target=self._work, args=(phones[hand::HANDS], random.Random(seed)))  # noqa: S311 - it guards nothing
            for hand, seed in enumerate(seeds)
        ]
        self._before = self._acknowledged()
        for thread in self._threads:
            thread.start()

    def wait_for(self, votes: int) -> None:
        until = time.monotonic() + HANG
        while self._acknowledged() - self._before < votes and not self.problems:
            assert time.monotonic() < until, "nobody can vote"
            self._stop.wait(0.005)

    def stop(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(HANG)
            assert not thread.is_alive()
        assert not self.problems, self.problems

    def _acknowledged(self) -> int:
        return sum(phone.acknowledged for phone in self.phones)

    def _work(self, phones: list[Phone], chance: random.Random) -> None:
        try:
            while not self._stop.is_set():
                if not chance.choice(phones).vote(chance.randint(1, 5)):
                    self._stop.wait(0.02)
        except BaseException as error:  # noqa: BLE001 - the test fails with it
            self.problems.append(error)


def test_no_acknowledged_vote_is_lost_when_the_service_is_killed_twenty_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record_property
) -> None:
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    chance = random.Random(SEED)  # noqa: S311 - it guards nothing
    service = start_service(tmp_path)
    try:
        leader = LeaderClient.open(service.base, service.key, language="nl", seats=PEOPLE)
        leader.start_round(CASE)
        url = f"{service.base}/{leader.code}"
        with ThreadPoolExecutor(HANDS) as pool:
            phones = list(pool.map(Phone, [url] * PEOPLE))
        wrong: list[str] = []
        away: list[float] = []
        for kill in range(1, KILLS + 1):
            crowd = Crowd(phones, chance)
            crowd.wait_for(ENOUGH + chance.randint(0, ENOUGH))
            os.kill(service.pid, signal.SIGKILL)
            killed = time.monotonic()
            service = start_service(tmp_path, port=service.port, key=service.key)
            away.append(time.monotonic() - killed)
            crowd.stop()
            found = [phone.kept() for phone in phones]
            wrong += [
                f"kill {kill}, phone {at}: {rung} is kept, {phone.allowed} may be"
                for at, (phone, rung) in enumerate(zip(phones, found, strict=True))
                if rung not in phone.allowed
            ]
            for phone, rung in zip(phones, found, strict=True):
                phone.allowed = {rung}
        acknowledged = sum(phone.acknowledged for phone in phones)
        record_property("acknowledged", acknowledged)
        record_property("away, median s", sorted(away)[KILLS // 2])
        print(f"{acknowledged} acknowledged, away {sorted(away)[KILLS // 2]:.2f} s (median)")  # noqa: T201 - for the note

        leader.set_round(1, "closed")
        counts = leader.results()["rounds"][0]["counts"]
        kept = [phone.kept() for phone in phones]
        assert not wrong, "\n".join(wrong)
        assert counts == [kept.count(rung) for rung in range(1, 6)]
        assert acknowledged >= KILLS * ENOUGH
        assert max(away) < HANG
    finally:
        os.kill(service.pid, signal.SIGTERM)
