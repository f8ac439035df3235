"""Climb the ladder: every rung explains itself in the browser."""

import pytest

from netwerkgemeente.content.course import read_course

RUNGS = read_course("en").rungs


@pytest.fixture
def activity(open_activity):
    return open_activity("climb_ladder")


def test_the_browser_has_every_definition_so_that_it_needs_no_kernel(activity):
    assert activity.ladder.notes == [rung.definition for rung in RUNGS]


def test_every_rung_shows_what_it_means_its_pitfall_and_an_example(activity):
    told = [[text for _, text in details] for details in activity.ladder.details]
    assert told == [[r.content, r.process, r.instruments, r.pitfall, r.example] for r in RUNGS]


@pytest.mark.parametrize("rung", range(1, 6))
def test_the_choice_comes_back_in_words(activity, rung):
    activity.ladder.value = rung
    assert RUNGS[rung - 1].name.lower() in repr(activity.feedback)


def test_no_rung_is_called_best(activity):
    assert "no best rung" in repr(activity.feedback)
