"""A JupyterHub to try the course with on one's own machine: ``nox -s hub``, and the tests.

It is The Littlest JupyterHub's settings with another way to log in and to start servers: one
password for all names, known to whoever starts it, and reachable from this machine only. It is not
for real trainees: all servers run as the person who started it.
"""

import getpass
import os
import secrets
import socket
import sys
from pathlib import Path

c = get_config()

COURSE = Path(os.environ["NETWERKGEMEENTE_COURSE"])
FOLDER = Path(os.environ["NETWERKGEMEENTE_HUB_FOLDER"])
PROXY = os.environ["NETWERKGEMEENTE_HUB_PROXY"].split(os.pathsep)
PORT = int(os.environ.get("NETWERKGEMEENTE_HUB_PORT", "8000"))
IDLE = int(os.environ.get("NETWERKGEMEENTE_HUB_IDLE", "3600"))  # seconds
PASSWORD = os.environ.get("NETWERKGEMEENTE_HUB_PASSWORD") or secrets.token_urlsafe(9)

LEADER = "leider"
TRAINEES = [f"cursist{number}" for number in range(1, 9)]


def free_ports(number: int) -> list[int]:
    """Return ports that nobody uses at this moment."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(number)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


hub_port, proxy_port, room_port = free_ports(3)
address = f"http://127.0.0.1:{PORT}"
(FOLDER / "rooms").mkdir(parents=True, exist_ok=True)

os.environ |= {
    "NETWERKGEMEENTE_PUBLIC": address,
    "NETWERKGEMEENTE_LEADERS": LEADER,
    "NETWERKGEMEENTE_PYTHON": sys.executable,
    "NETWERKGEMEENTE_ROOMS": str(FOLDER / "rooms"),
    "NETWERKGEMEENTE_ROOM_USER": getpass.getuser(),
    "NETWERKGEMEENTE_ROOM_PORT": str(room_port),
}
load_subconfig(str(COURSE / "deploy" / "tljh" / "netwerkgemeente.py"))

c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = PASSWORD
c.Authenticator.allowed_users = {LEADER, *TRAINEES}

c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = str(FOLDER / "homes" / "{username}")
c.Spawner.args = [*c.Spawner.args, "--log-level=ERROR"]
if getpass.getuser() == "root":
    c.Spawner.args += ["--allow-root"]

c.JupyterHub.bind_url = address
c.JupyterHub.hub_port = hub_port
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{proxy_port}"
c.ConfigurableHTTPProxy.command = PROXY
c.ConfigurableHTTPProxy.log_level = "error"
c.ConfigurableHTTPProxy.pid_file = str(FOLDER / "proxy.pid")
c.JupyterHub.db_url = f"sqlite:///{FOLDER / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(FOLDER / "cookie_secret")

# The Littlest JupyterHub brings this service itself.
c.JupyterHub.load_roles.append(
    {
        "name": "idle-culler",
        "services": ["idle-culler"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    }
)
c.JupyterHub.services.append(
    {
        "name": "idle-culler",
        "command": [
            *(sys.executable, "-m", "jupyterhub_idle_culler"),
            *(
                f"--timeout={IDLE}",
                f"--cull-every={max(1, IDLE // 12)}",
                "--IdleCuller.log_level=ERROR",
            ),
        ],
    }
)

print(  # noqa: T201 - for whoever starts it
    f"\nOpen {address}/ in a browser, with the password {PASSWORD}"
    f"\nand the name {LEADER}, or {TRAINEES[0]} to {TRAINEES[-1]}. Ctrl+C ends it.\n",
    flush=True,
)
