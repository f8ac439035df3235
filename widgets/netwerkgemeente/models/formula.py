"""What a spreadsheet would take for a formula, and would run."""

import unicodedata

_STARTS = ("=", "+", "-", "@")
_ALSO_FIRST = ("\t", "\r")
"""Read away by some spreadsheets, so that what follows begins the cell."""


def defused(text: str) -> str:
    """Return ``text`` with an apostrophe in front if it would be run; spreadsheets show it then."""
    plain = unicodedata.normalize("NFKC", text)  # some read the wide forms of East Asia as well
    runs = plain.lstrip().startswith(_STARTS) or plain.startswith(_ALSO_FIRST)
    return f"'{text}" if runs else text
