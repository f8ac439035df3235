"""Ballots: five counts of a round, and who moved between two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.models.ballots import RUNGS, Ballot, shift, tally

VOTERS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, RUNGS))


def ballots(number, rungs):
    return [Ballot(number, voter, rung) for voter, rung in rungs.items()]


def test_a_round_is_counted_per_rung_lowest_first():
    votes = [*ballots(1, {"a": 1, "b": 5, "c": 5}), *ballots(2, {"a": 3})]
    assert tally(votes, 1) == (1, 0, 0, 0, 2)


@given(VOTERS, VOTERS)
def test_every_ballot_of_a_round_is_counted_once(first, second):
    votes = ballots(1, first) + ballots(2, second)
    assert sum(tally(votes, 1)) == len(first)
    assert sum(tally(votes, 2)) == len(second)


def test_only_who_voted_twice_can_have_moved():
    before = ballots(1, {"a": 1, "b": 2, "c": 3, "d": 4})
    after = ballots(2, {"b": 2, "c": 5, "d": 1, "e": 5})
    found = shift(before, after)
    assert (found.stayed, found.up, found.down) == (1, 1, 1)
    assert (found.only_before, found.only_after) == (1, 1)
    assert found.both == 3


@pytest.mark.parametrize(("old", "new"), [(1, 1), (2, 5), (5, 2)])
def test_a_move_is_found_at_before_and_after(old, new):
    moves = shift(ballots(1, {"a": old}), ballots(2, {"a": new})).moves
    assert moves[old - 1][new - 1] == 1
    assert sum(map(sum, moves)) == 1


@given(VOTERS, VOTERS)
def test_the_moves_add_up_to_who_voted_twice(first, second):
    found = shift(ballots(1, first), ballots(2, second))
    assert sum(map(sum, found.moves)) == found.both == len(first.keys() & second.keys())
    assert found.both + found.only_before == len(first)
    assert found.both + found.only_after == len(second)


@given(VOTERS, VOTERS)
def test_looking_back_turns_the_moves_around(first, second):
    there, back = (
        shift(ballots(1, first), ballots(2, second)),
        shift(ballots(2, second), ballots(1, first)),
    )
    assert (there.stayed, there.up, there.down) == (back.stayed, back.down, back.up)
    assert there.moves == tuple(zip(*back.moves, strict=True))
