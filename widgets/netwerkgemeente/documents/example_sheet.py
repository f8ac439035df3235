"""An example of a sheet with a leader's own cases, to fill in: as a workbook and as CSV."""

import io
from collections.abc import Iterator, Mapping

from netwerkgemeente.content.own_cases import TEXTS
from netwerkgemeente.messages.reader import Messages

XLSX_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

COLUMNS = (
    "key",
    "title",
    "text",
    "place",
    "period",
    "domain",
    "initiator",
    "low",
    "best",
    "high",
    "rationale",
    "content",
    "process",
    "dials",
    "twist",
    "twist_rung",
    "twist_fact",
    "twist_reason",
    "source",
    "certainty",
    "certainty_note",
)
"""The columns of ``cases.csv`` that a leader may fill in, in its order."""

_NUMBERS = {"low": 2, "best": 2, "high": 3, "content": 1, "process": 1, "twist_rung": 4}
_EXAMPLES = frozenset(TEXTS) - {"certainty_note"}
_WIDE = ("text", "rationale", "dials", "twist", "twist_reason")


def example_rows(
    domains: Mapping[str, str], facts: Mapping[str, str], messages: Messages
) -> list[tuple[str | int, ...]]:
    """Return a header, a row that explains each column, and an example.

    The last two begin with ``#``, so they are not read when somebody leaves them in.

    Args:
        domains, facts: What may stand in two of the columns, as their names.
    """
    example = {
        "key": "#buurtbus",
        "domain": next(iter(domains.values())),
        "twist_fact": next(iter(facts.values())),
        "certainty": "own",
        **_NUMBERS,
        **{column: messages(f"own_cases.example_{column}") for column in _EXAMPLES},
    }
    return [
        tuple(f"{column}_{messages.language}" if column in TEXTS else column for column in COLUMNS),
        tuple(_explained(domains, facts, messages)),
        tuple(example.get(column, "") for column in COLUMNS),
    ]


def example_workbook(rows: list[tuple[str | int, ...]], messages: Messages) -> bytes:
    """Return a workbook with ``rows`` on the first sheet and the explanation on the second."""
    # Imported here: it takes a tenth of a second, and most people never ask for it.
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    header, explained, example = rows
    book = Workbook()
    cases = book.active
    cases.title = messages("own_cases.sheet_cases")
    cases.append(header)
    cases.append(example)
    cases.freeze_panes = "B2"
    explanation = book.create_sheet(messages("own_cases.sheet_help"))
    explanation.append([messages("own_cases.help_column"), messages("own_cases.help_meaning")])
    for name, meaning in zip(header, explained, strict=True):
        explanation.append([name, str(meaning).removeprefix("# ")])
    for line in ("help_languages", "help_hash"):
        explanation.append(["", messages(f"own_cases.{line}")])
    explanation.column_dimensions["A"].width = 22
    explanation.column_dimensions["B"].width = 90
    for place, column in enumerate(COLUMNS, start=1):
        wide = 50 if column in _WIDE else 20
        cases.column_dimensions[cases.cell(1, place).column_letter].width = wide
    for sheet in book.worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                cell.font = Font(bold=cell.row == 1)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _explained(
    domains: Mapping[str, str], facts: Mapping[str, str], messages: Messages
) -> Iterator[str]:
    for column in COLUMNS:
        meaning = messages(
            f"own_cases.help_{column}",
            domains=", ".join(domains.values()),
            facts=", ".join(facts.values()),
            page="page",
            known="known",
            own="own",
        )
        yield f"# {meaning}" if column == COLUMNS[0] else meaning
