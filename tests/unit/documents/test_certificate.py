"""A certificate: what was worked on, and honestly who made it."""

from __future__ import annotations

from datetime import date

from netwerkgemeente.documents.certificate import certificate, day_words
from netwerkgemeente.documents.web import web_page
from netwerkgemeente.models.progress import progress


def made(course, messages, answers=None, name="", day=None):
    days = dict.fromkeys(answers or {}, "2026-11-24")
    done = progress(course.lessons, course.activities, answers or {}, days)
    return certificate(done, name, day, messages)


def test_it_says_that_ones_own_computer_made_it(course, messages):
    foot = " ".join(made(course, messages).foot)
    assert ("computer van de deelnemer" if course.language == "nl" else "own computer") in foot


def test_it_has_a_row_for_every_lesson(course, messages):
    table = made(course, messages).table
    assert [row[0] for row in table[1:]] == [
        f"{lesson.number}. {lesson.title}" for lesson in course.lessons
    ]


def test_it_names_what_was_worked_on_and_when(course, messages):
    table = made(course, messages, {"ladder.climb_ladder": {"rung": 2}}).table
    title = course.activity("ladder", "climb_ladder").title
    assert title in table[3][1]
    assert "2026" in table[3][2]
    assert table[2][2] == ""


def test_a_name_is_the_title_and_without_one_the_course_is(course, messages):
    assert made(course, messages, name="A. Name").title == "A. Name"
    assert made(course, messages).title == messages("certificate.no_name")


def test_the_day_on_which_it_is_made_is_on_it_when_it_is_given(course, messages):
    with_day = made(course, messages, day=date(2026, 3, 1))
    assert any("1 ma" in line.lower() for line in with_day.lead)
    assert not any("ma" in line.lower().split() for line in made(course, messages).lead)


def test_days_are_written_as_people_write_them(messages):
    months = {day_words(date(2026, month, 9), messages) for month in range(1, 13)}
    assert len(months) == 12
    assert all(words.startswith("9 ") and words.endswith(" 2026") for words in months)


def test_markup_in_a_name_is_shown_as_it_was_typed(course, messages):
    page = web_page(made(course, messages, name="<b>A</b> & B"))
    assert "&lt;b&gt;A&lt;/b&gt; &amp; B" in page
