"""Votes and seats: who may vote, what counts, and what a phone hears when it does not."""

from __future__ import annotations

import pytest

from netwerkgemeente.room.tickets import new_salt, new_ticket
from tests.room.rooms import FORM, PAGE, open_room


def join_by_page(room):
    """Press the button of the page; return the cookie as a browser sends it back."""
    answer = room.http.post(f"/{room.code}/join", headers=PAGE | FORM)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"../{room.code}"
    cookie = answer.headers["set-cookie"]
    room.http.cookies.clear()  # ours to send or not
    return {"cookie": cookie.partition(";")[0]}, cookie


def vote_by_page(room, cookie, **fields):
    headers = PAGE | FORM | cookie
    return room.http.post(f"/{room.code}/vote", data=fields, headers=headers)


def voted(room):
    return room.ask("GET").json()["rounds"][0]["voted"]


def test_the_last_vote_of_a_voter_counts(room):
    room.start()
    ticket, *_ = room.crowd(1, 2, 3, 4, 5)
    answer = room.vote(ticket, 5)
    assert answer.status_code == 200
    assert answer.json() == {"round": 1, "rung": 5}
    room.set(1, "shown")
    assert room.state(ticket)["mine"] == 5
    assert room.state(ticket)["result"]["counts"] == [0, 1, 1, 1, 2]


def test_a_form_without_scripts_joins_votes_and_comes_back(room):
    room.start()
    cookie, _ = join_by_page(room)
    answer = vote_by_page(room, cookie, round=1, rung=4)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"../{room.code}"
    page = room.http.get(f"/{room.code}", headers=PAGE | cookie)
    assert page.status_code == 200
    assert 'value="4" id="rung-4" required' in page.text
    assert room.http.get(f"/{room.code}/state", headers=cookie).json()["mine"] == 4


def test_the_cookie_is_for_this_room_and_for_no_script_or_other_site(room):
    _, cookie = join_by_page(room)
    name, _, rest = cookie.partition("=")
    assert name == f"room-{room.code}"
    assert rest.split("; ")[1:] == ["HttpOnly", "SameSite=Strict"]


def test_a_script_that_sends_the_form_gets_json(room):
    room.start()
    cookie, _ = join_by_page(room)
    headers = FORM | cookie | {"accept": "application/json"}
    answer = room.http.post(f"/{room.code}/vote", content="round=1&rung=2", headers=headers)
    assert answer.json() == {"round": 1, "rung": 2}


@pytest.mark.parametrize(
    "forge",
    [
        pytest.param(lambda _: "", id="none"),
        pytest.param(lambda _: "x" * 64, id="made up"),
        pytest.param(lambda _: new_ticket(new_salt()), id="own signature"),
        pytest.param(lambda t: t[:-1] + ("A" if t[-1] != "A" else "B"), id="changed"),
        pytest.param(lambda t: t.swapcase(), id="other case"),
        pytest.param(lambda t: t[:-1], id="shorter"),
        pytest.param(lambda _: "é" * 64, id="not ASCII"),
    ],
)
def test_a_forged_ticket_does_not_vote(room, forge):
    room.start()
    answer = room.vote(forge(room.join()), 3)
    assert (answer.status_code, answer.json()) == (409, {"problem": "ticket"})
    assert voted(room) == 0


def test_a_ticket_of_another_room_does_not_vote(http, room):
    room.start()
    foreign = open_room(http).join()
    assert room.vote(foreign, 3).status_code == 409
    assert voted(room) == 0


def test_who_has_no_seat_is_asked_to_join_first(room):
    room.start()
    answer = vote_by_page(room, {}, round=1, rung=3)
    assert answer.status_code == 409
    assert "../" in answer.text
    assert f'action="../{room.code}/join"' in answer.text


@pytest.mark.parametrize("state", ["closed", "shown"])
def test_a_phone_that_wakes_after_the_round_hears_that_it_is_over(room, state):
    room.start()
    ticket = room.join()
    room.set(1, state)
    answer = room.vote(ticket, 3)
    assert (answer.status_code, answer.json()) == (410, {"problem": "late"})
    room.start()
    assert room.vote(ticket, 3, number=1).status_code == 410
    assert [each["voted"] for each in room.ask("GET").json()["rounds"]] == [0, 0]


def test_a_page_that_was_too_late_shows_the_new_round(room):
    room.start()
    cookie, _ = join_by_page(room)
    room.set(1, "closed")
    room.start(title="De volgende casus")
    answer = vote_by_page(room, cookie, round=1, rung=3)
    assert answer.status_code == 410
    assert "De volgende casus" in answer.text


def test_a_round_that_was_never_opened_is_over(room):
    assert room.vote(room.join(), 3, number=7).status_code == 410


def test_choosing_nothing_gives_the_page_with_what_to_do(room):
    room.start()
    cookie, _ = join_by_page(room)
    answer = vote_by_page(room, cookie, round=1)
    assert answer.status_code == 422
    assert "Kies eerst een trede" in answer.text


def test_a_second_browser_with_the_ticket_is_the_same_voter(room):
    room.start()
    ticket = room.join()
    headers = {"authorization": f"Ticket {ticket}"}
    again = room.http.post(f"/{room.code}/join", headers=headers)
    assert again.json() == {"ticket": ticket}
    assert room.http.post(f"/{room.code}/join", json={"ticket": ticket}).json()["ticket"] == ticket
    assert room.ask("GET").json()["joined"] == 1


def test_pressing_join_twice_takes_one_seat(room):
    cookie, _ = join_by_page(room)
    room.http.post(f"/{room.code}/join", headers=PAGE | FORM | cookie)
    assert room.ask("GET").json()["joined"] == 1


def test_a_room_has_as_many_seats_as_its_leader_counted(http):
    room = open_room(http, seats=2)
    room.start()
    tickets = [room.join(), room.join()]
    answer = http.post(f"/{room.code}/join")
    assert (answer.status_code, answer.json()) == (429, {"problem": "full"})
    page = http.post(f"/{room.code}/join", headers=PAGE | FORM)
    assert page.status_code == 429
    assert "Alle plaatsen" in page.text
    assert [room.vote(ticket, 3).status_code for ticket in tickets] == [200, 200]
    room.ask("PATCH", body={"seats": 3})
    assert http.post(f"/{room.code}/join").status_code == 200


def test_a_closed_door_keeps_newcomers_out_and_nobody_else(http, room):
    room.start()
    ticket = room.join()
    room.ask("PATCH", body={"door": "closed"})
    answer = http.post(f"/{room.code}/join")
    assert (answer.status_code, answer.json()) == (429, {"problem": "full"})
    assert "De deur van deze ruimte is dicht" in http.get(f"/{room.code}", headers=PAGE).text
    assert room.vote(ticket, 3).status_code == 200
    room.ask("PATCH", body={"door": "open"})
    assert http.post(f"/{room.code}/join").status_code == 200


def test_fewer_seats_than_people_takes_none_away(http, room):
    room.start()
    tickets = room.crowd(1, 2, 3)
    room.ask("PATCH", body={"seats": 1})
    assert http.post(f"/{room.code}/join").status_code == 429
    assert room.vote(tickets[2], 5).status_code == 200


def test_a_code_may_be_typed_in_small_letters(http, room):
    answer = http.get(f"/{room.code.lower()}", headers=PAGE)
    assert (answer.status_code, answer.headers["location"]) == (303, room.code)
    answer = http.get("/", params={"code": f" {room.code[:3].lower()}-{room.code[3:]} "})
    assert (answer.status_code, answer.headers["location"]) == (303, room.code)


def test_the_first_page_asks_for_a_code(http):
    assert 'name="code"' in http.get("/").text
    assert http.get("/", params={"code": " "}).status_code == 422
    english = http.get("/", headers={"accept-language": "en-GB,en;q=0.9"})
    assert 'lang="en"' in english.text


def test_the_big_screen_counts_but_does_not_tell_what(room):
    room.start()
    room.crowd(1, 2, 3, 4, 5)
    shown = room.http.get(f"/{room.code}/screen/state").json()
    assert (shown["joined"], shown["voted"], shown["result"]) == (5, 5, None)
    page = room.http.get(f"/{room.code}/screen")
    assert page.status_code == 200
    room.set(1, "shown")
    shown = room.http.get(f"/{room.code}/screen/state").json()
    assert shown["result"]["counts"] == [1, 1, 1, 1, 1]


def test_the_square_leads_to_the_room(http, room):
    assert http.get(f"/{room.code}/qr.svg").status_code == 404
    room.ask("PATCH", body={"address": "https://host.example/room/"})
    answer = http.get(f"/{room.code}/qr.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.text.startswith("<svg")
    assert room.ask("GET").json()["address"] == "https://host.example/room"
