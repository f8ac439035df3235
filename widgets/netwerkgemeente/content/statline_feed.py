"""Asking CBS StatLine for the neighbourhoods of one municipality, over the network.

Only what is asked for leaves this computer: the number of a table and the code of a municipality.
"""

import difflib
import json
import re
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from netwerkgemeente.content.neighbourhoods import (
    CbsTable,
    Column,
    Municipality,
    Signal,
    SourceError,
)
from netwerkgemeente.content.statline import columns_in, municipality

STEPS = 4
"""Questions put to CBS: the columns, the municipalities, the names, the figures."""

_CHUNK = 65_536
_ALSO_CALLED = {"den haag": "'s-gravenhage", "den bosch": "'s-hertogenbosch"}
"""What people call two municipalities, and what CBS does."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of CBS is waited for and read.

    Attributes:
        silence: Seconds without a byte before giving up.
        seconds: Seconds for everything together.
        size: Bytes of everything together.
        pages: Pages of one answer.
    """

    silence: float = 15
    seconds: float = 60
    size: int = 8_000_000
    pages: int = 20


class Stopped(Exception):  # noqa: N818 - not an error: somebody asked for it
    """The asking was stopped by hand."""


def fetch(
    table: CbsTable,
    name: str,
    columns: Sequence[Column],
    signals: Sequence[Signal],
    *,
    tell: Callable[[int], None] = lambda _: None,
    stop: threading.Event | None = None,
    limits: Limits | None = None,
) -> Municipality:
    """Return the neighbourhoods of the municipality called ``name``.

    Args:
        name: As a person writes it: capitals, accents and "gemeente" do not matter.
        tell: Called with the number of steps done, 0 to ``STEPS``.
        stop: Set it to give up soon.

    Raises:
        Stopped: If ``stop`` was set.
        SourceError: ``network``, ``slow``, ``missing`` (no such table), ``refused`` (an error at
            CBS), ``answer`` (not what CBS answers), ``size``, ``unknown`` or ``similar`` (no such
            municipality), ``columns``, or what :func:`statline.municipality` raises.
    """
    feed = _Feed(table, stop or threading.Event(), limits or Limits())
    tell(0)
    keys = [_word(row, "Key") for row in feed.rows("DataProperties", select="Key")]
    where = {our: keys[at] for our, at in columns_in(keys, columns).items()}
    where |= {"key": "WijkenEnBuurten"}
    if missing := [c.label for c in columns if c.required and c.key not in {*where, "name"}]:
        raise SourceError("columns", missing=", ".join(missing))
    tell(1)
    code, called = _municipality_code(feed, where.get("municipality", "Gemeentenaam_1"), name)
    tell(2)
    starts = f"startswith({{}},'BU{code}')"
    named = feed.rows("WijkenEnBuurten", where=starts.format("Key"), select="Key,Title")
    titles = {_word(row, "Key"): _word(row, "Title") for row in named}
    tell(3)
    rows = feed.rows(
        "TypedDataSet",
        where=starts.format("WijkenEnBuurten"),
        select=",".join(dict.fromkeys(where.values())),
    )
    found = municipality(_numbered(rows, where, titles, called), columns, signals, table.year)
    tell(STEPS)
    return found


class _SameServer(HTTPRedirectHandler):
    """Go where the server sends us, but never to another one."""

    def redirect_request(  # noqa: PLR0917 - as urllib has it
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> Request | None:
        if urlsplit(newurl).netloc != urlsplit(req.full_url).netloc:
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Feed:
    """One table's feed, read within limits."""

    def __init__(self, table: CbsTable, stop: threading.Event, limits: Limits) -> None:
        self._address = table.address
        self._stop = stop
        self._limits = limits
        self._until = time.monotonic() + limits.seconds
        self._left = limits.size

    def rows(self, part: str, *, select: str, where: str = "") -> Iterator[Mapping[str, object]]:
        """Give every row of an answer, page after page."""
        options = {"$format": "json", "$select": select} | ({"$filter": where} if where else {})
        asked = "&".join(f"{key}={quote(value, safe='')}" for key, value in options.items())
        address = f"{self._address}/{part}?{asked}"
        for _ in range(self._limits.pages):
            answer = self._json(address)
            value = answer.get("value")
            if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
                raise SourceError("answer")
            yield from value
            following = answer.get("odata.nextLink") or answer.get("@odata.nextLink")
            if following is None:
                return
            address = self._same_place(following)
        raise SourceError("size")

    def _same_place(self, link: object) -> str:
        """Return the link to the next page, which must be on the same server."""
        if not isinstance(link, str):
            raise SourceError("answer")
        asked, given = urlsplit(self._address), urlsplit(link)
        if not given.netloc and not given.scheme:
            return f"{self._address}/{link.lstrip('/')}"
        if given.netloc != asked.netloc or given.scheme not in {"http", "https"}:
            raise SourceError("answer")
        return given._replace(scheme=asked.scheme).geturl()

    def _json(self, address: str) -> Mapping[str, object]:
        if urlsplit(address).scheme not in {"http", "https"}:
            raise SourceError("network")
        request = Request(address, headers={"Accept": "application/json"})  # noqa: S310 - checked
        try:
            with build_opener(_SameServer).open(request, timeout=self._limits.silence) as response:
                body = self._body(response)
        except HTTPError as error:
            with error:
                raise SourceError("missing" if error.code == 404 else "refused") from error
        except TimeoutError as error:
            raise SourceError("slow") from error
        except URLError as error:
            slow = isinstance(error.reason, TimeoutError)
            raise SourceError("slow" if slow else "network") from error
        except OSError as error:
            raise SourceError("network") from error
        except HTTPException as error:
            raise SourceError("answer") from error
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise SourceError("answer") from error
        if not isinstance(answer, dict):
            raise SourceError("answer")
        return answer

    def _body(self, response: HTTPResponse) -> bytes:
        parts = []
        while chunk := response.read1(_CHUNK):
            if self._stop.is_set():
                raise Stopped
            if time.monotonic() > self._until:
                raise SourceError("slow")
            self._left -= len(chunk)
            if self._left < 0:
                raise SourceError("size")
            parts.append(chunk)
        if self._stop.is_set():
            raise Stopped
        promised = response.headers.get("Content-Length", "")
        body = b"".join(parts)
        if promised.isdigit() and len(body) < int(promised):
            raise SourceError("answer")
        return body


def _municipality_code(feed: _Feed, column: str, name: str) -> tuple[str, str]:
    """Return the four digits and the name that CBS gives the municipality."""
    known = {}
    rows = feed.rows(
        "TypedDataSet",
        where="startswith(WijkenEnBuurten,'GM')",
        select=f"WijkenEnBuurten,{column}",
    )
    for row in rows:
        if code := re.fullmatch(r"GM(\d{4})", _word(row, "WijkenEnBuurten")):
            known[_folded(_word(row, column))] = (code[1], _word(row, column))
    if not known:
        raise SourceError("answer")
    wanted = _folded(name)
    wanted = _ALSO_CALLED.get(wanted, wanted)
    if wanted in known:
        return known[wanted]
    close = difflib.get_close_matches(wanted, known, 3, 0.6)
    if close:
        raise SourceError("similar", name=name, names=", ".join(known[key][1] for key in close))
    raise SourceError("unknown", name=name)


def _folded(name: str) -> str:
    """Return a municipality's name without what people leave out: accents, case, "gemeente"."""
    letters = unicodedata.normalize("NFKD", name.casefold().replace("\u2019", "'"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"^gemeente\s+|\s*\(gemeente\)$", "", " ".join(bare.split()))


def _word(row: Mapping[str, object], key: str) -> str:
    value = row.get(key)
    return value.strip() if isinstance(value, str) else ""


def _numbered(
    rows: Iterator[Mapping[str, object]],
    where: Mapping[str, str],
    titles: Mapping[str, str],
    called: str,
) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Give the rows as a file would have them; a neighbourhood without a title keeps its code."""
    for line, row in enumerate(rows, start=1):
        cells = {our: row.get(theirs) for our, theirs in where.items()}
        code = _word(row, "WijkenEnBuurten")
        yield line, {**cells, "name": titles.get(code) or code, "municipality": called}
