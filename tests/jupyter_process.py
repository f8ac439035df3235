"""A Jupyter program of a test's own: its folders, its login, and waiting until it answers."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import urllib.request
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

START_SECONDS = 60
STOP_SECONDS = 20
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def comes_up(process: subprocess.Popen[bytes], answers: Callable[[], bool], seconds: int) -> bool:
    """Ask until it answers; return False when it ended, or did not in so many seconds."""
    for _ in range(seconds * 10):
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            if answers():
                return True
        else:
            return False
    return False


class JupyterProcess:
    """One Jupyter Server, or what is built on it; ended by :meth:`stop`.

    Attributes:
        folder: Where its settings, its runtime files and its log are.
        token: Its login.
        address: Where it answers; set by :meth:`start`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.token = secrets.token_hex(16)
        self.address = ""
        self.runtime = folder / "runtime"
        self._log = folder / "stderr.txt"
        self._process: subprocess.Popen[bytes]

    def start(
        self, command: Sequence[str], root: Path, environment: Mapping[str, str] | None = None
    ) -> None:
        """Run ``command`` in ``root`` and return when it answers.

        Args:
            environment: Variables besides the system's and those of its own folders.

        Raises:
            RuntimeError: It ended, or does not answer; with what it said.
        """
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [*command, *(["--allow-root"] if IS_ROOT else [])],
                cwd=root,
                env={
                    **{k: v for k, v in os.environ.items() if k != "NETWERKGEMEENTE_PASSPORT"},
                    "IPYTHONDIR": str(self.folder / "ipython"),
                    "JUPYTER_CONFIG_DIR": str(self.folder / "config"),
                    "JUPYTER_DATA_DIR": str(self.folder / "data"),
                    "JUPYTER_RUNTIME_DIR": str(self.runtime),
                    **(environment or {}),
                },
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        if comes_up(self._process, self._answers, START_SECONDS):
            return
        self.stop()
        raise RuntimeError(f"Jupyter did not start:\n{self.log()}")

    @property
    def process_id(self) -> int:
        """What the system calls it."""
        return self._process.pid

    def log(self) -> str:
        """All that it logged."""
        return self._log.read_text(errors="replace")

    def stop(self) -> None:
        """End it, which ends its kernels."""
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def ask(self, method: str, path: str) -> Any:
        """Ask its API as who is logged in; return what it says."""
        request = urllib.request.Request(  # noqa: S310 - the server of this test
            self.address + path,
            method=method,
            headers={"Authorization": f"token {self.token}"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
            text = answer.read()
        return json.loads(text) if text else None

    def _answers(self) -> bool:
        for file in self.runtime.glob("jpserver-*.json"):
            try:
                self.address = json.loads(file.read_text())["url"].rstrip("/")
                self.ask("GET", "/api/status")
            except (ValueError, OSError):
                return False
            return True
        return False
