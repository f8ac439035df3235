"""What a notebook talks to: a lesson opens the data and the passport, and shows activities."""

import logging
import os
from collections.abc import Callable
from pathlib import Path

import ipywidgets

from netwerkgemeente.activities.activity import Activity
from netwerkgemeente.activities.climb_ladder import ClimbLadder
from netwerkgemeente.activities.order_items import OrderItems
from netwerkgemeente.activities.place_cases import PlaceCases
from netwerkgemeente.activities.questions import Questions
from netwerkgemeente.activities.role_advice import RoleAdvice
from netwerkgemeente.activities.ten_minutes import TenMinutes
from netwerkgemeente.activities.try_controls import TryControls
from netwerkgemeente.activities.two_dials import TwoDials
from netwerkgemeente.activities.what_if import WhatIf
from netwerkgemeente.activities.your_placements import YourPlacements
from netwerkgemeente.content.course import DATASETS, LANGUAGES, read_course
from netwerkgemeente.content.table import DataError
from netwerkgemeente.controls.lesson_bar import LessonBar
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.errors import CourseError
from netwerkgemeente.messages.reader import Messages, read_messages
from netwerkgemeente.passport import Passport, PassportError, passport_path

LOG = logging.getLogger("netwerkgemeente")

ACTIVITIES: dict[str, Callable[..., Activity]] = {
    "try_controls": TryControls,
    "order_rungs": OrderItems,
    "climb_ladder": ClimbLadder,
    "place_cases": PlaceCases,
    "your_placements": YourPlacements,
    "what_if": WhatIf,
    "two_dials": TwoDials,
    "role_advice": RoleAdvice,
    "ten_minutes": TenMinutes,
    "check": Questions,
}
"""Every kind of activity by its key in ``activities.csv``."""

NEEDS = {
    "your_placements": ("place_cases", "climb_ladder"),
    "what_if": ("place_cases",),
    "two_dials": ("place_cases",),
}
"""Activities of the same lesson that an activity builds on, given to it in this order."""

PASSPORT_VARIABLE = "NETWERKGEMEENTE_PASSPORT"
"""Environment variable that names another file for the passport."""


class Lesson:
    """One lesson in one language.

    Each method shows one activity; calling it again shows the same one, so cells may be run twice
    and in any order. Answers go to the passport at every change and come back from it here.

    Args:
        name: Key of a row of ``lessons.csv``, such as ``"ladder"``.
        language: ``"nl"`` or ``"en"``.
        datasets: Folder with the tables, instead of the ones that came with the package.
        passport: File of the passport, instead of the one beside the lessons.

    Raises:
        CourseError: If there is no such lesson or language, or the data cannot be used. Its text
            is a sentence for the trainee.
    """

    def __init__(
        self,
        name: str,
        language: str,
        *,
        datasets: Path = DATASETS,
        passport: Path | None = None,
    ) -> None:
        self._messages = _messages(language)
        try:
            self._course = read_course(language, datasets)
        except DataError as error:
            LOG.exception("the data cannot be used")
            raise CourseError(_explained(error, self._messages)) from error
        names = [lesson.key for lesson in self._course.lessons]
        if name not in names:
            raise CourseError(self._messages("problem.lesson", name=name, names=", ".join(names)))
        self._name = name
        chosen = os.environ.get(PASSPORT_VARIABLE)
        self._passport = Passport(passport or passport_path(Path.cwd(), chosen))
        self._opened: dict[str, Activity] = {}
        self._bar = LessonBar(
            self._hand_out,
            self._take_in,
            title=self._messages("bar.title"),
            asleep=self._messages("bar.asleep"),
            items_label=self._messages("bar.list"),
            download_label=self._messages("bar.download"),
            load_label=self._messages("bar.load"),
            too_large=self._messages("bar.load_large"),
        )
        self._update_bar()

    def passport(self) -> ipywidgets.Widget:
        """Show the progress in this lesson, and the buttons of the passport."""
        return self._bar

    def try_controls(self) -> ipywidgets.Widget:
        """Show one of each control, to try."""
        return self._show("try_controls")

    def order_rungs(self) -> ipywidgets.Widget:
        """Show the five rungs, to be put in order."""
        return self._show("order_rungs")

    def climb_ladder(self) -> ipywidgets.Widget:
        """Show the ladder, rung by rung."""
        return self._show("climb_ladder")

    def place_cases(self) -> ipywidgets.Widget:
        """Show the cases, to be placed on the ladder."""
        return self._show("place_cases")

    def your_placements(self) -> ipywidgets.Widget:
        """Show the trainee's placings beside the experts' ranges."""
        return self._show("your_placements")

    def what_if(self) -> ipywidgets.Widget:
        """Show the cases with one fact changed."""
        return self._show("what_if")

    def two_dials(self) -> ipywidgets.Widget:
        """Show the two dials and the rung that follows."""
        return self._show("two_dials")

    def role_advice(self) -> ipywidgets.Widget:
        """Show the decision aid."""
        return self._show("role_advice")

    def ten_minutes(self) -> ipywidgets.Widget:
        """Show the meeting with its eight moments."""
        return self._show("ten_minutes")

    def check(self) -> ipywidgets.Widget:
        """Show the questions at the end of the lesson."""
        return self._show("check")

    def _show(self, key: str) -> ipywidgets.Widget:
        """Return the activity, or a sentence where it cannot be built; the log has the reason."""
        try:
            return self._open(key)
        except Exception:
            LOG.exception("activity %s of lesson %s cannot be shown", key, self._name)
            return Reading(blocks=[("strong", self._messages("problem.activity"))])

    def _open(self, key: str) -> Activity:
        if key not in self._opened:
            needed = [self._open(other) for other in NEEDS.get(key, ())]
            text = self._course.activity(self._name, key)
            activity = ACTIVITIES[key](text, self._course, self._messages, *needed)
            self._restore(activity)
            activity.observe(lambda _: self._keep(activity), "value")
            self._opened[key] = activity
            self._update_bar()
        return self._opened[key]

    def _passport_key(self, activity: Activity) -> str:
        return f"{self._name}.{activity.text.key}"

    def _restore(self, activity: Activity) -> None:
        kept = self._passport.answer(self._passport_key(activity))
        if isinstance(kept, dict):
            activity.value = kept

    def _keep(self, activity: Activity) -> None:
        key = self._passport_key(activity)
        if self._passport.answer(key) != activity.value:
            self._passport.keep(key, activity.value)
        self._update_bar()

    def _hand_out(self) -> tuple[str, str]:
        return self._messages("bar.file"), self._passport.text()

    def _take_in(self, text: str) -> None:
        try:
            self._passport.load(text)
        except PassportError as error:
            self._bar.news = self._messages(f"bar.load_{error.problem}")
            return
        for activity in self._opened.values():
            self._restore(activity)
        self._bar.news = self._messages("bar.loaded")
        self._update_bar()

    def _update_bar(self) -> None:
        say = self._messages
        texts = [text for text in self._course.activities if text.lesson == self._name]
        done = {key for key, activity in self._opened.items() if activity.done}
        progress = say("bar.progress", done=len(done), count=len(texts))
        ahead = next((text.title for text in texts if text.key not in done), None)
        go_on = say("bar.all_done") if ahead is None else say("bar.go_on", title=ahead)
        self._bar.progress = f"{progress} {go_on}"
        self._bar.items = [
            (text.title, say("bar.done" if text.key in done else "bar.open"), text.key in done)
            for text in texts
        ]
        self._bar.warning = self._passport.problem is not None
        self._bar.saved = self._saved_words()

    def _saved_words(self) -> str:
        passport, say = self._passport, self._messages
        if passport.problem is None:
            name = passport.path.name if passport.path else ""
            return say("bar.saved", file=name)
        aside = passport.aside.name if passport.aside else ""
        return say(f"bar.{passport.problem}", file=aside)


def _messages(language: str) -> Messages:
    """Return the interface texts, or a sentence in every language when there is no such one."""
    if language in LANGUAGES:
        return read_messages(language)
    said = (
        read_messages(known)("problem.language", name=language, names=", ".join(LANGUAGES))
        for known in LANGUAGES
    )
    raise CourseError(" ".join(said))


def _explained(error: DataError, messages: Messages) -> str:
    what = messages(f"data.{error.problem}", **error.fields)
    return messages("problem.data", what=what)
