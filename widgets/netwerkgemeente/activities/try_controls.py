"""Try the four kinds of controls once; nothing counts."""

from collections.abc import Mapping

from netwerkgemeente.activities.activity import Activity, Answer
from netwerkgemeente.activities.ladder import ladder_slider
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.content.ladder import RUNGS
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.number_slider import NumberSlider
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import free_text, whole, word

TOP = 10
WAYS = ("alone", "group")


class TryControls(Activity):
    """One of each control.

    The answer: ``slider`` (1 to 5), ``number`` (0 to 10), ``choice`` (``alone`` or ``group``) and
    ``text``; the first three None while not tried.
    """

    def __init__(self, text: ActivityText, course: Course, messages: Messages) -> None:
        self.slider = ladder_slider(course.rungs, messages, messages("try.slider"))
        none = messages("answer.none")
        self.number = NumberSlider(label=messages("try.number"), maximum=TOP, unanswered=none)
        self.choice = Choice(
            label=messages("try.choice"), options=[(way, messages(f"try.{way}")) for way in WAYS]
        )
        self.words = TextField(
            label=messages("try.text"), rows=1, unanswered=messages("answer.blank")
        )
        self.feedback = Reading(spoken=True)
        super().__init__(
            text,
            messages,
            [self.slider, self.number, self.choice, self.words, self.feedback],
        )
        self.when(self.slider, lambda value: self.answer(slider=value))
        self.when(self.number, lambda value: self.answer(number=value))
        self.when(self.choice, lambda value: self.answer(choice=value))
        self.when(self.words, lambda value: self.answer(text=value))

    @property
    def done(self) -> bool:
        """Whether all four were tried."""
        return not self._left()

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep what each control can show."""
        return {
            "slider": whole(value.get("slider"), 1, RUNGS),
            "number": whole(value.get("number"), 0, TOP),
            "choice": word(value.get("choice"), WAYS),
            "text": free_text(value.get("text")),
        }

    def draw(self) -> None:
        """Show what was tried and what is left."""
        self.slider.value = self.value["slider"]
        self.number.value = self.value["number"]
        self.choice.value = self.value["choice"]
        self.words.value = self.value["text"]
        left = ", ".join(self.messages(f"try.name_{name}") for name in self._left())
        said = self.messages("try.left", left=left) if left else self.messages("try.ready")
        self.feedback.blocks = [("strong", said)]

    def _left(self) -> list[str]:
        tried = {name: self.value[name] is not None for name in ("slider", "number", "choice")}
        tried["text"] = bool(self.value["text"].strip())
        return [name for name, is_tried in tried.items() if not is_tried]
