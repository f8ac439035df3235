"""A web server for the site, as plain as Python's own, and worse where a test wants that."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class SiteServer:
    """Serves a folder until :meth:`stop`.

    Args:
        folder: What to serve; may be set to another folder while it runs.
        prefix: Path before the site, such as ``/courses/lite``.
        types: Kinds by file ending, instead of the right ones.
    """

    def __init__(
        self, folder: Path, prefix: str = "", types: Mapping[str, str] | None = None
    ) -> None:
        self.folder = folder
        self.prefix = prefix
        self.types = dict(types or {})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, site=self))
        self._thread = Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def origin(self) -> str:
        """The address without a path."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def url(self, path: str = "") -> str:
        """Address of a path in the site."""
        return f"{self.origin}{self.prefix}/{path}"

    def lesson(self, path: str) -> str:
        """Address of a lesson, such as ``nl/02-de-ladder.ipynb``."""
        return self.url(f"notebooks/?path={path}")

    def stop(self) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, site: SiteServer) -> None:
        self._site = site
        super().__init__(*arguments, directory=str(site.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if not self.path.startswith(f"{self._site.prefix}/"):
            self.send_error(404)
            return
        self.path = self.path.removeprefix(self._site.prefix)
        super().do_GET()

    def guess_type(self, path: str) -> str:  # type: ignore[override]
        return self._site.types.get(Path(path).suffix) or super().guess_type(path)

    def log_message(self, *_: object) -> None:
        """Say nothing: the test looks at the page."""
