"""What a group chose, round by round."""

from __future__ import annotations

import json

from netwerkgemeente.models.ballots import Ballot
from netwerkgemeente.models.group_result import GroupCase, group_result

GARDEN, SHOP = GroupCase("garden", "Garden", ""), GroupCase("shop", "Shop", "")


def ballots(number, *rungs):
    return [Ballot(number, f"voter {at}", rung) for at, rung in enumerate(rungs)]


def test_the_second_round_on_a_case_is_compared_with_the_first():
    votes = [*ballots(1, 1, 2, 5), *ballots(2, 3), *ballots(3, 2, 2, 4)]
    rounds = [(GARDEN, "shown"), (SHOP, "shown"), (GARDEN, "closed")]
    result = group_result(rounds, votes, frozenset())
    assert result.rounds[0].counts == (1, 1, 0, 0, 1)
    assert [(each.before, each.after) for each in result.shifts] == [(1, 3)]
    shift = result.shift_to(3)
    assert (shift.up, shift.down, shift.stayed) == (1, 1, 1)
    assert result.before(3).number == 1
    assert result.before(2) is None


def test_the_counts_of_an_open_round_stay_hidden():
    result = group_result([(GARDEN, "closed"), (GARDEN, "open")], ballots(2, 1, 2), frozenset())
    assert (result.last.voted, result.last.counts) == (2, None)
    assert result.shifts == ()


def test_nothing_is_said_of_how_raised_hands_shifted():
    votes = [*ballots(1, 1), *ballots(2, 2)]
    result = group_result([(GARDEN, "closed"), (GARDEN, "closed")], votes, frozenset({1}))
    assert result.shifts == ()


def test_it_is_said_in_the_words_of_the_service():
    result = group_result([(GARDEN, "closed")], ballots(1, 2), frozenset())
    assert json.loads(json.dumps(result.as_dict())) == {
        "rounds": [
            {
                "number": 1,
                "case": {"key": "garden", "title": "Garden", "text": ""},
                "state": "closed",
                "voted": 1,
                "counts": [0, 1, 0, 0, 0],
            }
        ],
        "shifts": [],
    }
