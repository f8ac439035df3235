"""The nine fields of a plan B, and the remarks that are made about them."""

from dataclasses import dataclass
from pathlib import Path

from netwerkgemeente.content.table import read_table


@dataclass(frozen=True, slots=True)
class PlanField:
    """One row of ``plan_fields.csv``.

    Attributes:
        key: Passports refer to it, so it never changes.
    """

    key: str
    name: str
    question: str
    example: str


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """One row of ``plan_checks.csv``: a remark on what is written in ``field``.

    Attributes:
        field: Key of the field that must be filled for the check to speak.
        needs: Key of a field that should be filled too, or empty.
        words: Words of which one should occur in ``field``; empty when ``needs`` is given.
    """

    field: str
    needs: str
    words: tuple[str, ...]
    remark: str


def read_plan(folder: Path, language: str) -> tuple[tuple[PlanField, ...], tuple[PlanCheck, ...]]:
    """Return the fields and the checks, each in their order.

    Raises:
        DataError: If a cell cannot be used, a check names a field that does not exist, or it has
            neither another field nor words to look for.
    """
    rows = read_table(folder, "plan_fields.csv", language)
    fields = tuple(
        PlanField(row.text("key"), row.words("name"), row.words("question"), row.words("example"))
        for row in sorted(rows, key=lambda row: row.whole("order", 1, 99))
    )
    keys = {field.key for field in fields}
    checks = []
    for row in sorted(
        read_table(folder, "plan_checks.csv", language), key=lambda row: row.whole("order", 1, 99)
    ):
        needs = row.text("needs", blank=True)
        words = tuple(filter(None, row.words("words", blank=True).split("|")))
        if row.text("field") not in keys:
            raise row.error("reference", "field")
        if needs and needs not in keys:
            raise row.error("reference", "needs")
        if not needs and not words:
            raise row.error("blank", "needs")
        checks.append(PlanCheck(row.text("field"), needs, words, row.words("remark")))
    return fields, tuple(checks)
