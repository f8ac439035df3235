"""What tells a column of CBS from another, and what a cell holds."""

from fractions import Fraction

import pytest

from netwerkgemeente.content.course import DATASETS
from netwerkgemeente.content.neighbourhoods import read_neighbourhood_data
from netwerkgemeente.content.statline import UNKNOWN, columns_in, number, plain

COLUMNS = read_neighbourhood_data(DATASETS, "nl").columns


@pytest.mark.parametrize(
    "name",
    [
        "65 jaar of ouder",
        "k_65JaarOfOuder_12",
        "65 Jaar Of Ouder (aantal)",
        "Bevolking/Leeftijdsgroepen/65 jaar of ouder (aantal)",
    ],
)
def test_one_column_has_one_plain_name(name):
    assert plain(name) == "65jaarofouder"


def test_columns_of_any_year_are_found():
    header = ["AantalInwoners_5", "HuishoudensTotaal_28", "HuishOnderOfRondSociaalMinimum_73"]
    assert columns_in(header, COLUMNS) == {"inhabitants": 0, "households": 1, "social_minimum": 2}


def test_a_name_that_only_resembles_one_is_no_column():
    header = ["Gemiddeld aantal inwoners per arts", "Personen", "Wijken en buurten, code"]
    assert columns_in(header, COLUMNS) == {}


@pytest.mark.parametrize("sign", [*sorted(UNKNOWN), None])
def test_signs_for_hidden_are_unknown(sign):
    assert number(sign, "count") is None


def test_zero_is_a_number():
    assert number("0", "count") == 0
    assert number(0, "percent") == 0


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        (12, "count", 12),
        (12.5, "percent", Fraction("12.5")),
        ("1.234", "count", 1234),
        ("1.234", "percent", Fraction("1.234")),
        ("1.234,5", "count", Fraction("1234.5")),
        ("1,234.5", "count", Fraction("1234.5")),
        ("12,5*", "percent", Fraction("12.5")),
    ],
)
def test_numbers_are_read_as_people_and_cbs_write_them(cell, kind, value):
    assert number(cell, kind) == value


@pytest.mark.parametrize("cell", ["abc", "1;2", "12%", "1e3", "²", True, [1], {"a": 1}, "101"])
def test_what_is_no_percentage_is_refused(cell):
    with pytest.raises(ValueError, match="is"):
        number(cell, "percent")
