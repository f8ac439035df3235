"""Taking part without a network: place a case, and read out the code that comes with it."""

from netwerkgemeente.activities.activity import Card
from netwerkgemeente.activities.ladder import ladder_slider
from netwerkgemeente.content.course import read_course
from netwerkgemeente.controls.look import Look
from netwerkgemeente.controls.marks import Marks
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.models.short_code import ShortCode, case_of
from netwerkgemeente.session.rounds import check_language


class PlaceByCode(Card):
    """A participant's card for a session without a network.

    Args:
        language: ``"nl"`` or ``"en"``.
    """

    def __init__(self, language: str = "nl") -> None:
        say = read_messages(check_language(language))
        course = read_course(language)
        self._cases = [case for case in course.cases if not case.own]
        self._first: int | None = None
        self.number = TextField(
            label=say("short_code.number"), rows=1, longest=4, unanswered=say("answer.blank")
        )
        self.case = Reading(spoken=True)
        self.ladder = ladder_slider(course.rungs, say, say("short_code.ladder"))
        self.again = Marks(
            label=say("short_code.again_label"), options=[("again", say("short_code.again"))]
        )
        self.said = Reading(spoken=True)
        super().__init__(
            "short_code",
            say("short_code.title"),
            say("short_code.task"),
            say,
            [Look(), self.number, self.case, self.ladder, self.again, self.said],
        )
        self.when(self.number, lambda _: self._other_case())
        self.when(self.ladder, lambda _: self.refresh())
        self.when(self.again, lambda ticked: self._second_round(bool(ticked)))
        self._redraw()

    @property
    def code(self) -> ShortCode | None:
        """The vote so far; None until there are a case and a rung."""
        case, rung = case_of(self.number.value), self.ladder.value
        if case is None or rung is None:
            return None
        return ShortCode(case, rung, self._first if self.again.value else None)

    def draw(self) -> None:
        """Show the case, and the code once there is one."""
        say, code = self.messages, self.code
        case = case_of(self.number.value)
        if not self.number.value.strip():
            self.case.blocks = []
        elif case is None:
            self.case.blocks = [("strong", say("short_code.number_wrong"))]
        elif case < len(self._cases):
            known = self._cases[case]
            self.case.blocks = [("subheading", known.title), ("text", known.text)]
        else:
            self.case.blocks = [("note", say("short_code.own_case"))]
        self.ladder.mark = self._first if self.again.value else None
        if code is None:
            self.said.blocks = [("note", say("short_code.ask"))]
        else:
            spelled = ", ".join(str(code).replace("-", ""))
            self.said.blocks = [
                ("heading", say("short_code.code", code=code)),
                ("note", say("short_code.read_out", spelled=spelled)),
            ]

    def _other_case(self) -> None:
        """Begin anew: another case has nothing to do with what was placed before."""
        self._first = None
        self.again.value = []
        self.ladder.value = None
        self.refresh()

    def _second_round(self, second: bool) -> None:  # noqa: FBT001 - as the control says it
        """Keep where the case was placed at first, or take that back."""
        self._first = self.ladder.value if second else None
        self.refresh()
