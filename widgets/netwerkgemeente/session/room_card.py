"""The card of a live room: how to join, who is there, the rounds, and the end."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import ipywidgets

from netwerkgemeente.activities.activity import ONE_PRESS, Card, main_button, row, show
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.download_button import DownloadButton, HandedOut
from netwerkgemeente.controls.invitation import Invitation
from netwerkgemeente.controls.look import Look
from netwerkgemeente.controls.marks import Marks
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.documents import table_file
from netwerkgemeente.errors import CourseError
from netwerkgemeente.models.answers import whole_number
from netwerkgemeente.room.address import reaches_phones
from netwerkgemeente.session.rounds_panel import RoundsPanel
from netwerkgemeente.session.votes_file import votes_file

if TYPE_CHECKING:
    from netwerkgemeente.session.room import Room


class RoomCard(Card):
    """Shows a room. It is drawn anew whenever the room changes, also from the room's thread."""

    def __init__(self, room: "Room") -> None:
        say = room.messages
        self._room = room
        self._sure = ""
        self.seats = TextField(label=say("leader.seats"), rows=1, longest=4, value=str(room.seats))
        self.enter = main_button(say("leader.open"))
        self.resume = ipywidgets.Button()
        self.seats_button = ipywidgets.Button(description=say("leader.seats_change"))
        self.invitation = Invitation(
            code_label=say("leader.code"), address_label=say("leader.address")
        )
        self.news = Reading(spoken=True)
        self.ask = Reading(spoken=True)
        self.present = Reading()
        self.door = Choice(
            label=say("leader.door"),
            options=[(key, say(f"leader.door_{key}")) for key in ("open", "closed")],
            value="open",
        )
        self.rounds = RoundsPanel(room)
        self.small = Marks(
            label=say("leader.small"), options=[("small", say("leader.small_option"))]
        )
        self.save = DownloadButton(
            self._file, label=say("rounds.save"), failed=say("answer.failed")
        )
        self.close_button = ipywidgets.Button(description=say("leader.close"))
        self.delete_button = ipywidgets.Button(description=say("leader.delete"))
        super().__init__(
            "room",
            say("leader.title"),
            say("leader.task"),
            say,
            [
                Look(),
                self.invitation,
                self.news,
                self.present,
                *self.rounds.widgets,
                self.small,
                self.door,
                self.seats,
                row(self.enter, self.resume, self.seats_button),
                self.save,
                self.ask,
                row(self.close_button, self.delete_button),
            ],
        )
        self.add_class(ONE_PRESS)
        self.rounds.connect(self, self._do)
        self.press(self.enter, lambda: self._do(self._enter))
        self.press(self.resume, lambda: self._do(self._resume))
        self.press(self.seats_button, lambda: self._do(self._change_seats))
        self.press(self.close_button, lambda: self._once_more("close", room.close))
        self.press(self.delete_button, lambda: self._once_more("delete", self._delete))
        self.when(self.door, lambda door: self._do(lambda: room.change(door=door)))
        self.when(self.small, lambda ticked: self._do(lambda: self._show_small(ticked)))
        self.invitation.observe(
            lambda change: self._do(lambda: room.found_page(change["new"])), "page"
        )
        room.on_change(self.refresh)
        self._redraw()

    def draw(self) -> None:
        """Show the room as it stands."""
        room, standing = self._room, self._room.standing
        open_ = standing is not None and not room.over
        show(self.enter, when=standing is None)
        show(self.seats, when=standing is None or open_)
        for widget in (self.seats_button, self.door, self.small, self.close_button):
            show(widget, when=open_)
        show(self.save, when=bool(room.result.rounds))
        self._draw_resume()
        self._draw_invitation(visible=open_)
        self._draw_present()
        self.rounds.draw(standing.joined if standing else 0, usable=open_)
        if standing is not None:
            self.door.value = "open" if standing.door else "closed"
            self.small.value = ["small"] if standing.show_small else []
        show(self.delete_button, when=standing is not None)
        for name, button in (("close", self.close_button), ("delete", self.delete_button)):
            plain, sure, _ = _ONCE_MORE[name]
            button.description = self.messages(sure if self._sure == name else plain)

    def _draw_resume(self) -> None:
        """Offer to go on with the room that an earlier kernel led."""
        kept = self._room.kept() if self._room.standing is None else []
        show(self.resume, when=bool(kept))
        if kept:
            newest = max(kept, key=lambda each: each.expires)
            self.resume.description = self.messages("leader.resume", code=newest.code)

    def _draw_invitation(self, *, visible: bool) -> None:
        room, say = self._room, self.messages
        with self.invitation.hold_sync():
            self.invitation.code = room.code if visible else ""
            self.invitation.address = room.address
            if visible and room.address:
                place = f"{room.address}/{room.code}"
                if self.invitation.image_label != say("leader.qr", address=place):
                    self.invitation.image = room.qr()
                    self.invitation.image_label = say("leader.qr", address=place)
                self.invitation.links = [(say("leader.screen"), f"{place}/screen")]

    def _draw_present(self) -> None:
        room, say, standing = self._room, self.messages, self._room.standing
        blocks: list[tuple[str, str]] = []
        if standing is not None and room.over:
            blocks = [("strong", say("leader.closed"))]
        elif standing is not None:
            joined = say("leader.joined", joined=standing.joined, seats=standing.seats)
            blocks = [("text", joined)]
            if not standing.address:
                blocks.append(("note", say("leader.address_unknown")))
            elif not reaches_phones(standing.address):
                blocks.append(("note", say("leader.address_here")))
            if room.silent:
                blocks.append(("strong", say("leader.silent")))
        self.present.blocks = blocks

    def _do(self, action: Callable[[], object]) -> None:
        """Do something; what cannot be done is said in a sentence."""
        self._sure = ""
        self.ask.blocks = []
        try:
            action()
        except CourseError as error:
            self.news.blocks = [("strong", str(error))]
        else:
            self.news.blocks = []
        self.refresh()

    def _enter(self) -> None:
        self._room.seats = self._wanted_seats()
        self._room.enter()

    def _resume(self) -> None:
        kept = self._room.kept()
        if kept:
            self._room.go_on(max(kept, key=lambda each: each.expires).code)
            if self._room.standing is not None:
                self.seats.value = str(self._room.standing.seats)

    def _change_seats(self) -> None:
        self._room.change(seats=self._wanted_seats())

    def _wanted_seats(self) -> int:
        seats = whole_number(self.seats.value, 1, 5000)
        if seats is None:
            raise CourseError(self.messages("leader.seats_wrong"))
        return seats

    def _show_small(self, ticked: list[str]) -> None:
        self._room.change(show_small=bool(ticked))

    def _once_more(self, name: str, action: Callable[[], object]) -> None:
        """Do what cannot be undone at the second press; any other button takes the first back."""
        if self._sure == name:
            self._do(action)
        else:
            self._sure = name
            self.news.blocks = []
            self.ask.blocks = [("strong", self.messages(_ONCE_MORE[name][2]))]
            self.refresh()

    def _delete(self) -> None:
        self._room.delete()
        self.save.news = ""

    def _file(self) -> HandedOut | None:
        """Hand out the votes."""
        say = self.messages
        try:
            votes = self._room.ballots()
        except CourseError as error:
            self.save.news = str(error)
            return None
        self.save.news = say("rounds.saved")
        name = say("rounds.file", code=self._room.code)
        return HandedOut(name, table_file.MIME, votes_file(votes, say))


_ONCE_MORE = {
    "close": ("leader.close", "leader.close_sure", "leader.close_ask"),
    "delete": ("leader.delete", "leader.delete_sure", "leader.delete_ask"),
}
"""Words of the buttons that are pressed twice: at first, the second time, and in between."""
