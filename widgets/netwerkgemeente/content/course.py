"""All of the course's data in one language, read once when a lesson opens."""

from dataclasses import dataclass
from pathlib import Path

from netwerkgemeente.content.advice import AdviceQuestion, read_advice
from netwerkgemeente.content.case import Case, read_cases, read_domains
from netwerkgemeente.content.collective import Series, read_collectives
from netwerkgemeente.content.contrast import Contrast, read_contrasts
from netwerkgemeente.content.glossary import Term, read_glossary
from netwerkgemeente.content.indicator import Indicator, read_indicators
from netwerkgemeente.content.ladder import DialWords, Rung, read_dial_words, read_rungs
from netwerkgemeente.content.meeting import Moment, read_moments
from netwerkgemeente.content.milestone import Milestone, read_milestones
from netwerkgemeente.content.neighbourhoods import NeighbourhoodData, read_neighbourhood_data
from netwerkgemeente.content.plan import PlanCheck, PlanField, read_plan
from netwerkgemeente.content.question import Question, read_questions
from netwerkgemeente.content.scan import ScanPair, read_scan
from netwerkgemeente.content.sentence import (
    Sentence,
    SteeringWords,
    read_sentences,
    read_steering_words,
)
from netwerkgemeente.content.table import DataError, read_table

LANGUAGES = ("nl", "en")
"""The languages of the course; each has its columns, messages file and lessons folder."""

DATASETS = Path(__file__).parent.parent / "datasets"
"""Where an installed package keeps the tables of the repository's ``datasets/``."""


@dataclass(frozen=True, slots=True)
class ActivityText:
    """One row of ``activities.csv``: what an activity is called, asks and takes.

    Attributes:
        key: Unique within its lesson. Passports refer to it, so it never changes.
        minutes: How long it takes; the course leader's planner adds these up.
        skip: How soon the planner leaves it out when time is short, 1 first; None for what always
            stays.
    """

    key: str
    lesson: str
    minutes: int
    title: str
    task: str
    skip: int | None = None


@dataclass(frozen=True, slots=True)
class LessonText:
    """One row of ``lessons.csv``.

    Attributes:
        file: Name of the lesson's notebook in the folder of its language.
    """

    key: str
    number: int
    file: str
    title: str


@dataclass(frozen=True, slots=True)
class Course:
    """The course in one language."""

    language: str
    rungs: tuple[Rung, ...]
    dial_words: DialWords
    domains: dict[str, str]
    cases: tuple[Case, ...]
    questions: tuple[Question, ...]
    advice: tuple[AdviceQuestion, ...]
    moments: tuple[Moment, ...]
    contrasts: tuple[Contrast, ...]
    scan: tuple[ScanPair, ...]
    glossary: tuple[Term, ...]
    collectives: tuple[Series, ...]
    milestones: tuple[Milestone, ...]
    indicators: tuple[Indicator, ...]
    sentences: tuple[Sentence, ...]
    steering_words: tuple[SteeringWords, ...]
    neighbourhood_data: NeighbourhoodData
    plan_fields: tuple[PlanField, ...]
    plan_checks: tuple[PlanCheck, ...]
    lessons: tuple[LessonText, ...]
    activities: tuple[ActivityText, ...]

    def activity(self, lesson: str, key: str) -> ActivityText:
        """Return the texts of one activity.

        Raises:
            DataError: If ``activities.csv`` has no such row.
        """
        for activity in self.activities:
            if (activity.lesson, activity.key) == (lesson, key):
                return activity
        raise DataError("missing", file="activities.csv", value=f"{lesson}, {key}")

    def questions_of(self, activity: ActivityText) -> tuple[Question, ...]:
        """Return the questions that ``activity`` asks.

        Raises:
            DataError: If there are none.
        """
        lesson, key = activity.lesson, activity.key
        found = tuple(q for q in self.questions if (q.lesson, q.activity) == (lesson, key))
        if not found:
            raise DataError("missing", file="questions.csv", value=f"{lesson}, {key}")
        return found


def read_course(language: str, folder: Path = DATASETS) -> Course:
    """Read every table of ``folder`` in ``language`` (one of ``LANGUAGES``).

    Raises:
        DataError: At the first cell that cannot be used, or if a question is for no activity.
    """
    lessons = sorted(
        (
            LessonText(
                row.text("key"), row.whole("number", 0, 99), row.words("file"), row.words("title")
            )
            for row in read_table(folder, "lessons.csv", language)
        ),
        key=lambda lesson: lesson.number,
    )
    activities = _read_activities(folder, language)
    questions = read_questions(folder, language)
    asked = {(question.lesson, question.activity) for question in questions}
    if lost := asked - {(activity.lesson, activity.key) for activity in activities}:
        raise DataError("missing", file="activities.csv", value=", ".join(min(lost)))
    plan_fields, plan_checks = read_plan(folder, language)
    return Course(
        language=language,
        rungs=read_rungs(folder, language),
        dial_words=read_dial_words(folder, language),
        domains=read_domains(folder, language),
        cases=read_cases(folder, language),
        questions=questions,
        advice=read_advice(folder, language),
        moments=read_moments(folder, language),
        contrasts=read_contrasts(folder, language),
        scan=read_scan(folder, language),
        glossary=read_glossary(folder, language),
        collectives=read_collectives(folder, language),
        milestones=read_milestones(folder, language),
        indicators=read_indicators(folder, language),
        sentences=read_sentences(folder, language),
        steering_words=read_steering_words(folder, language),
        neighbourhood_data=read_neighbourhood_data(folder, language),
        plan_fields=plan_fields,
        plan_checks=plan_checks,
        lessons=tuple(lessons),
        activities=activities,
    )


def _read_activities(folder: Path, language: str) -> tuple[ActivityText, ...]:
    rows = read_table(folder, "activities.csv", language, key=("lesson", "key"))
    ordered = sorted(rows, key=lambda row: (row.text("lesson"), row.whole("order", 1, 99)))
    return tuple(
        ActivityText(
            row.text("key"),
            row.text("lesson"),
            row.whole("minutes", 1, 120),
            row.words("title"),
            row.words("task"),
            row.whole("skip", 1, 99) if row.text("skip", blank=True) else None,
        )
        for row in ordered
    )
