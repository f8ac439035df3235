"""What a notebook talks to: a lesson opens the data and the passport, and shows activities."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import ipywidgets
from traitlets.log import get_logger

from netwerkgemeente.activities.activity import Activity, Answer
from netwerkgemeente.activities.index import ACTIVITIES, NEEDS
from netwerkgemeente.browser_passport import BrowserPassport, files_of_the_page
from netwerkgemeente.content.course import DATASETS, LANGUAGES, read_course
from netwerkgemeente.content.own_cases import OwnCases, read_own_cases
from netwerkgemeente.content.table import DataError
from netwerkgemeente.controls.lesson_bar import LessonBar
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.errors import CourseError
from netwerkgemeente.messages.reader import Messages, read_messages
from netwerkgemeente.passport import Passport, PassportError, passport_path
from netwerkgemeente.place import Place, place

PASSPORT_VARIABLE = "NETWERKGEMEENTE_PASSPORT"
"""Environment variable that names another file for the passport."""

OWN_CASES_FILES = (
    "eigen-casussen.xlsx",
    "eigen-casussen.csv",
    "own-cases.xlsx",
    "own-cases.csv",
)
"""Names under which a lesson finds a leader's own cases by itself."""

SHOWN_PROBLEMS = 3
"""How many rows of a leader's own cases are named in the lesson; the leader's card names more."""


class Lesson:
    """One lesson in one language.

    Each method shows one activity; calling it again shows the same one, so cells may be run twice
    and in any order. Answers go to the passport at every change and come back from it here.

    Args:
        name: Key of a row of ``lessons.csv``, such as ``"ladder"``.
        language: ``"nl"`` or ``"en"``.
        datasets: Folder with the tables, instead of the ones that came with the package.
        passport: File of the passport, instead of the one beside the lessons.
        own_cases: A leader's own cases: the name of a CSV or .xlsx file beside the lessons. None
            looks for one with a name of ``OWN_CASES_FILES``, so that a leader need not edit a
            cell. A row that cannot be used is left out and named at the top of the lesson.

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
        own_cases: Path | str | None = None,
    ) -> None:
        self._messages = _messages(language)
        try:
            self._course = read_course(language, datasets)
        except DataError as error:
            get_logger().exception("the data cannot be used")
            raise CourseError(_explained(error, self._messages)) from error
        names = [lesson.key for lesson in self._course.lessons]
        if name not in names:
            raise CourseError(self._messages("problem.lesson", name=name, names=", ".join(names)))
        self._name = name
        self._place = place(os.environ)
        chosen = os.environ.get(PASSPORT_VARIABLE)
        self._passport = self._open_passport(passport or passport_path(Path.cwd(), chosen))
        self._opened: dict[str, Activity] = {}
        sheet = _own_cases_sheet() if own_cases is None else _beside(own_cases)
        own = None if sheet is None else read_own_cases(sheet, language, datasets)
        if own is not None:
            self._course = replace(self._course, cases=(*own.cases, *self._course.cases))
        self._bar = LessonBar(
            self._hand_out,
            self._take_in,
            title=self._messages("bar.title"),
            asleep=self._messages("bar.asleep"),
            items_label=self._messages("bar.list"),
            download_label=self._messages("bar.download"),
            load_label=self._messages("bar.load"),
            too_large=self._messages("bar.load_large"),
            reminder=self._messages("bar.reminder") if self._place is Place.BINDER else "",
        )
        if own is not None and own.problems:
            self._bar.news = self._own_cases_words(own)
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

    def reach(self) -> ipywidgets.Widget:
        """Show how far a message goes in a hierarchy and in a network."""
        return self._show("reach")

    def rules_of_the_game(self) -> ipywidgets.Widget:
        """Show situations, to be sorted into two kinds of participation."""
        return self._show("rules_of_the_game")

    def collectives(self) -> ipywidgets.Widget:
        """Show how many collectives were counted, after an estimate."""
        return self._show("collectives")

    def shift(self) -> ipywidgets.Widget:
        """Show the timeline from directing to networking."""
        return self._show("shift")

    def output_or_outcome(self) -> ipywidgets.Widget:
        """Show what is counted, to be paired with the outcome it was about."""
        return self._show("output_or_outcome")

    def loosen(self) -> ipywidgets.Widget:
        """Show policy sentences that steer, to be marked and rewritten."""
        return self._show("loosen")

    def target(self) -> ipywidgets.Widget:
        """Show what steering harder on an indicator does to the outcome."""
        return self._show("target")

    def floor(self) -> ipywidgets.Widget:
        """Show situations in which something must be concrete or may be general."""
        return self._show("floor")

    def stop_list(self) -> ipywidgets.Widget:
        """Show the list of what to stop steering on."""
        return self._show("stop_list")

    def my_file(self) -> ipywidgets.Widget:
        """Show the fields for one's own file."""
        return self._show("my_file")

    def self_scan(self) -> ipywidgets.Widget:
        """Show the self-scan, before the course."""
        return self._show("self_scan")

    def order_steps(self) -> ipywidgets.Widget:
        """Show the steps of choosing a role, to be put in order."""
        return self._show("order_steps")

    def case_summary(self) -> ipywidgets.Widget:
        """Show everything of the course, applied to one's own file."""
        return self._show("case_summary")

    def role_card(self) -> ipywidgets.Widget:
        """Show the role card, to take along."""
        return self._show("role_card")

    def scan_again(self) -> ipywidgets.Widget:
        """Show the self-scan again, and what has shifted."""
        return self._show("scan_again")

    def certificate(self) -> ipywidgets.Widget:
        """Show the certificate, to take along."""
        return self._show("certificate")

    def gaps(self) -> ipywidgets.Widget:
        """Show the neighbourhoods, in the order that weights give."""
        return self._show("gaps")

    def left_over(self) -> ipywidgets.Widget:
        """Show how many people are left when not everyone takes part."""
        return self._show("left_over")

    def make_plan_b(self) -> ipywidgets.Widget:
        """Show the nine fields of a plan B."""
        return self._show("make_plan_b")

    def law(self) -> ipywidgets.Widget:
        """Show gaps, to be matched with articles of the Wmo 2015."""
        return self._show("law")

    def regie_or_not(self) -> ipywidgets.Widget:
        """Show situations, to be sorted into four kinds of regie or none."""
        return self._show("regie_or_not")

    def order_steering(self) -> ipywidgets.Widget:
        """Show ways of steering, to be put in order."""
        return self._show("order_steering")

    def contrast(self) -> ipywidgets.Widget:
        """Show a file of one's own between hierarchy and network, point by point."""
        return self._show("contrast")

    def same_task(self) -> ipywidgets.Widget:
        """Show one task, played as a hierarchy and as a network."""
        return self._show("same_task")

    def influence_map(self) -> ipywidgets.Widget:
        """Show one's partners, and who depends on whom."""
        return self._show("influence_map")

    def complexity(self) -> ipywidgets.Widget:
        """Show three levers, and how complex working together gets."""
        return self._show("complexity")

    def check(self) -> ipywidgets.Widget:
        """Show the questions at the end of the lesson."""
        return self._show("check")

    def _show(self, key: str) -> ipywidgets.Widget:
        """Return the activity, or a sentence where it cannot be built; the log has the reason."""
        try:
            return self._open(key)
        except Exception:  # noqa: BLE001 - logged, and said in a sentence
            get_logger().exception("activity %s of lesson %s cannot be shown", key, self._name)
            return Reading(blocks=[("strong", self._messages("problem.activity"))])

    def _open(self, key: str) -> Activity:
        if key not in self._opened:
            needed = [self._open(other) for other in NEEDS.get(key, ())]
            text = self._course.activity(self._name, key)
            reads = self._readers().get(key, ())
            activity = ACTIVITIES[key](text, self._course, self._messages, *needed, *reads)
            self._restore(activity)
            activity.observe(lambda change: self._keep(activity, change["old"]), "value")
            self._opened[key] = activity
            self._update_bar()
        return self._opened[key]

    def _readers(self) -> dict[str, tuple[Callable[[], Mapping[str, object]], ...]]:
        """Return what an activity that reads the whole passport is given, after what it needs."""
        passport = self._passport
        return {
            "role_advice": (passport.answers,),
            "contrast": (passport.answers,),
            "case_summary": (passport.answers,),
            "scan_again": (passport.answers,),
            "certificate": (passport.answers, passport.days),
        }

    def _open_passport(self, path: Path) -> Passport:
        files = files_of_the_page() if self._place is Place.BROWSER else None
        return Passport(path) if files is None else BrowserPassport(path, files, self._update_bar)

    def _passport_key(self, activity: Activity) -> str:
        return f"{self._name}.{activity.text.key}"

    def _restore(self, activity: Activity) -> None:
        kept = self._passport.answer(self._passport_key(activity))
        if isinstance(kept, dict):
            activity.value = kept

    def _keep(self, activity: Activity, before: Answer) -> None:
        key = self._passport_key(activity)
        if self._passport.answer(key) != activity.value:
            kept = self._passport.keep(key, activity.value, before)
            if isinstance(kept, dict) and kept != activity.value:
                activity.value = kept  # open elsewhere too, and answered there
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
        for activity in self._opened.values():
            activity.refresh()
        self._bar.news = self._messages("bar.loaded")
        self._update_bar()

    def _own_cases_words(self, own: OwnCases) -> str:
        say, shown = self._messages, own.problems[:SHOWN_PROBLEMS]
        what = [say(f"own_cases.{problem.problem}", **problem.fields) for problem in shown]
        if left := len(own.problems) - len(shown):
            what.append(say("own_cases.more", count=left))
        return say("own_cases.lesson", what=" ".join(what))

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
        forgets = self._place is Place.BINDER
        self._bar.warning = forgets or self._passport.problem is not None
        self._bar.saved = self._saved_words()

    def _saved_words(self) -> str:
        passport, say = self._passport, self._messages
        if passport.problem is None:
            name = passport.path.name if passport.path else ""
            return say(f"bar.saved_{self._place}", file=name)
        aside = passport.aside.name if passport.aside else ""
        return say(f"bar.{passport.problem}", file=aside)


def _beside(file: Path | str) -> Path:
    """Return where ``file`` is: in the notebook's folder or, for both languages, the one above."""
    return next(
        (folder / file for folder in _near() if (folder / file).exists()), Path.cwd() / file
    )


def _own_cases_sheet() -> Path | None:
    """Return the leader's sheet that lies near the notebook under a name that is looked for."""
    sheets = (folder / name for folder in _near() for name in OWN_CASES_FILES)
    return next((sheet for sheet in sheets if sheet.is_file()), None)


def _near() -> tuple[Path, ...]:
    here = Path.cwd()
    return (here, here.parent) if here.name in LANGUAGES else (here,)


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
