"""Measures the live room beside the plain design, one transaction a vote, in the same run.

The crowd runs in this process and the service in another, on the same machine, so that what is
measured is less than what the service can do alone.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import secrets
import socket
import statistics
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError

from netwerkgemeente.room.client import LeaderClient
from tests.bench.crowd import HANG, Crowd, Vote
from tests.bench.report import Line, percentile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CASE = {"key": "square", "title": "The square", "text": "Neighbours want to keep it themselves."}
RUSH = 20_000
"""Votes in the measurement of how many there are in a second."""

PLAIN_RUSH = 4_000
CONNECTIONS = 64
CROWD = 1_000
MANY = 5_000
MANY_SECONDS = 20.0
MEGABYTES = 250
MILLISECONDS = 1e3
SEED = 7


@dataclass(slots=True)
class Service:
    """A service that runs, and the key that opens rooms there."""

    process: subprocess.Popen[str]
    base: str
    key: str

    def megabytes(self) -> float:
        """The most memory that it has had, if the system says so; otherwise 0."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return 0.0
        (peak,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) * 1024 / 1e6


def measure(folder: Path) -> list[Line]:
    """Run both services and return the lines of the table."""
    with _plain(folder) as port:
        plain = asyncio.run(_plain_rush(port))
    with _service(folder) as service:
        ours, wrong = asyncio.run(_rush(service))
        at_once = asyncio.run(_at_once(service))
        lost = asyncio.run(_many(service))
        megabytes = service.megabytes()
    p99 = percentile([vote.seconds * MILLISECONDS for vote in at_once.votes], 99)
    frame = percentile([seconds * MILLISECONDS for seconds in at_once.frames], 99)
    return [
        Line(
            "Votes a second",
            "/s",
            ours,
            plain,
            "at least 3000 and 2 times",
            ours >= max(3000, 2 * plain),
        ),
        Line("Votes acknowledged and not stored", "", wrong, None, "0", wrong == 0),
        Line(
            f"{CROWD} at once, with streams: errors",
            "",
            at_once.errors,
            None,
            "0",
            at_once.errors == 0,
        ),
        Line(
            f"{CROWD} at once, with streams: stored - acknowledged",
            "",
            at_once.difference,
            None,
            "0",
            at_once.difference == 0,
        ),
        Line(f"{CROWD} at once: vote, p99", "ms", p99, None, "at most 250", p99 <= 250),
        Line(
            f"{CROWD} at once: vote to frame, p99", "ms", frame, None, "at most 750", frame <= 750
        ),
        Line(f"{MANY} in {MANY_SECONDS:.0f} s: lost", "", lost, None, "0", lost == 0),
        Line(
            "Most memory of the service",
            "MB",
            megabytes,
            None,
            "at most 250",
            megabytes <= MEGABYTES,
        ),
    ]


@dataclass(frozen=True, slots=True)
class AtOnce:
    """A thousand votes within a second.

    Attributes:
        frames: For each acknowledged vote, seconds until the leader's stream counted it.
        difference: Votes that are stored, minus votes that were acknowledged.
    """

    votes: list[Vote]
    frames: list[float]
    errors: int
    difference: int


async def _plain_rush(port: int) -> float:
    tickets = [secrets.token_urlsafe(32) for _ in range(PLAIN_RUSH)]
    votes = await Crowd(f"http://127.0.0.1:{port}/PLAIN").rush(
        tickets, 1, _rungs(PLAIN_RUSH), CONNECTIONS
    )
    return _each_second(votes)


async def _rush(service: Service) -> tuple[float, int]:
    """Return votes a second, and how many that were acknowledged are not stored as they were."""
    leader, crowd = _room(service)
    tickets = await crowd.join(MANY)
    speeds, wrong = [], 0
    for _ in range(RUSH // MANY):
        number = leader.start_round(CASE)["number"]
        rungs = _rungs(MANY)
        votes = await crowd.rush(tickets, number, rungs, CONNECTIONS)
        assert all(vote.status == 200 for vote in votes)
        speeds.append(_each_second(votes))
        leader.set_round(number, "closed")
        wrong += _wrong(leader, number, rungs)
    leader.delete()
    return statistics.median(speeds), wrong


async def _at_once(service: Service) -> AtOnce:
    leader, crowd = _room(service)
    tickets = await crowd.join(CROWD)
    streams = await crowd.listen(CROWD)
    frames, stream = await crowd.watch(f"/api/rooms/{leader.code}/events", leader.token)
    number = leader.start_round(CASE)["number"]
    votes = await crowd.spread(tickets, number, _rungs(CROWD), seconds=1.0)
    done = sorted((vote for vote in votes if vote.status == 200), key=lambda vote: vote.answered)

    def counted(document: dict[str, object]) -> int:
        rounds = document["rounds"]
        assert isinstance(rounds, list)
        return sum(each["voted"] for each in rounds if each["number"] == number)

    async with asyncio.timeout(HANG):
        while frames.first(lambda document: counted(document) >= len(done)) is None:
            await asyncio.sleep(0.01)
    shown = []
    for at, vote in enumerate(done, 1):
        seen = frames.first(lambda document, at=at: counted(document) >= at)
        assert seen is not None
        shown.append(max(seen, vote.answered) - vote.sent)
    leader.set_round(number, "closed")
    stored = leader.results()["rounds"][0]["voted"]
    for transport in (*streams, stream):
        transport.close()
    leader.delete()
    return AtOnce(votes, shown, len(votes) - len(done), stored - len(done))


async def _many(service: Service) -> int:
    leader, crowd = _room(service)
    tickets = await crowd.join(MANY)
    number = leader.start_round(CASE)["number"]
    rungs = _rungs(MANY)
    votes = await crowd.spread(tickets, number, rungs, MANY_SECONDS)
    leader.set_round(number, "closed")
    refused = sum(vote.status != 200 for vote in votes)
    lost = refused + _wrong(leader, number, rungs)
    leader.delete()
    return lost


def _room(service: Service) -> tuple[LeaderClient, Crowd]:
    leader = LeaderClient.open(service.base, service.key, language="en", seats=MANY)
    return leader, Crowd(f"{service.base}/{leader.code}")


def _wrong(leader: LeaderClient, number: int, rungs: Sequence[int]) -> int:
    """How many votes of a round are missing or too many, rung by rung."""
    counts = leader.results()["rounds"][number - 1]["counts"]
    return sum(abs(counts[rung - 1] - rungs.count(rung)) for rung in range(1, 6))


def _rungs(count: int) -> list[int]:
    return random.Random(SEED).choices(range(1, 6), k=count)  # noqa: S311 - it guards nothing


def _each_second(votes: Sequence[Vote]) -> float:
    seconds = max(vote.answered for vote in votes) - min(vote.sent for vote in votes)
    return len(votes) / seconds


@contextmanager
def _service(folder: Path) -> Iterator[Service]:
    key = secrets.token_urlsafe(24)
    command = [
        "-m",
        "netwerkgemeente.room",
        "--port=0",
        f"--database=sqlite:///{folder}/room.sqlite",
    ]
    process = subprocess.Popen(
        [sys.executable, *command],
        env=os.environ | {"NETWERKGEMEENTE_ROOM_KEY": key},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        port = json.loads(process.stdout.readline())["port"]
        yield Service(process, f"http://127.0.0.1:{port}", key)
    finally:
        process.terminate()
        process.wait(HANG)


@contextmanager
def _plain(folder: Path) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = ["-m", "uvicorn", "tests.bench.plain_room:app", f"--port={port}", "--no-access-log"]
    process = subprocess.Popen(
        [sys.executable, *command, "--log-level=warning"],
        env=os.environ | {"PLAIN_ROOM": str(folder / "plain.sqlite")},
    )
    try:
        for _ in range(HANG * 10):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
                break
            except URLError:
                assert process.poll() is None, "the plain room did not start"
                try:
                    process.wait(0.1)
                except subprocess.TimeoutExpired:
                    continue
        yield port
    finally:
        process.terminate()
        process.wait(HANG)
