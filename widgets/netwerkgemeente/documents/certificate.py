"""What a certificate of the course says: what was worked on, and who made the certificate."""

from collections.abc import Sequence
from datetime import date

from netwerkgemeente.documents.paper import Paper, fitted
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.progress import LessonProgress

_NO_BREAK = "\u00a0"
"""A space at which no line ends, so that a day stays whole."""


def certificate(
    progress: Sequence[LessonProgress], name: str, day: date | None, messages: Messages
) -> Paper:
    """Return the certificate as a document.

    Args:
        name: The trainee's name, or nothing.
        day: The day on which it is made, or None to leave it out.
    """
    say = messages
    parts = sum(len(lesson.worked_on) for lesson in progress)
    minutes = sum(lesson.minutes for lesson in progress)
    whose = " ".join(fitted(name, 2, "…"))
    lead = [say("certificate.worked", parts=parts, all=sum(p.activities for p in progress))]
    if minutes:
        lead.append(say("certificate.minutes", minutes=minutes))
    if day is not None:
        lead.append(say("certificate.made_on", day=day_words(day, say)))
    columns = ("lesson", "parts", "days")
    return Paper(
        language=say.language,
        kind=say("certificate.kind"),
        title=whose or say("certificate.no_name"),
        lead=tuple(lead),
        table=(
            tuple(say(f"certificate.column_{column}") for column in columns),
            *(_row(lesson, say) for lesson in progress),
        ),
        table_label=say("certificate.table"),
        foot=(say("certificate.honest"), say("certificate.counts"), say("certificate.article")),
    )


def day_words(day: date, messages: Messages) -> str:
    """Return ``day`` as it is written in this language, such as '24 november 2026'."""
    month = messages("certificate.months").split()[day.month - 1]
    return f"{day.day} {month} {day.year}"


def _row(lesson: LessonProgress, messages: Messages) -> tuple[str, str, str]:
    count = messages("certificate.of", done=len(lesson.worked_on), all=lesson.activities)
    titles = "; ".join(activity.title for activity in lesson.worked_on)
    both = (day_words(day, messages) for day in (lesson.first, lesson.last) if day)
    days = list(dict.fromkeys(words.replace(" ", _NO_BREAK) for words in both))
    return (
        f"{lesson.lesson.number}. {lesson.lesson.title}",
        f"{count}: {titles}" if titles else count,
        messages("certificate.to").join(days),
    )
