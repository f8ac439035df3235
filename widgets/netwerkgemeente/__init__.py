"""Course activities for JupyterLab: what the network society asks of a municipality."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netwerkgemeente.lesson import Lesson
    from netwerkgemeente.session.group_report import GroupReport
    from netwerkgemeente.session.join_room import JoinRoom
    from netwerkgemeente.session.offline import OfflineRoom
    from netwerkgemeente.session.own_cases import OwnCaseSheet
    from netwerkgemeente.session.participant import Participant
    from netwerkgemeente.session.planner import SessionPlanner
    from netwerkgemeente.session.room import Room
    from netwerkgemeente.session.short_code_card import PlaceByCode
    from netwerkgemeente.session.timer import Timer

__all__ = [
    "GroupReport",
    "JoinRoom",
    "Lesson",
    "OfflineRoom",
    "OwnCaseSheet",
    "Participant",
    "PlaceByCode",
    "Room",
    "SessionPlanner",
    "Timer",
    "__version__",
]
__version__ = "0.1.0"

_PLACES = {
    "GroupReport": "netwerkgemeente.session.group_report",
    "JoinRoom": "netwerkgemeente.session.join_room",
    "Lesson": "netwerkgemeente.lesson",
    "OfflineRoom": "netwerkgemeente.session.offline",
    "OwnCaseSheet": "netwerkgemeente.session.own_cases",
    "Participant": "netwerkgemeente.session.participant",
    "PlaceByCode": "netwerkgemeente.session.short_code_card",
    "Room": "netwerkgemeente.session.room",
    "SessionPlanner": "netwerkgemeente.session.planner",
    "Timer": "netwerkgemeente.session.timer",
}
"""Where the package's exports live. They come when they are asked for, so that the live room, which
is a program of its own, starts without JupyterLab's widgets."""


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PLACES[name]), name)
