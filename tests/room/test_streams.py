"""Streams: the newest state, soon, and no more than five times a second."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import aclosing
from datetime import timedelta

import anyio
import pytest

from netwerkgemeente.models.group_result import GroupCase
from netwerkgemeente.room import streams as streams_module
from netwerkgemeente.room.store import Change, Room, Seat, StoreError, Vote
from netwerkgemeente.room.streams import EVERY, EventStream, Streams
from netwerkgemeente.room.tickets import new_ticket

SALT = b"s" * 32
CODE = "BCDFGH"


@pytest.fixture
def opened(store, clock):
    """A store with one room, its first round open."""
    store.open(Room(CODE, "nl", 1000, clock() + timedelta(hours=12), SALT, b"hash"))
    store.start_round(CODE, GroupCase("a", "A", "text"))
    return store


def watching(store, clock, use):
    """Run a scene with streams, and end them."""

    async def scene():
        streams = Streams(store, clock, anyio.CapacityLimiter(4))
        try:
            async with asyncio.timeout(30):
                await use(streams)
        finally:
            streams.end()

    asyncio.run(scene())


def vote(store, clock, rung=3, number=1):
    store.write([Vote(CODE, number, rung, new_ticket(SALT))], clock())


async def next_event(frames):
    async for frame in frames:
        if frame.startswith(b"data: "):
            assert frame.endswith(b"\n\n")
            return json.loads(frame[6:])
    raise AssertionError("The stream ended.")


def test_the_first_event_comes_at_once(opened, clock):
    async def use(streams):
        async with aclosing(streams.frames(CODE, "leader")) as frames:
            assert await anext(frames) == b"retry: 1000\n\n"
            event = await next_event(frames)
            assert event["code"] == CODE
            assert event["rounds"][0]["voted"] == 0
            assert event["results"]["rounds"][0]["counts"] is None

    watching(opened, clock, use)


def test_a_leader_sees_votes_come_in_and_participants_do_not(opened, clock):
    async def use(streams):
        leader, phone = streams.frames(CODE, "leader"), streams.frames(CODE, "participant")
        async with aclosing(leader), aclosing(phone):
            await next_event(leader)
            assert (await next_event(phone))["round"]["state"] == "open"
            vote(opened, clock)
            assert (await next_event(leader))["rounds"][0]["voted"] == 1
            opened.set_round(CODE, 1, "shown")
            event = await next_event(phone)
            assert event["round"]["state"] == "shown"
            assert event["result"]["voted"] == 1
            assert "mine" not in event

    watching(opened, clock, use)


def test_the_big_screen_counts_who_joined_and_voted(opened, clock):
    async def use(streams):
        async with aclosing(streams.frames(CODE, "screen")) as frames:
            await next_event(frames)
            opened.write([Seat(CODE)], clock())
            vote(opened, clock)
            event = await next_event(frames)
            while (event["joined"], event["voted"]) != (1, 1):
                event = await next_event(frames)
            opened.change(CODE, Change(address="https://host.example"))
            assert (await next_event(frames))["address"] == "https://host.example"

    watching(opened, clock, use)


def test_many_changes_are_few_events_and_the_last_is_the_newest(opened, clock):
    async def use(streams):
        async with aclosing(streams.frames(CODE, "leader")) as frames:
            await next_event(frames)
            began = time.monotonic()
            for _ in range(30):
                await asyncio.to_thread(vote, opened, clock)
            events = 0
            voted = 0
            while voted < 30:
                voted = (await next_event(frames))["rounds"][0]["voted"]
                events += 1
            assert events <= (time.monotonic() - began) / EVERY + 1

    watching(opened, clock, use)


def test_all_who_watch_a_room_cost_one_look_at_it(opened, clock, monkeypatch):
    looks = []
    find = opened.find
    monkeypatch.setattr(opened, "find", lambda code: looks.append(code) or find(code))

    async def use(streams):
        watchers = [streams.frames(CODE, "participant") for _ in range(200)]
        events = await asyncio.gather(*map(next_event, watchers))
        assert len({json.dumps(event) for event in events}) == 1
        began = len(looks)
        opened.set_round(CODE, 1, "closed")
        await asyncio.gather(*map(next_event, watchers))
        assert len(looks) - began <= 3
        for each in watchers:
            await each.aclose()

    watching(opened, clock, use)


def test_a_room_that_nobody_watches_is_not_looked_at(opened, clock, monkeypatch):
    async def use(streams):
        async with aclosing(streams.frames(CODE, "leader")) as frames:
            await next_event(frames)
            (following,) = streams.following()
        await following
        assert not streams.following()

    watching(opened, clock, use)


def test_who_reads_slowly_gets_the_newest_only(opened, clock):
    async def use(streams):
        async with aclosing(streams.frames(CODE, "leader")) as slow:
            await next_event(slow)
            async with aclosing(streams.frames(CODE, "leader")) as quick:
                for voted in range(1, 6):
                    vote(opened, clock)
                    while (await next_event(quick))["rounds"][0]["voted"] < voted:
                        pass
            assert (await next_event(slow))["rounds"][0]["voted"] == 5

    watching(opened, clock, use)


def test_who_reads_nothing_at_all_is_let_go(opened, clock, monkeypatch):
    monkeypatch.setattr(streams_module, "STALLED", 0.05)

    async def use(streams):
        sent = []

        async def send(message):
            sent.append(message["type"])
            if len(sent) > 1:
                await asyncio.Event().wait()

        async def receive():
            await asyncio.Event().wait()

        stream = EventStream(streams.frames(CODE, "leader"))
        await stream({"type": "http", "method": "GET"}, receive, send)
        (following,) = streams.following()
        await following

    watching(opened, clock, use)


def test_a_reader_who_hangs_up_is_forgotten(opened, clock):
    async def use(streams):
        heard = asyncio.Event()

        async def send(message):
            if message.get("body", b"").startswith(b"data"):
                heard.set()

        async def receive():
            await heard.wait()
            return {"type": "http.disconnect"}

        stream = EventStream(streams.frames(CODE, "leader"))
        await stream({"type": "http", "method": "GET"}, receive, send)
        (following,) = streams.following()
        await following

    watching(opened, clock, use)


def test_a_silent_stream_shows_that_it_is_there(opened, clock, monkeypatch):
    monkeypatch.setattr(streams_module, "HEARTBEAT", 0.05)

    async def use(streams):
        async with aclosing(streams.frames(CODE, "participant")) as frames:
            await next_event(frames)
            assert await anext(frames) == b":\n\n"

    watching(opened, clock, use)


@pytest.mark.parametrize("end", ["deleted", "expired"])
def test_a_stream_ends_with_its_room(opened, clock, end):
    async def use(streams):
        async with aclosing(streams.frames(CODE, "leader")) as frames:
            await next_event(frames)
            if end == "deleted":
                opened.delete(CODE)
            else:
                clock.forward(hours=13)
            assert [frame async for frame in frames if frame.startswith(b"data")] == []

    watching(opened, clock, use)


def test_a_store_that_is_gone_for_a_while_ends_no_stream(opened, clock, monkeypatch):
    async def use(streams):
        async with aclosing(streams.frames(CODE, "leader")) as frames:
            await next_event(frames)
            failed = asyncio.Event()
            loop = asyncio.get_running_loop()

            def gone(_):
                loop.call_soon_threadsafe(failed.set)
                raise StoreError("gone")

            with monkeypatch.context() as patch:
                patch.setattr(opened, "find", gone)
                await failed.wait()
            vote(opened, clock)
            assert (await next_event(frames))["rounds"][0]["voted"] == 1

    watching(opened, clock, use)
