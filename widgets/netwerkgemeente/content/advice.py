"""The questions and rules of the decision aid 'Which role here?'."""

from dataclasses import dataclass
from pathlib import Path

from netwerkgemeente.content.ladder import RUNGS
from netwerkgemeente.content.table import DataError, read_table


@dataclass(frozen=True, slots=True)
class AdviceAnswer:
    """One possible answer to a question of the decision aid.

    Attributes:
        rung: The lightest rung that is enough when this answer holds; 1 gives no reason to climb.
        reason: Why a lighter rung is not enough; empty when ``rung`` is 1.
        plan_b: Whether this answer asks for a plan B.
    """

    key: str
    text: str
    rung: int
    reason: str
    plan_b: bool


@dataclass(frozen=True, slots=True)
class AdviceQuestion:
    """One question, why it is asked, and its possible answers."""

    key: str
    text: str
    why: str
    answers: tuple[AdviceAnswer, ...]


def read_advice(folder: Path, language: str) -> tuple[AdviceQuestion, ...]:
    """Return the questions of the decision aid in the order in which they are asked.

    Raises:
        DataError: If a cell cannot be used, an answer names no question, a question has fewer
            than two answers, or an answer that climbs gives no reason.
    """
    rows = read_table(folder, "advice_questions.csv", language)
    keys = {row.text("key") for row in rows}
    answers: dict[str, list[tuple[int, AdviceAnswer]]] = {key: [] for key in keys}
    for row in read_table(folder, "advice_answers.csv", language, key=("question", "key")):
        question = row.text("question")
        if question not in keys:
            raise row.error("reference", "question")
        rung = row.whole("rung", 1, RUNGS)
        answer = AdviceAnswer(
            row.text("key"),
            row.words("answer"),
            rung,
            row.words("reason", blank=rung == 1),
            row.flag("plan_b"),
        )
        answers[question].append((row.whole("order", 1, 99), answer))
    for key, found in answers.items():
        if len(found) < 2:
            raise DataError("options", file="advice_answers.csv", column="question", value=key)
    ordered = sorted(rows, key=lambda row: row.whole("order", 1, 99))
    return tuple(
        AdviceQuestion(
            row.text("key"),
            row.words("question"),
            row.words("why"),
            tuple(a for _, a in sorted(answers[row.text("key")], key=lambda pair: pair[0])),
        )
        for row in ordered
    )
