"""Counts of collectives: whole in both languages; mistakes are named."""

import pytest

from netwerkgemeente.content.collective import read_collectives
from netwerkgemeente.content.table import DataError


def refused(folder):
    with pytest.raises(DataError) as found:
        read_collectives(folder, "nl")
    return found.value


def test_the_counts_of_a_series_come_in_the_order_of_the_years(edited_tables):
    for series in read_collectives(edited_tables(), "nl"):
        years = [count.year for count in series.counts]
        assert years == sorted(set(years))


def test_both_languages_hold_the_same_numbers_in_other_words(edited_tables):
    dutch, english = (read_collectives(edited_tables(), language) for language in ("nl", "en"))
    for one, other in zip(dutch, english, strict=True):
        assert one.key == other.key
        assert one.meaning != other.meaning
        assert [c.value for c in one.counts] == [c.value for c in other.counts]


def test_every_series_can_be_estimated_at_its_last_count(edited_tables):
    for series in read_collectives(edited_tables(), "nl"):
        assert series.counts[-1].value / series.scale <= series.top
        assert series.top % series.step == 0


def test_a_count_that_cannot_be_compared_says_what_was_counted_instead(edited_tables):
    """Either the definition is another one, or the note says why the line is broken."""
    silent = [
        (series.key, count.year)
        for series in read_collectives(edited_tables(), "nl")
        for before, count in zip(series.counts, series.counts[1:], strict=False)
        if not count.comparable and count.definition == before.definition and not count.note
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("table", "edit", "problem", "fields"),
    [
        ("collectives.csv", (",212,", ",twaalf,"), "number", {"row": 2, "column": "value"}),
        ("collectives.csv", (",212,true", ",212,ja"), "word", {"row": 2, "column": "comparable"}),
        ("collectives.csv", ("energy,2015", "x,2015"), "reference", {"row": 2, "column": "series"}),
        ("collectives.csv", ("energy,2015", "energy,15"), "number", {"row": 2, "column": "year"}),
        ("collectives.csv", ("energy,2017", "energy,2015"), "repeated", {"value": "energy, 2015"}),
        ("collective_series.csv", (",2000,50,", ",700,50,"), "number", {"row": 2, "column": "top"}),
        (
            "collective_series.csv",
            (",1,2000,", ",0,2000,"),
            "number",
            {"row": 2, "column": "scale"},
        ),
    ],
)
def test_a_mistake_is_named_by_file_row_and_column(edited_tables, table, edit, problem, fields):
    error = refused(edited_tables(table, *edit))
    wanted = {"file": table, **fields}
    assert error.problem == problem
    assert {name: error.fields.get(name) for name in wanted} == wanted


def test_a_series_without_counts_is_named(edited_tables):
    folder = edited_tables()
    path = folder / "collectives.csv"
    kept = [line for line in path.read_text("utf-8").splitlines(True) if "repair_cafes" not in line]
    path.write_text("".join(kept), "utf-8")
    error = refused(folder)
    assert (error.problem, error.fields["value"]) == ("missing", "repair_cafes")
