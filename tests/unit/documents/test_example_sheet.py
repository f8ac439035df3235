"""The example that a leader fills in can be read back, and is not read by itself."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from netwerkgemeente.content.case import read_domains, read_facts
from netwerkgemeente.content.course import DATASETS
from netwerkgemeente.content.own_cases import HEADINGS, own_cases_from
from netwerkgemeente.documents.example_sheet import example_rows, example_workbook
from netwerkgemeente.documents.table_file import csv_file


@pytest.fixture
def rows(language, messages):
    return example_rows(read_domains(DATASETS, language), read_facts(DATASETS, language), messages)


@pytest.fixture
def files(rows, language, messages):
    return {
        "example.csv": csv_file(rows, language),
        "example.xlsx": example_workbook(rows, messages),
    }


def test_every_column_of_the_example_is_one_that_is_read(rows):
    assert set(rows[0]) <= HEADINGS


def test_the_example_itself_is_not_taken_for_a_case(files, language):
    for name, data in files.items():
        found = own_cases_from(name, data, language)
        assert found.cases == ()
        assert [problem.problem for problem in found.problems] == ["empty"]


def test_the_example_becomes_a_whole_case_when_its_mark_is_taken_away(files, language):
    data = files["example.csv"].replace(b"#buurtbus", b"buurtbus")
    found = own_cases_from("example.csv", data, language)
    (case,) = found.cases
    assert found.problems == ()
    assert (case.has_range, case.has_dials, case.has_twist) == (True, True, True)


def test_a_row_that_is_filled_in_below_the_example_is_read(files, language):
    book = load_workbook(io.BytesIO(files["example.xlsx"]))
    book.worksheets[0].append([None, "Dorpshuis", "Het dorp wil een dorpshuis."])
    out = io.BytesIO()
    book.save(out)
    (case,) = own_cases_from("example.xlsx", out.getvalue(), language).cases
    assert case.title == "Dorpshuis"


def test_the_workbook_explains_every_column_on_its_second_sheet(files, rows):
    help_sheet = load_workbook(io.BytesIO(files["example.xlsx"])).worksheets[1]
    explained = {line[0].value: line[1].value for line in help_sheet.iter_rows(min_row=2)}
    assert all(explained[column] for column in rows[0])
