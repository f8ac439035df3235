"""A leader's own cases on a card: choose a file, see what was read, take an example along."""

import traitlets

from netwerkgemeente.activities.activity import Card, row, show
from netwerkgemeente.content.case import read_domains, read_facts
from netwerkgemeente.content.course import DATASETS
from netwerkgemeente.content.own_cases import OwnCases, own_cases_from
from netwerkgemeente.content.sheet import LARGEST
from netwerkgemeente.controls.data_table import DataTable
from netwerkgemeente.controls.download_button import DownloadButton, HandedOut
from netwerkgemeente.controls.file_button import FileButton
from netwerkgemeente.controls.look import Look
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.documents import table_file
from netwerkgemeente.documents.example_sheet import XLSX_MIME, example_rows, example_workbook
from netwerkgemeente.messages.reader import read_messages

MOST_SHOWN = 20
"""Problems that the card names one by one."""

MOST_LISTED = 50
"""Cases that the card lists."""


class OwnCaseSheet(Card):
    """Bring in a CSV file or a workbook with cases; what is in it stays in memory only.

    A file that gives no case leaves the cases of the file before it in place.

    Args:
        language: ``nl`` or ``en``.

    Traits:
        cases: The cases that were read, in the order of their rows; a room may observe them.
    """

    cases = traitlets.Tuple()

    def __init__(self, language: str = "nl") -> None:
        messages = read_messages(language)
        self._file = ""
        self._last: OwnCases | None = None
        self.how = Reading(
            blocks=[("text", messages("own_cases.needed")), ("note", messages("own_cases.privacy"))]
        )
        self.file = FileButton(
            self._take,
            label=messages("own_cases.choose"),
            accept=".csv,.xlsx,text/csv",
            largest=LARGEST,
            too_large=messages("own_cases.too_large", megabytes=LARGEST // 1_000_000),
        )
        self.news = Reading(spoken=True)
        self.table = DataTable(label=messages("own_cases.table"))
        self.note = Reading()
        self.xlsx = DownloadButton(
            lambda: self._hand_out(self.xlsx, "xlsx"),
            label=messages("own_cases.example_xlsx"),
            failed=messages("own_cases.failed"),
        )
        self.csv = DownloadButton(
            lambda: self._hand_out(self.csv, "csv"),
            label=messages("own_cases.example_csv"),
            failed=messages("own_cases.failed"),
        )
        super().__init__(
            "own_cases",
            messages("own_cases.title"),
            messages("own_cases.task"),
            messages,
            [
                Look(),
                self.how,
                row(self.xlsx, self.csv),
                self.file,
                self.news,
                self.table,
                self.note,
            ],
        )
        self._redraw()

    def draw(self) -> None:
        """Show what was read, and what was not and why."""
        say, last = self.messages, self._last
        self.news.blocks = [("note", say("own_cases.none"))] if last is None else self._news(last)
        code = f'own_cases="{self._file}"'
        show(self.table, when=bool(self.cases))
        self.table.rows = self._table() if self.cases else []
        self.note.blocks = [("note", say("own_cases.use", code=code))] if self.cases else []

    def _take(self, name: str, data: bytes) -> None:
        self.file.news = ""
        self._guarded(self._read, name, data)

    def _read(self, name: str, data: bytes) -> None:
        self._last = own_cases_from(name, data, self.messages.language)
        if self._last.cases:
            self.cases, self._file = self._last.cases, self._last.file
        self.refresh()

    def _news(self, last: OwnCases) -> list[tuple[str, str]]:
        say, count = self.messages, len(last.cases)
        read = "read_none" if not count else "read_one" if count == 1 else "read"
        blocks = [("strong", say(f"own_cases.{read}", file=last.file, count=count))]
        if not count and self.cases:
            blocks.append(("text", say("own_cases.kept")))
        if last.problems:
            blocks.append(("strong", say("own_cases.not_read")))
            shown = last.problems[:MOST_SHOWN]
            blocks += [("item", say(f"own_cases.{each.problem}", **each.fields)) for each in shown]
            if left := len(last.problems) - len(shown):
                blocks.append(("text", say("own_cases.more", count=left)))
        if last.others:
            blocks.append(("text", say("own_cases.others", columns=", ".join(last.others))))
        if last.aside:
            blocks.append(("note", say("own_cases.aside", count=last.aside)))
        return blocks

    def _table(self) -> list[list[str]]:
        say = self.messages
        columns = ("case", "range", "parts")
        rows = [[say(f"own_cases.column_{column}") for column in columns]]
        for case in self.cases[:MOST_LISTED]:
            marks = f"{case.low}–{case.high}" if case.low < case.high else str(case.best)
            parts = [
                say(f"own_cases.in_{name}")
                for name, there in (("dials", case.has_dials), ("twist", case.has_twist))
                if there
            ]
            shown = marks if case.has_range else say("own_cases.no_range")
            rows.append([case.title, shown, ", ".join(parts) or "–"])
        if left := len(self.cases) - MOST_LISTED:
            rows += [[say("own_cases.more", count=left), "", ""]] if left > 0 else []
        return rows

    def _hand_out(self, button: DownloadButton, form: str) -> HandedOut:
        say = self.messages
        name = f"{say('own_cases.example_file')}.{form}"
        make = {"xlsx": self._workbook, "csv": self._text}[form]
        file = make(name)
        button.news = say("own_cases.handed_out", file=name)
        return file

    def _rows(self) -> list[tuple[str | int, ...]]:
        language = self.messages.language
        return example_rows(
            read_domains(DATASETS, language), read_facts(DATASETS, language), self.messages
        )

    def _workbook(self, name: str) -> HandedOut:
        return HandedOut(name, XLSX_MIME, example_workbook(self._rows(), self.messages))

    def _text(self, name: str) -> HandedOut:
        content = table_file.csv_file(self._rows(), self.messages.language)
        return HandedOut(name, table_file.MIME, content)
