"""Shuffling the items of an order question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.models.ordering import in_place, shuffled


@given(st.integers(2, 30), st.text())
def test_a_shuffled_question_holds_every_item_and_is_never_right_already(count, seed):
    order = shuffled(count, seed)
    assert sorted(order) == list(range(count))
    assert list(order) != list(range(count))


@given(st.integers(2, 30), st.text())
def test_a_question_is_shuffled_the_same_way_every_time(count, seed):
    assert shuffled(count, seed) == shuffled(count, seed)


@pytest.mark.parametrize("count", [-1, 0, 1])
def test_there_is_nothing_to_order_in_fewer_than_two_items(count):
    with pytest.raises(ValueError, match="two items"):
        shuffled(count, "seed")


@given(st.permutations(range(6)))
def test_an_item_is_in_place_when_nothing_stands_between_it_and_its_own_place(order):
    assert in_place(order) == 6 - sum(place != item for place, item in enumerate(order))


def test_the_right_order_has_everything_in_place():
    assert in_place((0, 1, 2, 3, 4)) == 5
