"""The three tables of the store. No name, address, device or moment of a participant in any."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
)

METADATA = MetaData()

ROOMS = Table(
    "rooms",
    METADATA,
    Column("code", String(6), primary_key=True),
    Column("language", String(2), nullable=False),
    Column("seats", Integer, nullable=False),
    Column("door", Boolean, nullable=False),
    Column("joined", Integer, nullable=False),
    Column("address", Text, nullable=False),
    Column("show_small", Boolean, nullable=False),
    Column("open", Boolean, nullable=False),
    Column("expires", Integer, nullable=False),  # seconds since 1970, so that both databases agree
    Column("salt", LargeBinary, nullable=False),
    Column("token_hash", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

ROUNDS = Table(
    "rounds",
    METADATA,
    Column("code", String(6), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("case_key", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("state", String(6), nullable=False),
    sqlite_with_rowid=False,
)

Index(
    "one_open_round",
    ROUNDS.c.code,
    unique=True,
    sqlite_where=ROUNDS.c.state == "open",
    postgresql_where=ROUNDS.c.state == "open",
)

# Without a rowid SQLite keeps the rows in the order of the key: not even who voted first is there.
VOTES = Table(
    "votes",
    METADATA,
    Column("code", String(6), primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("voter", String(32), primary_key=True),
    Column("rung", SmallInteger, CheckConstraint("rung BETWEEN 1 AND 5"), nullable=False),
    sqlite_with_rowid=False,
)
