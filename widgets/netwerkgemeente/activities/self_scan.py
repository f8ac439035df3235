"""The self-scan: eight sliders between hierarchy and network, before the course begins."""

from collections.abc import Mapping, Sequence
from functools import partial

from netwerkgemeente.activities.activity import Activity, Answer
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.content.scan import SCAN_TOP, ScanPair
from netwerkgemeente.controls.number_slider import NumberSlider
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.scan import leaning, scan_values


class SelfScan(Activity):
    """Eight pairs of statements, each a slider from 0 (hierarchy) to 10 (network).

    The answer: ``values`` (key of a pair to 0 to 10).
    """

    def __init__(self, text: ActivityText, course: Course, messages: Messages) -> None:
        self._pairs = {pair.key: pair for pair in course.scan}
        self.sliders = scan_sliders(course.scan, messages)
        self.feedback = Reading(spoken=True)
        super().__init__(text, messages, [*self.sliders.values(), self.feedback])
        for key, slider in self.sliders.items():
            self.when(slider, partial(self._set, key))

    @property
    def done(self) -> bool:
        """Whether all sliders were set."""
        return len(self.value["values"]) == len(self._pairs)

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep values of pairs that exist."""
        return {"values": scan_values(value, tuple(self._pairs))}

    def draw(self) -> None:
        """Show the values; once all are set, say where one leans most."""
        for key, slider in self.sliders.items():
            slider.value = self.value["values"].get(key)
        if self.done:
            self.feedback.blocks = self._feedback()
        else:
            left = len(self._pairs) - len(self.value["values"])
            self.feedback.blocks = [("note", self.messages("scan.left", left=left))]

    def _set(self, key: str, number: int) -> None:
        self.answer(values={**self.value["values"], key: number})

    def _feedback(self) -> list[tuple[str, str]]:
        say = self.messages
        found = leaning(self.value["values"])
        blocks = [
            ("strong", say(f"scan.most_{side}", names=named(keys, self._pairs, say)))
            for side, keys in (("network", found.network), ("hierarchy", found.hierarchy))
            if keys
        ]
        if not blocks:
            blocks = [("strong", say("scan.most_middle"))]
        return [*blocks, ("text", say("scan.no_judgement")), ("note", say("scan.later"))]


def scan_sliders(pairs: Sequence[ScanPair], messages: Messages) -> dict[str, NumberSlider]:
    """Return one slider for each pair, not set, by the pair's key."""
    return {
        pair.key: NumberSlider(
            label=pair.name,
            maximum=SCAN_TOP,
            low_end=messages("scan.low", statement=pair.hierarchy),
            high_end=messages("scan.high", statement=pair.network),
            words=[messages(f"scan.word_{value}") for value in range(SCAN_TOP + 1)],
            unanswered=messages("answer.none"),
        )
        for pair in pairs
    }


def named(keys: Sequence[str], pairs: Mapping[str, ScanPair], messages: Messages) -> str:
    """Return the names of ``keys`` as they stand in a sentence."""
    return messages.listed([pairs[key].name.lower() for key in keys])
