"""Taking part in a live room from a notebook, behind the ladder slider of the lessons."""

import re
from pathlib import Path
from threading import Event, Thread
from typing import Any, Self

from traitlets.log import get_logger

from netwerkgemeente.activities.activity import (
    Card,
    chart_holder,
    draw_chart,
    main_button,
    row,
    show,
)
from netwerkgemeente.activities.ladder import ladder_slider
from netwerkgemeente.charts.group import votes_chart
from netwerkgemeente.content.course import LANGUAGES, read_course
from netwerkgemeente.controls.look import Look
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.errors import CourseError
from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.models.answers import whole
from netwerkgemeente.models.ballots import RUNGS
from netwerkgemeente.room.client import ParticipantClient, RoomError
from netwerkgemeente.room.private_file import keep_private, read_private
from netwerkgemeente.room.process import rooms_folder
from netwerkgemeente.session.rounds import check_language
from netwerkgemeente.session.standing import read_shown

LOOK_SECONDS = 1.0
"""How long the card waits before it asks again how the room stands."""

LONGEST_PAUSE = 10.0


class Participant(Card):
    """One participant. Making one takes a seat; no account and no name are asked for.

    In a notebook it is a card that follows the rounds, also while a cell is busy. In a program::

        Participant("http://192.168.1.20:8080/K7M2QX").place(4)

    Running the cell again, or in another kernel, goes on as the same participant.

    Args:
        url: Address of the room with its code, as the leader shows it.
        language: What it speaks until the room says which language it has.
        remember: Whether the seat is kept for the next time on this machine; False gives a new
            participant each time.
    """

    def __init__(self, url: str, language: str = "nl", *, remember: bool = True) -> None:
        url = _with_scheme(url.strip())
        self._kept = _seat_file(url) if remember else None
        self._state: dict[str, Any] | None = None
        self._over = Event()
        self._problem = ""
        self._placed: dict[str, int] = {}
        self._drawn: int | None = None
        self._client, found = _first_look(url)
        language = check_language(language if found is None else found)
        self.rungs = read_course(language).rungs
        say = read_messages(language)
        self.news = Reading(spoken=True)
        self.case = Reading(spoken=True)
        self.ladder = ladder_slider(self.rungs, say, say("participant.ladder"))
        self.button = main_button(say("participant.vote"))
        self.saved = Reading(spoken=True)
        self.chart = chart_holder(say, say("group.table"))
        super().__init__(
            "participant",
            say("participant.title"),
            say("participant.task"),
            say,
            [
                Look(),
                self.news,
                self.case,
                self.ladder,
                row(self.button),
                self.saved,
                self.chart,
            ],
        )
        self.press(self.button, self._vote)
        if self._client is None:
            self._problem = say("participant.unknown")
        elif self._join():
            self._look()
            Thread(target=self._follow, daemon=True, name="netwerkgemeente-participant").start()
        self._redraw()

    def place(self, rung: int) -> Self:
        """Vote in the open round; when this returns, the vote is stored.

        Args:
            rung: 1 (let go) to 5 (regulate).

        Raises:
            CourseError: If the vote does not count; its text says why.
        """
        say = self.messages
        if whole(rung, 1, RUNGS) is None:
            raise CourseError(say("participant.wrong_rung"))
        if self._client is None or self._client.ticket is None:
            raise CourseError(self._problem)
        self._look()
        round_ = (self._state or {}).get("round")
        if self._over.is_set() or not round_ or round_["state"] != "open":
            raise CourseError(self._problem or say("participant.no_round"))
        try:
            self._client.vote(round_["number"], rung)
        except RoomError as error:
            raise CourseError(say(self._refusal(error))) from error
        self._state = {**(self._state or {}), "mine": rung}
        self.refresh()
        self.ladder.value = rung
        return self

    def leave(self) -> None:
        """Follow the room no longer; the seat stays taken."""
        self._over.set()

    @property
    def state(self) -> dict[str, Any] | None:
        """What the room last said; None before it said anything."""
        return self._state

    def draw(self) -> None:
        """Show what the room is doing; a hand on the slider is left alone within a round."""
        state, say = self._state, self.messages
        round_ = state["round"] if state else None
        over = self._over.is_set()
        open_ = not over and round_ is not None and round_["state"] == "open"
        self.news.blocks = [("strong", self._standing_words())]
        self.case.blocks = [] if over or not round_ else _case_blocks(round_["case"])
        show(self.ladder, when=bool(round_) and not over)
        show(self.button, when=open_)
        self.ladder.disabled = not open_
        mine = state["mine"] if state else None
        if round_ is not None and round_["number"] != self._drawn:
            self._drawn = round_["number"]
            self.ladder.mark = self._placed.get(round_["case"]["key"])
            self.ladder.value = mine
        if round_ is not None and mine is not None:
            self._placed[round_["case"]["key"]] = mine  # the mark, in a next round on this case
        self.button.description = say("participant.change" if mine else "participant.vote")
        self.saved.blocks = self._mine_blocks(mine, open_=open_)
        shown = None if state is None else read_shown(state)
        show(self.chart, when=shown is not None)
        if shown is not None:
            draw_chart(self.chart, votes_chart(*shown, self.rungs, say))

    def _mine_blocks(self, mine: int | None, *, open_: bool) -> list[tuple[str, str]]:
        if mine is None or self._over.is_set():
            return []
        words = "participant.saved" if open_ else "participant.mine"
        return [("strong", self.messages(words, rung=self.rungs[mine - 1].name.lower()))]

    def _standing_words(self) -> str:
        say = self.messages
        if self._problem:
            return self._problem
        round_ = self._state["round"] if self._state else None
        if round_ is None:
            return say("participant.waiting")
        return say(f"participant.{round_['state']}", number=round_["number"])

    def _vote(self) -> None:
        """Do what a press on the button asks."""
        if self.ladder.value is None:
            self.saved.blocks = [("strong", self.messages("participant.first"))]
            return
        try:
            self.place(self.ladder.value)
        except CourseError as error:
            self.refresh()
            self.saved.blocks = [("strong", str(error))]

    def _join(self) -> bool:
        """Take a seat, or the one that was kept; return whether there is one."""
        client, kept = self._client, self._kept
        if client is None:
            return False
        seat = read_private(kept) if kept else None
        if seat is not None and isinstance(seat.get("ticket"), str):
            client.ticket = seat["ticket"]
        try:
            client.join()
        except RoomError as error:
            client.ticket = None
            self._problem = self.messages(self._refusal(error))
            return False
        if kept is not None:
            try:
                keep_private(kept, {"ticket": client.ticket})
            except OSError:
                get_logger().exception("the seat in the room cannot be kept")
        return True

    def _look(self) -> bool:
        """Ask how the room stands; return whether it answered."""
        if self._client is None:
            return False
        try:
            state = self._client.state()
        except RoomError as error:
            self._problem = self.messages(self._refusal(error))
            if error.status in {404, 410}:
                self._over.set()
            return False
        self._problem = ""
        self._state = state
        if state["state"] != "open":
            self._over.set()
            self._problem = self.messages("participant.over")
            if self._kept is not None:
                self._kept.unlink(missing_ok=True)
        return True

    def _follow(self) -> None:
        """Keep the card true until the room is over (a thread of its own)."""
        pause = LOOK_SECONDS
        while not self._over.wait(pause):
            answered = self._look()
            pause = LOOK_SECONDS if answered else min(2 * pause, LONGEST_PAUSE)
            self.refresh()

    def _refusal(self, error: RoomError) -> str:
        """Return the key of the sentence for what the room refused."""
        if error.status is None:
            return "participant.unreachable"
        if error.problem in {"busy", "late"}:
            return f"participant.{error.problem}"
        return _REFUSED.get(error.status, "participant.refused")


_REFUSED = {
    404: "participant.unknown",
    410: "participant.over",
    429: "participant.full",
    503: "participant.busy",
}


def _first_look(url: str) -> tuple[ParticipantClient | None, str | None]:
    """Return a client for the room at ``url`` and its language, as far as they can be had."""
    try:
        client = ParticipantClient(url)
    except (RoomError, ValueError):
        return None, None
    try:
        language = client.state()["language"]
    except RoomError:
        return client, None
    return client, language if language in LANGUAGES else None


def _with_scheme(url: str) -> str:
    """Return ``url`` as a browser would take it: the screen in the room shows it without http."""
    bare = re.fullmatch(r"[\w.-]+(:\d+)?/\S*", url)
    if bare is None:
        return url
    return f"{'http' if bare[1] else 'https'}://{url}"


def _seat_file(url: str) -> Path | None:
    """Return where the seat in the room at ``url`` is kept."""
    code = url.strip().rstrip("/").rpartition("/")[2].upper()
    return rooms_folder() / f"seat-{code}.json" if code.isalnum() and len(code) == 6 else None


def _case_blocks(case: dict[str, str]) -> list[tuple[str, str]]:
    return [("subheading", case["title"]), ("text", case["text"])]
