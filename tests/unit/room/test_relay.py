"""How many phones the relay serves at once, without a phone."""

from __future__ import annotations

import asyncio

import pytest

from netwerkgemeente.room.relay import Busy, Limits, Relay


def relay(folder, **limits) -> Relay:
    return Relay("/netwerkgemeente/room", folder / "room.json", {}, Limits(**limits))


def test_a_stream_too_many_is_turned_away_until_another_ends(tmp_path):
    async def try_it() -> None:
        places = relay(tmp_path, streams=1)
        async with places.place(stream=True):
            with pytest.raises(Busy):
                await places.place(stream=True).__aenter__()
        async with places.place(stream=True):
            pass

    asyncio.run(try_it())


def test_a_question_waits_for_its_turn_but_not_for_ever(tmp_path):
    async def try_it() -> None:
        places = relay(tmp_path, questions=1, seconds=0.05)
        async with places.place(stream=False):
            with pytest.raises(Busy):
                await places.place(stream=False).__aenter__()
            async with places.place(stream=True):  # who follows holds up nobody
                pass
        async with places.place(stream=False):
            pass

    asyncio.run(try_it())


def test_a_thousand_phones_may_follow_at_once():
    assert Limits().streams >= 1_000


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"port": "80"}', '{"port": 0}', '{"port": 70000}', "\ufeff"]
)
def test_a_file_that_names_no_port_means_no_room(tmp_path, text):
    (tmp_path / "room.json").write_text(text, encoding="utf-8")
    assert relay(tmp_path).port() is None


def test_the_port_is_read_anew_each_time(tmp_path):
    room = relay(tmp_path)
    assert room.port() is None
    (tmp_path / "room.json").write_text('{"port": 8080}', encoding="utf-8")
    assert room.port() == 8080
