"""What hypothesis draws from: any JSON, and JSON that looks like one activity's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXTS = st.text(max_size=12)


def json_values(
    keys: st.SearchStrategy[str] = TEXTS, leaves: Iterable[object] = ()
) -> st.SearchStrategy[object]:
    """Any JSON value, as a damaged passport may hold it; ``keys`` and ``leaves`` come up often."""
    known = list(leaves)
    leaf = st.none() | st.booleans() | st.integers(-2, 40) | st.integers() | st.floats() | st.text()
    if known:
        leaf = leaf | st.sampled_from(known)
    return st.recursive(
        leaf,
        lambda inner: st.lists(inner, max_size=6) | st.dictionaries(keys, inner, max_size=6),
        max_leaves=25,
    )


def answers_like(example: dict[str, object]) -> st.SearchStrategy[dict[str, object]]:
    """JSON objects in the words of ``example``: its keys and values, in places they may not fit."""
    keys, leaves = set(), []

    def collect(value: object) -> None:
        if isinstance(value, dict):
            keys.update(value)
            leaves.extend(value)
            for inner in value.values():
                collect(inner)
        elif isinstance(value, list):
            leaves.append(value)
        else:
            leaves.append(value)

    collect(example)
    key = st.sampled_from(sorted(keys)) | TEXTS
    anything = json_values(key, leaves)
    damaged = st.fixed_dictionaries({}, optional=dict.fromkeys(example, anything))
    return st.dictionaries(key, anything, max_size=6) | damaged | _swapped(example, anything)


def _swapped(value: object, anything: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """``value`` with any of its parts replaced by anything."""
    if isinstance(value, dict):
        parts = {key: _swapped(inner, anything) | anything for key, inner in value.items()}
        return st.fixed_dictionaries(parts)
    return st.just(value) | anything
