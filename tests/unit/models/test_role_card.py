"""A role card from a passport: whatever is in it, and what is missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.models.influence import Partner
from netwerkgemeente.models.role_card import (
    MOST_SHIFTS,
    TEXTS,
    Gathered,
    RoleCard,
    Stop,
    gather,
    phrase,
)
from tests.unit.strategies import answers_like

WHOLE = {
    "start.my_file": {
        "municipality": " Deventer ",
        "function": "area manager",
        "file": "the hall",
        "about": "A village takes over its hall.",
    },
    "ladder.climb_ladder": {"rung": 4},
    "ladder.role_advice": {
        "matter": "a hall",
        "answers": {"initiative": "others"},
        "rung": 2,
        "reason": "They need a room.",
    },
    "directing.contrast": {
        "now": {"steering": 2, "goals": 8, "power": 5, "trust": 4, "time": 3},
        "wanted": {"steering": 7, "goals": 1, "power": 5, "trust": 5, "time": 5},
        "step": "I invite them.",
    },
    "directing.influence_map": {
        "partners": [{"name": "Village  council", "need": [1, 0, 3, 2], "offer": [3, None, 0, 0]}]
    },
    "outcomes.stop_list": {
        "rows": [{"stop": "visitors", "outcome": "nobody is alone", "tell": "council"}, {}]
    },
    "plan_b.make_plan_b": {"fields": {"gap": "no transport", "who": " "}},
}


def test_an_empty_passport_gives_an_empty_record():
    assert gather({}) == Gathered()


def test_everything_of_the_other_lessons_is_gathered():
    found = gather(WHOLE)
    assert (found.municipality, found.function, found.file) == (
        "Deventer",
        "area manager",
        "the hall",
    )
    assert (found.rung_mostly, found.rung_chosen, found.reason) == (4, 2, "They need a room.")
    assert found.partners == (Partner("Village council", (1, 0, 3, 2), (3, 0, 0, 0)),)
    assert found.stops == (Stop("visitors", "nobody is alone", "council"),)
    assert found.plan_b == (("gap", "no transport"),)
    assert found.step == "I invite them."


def test_the_biggest_wanted_shifts_come_first_whatever_their_direction():
    shifts = gather(WHOLE).shifts
    assert [(shift.key, shift.by) for shift in shifts] == [
        ("goals", -7),
        ("steering", 5),
        ("time", 2),
    ]
    assert len(shifts) == MOST_SHIFTS


def test_the_file_of_lesson_two_is_taken_where_the_start_page_has_none():
    assert gather({"ladder.role_advice": {"matter": "a hall"}}).file == "a hall"


@pytest.mark.parametrize("scores", [None, [1, 2], [1, 2, 3, 4, 5], "1234", [9, -1, "2", True]])
def test_scores_that_do_not_fit_count_as_nothing(scores):
    (partner,) = gather(
        {"directing.influence_map": {"partners": [{"name": "x", "need": scores}]}}
    ).partners
    assert partner == Partner("x")


@given(st.dictionaries(st.sampled_from(list(WHOLE)), answers_like(WHOLE)))
def test_any_passport_gives_a_record_that_can_be_used(answers):
    found = gather(answers)
    assert all(isinstance(getattr(found, name), str) for name in ("file", "about", "reason"))
    assert found.rung_chosen in (None, 1, 2, 3, 4, 5)
    assert len(found.shifts) <= MOST_SHIFTS


@given(answers_like(WHOLE))
def test_a_passport_that_looks_whole_gives_a_record_that_can_be_used(answers):
    hash(gather(answers))


def test_an_empty_card_misses_everything():
    assert set(RoleCard().missing) == {*TEXTS, "now", "wanted"}
    assert not RoleCard().said


def test_only_above_the_lowest_rung_a_reason_is_missing():
    assert {rung for rung in range(1, 6) if "why" in RoleCard(wanted=rung).missing} == {2, 3, 4, 5}


def test_a_role_is_said_with_a_rung_and_all_three_parts_of_the_sentence():
    card = RoleCard(wanted=2, say_role="We facilitate", say_limit="until May", say_fails="plan B")
    assert card.said
    assert "say_role" not in card.missing


@pytest.mark.parametrize("part", ["say_role", "say_limit", "say_fails"])
def test_a_role_is_not_said_while_a_part_is_blank(part):
    parts = {"say_role": "We", "say_limit": "until", "say_fails": "then", part: " \n"}
    assert not RoleCard(wanted=2, **parts).said


@pytest.mark.parametrize(
    ("text", "lead", "part"),
    [
        ("dan geldt plan B.", "dan", "geldt plan B"),
        ("Dan geldt plan B", "dan", "geldt plan B"),
        ("dansen wij", "dan", "dansen wij"),
        ("dan", "dan", "dan"),
        ("  until 1 July; ", "", "until 1 July"),
        ("...", "", ""),
    ],
)
def test_a_part_of_a_sentence_has_no_lead_word_and_no_end_stop(text, lead, part):
    assert phrase(text, lead) == part
