"""The table of contrasts: fourteen dimensions in both languages, and mistakes named by place."""

import pytest

from netwerkgemeente.content.contrast import read_contrasts
from netwerkgemeente.content.course import DATASETS, LANGUAGES
from netwerkgemeente.content.table import DataError


def test_there_are_fourteen_dimensions_with_the_same_keys_in_every_language():
    keys = {tuple(c.key for c in read_contrasts(DATASETS, each)) for each in LANGUAGES}
    assert len(keys) == 1
    assert len(set(*keys)) == 14


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_poles_can_be_read_at_the_end_of_a_slider(language):
    poles = [
        pole
        for contrast in read_contrasts(DATASETS, language)
        for pole in (contrast.hierarchy, contrast.network)
    ]
    assert [pole for pole in poles if len(pole) > 65] == []
    assert len(set(poles)) == 28


def test_the_order_is_that_of_the_table(edited_tables):
    folder = edited_tables("contrasts.csv", "steering,1,", "steering,99,")
    assert read_contrasts(folder, "nl")[-1].key == "steering"


@pytest.mark.parametrize(
    ("old", "new", "problem", "column"),
    [
        ("steering,1,", "steering,one,", "number", "order"),
        ("steering,1,Sturing,", "steering,1,,", "blank", "name_nl"),
        ("\nstructure,", "\nsteering,", "repeated", "key"),
        ("hierarchy_nl", "hierarchie", "column", "hierarchy_nl"),
    ],
)
def test_a_mistake_is_named_by_file_and_column(edited_tables, old, new, problem, column):
    folder = edited_tables("contrasts.csv", old, new)
    with pytest.raises(DataError) as refused:
        read_contrasts(folder, "nl")
    assert refused.value.problem == problem
    assert refused.value.fields["file"] == "contrasts.csv"
    assert refused.value.fields["column"] == column
