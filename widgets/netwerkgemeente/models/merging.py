"""Two people, or two tabs, changed the same answer: keep what each of them changed."""

from typing import Any

Json = Any
"""Plain JSON: None, bool, int, float, str, lists of these and dicts of these by name."""

_ABSENT = object()


def merged(base: Json, ours: Json, theirs: Json) -> Json:
    """Return ``ours`` with what ``theirs`` changed besides, entry by entry.

    A three-way merge, as version control does it: what only one side changed is as that side has
    it; what both changed is as ``ours`` has it. Only dicts have entries; anything else counts as
    one thing, also a list, whose order may be its meaning.

    Args:
        base: What both started from.
    """
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    if not (isinstance(ours, dict) and isinstance(theirs, dict)):
        return ours
    start = base if isinstance(base, dict) else {}
    together = {}
    for name in [*ours, *(name for name in theirs if name not in ours)]:
        entry = _entry(*(side.get(name, _ABSENT) for side in (start, ours, theirs)))
        if entry is not _ABSENT:
            together[name] = entry
    return together


def _entry(base: Json, ours: Json, theirs: Json) -> Json:
    """Merge one entry, which a side may not have; what one side changed is not deleted."""
    if ours is _ABSENT:
        return _ABSENT if theirs == base else theirs
    if theirs is _ABSENT:
        return _ABSENT if ours == base else ours
    return merged(None if base is _ABSENT else base, ours, theirs)
