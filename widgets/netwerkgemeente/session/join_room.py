"""A participant's way into a live room from a notebook, without typing any code."""

import ipywidgets

from netwerkgemeente.activities.activity import Card, main_button, row
from netwerkgemeente.controls.look import Look
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.session.participant import Participant
from netwerkgemeente.session.rounds import check_language


class JoinRoom(Card):
    """Asks for the address of a room, and shows the participant's card below.

    Attributes:
        participant: Who joined last, or None.
    """

    def __init__(self, language: str = "nl") -> None:
        say = read_messages(check_language(language))
        self.participant: Participant | None = None
        self.address = TextField(
            label=say("participant.address"),
            rows=1,
            longest=500,
            unanswered=say("answer.blank"),
        )
        self.button = main_button(say("participant.join"))
        self.news = Reading(spoken=True)
        self.place = ipywidgets.VBox()
        super().__init__(
            "join_room",
            say("participant.join_title"),
            say("participant.join_task"),
            say,
            [Look(), self.address, row(self.button), self.news, self.place],
        )
        self.press(self.button, self._join)

    def draw(self) -> None:
        """Leave everything as it is: the participant's own card follows the room."""

    def _join(self) -> None:
        address = self.address.value.strip()
        if not address:
            self.news.blocks = [("strong", self.messages("participant.no_address"))]
            return
        self.news.blocks = []
        if self.participant is not None:
            self.participant.leave()
        self.participant = Participant(address, self.messages.language)
        self.place.children = [self.participant]
