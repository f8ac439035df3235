"""What fits on a page, and what no document can hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.documents.paper import COLUMNS, fitted, printable

MORE = " (more)"
ANY = st.text(st.characters(), max_size=60)


@pytest.mark.parametrize("text", ["", "a\nb", "é ë 政", "👩🏽\u200d🚒", "مرحبا", "=1+1"])
def test_what_people_write_stays(text):
    assert printable(text) == text


@pytest.mark.parametrize("code", [0, 7, 8, 0x1B, 0x7F, 0x202E, 0x2066, 0xD800, 0xFFFE, 0xFFFF])
def test_what_no_document_can_hold_goes(code):
    assert printable(f"a{chr(code)}b") == "ab"


def test_line_ends_of_any_machine_are_line_ends():
    assert printable("a\r\nb\rc\nd") == "a\nb\nc\nd"


@given(ANY)
def test_making_text_printable_twice_changes_nothing_more(text):
    assert printable(printable(text)) == printable(text)


def test_a_short_text_is_kept_whole_line_by_line():
    assert fitted(" one \n\n  two  words ", 5, MORE) == ("one", "two words")


def test_a_long_text_is_cut_at_a_word_and_says_so():
    (line,) = fitted("word " * 1000, 2, MORE)
    assert line.endswith(f"word{MORE}")
    assert len(line) <= 2 * COLUMNS + len(MORE)


def test_a_text_of_many_lines_is_cut_after_as_many_as_fit():
    lines = fitted("x\n" * 1000, 3, MORE)
    assert lines == ("x", "x", f"x{MORE}")


def test_wide_characters_leave_room_for_fewer():
    (narrow,) = fitted("i" * 1000, 1, MORE)
    (wide,) = fitted("政" * 1000, 1, MORE)
    assert len(wide) < len(narrow)


@pytest.mark.parametrize("text", ["", " \n\t\n ", "\x00\x07"])
def test_a_text_without_words_is_nothing(text):
    assert fitted(text, 3, MORE) == ()


@given(ANY, st.integers(1, 5))
def test_there_are_never_more_lines_than_rows(text, rows):
    assert len(fitted(text, rows, MORE)) <= rows
