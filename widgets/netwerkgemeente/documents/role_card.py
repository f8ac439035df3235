"""What a role card says, for a colleague, an alderman or a partner."""

from collections.abc import Sequence

from netwerkgemeente.content.ladder import Rung
from netwerkgemeente.documents.paper import Paper, Part, Step, fitted
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.role_card import RoleCard, phrase

READERS = ("colleague", "alderman", "partner")
"""For whom the card is; the first line tells them what to do with it."""

ROWS = {
    "municipality": 1,
    "function": 1,
    "file": 2,
    "about": 3,
    "why": 7,
    "contrast": 5,
    "partners": 7,
    "outcome": 5,
    "plan_b": 18,
    "say_role": 2,
    "say_limit": 2,
    "say_fails": 2,
}
"""How many rows of the two pages each text may take."""

PARTS = ("outcome", "why", "contrast", "partners", "plan_b")
"""The texts with a heading of their own, in the order of the card."""


def sentence(card: RoleCard, messages: Messages) -> str:
    """Return the sentence in which the role is said out loud; empty while it has no parts."""
    if not any((card.say_role.strip(), card.say_limit.strip(), card.say_fails.strip())):
        return ""
    dots = messages("case.dots")
    said = messages(
        "case.sentence",
        role=_short(phrase(card.say_role), "say_role", messages) or dots,
        limit=_short(phrase(card.say_limit), "say_limit", messages) or dots,
        fails=_short(phrase(card.say_fails, messages("case.then")), "say_fails", messages) or dots,
    )
    return said[:1].upper() + said[1:]


def role_card(
    card: RoleCard, reader: str | None, rungs: Sequence[Rung], messages: Messages
) -> Paper:
    """Return the card as a document of at most two pages.

    Args:
        reader: One of ``READERS``, or None.
    """
    say = messages
    whose = " · ".join(
        filter(
            None,
            (
                _short(card.municipality, "municipality", say),
                _short(card.function, "function", say),
            ),
        )
    )
    lead = [
        whose,
        *_lines(card.about, "about", say),
        say(f"card.for_{reader}") if reader in READERS else "",
    ]
    return Paper(
        language=say.language,
        kind=say("card.kind"),
        title=_short(card.file, "file", say) or say("card.no_file"),
        lead=tuple(filter(None, lead)),
        spoken=sentence(card, say) if card.said else "",
        steps=_steps(card, rungs, say),
        steps_label=say("card.steps"),
        parts=tuple(
            Part(
                say(f"card.part_{name}"),
                _lines(getattr(card, name), name, say) or (say("card.open"),),
            )
            for name in PARTS
            if name in card.asked
        ),
        foot=(say("card.bylaw"), say("card.aid")),
    )


def shortened(card: RoleCard, messages: Messages) -> tuple[str, ...]:
    """Return the names of the texts of which the card shows only the beginning."""
    more = messages("card.more")
    return tuple(
        name
        for name in ROWS
        if name in card.asked
        and any(line.endswith(more) for line in fitted(getattr(card, name), ROWS[name], more))
    )


def _steps(card: RoleCard, rungs: Sequence[Rung], messages: Messages) -> tuple[Step, ...]:
    def note(number: int) -> str:
        marks = [name for name in ("now", "wanted") if getattr(card, name) == number]
        return (
            messages("card.mark_both" if len(marks) == 2 else f"card.mark_{marks[0]}")
            if marks
            else ""
        )

    return tuple(
        Step(f"{rung.number}. {rung.name}", note(rung.number), card.wanted == rung.number)
        for rung in rungs
    )


def _lines(text: str, name: str, messages: Messages) -> tuple[str, ...]:
    return fitted(text, ROWS[name], messages("card.more"))


def _short(text: str, name: str, messages: Messages) -> str:
    return " ".join(_lines(text, name, messages))
