"""Finding the browser side of a control."""

import re
from pathlib import Path

_HERE = Path(__file__).parent
_COMMENT = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)
"""With lines of its own."""


def asset(*names: str) -> str:
    """Return the text of files in this folder, joined, without indentation and comments.

    A control whose browser side uses a shared function names that function's file first. Every
    widget brings its own copy to the page, so what only helps a reader stays behind.

    Raises:
        FileNotFoundError: If a file is missing, so that a control cannot be defined without it.
    """
    text = "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)
    return "\n".join(line.strip() for line in _COMMENT.sub("", text).splitlines())


def stylesheets() -> str:
    """Return the stylesheets of all controls, so that a page needs to be sent them only once."""
    return asset(*sorted(path.name for path in _HERE.glob("*.css")))
