"""Everything of the course applied to one's own file, and the role in one sentence."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from netwerkgemeente.activities.activity import Activity, Answer, show
from netwerkgemeente.activities.ladder import ladder_slider
from netwerkgemeente.activities.prefill import prefill, sources
from netwerkgemeente.charts.rung_words import range_words
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.content.ladder import RUNGS
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.documents.role_card import sentence
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import free_text, mapping, whole
from netwerkgemeente.models.role_card import PARTS_OF_SENTENCE, TEXTS, RoleCard, gather
from netwerkgemeente.models.role_words import other_role

ONE_LINE = ("municipality", "function", "file", *PARTS_OF_SENTENCE)
BEFORE_ROLE = ("municipality", "function", "file", "about")
AFTER_ROLE = ("why", "contrast", "partners", "outcome", "plan_b")


class CaseSummary(Activity):
    """Fields filled in advance from the passport; what is typed here goes before it.

    The answer: ``now`` and ``wanted`` (1 to 5 or None) and ``texts`` (name of a field to text),
    each only where the trainee changed it here.
    """

    def __init__(
        self,
        text: ActivityText,
        course: Course,
        messages: Messages,
        passport: Callable[[], Mapping[str, object]],
    ) -> None:
        self._course = course
        self._passport = passport
        self.taken = Reading()
        self.fields = {
            name: TextField(
                label=messages(f"case.{name}"),
                rows=1 if name in ONE_LINE else 3,
                unanswered=messages("answer.blank"),
            )
            for name in TEXTS
        }
        self.now = Choice(
            label=messages("case.now"),
            compact=True,
            options=[(str(rung.number), f"{rung.number}. {rung.name}") for rung in course.rungs],
            unanswered=messages("answer.none"),
        )
        self.wanted = ladder_slider(course.rungs, messages, messages("case.wanted"))
        self.wanted.mark_label = messages("case.mark")
        self.out_loud = Reading(
            blocks=[
                ("subheading", messages("case.out_loud")),
                ("text", messages("case.example")),
                *(("item", messages(f"case.example_{part}")) for part in PARTS_OF_SENTENCE),
                ("note", messages("case.example_sentence")),
            ]
        )
        self.feedback = Reading(spoken=True)
        super().__init__(
            text,
            messages,
            [
                self.taken,
                *(self.fields[name] for name in BEFORE_ROLE),
                self.now,
                self.wanted,
                *(self.fields[name] for name in AFTER_ROLE),
                self.out_loud,
                *(self.fields[name] for name in PARTS_OF_SENTENCE),
                self.feedback,
            ],
        )
        self.when(self.now, lambda rung: self.answer(now=rung and int(rung)))
        self.when(self.wanted, lambda rung: self.answer(wanted=rung))
        for name, field in self.fields.items():
            self.when(field, partial(self._write, name))

    @property
    def card(self) -> RoleCard:
        """The role card so far: what other lessons hold, and over it what was typed here."""
        drawn = prefill(gather(self._passport()), self._course, self.messages)
        value = self.value
        rungs = {name: value[name] for name in ("now", "wanted") if value[name] is not None}
        card = replace(drawn, **rungs, **value["texts"])
        if "say_role" in value["texts"] or card.wanted is None:
            return card
        return replace(card, say_role=self.messages(f"case.says_{card.wanted}"))

    @property
    def done(self) -> bool:
        """Whether the role can be said out loud: a rung and the three parts of the sentence."""
        return self.card.said

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep rungs that exist, and texts of fields that exist."""
        texts = mapping(value.get("texts"))
        return {
            "now": whole(value.get("now"), 1, RUNGS),
            "wanted": whole(value.get("wanted"), 1, RUNGS),
            "texts": {
                name: free_text(texts[name]) for name in TEXTS if isinstance(texts.get(name), str)
            },
        }

    def draw(self) -> None:
        """Show the card in the fields, the sentence, and what is still missing."""
        card = self.card
        for name, field in self.fields.items():
            field.value = getattr(card, name)
            show(field, when=name in card.asked)
        self.now.value = None if card.now is None else str(card.now)
        self.wanted.mark = card.now
        self.wanted.value = card.wanted
        self.taken.blocks = self._taken()
        self.feedback.blocks = self._feedback(card)

    def _write(self, name: str, text: str) -> None:
        self.answer(texts={**self.value["texts"], name: text})

    def _taken(self) -> list[tuple[str, str]]:
        say = self.messages
        keys = sources(gather(self._passport()))
        if not keys:
            return [("note", say("case.nothing_taken")), ("note", say("case.no_names"))]
        lessons = ", ".join(
            say("case.from_lesson", number=lesson.number)
            if lesson.number
            else say("case.from_start")
            for lesson in self._course.lessons
            if lesson.key in keys
        )
        return [("note", say("case.taken", lessons=lessons)), ("note", say("case.no_names"))]

    def _feedback(self, card: RoleCard) -> list[tuple[str, str]]:
        say = self.messages
        blocks: list[tuple[str, str]] = []
        if card.now is not None and card.wanted is not None:
            move = "same" if card.wanted == card.now else "up" if card.wanted > card.now else "down"
            if move == "up" and not card.why.strip():
                move = "up_no_reason"
            blocks.append(("text", say(f"case.move_{move}")))
        parts = [name for name in PARTS_OF_SENTENCE if name in card.missing]
        if not parts:
            blocks += [("strong", say("case.says")), ("quote", sentence(card, say))]
        else:
            listed = ", ".join(say(f"case.part_{name}") for name in parts)
            blocks.append(("strong", say("case.parts_missing", parts=listed)))
        if hint := self._other_role(card):
            blocks.append(("text", hint))
        fields = [name for name in card.missing if name not in PARTS_OF_SENTENCE]
        if fields:
            listed = ", ".join(say(f"case.name_{name}") for name in fields)
            blocks.append(("note", say("case.missing", fields=listed)))
        else:
            blocks.append(("note", say("case.complete")))
        return blocks

    def _other_role(self, card: RoleCard) -> str:
        """Return a hint where the sentence names another role than the chosen one, or nothing."""
        say, rungs = self.messages, self._course.rungs
        forms = {rung.number: rung.words for rung in rungs}
        named = other_role(card.say_role, card.wanted, forms, say("case.denials").split())
        if named is None or card.wanted is None:
            return ""
        own, other = (range_words(each, each, rungs, say) for each in (card.wanted, named))
        return say("case.other_role", named=other, chosen=own)
