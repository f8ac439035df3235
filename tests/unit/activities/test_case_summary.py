"""One's own file: filled in advance, what is typed goes first, and the role in one sentence."""

from __future__ import annotations

import pytest

from netwerkgemeente.activities.activity import in_sight
from netwerkgemeente.lesson import Lesson
from netwerkgemeente.passport import Passport
from tests.unit.models.test_role_card import WHOLE


@pytest.fixture
def summary(tmp_path):
    """The summary over a passport with these answers: ``(answers, language) -> activity``."""

    def opened(answers, language="en"):
        path = tmp_path / "passport.json"
        passport = Passport(path)
        for key, answer in answers.items():
            passport.keep(key, answer)
        return Lesson("own_case", language, passport=path).case_summary()

    return opened


def test_an_empty_passport_is_said_and_can_be_worked_with(summary):
    activity = summary({})
    assert "nothing about a file of your own yet" in str(activity)
    activity.fields["file"].value = "the hall"
    assert activity.card.file == "the hall"


def test_everything_of_the_other_lessons_is_filled_in(summary):
    activity = summary(WHOLE)
    assert "(start page, lesson 2, lesson 3, lesson 4, lesson 5)" in str(activity.taken)
    assert activity.fields["municipality"].value == "Deventer"
    assert activity.fields["outcome"].value == "nobody is alone"
    assert activity.fields["plan_b"].value == "Gap: no transport"
    assert activity.fields["why"].value == "They need a room."
    assert "Village council (we need: information" in activity.fields["partners"].value
    assert (activity.now.value, activity.wanted.value) == (None, 2)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_wanted_shifts_are_named_in_words(summary, language):
    lines = summary(WHOLE, language).fields["contrast"].value.split("\n")
    assert len(lines) == 4
    assert ("hiërarchie" if language == "nl" else "hierarchy") in lines[0]
    assert lines[-1] == "I invite them."


def test_filling_in_is_no_answer_of_the_trainee(summary):
    activity = summary(WHOLE)
    assert activity.value == {"now": None, "wanted": None, "texts": {}}
    assert not activity.done


def test_what_is_typed_here_goes_before_what_was_filled_in(summary):
    activity = summary(WHOLE)
    activity.fields["why"].value = "another reason"
    activity.wanted.value = 3
    assert (activity.card.why, activity.card.wanted) == ("another reason", 3)
    assert activity.card.outcome == "nobody is alone"


def test_a_text_that_was_taken_away_stays_away(summary):
    activity = summary(WHOLE)
    activity.fields["why"].value = ""
    assert activity.card.why == ""
    assert activity.fields["why"].value == ""


def test_the_role_in_the_sentence_follows_the_ladder_until_it_is_typed(summary):
    activity = summary({})
    activity.wanted.value = 2
    assert activity.fields["say_role"].value == "We facilitate"
    activity.wanted.value = 5
    assert activity.fields["say_role"].value == "We make the rules"
    activity.fields["say_role"].value = "We help"
    activity.wanted.value = 1
    assert activity.fields["say_role"].value == "We help"


def test_the_parts_that_are_missing_are_named_one_by_one(summary):
    activity = summary({})
    assert "the role, the limit or the duration, the safety net" in str(activity.feedback)
    activity.wanted.value = 2
    activity.fields["say_limit"].value = "until 1 July"
    assert "Still missing from your sentence: the safety net." in str(activity.feedback)
    assert not activity.done


def test_three_parts_make_the_sentence(summary):
    activity = summary({})
    activity.wanted.value = 2
    activity.fields["say_limit"].value = "until 1 July."
    activity.fields["say_fails"].value = "then plan B applies."
    assert "We facilitate, until 1 July. And if it fails: plan B applies." in str(activity.feedback)
    assert activity.done


def test_climbing_asks_for_a_reason(summary):
    activity = summary({})
    activity.now.value, activity.wanted.value = "2", 4
    assert "you give no reason yet" in str(activity.feedback)
    activity.fields["why"].value = "a duty"
    assert "Read your reason again" in str(activity.feedback)


def test_the_lowest_rung_is_not_asked_why_not_lower(summary):
    activity = summary({})
    assert "why not lower" in str(activity.feedback)
    activity.fields["why"].value = "a duty"
    activity.wanted.value = 1
    assert not in_sight(activity.fields["why"])
    assert "why not lower" not in str(activity.feedback)
    activity.wanted.value = 2
    assert in_sight(activity.fields["why"])
    assert activity.card.why == "a duty"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_partner_is_described_in_the_words_of_lesson_three(summary, language):
    activity = summary(WHOLE, language)
    named = activity.messages("influence_map.source_information")
    assert named in activity.fields["partners"].value


@pytest.mark.parametrize(
    ("language", "sentence", "hint"),
    [
        ("nl", "Wij regisseren", "Uw zin noemt regisseren, u koos loslaten. Welke is het?"),
        ("en", "We direct", "Your sentence names directing, you chose letting go. Which is it?"),
    ],
)
def test_a_sentence_that_names_another_role_gives_a_hint_and_stops_nothing(
    summary, language, sentence, hint
):
    activity = summary({}, language)
    activity.wanted.value = 1
    assert hint not in str(activity.feedback)
    activity.fields["say_limit"].value = activity.fields["say_fails"].value = "1 July"
    activity.fields["say_role"].value = sentence
    assert hint in str(activity.feedback)
    assert activity.done
    activity.wanted.value = 4
    assert activity.messages("case.other_role", named="x", chosen="y")[:12] not in str(
        activity.feedback
    )


def test_forty_partners_are_summed_up(summary):
    partners = [{"name": f"partner {n}", "need": [1, 1, 1, 1]} for n in range(40)]
    activity = summary({"directing.influence_map": {"partners": partners}})
    lines = activity.fields["partners"].value.split("\n")
    assert lines[-1] == "and 35 more"
    assert len(lines) == 6


@pytest.mark.parametrize("text", ["<b>x</b>", "x" * 20_000, "👩🏽\u200d🚒", "مرحبا", "=1+1"])
def test_any_text_is_kept_as_it_was_typed(summary, text):
    activity = summary({})
    activity.fields["about"].value = text
    assert activity.card.about == text
