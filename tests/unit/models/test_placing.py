"""A placing beside the experts' range: how far outside it lies, and to which side."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.content.course import read_course
from netwerkgemeente.models.placing import Placing, leaning, leaning_by_domain

CASE = read_course("en").cases[0]
RUNGS = st.integers(1, 5)
OPEN = RUNGS | st.none()


@st.composite
def placings(draw, rungs=OPEN):
    low, best, high = sorted(draw(st.lists(st.integers(1, 5), min_size=3, max_size=3)))
    domain = draw(st.sampled_from(("care", "water", "space")))
    case = replace(CASE, low=low, best=best, high=high, domain=domain)
    return Placing(case, draw(rungs))


@given(placings(RUNGS))
def test_a_placing_lies_zero_outside_exactly_when_it_lies_within_the_range(placing):
    assert (placing.outside == 0) == (placing.case.low <= placing.rung <= placing.case.high)


@given(placings(RUNGS))
def test_keeping_more_in_the_municipalitys_hands_counts_upwards(placing):
    assert (placing.outside > 0) == (placing.rung > placing.case.high)
    assert (placing.outside < 0) == (placing.rung < placing.case.low)


@given(placings(RUNGS))
def test_the_distance_is_counted_from_the_nearest_end_of_the_range(placing):
    ends = (placing.case.low, placing.case.high)
    nearest = min(abs(placing.rung - end) for end in ends)
    assert abs(placing.outside) in {0, nearest}


def test_nothing_lies_outside_before_there_is_an_answer():
    assert (Placing(CASE).outside, Placing(CASE).first_choice) == (None, False)


@pytest.mark.parametrize(("rung", "first"), [(1, False), (2, True), (3, False)])
def test_only_the_experts_first_choice_is_their_first_choice(rung, first):
    case = replace(CASE, low=1, best=2, high=3)
    assert Placing(case, rung).first_choice is first


@given(st.lists(placings()))
def test_every_placing_is_within_above_or_below_and_unplaced_cases_do_not_count(several):
    found = leaning(several)
    placed = sum(placing.rung is not None for placing in several)
    assert found.placed == placed == found.inside + found.higher + found.lower


@given(st.lists(placings(RUNGS), min_size=1))
def test_the_mean_is_exact_and_has_the_sign_of_the_leaning(several):
    found = leaning(several)
    assert found.mean == Fraction(sum(placing.outside for placing in several), len(several))
    assert (found.direction == "higher") == (found.mean > 0)
    assert (found.direction == "lower") == (found.mean < 0)


@given(st.lists(placings(RUNGS), min_size=1))
def test_one_more_rung_never_makes_a_trainee_lean_lower(several):
    climbed = [replace(placing, rung=min(5, placing.rung + 1)) for placing in several]
    assert leaning(climbed).mean >= leaning(several).mean


def test_as_many_rungs_above_as_below_is_even_and_not_within():
    case = replace(CASE, low=3, best=3, high=3)
    assert leaning([Placing(case, 2), Placing(case, 4)]).direction == "even"


def test_every_placing_within_the_range_is_inside():
    case = replace(CASE, low=2, best=3, high=4)
    assert leaning([Placing(case, 2), Placing(case, 4)]).direction == "inside"


def test_without_placings_there_is_no_leaning():
    found = leaning([Placing(CASE)])
    assert (found.mean, found.direction) == (None, "none")


@given(st.lists(placings()))
def test_the_domains_together_hold_every_placing(several):
    by_domain = leaning_by_domain(several)
    assert sum(found.placed for found in by_domain.values()) == leaning(several).placed
    assert all(found.placed for found in by_domain.values())
