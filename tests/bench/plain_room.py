"""The plain design of a vote, for comparison: one transaction for each, committed to the disk.

``uvicorn tests.bench.plain_room:app``; the file of the database is in PLAIN_ROOM.
"""

from __future__ import annotations

import os
import sqlite3
import threading

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

_mine = threading.local()


def _database() -> sqlite3.Connection:
    """The connection of this thread."""
    if not hasattr(_mine, "database"):
        _mine.database = sqlite3.connect(os.environ["PLAIN_ROOM"], timeout=30, isolation_level=None)
        _mine.database.execute("PRAGMA journal_mode = WAL")
        _mine.database.execute("PRAGMA synchronous = FULL")
        _mine.database.execute(
            "CREATE TABLE IF NOT EXISTS votes (round INT, voter TEXT, rung INT,"
            " PRIMARY KEY (round, voter))"
        )
    database: sqlite3.Connection = _mine.database
    return database


def _keep(number: int, voter: str, rung: int) -> None:
    database = _database()
    database.execute("BEGIN IMMEDIATE")
    database.execute(
        "INSERT INTO votes VALUES (?, ?, ?)"
        " ON CONFLICT (round, voter) DO UPDATE SET rung = excluded.rung",
        (number, voter, rung),
    )
    database.execute("COMMIT")


async def vote(request: Request) -> JSONResponse:
    """Keep one vote and say so."""
    asked = await request.json()
    await run_in_threadpool(_keep, asked["round"], asked["ticket"], asked["rung"])
    return JSONResponse({"round": asked["round"], "rung": asked["rung"]})


async def healthz(_: Request) -> JSONResponse:
    """Say that it is there."""
    return JSONResponse({})


app = Starlette(routes=[Route("/PLAIN/vote", vote, methods=["POST"]), Route("/healthz", healthz)])
