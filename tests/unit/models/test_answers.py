"""Reading answers from a passport that someone may have edited."""

from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.models.answers import MAX_TEXT, free_text, mapping, whole, word
from tests.unit.strategies import json_values


@given(json_values())
def test_anything_read_as_a_mapping_is_a_mapping(value):
    assert mapping(value) == (value if isinstance(value, dict) else {})


@given(json_values(), st.integers(-3, 3), st.integers(0, 5))
def test_anything_read_as_a_number_lies_within_the_bounds_or_is_not_given(value, low, size):
    found = whole(value, low, low + size)
    assert found is None or (type(found) is int and low <= found <= low + size)


def test_true_is_not_one():
    assert whole(True, 0, 5) is None


@given(st.integers(1, 5))
def test_a_number_within_the_bounds_is_kept(value):
    assert whole(value, 1, 5) == value


@given(json_values() | st.text(st.characters()) | st.just("\ud800"))
def test_anything_read_as_text_can_be_sent_to_a_browser(value):
    assert len(free_text(value).encode("utf-8")) <= 4 * MAX_TEXT


@given(st.text())
def test_what_was_typed_is_kept_as_it_is(text):
    assert free_text(text) == text


def test_a_text_without_end_is_cut():
    assert free_text("x" * (MAX_TEXT + 1)) == "x" * MAX_TEXT


@given(json_values())
def test_anything_read_as_a_word_is_one_of_the_words_or_is_not_given(value):
    assert word(value, ("core", "all")) in {"core", "all", None}


def test_a_word_that_is_allowed_is_kept():
    assert word("all", ("core", "all")) == "all"
