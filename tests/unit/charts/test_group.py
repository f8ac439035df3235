"""The charts of a group's votes: what is seen, what is said, and what stays hidden."""

from __future__ import annotations

import pytest

from netwerkgemeente.charts.group import shift_words, turnout_chart, votes_chart
from netwerkgemeente.content.course import read_course
from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.models.ballots import Ballot, shift
from netwerkgemeente.models.group_result import GroupCase, RoundResult

CASE = GroupCase("garden", "<b>Garden</b>", "")
RUNGS = read_course("en").rungs
SAY = read_messages("en")


def a_round(number, counts, voted=None):
    return RoundResult(number, CASE, "shown", sum(counts) if voted is None else voted, counts)


def test_the_turnout_says_nothing_of_what_was_chosen():
    chart = turnout_chart(4, 12, SAY)
    assert "4 of the 12" in chart.sentence
    assert [row[1] for row in chart.table[1:]] == ["4", "12"]


def test_a_round_is_compared_with_the_one_before():
    chart = votes_chart(a_round(2, (0, 5, 1, 0, 0)), a_round(1, (3, 1, 1, 1, 0)), RUNGS, SAY)
    assert "facilitating (5 of the 6)" in chart.sentence
    assert "letting go (3 of the 6)" in chart.sentence
    assert [trace["x"] for trace in chart.json()["data"]] == [[0, 5, 1, 0, 0], [3, 1, 1, 1, 0]]
    assert chart.table[0] == ("Rung", "Before", "Now")
    assert chart.table[-1] == ("1. Letting go", "3", "0")


def test_too_few_votes_give_no_bars_and_say_why():
    chart = votes_chart(RoundResult(1, CASE, "shown", 3, None), None, RUNGS, SAY)
    assert chart.json()["data"] == []
    assert chart.sentence == SAY("group.hidden")
    assert {row[1] for row in chart.table[1:]} == {SAY("group.cell_hidden")}


def test_rungs_with_as_many_votes_are_all_named():
    chart = votes_chart(a_round(1, (2, 2, 0, 2, 0)), None, RUNGS, SAY)
    assert "letting go, facilitating and directing (2 of the 6)" in chart.sentence


def test_a_round_without_votes_is_no_result():
    assert votes_chart(a_round(1, (0, 0, 0, 0, 0)), None, RUNGS, SAY).sentence == SAY(
        "group.nobody"
    )


def test_the_same_votes_give_the_same_figure():
    figures = [votes_chart(a_round(1, (1, 0, 0, 0, 4)), None, RUNGS, SAY).json() for _ in "ab"]
    assert figures[0] == figures[1]


def test_a_shift_is_said_in_words_most_walked_way_first():
    before = [Ballot(1, f"{at}", 1) for at in range(4)]
    after = [Ballot(2, f"{at}", rung) for at, rung in enumerate((3, 3, 2, 1))]
    words = [text for _, text in shift_words(shift(before, after), RUNGS, SAY)]
    assert words[0] == SAY("group.shift", both=4, up=3, down=0, stayed=1)
    assert words[1:] == [
        "2 times from letting go to stimulating",
        "1 times from letting go to facilitating",
    ]


@pytest.mark.parametrize("votes", [None, shift([], [])])
def test_no_shift_is_made_up(votes):
    assert len(shift_words(votes, RUNGS, SAY)) == (0 if votes is None else 1)


def test_the_ways_that_are_not_named_are_counted():
    before = [Ballot(1, f"{at}", 1) for at in range(4)]
    after = [Ballot(2, f"{at}", at + 2) for at in range(4)]
    words = [text for _, text in shift_words(shift(before, after), RUNGS, SAY)]
    assert words[4:] == [SAY("group.other_paths", count=1)]
