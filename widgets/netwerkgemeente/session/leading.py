"""Leading one room: asks the service, and starts it again where it is gone."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from netwerkgemeente.room.address import listening_host, public_address
from netwerkgemeente.room.client import LeaderClient, RoomError
from netwerkgemeente.room.process import KEY_VARIABLE, ensure_service
from netwerkgemeente.session.kept_room import KeptRoom

SERVICE_VARIABLE = "NETWERKGEMEENTE_ROOM_SERVICE"
"""Environment variable with the address of a service that is there already, such as a hub's."""

PUBLIC_VARIABLE = "NETWERKGEMEENTE_ROOM_PUBLIC"
"""Environment variable with its address for phones, where that is another one: on a cluster."""

Answer = TypeVar("Answer")


@dataclass
class Leading:
    """The leader's side of one room.

    Attributes:
        folder: Where the room is kept, beside the database of this machine's service.
        page: The Jupyter Server's address as the leader's browser knows it; "" while unknown.
    """

    kept: KeptRoom
    folder: Path
    page: str = ""
    _reviving: Lock = field(default_factory=Lock, repr=False)

    @classmethod
    def open(cls, folder: Path, language: str, seats: int, page: str) -> "Leading":
        """Open a room, and start the service for it where none runs.

        Raises:
            ServiceError: If the service cannot be started.
            RoomError: If it does not open a room.
            OSError: If the token cannot be kept.
        """
        service = os.environ.get(SERVICE_VARIABLE, "").rstrip("/") or None
        if service is not None:
            key = os.environ.get(KEY_VARIABLE) or os.environ.get("JUPYTERHUB_API_TOKEN", "")
            public = _for_phones(service)
            client = LeaderClient.open(service, key, language=language, seats=seats, address=public)
        else:
            client = _open_here(folder, language, seats, page)
        expires = datetime.fromisoformat(client.state()["expires"])
        kept = KeptRoom(client.code, client.token, language, expires, service)
        kept.keep(folder)
        return cls(kept, folder, page)

    def client(self) -> LeaderClient:
        """Return a client for the service; it is started if it is ours and gone.

        Raises:
            ServiceError: If it cannot be started.
        """
        if self.kept.service is not None:
            return LeaderClient(self.kept.service, self.kept.code, self.kept.token)
        with self._reviving:
            service = ensure_service(self.folder, listening_host(self.page))
        return LeaderClient(service.base, self.kept.code, self.kept.token)

    def ask(self, question: Callable[[LeaderClient], Answer]) -> Answer:
        """Return what ``question`` returns; it is asked again when the service just went.

        Raises:
            RoomError: If the service refuses, or cannot be reached.
            ServiceError: If it cannot be started.
        """
        try:
            return question(self.client())
        except RoomError as error:
            if error.status is not None:
                raise
            return question(self.client())

    def base(self) -> str:
        """Return the service's address on this machine."""
        return self.client().base

    def find_address(self, page: str = "") -> str:
        """Tell the service what phones go to; return that, or "" while it is not known.

        Args:
            page: What the leader's browser says; "" when it did not say anything new.
        """
        self.page = page or self.page
        if self.kept.service is not None:
            return _for_phones(self.kept.service)
        with self._reviving:
            port = ensure_service(self.folder, listening_host(self.page)).port
        address = public_address(self.page, port)

        def tell(client: LeaderClient) -> Any:  # noqa: ANN401 - the service's JSON
            return client.change(address=address)

        self.ask(tell)
        return address

    def close(self) -> None:
        """Close the room for good; its token is still needed for its results."""
        self.ask(lambda client: client.close())
        self.kept = replace(self.kept, closed=True)
        self.kept.keep(self.folder)

    def delete(self) -> None:
        """Have the service forget the room with all that was voted, and forget it here."""
        self.ask(lambda client: client.delete())
        self.forget()

    def forget(self) -> None:
        """Throw the token away; nobody leads this room any more."""
        self.kept.forget(self.folder)


def _for_phones(service: str) -> str:
    """Return where phones find a service that is there already."""
    return os.environ.get(PUBLIC_VARIABLE, "").rstrip("/") or service


def _open_here(folder: Path, language: str, seats: int, page: str) -> LeaderClient:
    """Open a room in this machine's service; once more when it just ended with its last room."""

    def open_() -> LeaderClient:
        service = ensure_service(folder, listening_host(page))
        address = public_address(page, service.port)
        return LeaderClient.open(
            service.base, service.key, language=language, seats=seats, address=address
        )

    try:
        return open_()
    except RoomError as error:
        if error.status is not None:
            raise
        return open_()
