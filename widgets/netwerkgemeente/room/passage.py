"""What may pass between a phone and the live room: paths, headers and cookies, nothing else.

The relay asks here; it holds no list of its own. Nothing in this module reads or sends anything.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urljoin

from netwerkgemeente.room.tickets import ALPHABET, CODE_LENGTH

_CODE = f"(?P<code>[{ALPHABET}{ALPHABET.lower()}]{{{CODE_LENGTH}}})"
"""A room's code, in capitals or not. None of its signs can be the encoding of another one."""


@dataclass(frozen=True, slots=True)
class Path:
    """One kind of path that participants use.

    Attributes:
        pattern: Matches all that follows the relay's own address, as it came over the line.
        method: The only one that passes.
        query: Names of the query fields that go along; others stay behind.
    """

    pattern: str
    method: str = "GET"
    query: tuple[str, ...] = ()


PATHS: Sequence[Path] = (
    Path("", query=("code",)),
    Path(_CODE),
    Path(f"{_CODE}/join", "POST"),
    Path(f"{_CODE}/vote", "POST"),
    Path(f"{_CODE}/state"),
    Path(f"{_CODE}/live"),
    Path(f"{_CODE}/screen"),
    Path(f"{_CODE}/screen/state"),
    Path(f"{_CODE}/screen/live"),
    Path(f"{_CODE}/qr\\.svg"),
)
"""Everything that is relayed. Assets are not: the relay has them itself."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A request that may pass.

    Attributes:
        target: What to ask the service for, query included; below the service's own prefix.
        code: The room's code as it was typed; empty on the page that asks for it.
    """

    target: str
    code: str

    @property
    def stream(self) -> bool:
        """Whether the answer goes on for as long as somebody listens."""
        return self.target.endswith("/live")


class NoPassage(Exception):  # noqa: N818 - not an error: most of the web may not pass
    """A request, or an answer, that may not pass.

    Attributes:
        allowed: The methods that this path does take; none when participants have no such path.
    """

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        self.allowed = tuple(allowed)
        super().__init__(self.allowed)


def passage(method: str, path: str, query: str) -> Passage:
    """Return where a request goes.

    Args:
        path: What follows the relay's own address, undecoded: an encoded path is another path.

    Raises:
        NoPassage: If it may not pass.
    """
    found = [(way, match) for way in PATHS if (match := re.fullmatch(way.pattern, path))]
    for way, match in found:
        if way.method == method:
            fields = parse_qs(query) if way.query and len(query) < 500 else {}
            kept = urlencode([(name, fields[name][0]) for name in way.query if name in fields])
            code = match.groupdict().get("code", "")
            return Passage(f"/{path}" + (f"?{kept}" if kept else ""), code)
    raise NoPassage(way.method for way, _ in found)


def headers_to_service(
    headers: Mapping[str, str], cookies: Sequence[str], code: str
) -> dict[str, str]:
    """Return the headers of a request that go along: none that say who or where somebody is.

    Args:
        headers: By name; capitals make no difference in tornado's.
        cookies: The values of its Cookie headers. Jupyter's login is among them when the
            leader looks on, so only the ticket of this room goes along.
    """
    kept = {
        name: headers[name]
        for name in ("Accept", "Accept-Language", "Content-Type")
        if name in headers
    }
    if (proof := headers.get("Authorization", "")).partition(" ")[0].lower() == "ticket":
        kept["Authorization"] = proof
    pairs = [pair.strip() for line in cookies for pair in line.split(";")]
    tickets = [pair for pair in pairs if _is_ticket(pair, code)]
    if tickets:
        kept["Cookie"] = "; ".join(tickets)
    return kept


def headers_to_phone(
    headers: Mapping[str, str], cookies: Sequence[str], path: str, code: str
) -> list[tuple[str, str]]:
    """Return the headers of an answer that go along.

    Args:
        cookies: The values of its Set-Cookie headers.
        path: What was asked for, below the relay's own address.

    Raises:
        NoPassage: If it is of a type that the service never sends, or leads elsewhere.
    """
    kept = [
        (name, headers[name])
        for name in ("Allow", "Cache-Control", "Retry-After")
        if name in headers
    ]
    if (kind := headers.get("Content-Type")) is not None:
        if kind.partition(";")[0].strip().lower() not in _TYPES:
            raise NoPassage
        kept.append(("Content-Type", kind))
    if (where := headers.get("Location")) is not None:
        # Only to a page of the room, and relatively: the service does not know its address here.
        there, _, query = urljoin(f"/{path}", where).partition("?")
        if where.startswith("/") or not there.startswith("/"):
            raise NoPassage
        passage("GET", there.removeprefix("/"), query)
        kept.append(("Location", where))
    kept.extend(("Set-Cookie", cookie) for cookie in cookies if _is_ticket(cookie, code))
    return kept


_TYPES = frozenset({"application/json", "image/svg+xml", "text/event-stream", "text/html"})
"""What the service sends besides assets. No script and no style: see :mod:`room.relay`."""


def _is_ticket(cookie: str, code: str) -> bool:
    """Whether a cookie is the ticket of this room."""
    name = cookie.partition("=")[0]
    return bool(code) and name.casefold() == f"room-{code}".casefold()
