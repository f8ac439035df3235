"""Rungs and ranges of rungs in words, as they stand in a sentence."""

from collections.abc import Sequence

from netwerkgemeente.content.ladder import Rung
from netwerkgemeente.messages.reader import Messages


def range_words(low: int, high: int, rungs: Sequence[Rung], messages: Messages) -> str:
    """Return the rungs ``low`` to ``high`` in words, such as 'facilitating to stimulating'."""
    names = [rung.name.lower() for rung in rungs]
    if low == high:
        return names[low - 1]
    return messages("format.range", low=names[low - 1], high=names[high - 1])
