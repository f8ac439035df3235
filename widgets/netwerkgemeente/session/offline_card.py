"""The card of a session without a network: codes to paste, hands to count, and the rounds."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import ipywidgets

from netwerkgemeente.activities.activity import ONE_PRESS, Card, row, show
from netwerkgemeente.controls.download_button import DownloadButton, HandedOut
from netwerkgemeente.controls.look import Look
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.documents import table_file
from netwerkgemeente.errors import CourseError
from netwerkgemeente.models.answers import whole_number
from netwerkgemeente.session.rounds_panel import RoundsPanel
from netwerkgemeente.session.votes_file import votes_file

if TYPE_CHECKING:
    from netwerkgemeente.session.offline import OfflineRoom, Taken


class OfflineCard(Card):
    """Shows an :class:`OfflineRoom`."""

    def __init__(self, room: "OfflineRoom") -> None:
        say = room.messages
        self._room = room
        self.rounds = RoundsPanel(room, screens=False)
        self.number = Reading()
        self.codes = TextField(label=say("offline.codes"), rows=4, unanswered=say("answer.blank"))
        self.codes_button = ipywidgets.Button(description=say("offline.add_codes"))
        self.hands = [
            TextField(
                label=say("offline.hands", rung=rung.name.lower()),
                rows=1,
                longest=4,
                unanswered="0",
            )
            for rung in room.course.rungs
        ]
        self.hands_button = ipywidgets.Button(description=say("offline.set_hands"))
        self.news = Reading(spoken=True)
        self.unpaired = Reading()
        self.save = DownloadButton(
            self._file, label=say("rounds.save"), failed=say("answer.failed")
        )
        which, case, buttons, *outcome = self.rounds.widgets
        super().__init__(
            "offline",
            say("offline.title"),
            say("offline.task"),
            say,
            [
                Look(),
                which,
                self.number,
                case,
                buttons,
                self.codes,
                row(self.codes_button),
                row(*self.hands),
                row(self.hands_button),
                self.news,
                *outcome,
                self.unpaired,
                self.save,
            ],
        )
        self.add_class(ONE_PRESS)
        self.rounds.connect(self, self._do)
        self.when(self.rounds.which, lambda _: self._draw_number())
        self.press(self.codes_button, lambda: self._do(self._add_codes))
        self.press(self.hands_button, lambda: self._do(self._set_hands))
        room.on_change(self.refresh)
        self._redraw()

    def draw(self) -> None:
        """Show the rounds as they stand; codes and hands only while one is open."""
        result = self._room.result
        last = result.last
        open_ = last is not None and last.state == "open"
        for widget in (self.codes, self.codes_button, *self.hands, self.hands_button):
            show(widget, when=open_)
        show(self.save, when=any(each.state != "open" for each in result.rounds))
        self.rounds.draw(None, usable=True)
        self._draw_number()
        second = last is not None and not open_ and result.before(last.number) is not None
        unpaired = second and self._room.by_hand
        self.unpaired.blocks = [("note", self.messages("offline.unpaired"))] if unpaired else []

    def _draw_number(self) -> None:
        last = self._room.result.last
        case = last.case if last is not None and last.state == "open" else self.rounds.chosen
        number = self._room.number_of(case.key)
        self.number.blocks = [("note", self.messages("offline.number", number=number))]

    def _do(self, action: Callable[[], object]) -> None:
        """Do something; what cannot be done is said in a sentence."""
        self.news.blocks = []
        try:
            action()
        except CourseError as error:
            self.news.blocks = [("strong", str(error))]
        self.refresh()

    def _add_codes(self) -> None:
        if not self.codes.value.strip():
            raise CourseError(self.messages("offline.no_codes"))
        taken = self._room.add_codes(self.codes.value)
        self.codes.value = " ".join((*taken.wrong, *taken.other))
        self.news.blocks = [("text", line) for line in self._taken_words(taken)]

    def _taken_words(self, taken: "Taken") -> list[str]:
        say = self.messages
        lines = [say("offline.taken", count=taken.count)]
        if taken.wrong:
            lines.append(say("offline.wrong", codes=", ".join(taken.wrong)))
        if taken.other:
            lines.append(say("offline.other_case", codes=", ".join(taken.other)))
        return lines

    def _set_hands(self) -> None:
        counts = [whole_number(field.value or "0", 0, 5000) for field in self.hands]
        hands = [count for count in counts if count is not None]
        if len(hands) < len(counts):
            raise CourseError(self.messages("offline.hands_wrong"))
        self._room.set_hands(hands)
        self.news.blocks = [("text", self.messages("offline.hands_set", count=sum(hands)))]

    def _file(self) -> HandedOut:
        """Hand out the votes."""
        self.save.news = self.messages("rounds.saved")
        votes = votes_file(self._room.ballots(), self.messages)
        return HandedOut(self.messages("offline.file"), table_file.MIME, votes)
