import pytest

from netwerkgemeente.models.formula import defused


@pytest.mark.parametrize(
    "text", ["=1+1", "+31 6", "-1", "@A", "  =1", "\t=1", "\rx", "\tx", "\uff1d1"]
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "1 = 1", "Buurtbus", "'=1", "a-b", " x"])
def test_any_other_text_stays_as_it_is(text):
    assert defused(text) == text
