"""A simple check of what still steers in a sentence: digits and a list of words, no more.

It looks for what is written, not for what is meant: a promise to residents can hold a number too.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from netwerkgemeente.content.sentence import Part, SteeringWords

_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*(?:\s?%)?")


@dataclass(frozen=True, slots=True)
class Trace:
    """Something in a sentence that may steer.

    Attributes:
        kind: ``number``, ``time`` or ``form``.
        found: As it stands in the sentence.
    """

    kind: str
    found: str


def traces(text: str, words: Iterable[SteeringWords]) -> tuple[Trace, ...]:
    """Return what the check finds in ``text``, in order, each thing once.

    Digits count as a number; ``words`` are found whole, in capitals or not. Of two that overlap
    the longer one is kept. Own construction.
    """
    spots = [(m.start(), -len(m[0]), Trace("number", m[0])) for m in _FIGURE.finditer(text)]
    for group in words:
        spots += [
            (m.start(), -len(m[0]), Trace(group.kind, m[0])) for m in _matches(text, group.words)
        ]
    kept: list[Trace] = []
    end = 0
    for start, negative_length, trace in sorted(spots, key=lambda spot: spot[:2]):
        if start < end:
            continue
        end = start - negative_length
        if trace.found.casefold() not in {other.found.casefold() for other in kept}:
            kept.append(trace)
    return tuple(kept)


def parts_left(text: str, parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts that steer, for certain or arguably, of which a word stands in ``text``."""
    return tuple(
        part for part in parts if part.steers != "no" and next(_matches(text, part.words), None)
    )


def _matches(text: str, words: Sequence[str]) -> Iterator[re.Match[str]]:
    if not words:
        return iter(())
    longest_first = sorted(words, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first))
    return re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text, re.IGNORECASE)
