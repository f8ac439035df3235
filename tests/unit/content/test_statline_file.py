"""A CSV file from StatLine, as people save it; and files that are something else."""

from __future__ import annotations

import contextlib
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerkgemeente.content.course import DATASETS
from netwerkgemeente.content.neighbourhoods import SourceError, read_neighbourhood_data
from netwerkgemeente.content.statline_file import LARGEST, MOST_LINES, read_file

DATA = read_neighbourhood_data(DATASETS, "en")
HEADER = [
    "Wijken en buurten",
    "Regioaanduiding/Gemeentenaam (naam)",
    "Regioaanduiding/Soort regio (omschrijving)",
    "Regioaanduiding/Codering (code)",
    "Bevolking/Aantal inwoners (aantal)",
    "Bevolking/Leeftijdsgroepen/65 jaar of ouder (aantal)",
    "Bevolking/Particuliere huishoudens/Huishoudens totaal (aantal)",
    "Bevolking/Particuliere huishoudens/Eenpersoonshuishoudens (aantal)",
    "Inkomen/Inkomen van huishoudens/Huishoudens met een laag inkomen (%)",
]
ROWS = [
    ["Deventer", "Deventer", "Gemeente", "GM0150", "101236", "19800", "47600", "18900", "7,1"],
    ["Wijk 00", "Deventer", "Wijk", "WK015000", "20000", "3000", "11000", "6000", "9,0"],
    ["Binnenstad", "Deventer", "Buurt", "BU01500001", "2500", "500", "1600", "1000", "9,5"],
    ["Café de Brük", "Deventer", "Buurt", "BU01500002", "1200", ".", "", "x", "."],
]


def text(rows=ROWS, *, header=HEADER, delimiter=";", above=(), below=(), quoted=True):
    quote = '"{}"' if quoted else "{}"
    lines = [delimiter.join(quote.format(cell) for cell in row) for row in [header, *rows]]
    return "\n".join([*above, *lines, *below]) + "\n"


def read(data):
    return read_file(data.encode() if isinstance(data, str) else data, DATA.columns, DATA.signals)


def problem_of(data):
    with pytest.raises(SourceError) as refused:
        read(data)
    return refused.value


def test_only_neighbourhoods_are_read():
    place = read(text())
    assert place.name == "Deventer"
    assert [each.name for each in place.neighbourhoods] == ["Binnenstad", "Café de Brük"]
    assert place.neighbourhoods[0].shares["low_income"] == Fraction("9.5")
    assert place.neighbourhoods[0].shares["older"] == 20


def test_a_hidden_cell_is_unknown_and_never_zero():
    shares = read(text()).neighbourhoods[1].shares
    assert set(shares.values()) == {None}


@pytest.mark.parametrize("hidden", [".", "x", "X", "", " ", "-", "..", "…", "       .", "-99997"])
def test_every_sign_for_hidden_is_unknown(hidden):
    row = [*ROWS[2][:5], hidden, *ROWS[2][6:]]
    assert read(text([row])).neighbourhoods[0].shares["older"] is None


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_files_are_read_as_programs_save_them(encoding, newline):
    data = text().replace("\n", newline).encode(encoding)
    assert read(data) == read(text())


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("quoted", [True, False])
def test_the_delimiter_is_found(delimiter, quoted):
    rows = [[cell.replace(",", ".") for cell in row] for row in ROWS]
    found = read(text(rows, delimiter=delimiter, quoted=quoted))
    assert found == read(text())


def test_a_title_above_and_a_source_below_are_left_out():
    above = ['"Kerncijfers wijken en buurten 2023"', "", "sep=;"]
    assert read(text(above=above, below=['"Bron: CBS"', "", '"© CBS";'])) == read(text())


def test_a_line_that_says_what_is_counted_is_left_out():
    units = ["", "", "", "", "aantal", "aantal", "aantal", "aantal", "%"]
    assert read(text([units, *ROWS])) == read(text())


def test_the_columns_may_be_named_as_the_open_data_do():
    header = [
        "WijkenEnBuurten",
        "Gemeentenaam_1",
        "SoortRegio_2",
        "Codering_3",
        "AantalInwoners_5",
        "k_65JaarOfOuder_12",
        "HuishoudensTotaal_29",
        "Eenpersoonshuishoudens_30",
        "HuishoudensMetEenLaagInkomen_84",
    ]
    shares = [each.shares for each in read(text(header=header)).neighbourhoods]
    assert shares == [each.shares for each in read(text()).neighbourhoods]


def test_columns_may_stand_in_any_order_and_others_may_stand_between():
    rows = [[*row[::-1], "1"] for row in ROWS]
    assert read(text(rows, header=[*HEADER[::-1], "Oppervlakte (ha)"])) == read(text())


@pytest.mark.parametrize(
    ("cell", "value"),
    [("1.250", 50), ("1250", 50), ("1 250", 50), ("1250*", 50), ("1250,0", 50)],
)
def test_a_count_may_be_written_in_several_ways(cell, value):
    row = [*ROWS[2][:5], cell, *ROWS[2][6:]]
    assert read(text([row])).neighbourhoods[0].shares["older"] == value


@pytest.mark.parametrize("cell", ["9,5", "9.5", " 9,5 ", "9,50"])
def test_a_percentage_has_a_comma_or_a_point(cell):
    row = [*ROWS[2][:8], cell]
    assert read(text([row])).neighbourhoods[0].shares["low_income"] == Fraction("9.5")


@pytest.mark.parametrize("cell", ["many", "12,5,6", "1e5", "=1+1", "٣", "150", "<b>9</b>"])
def test_a_cell_that_is_no_percentage_is_named_by_row_and_column(cell):
    found = problem_of(text([ROWS[2], [*ROWS[3][:8], cell]]))
    assert found.problem == "number"
    assert found.fields["row"] == 3
    assert found.fields["column"] == "households with a low income"
    assert found.fields["value"] == cell


@pytest.mark.parametrize(
    "data",
    [
        "a;b;c\n1;2;3\n",
        text(header=["a", "b", "c", "d", "e", "f", "g", "h", "i"]),
        text(header=["Wijken en buurten", *HEADER[1:4], "a", *HEADER[5:]]),
        text(header=[*HEADER[:5], "a", "b", "c", "d"]),
        "",
        "\n\n",
        "only words",
    ],
)
def test_wrong_columns_are_named(data):
    found = problem_of(data)
    assert found.problem == "columns"
    assert found.fields["missing"]


def test_fifty_thousand_rows_are_refused_with_a_number():
    found = problem_of(text(ROWS[:3] + [ROWS[3]] * 50_000))
    assert (found.problem, found.fields["most"]) == ("lines", MOST_LINES)


def test_a_country_is_more_than_one_municipality():
    rows = [
        [f"Buurt {at}", f"Gemeente {at % 3}", "Buurt", f"BU0{at % 3}00{at:04}", *ROWS[2][4:]]
        for at in range(30)
    ]
    assert problem_of(text(rows)).fields == {"count": 3}


def test_more_neighbourhoods_than_any_municipality_has_are_refused():
    rows = [
        [f"Buurt {at}", "Deventer", "Buurt", f"BU0150{at:04}", *ROWS[2][4:]] for at in range(1500)
    ]
    assert problem_of(text(rows)).problem == "rows"


def test_two_years_in_one_file_are_refused():
    assert problem_of(text([*ROWS, ROWS[2]])).problem == "repeated"


def test_a_file_without_neighbourhoods_says_so():
    assert problem_of(text(ROWS[:2])).problem == "empty"


def test_a_broken_row_is_named():
    data = text() + '"Los";"Deventer";"Buurt"\n'
    assert problem_of(data).fields == {"row": 6}
    data = text() + ";".join([*ROWS[2][:3], "BU01500009", *ROWS[2][4:], "5"]) + "\n"
    assert problem_of(data).fields == {"row": 6}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"PK\x03\x04" + b"x" * 3000, "excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "excel"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "not_text"),
        (b"%PDF-1.7" + b"\0" * 400, "not_text"),
        (b"\x81\x8d\x8f\x90\x9d", "not_text"),
        (b"x" * (LARGEST + 1), "large"),
    ],
)
def test_something_else_called_csv_is_recognised(data, problem):
    assert problem_of(data).problem == problem


def test_what_stands_in_a_name_is_kept_as_it_is():
    name = "<img src=x onerror=alert(1)> & =1+1"
    row = [name, *ROWS[2][1:]]
    assert read(text([row])).neighbourhoods[0].name == name


def test_a_long_name_is_cut():
    row = ["w" * 5000, *ROWS[2][1:]]
    assert len(read(text([row])).neighbourhoods[0].name) == 80


@settings(max_examples=150)
@given(st.binary(max_size=400) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_read_or_refused_with_a_problem(data):
    with contextlib.suppress(SourceError):
        assert read(data).neighbourhoods


@settings(max_examples=80)
@given(
    cells=st.lists(st.text(max_size=8), min_size=9, max_size=9),
    at=st.integers(0, len(ROWS)),
)
def test_any_cells_are_read_or_refused_with_a_problem(cells, at):
    rows = [*ROWS[:at], cells, *ROWS[at:]]
    with contextlib.suppress(SourceError):
        assert len(read(text(rows)).neighbourhoods) >= 2
