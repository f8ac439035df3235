"""What a group chose in a session, case by case: as a document and as rows for a spreadsheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from netwerkgemeente.content.ladder import Rung
from netwerkgemeente.documents.paper import Bar, Bars, Paper, Section, fitted
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.ballots import Shift
from netwerkgemeente.models.group_result import GroupResult, RoundResult
from netwerkgemeente.models.spread import spread

FEW = 5
"""Of fewer votes no distribution is shown: it might be seen who chose what."""

ROWS = 30
"""How many rows of a page a remark may take."""

PATHS = 5
"""How many of the ways that people went are named."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """What the leader adds; all of it may be empty.

    Attributes:
        day: When the session was, as it was written.
        session: A remark on the whole session.
        cases: A remark by key of a case.
    """

    day: str = ""
    session: str = ""
    cases: Mapping[str, str] = field(default_factory=dict)


def may_be_shown(result: GroupResult, *, small: bool) -> GroupResult:
    """Return ``result`` without open rounds' votes, and without those of fewer than ``FEW`` people.

    Args:
        small: Whether the leader chose to have these too.
    """
    rounds = tuple(
        replace(each, counts=None) if each.state == "open" else each for each in result.rounds
    )
    closed = {each.number for each in rounds if each.state != "open"}
    shifts = tuple(each for each in result.shifts if each.after in closed)
    if small:
        return GroupResult(rounds, shifts)
    rounds = tuple(replace(each, counts=None) if 0 < each.voted < FEW else each for each in rounds)
    hidden = {each.number for each in rounds if each.counts is None}
    shifts = tuple(
        each
        for each in shifts
        if each.shift.both >= FEW and hidden.isdisjoint((each.before, each.after))
    )
    return GroupResult(rounds, shifts)


def group_report(
    result: GroupResult,
    remarks: Remarks,
    rungs: Sequence[Rung],
    messages: Messages,
    *,
    small: bool = False,
) -> Paper:
    """Return the report as a document: for each case a chart, its sentences and a table.

    Args:
        small: Whether a distribution of fewer than ``FEW`` votes is shown too.
    """
    say, shown = messages, may_be_shown(result, small=small)
    lead = [remarks.day.strip() or say("report.no_day")]
    if shown.rounds:
        lead.append(_summary(shown, say))
    lead += _remark(remarks.session, say)
    return Paper(
        language=say.language,
        kind=say("report.kind"),
        title=say("report.document_title"),
        lead=tuple(lead),
        sections=tuple(
            _section(rounds, shown, _remark(remarks.cases.get(key, ""), say), rungs, say)
            for key, rounds in rounds_by_case(shown).items()
        ),
        foot=(say("report.honest"), say("report.anonymous")),
    )


def report_rows(
    result: GroupResult,
    remarks: Remarks,
    rungs: Sequence[Rung],
    messages: Messages,
    *,
    small: bool = False,
) -> list[tuple[str | int, ...]]:
    """Return the report as rows, one for each round, with a heading."""
    say, shown = messages, may_be_shown(result, small=small)
    hidden = say("report.hidden")
    before = ("day", "case", "round", "voted")
    after = ("up", "down", "stayed", "comment")
    rows: list[tuple[str | int, ...]] = [
        (
            *(say(f"report.column_{column}") for column in before),
            *(_name(rung, say) for rung in rungs),
            *(say(f"report.column_{column}") for column in after),
        )
    ]
    for key, rounds in rounds_by_case(shown).items():
        for each in rounds:
            shift = shown.shift_to(each.number)
            moved = ("", "", "") if shift is None else (shift.up, shift.down, shift.stayed)
            remark = remarks.cases.get(key, "") if each is rounds[0] else ""
            unseen: str | int = hidden if each.voted else 0
            if each.state == "open":
                unseen = ""
            counts: Sequence[str | int] = each.counts or [unseen] * len(rungs)
            head = (remarks.day.strip(), each.case.title, each.number, each.voted)
            rows.append((*head, *counts, *moved, remark))
    if remarks.session.strip():
        blank = [""] * (len(rungs) + 3)
        rows.append((remarks.day.strip(), "", "", "", *blank, remarks.session))
    return rows


def rounds_by_case(result: GroupResult) -> dict[str, list[RoundResult]]:
    """Return the rounds of each case, in the order in which the cases came up."""
    found: dict[str, list[RoundResult]] = {}
    for each in result.rounds:
        found.setdefault(each.case.key, []).append(each)
    return found


def case_words(
    rounds: Sequence[RoundResult], result: GroupResult, rungs: Sequence[Rung], messages: Messages
) -> tuple[str, ...]:
    """Return what ``rounds``, all on one case, say: a sentence for each, and how people moved."""
    words = [_round_words(each, rungs, messages) for each in rounds]
    for each in rounds[1:]:
        words += _shift_words(each, result, rungs, messages)
    return tuple(words)


def _section(
    rounds: Sequence[RoundResult],
    result: GroupResult,
    remark: Sequence[str],
    rungs: Sequence[Rung],
    messages: Messages,
) -> Section:
    words = case_words(rounds, result, rungs, messages)
    counted = [each for each in rounds if each.counts is not None]
    beside_chart = len(rounds) if counted else 0
    return Section(
        heading=rounds[0].case.title,
        lines=(*words[beside_chart:], *remark),
        bars=_bars(counted, " ".join(words[: len(rounds)]), rungs, messages) if counted else None,
        table=_table(counted, rungs, messages) if counted else (),
        table_label=messages("report.table"),
    )


def _bars(
    counted: Sequence[RoundResult], sentence: str, rungs: Sequence[Rung], messages: Messages
) -> Bars:
    """Return the first round beside the last one; those between are in the table."""
    ends = counted if len(counted) == 1 else (counted[0], counted[-1])
    looks = ("last",) if len(ends) == 1 else ("first", "last")
    return Bars(
        sentence=sentence,
        series=tuple(
            messages(f"report.series_{look}", number=each.number)
            for look, each in zip(looks, ends, strict=True)
        ),
        rows=tuple(
            Bar(
                _name(rung, messages),
                tuple((each.counts or ())[rung.number - 1] for each in ends),
            )
            for rung in reversed(rungs)
        ),
    )


def _table(
    counted: Sequence[RoundResult], rungs: Sequence[Rung], messages: Messages
) -> tuple[tuple[str, ...], ...]:
    head = (
        messages("report.column_rung"),
        *(messages("report.round", number=each.number) for each in counted),
    )
    return (
        head,
        *(
            (
                _name(rung, messages),
                *(str((each.counts or ())[rung.number - 1]) for each in counted),
            )
            for rung in reversed(rungs)
        ),
    )


def _summary(result: GroupResult, messages: Messages) -> str:
    cases, rounds = len(rounds_by_case(result)), len(result.rounds)
    key = "summary" if cases > 1 else "summary_one" if rounds > 1 else "summary_single"
    most = max(each.voted for each in result.rounds)
    return messages(f"report.{key}", cases=cases, rounds=rounds, most=most)


def _round_words(each: RoundResult, rungs: Sequence[Rung], messages: Messages) -> str:
    number = each.number
    if each.state == "open":
        return messages("report.open", number=number)
    if not each.voted:
        return messages("report.nobody", number=number)
    found = spread(each.counts or ())
    if found is None:
        return messages("report.few", number=number)
    low, high, left, right = (
        rungs[rung - 1].name.lower() for rung in (found.low, found.high, *found.middle)
    )
    if found.voted == 1:
        return messages("report.one", number=number, low=low)
    if found.low == found.high:
        return messages("report.same", number=number, voted=found.voted, low=low)
    middle = left if left == right else messages("report.between", low=left, high=right)
    return messages(
        "report.spread", number=number, voted=found.voted, low=low, high=high, middle=middle
    )


def _shift_words(
    each: RoundResult, result: GroupResult, rungs: Sequence[Rung], messages: Messages
) -> list[str]:
    if each.state == "open":
        return []
    shift = result.shift_to(each.number)
    if shift is None:
        earlier = result.before(each.number)
        if earlier is None or not (each.voted and earlier.voted):
            return []
        seen = each.counts is not None and earlier.counts is not None
        return [messages("report.moved_unknown" if seen else "report.moved_few")]
    words = [
        messages("report.moved", both=shift.both, up=shift.up, down=shift.down, stayed=shift.stayed)
    ]
    paths = [
        messages(
            "report.path",
            count=count,
            start=rungs[start].name.lower(),
            end=rungs[end].name.lower(),
        )
        for count, start, end in _paths(shift)[:PATHS]
    ]
    return [*words, " ".join(paths)] if paths else words


def _paths(shift: Shift) -> list[tuple[int, int, int]]:
    """Return who went where, most walked first: how many, and the places of the rungs."""
    walked = [
        (count, start, end)
        for start, line in enumerate(shift.moves)
        for end, count in enumerate(line)
        if count and start != end
    ]
    return sorted(walked, key=lambda path: -path[0])


def _remark(text: str, messages: Messages) -> list[str]:
    lines = fitted(text, ROWS, "…")
    return [messages("report.remark", text=lines[0]), *lines[1:]] if lines else []


def _name(rung: Rung, messages: Messages) -> str:
    return messages("report.rung", number=rung.number, name=rung.name)
