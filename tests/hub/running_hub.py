"""A real JupyterHub on this machine, with its proxy, its services and the servers of its users."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
from pathlib import Path

import httpx2

from tests.jupyter_process import comes_up

REPOSITORY = Path(__file__).parents[2]
SETTINGS = REPOSITORY / "deploy" / "local" / "jupyterhub_config.py"
LEADER = "leider"
TRAINEES = tuple(f"cursist{number}" for number in range(1, 9))
START_SECONDS = 90
STOP_SECONDS = 60


class RunningHub:
    """What ``nox -s hub`` starts, in a folder of its own; ended by :meth:`stop`.

    Args:
        folder: Where everything goes, the users' homes included.
        idle: Seconds after which it stops the server of somebody who does nothing.

    Attributes:
        address: Where people find it, without a slash at its end.
        room: Where participants find the live room.
        python: The Python of the hub's environment.
    """

    def __init__(self, folder: Path, *, idle: int = 3600) -> None:
        self.folder = folder
        self.password = secrets.token_urlsafe(12)
        self.python = os.environ["NETWERKGEMEENTE_HUB_PYTHON"]
        port = free_port()
        self.address = f"http://127.0.0.1:{port}"
        self.room = f"{self.address}/services/room"
        self._log = folder / "log.txt"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [self.python, "-m", "jupyterhub", "-f", SETTINGS],
                cwd=folder,
                env={
                    **without_the_test_runs_own(os.environ),
                    "NETWERKGEMEENTE_COURSE": str(REPOSITORY),
                    "NETWERKGEMEENTE_HUB_FOLDER": str(folder),
                    "NETWERKGEMEENTE_HUB_PORT": str(port),
                    "NETWERKGEMEENTE_HUB_PASSWORD": self.password,
                    "NETWERKGEMEENTE_HUB_IDLE": str(idle),
                },
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._wait_until_it_answers()

    @property
    def process_id(self) -> int:
        """What the system calls the hub."""
        return self._process.pid

    def log(self) -> str:
        """All that the hub, its services and its users' servers said."""
        return self._log.read_text(errors="replace")

    def stop(self) -> None:
        """End the hub, which ends everything that it started."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _wait_until_it_answers(self) -> None:
        """Ask until the hub and the room answer.

        Raises:
            RuntimeError: It ended, or does not answer; with what it said.
        """
        if not comes_up(self._process, self._answers, START_SECONDS):
            self.stop()
            raise RuntimeError(f"The hub did not start:\n{self.log()}")

    def _answers(self) -> bool:
        return answers(f"{self.address}/hub/login") and answers(f"{self.room}/healthz")


def answers(address: str) -> bool:
    """Whether something answers there as it should."""
    try:
        return httpx2.get(address).status_code == 200
    except httpx2.TransportError:
        return False


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def without_the_test_runs_own(environment: os._Environ[str]) -> dict[str, str]:
    """What users' servers may inherit: no folders and no packages of this test run."""
    own = ("IPYTHON", "JUPYTER", "NETWERKGEMEENTE_PASSPORT", "PYTEST", "PYTHONPATH")
    return {name: value for name, value in environment.items() if not name.startswith(own)}
