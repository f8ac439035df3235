"""Where phones can reach a room that runs on this machine.

Behind JupyterHub or Binder, or on a Jupyter Server that is reached by its name, the only way in is
that server: its relay. At a desk it is the machine's own address on the local network.
"""

import ipaddress
import os
import socket
from collections.abc import Mapping
from urllib.parse import urlsplit

LOOPBACK = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - phones have to get in; leaders' routes ask for a token
RELAY = "netwerkgemeente/room"
"""Path of the relay below the address of a Jupyter Server (``room/relay.py``)."""

_FAR_AWAY = ("192.0.2.1", "10.254.254.254", "192.168.254.254")
"""Addresses that nothing is sent to: asking for the way there is enough."""


def lan_address() -> str | None:
    """Return this machine's address on its network, or None when it is on none.

    A datagram socket that is connected sends nothing; the system only picks the way out.
    """
    for target in _FAR_AWAY:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way_out:
            try:
                way_out.connect((target, 9))
            except OSError:
                continue
            own = str(way_out.getsockname()[0])
        if not _is_loopback(own) and own != EVERYWHERE:
            return own
    return None


def relay_of(page: str) -> str | None:
    """Return the relay's address on the Jupyter Server of ``page``, or None at a desk.

    Args:
        page: Base URL of the Jupyter Server as the leader's browser knows it; empty when unknown.
    """
    parts = urlsplit(page)
    if parts.scheme not in {"http", "https"} or not parts.hostname or _is_loopback(parts.hostname):
        return None
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/{RELAY}"


def hub_page(environment: Mapping[str, str] = os.environ) -> str:
    """Return the base URL of this user's server as JupyterHub tells it, or "" where it does not."""
    return environment.get("JUPYTERHUB_PUBLIC_URL", "")


def behind_hub(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether JupyterHub started this server, so that its machine is not the leader's."""
    return "JUPYTERHUB_SERVICE_PREFIX" in environment


def listening_host(page: str) -> str:
    """Return where the service must listen for the address of :func:`public_address` to work."""
    return LOOPBACK if relay_of(page or hub_page()) or behind_hub() else EVERYWHERE


def public_address(page: str, port: int) -> str:
    """Return what phones go to, without the room's code.

    Args:
        page: As for :func:`relay_of`.
        port: Where the service listens.

    Returns:
        "" when only the browser can tell and it has not done so yet.
    """
    if relay := relay_of(page or hub_page()):
        return relay
    if behind_hub():
        return ""
    return f"http://{lan_address() or LOOPBACK}:{port}"


def reaches_phones(address: str) -> bool:
    """Return whether ``address`` means something on another machine than this one."""
    host = urlsplit(address).hostname
    return host is not None and not _is_loopback(host)


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
