"""Loosen the sentence: mark what steers, write it more generally, compare."""

from collections.abc import Iterable, Mapping

import ipywidgets

from netwerkgemeente.activities.activity import Activity, Answer, main_button, row
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.content.sentence import Sentence
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.marks import Marks
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import free_text, mapping, word
from netwerkgemeente.models.steering import Trace, parts_left, traces

ENOUGH = 2
"""How many compared sentences make the activity done."""


class Loosen(Activity):
    """Policy sentences one at a time.

    The answer: ``at`` (key of the sentence in sight) and ``sentences`` (per key ``marks``, the
    places of the marked parts from 0 in order, ``seen`` (what steers was looked at), ``own`` (text)
    and ``compared``).
    """

    def __init__(self, text: ActivityText, course: Course, messages: Messages) -> None:
        self._words = course.steering_words
        self._sentences = {sentence.key: sentence for sentence in course.sentences}
        first = course.sentences[0]
        self.which = Choice(
            label=messages("loosen.which"),
            compact=True,
            options=[
                (sentence.key, messages("loosen.choice", number=number, start=_start(sentence)))
                for number, sentence in enumerate(course.sentences, start=1)
            ],
        )
        self.sentence = Reading(spoken=True, follow=True)
        self.marks = Marks(label=messages("loosen.mark"), options=_options(first))
        self.check = ipywidgets.Button(description=messages("loosen.check"))
        self.steers = Reading(spoken=True)
        self.own = TextField(label=messages("loosen.own"), unanswered=messages("answer.blank"))
        self.main = main_button(messages("loosen.compare"))
        self.feedback = Reading(spoken=True)
        super().__init__(
            text,
            messages,
            [
                self.which,
                self.sentence,
                self.marks,
                row(self.check),
                self.steers,
                self.own,
                row(self.main),
                self.feedback,
            ],
        )
        self.when(self.which, lambda key: self.answer(at=key))
        self.when(self.marks, self._mark)
        self.when(self.own, lambda own: self._keep(own=own))
        self.press(self.check, self._look)
        self.press(self.main, self._go_on)

    @property
    def done(self) -> bool:
        """Whether enough sentences were marked, rewritten and compared."""
        return sum(kept["compared"] for kept in self.value["sentences"].values()) >= ENOUGH

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep marks and texts of sentences that exist; each step needs the one before it."""
        given = mapping(value.get("sentences"))
        sentences = {}
        for sentence in self._sentences.values():
            entry = mapping(given.get(sentence.key))
            marks = _places(entry.get("marks"), len(sentence.parts))
            own = free_text(entry.get("own"))
            seen = bool(marks) and entry.get("seen") is True
            compared = seen and bool(own.strip()) and entry.get("compared") is True
            if marks or own:
                kept = {"marks": marks, "seen": seen, "own": own, "compared": compared}
                sentences[sentence.key] = kept
        at = word(value.get("at"), tuple(self._sentences))
        return {"at": at or next(iter(self._sentences)), "sentences": sentences}

    def draw(self) -> None:
        """Show the sentence, what steers once that was asked, and the other version after that."""
        say, sentence = self.messages, self._sentence
        kept = self._kept()
        self.which.value = sentence.key
        self.sentence.blocks = [("note", self._position_words()), ("quote", sentence.text)]
        with self.marks.hold_sync():
            self.marks.value = []
            self.marks.options = _options(sentence)
            self.marks.value = [str(place) for place in kept["marks"]]
            self.marks.disabled = kept["seen"]
        self.check.description = say("loosen.mark_again" if kept["seen"] else "loosen.check")
        self.steers.blocks = self._what_steers(sentence, kept) if kept["seen"] else []
        self.own.value = kept["own"]
        self.main.description = say("loosen.next" if kept["compared"] else "loosen.compare")
        self.feedback.blocks = self._compared(sentence, kept) if kept["compared"] else []

    @property
    def _sentence(self) -> Sentence:
        return self._sentences[self.value["at"]]

    def _kept(self) -> Answer:
        empty: Answer = {"marks": [], "seen": False, "own": "", "compared": False}
        return {**empty, **self.value["sentences"].get(self.value["at"], {})}

    def _keep(self, **changes: object) -> None:
        kept = {**self._kept(), **changes}
        self.answer(sentences={**self.value["sentences"], self.value["at"]: kept})

    def _mark(self, marks: list[str]) -> None:
        self._keep(marks=[int(place) for place in marks])

    def _look(self) -> None:
        kept = self._kept()
        if not kept["marks"]:
            self.steers.blocks = [("strong", self.messages("loosen.mark_first"))]
        else:
            self._keep(seen=not kept["seen"])

    def _go_on(self) -> None:
        kept = self._kept()
        if kept["compared"]:
            keys = list(self._sentences)
            self.answer(at=keys[(keys.index(self.value["at"]) + 1) % len(keys)])
        elif not kept["seen"]:
            self.feedback.blocks = [("strong", self.messages("loosen.look_first"))]
        elif not kept["own"].strip():
            self.feedback.blocks = [("strong", self.messages("loosen.write_first"))]
        else:
            self._keep(compared=True)

    def _position_words(self) -> str:
        keys = list(self._sentences)
        at = keys.index(self.value["at"]) + 1
        return self.messages("loosen.position", at=at, count=len(keys))

    def _what_steers(self, sentence: Sentence, kept: Answer) -> list[tuple[str, str]]:
        say, parts = self.messages, sentence.parts
        steering = [place for place, part in enumerate(parts) if part.steers == "yes"]
        found = len(set(steering) & set(kept["marks"]))
        count = len(steering)
        said = "loosen.found_all" if found == count else "loosen.found"
        items = [
            (
                "item",
                say(
                    f"loosen.part_{part.steers}",
                    part=part.text.rstrip("."),
                    reason=part.reason,
                    marked=say("loosen.marked" if place in kept["marks"] else "loosen.unmarked"),
                ),
            )
            for place, part in enumerate(parts)
        ]
        return [
            ("strong", say(said, found=found, count=count)),
            *items,
            ("note", say("loosen.ours")),
        ]

    def _compared(self, sentence: Sentence, kept: Answer) -> list[tuple[str, str]]:
        say = self.messages
        found = traces(kept["own"], self._words)
        left = parts_left(kept["own"], sentence.parts)
        if not found and not left:
            own = [("strong", say("loosen.clear"))]
        else:
            own = [("strong", say("loosen.still"))]
            own += [("item", self._named(trace)) for trace in found]
            own += [("item", say("loosen.left", part=part.text.rstrip("."))) for part in left]
        ours = traces(sentence.general, self._words)
        blocks = [
            *own,
            ("note", say("loosen.simple")),
            ("text", say("loosen.general")),
            ("quote", sentence.general),
        ]
        if ours:
            blocks.append(("text", say("loosen.ours_holds", found=self._quoted(ours))))
        if sentence.note:
            blocks.append(("text", sentence.note))
        blocks.append(("text", say("loosen.gives_up", gives_up=sentence.gives_up)))
        if self.done:
            blocks.append(("strong", say("loosen.finished")))
        return blocks

    def _quoted(self, found: Iterable[Trace]) -> str:
        return ", ".join(self.messages("loosen.quoted", found=trace.found) for trace in found)

    def _named(self, trace: Trace) -> str:
        return self.messages(f"loosen.trace_{trace.kind}", found=trace.found)


def _start(sentence: Sentence) -> str:
    """Return the first parts of the sentence, short enough for a drop-down list."""
    return " ".join(part.text for part in sentence.parts[:2])


def _options(sentence: Sentence) -> list[tuple[str, str]]:
    return [(str(place), part.text) for place, part in enumerate(sentence.parts)]


def _places(value: object, count: int) -> list[int]:
    """Return the places below ``count`` that a list holds, in order and once each."""
    if not isinstance(value, list):
        return []
    return [
        place
        for place in range(count)
        if any(isinstance(v, int) and not isinstance(v, bool) and v == place for v in value)
    ]
