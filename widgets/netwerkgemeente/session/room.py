"""The live room of a course leader: thirty phones, one case, two rounds and what they say."""

from collections.abc import Callable
from typing import Any, Self, TypeVar

import segno

from netwerkgemeente.errors import CourseError
from netwerkgemeente.models.group_result import GroupCase, GroupResult
from netwerkgemeente.room.client import LeaderClient
from netwerkgemeente.room.process import rooms_folder
from netwerkgemeente.session.in_words import in_words
from netwerkgemeente.session.kept_room import KeptRoom, find_room, kept_rooms
from netwerkgemeente.session.leading import Leading
from netwerkgemeente.session.listener import Listener
from netwerkgemeente.session.room_card import RoomCard
from netwerkgemeente.session.rounds import OwnCases, Rounds
from netwerkgemeente.session.standing import Standing, read_standing

Answer = TypeVar("Answer")


class Room(Rounds):
    """A room that participants join on a phone or from their own notebook, without an account.

    A cell that ends with a room shows its card, on which a hand does what a program does here::

        room = Room.open(seats=30)
        room.start_round("buurttuin")
        room.close_round()
        room.show()
        room.second_round()

    Making one opens nothing yet: the card has a button for that. The leader's token stays in a file
    that only its owner can read, so another kernel may go on with :meth:`resume`.

    Args:
        seats: How many people may join, 1 to 5000.
        language: ``"nl"`` or ``"en"``; also the language on the phones.
        cases: The leader's own cases, besides those of the course.

    Attributes:
        card: The widget.
    """

    def __init__(self, seats: int = 30, language: str = "nl", cases: OwnCases = None) -> None:
        super().__init__(language, cases)
        self.seats = seats
        self._leading: Leading | None = None
        self._listener: Listener | None = None
        self._standing: Standing | None = None
        self._final: str | None = None
        self.silent = False
        self.gone = False
        self._page = ""
        self.card = RoomCard(self)

    @classmethod
    def open(cls, seats: int = 30, language: str = "nl", cases: OwnCases = None) -> Self:
        """Open a room; the service is started for it as a process of its own."""
        room = cls(seats, language, cases)
        room.enter()
        return room

    @classmethod
    def resume(cls, code: str | int, cases: OwnCases = None) -> Self:
        """Go on with a room that was opened on this machine; its service is started if need be.

        Args:
            code: Six letters and digits, in any case; a number where it is only digits.
            cases: As :class:`Room` takes them.

        Raises:
            CourseError: No room with this code is kept here, or it is over.
        """
        code = str(code)
        kept = find_room(rooms_folder(), code)
        room = cls(language="nl" if kept is None else kept.language, cases=cases)
        room.go_on(code)
        return room

    def enter(self) -> None:
        """Open the room that this object is about."""
        if self._leading is not None:
            raise CourseError(self.messages("leader.already", code=self.code))
        if not isinstance(self.seats, int) or not 1 <= self.seats <= 5000:
            raise CourseError(self.messages("leader.seats_wrong"))
        folder = rooms_folder()

        with in_words(self.messages, forbidden="leader.may_not_open"):
            leading = Leading.open(folder, self.language, self.seats, self._page)
        self._lead(leading)

    def go_on(self, code: str) -> None:
        """Lead the room with ``code``, opened earlier on this machine."""
        folder = rooms_folder()
        kept = find_room(folder, code)
        if kept is None or kept.expired:
            raise CourseError(self.messages("leader.unknown", code=code[:20]))
        self._lead(Leading(kept, folder, self._page))

    def kept(self) -> list[KeptRoom]:
        """Return the rooms of this machine that are open, for whoever lost their kernel."""
        return [each for each in kept_rooms(rooms_folder()) if not each.closed]

    @property
    def code(self) -> str:
        """What people type to join; empty before the room is open."""
        return "" if self._leading is None else self._leading.kept.code

    @property
    def standing(self) -> Standing | None:
        """How the room stood when the service last said so; None before it is open."""
        return self._standing

    @property
    def over(self) -> bool:
        """Whether the room was closed."""
        return self.gone or (self._standing is not None and not self._standing.open)

    @property
    def result(self) -> GroupResult:
        """The rounds so far; of an open one only how many voted."""
        return GroupResult() if self._standing is None else self._standing.result

    @property
    def address(self) -> str:
        """What phones go to, without the code; empty while it is not known."""
        return "" if self._standing is None else self._standing.address

    @property
    def base(self) -> str:
        """The service as this machine reaches it."""
        return self._ask(lambda client: client.base)

    def qr(self) -> str:
        """Return the address with the code as a QR code, itself the address of a picture."""
        if not self.address:
            return ""
        code = segno.make(f"{self.address}/{self.code}", error="m", micro=False)
        return str(code.svg_data_uri(scale=6, border=4, dark="#000", light="#fff"))

    def close_round(self) -> None:
        """End the open round: no vote counts from now on."""
        self._set_round("closed")

    def show(self) -> None:
        """Show everybody how the last round went; closes it first."""
        self._set_round("shown")

    def change(self, **fields: object) -> None:
        """Change ``seats``, ``door`` (open or closed) or ``show_small`` of the open room."""
        self._ask(lambda client: client.change(**fields))
        self._look()

    def ballots(self) -> str:
        """Return the votes as CSV; those of a round that is hidden are not among them."""
        if self._final is not None:
            return self._final
        return self._ask(lambda client: client.ballots())

    def close(self) -> None:
        """Close the room for good. Its results can be had until it expires or is deleted."""
        if self.over:
            return
        leading = self._opened()
        last = self.result.last
        if last is not None and last.state == "open":
            self.close_round()
        self._look()
        final = self.ballots()
        with in_words(self.messages):
            leading.close()
        self._final = final
        if self._standing is not None:
            self._standing = self._standing.closed()
        self._stop_listening()
        self._tell()

    def delete(self) -> None:
        """Wipe the room: nothing that was voted stays, here or with the service."""
        leading = self._opened()
        with in_words(self.messages):
            leading.delete()
        self._stop_listening()
        self._leading = self._standing = self._final = None
        self._tell()

    def __repr__(self) -> str:
        return repr(self.card)

    def _repr_mimebundle_(self, **kwargs: object) -> dict[str, Any]:
        return self.card._repr_mimebundle_(**kwargs)

    def _start(self, case: GroupCase) -> None:
        fields = {"key": case.key, "title": case.title, "text": case.text}
        self._ask(lambda client: client.start_round(fields))
        self._look()

    def _set_round(self, state: str) -> None:
        last = self.result.last
        if last is None:
            raise CourseError(self.messages("rounds.none"))
        self._ask(lambda client: client.set_round(last.number, state))
        self._look()

    def _lead(self, leading: Leading) -> None:
        """Begin to follow the room."""
        self._leading = leading
        try:
            if self._look().open:
                self.found_page(self._page)
            else:
                self._final = self.ballots()
        except CourseError:
            self._leading = None
            raise
        if self.over:
            return
        self._listener = Listener(leading, self._heard, self._lost, self._vanished)
        self._tell()

    def found_page(self, page: str) -> None:
        """Take note of where the leader's own page is: phones may have to go the same way."""
        self._page = page
        leading = self._leading
        if leading is None or self.over:
            return
        with in_words(self.messages):
            leading.find_address(page)
        self._look()

    def _look(self) -> Standing:
        """Ask how the room stands now."""

        def look(client: LeaderClient) -> dict[str, Any]:
            return client.state() | {"results": client.results()}

        self._standing = read_standing(self._ask(look))
        self._tell()
        return self._standing

    def _heard(self, said: dict[str, Any]) -> None:
        """Take in what the service says (called in the listener's thread)."""
        self.silent = False
        self._standing = read_standing(said)
        self._tell()

    def _lost(self) -> None:
        """Take note of a connection that broke (called in the listener's thread)."""
        self.silent = True
        self._tell()

    def _vanished(self) -> None:
        """Take note of a room that is no more (called in the listener's thread)."""
        self.gone = True
        self._tell()

    def _ask(self, question: Callable[[LeaderClient], Answer]) -> Answer:
        leading = self._opened()
        with in_words(self.messages):
            return leading.ask(question)

    def _opened(self) -> Leading:
        """Return the leader's side of the room.

        Raises:
            CourseError: If it was not opened yet.
        """
        if self._leading is None:
            raise CourseError(self.messages("leader.not_open"))
        return self._leading

    def _stop_listening(self) -> None:
        if self._listener is not None:
            self._listener.stop()
