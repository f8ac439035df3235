"""A real Jupyter Server with the relay in it: its own folders, port and login."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

SETTINGS = Path(__file__).parents[2] / "widgets" / "settings"
START_SECONDS = 60
STOP_SECONDS = 20


class RelayingJupyter:
    """One server, started when made and ended by :meth:`stop`.

    Args:
        folder: Where its settings, its runtime files and its log go.
        base_url: As a hub gives it to a user's server.
    """

    def __init__(self, folder: Path, base_url: str = "/user/x/") -> None:
        self.token = secrets.token_hex(16)
        self._runtime = folder / "runtime"
        self._log = folder / "stderr.txt"
        root = folder / "notebooks"
        root.mkdir(parents=True)
        # The file that the package brings is what switches the relay on.
        shipped = folder / "config" / "jupyter_server_config.d" / "netwerkgemeente.json"
        shipped.parent.mkdir(parents=True)
        shipped.write_bytes((SETTINGS / "jupyter_server_config.json").read_bytes())
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "jupyter", "server", "--no-browser"),
                    *(["--allow-root"] if is_root else []),
                    "--ServerApp.ip=127.0.0.1",
                    "--ServerApp.port=0",
                    f"--ServerApp.base_url={base_url}",
                    f"--ServerApp.root_dir={root}",
                    f"--IdentityProvider.token={self.token}",
                    "--Application.log_level=DEBUG",
                ],
                cwd=root,
                env={
                    **os.environ,
                    "IPYTHONDIR": str(folder / "ipython"),
                    "JUPYTER_CONFIG_DIR": str(folder / "config"),
                    "JUPYTER_DATA_DIR": str(folder / "data"),
                    "JUPYTER_RUNTIME_DIR": str(self._runtime),
                },
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.address = self._wait_for_address()
        self.room = f"{self.address}/netwerkgemeente/room"

    @property
    def process_id(self) -> int:
        """What the system calls it."""
        return self._process.pid

    def log(self) -> str:
        """Return all that it logged."""
        return self._log.read_text(errors="replace")

    def point_at(self, port: int | None) -> None:
        """Tell the relay where the room's service is, as whoever starts that does."""
        file = self._runtime / "netwerkgemeente-room.json"
        if port is None:
            file.unlink(missing_ok=True)
        else:
            file.write_text(json.dumps({"port": port}))

    def stop(self) -> None:
        """End the server."""
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _wait_for_address(self) -> str:
        """Ask until the server answers.

        Raises:
            RuntimeError: It ended, or does not answer; with what it said.
        """
        for _ in range(START_SECONDS * 10):
            try:
                self._process.wait(0.1)
            except subprocess.TimeoutExpired:
                if address := self._answering():
                    return address
            else:
                break
        self.stop()
        raise RuntimeError(f"Jupyter Server did not start:\n{self.log()}")

    def _answering(self) -> str | None:
        for file in self._runtime.glob("jpserver-*.json"):
            try:
                address = json.loads(file.read_text())["url"].rstrip("/")
                request = urllib.request.Request(  # noqa: S310 - the server of this test
                    f"{address}/api/status", headers={"Authorization": f"token {self.token}"}
                )
                urllib.request.urlopen(request, timeout=10).close()  # noqa: S310 - as above
            except (ValueError, OSError):
                continue
            return address
        return None
