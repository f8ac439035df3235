"""A room that is led from a notebook, with the real service as a process of its own."""

from __future__ import annotations

import csv
import io
import json
import os
import socket
import stat
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from netwerkgemeente.errors import CourseError
from netwerkgemeente.room.client import RoomError
from netwerkgemeente.room.process import (
    ServiceError,
    ensure_service,
    last_service,
    relay_file,
    start_service,
)
from netwerkgemeente.session.participant import Participant
from netwerkgemeente.session.room import Room
from tests.room.notebook_home import NotebookHome, join, until
from tests.room.rooms import KEY
from tests.room.services import running_service

CASE = "woldendorp-winkel"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A leader's own folder; the service that a test starts in it ends with the test."""
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
    monkeypatch.delenv("NETWERKGEMEENTE_ROOM_SERVICE", raising=False)
    home = NotebookHome(tmp_path / "data" / "netwerkgemeente")
    monkeypatch.setattr("netwerkgemeente.session.room.Listener", home.listener)
    yield home
    home.end()


def vote(phones, number, *rungs):
    for phone, rung in zip(phones, rungs, strict=True):
        phone.vote(number, rung)


def test_a_session_of_two_rounds(home, tmp_path):
    room = Room.open(seats=6, language="en")
    phones = join(room, 6)
    room.start_round(CASE)
    vote(phones, 1, 1, 1, 2, 3, 4, 5)
    room.close_round()
    room.show()
    room.second_round()
    vote(phones, 2, 2, 2, 2, 3, 3, 3)
    room.show()
    rounds = room.results()["rounds"]
    assert [list(each["counts"]) for each in rounds] == [[2, 1, 1, 1, 1], [0, 3, 3, 0, 0]]
    shift = room.result.shift_to(2)
    assert (shift.up, shift.down, shift.stayed) == (2, 2, 2)
    saved = room.save_csv(tmp_path / "votes.csv").read_text("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(saved)))) == 12
    room.close()
    assert room.messages("leader.closed") in str(room)
    assert room.ballots().replace("\r", "") == saved.replace("\r", "")


def test_the_token_is_in_no_output_and_on_no_page(home):
    room = Room.open(seats=5)
    room.start_round(CASE)
    token = room._leading.kept.token
    key = last_service(home.folder).key
    shown = [str(room), json.dumps(room._repr_mimebundle_())]
    shown += [repr(widget.get_state()) for widget in everything_in(room.card)]
    for secret in (token, key):
        assert not any(secret in text for text in shown)


def test_a_service_of_a_cluster_has_another_address_for_phones(home, tmp_path, monkeypatch):
    with running_service(f"sqlite:///{tmp_path / 'room.sqlite'}", prefix="/services/room") as there:
        monkeypatch.setenv("NETWERKGEMEENTE_ROOM_SERVICE", there.base)
        monkeypatch.setenv("NETWERKGEMEENTE_ROOM_PUBLIC", "https://hub.example/services/room/")
        monkeypatch.setenv("NETWERKGEMEENTE_ROOM_KEY", KEY)
        room = Room.open(seats=5)
        assert room.address == "https://hub.example/services/room"
        room.start_round(CASE)
        there.participant(room.code).vote(1, 3)
        room.close_round()
        room.show()
        assert Room.resume(room.code).address == room.address
        room.close()


def everything_in(widget):
    yield widget
    for child in getattr(widget, "children", ()):
        yield from everything_in(child)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_secrets_are_in_files_that_only_their_owner_can_read(home):
    room = Room.open(seats=5)
    secret = [home.folder / f"room-{room.code}.json", home.folder / "service.json", relay_file()]
    assert [stat.S_IMODE(path.stat().st_mode) for path in secret] == [0o600] * 3
    assert stat.S_IMODE(home.folder.stat().st_mode) == 0o700


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="needs /proc")
def test_the_key_is_on_no_command_line(home):
    Room.open(seats=5)
    service = last_service(home.folder)
    arguments = Path(f"/proc/{service.pid}/cmdline").read_bytes()
    assert b"netwerkgemeente.room" in arguments
    assert service.key.encode() not in arguments


def test_the_relay_finds_the_port(home):
    Room.open(seats=5)
    assert json.loads(relay_file().read_text()) == {"port": last_service(home.folder).port}


def test_another_kernel_goes_on_where_the_first_one_stopped(home):
    program = (
        "from netwerkgemeente import Room\n"
        f"room = Room.open(seats=5)\nroom.start_round({CASE!r})\nprint(room.code)"
    )
    first = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    room = Room.resume(first.stdout.strip().lower())
    assert room.result.last.state == "open"
    vote(join(room, 5), 1, 1, 2, 3, 4, 5)
    room.close_round()
    assert room.result.last.counts == (1, 1, 1, 1, 1)


def test_the_card_offers_to_go_on_with_the_room_of_an_earlier_kernel(home):
    earlier = Room.open(seats=5)
    later = Room()
    later.card.resume.click()
    assert later.code == earlier.code


def test_a_room_is_resumed_after_the_service_was_killed(home):
    room = Room.open(seats=5)
    phones = join(room, 5)
    room.start_round(CASE)
    vote(phones, 1, 1, 1, 1, 1, 1)
    room._listener.stop()
    port = home.kill_service()
    again = Room.resume(room.code)
    assert last_service(home.folder).port == port
    assert again.result.last.voted == 5
    vote(phones, 1, 2, 2, 2, 2, 2)
    again.close_round()
    assert again.result.last.counts == (0, 5, 0, 0, 0)


def test_the_card_follows_again_after_the_service_was_killed(home):
    room = Room.open(seats=5)
    phones = join(room, 5)
    room.start_round(CASE)
    vote(phones[:2], 1, 1, 1)
    until(lambda: room.result.last.voted == 2)
    home.kill_service()
    until(lambda: voted(phones[2], 1, 3))
    until(lambda: room.result.last.voted == 3)
    until(lambda: not room.silent)
    assert room.messages("rounds.votes", voted=3) in str(room)


def voted(phone, number, rung):
    """Whether a vote came through; a phone tries until it does."""
    try:
        phone.vote(number, rung)
    except RoomError as error:
        if error.status is not None:
            raise
        return False
    return True


def test_the_card_moves_while_the_kernel_is_busy(home):
    room = Room.open(seats=8)
    phones = join(room, 8)
    room.start_round(CASE)
    seen = []
    room.on_change(lambda: seen.append((room.result.last.voted, room.card.rounds.chart.sentence)))
    votes = threading.Thread(target=vote, args=(phones, 1, *[3] * 8))
    votes.start()
    end = time.monotonic() + 60
    while not seen or seen[-1][0] < 8:  # a cell that does nothing but reckon
        assert time.monotonic() < end
        sum(range(20_000))
    votes.join()
    assert room.card.rounds.chart.sentence == room.messages("group.turnout", voted=8, joined=8)


def test_a_port_that_another_program_took_is_replaced(home):
    room = Room.open(seats=5)
    room._listener.stop()
    port = home.kill_service()
    with socket.create_server(("127.0.0.1", port)):
        again = Room.resume(room.code)
        assert last_service(home.folder).port != port
    assert str(last_service(home.folder).port) in again.address


@pytest.mark.skipif(sys.platform == "win32", reason="there whose port it is is not asked")
def test_whoever_took_the_port_is_not_shown_the_token(home):
    psutil = pytest.importorskip("psutil")
    asked = []

    class Impostor(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

    room = Room.open(seats=5)
    room._listener.stop()
    pid = last_service(home.folder).pid
    port = home.kill_service()
    until(lambda: not psutil.pid_exists(pid))
    with ThreadingHTTPServer(("127.0.0.1", port), Impostor) as impostor:
        threading.Thread(target=impostor.serve_forever).start()
        again = Room.resume(room.code)
        impostor.shutdown()
    until(lambda: str(last_service(home.folder).port) in again.address)
    assert asked == []


def test_two_who_notice_the_end_of_the_service_start_one(home):
    room = Room.open(seats=5)
    room._listener.stop()
    port = home.kill_service()
    found = []
    with socket.create_server(("127.0.0.1", port)):
        both = [
            threading.Thread(target=lambda: found.append(ensure_service(home.folder)))
            for _ in range(2)
        ]
        for each in both:
            each.start()
        for each in both:
            each.join()
    assert found[0] == found[1]


def test_a_port_in_use_is_named(home):
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(ServiceError) as refused:
        start_service(home.folder, port=taken.getsockname()[1])
    assert refused.value.problem == "port"


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(home):
    home.folder.parent.mkdir(parents=True)
    home.folder.write_text("a file stands in its place")
    with pytest.raises(CourseError, match="kan niet worden beschreven"):
        Room.open(seats=5)


def test_a_service_that_does_not_start_is_said_in_a_sentence(home, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(CourseError, match=r"service\.log"):
        Room.open(seats=5)


def test_closing_and_wiping_ask_once_more(home):
    room = Room.open(seats=5, language="en")
    card = room.card
    card.close_button.click()
    assert room.messages("leader.close_ask") in str(room)
    card.seats_button.click()  # anything else takes it back
    card.close_button.click()
    assert not room.over
    card.close_button.click()
    assert room.over
    card.delete_button.click()
    card.delete_button.click()
    assert room.code == ""
    assert not list(home.folder.glob("room-*"))


def test_a_closed_room_can_still_be_read_by_another_kernel(home):
    room = Room.open(seats=5)
    phones = join(room, 5)
    room.start_round(CASE)
    vote(phones, 1, 2, 2, 2, 2, 2)
    room.close()
    again = Room.resume(room.code)
    assert again.over
    assert again.result.last.counts == (0, 5, 0, 0, 0)
    assert again.ballots() == room.ballots()


def test_the_leader_sees_what_another_leader_did(home):
    room = Room.open(seats=5)
    other = Room.resume(room.code)
    other.start_round(CASE)
    until(lambda: room.result.last is not None)
    with pytest.raises(CourseError):
        room.start_round(CASE)


def test_door_seats_and_small_groups_are_changed_on_the_card(home):
    room = Room.open(seats=1, language="en")
    join(room, 1)
    room.card.seats.value = "2"
    room.card.seats_button.click()
    room.card.small.value = ["small"]
    room.card.door.value = "closed"
    standing = room.standing
    assert (standing.seats, standing.door, standing.show_small) == (2, False, True)


def test_phones_are_sent_the_leaders_own_way(home):
    room = Room.open(seats=5)
    room.card.invitation.page = "https://hub.example/user/ada/"
    assert room.address == "https://hub.example/user/ada/netwerkgemeente/room"
    assert room.address in room.card.invitation.image_label


# From a trainee's notebook


def test_a_participant_places_the_case_and_follows_the_round(home):
    room = Room.open(seats=5, language="en")
    room.change(show_small=True)
    url = f"{room.base}/{room.code}"
    participant = Participant(url, remember=False)
    room.start_round(CASE)
    participant.place(4)
    room.close_round()
    assert room.result.last.counts == (0, 0, 0, 1, 0)
    room.show()
    until(lambda: participant.messages("participant.shown", number=1) in str(participant))
    room.second_round()
    until(lambda: participant.ladder.mark == 4 and participant.ladder.value is None)
    participant.ladder.value = 2
    participant.button.click()
    room.close()
    until(lambda: participant.messages("participant.over") in str(participant))
    assert room.result.last.counts == (0, 1, 0, 0, 0)


def test_running_the_cell_again_takes_no_second_seat(home):
    room = Room.open(seats=1)
    url = f"{room.base}/{room.code}"
    room.start_round(CASE)
    Participant(url).place(2)
    Participant(url).place(3)
    room.close_round()
    assert (room.standing.joined, room.result.last.voted) == (1, 1)


def test_a_participant_is_told_in_a_sentence_why_a_vote_does_not_count(home):
    room = Room.open(seats=1, language="en")
    url = f"{room.base}/{room.code}"
    first = Participant(url, remember=False)
    full = Participant(url, remember=False)
    nowhere = Participant(f"{room.base}/{'Z' * 6}", "en", remember=False)
    for participant, said in ((first, "no_round"), (full, "full"), (nowhere, "unknown")):
        with pytest.raises(CourseError) as refused:
            participant.place(3)
        assert str(refused.value) == participant.messages(f"participant.{said}")
    with pytest.raises(CourseError, match="1 to 5"):
        first.place(6)


def test_a_participant_finds_the_room_again_after_a_restart(home):
    room = Room.open(seats=1, language="en")
    participant = Participant(f"{room.base}/{room.code}", remember=False)
    home.kill_service()
    until(lambda: last_service(home.folder) is not None and not room.silent)
    room.start_round(CASE)
    until(lambda: participant.messages("participant.open", number=1) in str(participant))
