"""The secrets of a room: its code, the leader's token, and the tickets that phones hold."""

import hashlib
import hmac
import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
"""No vowels, so that no code is a word, and no characters that look like another."""

CODE_LENGTH = 6
TICKET_LENGTH = 64

_ID_BYTES = 16
_MAC_BYTES = 32
_TICKET = re.compile(f"[A-Za-z0-9_-]{{{TICKET_LENGTH}}}")
_CODE = re.compile(f"[{ALPHABET}]{{{CODE_LENGTH}}}")


def new_code() -> str:
    """Return a code for a room, one of some 400 million."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def read_code(text: str) -> str | None:
    """Return the code that a person typed, in capitals; None when no room can be called that.

    Spaces and dashes do not matter: people write a code down in pieces.
    """
    code = re.sub(r"[\s-]", "", text).upper()
    return code if _CODE.fullmatch(code) else None


def new_token() -> str:
    """Return a leader's token: 192 bits, safe in a header."""
    return secrets.token_urlsafe(24)


def token_hash(token: str) -> bytes:
    """Return what the store keeps of a token. It has 192 bits by itself, so it needs no salt."""
    return hashlib.sha256(token.encode()).digest()


def same_token(token: str, kept: bytes) -> bool:
    """Whether ``kept`` is the hash of ``token``."""
    return hmac.compare_digest(token_hash(token), kept)


def new_salt() -> bytes:
    """Return the secret that makes and recognises the tickets of one room."""
    return secrets.token_bytes(32)


def new_ticket(salt: bytes) -> str:
    """Return a ticket for one participant: a random number, signed with the room's salt.

    Raises:
        ValueError: If ``salt`` is empty: the room was closed.
    """
    if not salt:
        raise ValueError("A closed room gives no tickets.")
    number = secrets.token_bytes(_ID_BYTES)
    return urlsafe_b64encode(number + _mac(salt, b"ticket", number)).decode()


def voter_of(ticket: str, salt: bytes) -> str | None:
    """Return whom the store counts for ``ticket``; None when this room did not give it out.

    Without the salt nobody can tell which ticket a voter had.
    """
    if not salt or not _TICKET.fullmatch(ticket):
        return None
    content = urlsafe_b64decode(ticket)
    number, mac = content[:_ID_BYTES], content[_ID_BYTES:]
    if not hmac.compare_digest(mac, _mac(salt, b"ticket", number)):
        return None
    return _mac(salt, b"voter", number).hex()[:_MAC_BYTES]


def _mac(salt: bytes, purpose: bytes, number: bytes) -> bytes:
    return hmac.digest(salt, purpose + number, "sha256")
