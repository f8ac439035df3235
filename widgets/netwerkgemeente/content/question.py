"""Questions with a few possible answers: the checks, and every activity that sorts situations."""

from dataclasses import dataclass
from pathlib import Path

from netwerkgemeente.content.table import DataError, read_table

FITS = ("yes", "arguable", "no")


@dataclass(frozen=True, slots=True)
class Option:
    """One possible answer, with the reason why it holds or not.

    Attributes:
        fits: ``yes`` (what the source gives), ``arguable`` (others in the field would say so) or
            ``no``.
    """

    text: str
    fits: str
    feedback: str


@dataclass(frozen=True, slots=True)
class Question:
    """One row of ``questions.csv`` with its rows of ``options.csv``.

    Attributes:
        activity: Key of the activity of ``lesson`` that asks it.
        kind: ``choice`` (exactly one option fits) or ``order`` (the options stand in the right
            order, to be shuffled before they are shown).
        feedback: What to say after an order question; empty for a choice.
        basis: The passage or source the question rests on.
    """

    key: str
    lesson: str
    activity: str
    kind: str
    text: str
    options: tuple[Option, ...]
    feedback: str
    basis: str


def read_questions(folder: Path, language: str) -> tuple[Question, ...]:
    """Return all questions in the order of the table.

    Raises:
        DataError: If a cell cannot be used, an option names no question, or a choice question
            has not exactly one option that fits.
    """
    rows = read_table(folder, "questions.csv", language)
    keys = {row.text("key") for row in rows}
    options: dict[str, dict[int, Option]] = {key: {} for key in keys}
    for row in read_table(folder, "options.csv", language, key=("question", "position")):
        key = row.text("question")
        if key not in keys:
            raise row.error("reference", "question")
        options[key][row.whole("position", 1, 99)] = Option(
            row.words("text"), row.one_of("fits", FITS), row.words("feedback", blank=True)
        )
    questions = tuple(
        Question(
            key=row.text("key"),
            lesson=row.text("lesson"),
            activity=row.text("activity"),
            kind=row.one_of("kind", ("choice", "order")),
            text=row.words("question"),
            options=tuple(option for _, option in sorted(options[row.text("key")].items())),
            feedback=row.words("feedback", blank=True),
            basis=row.text("basis"),
        )
        for row in rows
    )
    for question in questions:
        fitting = sum(option.fits == "yes" for option in question.options)
        if len(question.options) < 2 or (question.kind == "choice" and fitting != 1):
            raise DataError("options", file="options.csv", column="fits", value=question.key)
    return questions
