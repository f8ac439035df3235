"""Reading a request: bounded bodies, two content types, and values that are what they should be."""

import json
import re
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from netwerkgemeente.room.problems import Problem

MOST_BYTES = 16_384

_DRAINED = 2_000_000
"""Bytes of a body that are taken in though they are too many: who is cut off never reads why."""

_NUMBER = re.compile(r"[0-9]{1,9}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""What no database or page can hold; a line may be broken."""

Fields = dict[str, object]


async def read_fields(request: Request, *, empty: bool = False) -> Fields:
    """Return the fields of a form or a JSON object; whole numbers of a form as numbers.

    Args:
        empty: Whether nothing at all will do as well.

    Raises:
        Problem: 413, 415 or 422.
    """
    body = await _body(request)
    if empty and not body:
        return {}
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if kind == "application/json":
            fields = json.loads(body)
        elif kind == "application/x-www-form-urlencoded":
            pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=16)
            fields = {
                name: int(value) if _NUMBER.fullmatch(value) else value for name, value in pairs
            }
        else:
            raise Problem(415, "unclear")
    except (ValueError, RecursionError):
        raise Problem(422, "unclear") from None
    if not isinstance(fields, dict):
        raise Problem(422, "unclear")
    return fields


def whole(value: object, low: int, high: int) -> int:
    """Return ``value`` if it is a whole number from ``low`` to ``high``.

    Raises:
        Problem: 422.
    """
    if isinstance(value, float) and value.is_integer():  # JSON has one kind of number
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        raise Problem(422, "unclear")
    return value


def text(value: object, low: int, high: int) -> str:
    """Return ``value`` if it is text of ``low`` to ``high`` characters; not the spaces around it.

    Raises:
        Problem: 422.
    """
    if not isinstance(value, str) or _CONTROL.search(value):
        raise Problem(422, "unclear")
    plain = value.strip()
    if len(plain) < low or len(value) > high:
        raise Problem(422, "unclear")
    return plain


async def _body(request: Request) -> bytes:
    body = bytearray()
    size = 0
    try:
        async for chunk in request.stream():
            size += len(chunk)
            if size <= MOST_BYTES:
                body += chunk
            elif size > _DRAINED:
                break
    except ClientDisconnect:
        raise Problem(400, "unclear") from None
    if size > MOST_BYTES:
        raise Problem(413, "large")
    return bytes(body)
