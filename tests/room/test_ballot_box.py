"""The ballot box: answers after the commit, many in one, and its thread never dies."""

from __future__ import annotations

import asyncio
import threading

import pytest

from netwerkgemeente.room.ballot_box import MOST_TOGETHER, BallotBox, BusyError
from netwerkgemeente.room.store import Outcome, Seat, StoreError


class Writer:
    """Writes groups when it is let, and keeps them."""

    def __init__(self):
        self.groups = []
        self.let = threading.Event()
        self.let.set()
        self.error = None

    def __call__(self, group):
        assert self.let.wait(30)
        if self.error:
            raise self.error
        self.groups.append(list(group))
        return [Outcome.DONE] * len(group)


def using(use, **options):
    """Run a scene with a box and its writer, and end the box."""

    async def scene():
        writer = Writer()
        box = BallotBox(writer, **options)
        box.start()
        try:
            await use(box, writer)
        finally:
            writer.let.set()
            await box.stop()

    asyncio.run(scene())


async def ask(box, number):
    """Put requests in, without waiting for their answers."""
    asked = [asyncio.create_task(box.put(Seat(str(at)))) for at in range(number)]
    await asyncio.sleep(0)
    return asked


def test_nobody_is_answered_before_it_is_written():
    async def use(box, writer):
        writer.let.clear()
        (asked,) = await ask(box, 1)
        done, _ = await asyncio.wait([asked], timeout=0.05)
        assert not done
        writer.let.set()
        assert await asked is Outcome.DONE

    using(use)


def test_what_waits_is_written_together_and_in_order():
    async def use(box, writer):
        writer.let.clear()
        asked = await ask(box, 2_500)
        writer.let.set()
        await asyncio.gather(*asked)
        written = [seat.code for group in writer.groups for seat in group]
        assert written == [str(at) for at in range(2_500)]
        assert len(writer.groups) <= 4
        assert max(map(len, writer.groups)) == MOST_TOGETHER

    using(use)


def test_a_full_box_sends_people_away_and_keeps_who_was_there():
    async def use(box, writer):
        writer.let.clear()
        first = await ask(box, 1)
        while box.waiting:  # until the thread has taken it and waits for the writer
            await asyncio.sleep(0.001)
        asked = first + await ask(box, 3)
        with pytest.raises(BusyError):
            await box.put(Seat("x"))
        writer.let.set()
        assert await asyncio.gather(*asked) == [Outcome.DONE] * 4

    using(use, most=3)


@pytest.mark.parametrize("error", [StoreError("SQLITE_FULL"), RuntimeError("fault")], ids=repr)
def test_an_error_is_the_answer_to_its_group_and_the_thread_goes_on(error, caplog):
    async def use(box, writer):
        for _ in range(3):
            writer.error = error
            with pytest.raises(BusyError):
                await box.put(Seat("x"))
        assert len(caplog.records) == 1  # not one for each group
        writer.error = None
        assert await box.put(Seat("y")) is Outcome.DONE
        assert writer.groups == [[Seat("y")]]

    using(use)


def test_who_goes_away_does_not_stop_the_others():
    async def use(box, writer):
        writer.let.clear()
        gone, stays = await ask(box, 2)
        gone.cancel()
        writer.let.set()
        assert await stays is Outcome.DONE

    using(use)


def test_at_the_end_what_waits_is_written_and_nothing_more_is_taken():
    async def scene():
        writer = Writer()
        box = BallotBox(writer)
        box.start()
        writer.let.clear()
        asked = await ask(box, 5)
        ending = asyncio.create_task(box.stop())
        await asyncio.sleep(0)
        with pytest.raises(BusyError):
            await box.put(Seat("late"))
        writer.let.set()
        await ending
        assert await asyncio.gather(*asked) == [Outcome.DONE] * 5

    asyncio.run(scene())
