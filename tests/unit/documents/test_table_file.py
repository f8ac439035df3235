"""A CSV file that a spreadsheet opens in columns, and of which it runs nothing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.documents.table_file import csv_file


def read_back(data, delimiter):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize(("language", "delimiter"), [("nl", ";"), ("en", ",")])
def test_each_language_has_the_delimiter_of_its_spreadsheet(language, delimiter):
    data = csv_file([("Één; twee, drie", 4)], language)
    assert data.startswith(b"\xef\xbb\xbf")
    assert read_back(data, delimiter) == [["Één; twee, drie", "4"]]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1+1", "\n=1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert read_back(csv_file([(text,)], "en"), ",")[0][0].startswith("'")


def test_a_number_of_our_own_stays_a_number():
    assert read_back(csv_file([(-1,)], "en"), ",") == [["-1"]]


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_any_text_comes_back_but_for_its_apostrophe(texts):
    (back,) = read_back(csv_file([[*texts, "end"]], "nl"), ";")
    given_texts = [text.encode("utf-8", "replace").decode() for text in texts]
    assert [text.removeprefix("'") for text in back[:-1]] == [
        text.removeprefix("'") for text in given_texts
    ]
