"""What goes wrong between a leader and the room's service, as a sentence; its cause is logged."""

from collections.abc import Iterator
from contextlib import contextmanager

from traitlets.log import get_logger

from netwerkgemeente.errors import CourseError
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.room.client import RoomError
from netwerkgemeente.room.process import ServiceError, rooms_folder

_REFUSED = {
    None: "leader.unreachable",
    409: "leader.moved_on",
    410: "leader.over",
    503: "leader.busy",
}
"""What is said of a status that the service answers with."""


@contextmanager
def in_words(messages: Messages, forbidden: str = "leader.forbidden") -> Iterator[None]:
    """Turn what goes wrong inside into a :class:`CourseError`.

    Args:
        forbidden: Key of what is said when the service does not accept the key or the token.
    """
    try:
        yield
    except ServiceError as error:
        get_logger().exception("the room's service does not start")
        key, log = f"service.{error.problem}", error.log
        raise CourseError(messages(key, folder=log.parent, log=log.name)) from error
    except RoomError as error:
        get_logger().exception("the room's service refuses")
        refused = {401: forbidden, 403: forbidden, **_REFUSED}
        raise CourseError(messages(refused.get(error.status, "leader.refused"))) from error
    except OSError as error:
        get_logger().exception("the room cannot be kept")
        raise CourseError(messages("service.folder", folder=rooms_folder(), log="")) from error
