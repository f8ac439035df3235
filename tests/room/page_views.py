"""The room's pages in every state that there is, without a service."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from netwerkgemeente.content.course import read_course
from netwerkgemeente.room import pages
from netwerkgemeente.room.pages import JoinView, ResultView, RoundView, ScreenView

if TYPE_CHECKING:
    from collections.abc import Iterator

COURSE = read_course("nl")
RUNGS = tuple((rung.name, rung.definition) for rung in COURSE.rungs)
LONG = max(COURSE.cases, key=lambda case: len(case.text))
OPEN = RoundView(1, "Het plein", "Bewoners willen een plein.", "open")
CLOSED = replace(OPEN, state="closed")
SHOWN = replace(OPEN, state="shown")
LONGEST = RoundView(2, LONG.title, LONG.text, "open")
RESULT = ResultView(18, (2, 3, 7, 5, 1))
TWICE = ResultView(18, (1, 6, 8, 2, 1), RESULT.counts)
WAITING = JoinView("nl", "BCDF23", RUNGS, joined=True, state="open")
SCREEN = ScreenView("nl", "BCDF23", RUNGS, "open", "http://10.0.0.7:8080", joined=18, voted=12)
PROBLEMS = get_args(pages.Problem)

JOIN_VIEWS = {
    "not joined": replace(WAITING, joined=False),
    "full": replace(WAITING, joined=False, state="full"),
    "door closed": replace(WAITING, joined=False, state="shut"),
    "closed before joining": replace(WAITING, joined=False, state="closed"),
    "waiting": WAITING,
    "open": replace(WAITING, round=OPEN),
    "busy": replace(WAITING, round=OPEN, notice="join.busy"),
    "voted": replace(WAITING, round=OPEN, mine=4),
    "closed": replace(WAITING, round=CLOSED, mine=4),
    "too late": replace(WAITING, round=CLOSED, notice="join.late"),
    "shown": replace(WAITING, round=SHOWN, mine=4, result=RESULT),
    "too few": replace(WAITING, round=SHOWN, result=ResultView(3, None)),
    "before and after": replace(WAITING, round=SHOWN, result=TWICE),
    "over": replace(WAITING, state="closed", round=CLOSED),
    "over after a result": replace(WAITING, state="closed", round=SHOWN, result=RESULT),
}
SCREEN_VIEWS = {
    "waiting": replace(SCREEN, voted=0),
    "no address": replace(SCREEN, voted=0, address=""),
    "an address on a hub": replace(
        SCREEN, voted=0, address="https://hub.gemeente-voorbeeld.example/user/j.jansen/room"
    ),
    "open": replace(SCREEN, round=OPEN),
    "closed": replace(SCREEN, round=CLOSED),
    "shown": replace(SCREEN, round=SHOWN, result=RESULT),
    "before and after": replace(SCREEN, round=replace(SHOWN, title=LONG.title), result=TWICE),
    "longest": replace(SCREEN, round=LONGEST),
    "over": replace(SCREEN, state="closed", round=CLOSED),
}


def all_pages(language: str = "nl") -> Iterator[tuple[str, str]]:
    """Each page in each state, at the depth at which it is served."""
    for name, view in JOIN_VIEWS.items():
        yield f"join, {name}", pages.join_page(replace(view, language=language))
    for name, view in SCREEN_VIEWS.items():
        yield f"screen, {name}", pages.screen_page(replace(view, language=language))
    for notice in (None, "code.empty"):
        yield f"code, {notice}", pages.code_page(language, notice)
    for problem in PROBLEMS:
        code = "BCDF23" if problem in {"busy", "store"} else None
        yield f"problem, {problem}", pages.problem_page(language, problem, code=code)
