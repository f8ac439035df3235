"""Neighbourhoods and what is known of them: one form for the example, CBS and a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from netwerkgemeente.content.table import Row, read_table

MOST = 1_000
"""Most neighbourhoods of one municipality; the largest in the Netherlands have about 500."""


class SourceError(ValueError):
    """Figures that cannot be used, wherever they come from.

    Attributes:
        problem: What is wrong, as a key that the messages turn into a sentence.
        fields: The values of that sentence.
    """

    def __init__(self, problem: str, **fields: object) -> None:
        self.problem = problem
        self.fields = fields
        super().__init__(f"{problem}: {fields!r}")


@dataclass(frozen=True, slots=True)
class Column:
    """One row of ``cbs_columns.csv``: how CBS names a column of ours.

    Attributes:
        key: Our name of the column.
        kind: ``text``, ``count`` or ``percent``.
        required: Whether figures without it are refused.
        names: What CBS calls it, in any year.
        label: What a message calls it.
    """

    key: str
    kind: str
    required: bool
    names: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Signal:
    """One row of ``signals.csv``: a figure that may point at people without a network.

    Attributes:
        part, whole: Columns; the share is ``part`` of ``whole``, in percent.
        counted: Whether ``part`` is a count; else it is that percentage already.
        unit: ``person`` or ``household``.
        group: The people or households it counts, as a noun phrase.
        caution: What the figure does not say.
    """

    key: str
    part: str
    whole: str
    counted: bool
    unit: str
    name: str
    short: str
    group: str
    caution: str


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """One neighbourhood; None is unknown and never zero.

    Attributes:
        inhabitants: Number of people.
        shares: Per signal, the percentage (0 to 100).
        sizes: Per signal, the number of people or households.
    """

    key: str
    name: str
    inhabitants: int | None
    shares: Mapping[str, Fraction | None]
    sizes: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Municipality:
    """The neighbourhoods of one municipality.

    Attributes:
        name: Name of the municipality; empty when the source does not give it.
        year: Year of the figures, or None when the source does not give it.
        constructed: Whether everything in it is invented.
    """

    name: str
    neighbourhoods: tuple[Neighbourhood, ...]
    year: int | None = None
    constructed: bool = False


@dataclass(frozen=True, slots=True)
class CbsTable:
    """One row of ``cbs_tables.csv``: a year of neighbourhood figures at CBS.

    Attributes:
        address: Where the table's OData feed is.
    """

    table: str
    year: int
    address: str
    note: str


@dataclass(frozen=True, slots=True)
class NeighbourhoodData:
    """What lesson 5 needs: the signals, the example, and how to read CBS."""

    signals: tuple[Signal, ...]
    columns: tuple[Column, ...]
    tables: tuple[CbsTable, ...]
    example: Municipality


def read_neighbourhood_data(folder: Path, language: str) -> NeighbourhoodData:
    """Read the signals, the columns and tables of CBS, and the constructed example.

    Raises:
        DataError: If a cell cannot be used or a signal uses a column that does not exist.
    """
    columns = tuple(
        Column(
            row.text("key"),
            row.one_of("kind", ("text", "count", "percent")),
            row.flag("required"),
            tuple(name.strip() for name in row.text("names").split("|")),
            row.words("label"),
        )
        for row in read_table(folder, "cbs_columns.csv", language)
    )
    signals = _read_signals(folder, language, {column.key for column in columns})
    tables = tuple(
        CbsTable(row.text("table"), row.whole("year", 2013, 2099), row.text("address"), note)
        for row in read_table(folder, "cbs_tables.csv", language, key=("table",))
        for note in [row.words("note")]
    )
    return NeighbourhoodData(signals, columns, tables, _read_example(folder, signals, columns))


def neighbourhood(
    key: str, name: str, numbers: Mapping[str, Fraction | None], signals: Sequence[Signal]
) -> Neighbourhood:
    """Return the neighbourhood that ``numbers`` (per column, None for unknown) describe.

    Shares are cut at 100: CBS rounds small counts, so a part may come out larger than its whole.
    """
    shares: dict[str, Fraction | None] = {}
    sizes: dict[str, int | None] = {}
    for signal in signals:
        part, whole = numbers.get(signal.part), numbers.get(signal.whole)
        share, size = part, part
        if signal.counted:
            share = min(Fraction(100), part * 100 / whole) if part is not None and whole else None
        else:
            size = None if part is None or whole is None else part * whole / 100
        shares[signal.key] = share
        sizes[signal.key] = None if size is None else round(size)
    people = numbers.get("inhabitants")
    return Neighbourhood(key, name, None if people is None else round(people), shares, sizes)


def _read_signals(folder: Path, language: str, columns: set[str]) -> tuple[Signal, ...]:
    ordered = []
    for row in read_table(folder, "signals.csv", language):
        for column in ("part", "whole"):
            if row.text(column) not in columns:
                raise row.error("reference", column)
        signal = Signal(
            row.text("key"),
            row.text("part"),
            row.text("whole"),
            row.one_of("part_is", ("count", "percent")) == "count",
            row.one_of("unit", ("person", "household")),
            row.words("name"),
            row.words("short"),
            row.words("group"),
            row.words("caution"),
        )
        ordered.append((row.whole("order", 1, 99), signal))
    return tuple(signal for _, signal in sorted(ordered, key=lambda pair: pair[0]))


def _read_example(
    folder: Path, signals: Sequence[Signal], columns: Sequence[Column]
) -> Municipality:
    rows = read_table(folder, "neighbourhoods.csv", "nl")
    numeric = [column for column in columns if column.kind != "text"]
    return Municipality(
        name="",
        neighbourhoods=tuple(
            neighbourhood(
                row.text("key"),
                row.text("name"),
                {column.key: _number(row, column) for column in numeric},
                signals,
            )
            for row in rows
        ),
        constructed=True,
    )


def _number(row: Row, column: Column) -> Fraction | None:
    text = row.text(column.key, blank=True)
    if not text:
        return None
    high = 100 if column.kind == "percent" else 10_000_000
    whole, _, decimals = text.partition(".")
    if not (whole + decimals).isdigit() or not text.isascii() or Fraction(text) > high:
        raise row.error("number", column.key, low=0, high=high)
    return Fraction(text)
