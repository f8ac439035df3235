"""What is answered when something is wrong: a page for a person, a word for a program."""

from collections.abc import Mapping
from typing import get_args

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from netwerkgemeente.room.ballot_box import BusyError
from netwerkgemeente.room.hub import HubError
from netwerkgemeente.room.pages import Problem as PageProblem
from netwerkgemeente.room.pages import problem_page
from netwerkgemeente.room.store import StoreError

AGAIN = {"Retry-After": "1"}

_PAGES: tuple[PageProblem, ...] = get_args(PageProblem)
"""The problems that have a page; the others are for programs only."""


class Problem(Exception):  # noqa: N818 - it is an answer, not a fault
    """Something that the asker can act on.

    Attributes:
        status: Of the answer.
        key: One word, the same in every language: ``{"problem": key}``.
        code: The room that it is about, when there is one.
        language: That room's.
    """

    def __init__(
        self,
        status: int,
        key: str,
        *,
        code: str | None = None,
        language: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(key)
        self.status = status
        self.key = key
        self.code = code
        self.language = language
        self.headers = headers


async def answer_problem(request: Request, error: Exception) -> Response:
    """Answer a :class:`Problem`, a store or a hub that is gone, or what Starlette raises itself."""
    problem = _problem(error)
    on_page = next((key for key in _PAGES if key == problem.key), None)
    if on_page is not None and wants_page(request):
        page = problem_page(
            problem.language or visitor_language(request),
            on_page,
            code=problem.code,
            depth=depth(request),
        )
        return HTMLResponse(page, problem.status, problem.headers)
    return JSONResponse({"problem": problem.key}, problem.status, problem.headers)


def wants_page(request: Request) -> bool:
    """Whether a browser asks that shows the answer to a person, and not a script or a program."""
    return "text/html" in request.headers.get("accept", "")


def visitor_language(request: Request) -> str:
    """Return the language to speak before a room is known."""
    wanted = request.headers.get("accept-language", "")
    return "en" if wanted.lower().startswith("en") else "nl"


def depth(request: Request) -> int:
    """Return how many folders below the service's own address the request's address lies."""
    path: str = request.scope["path"]
    below = path.removeprefix(request.scope.get("root_path", ""))
    return max(0, below.count("/") - 1)


def _problem(error: Exception) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, BusyError):
        return Problem(503, "busy", headers=AGAIN)
    if isinstance(error, StoreError):
        return Problem(503, "store", headers=AGAIN)
    if isinstance(error, HubError):
        return Problem(503, "hub", headers=AGAIN)
    if isinstance(error, HTTPException):
        key = {404: "page", 405: "method"}.get(error.status_code, "unclear")
        return Problem(error.status_code, key, headers=error.headers)
    raise error
