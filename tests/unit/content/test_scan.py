"""The pairs of the self-scan, as the table gives them."""

import pytest

from netwerkgemeente.content.course import DATASETS, read_course
from netwerkgemeente.content.scan import read_scan
from netwerkgemeente.content.table import DataError


def test_there_are_eight_pairs_with_a_statement_at_each_end():
    pairs = read_course("nl").scan
    assert len(pairs) == 8
    assert all(pair.hierarchy != pair.network for pair in pairs)


def test_both_languages_have_the_same_pairs_in_the_same_order():
    dutch, english = (read_scan(DATASETS, language) for language in ("nl", "en"))
    assert [pair.key for pair in dutch] == [pair.key for pair in english]


@pytest.mark.parametrize(
    ("old", "new", "problem", "column"),
    [
        ("steering,1,", "steering,one,", "number", "order"),
        ("goals,2,Doel,", "goals,2,,", "blank", "name_nl"),
        ("goals,2,", "steering,2,", "repeated", "key"),
    ],
)
def test_a_cell_that_cannot_be_used_is_named(edited_tables, old, new, problem, column):
    with pytest.raises(DataError) as refused:
        read_scan(edited_tables("scan.csv", old, new), "nl")
    assert refused.value.problem == problem
    assert refused.value.fields["file"] == "scan.csv"
    assert refused.value.fields["column"] == column
