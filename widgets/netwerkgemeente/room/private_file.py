"""Small files that only their owner can read: where the service listens, and tokens."""

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def keep_private(path: Path, value: Mapping[str, Any]) -> None:
    """Write ``value`` as JSON so that a reader, who must be the owner, sees all of it or the old.

    Raises:
        OSError: If the folder cannot be made or written.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", dir=path.parent)  # 0600
    written = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(value, file)
        written.replace(path)
    except BaseException:
        written.unlink()
        raise


def read_private(path: Path) -> dict[str, Any] | None:
    """Return what :func:`keep_private` wrote, or None where there is no such file."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return value if isinstance(value, dict) else None
