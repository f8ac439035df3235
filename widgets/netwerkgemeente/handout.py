"""The lessons handed out: on a JupyterHub every user has a copy of their own.

``python -m netwerkgemeente.handout FOLDER PROGRAM ...`` brings the lessons of FOLDER up to date in
the user's own folder and then becomes PROGRAM, which is how a hub starts a user's server. It works
as the user and needs no network.

What the user wrote is kept. A file that the course changed is replaced when the user's copy says
what was handed out; saved outputs of a notebook make no difference. A copy that the user changed
is kept beside the new one, under another name. What the course did not hand out, such as the
passport, is never touched.
"""

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT_VARIABLE = "JUPYTERHUB_ROOT_DIR"
"""Environment variable in which a hub says what folder the user's server shows."""

RECORD = ".handed-out.json"
"""File in the user's folder that says what was handed out: path -> fingerprint."""

KINDS = frozenset({".ipynb", ".md", ".png", ".svg", ".csv", ".xlsx"})
"""What is handed out. A passport of whoever maintains the lessons, for one, is not."""


def hand_out(lessons: Path, own: Path) -> list[Path]:
    """Bring the user's folder up to date, and return the notebooks that are new in it.

    Args:
        lessons: The lessons as the course has them.
        own: The user's folder; it is made when there is none.

    Raises:
        OSError: If a folder or file cannot be read or written. What was handed out is complete,
            and the rest follows the next time.
    """
    own.mkdir(parents=True, exist_ok=True)
    record = _read_record(own / RECORD)
    new = []
    for source in sorted(path for path in lessons.rglob("*") if path.suffix in KINDS):
        name = source.relative_to(lessons).as_posix()
        if any(part.startswith(".") for part in Path(name).parts):
            continue
        if _bring(source, own / name, record.get(name)):
            new.append(own / name)
        if record.get(name) != (fingerprint := _fingerprint(source)):
            record[name] = fingerprint
            _write(own / RECORD, json.dumps(record, indent=1).encode())
    return [path for path in new if path.suffix == ".ipynb"]


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
        trust(hand_out(lessons, own))
    except Exception as error:  # noqa: BLE001 - a full disk must not keep a trainee out
        print(f"The lessons are not up to date: {error}", file=sys.stderr)  # noqa: T201
    os.execvp(program[0], program)  # noqa: S606 - the hub's own command


def _bring(source: Path, copy: Path, handed_out: str | None) -> bool:
    """Make ``copy`` what the course has; return whether that changed it.

    Args:
        handed_out: Fingerprint of what was put there; None when nothing was, or nobody knows.
    """
    if copy.exists():
        wanted = _fingerprint(source)
        if wanted in {handed_out, found := _fingerprint(copy)}:
            return False
        if found != handed_out:
            copy.rename(_free_name(copy))
    copy.parent.mkdir(parents=True, exist_ok=True)
    _write(copy, source.read_bytes())
    return True


def _fingerprint(path: Path) -> str:
    """Return a hash of what a person wrote in a file: of a notebook, its texts and code."""
    content = path.read_bytes()
    if path.suffix == ".ipynb":
        try:
            cells = [(c["cell_type"], "".join(c["source"])) for c in json.loads(content)["cells"]]
        except (ValueError, KeyError, TypeError):
            pass  # damaged: what it holds counts as written by its owner
        else:
            content = json.dumps(cells).encode()
    return hashlib.sha256(content).hexdigest()


def _free_name(path: Path) -> Path:
    """Return the name for the user's own version: ``02-de-ladder-eigen-1.ipynb``."""
    number = 1
    while (free := path.with_name(f"{path.stem}-eigen-{number}{path.suffix}")).exists():
        number += 1
    return free


def _read_record(path: Path) -> dict[str, str]:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return dict(record) if isinstance(record, Mapping) else {}


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
