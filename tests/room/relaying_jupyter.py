"""A real Jupyter Server with the relay in it: its own folders, port and login."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.jupyter_process import JupyterProcess

SETTINGS = Path(__file__).parents[2] / "widgets" / "settings"


class RelayingJupyter(JupyterProcess):
    """One server, started when made and ended by :meth:`stop`.

    Args:
        folder: Where its settings, its runtime files and its log go.
        base_url: As a hub gives it to a user's server.
    """

    def __init__(self, folder: Path, base_url: str = "/user/x/") -> None:
        super().__init__(folder)
        root = folder / "notebooks"
        root.mkdir(parents=True)
        # The file that the package brings is what switches the relay on.
        shipped = folder / "config" / "jupyter_server_config.d" / "netwerkgemeente.json"
        shipped.parent.mkdir(parents=True)
        shipped.write_bytes((SETTINGS / "jupyter_server_config.json").read_bytes())
        command = [
            *(sys.executable, "-m", "jupyter", "server", "--no-browser"),
            "--ServerApp.ip=127.0.0.1",
            "--ServerApp.port=0",
            f"--ServerApp.base_url={base_url}",
            f"--ServerApp.root_dir={root}",
            f"--IdentityProvider.token={self.token}",
            "--Application.log_level=DEBUG",
        ]
        self.start(command, root)
        self.room = f"{self.address}/netwerkgemeente/room"

    def point_at(self, port: int | None) -> None:
        """Tell the relay where the room's service is, as whoever starts that does."""
        file = self.runtime / "netwerkgemeente-room.json"
        if port is None:
            file.unlink(missing_ok=True)
        else:
            file.write_text(json.dumps({"port": port}))
