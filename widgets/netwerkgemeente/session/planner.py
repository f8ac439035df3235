"""The session planner: choose a shape, lessons and a time, and take the schedule along."""

import re
from collections.abc import Mapping

import ipywidgets

from netwerkgemeente.activities.activity import Activity, Answer, show
from netwerkgemeente.content.course import DATASETS, ActivityText, read_course
from netwerkgemeente.content.session_shape import SessionShape, read_shapes
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.data_table import DataTable
from netwerkgemeente.controls.download_button import DownloadButton, HandedOut
from netwerkgemeente.controls.look import Look
from netwerkgemeente.controls.marks import Marks
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.documents import table_file, web
from netwerkgemeente.documents.schedule import (
    proposal_words,
    schedule,
    schedule_rows,
    session_heading,
    session_table,
    session_words,
)
from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.models.answers import word
from netwerkgemeente.models.schedule import DAY, OverMidnightError, Part
from netwerkgemeente.models.session_plan import ChosenLesson, PlannedSession, plan_sessions

START = "09:00"
PAUSES = (0, 10, 15, 20, 30)
LONGEST_TIME = 20
"""Characters of a time that are kept, however it was written."""

_TIME = re.compile(r"\s*(\d{1,2})\s*(?:[:.,hu]\s*(\d{2})?)?\s*(?:uur|u|h)?\s*", re.IGNORECASE)


class SessionPlanner(Activity):
    """A schedule from the minutes of the lessons, and what to skip when there are too many.

    The value: ``shape``, ``lessons`` (keys), ``start`` (as it was written), ``pause`` (minutes) and
    ``all`` (whether to keep in what there is no time for).

    Args:
        language: ``nl`` or ``en``.
    """

    def __init__(self, language: str = "nl") -> None:
        messages = read_messages(language)
        self._lessons = _lessons(language)
        self._shapes = {shape.key: shape for shape in read_shapes(DATASETS, language)}
        self.shape = Choice(
            label=messages("planner.shape"),
            options=[(key, shape.name) for key, shape in self._shapes.items()],
        )
        self.about = Reading()
        self.lessons = Marks(
            label=messages("planner.lessons"),
            options=[
                (
                    key,
                    messages(
                        "planner.lesson",
                        number=lesson.text.number,
                        title=lesson.text.title,
                        minutes=lesson.minutes,
                    ),
                )
                for key, lesson in self._lessons.items()
            ],
        )
        self.start = TextField(label=messages("planner.start"), rows=1, longest=LONGEST_TIME)
        self.pause = Choice(
            label=messages("planner.pause"),
            compact=True,
            options=[
                (
                    str(minutes),
                    messages("planner.pause_minutes", minutes=minutes)
                    if minutes
                    else messages("planner.no_pause"),
                )
                for minutes in PAUSES
            ],
        )
        self.fit = Choice(
            label=messages("planner.fit"),
            options=[(key, messages(f"planner.fit_{key}")) for key in ("shorten", "all")],
        )
        self.problem = Reading(spoken=True)
        self.sessions = ipywidgets.VBox()
        self.csv = DownloadButton(
            lambda: self._hand_out(self.csv, "csv"),
            label=messages("planner.take_csv"),
            failed=messages("planner.failed"),
        )
        self.web = DownloadButton(
            lambda: self._hand_out(self.web, "html"),
            label=messages("planner.take_web"),
            failed=messages("planner.failed"),
            primary=True,
        )
        self.note = Reading(blocks=[("note", messages("planner.own_proposal"))])
        super().__init__(
            ActivityText("planner", "", 0, messages("planner.title"), messages("planner.task")),
            messages,
            [
                Look(),
                self.shape,
                self.about,
                self.lessons,
                self.start,
                self.pause,
                self.fit,
                self.problem,
                self.sessions,
                self.web,
                self.csv,
                self.note,
            ],
        )
        self.when(self.shape, self._choose)
        self.when(self.lessons, lambda keys: self.answer(lessons=keys))
        self.when(self.start, lambda text: self.answer(start=text))
        self.when(self.pause, lambda minutes: self.answer(pause=int(minutes)))
        self.when(self.fit, lambda fit: self.answer(all=fit == "all"))

    @property
    def done(self) -> bool:
        """Whether there is a schedule."""
        return bool(self.plan)

    @property
    def plan(self) -> tuple[PlannedSession, ...]:
        """The sessions, or none while something is to be put right first."""
        return self._planned()[0]

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep choices that exist, and a time as it was written."""
        shape = self._shapes[
            word(value.get("shape"), tuple(self._shapes)) or next(iter(self._shapes))
        ]
        chosen = value.get("lessons")
        pause = value.get("pause")
        start = value.get("start")
        return {
            "shape": shape.key,
            "lessons": [key for key in self._lessons if key in chosen]
            if isinstance(chosen, list)
            else list(shape.lessons),
            "start": start[:LONGEST_TIME] if isinstance(start, str) else START,
            "pause": pause if pause in PAUSES and not isinstance(pause, bool) else shape.pause,
            "all": value.get("all") is True,
        }

    def draw(self) -> None:
        """Show the choices, and the schedule or what is to be put right first."""
        say, value = self.messages, self.value
        self.shape.value = value["shape"]
        self.about.blocks = [("note", self._shape.about)]
        self.lessons.value = value["lessons"]
        self.start.value = value["start"]
        self.pause.value = str(value["pause"])
        self.fit.value = "all" if value["all"] else "shorten"
        sessions, problem = self._planned()
        show(self.fit, when=any(session.proposed for session in sessions))
        self.problem.blocks = [("strong", say(f"planner.{problem}"))] if problem else []
        self._draw_sessions(sessions)
        self.csv.news = self.web.news = ""

    @property
    def _shape(self) -> SessionShape:
        return self._shapes[self.value["shape"]]

    def _choose(self, key: str) -> None:
        """Take a shape with the lessons and the break that go with it."""
        self.value = {"shape": key, "start": self.value["start"], "all": self.value["all"]}

    def _planned(self) -> tuple[tuple[PlannedSession, ...], str]:
        """Return the sessions, and what keeps them from being planned or nothing."""
        say, value = self.messages, self.value
        if not value["lessons"]:
            return (), "no_lesson"
        start = minutes_of(value["start"])
        if start is None:
            return (), "bad_time"
        pause = Part("break", say("planner.break"), say("planner.break_what"), value["pause"])
        try:
            sessions = plan_sessions(
                self._shape,
                [self._lessons[key] for key in value["lessons"]],
                start,
                pause if pause.minutes else None,
                shorten=not value["all"],
            )
        except OverMidnightError:
            return (), "midnight"
        return sessions, ""

    def _draw_sessions(self, sessions: tuple[PlannedSession, ...]) -> None:
        """Use the tables that are there: a new one would be a new place on the page."""
        have = len(self.sessions.children) // 2
        for _ in range(have, len(sessions)):
            self.sessions.children = (*self.sessions.children, Reading(spoken=True), DataTable())
        for place in range(max(have, len(sessions))):
            words, table = self.sessions.children[2 * place : 2 * place + 2]
            if place >= len(sessions):
                words.blocks, table.rows = [], []
                continue
            session = sessions[place]
            words.blocks = [
                ("subheading", session_heading(place, sessions, self.messages)),
                *(("text", line) for line in session_words(session, self.messages)),
                *(("item", line) for line in proposal_words(session, self.messages)),
            ]
            with table.hold_sync():
                table.label = self.messages("planner.total", minutes=session.planned)
                table.rows = [list(row) for row in session_table(session, self.messages)]

    def _hand_out(self, button: DownloadButton, form: str) -> HandedOut | None:
        say, sessions = self.messages, self.plan
        if not sessions:
            button.news = say("planner.nothing")
            return None
        name = f"{say('planner.file')}.{form}"
        if form == "csv":
            content = table_file.csv_file(schedule_rows(sessions, say), say.language)
            file = HandedOut(name, table_file.MIME, content)
        else:
            page = web.web_page(schedule(self._shape, sessions, say))
            file = HandedOut(name, web.MIME, page.encode())
        button.news = say("planner.taken", file=name)
        return file


def minutes_of(text: str) -> int | None:
    """Return a time such as 9:30, 09.30 or 9u30 in minutes after midnight; None when it is none."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hours, minutes = int(found[1]), int(found[2] or 0)
    return hours * 60 + minutes if minutes < 60 and hours * 60 + minutes < DAY else None


def _lessons(language: str) -> dict[str, ChosenLesson]:
    course = read_course(language)
    return {
        lesson.key: ChosenLesson(
            lesson,
            tuple(each for each in course.activities if each.lesson == lesson.key),
        )
        for lesson in course.lessons
    }
