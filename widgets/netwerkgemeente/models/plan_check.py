"""What can be said of a plan B without understanding it: what is empty, and what is not named."""

from collections.abc import Mapping, Sequence

from netwerkgemeente.content.plan import PlanCheck, PlanField


def missing(fields: Sequence[PlanField], written: Mapping[str, str]) -> tuple[PlanField, ...]:
    """Return the fields in which nothing is written, in their order."""
    return tuple(field for field in fields if not _text(written, field.key))


def remarks(checks: Sequence[PlanCheck], written: Mapping[str, str]) -> tuple[str, ...]:
    """Return what the checks remark, in their order.

    A check speaks when its own field is filled and either the field it needs is empty, or the text
    holds no digit and none of the check's words (parts of words count, capitals do not matter).
    It does not understand the text: a remark is a question, not a judgement.
    """
    return tuple(check.remark for check in checks if _speaks(check, written))


def _speaks(check: PlanCheck, written: Mapping[str, str]) -> bool:
    text = _text(written, check.field).casefold()
    if not text:
        return False
    if check.needs:
        return not _text(written, check.needs)
    said = any(letter.isdigit() for letter in text)
    return not said and not any(word.casefold() in text for word in check.words)


def _text(written: Mapping[str, str], key: str) -> str:
    return written.get(key, "").strip()
