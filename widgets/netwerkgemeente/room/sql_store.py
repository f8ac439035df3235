"""The store in a database: an SQLite file by default, or PostgreSQL for more than one machine."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Row,
    create_engine,
    delete,
    event,
    exists,
    func,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from netwerkgemeente.models.ballots import RUNGS, Ballot
from netwerkgemeente.models.group_result import GroupCase
from netwerkgemeente.room.store import (
    MOST_ROUNDS,
    ORDER,
    REMEMBERED,
    Change,
    Counts,
    Outcome,
    Room,
    Round,
    RoundState,
    Seat,
    StoreError,
    Vote,
)
from netwerkgemeente.room.tables import METADATA, ROOMS, ROUNDS, VOTES
from netwerkgemeente.room.tickets import voter_of

CONNECTIONS = 10
"""Connections of one process: its writer and as many readers as it lets in at once."""

_WAIT = 5
"""Seconds to wait for somebody else's transaction, for a connection, or for the server."""

_SETTINGS = (
    f"PRAGMA busy_timeout = {_WAIT * 1000}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # a commit has reached the disk when it returns
    "PRAGMA secure_delete = ON",  # what is forgotten is overwritten
)
_POSTGRESQL = {
    "connect_timeout": _WAIT,
    "tcp_user_timeout": _WAIT * 1000,  # a server that vanished is noticed
    "options": f"-c lock_timeout={_WAIT}s -c statement_timeout={2 * _WAIT}s",
}
_CREATING = 20121231
"""Name of the lock under which one process at a time creates the tables in PostgreSQL."""


class SqlStore:
    """A :class:`~netwerkgemeente.room.store.Store` in SQLite or PostgreSQL.

    Args:
        url: ``sqlite:///room.sqlite`` or ``postgresql://user:password@host/name``.

    Raises:
        ValueError: If ``url`` names no database that this can use.
    """

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)
        self._changes = self._engine.execution_options(changes=True)
        self._sqlite = self._engine.dialect.name == "sqlite"

    def prepare(self) -> None:
        """Create the tables where they are missing, and see that the database can be written."""
        self._keep_private()
        with self._changing() as db:
            if not self._sqlite:
                db.execute(select(func.pg_advisory_xact_lock(_CREATING)))
            METADATA.create_all(db)

    def dispose(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def open(self, room: Room) -> bool:
        """Keep a new room; False when its code is in use."""
        row = {
            "code": room.code,
            "language": room.language,
            "seats": room.seats,
            "door": room.door,
            "joined": room.joined,
            "address": room.address,
            "show_small": room.show_small,
            "open": room.open,
            "expires": _seconds(room.expires),
            "salt": room.salt,
            "token_hash": room.token_hash,
        }
        with self._changing() as db:
            try:
                db.execute(ROOMS.insert(), row)
            except IntegrityError:
                db.rollback()
                return False
        return True

    def find(self, code: str) -> Room | None:
        """Return a room with its rounds; None when there is none."""
        with self._reading() as db:
            row = db.execute(select(ROOMS).where(ROOMS.c.code == code)).one_or_none()
            if row is None:
                return None
            mine = select(ROUNDS).where(ROUNDS.c.code == code).order_by(ROUNDS.c.number)
            return _room(row, db.execute(mine).all())

    def change(self, code: str, change: Change) -> None:
        """Change a room; nothing happens when there is none."""
        columns = {
            "seats": change.seats,
            "door": change.door,
            "address": change.address,
            "show_small": change.show_small,
        }
        values = {column: value for column, value in columns.items() if value is not None}
        if values:
            with self._changing() as db:
                db.execute(update(ROOMS).where(ROOMS.c.code == code).values(values))

    def close(self, code: str) -> None:
        """Close a room and its open round, and destroy its salt."""
        with self._changing() as db:
            _lock_room(db, code)
            db.execute(
                update(ROUNDS)
                .where(ROUNDS.c.code == code, ROUNDS.c.state == "open")
                .values(state="closed")
            )
            db.execute(update(ROOMS).where(ROOMS.c.code == code).values(open=False, salt=b""))
        self._overwrite()

    def delete(self, code: str) -> None:
        """Forget a room, its rounds and its votes."""
        with self._changing() as db:
            _lock_room(db, code)
            db.execute(delete(ROUNDS).where(ROUNDS.c.code == code))
            db.execute(delete(VOTES).where(VOTES.c.code == code))
            db.execute(delete(ROOMS).where(ROOMS.c.code == code))
        self._overwrite()

    def start_round(self, code: str, case: GroupCase) -> int | None:
        """Open the next round and return its number, or None when that cannot be."""
        with self._changing() as db:
            if not _lock_room(db, code):
                return None
            states = db.execute(select(ROUNDS.c.state).where(ROUNDS.c.code == code)).scalars().all()
            if "open" in states or len(states) >= MOST_ROUNDS:
                return None
            number = len(states) + 1
            db.execute(
                ROUNDS.insert().values(
                    code=code,
                    number=number,
                    case_key=case.key,
                    title=case.title,
                    text=case.text,
                    state="open",
                )
            )
        return number

    def set_round(self, code: str, number: int, state: RoundState) -> bool:
        """Move a round forwards to ``state``; False when it is past it, or is not there."""
        this = (ROUNDS.c.code == code, ROUNDS.c.number == number)
        with self._changing() as db:
            old = db.execute(select(ROUNDS.c.state).where(*this).with_for_update()).scalar()
            if old is None or ORDER.index(state) < ORDER.index(old):
                return False
            db.execute(update(ROUNDS).where(*this).values(state=state))
        return True

    def write(self, asked: Sequence[Seat | Vote], now: datetime) -> list[Outcome]:
        """Give seats and count votes, all in one transaction, and say what became of each."""
        seats = [one for one in asked if isinstance(one, Seat)]
        votes = [one for one in asked if isinstance(one, Vote)]
        with self._changing() as db:
            # Rooms are locked before rounds everywhere, so that nobody waits for each other.
            given = iter(_give_seats(db, seats, _seconds(now)) if seats else ())
            counted = iter(self._count(db, votes, _seconds(now)) if votes else ())
        return [next(given if isinstance(one, Seat) else counted) for one in asked]

    def counts(self, code: str, rounds: Sequence[int]) -> dict[int, Counts]:
        """Return the counts of some rounds of a room; all five are 0 where nobody voted."""
        counts = {number: [0] * RUNGS for number in rounds}
        query = (
            select(VOTES.c.round, VOTES.c.rung, func.count())
            .where(VOTES.c.code == code, VOTES.c.round.in_(rounds))
            .group_by(VOTES.c.round, VOTES.c.rung)
        )
        if rounds:
            with self._reading() as db:
                for number, rung, voters in db.execute(query):
                    counts[number][rung - 1] = voters
        return {number: tuple(each) for number, each in counts.items()}

    def ballots(self, code: str, rounds: Sequence[int]) -> list[Ballot]:
        """Return the ballots of some rounds of a room, ordered by voter, then by round."""
        query = (
            select(VOTES.c.round, VOTES.c.voter, VOTES.c.rung)
            .where(VOTES.c.code == code, VOTES.c.round.in_(rounds))
            .order_by(VOTES.c.voter, VOTES.c.round)
        )
        with self._reading() as db:
            return [Ballot(*row) for row in db.execute(query)]

    def choice(self, code: str, number: int, voter: str) -> int | None:
        """Return the rung that a voter chose in a round; None when there is none."""
        query = select(VOTES.c.rung).where(
            VOTES.c.code == code, VOTES.c.round == number, VOTES.c.voter == voter
        )
        with self._reading() as db:
            return db.execute(query).scalar()

    def purge(self, now: datetime) -> None:
        """Forget what is in rooms that have expired, and later that they were there."""
        with self._changing() as db:
            over = select(ROOMS.c.code).where(ROOMS.c.expires <= _seconds(now))
            db.execute(delete(ROUNDS).where(ROUNDS.c.code.in_(over)))
            db.execute(delete(VOTES).where(VOTES.c.code.in_(over)))
            db.execute(
                update(ROOMS)
                .where(ROOMS.c.code.in_(over))
                .values(open=False, salt=b"", address="", joined=0)
            )
            db.execute(delete(ROOMS).where(ROOMS.c.expires <= _seconds(now - REMEMBERED)))
        self._overwrite()

    def in_use(self, now: datetime) -> bool:
        """Whether a room is open and has not expired."""
        with self._reading() as db:
            some = exists().where(ROOMS.c.open, ROOMS.c.expires > _seconds(now))
            return bool(db.execute(select(some)).scalar())

    def _count(self, db: Connection, votes: Sequence[Vote], now: int) -> list[Outcome]:
        """Count the votes that may be counted, the last of each voter."""
        keys = sorted({(vote.code, vote.round) for vote in votes})
        rooms = {
            row.code: row
            for row in db.execute(select(ROOMS).where(ROOMS.c.code.in_({code for code, _ in keys})))
        }
        # The round's row is the queue in which votes and a close stand. Not a shared lock: with
        # PostgreSQL a stream of sharers, one for each worker, may keep a close waiting for ever.
        rounds = {
            (row.code, row.number): row.state
            for row in db.execute(
                select(ROUNDS.c.code, ROUNDS.c.number, ROUNDS.c.state)
                .where(tuple_(ROUNDS.c.code, ROUNDS.c.number).in_(keys))
                .order_by(ROUNDS.c.code, ROUNDS.c.number)
                .with_for_update()
            )
        }
        outcomes = []
        rungs: dict[tuple[str, int, str], int] = {}
        for vote in votes:
            room = rooms.get(vote.code)
            outcome, voter = _judge(vote, room, rounds.get((vote.code, vote.round)), now)
            outcomes.append(outcome)
            if voter is not None:
                rungs[vote.code, vote.round, voter] = vote.rung
        if rungs:
            rows = [
                {"code": code, "round": number, "voter": voter, "rung": rung}
                for (code, number, voter), rung in rungs.items()
            ]
            db.execute(_UPSERTS[self._engine.dialect.name], rows)
        return outcomes

    def _keep_private(self) -> None:
        """Make a new SQLite file one that only its owner can read: with a salt votes are forged.

        Its journal follows it. Where the file cannot be made, SQLite says so itself.
        """
        file = self._engine.url.database
        if self._sqlite and file and not file.startswith("file:"):
            with suppress(OSError, ValueError):
                Path(file).touch(mode=0o600)

    def _overwrite(self) -> None:
        """Leave nothing of what was deleted in SQLite's journal either."""
        if self._sqlite:
            with _translated(), self._engine.connect() as db:
                db.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with _translated(), self._engine.begin() as db:
            yield db

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        with _translated(), self._changes.begin() as db:
            yield db


def _upsert(insert: Any) -> Any:  # noqa: ANN401 - two dialects' classes without a common one
    return insert.on_conflict_do_update(
        index_elements=[VOTES.c.code, VOTES.c.round, VOTES.c.voter],
        set_={"rung": insert.excluded.rung},
    )


_UPSERTS: Mapping[str, Any] = {
    "sqlite": _upsert(sqlite.insert(VOTES)),
    "postgresql": _upsert(postgresql.insert(VOTES)),
}


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise ValueError(f"{url!r} is not the address of a database.") from None
    kind = parsed.get_backend_name()
    if kind not in _UPSERTS:
        raise ValueError(f"A room is kept in sqlite or postgresql, not in {kind}.")
    if kind == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    elif parsed.database in {None, "", ":memory:"}:
        raise ValueError("A room is kept in a file: sqlite:///FILE.")
    engine = create_engine(
        parsed,
        hide_parameters=True,  # or an error in a log would name voters
        pool_size=CONNECTIONS,
        max_overflow=0,
        pool_timeout=_WAIT,
        pool_pre_ping=kind == "postgresql",
        connect_args=_POSTGRESQL if kind == "postgresql" else {},
    )
    if kind == "sqlite":
        event.listen(engine, "connect", _set_up)
        event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: Any, _: ConnectionPoolEntry) -> None:  # noqa: ANN401 - SQLAlchemy's wrapper
    connection.isolation_level = None  # Python's own idea of when to begin is not ours
    cursor = connection.cursor()
    for setting in _SETTINGS:
        cursor.execute(setting)
    cursor.close()


def _begin(db: Connection) -> None:
    """Take the lock at once when something will change: a lock taken later may be refused."""
    changes = db.get_execution_options().get("changes")
    db.exec_driver_sql("BEGIN IMMEDIATE" if changes else "BEGIN")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:  # the second while a connection is set up
        raise StoreError(_name(error)) from error


def _name(error: Exception) -> str:
    """Return what went wrong in a word of the database's own; never a value or an address."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    named = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None)
    return str(named or type(cause).__name__)


def _lock_room(db: Connection, code: str) -> bool:
    """Keep others from changing a room until the end of the transaction; whether it is open."""
    return bool(
        db.execute(select(ROOMS.c.open).where(ROOMS.c.code == code).with_for_update()).scalar()
    )


def _give_seats(db: Connection, seats: Sequence[Seat], now: int) -> list[Outcome]:
    codes = {seat.code for seat in seats}
    rooms = {
        row.code: row
        for row in db.execute(
            select(ROOMS).where(ROOMS.c.code.in_(codes)).order_by(ROOMS.c.code).with_for_update()
        )
    }
    taken: Counter[str] = Counter()
    outcomes = []
    for seat in seats:
        room = rooms.get(seat.code)
        if room is None:
            outcomes.append(Outcome.NO_ROOM)
        elif not room.open or room.expires <= now:
            outcomes.append(Outcome.CLOSED)
        elif not room.door or room.joined + taken[seat.code] >= room.seats:
            outcomes.append(Outcome.FULL)
        else:
            taken[seat.code] += 1
            outcomes.append(Outcome.DONE)
    for code, more in taken.items():
        db.execute(update(ROOMS).where(ROOMS.c.code == code).values(joined=ROOMS.c.joined + more))
    return outcomes


def _judge(
    vote: Vote, room: Row[Any] | None, state: str | None, now: int
) -> tuple[Outcome, str | None]:
    """Return what becomes of a vote, and whose it is when it is counted."""
    if room is None:
        return Outcome.NO_ROOM, None
    if not room.open or room.expires <= now:
        return Outcome.CLOSED, None
    voter = voter_of(vote.ticket, room.salt)
    if voter is None:
        return Outcome.NO_TICKET, None
    if state != "open":
        return Outcome.ROUND_OVER, None
    return Outcome.DONE, voter


def _room(row: Row[Any], rounds: Sequence[Row[Any]]) -> Room:
    return Room(
        code=row.code,
        language=row.language,
        seats=row.seats,
        expires=datetime.fromtimestamp(row.expires, UTC),
        salt=row.salt,
        token_hash=row.token_hash,
        address=row.address,
        door=row.door,
        joined=row.joined,
        show_small=row.show_small,
        open=row.open,
        rounds=tuple(
            Round(each.number, GroupCase(each.case_key, each.title, each.text), each.state)
            for each in rounds
        ),
    )


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
