"""The lessons handed out: on a JupyterHub every user has a copy of their own.

``python -m netwerkgemeente.handout FOLDER PROGRAM ...`` brings the lessons of FOLDER up to date in
the user's own folder and then becomes PROGRAM, which is how a hub starts a user's server. It works
as the user and needs no network.

What the user wrote is kept. A file that the course changed is replaced when the user's copy says
what was handed out; saved outputs of a notebook make no difference. A copy that the user changed
is kept beside the new one, under another name. What the course did not hand out, such as the
passport, is never touched, and neither is a lesson that the course has no more.
"""

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

ROOT_VARIABLE = "JUPYTERHUB_ROOT_DIR"
"""Environment variable in which a hub says what folder the user's server shows."""

RECORD = ".handed-out.json"
"""File in the user's folder that says what was handed out: path -> both hashes of it."""

KINDS = frozenset({".ipynb", ".md", ".png", ".svg", ".csv", ".xlsx"})
"""What is handed out. A passport of whoever maintains the lessons, for one, is not."""


class Handed(NamedTuple):
    """One file as it was handed out.

    Attributes:
        written: Hash of what a person wrote in it, by which the user's own changes are known.
        file: Hash of the whole, by which the course's changes are known.
    """

    written: str
    file: str


@dataclass(slots=True)
class HandOut:
    """What came of it.

    Attributes:
        notebooks: Those that are new in the user's folder.
        problems: What could not be brought up to date, and why; the next time it is tried again.
    """

    notebooks: list[Path] = field(default_factory=list)
    problems: list[OSError] = field(default_factory=list)


def hand_out(lessons: Path, own: Path) -> HandOut:
    """Bring the user's folder up to date.

    Args:
        lessons: The lessons as the course has them.
        own: The user's folder; it is made when there is none.

    Raises:
        OSError: If the user's folder cannot be made.
    """
    own.mkdir(parents=True, exist_ok=True)
    record = _read_record(own / RECORD)
    result = HandOut()
    for name in _names(lessons):
        source, copy = lessons / name, own / name
        try:
            now = Handed(_written(source), _hash(source.read_bytes()))
            if _bring(source, copy, now, record.get(name)) and copy.suffix == ".ipynb":
                result.notebooks.append(copy)
            if record.get(name) != now:
                record[name] = now
                _write(own / RECORD, json.dumps(record, indent=1).encode())
        except OSError as error:
            result.problems.append(error)
    return result


def trust(notebooks: Sequence[Path]) -> None:
    """Sign notebooks as the user's own, so that their buttons work without a question."""
    if not notebooks:
        return
    import nbformat  # noqa: PLC0415 - half a second, and most of the time there is nothing new
    from nbformat.sign import NotebookNotary  # noqa: PLC0415 - as above

    with NotebookNotary() as notary:  # type: ignore[no-untyped-call]
        for path in notebooks:
            notary.sign(nbformat.read(path, as_version=4))  # type: ignore[no-untyped-call]


def main(arguments: Sequence[str]) -> None:
    """Hand out, then become the program; that starts, whatever became of the lessons."""
    if len(arguments) < 2:
        raise SystemExit("Say which folder has the lessons, and which program to start.")
    lessons, program = Path(arguments[0]), list(arguments[1:])
    own = Path(os.environ.get(ROOT_VARIABLE) or "~/lessons").expanduser()
    try:
        if not lessons.is_dir():
            raise FileNotFoundError(f"there is no folder {lessons}")
        result = hand_out(lessons, own)
        for problem in result.problems:
            _complain(problem)
        trust(result.notebooks)
    except Exception as error:  # noqa: BLE001 - a full disk must not keep a trainee out
        _complain(error)
    os.execvp(program[0], program)  # noqa: S606 - the hub's own command


def _complain(error: Exception) -> None:
    print(f"The lessons are not up to date: {error}", file=sys.stderr)  # noqa: T201


def _names(lessons: Path) -> Iterator[str]:
    """Give the path of each file that is handed out, from the folder of lessons."""
    for path in sorted(lessons.rglob("*")):
        name = path.relative_to(lessons)
        if path.suffix in KINDS and not any(part.startswith(".") for part in name.parts):
            yield name.as_posix()


def _bring(source: Path, copy: Path, now: Handed, before: Handed | None) -> bool:
    """Make ``copy`` what the course has; return whether that changed it.

    Args:
        now: What the course has.
        before: What was handed out; None when nothing was, or nobody knows.
    """
    if copy.exists():
        if before is not None and before.file == now.file:
            return False
        if _hash(copy.read_bytes()) == now.file:
            return False
        if _written(copy) not in {now.written, before and before.written}:
            copy.rename(_free_name(copy))
    copy.parent.mkdir(parents=True, exist_ok=True)
    _write(copy, source.read_bytes())
    return True


def _written(path: Path) -> str:
    """Return a hash of what a person wrote in a file: of a notebook, its texts and code."""
    content = path.read_bytes()
    if path.suffix == ".ipynb":
        try:
            cells = [(c["cell_type"], "".join(c["source"])) for c in json.loads(content)["cells"]]
        except (ValueError, KeyError, TypeError):
            pass  # damaged: what it holds counts as written by its owner
        else:
            content = json.dumps(cells).encode()
    return _hash(content)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _free_name(path: Path) -> Path:
    """Return the name for the user's own version: ``02-de-ladder-eigen-1.ipynb``."""
    number = 1
    while (free := path.with_name(f"{path.stem}-eigen-{number}{path.suffix}")).exists():
        number += 1
    return free


def _read_record(path: Path) -> dict[str, Handed]:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return {name: Handed(*map(str, hashes)) for name, hashes in record.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}  # nobody knows


def _write(path: Path, content: bytes) -> None:
    """Write so that a full disk leaves the old file, and nothing half."""
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=".tmp", dir=path.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        written.chmod(0o644)
        written.replace(path)
    except BaseException:
        written.unlink(missing_ok=True)
        raise


if __name__ == "__main__":
    main(sys.argv[1:])
