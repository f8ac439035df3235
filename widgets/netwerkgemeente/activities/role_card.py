"""The role card: for whom it is, what it says, and the card as a document to take along."""

from collections.abc import Mapping

from traitlets.log import get_logger

from netwerkgemeente.activities.activity import Activity, Answer, show
from netwerkgemeente.activities.case_summary import CaseSummary
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.download_button import DownloadButton, HandedOut
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.documents import web, word
from netwerkgemeente.documents.paper import Paper
from netwerkgemeente.documents.role_card import READERS, role_card, shortened
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import word as one_of

FORMS = ("word", "web")


class TakeRoleCard(Activity):
    """A preview of the card of :class:`CaseSummary`, and two buttons to take it along.

    The answer: ``reader`` (for whom the card is, or None) and ``taken`` (the forms in which it
    was handed out).
    """

    def __init__(
        self, text: ActivityText, course: Course, messages: Messages, summary: CaseSummary
    ) -> None:
        self._course = course
        self._summary = summary
        self.reader = Choice(
            label=messages("card.ask"),
            options=[(reader, messages(f"card.reader_{reader}")) for reader in READERS],
        )
        self.feedback = Reading(spoken=True)
        self.preview = Reading()
        failed = messages("card.failed")
        self.word = DownloadButton(
            lambda: self._hand_out("word"),
            label=messages("card.take_word"),
            failed=failed,
            primary=True,
        )
        self.web = DownloadButton(
            lambda: self._hand_out("web"), label=messages("card.take_web"), failed=failed
        )
        self._buttons = dict(zip(FORMS, (self.word, self.web), strict=True))
        super().__init__(
            text, messages, [self.reader, self.feedback, self.preview, self.word, self.web]
        )
        self.when(self.reader, lambda reader: self.answer(reader=reader))
        summary.observe(self._redraw, "value")

    @property
    def paper(self) -> Paper:
        """The card as a document."""
        card, reader = self._summary.card, self.value["reader"]
        return role_card(card, reader, self._course.rungs, self.messages)

    @property
    def done(self) -> bool:
        """Whether the card was taken along, in any form."""
        return bool(self.value["taken"])

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep a reader and forms that exist; nothing is taken before there is a reader."""
        reader = one_of(value.get("reader"), READERS)
        given = value.get("taken")
        taken = given if reader and isinstance(given, list) else []
        return {"reader": reader, "taken": [form for form in FORMS if form in taken]}

    def draw(self) -> None:
        """Show for whom the card is, and then what it says and what it lacks."""
        self.reader.value = self.value["reader"]
        chosen = self.value["reader"] is not None
        show(self.preview, when=chosen)
        self.feedback.blocks = self._feedback() if chosen else []
        self.preview.blocks = preview(self.paper, self.messages) if chosen else []
        for form, button in self._buttons.items():
            taken = form in self.value["taken"]
            name = self.messages(f"card.file_{form}")
            button.news = self.messages("card.taken", file=name) if taken else ""

    def _feedback(self) -> list[tuple[str, str]]:
        say, card = self.messages, self._summary.card
        blocks = [("strong", say("card.ready" if card.said else "card.not_said"))]
        if cut := shortened(card, say):
            names = ", ".join(say(f"case.name_{name}") for name in cut)
            blocks.append(("text", say("card.shortened", fields=names)))
        return blocks

    def _hand_out(self, form: str) -> HandedOut | None:
        say = self.messages
        button = self._buttons[form]
        if self.value["reader"] is None:
            button.news = say("card.first")
            return None
        name = say(f"card.file_{form}")
        try:
            file = _file(form, name, self.paper)
        except word.NoWordError:
            get_logger().warning("python-docx cannot be imported, so there is no Word file")
            button.news = say("card.no_word")
            return None
        self.answer(taken=[*self.value["taken"], form])
        return file


def _file(form: str, name: str, paper: Paper) -> HandedOut:
    if form == "word":
        return HandedOut(name, word.MIME, word.word_file(paper))
    return HandedOut(name, web.MIME, web.web_page(paper).encode())


def preview(paper: Paper, messages: Messages) -> list[tuple[str, str]]:
    """Return ``paper`` as blocks of text on a card."""
    blocks = [("subheading", messages("card.preview", kind=paper.kind, title=paper.title))]
    blocks += [("note", line) for line in paper.lead]
    if paper.spoken:
        blocks.append(("quote", paper.spoken))
    marked = [step for step in paper.steps if step.note]
    if marked:
        blocks.append(("strong", paper.steps_label))
        blocks += [("item", f"{step.words} ({step.note})") for step in marked]
    for part in paper.parts:
        kind = "text" if len(part.lines) == 1 else "item"
        blocks += [("strong", part.heading), *((kind, line) for line in part.lines)]
    for row in paper.table[1:]:
        blocks.append(("item", " – ".join(filter(None, row))))
    return blocks + [("note", line) for line in paper.foot]
