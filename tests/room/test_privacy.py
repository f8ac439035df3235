"""What the room keeps of people: nothing that says who, where or when."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from sqlalchemy import Boolean, Integer, LargeBinary, SmallInteger, String, Text

from netwerkgemeente.room.tables import METADATA
from tests.room.rooms import CASE
from tests.room.services import running_service

AGENT = "Telephone/17 (curious)"
ADDRESS = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b|\[?::1\]?")


def ask(base, method, path, body=None, **headers):
    """Ask as a phone does that tells a lot about itself."""
    where = urlsplit(base)
    with closing(HTTPConnection(where.hostname, where.port)) as phone:
        given = {
            "User-Agent": AGENT,
            "X-Forwarded-For": "203.0.113.77",
            "Forwarded": "for=203.0.113.78",
            "Referer": "https://intranet.example/who",
        }
        phone.request(method, path, body, given | headers)
        answer = phone.getresponse()
        return answer, answer.read()


@pytest.fixture
def after(tmp_path):
    """A session in which much went well and much went wrong; its log and its database."""
    path = tmp_path / "room.sqlite"
    form = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}
    with running_service(f"sqlite:///{path}") as service:
        leader = service.open()
        code = leader.code
        leader.start_round(CASE)
        tickets = []
        for rung in (1, 2, 3, 4, 5):
            answer, _ = ask(service.base, "POST", f"/{code}/join", **form)
            cookie = answer.getheader("Set-Cookie").partition(";")[0]
            tickets.append(cookie.partition("=")[2])
            vote = f"round=1&rung={rung}"
            answer, _ = ask(service.base, "POST", f"/{code}/vote", vote, Cookie=cookie, **form)
            assert answer.status == 303
        for method, wrong, body in (
            ("GET", "/BCDFGH", None),
            ("POST", f"/{code}/vote", "round=1&rung=9"),
            ("POST", f"/{code}/vote", "x" * 50_000),
            ("PUT", f"/{code}/vote", ""),
            ("GET", f"/api/rooms/{code}", None),
        ):
            answer, _ = ask(service.base, method, wrong, body, **form)
            assert answer.status >= 400
        with closing(HTTPConnection(urlsplit(service.base).netloc)) as broken:
            broken.connect()
            broken.sock.sendall(b"no such protocol\r\n\r\n")
            assert broken.sock.recv(100)
        leader.set_round(1, "shown")
        log = service.log.read_text()
    return log, path, code, tickets


def test_the_log_and_the_database_know_nobody(after):
    log, path, code, tickets = after
    assert "Traceback" not in log
    assert ADDRESS.findall(log) == []
    disk = b"".join(each.read_bytes() for each in path.parent.glob("room.sqlite*"))
    for secret in (AGENT, "203.0.113", "127.0.0.1", "intranet.example", *tickets):
        assert secret not in log
        assert secret.encode() not in disk
    assert code not in log
    with closing(sqlite3.connect(path)) as db:
        rows = [
            (table, value)
            for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for row in db.execute(f"SELECT * FROM {table}")  # noqa: S608 - its own tables
            for value in row
        ]
        ((expires,),) = db.execute("SELECT expires FROM rooms")
    today = datetime.now(UTC)
    moments = [
        (table, value)
        for table, value in rows
        if (isinstance(value, int) and abs(value - today.timestamp()) < 86_400 and value != expires)
        or (isinstance(value, str) and today.strftime("%Y") in value)
    ]
    assert moments == []
    assert not [value for _, value in rows if isinstance(value, str) and ADDRESS.search(value)]


def test_the_tables_have_no_place_for_more():
    assert {
        table.name: [column.name for column in table.columns] for table in METADATA.sorted_tables
    } == {
        "rooms": [
            "code",
            "language",
            "seats",
            "door",
            "joined",
            "address",
            "show_small",
            "open",
            "expires",
            "salt",
            "token_hash",
        ],
        "rounds": ["code", "number", "case_key", "title", "text", "state"],
        "votes": ["code", "round", "voter", "rung"],
    }
    plain = (Boolean, Integer, LargeBinary, SmallInteger, String, Text)
    assert all(
        isinstance(column.type, plain)
        for table in METADATA.sorted_tables
        for column in table.columns
    )


def test_votes_lie_in_the_order_of_a_secret_and_not_of_arrival(after):
    _, path, _, _ = after
    with closing(sqlite3.connect(path)) as db:
        with pytest.raises(sqlite3.OperationalError, match="rowid"):
            db.execute("SELECT rowid FROM votes")
        voters = [voter for (voter,) in db.execute("SELECT voter FROM votes")]
    assert voters == sorted(voters)


def test_an_error_of_the_database_names_no_voter(store, room, caplog):
    room.start()
    ticket = room.join()
    caplog.clear()
    with store._changing() as db:
        db.exec_driver_sql("DROP TABLE votes")
    assert room.vote(ticket, 3).status_code == 503
    assert [record.getMessage() for record in caplog.records] == [
        "Votes cannot be written now: SQLITE_ERROR"
    ]
