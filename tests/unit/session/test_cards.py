"""What every card of a session promises before anything was opened."""

from __future__ import annotations

import pytest

from netwerkgemeente.errors import CourseError
from netwerkgemeente.session.join_room import JoinRoom
from netwerkgemeente.session.offline import OfflineRoom
from netwerkgemeente.session.participant import Participant
from netwerkgemeente.session.room import Room
from netwerkgemeente.session.short_code_card import PlaceByCode
from netwerkgemeente.session.timer import Timer
from tests.unit.activities.walks import inside

CARDS = {
    "room": lambda language: Room(language=language),
    "offline": OfflineRoom,
    "code": PlaceByCode,
    "join": JoinRoom,
    "timer": lambda language: Timer(language=language),
    "participant": lambda language: Participant("no address", language),
}
every_card = pytest.mark.parametrize("name", CARDS)
both_languages = pytest.mark.parametrize("language", ["nl", "en"])


@every_card
@both_languages
def test_the_whole_text_form_reaches_the_notebook(name, language):
    card = CARDS[name](language)
    data = card._repr_mimebundle_()
    assert data["text/plain"] == str(card)
    assert "0x" not in str(card)


@every_card
def test_every_control_has_an_accessible_name(name):
    made = CARDS[name]("en")
    card = getattr(made, "card", made)
    assert [repr(each) for each in inside(card) if getattr(each, "label", "-") == ""] == []


@every_card
def test_another_language_is_refused_in_a_sentence(name):
    with pytest.raises(CourseError, match="fr"):
        CARDS[name]("fr")


def test_making_a_room_opens_nothing(home):
    room = Room()
    assert room.code == ""
    assert not home.exists()
    assert room.results() == {"rounds": [], "shifts": []}


def test_a_room_that_is_not_open_says_so():
    room = Room()
    for ask in (lambda: room.start_round(next(iter(room.cases))), room.close, room.delete):
        with pytest.raises(CourseError, match="Open eerst de ruimte"):
            ask()


@pytest.mark.parametrize("seats", [0, 5001, "30"])
def test_a_number_of_seats_that_cannot_be_is_refused(seats):
    with pytest.raises(CourseError, match="5000"):
        Room.open(seats=seats)


def test_a_number_of_seats_that_is_none_is_said_on_the_card():
    room = Room(language="en")
    room.card.seats.value = "thirty"
    room.card.enter.click()
    assert room.messages("leader.seats_wrong") in str(room)
    assert room.code == ""


def test_a_room_of_another_machine_cannot_be_resumed():
    with pytest.raises(CourseError, match="K7M2QX"):
        Room.resume("K7M2QX")
    with pytest.raises(CourseError, match="234567"):
        Room.resume(234567)  # without quotes, as it stands on the screen


def test_an_address_that_is_none_is_said_in_a_sentence():
    card = Participant("file:///etc/passwd", "en")
    assert card.messages("participant.unknown") in str(card)
    with pytest.raises(CourseError):
        card.place(3)


@pytest.mark.parametrize("scheme", ["http://", ""])
def test_an_address_where_nobody_answers_is_said_in_a_sentence(unused_port, scheme):
    card = Participant(f"{scheme}127.0.0.1:{unused_port}/K7M2QX", "en")
    assert card.messages("participant.unreachable") in str(card)


@pytest.fixture
def unused_port():
    """A port on which nothing listens."""
    import socket  # noqa: PLC0415 - for this alone

    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def test_joining_without_an_address_asks_for_it():
    card = JoinRoom("en")
    card.button.click()
    assert card.messages("participant.no_address") in str(card)
    card.address.value = "no address"
    card.button.click()
    assert card.messages("participant.unknown") in str(card)


def test_choosing_other_minutes_sets_the_clock():
    timer = Timer(minutes=8, language="en")
    timer.minutes.value = 3
    assert (timer.countdown.seconds, timer.countdown.left) == (180, 180)


@pytest.mark.parametrize("minutes", [0, 61, "ten"])
def test_a_timer_takes_whole_minutes_only(minutes):
    with pytest.raises(CourseError, match="60"):
        Timer(minutes=minutes)
