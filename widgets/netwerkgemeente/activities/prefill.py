"""A role card filled in advance with what a trainee already wrote in other lessons."""

from collections.abc import Sequence

from netwerkgemeente.content.course import Course
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.influence import SOURCES, Partner
from netwerkgemeente.models.role_advice import advise
from netwerkgemeente.models.role_card import Gathered, RoleCard, WantedShift

MOST_PARTNERS = 5
"""How many partners are named; the influence map has them all."""

ENOUGH = 2
"""From this score on a source is named: something that would be missed."""


def prefill(gathered: Gathered, course: Course, messages: Messages) -> RoleCard:
    """Return ``gathered`` in the words of a role card; what is not known stays empty."""
    return RoleCard(
        municipality=gathered.municipality,
        function=gathered.function,
        file=gathered.file,
        about=gathered.about,
        now=None,  # where a municipality mostly stands is not where it stands in this file
        wanted=gathered.rung_chosen,
        why=gathered.reason or _reasons(gathered, course),
        contrast="\n".join(
            filter(None, (_contrast(gathered.shifts, course, messages), gathered.step))
        ),
        partners=_partners(gathered.partners, messages),
        outcome="\n".join(stop.outcome for stop in gathered.stops if stop.outcome),
        plan_b=_plan_b(gathered, course, messages),
    )


def sources(gathered: Gathered) -> tuple[str, ...]:
    """Return the keys of the lessons from which something was taken."""
    found = {
        "start": gathered.municipality or gathered.function or gathered.about or gathered.file,
        "ladder": gathered.rung_chosen or gathered.reason,
        "directing": gathered.shifts or gathered.step or gathered.partners,
        "outcomes": gathered.stops,
        "plan_b": gathered.plan_b,
    }
    return tuple(key for key, given in found.items() if given)


def _reasons(gathered: Gathered, course: Course) -> str:
    """Return the reasons of the role advice, where the trainee chose the rung that it gave."""
    advice = advise(course.advice, dict(gathered.advice))
    if not advice.steps or advice.rung != gathered.rung_chosen:
        return ""
    return "\n".join(advice.steps[-1].reasons)


def _contrast(shifts: Sequence[WantedShift], course: Course, messages: Messages) -> str:
    names = {contrast.key: contrast.name for contrast in course.contrasts}
    return "\n".join(
        messages(
            "case.shift_network" if shift.by > 0 else "case.shift_hierarchy",
            name=names[shift.key],
            now=shift.now,
            wanted=shift.wanted,
        )
        for shift in shifts
        if shift.key in names
    )


def _partners(partners: Sequence[Partner], messages: Messages) -> str:
    """Return a line for each partner on whom most depends, and how many more there are."""
    most = sorted(partners, key=lambda partner: -(partner.ours + partner.theirs))[:MOST_PARTNERS]
    lines = [_partner_words(partner, messages) for partner in most]
    if more := len(partners) - len(most):
        lines.append(messages("case.more_partners", count=more))
    return "\n".join(lines)


def _partner_words(partner: Partner, messages: Messages) -> str:
    said = [
        messages(f"case.{side}", sources=_source_words(scores, messages))
        for side, scores in (("need", partner.need), ("offer", partner.offer))
        if max(scores) >= ENOUGH
    ]
    return (
        messages("case.partner", name=partner.name, what="; ".join(said)) if said else partner.name
    )


def _source_words(scores: Sequence[int], messages: Messages) -> str:
    named = zip(SOURCES, scores, strict=True)
    return ", ".join(
        messages(f"influence_map.source_{source}") for source, s in named if s >= ENOUGH
    )


def _plan_b(gathered: Gathered, course: Course, messages: Messages) -> str:
    texts = dict(gathered.plan_b)
    return "\n".join(
        messages("case.plan_field", name=field.name, text=texts[field.key])
        for field in course.plan_fields
        if field.key in texts
    )
