"""The simple check: what it finds in a sentence, and what it leaves alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.content.course import read_course
from netwerkgemeente.content.sentence import Part, SteeringWords
from netwerkgemeente.models.steering import parts_left, traces

WORDS = (
    SteeringWords("amounts", "number", ("vijf", "procent", "aantal")),
    SteeringWords("rhythm", "time", ("per week", "elke week")),
    SteeringWords("form", "form", ("format",)),
)
COURSES = {language: read_course(language) for language in ("nl", "en")}


def found(text):
    return [(trace.kind, trace.found) for trace in traces(text, WORDS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("120 bezoeken", [("number", "120")]),
        ("met 0,3 punt en 20 %", [("number", "0,3"), ("number", "20 %")]),
        ("Elke Week een FORMAT", [("time", "Elke Week"), ("form", "FORMAT")]),
        ("vijf buren, vijf huizen", [("number", "vijf")]),
        ("1.000 adviezen per week.", [("number", "1.000"), ("time", "per week")]),
    ],
)
def test_it_finds_digits_times_and_forms_in_order_and_once(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mensen durven naar buiten.",
        "buren",
        "vijftien",
        "informatie",
        "wekelijk",
        "\u202e\U0001f600",
    ],
)
def test_it_finds_whole_words_only(text):
    assert found(text) == []


@given(st.text(max_size=80))
def test_what_it_finds_stands_in_the_text(text):
    assert all(trace.found in text for trace in traces(text, COURSES["nl"].steering_words))


def test_a_very_long_text_is_read_to_the_end():
    assert found("a " * 10_000 + "120") == [("number", "120")]


PARTS = (
    Part("Het team", "no", ("team",), "who"),
    Part("bezoekt elke week", "yes", ("elke week", "per week"), "time"),
    Part("volgens plan.", "arguable", ("plan",), "form"),
    Part("samen", "yes", (), "nothing to find"),
)


def test_a_part_is_found_again_by_one_of_its_words():
    assert parts_left("Ik kom PER WEEK langs", PARTS) == (PARTS[1],)


def test_a_part_that_does_not_steer_is_never_left():
    assert parts_left("het team", PARTS) == ()


def test_a_part_that_may_steer_counts_too():
    assert parts_left("een plan", PARTS) == (PARTS[2],)


@pytest.mark.parametrize("language", COURSES)
def test_every_part_with_words_is_found_in_its_own_sentence(language):
    problems = []
    for sentence in COURSES[language].sentences:
        wanted = [part for part in sentence.parts if part.steers != "no" and part.words]
        if list(parts_left(sentence.text, sentence.parts)) != wanted:
            problems.append(sentence.key)
    assert problems == []


@pytest.mark.parametrize("language", COURSES)
def test_the_check_finds_something_in_every_sentence_of_the_course(language):
    course = COURSES[language]
    nothing = [s.key for s in course.sentences if not traces(s.text, course.steering_words)]
    assert nothing == []


@pytest.mark.parametrize("language", COURSES)
def test_where_our_own_sentence_still_steers_a_note_says_so(language):
    course = COURSES[language]
    problems = [
        sentence.key
        for sentence in course.sentences
        if bool(traces(sentence.general, course.steering_words)) != bool(sentence.note)
        or parts_left(sentence.general, sentence.parts)
    ]
    assert problems == []


@pytest.mark.parametrize("language", COURSES)
def test_no_outcome_of_the_course_holds_a_number(language):
    course = COURSES[language]
    problems = [i.outcome for i in course.indicators if traces(i.outcome, course.steering_words)]
    assert problems == []
