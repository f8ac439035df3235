"""Moments on the timeline: dated, sourced, and named where they cannot be used."""

import pytest

from netwerkgemeente.content.milestone import KINDS, read_milestones
from netwerkgemeente.content.table import DataError


def test_the_moments_come_in_the_order_of_time(edited_tables):
    years = [moment.year for moment in read_milestones(edited_tables(), "nl")]
    assert years == sorted(years)


def test_both_languages_hold_the_same_years_in_other_words(edited_tables):
    dutch, english = (read_milestones(edited_tables(), language) for language in ("nl", "en"))
    assert [(m.key, m.year, m.until, m.kind) for m in dutch] == [
        (m.key, m.year, m.until, m.kind) for m in english
    ]
    assert [m.key for m, e in zip(dutch, english, strict=True) if m.text == e.text] == []


def test_directing_networking_and_doubt_are_all_there(edited_tables):
    assert {moment.kind for moment in read_milestones(edited_tables(), "nl")} == set(KINDS)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_title_fits_on_a_phone(edited_tables, language):
    long = [m.title for m in read_milestones(edited_tables(), language) if len(m.title) > 24]
    assert long == []


@pytest.mark.parametrize(
    ("old", "new", "problem", "column"),
    [
        (",2000,2005,", ",2000,1999,", "number", "until"),
        (",2000,2005,", ",begin,2005,", "number", "year"),
        (",directing,", ",chess,", "word", "kind"),
        (",seed\n", ",sure\n", "word", "certainty"),
    ],
)
def test_a_mistake_is_named_by_file_row_and_column(edited_tables, old, new, problem, column):
    with pytest.raises(DataError) as found:
        read_milestones(edited_tables("milestones.csv", old, new), "nl")
    error = found.value
    assert (error.problem, error.fields["file"], error.fields["row"], error.fields["column"]) == (
        problem,
        "milestones.csv",
        2,
        column,
    )
