"""The leader's token, kept beside the room's database so that another kernel can go on.

It is the only copy: it is in no output, in no address and in nothing that the page is sent.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from netwerkgemeente.room.private_file import keep_private, read_private

_NAME = re.compile(r"room-([0-9A-Z]{6})\.json")


@dataclass(frozen=True, slots=True)
class KeptRoom:
    """What is needed to lead a room.

    Attributes:
        token: Proves that one is its leader.
        service: Base address of a service that somebody else runs, such as a hub's; None for the
            one on this machine.
        expires: When the room ends by itself.
        closed: Whether its leader closed it; its results can still be had.
    """

    code: str
    token: str = field(repr=False)
    language: str
    expires: datetime
    service: str | None = None
    closed: bool = False

    @property
    def expired(self) -> bool:
        """Whether its time is over."""
        return self.expires <= datetime.now(UTC)

    def keep(self, folder: Path) -> None:
        """Write it to ``folder``.

        Raises:
            OSError: If the folder cannot be written.
        """
        value: dict[str, Any] = {
            "code": self.code,
            "token": self.token,
            "language": self.language,
            "expires": self.expires.isoformat(),
            "service": self.service,
            "closed": self.closed,
        }
        keep_private(_path(folder, self.code), value)

    def forget(self, folder: Path) -> None:
        """Remove it from ``folder``; without it the room cannot be led any more."""
        _path(folder, self.code).unlink(missing_ok=True)


def find_room(folder: Path, code: str) -> KeptRoom | None:
    """Return the room with ``code``, however it was typed, or None when it is not kept here."""
    tidy = re.sub(r"[\s-]", "", code).upper()
    if not _NAME.fullmatch(f"room-{tidy}.json"):
        return None
    kept = read_private(_path(folder, tidy))
    return None if kept is None else _read(kept)


def kept_rooms(folder: Path) -> Iterator[KeptRoom]:
    """Give every room that is kept and not over, and remove what is left of the others."""
    for path in sorted(folder.glob("room-*.json")):
        if match := _NAME.fullmatch(path.name):
            room = find_room(folder, match[1])
            if room is None or room.expired:
                path.unlink(missing_ok=True)
            else:
                yield room


def _read(kept: dict[str, Any]) -> KeptRoom | None:
    """Return the room that was kept, or None when somebody edited the file."""
    code, token, language = (kept.get(name) for name in ("code", "token", "language"))
    service = kept.get("service")
    if not all(isinstance(text, str) for text in (code, token, language, service or "")):
        return None
    try:
        expires = datetime.fromisoformat(str(kept.get("expires")))
    except ValueError:
        return None
    if expires.tzinfo is None:
        return None
    closed = kept.get("closed") is True
    return KeptRoom(str(code), str(token), str(language), expires, service, closed)


def _path(folder: Path, code: str) -> Path:
    return folder / f"room-{code}.json"
