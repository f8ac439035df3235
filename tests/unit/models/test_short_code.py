"""A vote that is read out: it comes back as it was, and no slip of the tongue is another vote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.models.short_code import CASES, SIGNS, ShortCode, case_number, case_of

CODES = st.builds(
    ShortCode,
    case=st.integers(0, CASES - 1),
    rung=st.integers(1, 5),
    before=st.none() | st.integers(1, 5),
)


@given(CODES)
def test_a_code_gives_the_vote_that_it_was_made_of(code):
    assert ShortCode.read(str(code)) == code


@given(CODES)
def test_capitals_spaces_and_dashes_make_no_difference(code):
    assert ShortCode.read(f" {str(code).lower().replace('-', '–')} ") == code
    assert ShortCode.read(str(code).replace("-", "")) == code


@given(CODES, st.integers(0, 4), st.sampled_from(SIGNS + "01"))
def test_one_wrong_character_is_noticed(code, place, other):
    right = str(code).replace("-", "")
    typed = right[:place] + other + right[place + 1 :]
    assert typed == right or ShortCode.read(typed) is None


@given(CODES, st.integers(0, 3))
def test_two_characters_that_changed_places_are_noticed(code, place):
    right = str(code).replace("-", "")
    typed = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    assert typed == right or ShortCode.read(typed) is None


def test_a_letter_that_looks_like_a_figure_is_taken_for_it():
    code = ShortCode(1, 1)
    assert ShortCode.read(str(code).replace("01", "OI")) == code


@pytest.mark.parametrize("text", ["", "2B", "2B-06-K", "2B-10-K", "AA-01-K", "22-01-33", "é" * 5])
def test_what_is_no_code_is_no_vote(text):
    assert ShortCode.read(text) is None


@given(st.integers(0, CASES - 1))
def test_a_case_number_names_one_case(case):
    assert case_of(case_number(case).lower()) == case


@pytest.mark.parametrize("number", ["", "2", "222", "2A", "1B"])
def test_what_is_no_case_number_names_no_case(number):
    assert case_of(number) is None
