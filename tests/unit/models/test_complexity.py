"""Complexity: the counts, the score, and the lever that brings it down fastest."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.models.complexity import (
    HIGHEST,
    LEVERS,
    LOWEST,
    Collaboration,
    after_one_step,
    coalitions,
    fastest,
    lines,
    relations,
    with_half_the_actors,
)

STANDS = st.builds(
    Collaboration, **{lever: st.integers(LOWEST[lever], HIGHEST[lever]) for lever in LEVERS}
)


@pytest.mark.parametrize(
    ("actors", "wanted"), [(2, 1), (3, 3), (5, 10), (8, 28), (12, 66), (20, 190)]
)
def test_the_relations_are_those_of_the_source(actors, wanted):
    assert relations(actors) == wanted


@pytest.mark.parametrize("actors", range(2, 9))
def test_relations_and_coalitions_are_what_one_counts_by_hand(actors):
    groups = [list(combinations(range(actors), size)) for size in range(2, actors + 1)]
    assert relations(actors) == len(groups[0])
    assert coalitions(actors) == sum(map(len, groups))


def test_through_one_centre_there_are_never_more_lines_than_relations():
    assert all(lines(n) <= relations(n) for n in range(2, 21))
    assert lines(2) == relations(2) == 1


@pytest.mark.parametrize("lever", LEVERS)
@given(now=STANDS)
def test_turning_a_lever_up_never_lowers_the_score(lever, now):
    if getattr(now, lever) < HIGHEST[lever]:
        assert replace(now, **{lever: getattr(now, lever) + 1}).score >= now.score


@given(STANDS)
def test_no_other_single_step_brings_the_score_lower_than_the_fastest(now):
    steps, quickest = after_one_step(now), fastest(now)
    assert all(steps[lever] == min(steps.values()) < now.score for lever in quickest)
    assert all(
        steps[lever] > min(steps.values()) for lever in set(steps) - set(quickest) if quickest
    )


@given(STANDS)
def test_a_lever_at_its_lowest_cannot_be_turned_down(now):
    assert set(after_one_step(now)) == {
        lever for lever in LEVERS if getattr(now, lever) > LOWEST[lever]
    }


def test_with_one_goal_for_all_no_lever_helps():
    assert fastest(Collaboration(20, 0, 3)) == ()


def test_at_the_lowest_of_everything_there_is_no_step_left():
    assert after_one_step(Collaboration(2, 0, 1)) == {}
    assert fastest(Collaboration(2, 0, 1)) == ()


def test_equal_levers_are_all_named():
    assert fastest(Collaboration(12, 2, 2)) == ("distance", "dynamics")


@given(STANDS.filter(lambda now: now.actors >= 4 and now.distance))
def test_halving_the_actors_takes_away_more_than_two_thirds(now):
    if now.actors % 2 == 0:
        assert with_half_the_actors(now).score * 3 < now.score


def test_half_of_two_actors_is_still_two():
    assert with_half_the_actors(Collaboration(2, 1, 1)).actors == 2
    assert with_half_the_actors(Collaboration(5, 1, 1)).actors == 3


@pytest.mark.parametrize(
    "wrong", [(1, 2, 2), (21, 2, 2), (5, -1, 2), (5, 5, 2), (5, 2, 0), (5, 2, 4)]
)
def test_a_collaboration_outside_its_range_is_refused(wrong):
    with pytest.raises(ValueError, match="goes from"):
        Collaboration(*wrong)
