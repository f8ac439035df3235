"""Reasoning from the lightest role that could work, one reasoned step at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netwerkgemeente.content.advice import AdviceAnswer, AdviceQuestion


@dataclass(frozen=True, slots=True)
class Step:
    """One step up the ladder and why the rung below is not enough.

    Attributes:
        rung: The rung that is reached, 2 to 5.
        reasons: The reasons for which this rung is the lightest that is enough. Where there are
            none, the reasons of the next heavier rung that has some: they pass this one. So never
            empty.
    """

    rung: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """The lightest rung that meets every reason that was given.

    Attributes:
        rung: 1 (letting go) to 5 (regulating). 1 when no reason was given.
        steps: Every step from rung 1 to ``rung``, lightest first.
        plan_b: Whether a plan B is asked for: by an answer, or because government lets go.
        open: Questions without an answer.
    """

    rung: int
    steps: tuple[Step, ...]
    plan_b: bool
    open: tuple[AdviceQuestion, ...]


def advise(questions: Sequence[AdviceQuestion], answers: Mapping[str, str]) -> Advice:
    """Return the advice for ``answers`` (key of a question to key of one of its answers).

    Starts at letting go. Each answer says which rung is the lightest that is enough for it, and
    the heaviest of these is the advice; so one more reason never lowers the rung. Answers to
    unknown questions and unknown answers count as not given. Own construction, from the article's
    advice to climb as little as possible and to make the role explicit.
    """
    given: list[AdviceAnswer] = []
    unanswered: list[AdviceQuestion] = []
    for question in questions:
        chosen = [a for a in question.answers if a.key == answers.get(question.key)]
        given.extend(chosen)
        if not chosen:
            unanswered.append(question)
    rung = max((answer.rung for answer in given), default=1)
    steps = tuple(Step(step, _reasons(given, step)) for step in range(2, rung + 1))
    plan_b = rung == 1 or any(answer.plan_b for answer in given)
    return Advice(rung, steps, plan_b, tuple(unanswered))


def _reasons(given: Sequence[AdviceAnswer], step: int) -> tuple[str, ...]:
    """Return the reasons of the lightest rung, from ``step`` up, that has any."""
    rung = min(answer.rung for answer in given if answer.rung >= step)
    return tuple(answer.reason for answer in given if answer.rung == rung)
