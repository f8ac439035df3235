"""``--hub`` on the command line; what it does at a real hub is in tests/hub."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

BY_HAND = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTERHUB_")}
STARTED = {
    "JUPYTERHUB_API_URL": "http://127.0.0.1:8081/hub/api",
    "JUPYTERHUB_SERVICE_NAME": "room",
    "JUPYTERHUB_SERVICE_PREFIX": "/services/room/",
    "JUPYTERHUB_SERVICE_URL": "http://127.0.0.1:10101",
}


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {name: value for name, value in STARTED.items() if name != "JUPYTERHUB_SERVICE_NAME"},
        STARTED | {"JUPYTERHUB_OAUTH_ACCESS_SCOPES": "{"},
    ],
    ids=["by hand", "as a user's server", "by something else"],
)
def test_a_service_that_no_hub_started_says_so(environment, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "netwerkgemeente.room", "--hub"],
        cwd=tmp_path,
        env=BY_HAND | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == ("--hub is for a service that a JupyterHub started, with an address.\n")
