"""The passport in the browser edition: a file in the kernel's memory that the browser keeps.

The kernel's folder is forgotten with the page. The site keeps its files in the browser's own
storage, and puts them back before a lesson runs (deploy/lite/page/passport.js); this passport says
what changes.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from traitlets.log import get_logger

from netwerkgemeente.models.merging import merged
from netwerkgemeente.passport import Passport

REFUSED, FULL = "refused", "full"


class BrowserFiles(Protocol):
    """Texts by name that the browser keeps, for every tab of this site. It answers later.

    Attributes:
        problem: ``refused`` when the browser keeps nothing, else None.
    """

    problem: str | None

    def keep(
        self, name: str, text: str, base: str | None, merge: Callable[[str], str]
    ) -> Awaitable[str]:
        """Keep ``text``, or what ``merge`` makes of it; return what is kept.

        Args:
            base: What ``text`` grew from.
            merge: Called with what is there, if that is another text than ``base``.
        """

    def move(self, name: str, other: str) -> Awaitable[object]:
        """Give a file another name."""

    def listen(self, hear: Callable[[str, str], None]) -> None:
        """Call ``hear`` with the name and the text of each file that another tab keeps."""


class BrowserPassport(Passport):
    """A passport with two more problems, which it may hear of after an answer was given.

    ``refused``: the browser keeps nothing, as in some private windows. ``full``: there is no room.

    Args:
        path: The file in the kernel's memory.
        files: Where the browser keeps it.
        tell: Called when ``problem`` may have changed after an answer.
    """

    def __init__(
        self,
        path: Path,
        files: BrowserFiles,
        tell: Callable[[], None],
        today: Callable[[], date] = date.today,
    ) -> None:
        self._file = path
        self._files = files
        self._tell = tell
        self._moves: list[tuple[str, str]] = []
        self._kept = self._text()
        self._bringing: asyncio.Future[None] | None = None
        super().__init__(path, today)
        if self.problem is None:
            self.problem = files.problem
        files.listen(self._hear)

    async def settled(self) -> None:
        """Wait until the browser has answered for every change so far."""
        if self._bringing is not None:
            await self._bringing

    def _write(self, own: tuple[str, ...]) -> None:
        super()._write(own)
        if self._bringing is None or self._bringing.done():
            self._bringing = asyncio.ensure_future(self._bring())

    def _set_aside(self, path: Path, problem: str) -> None:
        super()._set_aside(path, problem)
        if self.aside is not None:
            self._moves.append((path.name, self.aside.name))

    async def _bring(self) -> None:
        """Bring the browser what it does not have yet; what fails is tried with the next answer."""
        try:
            while self._moves:
                await self._files.move(*self._moves[0])
                self._moves.pop(0)
                self._kept = None
            while (text := self._text()) is not None and text != self._kept:
                await self._bring_text(text)
        except Exception as error:  # noqa: BLE001 - whatever a browser throws; said in a sentence
            get_logger().warning("the browser does not keep the passport: %r", error)
            full = getattr(error, "name", "") == "QuotaExceededError"
            self.problem = FULL if full else REFUSED
        else:
            if self.problem in (REFUSED, FULL):
                self.problem = None
        self._tell()

    async def _bring_text(self, text: str) -> None:
        name, base = self._file.name, self._kept
        kept = await self._files.keep(name, text, base, partial(_together, base, text))
        if self._text() == text:  # and not answered again in the meantime
            self._file.write_text(kept, encoding="utf-8")
            self._kept = kept
        else:
            self._kept = text

    def _hear(self, name: str, text: str) -> None:
        """Have what another tab kept in the file, where the next answer is merged with it."""
        if name == self._file.name and self._text() == self._kept:
            self._file.write_text(text, encoding="utf-8")
            self._kept = text

    def _text(self) -> str | None:
        return self._file.read_text(encoding="utf-8") if self._file.exists() else None


class PageFiles:
    """The files that the page of the browser edition keeps.

    Args:
        page: What ``deploy/lite/page/passport.js`` made.
    """

    def __init__(self, page: Any) -> None:  # noqa: ANN401 - JavaScript's
        self._page = page
        self.problem: str | None = page.problem

    async def keep(
        self, name: str, text: str, base: str | None, merge: Callable[[str], str]
    ) -> str:
        """See :class:`BrowserFiles`."""
        from pyodide.ffi import create_proxy  # noqa: PLC0415 - only there in a browser

        handed = create_proxy(merge)
        try:
            return str(await self._page.keep(name, text, base, handed))
        finally:
            handed.destroy()

    async def move(self, name: str, other: str) -> None:
        """See :class:`BrowserFiles`."""
        await self._page.move(name, other)

    def listen(self, hear: Callable[[str, str], None]) -> None:
        """See :class:`BrowserFiles`."""
        from pyodide.ffi import create_proxy  # noqa: PLC0415 - only there in a browser

        self._page.listen(create_proxy(hear))


def files_of_the_page() -> PageFiles | None:
    """Return what the browser keeps, or None where this is no page of the browser edition."""
    import js  # noqa: PLC0415 - only there in a browser

    page = getattr(js, "coursePassport", None)
    return None if page is None else PageFiles(page)


def _together(base: str | None, ours: str, theirs: str) -> str:
    """Merge two passports; where theirs cannot be read, ours is the one to keep."""
    try:
        both = merged(json.loads(base or "{}"), json.loads(ours), json.loads(theirs))
    except ValueError:
        return ours
    return json.dumps(both, ensure_ascii=False, indent=1) + "\n"
