"""The room as a service of a JupyterHub: where the hub wants it, and who may open rooms there.

Participants need no account at the hub: only whoever opens a room is asked for, by the token that
the hub itself gave to that person's server. In JupyterHub's own terms, a course leader is who has
the scope ``access:services!service=NAME``; see JupyterHub's documentation of roles.
"""

import hashlib
import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

_ANSWER = 1_000_000
_AT_ONCE = 4
_HERE = "127.0.0.1"


class HubError(Exception):
    """The hub did not say who a token belongs to: it is not there, or it refused this service."""


@dataclass(frozen=True, slots=True)
class HubService:
    """What the hub told this process when it started it.

    Attributes:
        prefix: Below which path it passes requests on, such as ``/services/room``; not stripped.
        host: Where it expects this process to listen.
        port: On which port.
        api: Address of the hub's own API.
        scopes: Any one of them gives access to this service.
    """

    prefix: str
    host: str
    port: int
    api: str
    scopes: frozenset[str]

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "HubService | None":
        """Read what a hub sets; None when no hub started this process as a service with a port."""
        api, prefix = (
            environment.get("JUPYTERHUB_API_URL"),
            environment.get("JUPYTERHUB_SERVICE_PREFIX"),
        )
        # A user's server has a prefix too, and a name of its own instead of a service's.
        name = environment.get("JUPYTERHUB_SERVICE_NAME")
        where = urlsplit(environment.get("JUPYTERHUB_SERVICE_URL", ""))
        if not (api and prefix and name and where.port):
            return None
        given = json.loads(environment.get("JUPYTERHUB_OAUTH_ACCESS_SCOPES", "[]"))
        return cls(
            prefix="/" + prefix.strip("/"),
            host=where.hostname or _HERE,
            port=where.port,
            api=api.rstrip("/"),
            scopes=frozenset(given) or frozenset({f"access:services!service={name}"}),
        )


class HubGate:
    """Says whether a token may open a room, as ``may_open`` of the service's application.

    A token is shown to the hub that gave it, and to nobody else; what is remembered is its hash.

    Args:
        api: Address of the hub's API.
        scopes: Any one of them will do.
        seconds: That the hub may take.
        remember: Seconds that an answer holds: so long a right that was taken away still works.
        remembered: How many answers are kept at most.
        now: Seconds that only go up.
    """

    def __init__(
        self,
        api: str,
        scopes: frozenset[str],
        *,
        seconds: float = 5,
        remember: float = 30,
        remembered: int = 1_000,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._address = f"{api}/user"
        self._scopes = scopes
        self._seconds = seconds
        self._remember = remember
        self._remembered = remembered
        self._now = now
        self._known: dict[bytes, tuple[float, bool]] = {}
        self._places = threading.BoundedSemaphore(_AT_ONCE)

    def __call__(self, token: str) -> bool:
        """Ask the hub, or remember what it said.

        Raises:
            HubError: If it gives no answer, or is asked too much at once. That is not remembered.
        """
        if not token.isascii() or not token.isprintable():
            return False
        key = hashlib.sha256(token.encode()).digest()
        until, may = self._known.get(key, (0.0, False))
        if self._now() < until:
            return may
        # Everybody may ask, and a hub may be slow: that must not hold up those who vote.
        if not self._places.acquire(blocking=False):
            raise HubError("The hub is asked too much at once.")
        try:
            may = not self._scopes.isdisjoint(self._scopes_of(token))
        finally:
            self._places.release()
        if len(self._known) >= self._remembered:
            self._known.clear()
        self._known[key] = (self._now() + self._remember, may)
        return may

    def _scopes_of(self, token: str) -> list[str]:
        """Return what the hub lets the owner of a token do with it; nothing for a token of none."""
        request = Request(  # noqa: S310 - the hub's own address, from whoever runs it
            self._address,
            headers={"Authorization": f"token {token}", "Accept": "application/json"},
        )
        try:
            with build_opener(_Nowhere).open(request, timeout=self._seconds) as answer:
                owner = json.loads(answer.read(_ANSWER))
        except HTTPError as error:
            with error:
                if error.code in {401, 403}:
                    return []
            raise HubError(f"The hub answered {error.code}.") from None
        except (URLError, TimeoutError, OSError, HTTPException, ValueError) as error:
            raise HubError(f"The hub did not answer: {type(error).__name__}.") from None
        scopes = owner.get("scopes") if isinstance(owner, dict) else None
        if not isinstance(scopes, list):
            raise HubError("The hub's answer names no scopes: is it JupyterHub 2 or later?")
        return [scope for scope in scopes if isinstance(scope, str)]


class _Nowhere(HTTPRedirectHandler):
    """Follow the hub nowhere: a token is for its API alone."""

    def redirect_request(self, *_: object) -> None:
        """Refuse, which makes the redirect an error."""
