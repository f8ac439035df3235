"""A leader's own cases: good rows are kept, a bad row is one sentence, and nothing crashes."""

from __future__ import annotations

import csv
import datetime
import io
import json
import zipfile
from string import Formatter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from netwerkgemeente.content.cells import MOST_COLUMNS
from netwerkgemeente.content.course import DATASETS, LANGUAGES, read_course
from netwerkgemeente.content.own_cases import HEADINGS, own_cases_from, read_own_cases
from netwerkgemeente.content.sheet import LARGEST, MOST_ROWS
from netwerkgemeente.messages.reader import read_messages

COURSE_KEY = read_course("nl").cases[0].key
GOOD = {"title": "Buurtbus", "text": "Inwoners rijden."}
WHOLE = {
    **GOOD,
    "key": "buurtbus",
    "place": "Dorp",
    "period": "2025",
    "domain": "safety",
    "initiator": "inwoners",
    "low": "1",
    "best": "2",
    "high": "3",
    "rationale": "Het idee is van het dorp.",
    "content": "1",
    "process": "1",
    "dials": "De gemeente helpt.",
    "twist": "De gemeente bepaalt de haltes.",
    "twist_rung": "4",
    "twist_fact": "invitation",
    "twist_reason": "De gemeente bepaalt nu.",
    "source": "eigen",
    "certainty": "page",
    "certainty_note": "",
}


def csv_of(*rows, delimiter=",", encoding="utf-8"):
    columns = list(dict.fromkeys(column for row in rows for column in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


def workbook(*lines):
    book = Workbook()
    for line in lines:
        book.active.append(line)
    return saved(book)


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(*rows, language="nl"):
    return own_cases_from("eigen.csv", csv_of(*rows), language)


def sentences(found, language="nl"):
    say = read_messages(language)
    return [say(f"own_cases.{problem.problem}", **problem.fields) for problem in found.problems]


def refused(data, name="eigen.xlsx"):
    """The one problem of a file that gives nothing."""
    found = own_cases_from(name, data, "nl")
    assert found.cases == ()
    (problem,) = found.problems
    sentences(found)
    return problem.problem


# What is read


def test_the_columns_are_those_of_the_cases_of_the_course():
    package = json.loads((DATASETS / "datapackage.json").read_text("utf-8"))
    (cases,) = (each for each in package["resources"] if each["name"] == "cases")
    assert {field["name"] for field in cases["schema"]["fields"]} <= HEADINGS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cases_of_the_course_under_other_keys_are_read_as_they_are(language):
    rows = list(csv.DictReader((DATASETS / "cases.csv").read_text("utf-8").splitlines()))
    course = sorted(read_course(language).cases, key=lambda case: case.key)
    own = [{**row, "key": f"x-{row['key']}"} for row in rows]
    found = own_cases_from("cases.csv", csv_of(*own), language)
    assert found.problems == ()
    read_back = sorted(found.cases, key=lambda case: case.key)
    assert [case.title for case in read_back] == [case.title for case in course]
    assert [case.twist for case in read_back] == [case.twist for case in course]
    assert {case.core for case in read_back} == {False}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_and_a_text_in_one_language_are_enough_for_both(language):
    (case,) = read({"title_nl": "Buurtbus", "text_nl": "Tekst"}, language=language).cases
    assert (case.title, case.text, case.own) == ("Buurtbus", "Tekst", True)
    assert (case.has_range, case.has_dials, case.has_twist) == (False, False, False)


def test_each_language_is_read_where_both_are_there():
    row = {"title_nl": "Bus", "title_en": "Coach", "text_nl": "a", "text_en": ""}
    assert read(row, language="en").cases[0].title == "Coach"
    assert read(row, language="en").cases[0].text == "a"


def test_a_whole_row_is_a_whole_case():
    (case,) = read(WHOLE).cases
    assert (case.low, case.best, case.high) == (1, 2, 3)
    assert case.has_dials
    assert case.twist.rung == 4
    assert case.certainty == "page"


def test_a_first_choice_alone_is_a_range_of_one_rung():
    (case,) = read({**GOOD, "best": "4.0"}).cases
    assert (case.low, case.best, case.high) == (4, 4, 4)


@pytest.mark.parametrize("best", ["4", "4.0", "4,0", " 4 ", "4.00"])
def test_a_whole_number_may_be_written_as_spreadsheets_do(best):
    assert read({**GOOD, "best": best}).cases[0].best == 4


@pytest.mark.parametrize("domain", ["safety", "Veiligheid", "veiligheid", "Safety"])
def test_a_domain_may_be_written_by_its_name(domain):
    assert read({**GOOD, "domain": domain}).cases[0].domain == "safety"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_as_people_save_it(delimiter, encoding):
    row = {**GOOD, "text": "Één café, met komma's; en puntkomma's, en komma's, en komma's"}
    data = csv_of(row, delimiter=delimiter, encoding=encoding)
    (case,) = own_cases_from("eigen.csv", data, "nl").cases
    assert case.text == row["text"]


def test_a_title_above_the_header_blank_rows_and_remarks_do_no_harm():
    text = "Onze casussen, voorjaar\n\nTitle (NL),Text NL\n\nBus,Tekst\n#weg,Tekst\n,\n"
    found = own_cases_from("eigen.csv", text.encode(), "nl")
    assert [case.title for case in found.cases] == ["Bus"]
    assert (found.problems, found.aside) == ((), 1)


def test_a_column_that_the_course_does_not_know_is_named():
    assert read({**GOOD, "domein": "x"}).others == ("domein",)


def test_a_workbook_gives_numbers_dates_and_truths_as_text():
    data = workbook(
        ["title", "text", "best", "period", "source"],
        ["Bus", 2021, 3.0, datetime.date(2025, 4, 1), 1.5],
    )
    (case,) = own_cases_from("eigen.xlsx", data, "nl").cases
    assert (case.text, case.best, case.period, case.source) == ("2021", 3, "2025-04-01", "1.5")


def test_merged_and_empty_cells_in_the_header_do_no_harm():
    book = Workbook()
    book.active.append(["Eigen casussen", None, None])
    book.active.merge_cells("A1:C1")
    book.active.append(["title", None, "text"])
    book.active.append(["Bus", "weg", "Tekst"])
    found = own_cases_from("eigen.xlsx", saved(book), "nl")
    assert [(case.title, case.text) for case in found.cases] == [("Bus", "Tekst")]


def test_the_first_sheet_in_sight_is_read():
    book = Workbook()
    book.active.sheet_state = "hidden"
    shown = book.create_sheet("casussen")
    shown.append(["title", "text"])
    shown.append(["Bus", "Tekst"])
    assert len(own_cases_from("eigen.xlsx", saved(book), "nl").cases) == 1


def test_html_stays_text():
    assert read({**GOOD, "title": "<b>Bus</b>"}).cases[0].title == "<b>Bus</b>"


def test_a_key_is_made_from_the_title_and_is_the_same_in_every_language():
    row = {"title_nl": "Café de Één", "title_en": "Other", "text_nl": "a"}
    keys = {read(row, language=language).cases[0].key for language in LANGUAGES}
    assert keys == {"eigen-cafe-de-een"}


def test_a_title_without_letters_gets_a_key_too():
    assert read({**GOOD, "title": "مرحبا"}).cases[0].key.startswith("eigen-")


# What is not


@pytest.mark.parametrize(
    ("changes", "problem", "column"),
    [
        ({"title": ""}, "blank", "title_nl"),
        ({"text": ""}, "blank", "text_nl"),
        ({"best": "9"}, "number", "best"),
        ({"best": "twee"}, "number", "best"),
        ({"best": "2.5"}, "number", "best"),
        ({"best": ""}, "blank", "best"),
        ({"low": "3"}, "range", "best"),
        ({"domain": "schaak"}, "reference", "domain"),
        ({"twist_fact": "schaak"}, "reference", "twist_fact"),
        ({"twist_rung": ""}, "blank", "twist_rung"),
        ({"twist": ""}, "blank", "twist_nl"),
        ({"dials": ""}, "blank", "dials_nl"),
        ({"content": "5"}, "number", "content"),
        ({"certainty": "zeker"}, "word", "certainty"),
        ({"key": "Hoofd Letter"}, "key", "key"),
        ({"key": COURSE_KEY}, "clash", "key"),
        ({"title": "x" * 201}, "long", "title"),
        ({"text": "x" * 4001}, "long", "text"),
    ],
)
def test_a_row_with_a_mistake_is_named_by_file_row_and_column(changes, problem, column):
    found = read(GOOD, {**WHOLE, **changes, "key": changes.get("key", "anders")})
    assert [case.title for case in found.cases] == ["Buurtbus"]
    (error,) = found.problems
    assert (error.problem, error.fields["row"], error.fields["column"]) == (problem, 3, column)
    for language in LANGUAGES:
        (said,) = sentences(found, language)
        assert "eigen.csv" in said
        assert column in said


def test_every_bad_row_has_one_sentence_and_every_good_row_is_kept():
    bad = {**GOOD, "best": "9"}
    rows = [{**GOOD, "key": f"k{number}", "best": "2"} for number in range(3)]
    found = read(rows[0], bad, rows[1], bad, bad, rows[2])
    assert [case.key for case in found.cases] == ["k0", "k1", "k2"]
    assert [problem.fields["row"] for problem in found.problems] == [3, 5, 6]


def test_a_key_that_stands_twice_names_the_row_it_stood_in_before():
    found = read({**GOOD, "key": "a"}, {**GOOD, "key": "b"}, {**GOOD, "key": "a"})
    assert [case.key for case in found.cases] == ["a", "b"]
    (problem,) = found.problems
    assert (problem.problem, problem.fields["row"], problem.fields["other"]) == ("repeated", 4, 2)


def test_missing_columns_are_one_sentence():
    found = own_cases_from("eigen.csv", b"place_nl,period_nl\nhier,nu\n", "nl")
    (said,) = sentences(found)
    assert "title_nl, text_nl" in said


def test_a_formula_without_an_outcome_is_named_and_not_taken_for_an_empty_cell():
    data = workbook(["title", "text", "best"], ["Bus", "a", "=1+1"], ["Trein", "a", 2])
    found = own_cases_from("eigen.xlsx", data, "nl")
    assert [case.title for case in found.cases] == ["Trein"]
    (problem,) = found.problems
    assert (problem.problem, problem.fields["column"]) == ("formula", "best")


def test_more_cells_than_columns_are_named():
    found = own_cases_from("eigen.csv", b"title,text\nBus,a,b\nTrein,a\n", "nl")
    assert [problem.problem for problem in found.problems] == ["cells"]
    assert len(found.cases) == 1


def test_a_quotation_mark_that_is_not_closed_keeps_what_came_before():
    found = own_cases_from("eigen.csv", b'title,text\nBus,a\nTrein,"a\nTram,b\n', "nl")
    assert [case.title for case in found.cases] == ["Bus"]
    assert [problem.problem for problem in found.problems] == ["quotes"]


def test_thousands_of_rows_are_read_up_to_a_bound_that_is_said():
    rows = [["title", "text"], *([f"Bus {number}", "a"] for number in range(MOST_ROWS * 3))]
    found = own_cases_from("eigen.xlsx", workbook(*rows), "nl")
    assert len(found.cases) == MOST_ROWS
    assert str(MOST_ROWS) in sentences(found)[-1]


def test_a_sheet_that_is_coloured_to_its_last_row_is_read():
    book = Workbook()
    book.active.append(["title", "text"])
    book.active.append(["Bus", "a"])
    book.active.cell(1_048_576, 1).number_format = "0.00"
    found = own_cases_from("eigen.xlsx", saved(book), "nl")
    assert (len(found.cases), found.problems) == (1, ())


def test_a_huge_file_is_refused():
    assert refused(b"title,text\n" + b"x" * LARGEST, "eigen.csv") == "large"


def test_a_huge_file_is_not_even_opened(tmp_path):
    path = tmp_path / "eigen.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    (problem,) = read_own_cases(path, "nl").problems
    assert problem.problem == "large"


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(60_000_000))
    assert refused(out.getvalue()) == "inside"


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(b"<row>" + b"<c/>" * 700_000 + b"</row>", id="one endless row"),
        pytest.param((b"<row>" + b"<c/>" * 700 + b"</row>") * 1_000, id="many wide rows"),
    ],
)
def test_small_cells_without_number_are_refused_before_they_are_read(cells):
    """They unpack to a few megabytes, and would fill gigabytes of memory."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(["title", "text"]))) as good,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for name in good.namelist():
            data = good.read(name)
            bad.writestr(name, data.replace(b"</sheetData>", cells + b"</sheetData>"))
    assert refused(out.getvalue()) == "crowded"


def test_columns_without_end_are_left_alone():
    found = own_cases_from("eigen.csv", b"title;text;" + b"a;" * 500_000 + b"\nEen;Twee\n", "nl")
    assert [case.title for case in found.cases] == ["Een"]
    assert len(found.others) < MOST_COLUMNS


def test_entities_that_grow_are_refused():
    entities = b"".join(
        b'<!ENTITY e%d "%s">' % (level, b"&e%d;" % (level - 1) * 10) for level in range(1, 10)
    )
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">' + entities + b"]>"
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(["title", "text"]))) as good,
        zipfile.ZipFile(out, "w") as bad,
    ):
        for name in good.namelist():
            data = good.read(name)
            if name.endswith("sheet1.xml"):
                cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>&e9;</t></is></c></row>'
                data = bomb + data.replace(b"<sheetData>", b"<sheetData>" + cell)
            bad.writestr(name, data)
    assert refused(out.getvalue()) == "unreadable"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "header"),
        (b"\n\n", "header"),
        (b"een brief aan de raad", "header"),
        (b"\x81\x8d", "encoding"),
        (b"PK\x03\x04 no zip", "unreadable"),
        (b"\xd0\xcf\x11\xe0 old", "old"),
        (b"title,title,text\na,b,c\n", "heading"),
        (b"title,text\n", "empty"),
        (b"title,text\n#a,b\n", "empty"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_sentence(data, problem):
    assert refused(data) == problem


def test_a_zip_that_is_no_workbook_is_a_sentence():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "text")
    assert refused(out.getvalue()) == "unreadable"


@pytest.mark.parametrize("name", ["nergens.xlsx", ".", "nul\0.csv"])
def test_a_file_that_is_not_there_is_a_sentence(tmp_path, name):
    (problem,) = read_own_cases(tmp_path / name, "nl").problems
    assert problem.problem == "missing"


# Whatever stands in the cells

CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20),
    st.sampled_from(["=1+1", "#N/A", "4.0", "<b>", "'", '"', ";", "\ufeff", "9" * 400]),
)


@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, min_size=4, max_size=6), max_size=5))
def test_no_workbook_crashes_and_its_good_row_survives(rows):
    data = workbook(["key", "title", "text", "best"], *rows, ["goed", "Goede rij", "Tekst", 2])
    found = own_cases_from("eigen.xlsx", data, "nl")
    assert "goed" in {case.key for case in found.cases}
    assert len(sentences(found)) + len(found.cases) <= len(rows) + 1


@given(st.lists(st.lists(st.text(max_size=20), min_size=4, max_size=6), max_size=5))
def test_no_csv_crashes_and_its_good_row_survives(rows):
    out = io.StringIO()
    header, good = ["key", "title", "text", "best"], ["goed", "Goede rij", "Tekst", "2"]
    csv.writer(out).writerows([header, good, *rows])
    data = out.getvalue().encode("utf-8", errors="replace").replace(b"\0", b"")
    found = own_cases_from("eigen.csv", data, "nl")
    assert found.cases[0].key == "goed"
    sentences(found)


@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda data: b"PK\x03\x04" + data))
def test_no_bytes_crash(data):
    sentences(own_cases_from("eigen.xlsx", data, "nl"))


@given(st.integers(0, 7000), st.binary(min_size=1, max_size=40))
def test_no_damaged_workbook_crashes(at, damage):
    good = workbook(["title", "text"], ["Bus", "Tekst"])
    sentences(own_cases_from("eigen.xlsx", good[:at] + damage + good[at + len(damage) :], "nl"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_asks_for_no_more_than_a_problem_gives(language):
    """Problems come from here and from the checks of the course's own table."""
    say = read_messages(language)
    for problem in ("blank", "number", "word", "range", "reference"):
        text = say._texts[f"own_cases.{problem}"]
        asked = {name for _, name, _, _ in Formatter().parse(text) if name}
        assert asked <= {"file", "row", "column", "value", "low", "high", "allowed"}
