"""The tables as the course reads them: what the lessons promise of their data."""

import pytest

from netwerkgemeente.content.course import LANGUAGES, read_course
from netwerkgemeente.lesson import NEEDS
from netwerkgemeente.models.dials import rung_of

COURSES = {language: read_course(language) for language in LANGUAGES}


def test_the_dials_place_thirty_or_more_of_the_thirty_five_cases_within_the_range():
    cases = COURSES["nl"].cases
    inside = [c.key for c in cases if c.low <= rung_of(c.content, c.process) <= c.high]
    assert len(cases) == 35
    assert len(inside) >= 30


def test_the_lesson_opens_with_twelve_cases_over_the_whole_ladder():
    core = [case for case in COURSES["nl"].cases if case.core]
    assert len(core) == 12
    assert {case.best for case in core} == {1, 2, 3, 4, 5}


def test_a_range_leaves_room_for_disagreement_but_not_for_everything():
    wide = [case.key for case in COURSES["nl"].cases if case.high - case.low > 2]
    assert wide == []


def test_every_domain_has_a_case():
    course = COURSES["nl"]
    assert set(course.domains) == {case.domain for case in course.cases}


def test_the_ladder_lesson_takes_fifty_minutes():
    minutes = [each.minutes for each in COURSES["nl"].activities if each.lesson == "ladder"]
    assert (len(minutes), sum(minutes)) == (9, 50)


def test_every_activity_belongs_to_a_lesson_and_has_its_key_once_there():
    course = COURSES["nl"]
    keys = [(each.lesson, each.key) for each in course.activities]
    assert {lesson for lesson, _ in keys} <= {lesson.key for lesson in course.lessons}
    assert len(keys) == len(set(keys))


def test_an_activity_comes_after_those_that_it_builds_on():
    problems = [
        f"{lesson.key}: {key} before {needed}"
        for lesson in COURSES["nl"].lessons
        for keys in [[e.key for e in COURSES["nl"].activities if e.lesson == lesson.key]]
        for key, needs in NEEDS.items()
        for needed in needs
        if key in keys and needed in keys and keys.index(key) < keys.index(needed)
    ]
    assert problems == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_things_to_choose_from_have_the_same_words(language):
    course = COURSES[language]
    lists = {
        "cases": [case.title for case in course.cases],
        "rungs": [rung.name for rung in course.rungs],
        "domains": list(course.domains.values()),
        **{question.key: [o.text for o in question.options] for question in course.questions},
        **{question.key: [a.text for a in question.answers] for question in course.advice},
    }
    assert [name for name, words in lists.items() if len(set(words)) != len(words)] == []


def test_the_heaviest_advice_is_reached_only_with_a_reason():
    climbing = [a for question in COURSES["nl"].advice for a in question.answers if a.rung > 1]
    assert {answer.rung for answer in climbing} == {2, 3, 4, 5}
    assert [answer.key for answer in climbing if not answer.reason] == []
