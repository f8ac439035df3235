"""An IPython extension: a lesson cell that is run before Start gives a sentence.

Every other error keeps its traceback, so that whoever programs in this kernel is not hindered.
"""

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from netwerkgemeente.content.course import LANGUAGES
from netwerkgemeente.messages.reader import read_messages

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


_FROM_OTHER_CELLS = ("lesson", "own_cases", "room")
"""Names that a notebook of the course defines in one cell and uses in others."""


def load_ipython_extension(shell: "InteractiveShell") -> None:
    """Have ``shell`` explain a missing name of the course; IPython calls this at the start."""
    shell.set_custom_exc((NameError,), _explain)


def _explain(
    shell: "InteractiveShell",
    _kind: type[BaseException],
    error: NameError,
    traceback: TracebackType,
    tb_offset: int | None = None,
) -> list[str]:
    if error.name not in _FROM_OTHER_CELLS:
        stb: list[str] = shell.InteractiveTB.structured_traceback(
            type(error), error, traceback, tb_offset=tb_offset
        )
        shell._showtraceback(type(error), error, stb)
        return stb
    folder = Path.cwd().name
    language = folder if folder in LANGUAGES else LANGUAGES[0]
    sentence = [read_messages(language)("problem.start_first")]
    shell._showtraceback(type(error), error, sentence)
    return sentence
