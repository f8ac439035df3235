"""The room's pages as HTML: for a participant, for the big screen, and for when something is off.

A page holds everything that it may have to show; what does not apply now is ``hidden``. The
scripts in ``pages/`` only take ``hidden`` away and fill in words, so a page that followed the
round is the same as one that was just asked for. Nothing here knows a store or a request.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from netwerkgemeente.messages.reader import Messages, read_messages

RoundState = Literal["open", "closed", "shown"]
Problem = Literal["unknown", "expired", "busy", "store", "large", "unclear", "page"]
"""No such code; a room that is gone; too much at once; no store; a body too large or unreadable; no
such page."""

_HERE = Path(__file__).parent / "pages"
_ASSETS = {
    "follow.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
    "join.js": "text/javascript; charset=utf-8",
    "reach.js": "text/javascript; charset=utf-8",
    "result.js": "text/javascript; charset=utf-8",
    "room.css": "text/css; charset=utf-8",
    "screen.js": "text/javascript; charset=utf-8",
    "vote.js": "text/javascript; charset=utf-8",
    "words.js": "text/javascript; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class RoundView:
    """One round as everybody may see it; ``title`` and ``text`` are the case's."""

    number: int
    title: str
    text: str
    state: RoundState


@dataclass(frozen=True, slots=True)
class ResultView:
    """How a shown round went.

    Attributes:
        voted: How many voted.
        counts: Votes per rung, the lightest first, or None when there are too few to show.
        before: The same of the earlier round of this case, or None when there is none to show.
    """

    voted: int
    counts: tuple[int, ...] | None
    before: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class JoinView:
    """What one participant's page shows.

    Attributes:
        rungs: Name and short definition of each rung, the lightest first.
        joined: Whether this participant has a seat.
        state: ``closed`` when the room is over; ``full`` or ``shut`` (the door is closed) when
            nobody else can take a seat, which changes nothing for those who have one.
        round: The newest round, or None before the first.
        mine: The rung that this participant's stored vote in that round is on, 1 to 5.
        result: None unless the round is shown.
        notice: Key of a sentence about what was just tried, such as ``join.late``, or None.
    """

    language: str
    code: str
    rungs: Sequence[tuple[str, str]]
    joined: bool
    state: Literal["open", "shut", "full", "closed"]
    round: RoundView | None = None
    mine: int | None = None
    result: ResultView | None = None
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class ScreenView:
    """What the big screen shows.

    Attributes:
        rungs: Name and short definition of each rung, the lightest first.
        state: Whether the room is open or closed.
        address: What phones go to, without the code; empty while the leader gave none.
        joined: How many took a seat.
        voted: How many voted in the newest round.
    """

    language: str
    code: str
    rungs: Sequence[tuple[str, str]]
    state: Literal["open", "closed"]
    address: str
    joined: int
    voted: int
    round: RoundView | None = None
    result: ResultView | None = None


def join_page(view: JoinView, *, depth: int = 0) -> str:
    """Return a participant's page.

    Every link is relative, so that the service works under any prefix: ``depth`` says how many
    folders below the service's own the address lies that this page answers. ``/CODE`` has 0 and
    ``/CODE/vote`` has 1.
    """
    notice = view.notice
    if notice is None and view.round and view.round.state == "open" and view.mine is not None:
        notice = "join.saved"
    return _page(
        "join.html" if view.joined else "door.html",
        view.language,
        depth,
        view=view,
        phase=_phase(view.state, view.round, view.result),
        reason=f"door.{view.state}",
        notice=notice,
        chart=_chart(view.rungs, view.result, _messages(view.language)),
    )


def screen_page(view: ScreenView) -> str:
    """Return the page for the big screen, which answers ``/CODE/screen``."""
    return _page(
        "screen.html",
        view.language,
        1,
        view=view,
        phase=_phase(view.state, view.round, view.result),
        place=view.address.partition("://")[2].rstrip("/"),
        chart=_chart(view.rungs, view.result, _messages(view.language)),
    )


def code_page(language: str, notice: str | None = None, *, depth: int = 0) -> str:
    """Return the page that asks for a code; ``notice`` is a key such as ``code.empty``."""
    return _page("code.html", language, depth, notice=notice)


def problem_page(
    language: str, problem: Problem, *, code: str | None = None, depth: int = 0
) -> str:
    """Return a page that says what is wrong and what to do.

    Args:
        language: The room's, or the visitor's where there is no room.
        problem: What is wrong.
        code: The room that a link goes back to; without it the page asks for a code.
        depth: As for :func:`join_page`.
    """
    return _page(
        "problem.html",
        language,
        depth,
        title=f"room_problem.{problem}_title",
        text=f"room_problem.{problem}",
        code=code,
    )


def asset(name: str) -> tuple[bytes, str] | None:
    """Return a style sheet, script or picture and its media type, or None if there is none."""
    media_type = _ASSETS.get(name)
    return None if media_type is None else ((_HERE / name).read_bytes(), media_type)


@dataclass(frozen=True, slots=True)
class _Bar:
    """One rung in the chart."""

    number: int
    name: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class _Chart:
    """A result, ready to be drawn; ``pages/result.js`` makes the same from the room's state.

    Attributes:
        bars: The heaviest rung first, as a ladder stands.
        top: The votes that fill the width, 1 at least.
        counted: Whether there are counts to draw.
        compared: Whether there are counts of an earlier round as well.
        finding: What it shows, in one sentence; empty while there is no result.
    """

    bars: tuple[_Bar, ...]
    top: int
    counted: bool
    compared: bool
    finding: str


def _chart(
    rungs: Sequence[tuple[str, str]], result: ResultView | None, messages: Messages
) -> _Chart:
    names = [name for name, _ in rungs]
    after = result.counts if result else None
    before = result.before if result and after else None
    if before is not None and not any(before):
        before = None
    nothing = (0,) * len(names)
    rows = zip(names, before or nothing, after or nothing, strict=True)
    return _Chart(
        bars=tuple(_Bar(number, *row) for number, row in enumerate(rows, start=1))[::-1],
        top=max(1, *(before or nothing), *(after or nothing)),
        counted=after is not None,
        compared=before is not None,
        finding="" if result is None else _finding(names, before, after, messages),
    )


def _finding(
    names: Sequence[str],
    before: tuple[int, ...] | None,
    after: tuple[int, ...] | None,
    messages: Messages,
) -> str:
    if after is None:
        return messages("result.hidden")
    if not any(after):
        return messages("result.nobody")
    now = _most(names, after, messages)
    if before is None:
        return messages("result.most", now=now)
    return messages("result.shift", before=_most(names, before, messages), now=now)


def _most(names: Sequence[str], counts: tuple[int, ...], messages: Messages) -> str:
    """Name the rungs with the most votes, and how many those are."""
    top, voted = max(counts), sum(counts)
    *others, last = [
        name.lower() for name, count in zip(names, counts, strict=True) if count == top
    ]
    if not others:
        return messages("result.one", rung=last, count=top, voted=voted)
    return messages("result.tie", rungs=", ".join(others), rung=last, count=top, voted=voted)


def _phase(state: str, round_: RoundView | None, result: ResultView | None) -> str:
    """Say in one word what a page shows: a closed room still shows the result that was on it."""
    if state == "closed":
        return "after" if result else "over"
    return round_.state if round_ else "waiting"


def _page(template: str, language: str, depth: int, **values: object) -> str:
    return (
        _environment()
        .get_template(template)
        .render(language=language, say=_messages(language), root="../" * depth, **values)
    )


@cache
def _messages(language: str) -> Messages:
    return read_messages(language)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
