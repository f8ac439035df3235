"""What a role card says, filled or not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netwerkgemeente.documents.role_card import READERS, role_card, sentence, shortened
from netwerkgemeente.models.role_card import TEXTS, RoleCard
from tests.unit.documents.conftest import HOSTILE

FULL = RoleCard(
    municipality="Deventer",
    function="area manager",
    file="the village hall",
    about="The village takes over its hall.",
    now=4,
    wanted=2,
    why="They need a room.",
    contrast="Steering: from 2 to 7",
    partners="Village council\nHousing association",
    outcome="Nobody is alone.",
    plan_b="Gap: no transport",
    say_role="We facilitate",
    say_limit="until 1 July.",
    say_fails="plan B applies.",
)


def words(paper):
    """Every text of a document."""
    parts = [text for part in paper.parts for text in (part.heading, *part.lines)]
    return [paper.kind, paper.title, *paper.lead, paper.spoken, *parts, *paper.foot]


def test_a_full_card_holds_everything_that_was_written(course, messages):
    said = "\n".join(words(role_card(FULL, "alderman", course.rungs, messages)))
    for text in ("Deventer · area manager", "the village hall", "Housing association", "Gap: no"):
        assert text in said


def test_the_role_is_said_in_one_whole_sentence(messages):
    said = sentence(FULL, messages)
    assert said.startswith("We facilitate, until 1 July. ")
    assert said.endswith("plan B applies.")


def test_a_lead_word_that_the_sentence_has_already_is_not_said_twice(messages):
    lead = messages("case.then")
    card = RoleCard(say_role="We", say_limit="until May", say_fails=f"{lead.title()} it stops")
    assert sentence(card, messages).lower().count(f"{lead} ") == 0


def test_the_steps_mark_the_role_now_and_the_role_wanted(course, messages):
    steps = role_card(FULL, None, course.rungs, messages).steps
    assert [step.note for step in steps].count("") == 3
    assert [step.chosen for step in steps] == [False, True, False, False, False]


def test_a_role_that_stays_is_marked_once(course, messages):
    steps = role_card(RoleCard(now=3, wanted=3), None, course.rungs, messages).steps
    assert [bool(step.note) for step in steps] == [False, False, True, False, False]


def test_an_empty_card_says_what_is_open_and_no_sentence(course, messages):
    paper = role_card(RoleCard(), None, course.rungs, messages)
    assert paper.spoken == ""
    assert {line for part in paper.parts for line in part.lines} == {messages("card.open")}
    assert all(words(paper)[:2])


def test_the_lowest_rung_has_no_reason_why_not_lower(course, messages):
    card = replace(FULL, wanted=1, why="long " * 1000)
    paper = role_card(card, None, course.rungs, messages)
    headings = [part.heading for part in role_card(FULL, None, course.rungs, messages).parts]
    headings.remove(messages("card.part_why"))
    assert [part.heading for part in paper.parts] == headings
    assert shortened(card, messages) == ()


def test_a_card_without_a_rung_says_no_role_out_loud(course, messages):
    card = RoleCard(say_role="We", say_limit="until May", say_fails="it stops")
    assert role_card(card, None, course.rungs, messages).spoken == ""


def test_each_reader_is_told_something_else(course, messages):
    leads = {role_card(FULL, reader, course.rungs, messages).lead for reader in READERS}
    assert len(leads) == len(READERS)


def test_the_card_names_the_bylaw_and_its_day(course, messages):
    foot = " ".join(role_card(FULL, None, course.rungs, messages).foot)
    assert "2027" in foot
    assert "participatieverordening" in foot


def test_what_fits_is_not_called_shortened(messages):
    assert shortened(FULL, messages) == ()


@pytest.mark.parametrize("key", ["long", "one word", "lines", "emoji"])
def test_what_does_not_fit_is_named(key, messages):
    assert set(shortened(RoleCard(**dict.fromkeys(TEXTS, HOSTILE[key])), messages)) == set(TEXTS)
