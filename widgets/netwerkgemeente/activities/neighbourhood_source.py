"""Where the figures come from: the example, CBS live, or a file of one's own."""

import threading
from collections.abc import Callable, Mapping

import ipywidgets
from traitlets.log import get_logger

from netwerkgemeente.activities.activity import Answer, row, show
from netwerkgemeente.content.neighbourhoods import (
    CbsTable,
    Municipality,
    NeighbourhoodData,
    SourceError,
)
from netwerkgemeente.content.statline_feed import STEPS, Stopped, fetch
from netwerkgemeente.content.statline_file import LARGEST, read_file
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.file_button import FileButton
from netwerkgemeente.controls.progress_bar import ProgressBar
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.messages.reader import Messages

SOURCES = ("example", "cbs", "file")

LONGEST_NAME = 80
"""Characters of the longest name of a municipality that is kept."""


class NeighbourhoodSource(ipywidgets.VBox):
    """Choose a source and bring figures in. What was brought in stays in memory only.

    A request to CBS runs in a thread of its own, so the page stays alive; the button that started
    it stops it.

    Args:
        on_news: Called when other figures are there, with the name of the municipality they are
            about; perhaps from that thread.
    """

    def __init__(
        self, data: NeighbourhoodData, messages: Messages, on_news: Callable[[str], None]
    ) -> None:
        self._data = data
        self._messages = messages
        self._on_news = on_news
        self._brought: dict[str, Municipality] = {}
        self._stop = threading.Event()
        self.asking: threading.Thread | None = None
        self.which = Choice(
            label=messages("source.which"),
            compact=True,
            options=[(key, messages(f"source.{key}")) for key in SOURCES],
            value=SOURCES[0],
        )
        self.municipality = TextField(
            label=messages("source.municipality"),
            rows=1,
            longest=LONGEST_NAME,
            unanswered=messages("answer.blank"),
        )
        self.year = Choice(
            label=messages("source.year"),
            compact=True,
            options=[(table.table, str(table.year)) for table in data.tables],
        )
        self.year_note = Reading()
        self.ask = ipywidgets.Button(description=messages("source.ask"))
        self.progress = ProgressBar(label=messages("source.progress"), steps=STEPS)
        show(self.progress, when=False)
        self.cbs = ipywidgets.VBox(
            [self.municipality, self.year, self.year_note, row(self.ask), self.progress]
        )
        self.file = FileButton(
            self._bring,
            label=messages("source.choose"),
            largest=LARGEST,
            too_large=messages("source.large", megabytes=LARGEST // 1_000_000),
        )
        how = Reading(blocks=[("item", messages(f"source.how_{step}")) for step in range(1, 5)])
        self.own_file = ipywidgets.VBox([how, self.file])
        self.news = Reading(spoken=True)
        self.now = Reading()
        super().__init__([self.which, self.cbs, self.own_file, self.news, self.now])

    def draw(self, answer: Answer) -> None:
        """Show the controls of the chosen source."""
        self.which.value = answer["source"]
        self.municipality.value = answer["municipality"]
        self.year.value = answer["year"]
        self.year_note.blocks = [("note", self._table(answer["year"]).note)]
        show(self.cbs, when=answer["source"] == "cbs")
        show(self.own_file, when=answer["source"] == "file")
        self.now.blocks = [("note", self._now(answer["source"]))]

    def municipality_of(self, source: str) -> Municipality:
        """Return the figures of a source; the example while there are none."""
        return self._brought.get(source, self._data.example)

    def press(self, name: str, table: str) -> None:
        """Start asking CBS for the municipality ``name``, or stop asking."""
        if self.asking is not None and self.asking.is_alive():
            self._stop.set()
            return
        if not name.strip():
            self._say("first")
            return
        self._stop = threading.Event()
        self.asking = threading.Thread(
            target=self._fetch, args=(name.strip(), self._table(table), self._stop), daemon=True
        )
        self.news.blocks = []
        try:
            self.asking.start()
        except RuntimeError:  # a browser has no threads, and no sockets either
            self._say("browser", then="csv_way")

    def forget_news(self) -> None:
        """Take away what was said of an earlier attempt."""
        self.news.blocks = []
        self.file.news = ""

    def _fetch(self, name: str, table: CbsTable, stop: threading.Event) -> None:
        self.ask.description = self._messages("source.stop")
        self._tell(0)
        show(self.progress, when=True)
        try:
            found = fetch(
                table, name, self._data.columns, self._data.signals, tell=self._tell, stop=stop
            )
        except Stopped:
            self._say("stopped")
        except SourceError as error:
            get_logger().info("figures of CBS cannot be used: %s", error)
            names = error.problem in {"similar", "unknown"}
            self._say(error.problem, error.fields, then="" if names else "csv_way")
        except Exception:  # noqa: BLE001 - logged, and said in a sentence
            get_logger().exception("asking CBS failed")
            self._say("refused", then="csv_way")
        else:
            self._take("cbs", found)
        finally:
            show(self.progress, when=False)
            self.ask.description = self._messages("source.ask")

    def _bring(self, name: str, data: bytes) -> None:
        self.file.news = ""
        try:
            found = read_file(data, self._data.columns, self._data.signals)
        except SourceError as error:
            get_logger().info("the file cannot be used: %s", error)
            self._say(error.problem, {"file": name[:60], **error.fields}, then="kept")
        except Exception:  # noqa: BLE001 - logged, and said in a sentence
            get_logger().exception("reading a file failed")
            self._say("not_text", {"file": name[:60]}, then="kept")
        else:
            self._take("file", found)

    def _take(self, source: str, found: Municipality) -> None:
        self._brought[source] = found
        self._on_news(found.name)
        count = len(found.neighbourhoods)
        name = found.name or self._messages("gaps.nameless")
        self._say("brought" if count > 1 else "brought_one", {"name": name, "count": count})

    def _tell(self, done: int) -> None:
        self.progress.done = done
        self.progress.words = self._messages("source.step", done=done, steps=STEPS)

    def _say(self, key: str, fields: Mapping[str, object] | None = None, *, then: str = "") -> None:
        """Show one sentence, and another one after it that says what to do."""
        say = self._messages
        blocks = [("strong", say(f"source.{key}", **(fields or {})))]
        if then:
            blocks.append(("text", say(f"source.{then}")))
        self.news.blocks = blocks

    def _now(self, source: str) -> str:
        say, place = self._messages, self.municipality_of(source)
        if place.constructed:
            return say("source.now_example" if source == "example" else "source.now_waiting")
        year = say("source.of_year", year=place.year) if place.year else ""
        name = place.name or say("gaps.nameless")
        return say("source.now_own", name=name, year=year, count=len(place.neighbourhoods))

    def _table(self, key: str) -> CbsTable:
        return next(table for table in self._data.tables if table.table == key)
