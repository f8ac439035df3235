"""The self-scan: where one leans, what shifted, and what a damaged passport leaves of it."""

from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.models.scan import biggest, leaning, scan_values, shifts
from tests.unit.strategies import json_values

KEYS = ("goals", "trust", "conflict")
VALUES = st.dictionaries(st.sampled_from(KEYS), st.integers(0, 10))


def test_one_leans_most_where_the_value_is_furthest_from_the_middle():
    found = leaning({"goals": 2, "trust": 9, "conflict": 2})
    assert (found.hierarchy, found.network) == (("goals", "conflict"), ("trust",))


def test_in_the_middle_one_leans_nowhere():
    found = leaning(dict.fromkeys(KEYS, 5))
    assert (found.hierarchy, found.network) == ((), ())


def test_without_answers_one_leans_nowhere():
    found = leaning({})
    assert (found.hierarchy, found.network) == ((), ())


@given(VALUES)
def test_nothing_leans_to_both_sides(values):
    found = leaning(values)
    assert not set(found.hierarchy) & set(found.network)


def test_a_shift_is_counted_towards_network():
    (goals, trust) = shifts({"goals": 2, "trust": 9}, {"goals": 6, "trust": 8})
    assert (goals.by, trust.by) == (4, -1)


def test_without_a_first_answer_there_is_no_shift():
    (goals,) = shifts({}, {"goals": 6})
    assert goals.by is None
    assert biggest([goals]) == ()


def test_the_biggest_shift_may_go_either_way_and_be_shared():
    found = shifts({"goals": 2, "trust": 9, "conflict": 5}, {"goals": 6, "trust": 5, "conflict": 5})
    assert [shift.key for shift in biggest(found)] == ["goals", "trust"]


def test_when_nothing_shifted_nothing_is_biggest():
    assert biggest(shifts({"goals": 4}, {"goals": 4})) == ()


@given(VALUES, VALUES)
def test_no_shift_is_bigger_than_the_biggest(before, after):
    found = shifts(before, after)
    most = {abs(shift.by or 0) for shift in biggest(found)}
    assert len(most) <= 1
    assert all(abs(shift.by or 0) <= max(most, default=0) for shift in found)


@given(json_values(keys=st.sampled_from([*KEYS, "values"])))
def test_only_values_that_fit_are_read_from_any_passport(kept):
    found = scan_values(kept, KEYS)
    assert set(found) <= set(KEYS)
    assert all(type(value) is int and 0 <= value <= 10 for value in found.values())
