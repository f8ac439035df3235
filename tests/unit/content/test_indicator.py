"""The indicators: whole, in order, and a mistake is named by file, row and column."""

import pytest

from netwerkgemeente.content.course import DATASETS
from netwerkgemeente.content.indicator import read_indicators
from netwerkgemeente.content.table import DataError


def test_there_are_twenty_six_pairs_and_six_to_begin_with_from_six_domains():
    indicators = read_indicators(DATASETS, "nl")
    core = [indicator for indicator in indicators if indicator.core]
    assert len(indicators) == 26
    assert core == list(indicators[:6])
    assert len({indicator.domain for indicator in core}) == 6


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_two_indicators_or_outcomes_are_the_same(language):
    indicators = read_indicators(DATASETS, language)
    for words in ("counted", "outcome", "misses"):
        assert len({getattr(indicator, words) for indicator in indicators}) == 26


@pytest.mark.parametrize(
    ("old", "new", "problem", "fields"),
    [
        (",1,true,care", ",1,true,caring", "reference", {"row": 2, "column": "domain"}),
        (",1,true,care", ",1,maybe,care", "word", {"row": 2, "column": "core"}),
        (",1,true,care", ",first,true,care", "number", {"row": 2, "column": "order"}),
        ("exits_to_work", "kitchen_table_talks", "repeated", {"column": "key"}),
        ("Mensen doen werk dat zij kunnen volhouden.", "", "blank", {"column": "outcome_nl"}),
    ],
)
def test_a_mistake_is_named_by_file_row_and_column(edited_tables, old, new, problem, fields):
    with pytest.raises(DataError) as refused:
        read_indicators(edited_tables("indicators.csv", old, new), "nl")
    assert refused.value.problem == problem
    assert fields.items() <= refused.value.fields.items()
    assert refused.value.fields["file"] == "indicators.csv"
