"""The leader's token, kept for another kernel."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from netwerkgemeente.session.kept_room import KeptRoom, find_room, kept_rooms

LATER = datetime.now(UTC) + timedelta(hours=12)
ROOM = KeptRoom("K7M2QX", "the-token", "nl", LATER)


@pytest.mark.parametrize("typed", ["K7M2QX", "k7m2qx", " K7M 2QX ", "k7m-2qx"])
def test_a_kept_room_is_found_however_its_code_is_typed(tmp_path, typed):
    ROOM.keep(tmp_path)
    assert find_room(tmp_path, typed) == ROOM


@pytest.mark.parametrize("typed", ["", "K7M2Q", "../../etc/passwd", "K7M2QXX", "K7M2Q\x00"])
def test_what_is_no_code_finds_nothing(tmp_path, typed):
    ROOM.keep(tmp_path)
    assert find_room(tmp_path, typed) is None


def test_the_token_is_not_shown():
    assert ROOM.token not in repr(ROOM)


def test_a_room_that_is_over_is_forgotten(tmp_path):
    replace(ROOM, expires=datetime.now(UTC)).keep(tmp_path)
    assert list(kept_rooms(tmp_path)) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "not json",
        '{"code": "K7M2QX", "token": 1, "language": "nl", "expires": "2026-01-01T00:00+00:00"}',
        '{"code": "K7M2QX", "token": "t", "language": "nl", "expires": "soon"}',
        '{"code": "K7M2QX", "token": "t", "language": "nl", "expires": "2026-01-01"}',
    ],
)
def test_a_file_that_somebody_edited_is_no_room(tmp_path, text):
    (tmp_path / "room-K7M2QX.json").write_text(text)
    assert find_room(tmp_path, "K7M2QX") is None
    assert list(kept_rooms(tmp_path)) == []
