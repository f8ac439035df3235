"""The schedule of one or more sessions: in words, as tables, as a document and as rows."""

from collections.abc import Sequence

from netwerkgemeente.content.course import LessonText
from netwerkgemeente.content.session_shape import SessionShape
from netwerkgemeente.documents.paper import Paper, Section
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.schedule import Part, Slot
from netwerkgemeente.models.session_plan import PlannedSession

COLUMNS = ("time", "part", "minutes")


def clock(minutes: int) -> str:
    """Return minutes after midnight as hours and minutes, such as ``09:05``."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def schedule(shape: SessionShape, sessions: Sequence[PlannedSession], messages: Messages) -> Paper:
    """Return the schedule as a document to print."""
    lessons = [lesson for session in sessions for lesson in session.lessons]
    numbers = numbered(lessons, messages)
    return Paper(
        language=messages.language,
        kind=messages("planner.kind"),
        title=messages("planner.document_title", shape=shape.name, lessons=numbers),
        lead=(shape.about,),
        sections=tuple(
            Section(
                heading=session_heading(place, sessions, messages),
                lines=(*session_words(session, messages), *proposal_words(session, messages)),
                table=session_table(session, messages, told=True),
                table_label=messages("planner.total", minutes=session.planned),
            )
            for place, session in enumerate(sessions)
        ),
        foot=(messages("planner.own_proposal"),),
    )


def schedule_rows(
    sessions: Sequence[PlannedSession], messages: Messages
) -> list[tuple[str | int, ...]]:
    """Return the schedule as rows for a spreadsheet, with a heading."""
    columns = ("session", "time", "part", "what", "minutes")
    rows: list[tuple[str | int, ...]] = [
        tuple(messages(f"planner.column_{column}") for column in columns)
    ]
    for number, session in enumerate(sessions, start=1):
        rows += [
            (
                number,
                _time(slot, messages),
                _title(slot.part, session, messages),
                slot.part.what,
                slot.part.minutes,
            )
            for slot in session.slots
        ]
    return rows


def session_table(
    session: PlannedSession, messages: Messages, *, told: bool = False
) -> tuple[tuple[str, ...], ...]:
    """Return when what happens, with a heading.

    Args:
        told: Whether to say under each title what happens.
    """

    def part(slot: Slot) -> str:
        title = _title(slot.part, session, messages)
        if not told or not slot.part.what:
            return title
        return f"{title if title.endswith('?') else f'{title}.'} {slot.part.what}"

    heading = tuple(messages(f"planner.column_{column}") for column in COLUMNS)
    return (
        heading,
        *((_time(slot, messages), part(slot), str(slot.part.minutes)) for slot in session.slots),
    )


def session_heading(place: int, sessions: Sequence[PlannedSession], messages: Messages) -> str:
    """Return what the session at ``place`` is about."""
    lessons = numbered(sessions[place].lessons, messages)
    if len(sessions) == 1:
        return messages("planner.one_session", lessons=lessons)
    return messages("planner.session_of", number=place + 1, count=len(sessions), lessons=lessons)


def session_words(session: PlannedSession, messages: Messages) -> tuple[str, ...]:
    """Return whether the session fits in its time, and what to skip when it does not."""
    say = messages
    end = clock(session.slots[-1].end)
    if session.whole <= session.minutes:
        spare = session.minutes - session.whole
        fits = say("planner.fits", end=end, spare=spare) if spare else ""
        return (fits or say("planner.fits_exactly", end=end),)
    words = [say("planner.too_long", over=session.whole - session.minutes)]
    if not session.proposed:
        return (*words, say("planner.nothing_to_skip"))
    words.append(say("planner.skipped" if session.shortened else "planner.skip", end=end))
    if session.at_least > session.minutes:
        words.append(say("planner.still", over=session.at_least - session.minutes))
    return tuple(words)


def numbered(lessons: Sequence[LessonText], messages: Messages) -> str:
    """Return the numbers of ``lessons`` as an enumeration: ``1, 2 en 3``."""
    return messages.listed([str(lesson.number) for lesson in lessons])


def proposal_words(session: PlannedSession, messages: Messages) -> tuple[str, ...]:
    """Return what is proposed to go, as a line for each lesson and one for what is of none."""
    numbers = {lesson.key: lesson.number for lesson in session.lessons}
    lines = []
    for key in dict.fromkeys(part.lesson for part in session.proposed):
        titles = " · ".join(part.title for part in session.proposed if part.lesson == key)
        if key in numbers:
            titles = messages("planner.part_of", number=numbers[key], title=titles)
        lines.append(titles)
    return tuple(lines)


def _title(part: Part, session: PlannedSession, messages: Messages) -> str:
    number = next((each.number for each in session.lessons if each.key == part.lesson), None)
    if number is None:
        return part.title
    return messages("planner.part_of", number=number, title=part.title)


def _time(slot: Slot, messages: Messages) -> str:
    return messages("planner.time_range", start=clock(slot.start), end=clock(slot.end))
