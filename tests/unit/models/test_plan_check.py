"""Remarks on a plan B: about empty fields and words, never about sense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.content.course import DATASETS
from netwerkgemeente.content.plan import PlanCheck, read_plan
from netwerkgemeente.models.plan_check import missing, remarks

FIELDS, CHECKS = read_plan(DATASETS, "nl")
KEYS = [field.key for field in FIELDS]
EXAMPLE = {field.key: field.example for field in FIELDS}
PLANS = st.dictionaries(st.sampled_from(KEYS), st.text(max_size=30))


def test_an_empty_plan_misses_everything_and_has_no_loose_ends():
    assert missing(FIELDS, {}) == FIELDS
    assert remarks(CHECKS, {}) == ()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_courses_own_example_has_no_loose_ends(language):
    fields, checks = read_plan(DATASETS, language)
    example = {field.key: field.example for field in fields}
    assert missing(fields, example) == ()
    assert remarks(checks, example) == ()


def test_spaces_are_nothing():
    assert missing(FIELDS, {"gap": " \n "}) == FIELDS


@pytest.mark.parametrize(
    ("left_out", "named"),
    [
        ("signal", "geen signaal"),
        ("threshold", "geen drempel"),
        ("who", "wie het doet"),
        ("guarantee", "minstens biedt"),
        ("hand_back", "teruggeeft"),
        ("duration", "geen einde"),
        ("told", "gehoord"),
    ],
)
def test_a_field_that_another_needs_is_asked_for(left_out, named):
    said = remarks(CHECKS, {**EXAMPLE, left_out: ""})
    assert any(named in remark for remark in said)


def test_a_guarantee_without_a_time_is_remarked():
    assert len(remarks(CHECKS, {**EXAMPLE, "guarantee": "Wij helpen iedereen."})) == 1
    for timed in ("Binnen een WEEK", "na 3 keer bellen", "meteen"):
        assert remarks(CHECKS, {**EXAMPLE, "guarantee": timed}) == ()


@given(PLANS)
def test_a_field_is_missing_or_filled(plan):
    empty = {field.key for field in missing(FIELDS, plan)}
    assert empty == {key for key in KEYS if not plan.get(key, "").strip()}


@given(PLANS)
def test_remarks_are_about_what_is_filled(plan):
    spoken = remarks(CHECKS, plan)
    allowed = [check.remark for check in CHECKS if plan.get(check.field, "").strip()]
    assert [remark for remark in spoken if remark not in allowed] == []


def test_a_check_of_words_wants_one_of_them():
    check = PlanCheck("gap", "", ("day",), "when?")
    assert remarks([check], {"gap": "never"}) == ("when?",)
    assert remarks([check], {"gap": "someday"}) == ()
