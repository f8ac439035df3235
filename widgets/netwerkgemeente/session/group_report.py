"""The group report on a card: remarks of the leader, and the report to take along."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

import ipywidgets
from traitlets.log import get_logger

from netwerkgemeente.activities.activity import Activity, Answer, show
from netwerkgemeente.content.course import DATASETS, ActivityText
from netwerkgemeente.content.ladder import read_rungs
from netwerkgemeente.controls.download_button import DownloadButton, HandedOut
from netwerkgemeente.controls.look import Look
from netwerkgemeente.controls.marks import Marks
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.documents import table_file, web
from netwerkgemeente.documents.certificate import day_words
from netwerkgemeente.documents.group_report import (
    Remarks,
    case_words,
    group_report,
    may_be_shown,
    report_rows,
    rounds_by_case,
)
from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.models.answers import mapping
from netwerkgemeente.models.group_result import GroupResult
from netwerkgemeente.session.standing import read_result

LONGEST = 4000
"""Characters of a remark that are kept."""

LONGEST_DAY = 40


class HasResults(Protocol):
    """A room, however its votes come in, or the leader's side of its service."""

    def results(self) -> dict[str, Any]:
        """Return rounds, counts and shifts, as the room's service says them."""


class GroupReport(Activity):
    """A report of the rounds so far, which follows the room.

    The value: ``day`` (as it was written; today's when it is empty), ``comment``, ``comments`` (by
    key of a case) and ``small`` (whether to show a distribution of fewer than five votes).

    Args:
        room: Whose results it is about. What it last said is kept, so a room that is gone later
            takes nothing away.
        language: ``nl`` or ``en``; without it the room's own.
    """

    def __init__(self, room: HasResults, language: str | None = None) -> None:
        messages = read_messages(language or str(getattr(room, "language", "nl")))
        self._room = room
        self._rungs = read_rungs(DATASETS, messages.language)
        self.result = GroupResult()
        self.day = TextField(
            label=messages("report.day"),
            rows=1,
            longest=LONGEST_DAY,
            unanswered=messages("report.today"),
        )
        self.comment = TextField(
            label=messages("report.comment"), longest=LONGEST, unanswered=messages("answer.blank")
        )
        self.comments: dict[str, TextField] = {}
        self.by_case = ipywidgets.VBox()
        self.names = Reading(blocks=[("note", messages("report.names"))])
        self.small = Marks(
            label=messages("report.small"), options=[("small", messages("report.small_option"))]
        )
        self.preview = Reading()
        self.web = DownloadButton(
            lambda: self._hand_out(self.web, "html"),
            label=messages("report.take_web"),
            failed=messages("report.failed"),
            primary=True,
        )
        self.csv = DownloadButton(
            lambda: self._hand_out(self.csv, "csv"),
            label=messages("report.take_csv"),
            failed=messages("report.failed"),
        )
        super().__init__(
            ActivityText("report", "", 0, messages("report.title"), messages("report.task")),
            messages,
            [
                Look(),
                self.day,
                self.comment,
                self.by_case,
                self.names,
                self.small,
                self.preview,
                self.web,
                self.csv,
            ],
        )
        self.when(self.day, lambda text: self.answer(day=text))
        self.when(self.comment, lambda text: self.answer(comment=text))
        self.when(self.small, lambda marks: self.answer(small=bool(marks)))
        if hasattr(room, "on_change"):
            room.on_change(self.look_again)

    @property
    def done(self) -> bool:
        """Whether there is something to report."""
        return any(each.state != "open" for each in self.result.rounds)

    def look_again(self) -> None:
        """Show what the room says now; what it said before stays when it cannot be reached."""
        if self._latest() != self.result:
            self.refresh()

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep remarks as they were written, within bounds."""
        day = value.get("day")
        comments = mapping(value.get("comments"))
        return {
            "day": day[:LONGEST_DAY] if isinstance(day, str) else "",
            "comment": _text(value.get("comment")),
            "comments": {key: _text(text) for key, text in comments.items() if _text(text)},
            "small": value.get("small") is True,
        }

    def draw(self) -> None:
        """Show the remarks, a field for each case, and what the report will say."""
        say, value = self.messages, self.value
        self.result = self._latest()
        self.day.value = value["day"]
        self.comment.value = value["comment"]
        self.small.value = ["small"] if value["small"] else []
        for key, rounds in rounds_by_case(self.result).items():
            if key not in self.comments:
                self._add_field(key, rounds[0].case.title)
            self.comments[key].value = value["comments"].get(key, "")
        self.preview.blocks = self._preview() if self.done else [("note", say("report.none"))]
        self.web.news = self.csv.news = ""
        for button in (self.web, self.csv):
            show(button, when=self.done)

    def _latest(self) -> GroupResult:
        try:
            return read_result(self._room.results())
        except Exception:  # noqa: BLE001 - logged; what was there before stays
            get_logger().exception("the results of the room cannot be had")
            return self.result

    def _add_field(self, key: str, title: str) -> None:
        say = self.messages
        field = TextField(
            label=say("report.case_comment", title=title),
            longest=LONGEST,
            unanswered=say("answer.blank"),
        )
        self.when(field, lambda text: self.answer(comments={**self.value["comments"], key: text}))
        self.comments[key] = field
        self.by_case.children = (*self.by_case.children, field)

    def _preview(self) -> list[tuple[str, str]]:
        shown = may_be_shown(self.result, small=self.value["small"])
        blocks = [("subheading", self.messages("report.preview"))]
        for rounds in rounds_by_case(shown).values():
            blocks.append(("strong", rounds[0].case.title))
            words = case_words(rounds, shown, self._rungs, self.messages)
            blocks += [("item", line) for line in words]
        return blocks

    def _hand_out(self, button: DownloadButton, form: str) -> HandedOut:
        say, value = self.messages, self.value
        today = day_words(date.today(), say)  # noqa: DTZ011 - the leader's own day
        remarks = Remarks(value["day"] or today, value["comment"], value["comments"])
        name = f"{say('report.file')}.{form}"
        self.look_again()
        given = (self.result, remarks, self._rungs, say)
        if form == "csv":
            rows = report_rows(*given, small=value["small"])
            file = HandedOut(name, table_file.MIME, table_file.csv_file(rows, say.language))
        else:
            page = web.web_page(group_report(*given, small=value["small"]))
            file = HandedOut(name, web.MIME, page.encode())
        button.news = say("report.taken", file=name)
        return file


def _text(value: object) -> str:
    return value[:LONGEST] if isinstance(value, str) else ""
