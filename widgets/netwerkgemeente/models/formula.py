"""What a spreadsheet would take for a formula, and would run."""

_STARTS = ("=", "+", "-", "@")
_ALSO_FIRST = ("\t", "\r")
"""Read away by some spreadsheets, so that what follows begins the cell."""


def defused(text: str) -> str:
    """Return ``text`` with an apostrophe in front if it would be run; spreadsheets show it then."""
    runs = text.lstrip().startswith(_STARTS) or text.startswith(_ALSO_FIRST)
    return f"'{text}" if runs else text
