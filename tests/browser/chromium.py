"""Finds or gets a Chromium for the tests: ``python tests/browser/chromium.py`` prints its path."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playwright.sync_api import Browser

VARIABLE = "NETWERKGEMEENTE_BROWSER"
WHAT_TO_DO = (
    "No Chromium, Chrome or Edge was found, and none could be installed: install one of them, "
    f"or set {VARIABLE} to the path of one."
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""For a browser under test: nothing of its own over the network, and it starts as root."""

_ON_THE_PATH = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
    "chrome",
)
_MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)


class NoBrowserError(Exception):
    """There is no browser; the message says what to do."""


def find_or_install() -> Path:
    """The browser of this machine, or else a new one.

    Raises:
        NoBrowserError: None is there and none could be had.
    """
    browser = find(os.environ, platform.system(), Path.home())
    for get in (_from_playwright, _from_debian):
        browser = browser or get()
    if browser is None:
        raise NoBrowserError(WHAT_TO_DO)
    return browser


def find(environment: Mapping[str, str], system: str, home: Path) -> Path | None:
    """An installed browser: the one the variable names, one on the path, one in a usual place.

    Raises:
        NoBrowserError: The variable names a file that is not there.
    """
    if named := environment.get(VARIABLE):
        if not Path(named).is_file():
            message = f"{VARIABLE} is {named!r}, which is not there."
            raise NoBrowserError(message)
        return Path(named)
    for name in _ON_THE_PATH:
        if on_path := shutil.which(name, path=environment.get("PATH", "")):
            return Path(on_path)
    return next((path for path in _places(environment, system, home) if path.is_file()), None)


@contextmanager
def running(*arguments: str) -> Iterator[Browser]:
    """Start the browser of this machine under Playwright, and end both afterwards.

    Two cannot run in one thread at the same time.

    Args:
        arguments: For the browser, besides ``ARGUMENTS``.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only wanted here

    program = find(os.environ, platform.system(), Path.home())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*ARGUMENTS, *arguments])
        yield browser
        browser.close()


def _places(environment: Mapping[str, str], system: str, home: Path) -> Iterator[Path]:
    """Where an installer of this system puts a browser without putting it on the path."""
    if system == "Darwin":
        for folder in (Path("/Applications"), home / "Applications"):
            yield from (folder / place for place in _MAC)
    if system == "Windows":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if folder_name := environment.get(variable):
                yield from (Path(folder_name) / place for place in _WINDOWS)


def _from_playwright() -> Path | None:
    """Playwright's own Chromium: downloads it, unless it is there, and tries whether it starts."""
    if not _worked(sys.executable, "-m", "playwright", "install", "chromium"):
        return None
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only wanted here

    with sync_playwright() as playwright:
        browser = Path(playwright.chromium.executable_path)
    # On Windows chrome.exe opens a window instead of saying its version.
    starts = platform.system() == "Windows" or _worked(str(browser), "--version")
    return browser if starts else None


def _from_debian() -> Path | None:
    """Debian's package, where this is root on a Debian."""
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return None
    _worked(apt, "update")
    _worked(apt, "install", "--yes", "--no-install-recommends", "chromium")
    found = shutil.which("chromium")
    return Path(found) if found else None


def _worked(*command: str) -> bool:
    """Run a command whose output goes to stderr, so that stdout holds nothing but the path."""
    sys.stderr.write(f"$ {' '.join(command)}\n")
    try:
        ran = subprocess.run(
            command, check=False, stdin=subprocess.DEVNULL, stdout=sys.stderr, timeout=900
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        sys.stderr.write(f"{error}\n")
        return False
    return ran.returncode == 0


def main(search: Callable[[], Path] = find_or_install) -> int:
    """Print the path, or say on stderr what to do; return what the shell is told."""
    try:
        sys.stdout.write(f"{search()}\n")
    except NoBrowserError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
