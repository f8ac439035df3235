"""The ladder as a slider in an activity, and rungs as words."""

from collections.abc import Sequence

from netwerkgemeente.content.ladder import Rung
from netwerkgemeente.controls.step_slider import StepSlider
from netwerkgemeente.messages.reader import Messages


def ladder_slider(rungs: Sequence[Rung], messages: Messages, label: str) -> StepSlider:
    """Return a slider over the five rungs, unplaced, with each rung's definition as its note."""
    return StepSlider(
        label=label,
        steps=[rung.name for rung in rungs],
        notes=[rung.definition for rung in rungs],
        unanswered=messages("ladder.unplaced"),
        bracket_label=messages("ladder.experts"),
        mark_label=messages("ladder.before"),
    )
