"""Streams of server-sent events: one look at a room, five times a second, for all who watch it."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from functools import partial
from typing import Literal

import anyio
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from netwerkgemeente.room.standing import Standing, look
from netwerkgemeente.room.store import Store, StoreError
from netwerkgemeente.room.views import (
    Json,
    leader_view,
    participant_view,
    results_view,
    screen_view,
)

View = Literal["leader", "participant", "screen"]

EVERY = 0.2
"""Seconds between two looks at a room: nobody gets more than five events a second."""

HEARTBEAT = 15.0
"""Seconds after which a silent stream says that it is there."""

STALLED = 60.0
"""Seconds that somebody may leave a stream unread before it ends."""


class Streams:
    """All streams of this process. Rooms that nobody watches are not looked at.

    Args:
        readers: How many threads may read the store at once.
    """

    def __init__(
        self, store: Store, now: Callable[[], datetime], readers: anyio.CapacityLimiter
    ) -> None:
        self._store = store
        self._now = now
        self._readers = readers
        self._feeds: dict[str, _Feed] = {}
        self._ended = False

    async def frames(self, code: str, view: View) -> AsyncIterator[bytes]:
        """Yield what a room is like now and then every change, until the room is gone.

        Who takes long to read an event gets only the newest of those that came meanwhile.
        """
        feed = self._feeds.get(code)
        if feed is None:
            feed = self._feeds[code] = _Feed()
            feed.task = asyncio.create_task(self._follow(code, feed))
        feed.watchers += 1
        try:
            yield b"retry: 1000\n\n"
            channel = feed.channels[view]
            sent = b""
            while not self._ended:
                if channel.frame != sent:
                    sent = channel.frame
                    yield sent
                elif feed.over:
                    return
                elif not await channel.changed():
                    yield b":\n\n"
        finally:
            feed.watchers -= 1

    def following(self) -> "list[asyncio.Task[None]]":
        """Return what runs now, one for each room that is watched."""
        return [feed.task for feed in self._feeds.values() if feed.task is not None]

    def end(self) -> None:
        """End all streams, so that the process can end."""
        self._ended = True
        for feed in self._feeds.values():
            feed.wake()

    async def _follow(self, code: str, feed: "_Feed") -> None:
        known: Standing | None = None
        try:
            while feed.watchers and not self._ended:
                try:
                    known = await anyio.to_thread.run_sync(
                        partial(look, self._store, code, self._now(), known), limiter=self._readers
                    )
                except StoreError:
                    pass  # who watches has the last event, and the next comes when the store does
                else:
                    if known is None:
                        break
                    feed.publish(known)
                await asyncio.sleep(EVERY)
        finally:
            del self._feeds[code]
            feed.over = True
            feed.wake()


class _Feed:
    """One room that is watched, and one channel for each way to see it."""

    def __init__(self) -> None:
        self.channels = {"leader": _Channel(), "participant": _Channel(), "screen": _Channel()}
        self.watchers = 0
        self.over = False
        self.task: asyncio.Task[None] | None = None

    def publish(self, standing: Standing) -> None:
        leader = leader_view(standing) | {"results": results_view(standing)}
        self.channels["leader"].publish(leader)
        self.channels["participant"].publish(participant_view(standing))
        self.channels["screen"].publish(screen_view(standing))

    def wake(self) -> None:
        for channel in self.channels.values():
            channel.wake()


class _Channel:
    """The newest event of one view. Who watches is woken only when that view changes."""

    def __init__(self) -> None:
        self.frame = b""
        self._event = asyncio.Event()

    async def changed(self) -> bool:
        """Wait for a change; False when it takes so long that a heartbeat is due."""
        try:
            async with asyncio.timeout(HEARTBEAT):
                await self._event.wait()
        except TimeoutError:
            return False
        return True

    def publish(self, view: Json) -> None:
        text = json.dumps(view, ensure_ascii=False, separators=(",", ":"))
        frame = f"data: {text}\n\n".encode()
        if frame != self.frame:
            self.frame = frame
            self.wake()

    def wake(self) -> None:
        self._event.set()
        self._event = asyncio.Event()


class EventStream(Response):
    """An answer that goes on until the stream ends or the reader goes away."""

    media_type = "text/event-stream"

    def __init__(self, frames: AsyncIterator[bytes]) -> None:
        super().__init__(headers={"X-Accel-Buffering": "no"})
        del self.headers["content-length"]
        self._frames = frames

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events (ASGI)."""
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        if scope["method"] == "HEAD":
            await send({"type": "http.response.body", "body": b""})
            return
        async with anyio.create_task_group() as both:
            both.start_soon(_until_gone, receive, both.cancel_scope)
            await self._pour(send)
            both.cancel_scope.cancel()

    async def _pour(self, send: Send) -> None:
        try:
            async for frame in self._frames:
                async with asyncio.timeout(STALLED):
                    await send({"type": "http.response.body", "body": frame, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        except TimeoutError:
            pass
        finally:
            with anyio.CancelScope(shield=True):
                await self._frames.aclose()  # type: ignore[attr-defined]


async def _until_gone(receive: Receive, scope: anyio.CancelScope) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    scope.cancel()
