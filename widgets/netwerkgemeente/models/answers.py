"""Reading answers that may have been edited: what does not fit counts as not given."""

from collections.abc import Mapping

MAX_TEXT = 20_000
"""Longest text that is kept of one free answer, in characters."""

MY_FILE = "start.my_file"
"""Key under which a passport keeps what the start page asks of one's own file."""


def mapping(value: object) -> Mapping[str, object]:
    """Return ``value`` if it is a mapping with text keys, else an empty one."""
    if isinstance(value, Mapping):
        return {key: item for key, item in value.items() if isinstance(key, str)}
    return {}


def whole(value: object, low: int, high: int) -> int | None:
    """Return ``value`` if it is a whole number from ``low`` to ``high``, else None."""
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return value
    return None


def whole_number(text: str, low: int, high: int) -> int | None:
    """Return the whole number from ``low`` to ``high`` that was typed, else None."""
    typed = text.strip()
    if not typed.isascii() or not typed.isdigit() or len(typed) > 9:
        return None
    return whole(int(typed), low, high)


def free_text(value: object) -> str:
    """Return ``value`` if it is text, cut at ``MAX_TEXT`` characters, else nothing.

    Half a character (a lone surrogate, which JSON can hold) becomes a question mark: it can be
    sent to no browser.
    """
    return value[:MAX_TEXT].encode(errors="replace").decode() if isinstance(value, str) else ""


def word(value: object, allowed: tuple[str, ...]) -> str | None:
    """Return ``value`` if it is one of ``allowed``, else None."""
    return value if isinstance(value, str) and value in allowed else None


def own_file(answers: Mapping[str, object]) -> str:
    """Return the name of one's own file as the start page has it, or nothing.

    Args:
        answers: A whole passport, answers by key.
    """
    return free_text(mapping(answers.get(MY_FILE)).get("file"))
