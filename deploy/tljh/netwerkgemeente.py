"""The course on a JupyterHub of one machine: settings for The Littlest JupyterHub.

Choose how people log in first: until then, The Littlest JupyterHub lets whoever comes first take
the name of a leader, and this file refuses leaders. Then put it in
``/opt/tljh/config/jupyterhub_config.d/`` and set the two values below. ``deploy/README.md`` has all
steps.
"""

import getpass
import os
from pathlib import Path

c = get_config()

# ---- What you set ------------------------------------------------------------------------------

# Where people find the hub, as they type it. With it, a course leader's room is the hub's own
# service; without it, each leader's room runs in the leader's own server.
PUBLIC = os.environ.get("NETWERKGEMEENTE_PUBLIC", "")  # such as "https://cursus.uwgemeente.nl"
PUBLIC = PUBLIC.rstrip("/")

# Names, as the hub knows them, of who may open a live room. Participants need no account.
LEADERS = os.environ.get("NETWERKGEMEENTE_LEADERS", "").split()

# ---- Where things are; right for The Littlest JupyterHub -----------------------------------------

COURSE = Path(os.environ.get("NETWERKGEMEENTE_COURSE", "/opt/netwerkgemeente"))
PYTHON = Path(os.environ.get("NETWERKGEMEENTE_PYTHON", "/opt/tljh/user/bin/python3"))
ROOMS = Path(os.environ.get("NETWERKGEMEENTE_ROOMS", "/var/lib/netwerkgemeente"))
ROOM_USER = os.environ.get("NETWERKGEMEENTE_ROOM_USER", "netwerkgemeente")
ROOM_PORT = int(os.environ.get("NETWERKGEMEENTE_ROOM_PORT", "10101"))

if LEADERS and "firstuse" in str(c.JupyterHub.authenticator_class).lower():
    message = (
        "Choose how people log in before you name LEADERS: with The Littlest JupyterHub's first "
        "authenticator, whoever types a leader's name first sets its password."
    )
    raise ValueError(message)

# ---- Every user's server -------------------------------------------------------------------------

MAY_OPEN_ROOMS = "access:services!service=room"

# Bring the lessons up to date in the user's own folder, then start. No network is needed.
c.Spawner.cmd = [
    str(PYTHON),
    "-m",
    "netwerkgemeente.handout",
    str(COURSE / "lessons"),
    str(PYTHON.with_name("jupyterhub-singleuser")),
]
c.Spawner.notebook_dir = "~/lessons"
c.Spawner.default_url = "/doc/tree/nl/00-start.ipynb"
c.Spawner.args = [
    # Without it, other users of this machine could listen in on what a lesson shows.
    "--MappingKernelManager.transport_encryption=required",
    # A tab that is left open keeps the server; the kernel, a third of the memory, goes after two
    # hours. Answers are saved at once, and Start brings everything back.
    "--MappingKernelManager.cull_idle_timeout=7200",
    "--MappingKernelManager.cull_interval=300",
    "--MappingKernelManager.cull_connected=True",
]
# A whole class starts at once, and a server needs two seconds of a processor to start.
c.Spawner.http_timeout = 120
c.Spawner.start_timeout = 120
c.Spawner.mem_limit = "512M"
c.Spawner.cpu_limit = 1
c.Spawner.environment = {
    "NETWERKGEMEENTE_ROOM_SERVICE": f"{PUBLIC}/services/room" if PUBLIC else ""
}
# What the hub gives every server, and the right to open rooms for whoever has it.
c.Spawner.server_token_scopes = ["users:activity!user", "access:servers!server", MAY_OPEN_ROOMS]

# ---- The live room -------------------------------------------------------------------------------

if PUBLIC:
    c.JupyterHub.public_url = f"{PUBLIC}/"
c.JupyterHub.load_roles.append(
    {"name": "course-leader", "users": LEADERS, "scopes": ["self", MAY_OPEN_ROOMS]}
)
c.JupyterHub.services.append(
    {
        "name": "room",
        "url": f"http://127.0.0.1:{ROOM_PORT}",
        "command": [
            str(PYTHON),
            "-m",
            "netwerkgemeente.room",
            "--hub",
            f"--database=sqlite:///{ROOMS / 'room.sqlite'}",
        ],
        "cwd": str(ROOMS),
        "display": False,  # participants get its address from their leader
        # The hub of a machine is root, which the room need not be.
        **({} if getpass.getuser() == ROOM_USER else {"user": ROOM_USER}),
    }
)
