"""The example municipality and the signals: constructed, whole, and mistakes named."""

import pytest

from netwerkgemeente.content.course import DATASETS
from netwerkgemeente.content.neighbourhoods import neighbourhood, read_neighbourhood_data
from netwerkgemeente.content.table import DataError
from netwerkgemeente.models.gaps import is_small

DATA = read_neighbourhood_data(DATASETS, "nl")


def test_the_example_is_constructed_and_has_hidden_cells_and_a_tiny_neighbourhood():
    example = DATA.example
    shares = [share for each in example.neighbourhoods for share in each.shares.values()]
    assert example.constructed
    assert len(example.neighbourhoods) >= 12
    assert None in shares
    assert sum(is_small(each) for each in example.neighbourhoods) == 1


def test_every_share_of_the_example_is_a_percentage():
    shares = [share for each in DATA.example.neighbourhoods for share in each.shares.values()]
    assert all(share is None or 0 <= share <= 100 for share in shares)


def test_a_part_that_rounding_makes_larger_than_the_whole_is_everyone():
    numbers = {"one_person": 10, "households": 5, "inhabitants": None}
    assert neighbourhood("a", "A", numbers, DATA.signals).shares["living_alone"] == 100


def test_a_share_of_nobody_is_unknown():
    numbers = {"one_person": 0, "households": 0, "aged_65": 0, "inhabitants": 0}
    shares = neighbourhood("a", "A", numbers, DATA.signals).shares
    assert (shares["living_alone"], shares["older"]) == (None, None)


@pytest.mark.parametrize(
    ("edit", "problem", "column"),
    [
        (
            ("neighbourhoods.csv", "VB01,Oude Kern,2450", "VB01,Oude Kern,many"),
            "number",
            "inhabitants",
        ),
        (
            ("neighbourhoods.csv", "VB01,Oude Kern,2450", "VB01,Oude Kern,-1"),
            "number",
            "inhabitants",
        ),
        (("neighbourhoods.csv", ",8.1,", ",108.1,"), "number", "low_income"),
        (("neighbourhoods.csv", ",8.1,", ',"8,1",'), "number", "low_income"),
        (("neighbourhoods.csv", "VB01", "VB02"), "repeated", "key"),
        (("signals.csv", ",one_person,", ",chess,"), "reference", "part"),
        (("signals.csv", "count,household", "counts,household"), "word", "part_is"),
        (("cbs_columns.csv", "inhabitants,count", "inhabitants,number"), "word", "kind"),
        (("cbs_tables.csv", ",2025,", ",soon,"), "number", "year"),
    ],
)
def test_a_mistake_is_named_by_file_and_column(edited_tables, edit, problem, column):
    with pytest.raises(DataError) as refused:
        read_neighbourhood_data(edited_tables(*edit), "nl")
    assert refused.value.problem == problem
    assert refused.value.fields["file"] == edit[0]
    assert refused.value.fields["column"] == column
