"""Reading the tables: a mistake is named by file, row and column, in every language."""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path
from string import Formatter

import pytest

from netwerkgemeente.content.course import DATASETS, LANGUAGES, read_course
from netwerkgemeente.content.table import DataError
from netwerkgemeente.messages.reader import read_messages

SOURCE = Path(read_course.__code__.co_filename).parent
COURSE = SOURCE / "course.py"
READERS = {
    COURSE,
    *(
        SOURCE / f"{module}.py"
        for module in re.findall(
            r"netwerkgemeente\.content\.(\w+) import", COURSE.read_text("utf-8")
        )
    ),
}
"""The modules that read what a lesson opens with."""

TABLES = sorted(
    {table for path in READERS for table in re.findall(r'"(\w+\.csv)"', path.read_text("utf-8"))}
)

# Cell to spoil: table, row as a spreadsheet counts it, column, new text; and what is said of it.
SPOILT = [
    ("cases.csv", 2, "low", "two", "number", {"low": 1, "high": 5}),
    ("cases.csv", 3, "low", "0", "number", {}),
    ("cases.csv", 3, "high", "6", "number", {}),
    ("cases.csv", 3, "best", "2.5", "number", {}),
    ("cases.csv", 3, "best", "²", "number", {}),
    ("cases.csv", 3, "best", "9" * 5000, "number", {}),
    ("cases.csv", 4, "content", "5", "number", {"low": 0, "high": 4}),
    ("cases.csv", 4, "process", "-1", "number", {}),
    ("cases.csv", 4, "order", "first", "number", {}),
    ("cases.csv", 5, "title_nl", "", "blank", {}),
    ("cases.csv", 5, "rationale_nl", "   ", "blank", {}),
    ("cases.csv", 36, "source_nl", "", "blank", {}),
    ("cases.csv", 6, "core", "yes", "word", {"allowed": "true, false"}),
    ("cases.csv", 6, "certainty", "sure", "word", {}),
    ("cases.csv", 7, "domain", "chess", "reference", {}),
    ("cases.csv", 7, "twist_fact", "chess", "reference", {}),
    ("cases.csv", 7, "twist_rung", "", "blank", {}),
    ("dials.csv", 2, "dial", "volume", "word", {"allowed": "content, process"}),
    ("dials.csv", 2, "value", "7", "number", {}),
    ("rungs.csv", 2, "number", "6", "number", {}),
    ("rungs.csv", 3, "definition_nl", "", "blank", {}),
    ("questions.csv", 2, "kind", "essay", "word", {"allowed": "choice, order"}),
    ("questions.csv", 3, "question_nl", "", "blank", {}),
    ("options.csv", 2, "question", "q99", "reference", {}),
    ("options.csv", 2, "position", "0", "number", {}),
    ("options.csv", 9, "fits", "perhaps", "word", {}),
    ("advice_questions.csv", 2, "why_nl", "", "blank", {}),
    ("advice_answers.csv", 2, "question", "no-such", "reference", {}),
    ("advice_answers.csv", 2, "plan_b", "maybe", "word", {}),
    ("moments.csv", 2, "minute", "11", "number", {"low": 0, "high": 10}),
    ("moments.csv", 3, "feedback_nl", "", "blank", {}),
    ("lessons.csv", 2, "number", "", "blank", {}),
    ("activities.csv", 2, "minutes", "0", "number", {}),
    ("activities.csv", 3, "title_nl", "", "blank", {}),
    ("domains.csv", 2, "name_nl", "", "blank", {}),
    ("twist_facts.csv", 2, "name_nl", "", "blank", {}),
]


def spoil(folder, table, change):
    """Read a table, let ``change`` edit its rows (the header is row 1), and write it back."""
    path = folder / table
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file))
    change(lines)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)
    return folder


def refused(folder, language="nl"):
    """The error for tables that cannot be used."""
    with pytest.raises(DataError) as found:
        read_course(language, folder)
    return found.value


def raised(modules=None):
    """Each problem that the reader can name, and what it says of the place, from its source."""
    problems = []
    for path in sorted(modules or SOURCE.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            called = node.func.id if isinstance(node.func, ast.Name) else ""
            called = node.func.attr if isinstance(node.func, ast.Attribute) else called
            problem = node.args[0]
            if called in {"DataError", "error"} and isinstance(problem, ast.Constant):
                fields = {keyword.arg for keyword in node.keywords}
                if called == "error":
                    fields |= {"file", "row", "column", "value"}
                problems.append((problem.value, frozenset(fields)))
    return sorted(problems, key=str)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_course_reads_its_own_tables(language):
    course = read_course(language)
    assert len(course.rungs) == 5
    assert len(course.cases) == 35
    assert len(course.moments) == 8


def test_both_languages_have_the_same_course_in_other_words():
    dutch, english = (read_course(language) for language in LANGUAGES)
    assert [case.key for case in dutch.cases] == [case.key for case in english.cases]
    assert [(c.low, c.best, c.high) for c in dutch.cases] == [
        (c.low, c.best, c.high) for c in english.cases
    ]
    same = [d.key for d, e in zip(dutch.cases, english.cases, strict=True) if d.text == e.text]
    assert same == []


def test_the_cases_come_in_teaching_order_with_the_core_first():
    assert [case.core for case in read_course("nl").cases] == [True] * 12 + [False] * 23


def test_the_rungs_and_moments_come_in_order_however_the_table_is_sorted(edited_tables):
    folder = edited_tables()
    for table in ("rungs.csv", "moments.csv", "cases.csv", "advice_questions.csv", "lessons.csv"):
        spoil(folder, table, lambda lines: lines.__setitem__(slice(1, None), lines[:0:-1]))
    assert read_course("nl", folder) == read_course("nl")


def test_a_table_saved_by_a_spreadsheet_with_a_byte_order_mark_reads_the_same(edited_tables):
    folder = edited_tables()
    for table in TABLES:
        text = (folder / table).read_text("utf-8")
        (folder / table).write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert [case.key for case in read_course("nl", folder).cases] == [
        case.key for case in read_course("nl").cases
    ]


@pytest.mark.parametrize(
    "spoilt", [pytest.param(s, id=f"{s[0]} {s[1]} {s[2]} {s[3][:9]}") for s in SPOILT]
)
def test_a_cell_that_cannot_be_used_is_named(edited_tables, spoilt):
    table, row, column, text, problem, more = spoilt
    folder = spoil(
        edited_tables(),
        table,
        lambda lines: lines[row - 1].__setitem__(lines[0].index(column), text),
    )
    error = refused(folder)
    place = {"file": table, "row": row, "column": column, "value": text, **more}
    assert error.problem == problem
    assert {name: error.fields.get(name) for name in place} == place


@pytest.mark.parametrize("table", ["cases.csv", "moments.csv"])
@pytest.mark.parametrize(("low", "best", "high"), [(3, 2, 4), (2, 5, 4), (4, 3, 2)])
def test_a_first_choice_outside_its_range_is_named(edited_tables, table, low, best, high):
    def change(lines):
        for column, value in (("low", low), ("best", best), ("high", high)):
            lines[2][lines[0].index(column)] = str(value)

    error = refused(spoil(edited_tables(), table, change))
    assert (error.problem, error.fields["file"], error.fields["row"]) == ("range", table, 3)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda lines: lines[1].append("one more"), id="too many"),
        pytest.param(lambda lines: lines[1].pop(0), id="too few"),
    ],
)
def test_a_row_with_a_cell_too_many_or_too_few_is_named(edited_tables, table, change):
    error = refused(spoil(edited_tables(), table, change))
    assert (error.problem, error.fields) == ("cells", {"file": table, "row": 2})


@pytest.mark.parametrize("table", TABLES)
def test_a_column_that_is_missing_is_named(edited_tables, table):
    with (DATASETS / table).open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    column = next((name for name in header if name.endswith("_nl")), header[0])

    def change(lines):
        for line in lines:
            del line[header.index(column)]

    error = refused(spoil(edited_tables(), table, change))
    assert (error.problem, error.fields) == ("column", {"file": table, "column": column})


@pytest.mark.parametrize("table", TABLES)
def test_a_table_saved_with_semicolons_is_named(edited_tables, table):
    folder = edited_tables()
    (folder / table).write_text("key;name\nx;y\n", "utf-8")
    error = refused(folder)
    assert (error.problem, error.fields["file"]) == ("column", table)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("content", [b"\xff\xfe", b"key\n\xe9\n", b'key\n"x\n'])
def test_a_table_that_cannot_be_decoded_is_named(edited_tables, table, content):
    folder = edited_tables()
    (folder / table).write_bytes(content)
    error = refused(folder)
    assert (error.problem, error.fields) == ("unreadable", {"file": table})


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("content", ["", "\n", "key\n", "key\n\n\n"])
def test_a_table_without_rows_is_named(edited_tables, table, content):
    folder = edited_tables()
    (folder / table).write_text(content, "utf-8")
    error = refused(folder)
    assert (error.problem, error.fields) == ("empty", {"file": table})


@pytest.mark.parametrize("table", TABLES)
def test_a_table_that_is_gone_is_named(edited_tables, table):
    folder = edited_tables()
    (folder / table).rename(folder / "elsewhere")
    error = refused(folder)
    assert (error.problem, error.fields) == ("unreadable", {"file": table})


@pytest.mark.parametrize("table", TABLES)
def test_a_row_that_stands_twice_is_named(edited_tables, table):
    folder = spoil(edited_tables(), table, lambda lines: lines.append(lines[1]))
    error = refused(folder)
    assert (error.problem, error.fields["file"]) == ("repeated", table)


@pytest.mark.parametrize("table", TABLES)
def test_a_column_that_stands_twice_is_named(edited_tables, table):
    def repeat(lines):
        for line in lines:
            line.append(line[0])

    error = refused(spoil(edited_tables(), table, repeat))
    assert (error.problem, error.fields["file"]) == ("heading", table)


def test_columns_without_a_name_may_stand_beside_a_table(edited_tables):
    """As a spreadsheet leaves them."""

    def widen(lines):
        for line in lines:
            line += ["", ""]

    folder = spoil(edited_tables(), "dials.csv", widen)
    assert read_course("nl", folder) == read_course("nl")


def test_a_case_that_stands_twice_is_named(edited_tables):
    error = refused(spoil(edited_tables(), "cases.csv", lambda lines: lines.append(lines[5])))
    assert (error.problem, error.fields["file"]) == ("repeated", "cases.csv")
    assert (error.fields["column"], error.fields["value"]) == (
        "key",
        read_course("nl").cases[4].key,
    )


@pytest.mark.parametrize("table", ["rungs.csv", "dials.csv"])
def test_a_rung_or_a_value_of_a_dial_that_is_missing_is_named(edited_tables, table):
    error = refused(spoil(edited_tables(), table, lambda lines: lines.pop(3)))
    assert (error.problem, error.fields["file"]) == ("numbering", table)


def test_a_choice_question_where_nothing_fits_is_named(edited_tables):
    def change(lines):
        for line in lines[1:]:
            if line[0] == "q09":
                line[lines[0].index("fits")] = "no"

    error = refused(spoil(edited_tables(), "options.csv", change))
    assert (error.problem, error.fields["value"]) == ("options", "q09")


def test_a_question_without_options_is_named(edited_tables):
    def change(lines):
        lines[:] = [line for line in lines if line[0] != "q09"]

    error = refused(spoil(edited_tables(), "options.csv", change))
    assert (error.problem, error.fields["value"]) == ("options", "q09")


def test_an_advice_question_with_one_answer_is_named(edited_tables):
    def change(lines):
        first = lines[1][0]
        lines[:] = [line for at, line in enumerate(lines) if at < 2 or line[0] != first]

    error = refused(spoil(edited_tables(), "advice_answers.csv", change))
    assert (error.problem, error.fields["file"]) == ("options", "advice_answers.csv")


def test_a_step_up_without_a_reason_is_named(edited_tables):
    def change(lines):
        at = next(n for n, row in enumerate(lines) if n and row[lines[0].index("rung")] != "1")
        lines[at][lines[0].index("reason_nl")] = ""

    error = refused(spoil(edited_tables(), "advice_answers.csv", change))
    assert (error.problem, error.fields["column"]) == ("blank", "reason_nl")


def test_an_activity_that_the_data_does_not_have_is_named():
    with pytest.raises(DataError) as found:
        read_course("nl").activity("ladder", "chess")
    assert found.value.problem == "missing"
    assert "chess" in found.value.fields["value"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_missed_in_the_language_in_which_it_is_missing(edited_tables, language):
    folder = spoil(
        edited_tables(),
        "cases.csv",
        lambda lines: lines[4].__setitem__(lines[0].index(f"text_{language}"), ""),
    )
    assert refused(folder, language).fields["column"] == f"text_{language}"


def test_every_problem_that_can_be_raised_is_raised_here():
    covered = {problem for *_, problem, _ in SPOILT}
    covered |= {"range", "cells", "column", "unreadable", "empty", "repeated", "numbering"}
    covered |= {"options", "missing", "heading"}
    assert {problem for problem, _ in raised(READERS)} == covered


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_has_a_sentence_that_asks_for_nothing_it_does_not_get(language):
    messages = read_messages(language)
    given_fields = {}
    for problem, fields in raised():
        given_fields[problem] = given_fields.get(problem, fields) & fields
    problems = []
    for problem, fields in given_fields.items():
        if f"data.{problem}" not in messages:
            problems.append(f"data.{problem} is missing")
            continue
        text = messages._texts[f"data.{problem}"]
        asked = {name for _, name, _, _ in Formatter().parse(text) if name}
        if not asked <= fields:
            problems.append(f"data.{problem} asks for {asked - fields}")
        if unsaid := ({"file", "row", "column"} & fields) - asked:
            problems.append(f"data.{problem} does not say {unsaid}")
    assert not problems, "\n".join(problems)
