"""How a room stands, read from what the service says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from netwerkgemeente.models.ballots import Shift
from netwerkgemeente.models.group_result import GroupCase, GroupResult, RoundResult, RoundShift


@dataclass(frozen=True, slots=True)
class Standing:
    """A room at one moment.

    Attributes:
        open: False after it was closed.
        door: Whether more people may join.
        joined: How many seats of ``seats`` are taken.
        address: What phones go to, without the code; empty while nobody said so.
        show_small: Whether fewer than five votes are shown too.
    """

    open: bool
    seats: int
    door: bool
    joined: int
    address: str
    show_small: bool
    result: GroupResult

    def closed(self) -> "Standing":
        """Return the same room after it was closed."""
        return replace(self, open=False)


def read_standing(said: Mapping[str, Any]) -> Standing:
    """Return the room of an event: the room itself, its rounds and their results."""
    return Standing(
        open=said["state"] == "open",
        seats=said["seats"],
        door=said["door"] in {"open", True},
        joined=said["joined"],
        address=said["address"],
        show_small=said["show_small"],
        result=read_result(said),
    )


def read_result(said: Mapping[str, Any]) -> GroupResult:
    """Return the rounds and shifts of an event or of the results."""
    results: Mapping[str, Any] = said.get("results", said)
    counted = {each["number"]: each.get("counts") for each in results.get("rounds", ())}
    rounds = tuple(
        RoundResult(
            number=each["number"],
            case=GroupCase(*(each["case"][name] for name in ("key", "title", "text"))),
            state=each["state"],
            voted=each["voted"],
            counts=_counts(counted.get(each["number"])),
        )
        for each in said["rounds"]
    )
    shifts = tuple(
        RoundShift(each["before"], each["after"], _shift(each))
        for each in results.get("shifts", ())
        if each.get("moves") is not None
    )
    return GroupResult(rounds, shifts)


def _counts(counts: Iterable[int] | None) -> tuple[int, ...] | None:
    return None if counts is None else tuple(counts)


def _shift(said: Mapping[str, Any]) -> Shift:
    return Shift(
        stayed=said["stayed"],
        up=said["up"],
        down=said["down"],
        moves=tuple(tuple(line) for line in said["moves"]),
        only_before=said["only_before"],
        only_after=said["only_after"],
    )


def read_shown(said: Mapping[str, Any]) -> tuple[RoundResult, RoundResult | None] | None:
    """Return the shown round as a participant sees it, and the one before it on the same case.

    None while there is nothing to show.
    """
    round_, result = said["round"], said["result"]
    if round_ is None or result is None:
        return None
    case = GroupCase(*(round_["case"][name] for name in ("key", "title", "text")))
    now = RoundResult(round_["number"], case, "shown", result["voted"], _counts(result["counts"]))
    before = result["before"]
    if before is None:
        return now, None
    return now, RoundResult(0, case, "shown", before["voted"], _counts(before["counts"]))
