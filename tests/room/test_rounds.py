"""Rounds: they open, close and are shown, and never go back."""

from __future__ import annotations

import csv
import io

import pytest

from netwerkgemeente.models.ballots import tally
from netwerkgemeente.models.group_result import GroupCase
from netwerkgemeente.room.store import MOST_ROUNDS


def rows(room):
    answer = room.ask("GET", "/ballots.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_a_round_has_a_number_and_its_case(room):
    case = {"key": "own-1", "title": "Één <b>casus</b>", "text": "Regel een.\nRegel twee."}
    answer = room.ask("POST", "/rounds", {"case": case})
    assert answer.json() == {"number": 1, "case": case, "state": "open", "voted": 0}
    assert room.state()["round"] == {"number": 1, "case": case, "state": "open"}


def test_one_round_is_open_at_a_time(room):
    room.start()
    assert room.ask("POST", "/rounds", {"case": {"key": "b", "title": "B"}}).status_code == 409
    room.set(1, "closed")
    assert room.start() == 2


@pytest.mark.parametrize(
    ("states", "statuses"),
    [
        (["closed", "shown"], [200, 200]),
        (["shown"], [200]),
        (["closed", "closed", "shown", "shown"], [200, 200, 200, 200]),
        (["shown", "closed"], [200, 409]),
        (["closed", "open"], [200, 422]),
        (["ajar"], [422]),
        ([None], [422]),
        ([["closed"]], [422]),
    ],
    ids=str,
)
def test_a_round_only_goes_forwards(room, states, statuses):
    room.start()
    assert [room.set(1, state).status_code for state in states] == statuses


@pytest.mark.parametrize("number", ["2", "0", "-1", "1.0", "01", "٣", "9" * 30, "x"])
def test_a_round_that_is_not_there_cannot_be_shown(room, number):
    room.start()
    assert room.set(number, "shown").status_code == 404
    assert room.state()["round"]["state"] == "open"


@pytest.mark.parametrize(
    "case",
    [
        None,
        "text",
        [],
        {},
        {"key": "", "title": "A"},
        {"key": "a", "title": "   "},
        {"key": "a", "title": "x" * 201},
        {"key": "a", "title": "A", "text": "x" * 4001},
        {"key": "a", "title": "A", "text": 3},
        {"key": "a", "title": "nul \x00"},
        {"key": "a", "title": "half \ud800"},
        {"key": "a", "title": "A", "extra": "x"},
    ],
    ids=repr,
)
def test_a_case_that_makes_no_sense_opens_no_round(room, case):
    assert room.ask("POST", "/rounds", {"case": case}).status_code == 422
    assert room.state()["round"] is None


def test_there_is_an_end_to_rounds(room, store):
    for _ in range(MOST_ROUNDS):
        number = store.start_round(room.code, GroupCase("a", "A", ""))
        store.set_round(room.code, number, "closed")
    assert room.ask("POST", "/rounds", {"case": {"key": "a", "title": "A"}}).status_code == 409


def test_nothing_is_told_of_an_open_round_but_how_many_voted(room):
    room.start()
    room.crowd(1, 1, 1, 2, 3)
    (found,) = room.results()["rounds"]
    assert found["voted"] == 5
    assert found["counts"] is None
    assert room.state()["result"] is None
    assert rows(room) == []


def test_participants_see_a_result_when_it_is_shown_and_not_before(room):
    room.start()
    room.crowd(1, 1, 1, 2, 3)
    room.set(1, "closed")
    assert room.state()["result"] is None
    assert room.results()["rounds"][0]["counts"] == [3, 1, 1, 0, 0]
    room.set(1, "shown")
    assert room.state()["result"] == {"voted": 5, "counts": [3, 1, 1, 0, 0], "before": None}


def test_a_second_round_shows_what_the_first_was(room):
    room.start()
    tickets = room.crowd(1, 1, 1, 2, 3)
    room.set(1, "shown")
    room.start(key="another", title="Iets anders")
    room.set(2, "shown")
    assert room.state()["result"]["before"] is None
    room.start()
    for ticket in tickets:
        room.vote(ticket, 3, number=3)
    room.set(3, "shown")
    assert room.state()["result"] == {
        "voted": 5,
        "counts": [0, 0, 5, 0, 0],
        "before": {"voted": 5, "counts": [3, 1, 1, 0, 0]},
    }
    (shift,) = room.results()["shifts"]
    assert (shift["before"], shift["after"]) == (1, 3)
    assert (shift["stayed"], shift["up"], shift["down"]) == (1, 4, 0)
    assert [row[2] for row in shift["moves"]] == [3, 1, 1, 0, 0]


def test_a_third_round_is_compared_with_the_second(room):
    for number in (1, 2, 3):
        room.start()
        room.crowd(*[number] * 5, number=number)
        room.set(number, "shown")
    pairs = [(shift["before"], shift["after"]) for shift in room.results()["shifts"]]
    assert pairs == []  # nobody voted twice, so there is nothing to hide in
    room.ask("PATCH", body={"show_small": True})
    pairs = [(shift["before"], shift["after"]) for shift in room.results()["shifts"]]
    assert pairs == [(1, 2), (2, 3)]
    assert room.results()["shifts"][0]["only_before"] == 5


@pytest.mark.parametrize("people", [0, 1, 4])
def test_fewer_than_five_votes_are_a_number_only(room, people):
    room.start()
    room.crowd(*[4] * people)
    room.set(1, "shown")
    assert room.results()["rounds"][0]["counts"] is None
    assert room.state()["result"] == {"voted": people, "counts": None, "before": None}
    assert rows(room) == []


def test_a_leader_may_show_a_small_group(room):
    room.start()
    room.crowd(4, 5)
    room.set(1, "shown")
    room.ask("PATCH", body={"show_small": True})
    assert room.state()["result"]["counts"] == [0, 0, 0, 1, 1]
    assert sorted(row["rung"] for row in rows(room)) == ["4", "5"]


def test_the_ballots_count_as_the_results_do(room, store):
    room.start()
    room.crowd(1, 1, 2, 3, 3, 5)
    room.set(1, "closed")
    counts = room.results()["rounds"][0]["counts"]
    assert tuple(counts) == tally(store.ballots(room.code, [1]), 1)
    assert [sum(row["rung"] == str(rung) for row in rows(room)) for rung in range(1, 6)] == counts


def test_a_voter_has_the_same_number_in_every_round_and_it_says_nothing(room):
    room.start()
    tickets = room.crowd(1, 2, 3, 4, 5)
    room.set(1, "closed")
    room.start()
    for rung, ticket in enumerate(tickets, 1):
        room.vote(ticket, rung, number=2)
    room.set(2, "closed")
    by_round = {
        number: {row["voter"]: row["rung"] for row in rows(room) if row["round"] == number}
        for number in ("1", "2")
    }
    assert by_round["1"] == by_round["2"]
    assert set(by_round["1"]) == set("12345")


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "= 1", '=HYPERLINK("http://x")'])
def test_a_title_that_looks_like_a_formula_is_defused(room, title):
    room.start(title=title)
    room.crowd(1, 2, 3, 4, 5)
    room.set(1, "closed")
    assert {row["case"] for row in rows(room)} == {f"'{title}"}
