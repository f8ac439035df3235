"""Which role a sentence names: a simple look at words, which knows nothing of what is meant."""

import re
from collections.abc import Mapping, Sequence

GAP = "…"
"""In a form: other words of the same clause may stand here, some ten at most."""

_SAME_CLAUSE = r"\b[^.,;:!?\n]{0,80}?\b"


def named_roles(text: str, forms: Mapping[int, Sequence[str]]) -> frozenset[int]:
    """Return the rungs of which a form stands in ``text``, as whole words, in capitals or not.

    Args:
        forms: Per rung how people write its role, such as ``facilitate``, or with a gap
            ``laten … los``.
    """
    return frozenset(rung for rung, own in forms.items() if any(_holds(text, form) for form in own))


def other_role(
    text: str, chosen: int | None, forms: Mapping[int, Sequence[str]], denials: Sequence[str]
) -> int | None:
    """Return the rung that ``text`` plainly names instead of the chosen one, or None.

    Plainly: one rung and no other, and without a word of ``denials``, such as ``not``. Own
    construction: a hint, no judgement.
    """
    if chosen is None or any(_holds(text, denial) for denial in denials):
        return None
    named = named_roles(text, forms)
    return next(iter(named)) if len(named) == 1 and chosen not in named else None


def _holds(text: str, form: str) -> bool:
    pattern = _SAME_CLAUSE.join(
        r"\s+".join(map(re.escape, part.split())) for part in form.split(GAP)
    )
    return re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE) is not None
