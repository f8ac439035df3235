"""Put a few items in order, with buttons."""

from collections.abc import Mapping

import ipywidgets

from netwerkgemeente.activities.activity import Activity, Answer, row
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.controls.order_list import OrderList
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.ordering import in_place, shuffled


class OrderItems(Activity):
    """One order question; its items start shuffled by the question's key.

    The answer: ``order`` (positions in the question's options, top first) and ``seen``.
    """

    def __init__(self, text: ActivityText, course: Course, messages: Messages) -> None:
        question = course.questions_of(text)[0]
        self._question = question
        self._start = shuffled(len(question.options), seed=question.key)
        self.order = OrderList(
            label=question.text,
            items=[option.text for option in question.options],
            value=list(self._start),
            up=messages("order.up", item="{item}"),
            down=messages("order.down", item="{item}"),
            moved=messages("order.moved", item="{item}", place="{place}"),
        )
        self.button = ipywidgets.Button(button_style="primary")
        self.feedback = Reading(spoken=True)
        super().__init__(text, messages, [self.order, row(self.button), self.feedback])
        self.when(self.order, lambda order: self.answer(order=list(order)))
        self.press(self.button, lambda: self.answer(seen=not self.value["seen"]))

    @property
    def done(self) -> bool:
        """Whether the order was checked."""
        return bool(self.value["seen"])

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep an order that holds every item once."""
        order = value.get("order")
        if not isinstance(order, list) or sorted(map(str, order)) != sorted(map(str, self._start)):
            order = list(self._start)
        return {"order": [int(place) for place in order], "seen": value.get("seen") is True}

    def draw(self) -> None:
        """Show the order, and after the check how many items stand in place."""
        seen = self.value["seen"]
        self.order.value = self.value["order"]
        self.order.disabled = seen
        self.button.description = self.messages("order.again" if seen else "order.check")
        self.feedback.blocks = self._feedback() if seen else []

    def _feedback(self) -> list[tuple[str, str]]:
        options = self._question.options
        right = in_place(self.value["order"])
        if right == len(options):
            return [
                ("strong", self.messages("order.right", count=right)),
                ("text", self._question.feedback),
            ]
        return [
            ("strong", self.messages("order.partly", right=right, count=len(options))),
            *(("item", f"{place}. {option.text}") for place, option in enumerate(options, 1)),
            ("text", self._question.feedback),
        ]
