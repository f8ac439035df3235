"""What leaders, participants and the big screen are told of a room, as JSON."""

import csv
import io
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from netwerkgemeente.models.formula import defused
from netwerkgemeente.room.standing import Standing, earlier
from netwerkgemeente.room.store import Room, Round

Json = dict[str, Any]


def leader_view(standing: Standing) -> Json:
    """Return a room as its leader sees it."""
    room = standing.room
    return {
        "code": room.code,
        "language": room.language,
        "state": state_of(room),
        "seats": room.seats,
        "door": "open" if room.door else "closed",
        "joined": room.joined,
        "address": room.address,
        "show_small": room.show_small,
        "expires": room.expires.isoformat(),
        "rounds": [round_view(each, standing.voted(each.number)) for each in room.rounds],
    }


def round_view(round_: Round, voted: int) -> Json:
    """Return a round as the leader sees it."""
    return {
        "number": round_.number,
        "case": asdict(round_.case),
        "state": round_.state,
        "voted": voted,
    }


def results_view(standing: Standing) -> Json:
    """Return the counts of the finished rounds, and how people moved between them."""
    return {
        "rounds": [
            round_view(each, standing.voted(each.number)) | {"counts": standing.visible(each)}
            for each in standing.room.rounds
        ],
        "shifts": [
            {"before": before, "after": after, **asdict(shift)}
            for (before, after), shift in standing.visible_shifts().items()
        ],
    }


def participant_view(standing: Standing) -> Json:
    """Return a room as everybody in it sees it."""
    room, now = standing.room, standing.room.current
    return {
        "code": room.code,
        "language": room.language,
        "state": state_of(room),
        "round": now and {"number": now.number, "case": asdict(now.case), "state": now.state},
        "result": _result(standing, now) if now and now.state == "shown" else None,
    }


def screen_view(standing: Standing) -> Json:
    """Return a room as the big screen shows it."""
    room = standing.room
    return participant_view(standing) | {
        "joined": room.joined,
        "voted": standing.voted(room.current.number) if room.current else 0,
        "address": room.address,
    }


def ballots_csv(rows: Iterable[tuple[int, str, int, int]]) -> str:
    """Return ballots as CSV: round, title of the case, voter, rung. None starts a formula."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(("round", "case", "voter", "rung"))
    table.writerows((number, defused(title), voter, rung) for number, title, voter, rung in rows)
    return text.getvalue()


def state_of(room: Room) -> str:
    """Return ``open`` or ``closed``."""
    return "open" if room.open else "closed"


def _result(standing: Standing, round_: Round) -> Json:
    before = earlier(standing.room, round_)
    return {
        "voted": standing.voted(round_.number),
        "counts": standing.visible(round_),
        "before": before
        and {"voted": standing.voted(before.number), "counts": standing.visible(before)},
    }
