"""The certificate: what was worked on, made by the trainee's own computer."""

from collections.abc import Callable, Mapping
from datetime import date

from netwerkgemeente.activities.activity import Activity, Answer, show
from netwerkgemeente.activities.role_card import preview
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.download_button import DownloadButton, HandedOut
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.documents import web
from netwerkgemeente.documents.certificate import certificate
from netwerkgemeente.documents.paper import Paper
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import free_text, word
from netwerkgemeente.models.progress import progress

WAYS = ("no_name", "once", "kept")


class Certificate(Activity):
    """Choose whether one's name is on it, see what it says, take it along.

    The answer: ``way`` (one of ``WAYS`` or None), ``name`` (only where it is to be kept, so that
    the passport never holds it otherwise) and ``taken``.
    """

    def __init__(
        self,
        text: ActivityText,
        course: Course,
        messages: Messages,
        passport: Callable[[], Mapping[str, object]],
        days: Callable[[], Mapping[str, str]],
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._course = course
        self._passport = passport
        self._days = days
        self._today = today
        self._name = ""
        self.way = Choice(
            label=messages("certificate.ask"),
            options=[(way, messages(f"certificate.way_{way}")) for way in WAYS],
        )
        self.name = TextField(
            label=messages("certificate.name"), rows=1, unanswered=messages("answer.blank")
        )
        self.button = DownloadButton(
            self._hand_out,
            label=messages("certificate.take"),
            failed=messages("card.failed"),
            primary=True,
        )
        self.preview = Reading(spoken=True)
        super().__init__(text, messages, [self.way, self.name, self.button, self.preview])
        self.when(self.way, self._choose)
        self.when(self.name, self._write)

    @property
    def done(self) -> bool:
        """Whether the certificate was taken along."""
        return bool(self.value["taken"])

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep a way that exists, and a name only where it is to be kept."""
        way = word(value.get("way"), WAYS)
        return {
            "way": way,
            "name": free_text(value.get("name")) if way == "kept" else "",
            "taken": way is not None and value.get("taken") is True,
        }

    def draw(self) -> None:
        """Show the choice, the name, and what the certificate says."""
        way = self.value["way"]
        if way == "kept":
            self._name = self.value["name"]
        elif way != "once":
            self._name = ""
        self.way.value = way
        self.name.value = self._name
        show(self.name, when=way in ("once", "kept"))
        taken = self.messages("certificate.taken", file=self.messages("certificate.file"))
        self.button.news = taken if self.value["taken"] else ""
        self.preview.blocks = preview(self._paper(None), self.messages) if way else []

    def _paper(self, day: date | None) -> Paper:
        course = self._course
        others = [activity for activity in course.activities if activity != self.text]
        done = progress(course.lessons, others, self._passport(), self._days())
        return certificate(done, self._name, day, self.messages)

    def _choose(self, way: str) -> None:
        self.answer(way=way, name=self._name)

    def _write(self, name: str) -> None:
        self._name = free_text(name)
        if self.value["way"] == "kept":
            self.answer(name=self._name)
        else:
            self._redraw()

    def _hand_out(self) -> HandedOut | None:
        say = self.messages
        if self.value["way"] is None:
            self.button.news = say("certificate.first")
            return None
        content = web.web_page(self._paper(self._today())).encode()
        self.answer(taken=True)
        return HandedOut(say("certificate.file"), web.MIME, content)
