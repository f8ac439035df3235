"""Own cases in a lesson: they come first, their answers are kept, and none is ever lost."""

from __future__ import annotations

import json

import pytest

from netwerkgemeente.content.course import read_course
from netwerkgemeente.lesson import OWN_CASES_FILES, Lesson

SHEET = """title,text,best,low,high,content,process,dials,twist,twist_rung,twist_fact,twist_reason
Buurtbus,Inwoners rijden.,2,1,3,1,1,De gemeente helpt.,Anders.,4,invitation,Daarom.
Winkel,Inwoners kopen.,,,,,,,,,,
"""
COURSE_KEY = read_course("nl").cases[0].key


@pytest.fixture
def here(tmp_path, monkeypatch):
    """The notebook's folder, with a sheet of own cases in the one above it."""
    folder = tmp_path / "lessons" / "nl"
    folder.mkdir(parents=True)
    (folder.parent / "eigen.csv").write_text(SHEET, "utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("NETWERKGEMEENTE_PASSPORT", raising=False)
    return folder


def opened(own_cases="eigen.csv", language="nl"):
    return Lesson("ladder", language, own_cases=own_cases)


def kept_in_the_file(here):
    document = json.loads((here.parent / "paspoort.json").read_text("utf-8"))
    return document["answers"]["ladder.place_cases"]["answer"]["cases"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_own_cases_come_first(here, language):
    activity = opened(language=language).place_cases()
    assert activity.which.value == "own"
    assert "Buurtbus" in str(activity.case)
    assert activity.which.options[1][0] == "core"


def test_the_file_may_lie_beside_the_notebook_or_above_it_or_anywhere(here, tmp_path):
    (here / "eigen.csv").write_text("title,text\nDichtbij,Tekst\n", "utf-8")
    assert "Dichtbij" in str(opened().place_cases().case)
    other = tmp_path / "elders.csv"
    other.write_text("title,text\nElders,Tekst\n", "utf-8")
    assert "Elders" in str(opened(other).place_cases().case)


def test_a_case_with_a_range_is_looked_at_as_any_other_and_says_whose_it_is(here):
    activity = opened().place_cases()
    activity.ladder.value = 5
    activity.main.click()
    assert activity.ladder.bracket == (1, 3)
    assert activity.messages("own_cases.of_leader") in str(activity.feedback)


def test_a_case_without_a_range_is_placed_without_a_verdict(here):
    activity = opened().place_cases()
    activity.next.click()
    assert activity.main.description == activity.messages("own_cases.look")
    activity.ladder.value = 4
    activity.main.click()
    assert activity.ladder.bracket is None
    assert activity.messages("own_cases.no_marks") in str(activity.feedback)
    assert "experts" not in str(activity.feedback)


def test_the_charts_hold_the_cases_that_can_be_compared(here):
    lesson = opened()
    placed, mine = lesson.place_cases(), lesson.your_placements()
    for _ in range(2):
        placed.ladder.value = 3
        placed.main.click()
        placed.main.click()
    mine.expectation.value = "higher"
    mine.button.click()
    assert [row[0] for row in mine.cases_chart.table[1:]] == ["Buurtbus"]
    assert not mine._failed


def test_a_case_joins_the_activities_for_which_it_has_what_they_need(here):
    lesson = opened()
    titles = [title for _, title in lesson.two_dials().which.options]
    assert "Buurtbus" in titles
    assert "Winkel" not in titles
    what_if = lesson.what_if()
    assert "Buurtbus" in str(what_if.case)
    what_if.next.click()
    assert "Winkel" not in str(what_if.case)


def test_answers_are_kept_under_the_cases_own_key_and_come_back(here):
    activity = opened().place_cases()
    activity.ladder.value = 5
    assert kept_in_the_file(here) == {"eigen-buurtbus": {"rung": 5, "why": "", "seen": False}}
    assert opened().place_cases().ladder.value == 5


def test_a_lesson_without_the_own_cases_loses_none_of_their_answers(here):
    lesson = opened()
    lesson.place_cases().ladder.value = 5
    lesson.what_if().ladder.value = 2
    lesson.two_dials().value = {
        "at": "eigen-buurtbus",
        "cases": {"eigen-buurtbus": {"content": 1, "process": 2}},
    }
    without = opened(own_cases=None)
    for key in ("place_cases", "what_if", "two_dials"):
        getattr(without, key)()
    without.place_cases().ladder.value = 1
    without.what_if().ladder.value = 1
    without.two_dials().content.value = 4
    assert "Buurtbus" not in str(without.place_cases())
    again = opened()
    assert again.place_cases().value["cases"]["eigen-buurtbus"]["rung"] == 5
    assert again.place_cases().value["cases"][COURSE_KEY]["rung"] == 1
    assert again.what_if().value["cases"]["eigen-buurtbus"]["rung"] == 2
    assert again.two_dials().value["cases"]["eigen-buurtbus"]["process"] == 2


def test_a_row_that_cannot_be_used_is_named_in_the_lesson_and_the_others_work(here):
    (here.parent / "eigen.csv").write_text(f"{SHEET}Bus,Tekst,9,,,,,,,,,\n", "utf-8")
    lesson = opened()
    assert "eigen.csv, rij 4, kolom best" in str(lesson.passport())
    assert "Buurtbus" in str(lesson.place_cases().case)


@pytest.mark.parametrize("name", ["nergens.xlsx", ""])
def test_a_file_that_is_not_there_leaves_the_lesson_as_it_is(here, name):
    lesson = opened(name)
    assert "kan niet worden geopend" in str(lesson.passport())
    assert lesson.place_cases().which.value == "core"


def test_the_sheet_of_the_course_itself_gives_a_sentence_for_its_keys(here):
    rows = f"key,title,text\n{COURSE_KEY},Bus,Tekst\n"
    (here.parent / "eigen.csv").write_text(rows, "utf-8")
    assert "al een casus van de cursus" in str(opened().passport())


@pytest.mark.parametrize("key", ["x" * 200, "Met Spatie", "", "../x"])
def test_a_key_that_no_case_can_have_is_not_kept(here, key):
    activity = opened().place_cases()
    activity.value = {"cases": {key: {"rung": 3}}}
    assert activity.value["cases"] == {}


@pytest.mark.parametrize("name", OWN_CASES_FILES[1::2])
def test_a_sheet_with_the_usual_name_beside_the_lessons_is_found_without_editing_a_cell(here, name):
    assert "Buurtbus" not in str(Lesson("ladder", "nl").place_cases().case)
    (here.parent / name).write_text(SHEET, "utf-8")
    assert "Buurtbus" in str(Lesson("ladder", "nl").place_cases().case)
