"""The course passport: one trainee's answers in one JSON file that never leaves the machine.

The file is read once, when a lesson opens, and written after every answer. Two lessons that are
open together write to one file: each write reads what the other saved and changes only what was
answered here since. A file that cannot be read is moved aside, never overwritten.
"""

import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeAlias

from netwerkgemeente.models.merging import merged

SCHEMA = "netwerkgemeente-passport"
VERSION = 1
MAX_BYTES = 20_000_000
"""A larger file is not a passport: every field of the course full of emoji takes half of it."""

MAX_DEPTH = 50
"""Deeper nesting than any answer has; beyond some depth Python reads JSON that it cannot write."""

PATIENCE = 2.0
"""Seconds that a lesson waits for another one that writes; that takes some milliseconds."""

FILE_NAME = "paspoort.json"

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class PassportError(ValueError):
    """A text that is not a passport that this version can read.

    Attributes:
        problem: ``damaged`` or ``newer``.
    """

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(problem)


class Passport:
    """Answers by activity, kept in memory and, where that is possible, in a file.

    Attributes:
        path: The file, or None to keep answers in memory only.
        problem: Why the answers are not (all) in the file, or None when they are:
            ``damaged`` or ``newer`` (the file that was found is kept as ``aside``),
            ``blocked`` (a damaged or newer file could not be moved, so nothing is written),
            ``unwritable`` (the folder or disk refuses).
        aside: Where a file that could not be read was put.
    """

    def __init__(self, path: Path | None, today: Callable[[], date] = date.today) -> None:
        self.path = path
        self.problem: str | None = None
        self.aside: Path | None = None
        self._today = today
        self._answers: dict[str, Json] = {}
        self._days: dict[str, str] = {}
        self._base: dict[str, Json] = {}  # as the file had it when last read or written
        if path is not None:
            self._open(path)

    def answer(self, key: str) -> Json:
        """Return the answer kept under ``key``, or None."""
        return self._answers.get(key)

    def answers(self) -> dict[str, Json]:
        """Return every answer that is kept, by key."""
        return dict(self._answers)

    def days(self) -> dict[str, str]:
        """Return the day of every answer, as year-month-day, by key."""
        return dict(self._days)

    def keys(self) -> tuple[str, ...]:
        """Return the keys under which something is kept."""
        return tuple(self._answers)

    def keep(self, key: str, answer: Json, blank: Json = None) -> Json:
        """Keep ``answer`` under ``key`` and write the file; ``problem`` says if that failed.

        Returns the answer with what the same activity, open elsewhere, saved in the meantime.

        Args:
            blank: What the answer grew from when nothing was kept yet.
        """
        self._base.setdefault(key, blank)
        self._answers[key] = answer
        self._days[key] = self._today().isoformat()
        self._write(own=(key,))
        return self._answers[key]

    def text(self) -> str:
        """Return the whole passport as JSON text, as it is saved and downloaded."""
        answers: Json = {
            key: {"day": self._days.get(key, ""), "answer": answer}
            for key, answer in sorted(self._answers.items())
        }
        document: Json = {"schema": SCHEMA, "version": VERSION, "answers": answers}
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

    def load(self, text: str) -> None:
        """Take every answer from ``text``, a downloaded passport, and write the file.

        Answers to activities that ``text`` does not mention stay as they are.

        Raises:
            PassportError: If ``text`` is not a passport; nothing has changed then.
        """
        answers, days = read_passport(text)
        self._answers.update(answers)
        self._days.update(days)
        self._write(own=tuple(answers))

    def _open(self, path: Path) -> None:
        try:
            if path.stat().st_size > MAX_BYTES:
                raise PassportError("damaged")
            self._answers, self._days = read_passport(path.read_text(encoding="utf-8"))
            self._base = dict(self._answers)
        except FileNotFoundError:
            return
        except (PassportError, UnicodeDecodeError) as error:
            self._set_aside(path, getattr(error, "problem", "damaged"))
        except OSError:
            self.problem = "blocked"

    def _set_aside(self, path: Path, problem: str) -> None:
        stem = f"{path.stem}-{problem}-{self._today().isoformat()}"
        number = 1
        while (aside := path.with_name(f"{stem}-{number}.json")).exists():
            number += 1
        try:
            path.rename(aside)
        except OSError:
            self.problem = "blocked"
        else:
            self.problem, self.aside = problem, aside

    def _write(self, own: tuple[str, ...]) -> None:
        if self.path is None or self.problem == "blocked":
            return
        try:
            with _alone(self.path.parent):
                self._take_from_others(self.path, own)
                _replace(self.path, self.text())
            self._base = dict(self._answers)
        except OSError:
            self.problem = "unwritable"
        else:
            if self.problem == "unwritable":
                self.problem = None

    def _take_from_others(self, path: Path, own: tuple[str, ...]) -> None:
        """Keep what another open lesson has saved since this one read the file."""
        try:
            answers, days = read_passport(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        except (PassportError, UnicodeDecodeError) as error:
            self._set_aside(path, getattr(error, "problem", "damaged"))
            if self.problem == "blocked":
                raise OSError("the passport file cannot be moved aside") from error
            return
        for key, theirs in answers.items():
            if key in own:
                base = self._base.get(key)
                self._answers[key] = merged(base, self._answers[key], theirs)
            else:
                self._answers[key], self._days[key] = theirs, days[key]


def read_passport(text: str) -> tuple[dict[str, Json], dict[str, str]]:
    """Return the answers and the days on which they were given, by key.

    A byte order mark, as some editors put before the text, does no harm.

    Raises:
        PassportError: If ``text`` is not a passport (``damaged``), or is one of a later version
            of the course (``newer``).
    """
    try:
        document = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise PassportError("damaged") from error
    if not isinstance(document, Mapping) or document.get("schema") != SCHEMA:
        raise PassportError("damaged")
    version = document.get("version")
    if not isinstance(version, int) or version < 1:
        raise PassportError("damaged")
    if version > VERSION:
        raise PassportError("newer")
    kept = document.get("answers")
    if not isinstance(kept, Mapping):
        raise PassportError("damaged")
    answers: dict[str, Json] = {}
    days: dict[str, str] = {}
    for key, entry in kept.items():
        if not isinstance(entry, Mapping) or "answer" not in entry:
            raise PassportError("damaged")
        if _deeper_than(MAX_DEPTH, entry["answer"]):
            raise PassportError("damaged")
        answers[key] = entry["answer"]
        days[key] = entry["day"] if isinstance(entry.get("day"), str) else ""
    return answers, days


def _deeper_than(levels: int, value: Json) -> bool:
    inner = list(value.values()) if isinstance(value, dict) else value
    if not isinstance(inner, list):
        return False
    return levels == 0 or any(_deeper_than(levels - 1, item) for item in inner)


def passport_path(folder: Path, chosen: str | None) -> Path:
    """Return where the passport of lessons in ``folder`` lives.

    Beside the language folders, so that the Dutch and the English lessons share it.

    Args:
        folder: The folder of the notebook, normally ``lessons/nl`` or ``lessons/en``.
        chosen: A file that was chosen instead, or None.
    """
    if chosen:
        return Path(chosen)
    return (folder.parent if folder.name in ("nl", "en") else folder) / FILE_NAME


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold back other lessons that would read and write here at the same moment."""
    lock = _locked(folder)
    try:
        yield
    finally:
        if lock is not None:
            os.close(lock)


def _locked(folder: Path) -> int | None:
    """Return a lock, which ends when it is closed; None where there are none, or it takes long."""
    try:
        # not on Windows; and in a browser the module is there, but empty
        from fcntl import LOCK_EX, LOCK_NB, flock  # noqa: PLC0415
    except ImportError:
        return None
    try:
        lock = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            time.sleep(0.005)
        except OSError:  # some network disks have no locks
            break
        else:
            return lock
    os.close(lock)
    return None


def _replace(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` so that a reader sees the old text or the new, never a part."""
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".tmp", dir=path.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        written.replace(path)
    except BaseException:
        written.unlink()
        raise
