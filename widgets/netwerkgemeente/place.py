"""Where a lesson runs: at someone's desk, on Binder, on a JupyterHub, or in the browser alone."""

import sys
from collections.abc import Mapping
from enum import StrEnum


class Place(StrEnum):
    """Whose machine keeps the answers."""

    DESK = "desk"
    """The trainee's own machine, or one that a colleague started JupyterLab on."""

    BINDER = "binder"
    """A machine of mybinder.org or another BinderHub; it forgets everything."""

    HUB = "hub"
    """A JupyterHub of the organisation."""

    BROWSER = "browser"
    """The browser itself: JupyterLite."""


def place(environment: Mapping[str, str], platform: str = sys.platform) -> Place:
    """Return where a kernel with these environment variables runs.

    BinderHub sets ``BINDER_LAUNCH_HOST`` and is a JupyterHub as well, so it is asked first.

    Args:
        platform: As ``sys.platform`` says it.
    """
    if platform == "emscripten":
        return Place.BROWSER
    if "BINDER_LAUNCH_HOST" in environment:
        return Place.BINDER
    if "JUPYTERHUB_USER" in environment:
        return Place.HUB
    return Place.DESK
