"""What deploy/ holds: the cluster is set as the one machine is, and nobody gets in by default."""

from __future__ import annotations

import json
import re
import runpy
from typing import Any

import pytest
import yaml
from traitlets.config import Config

from tests.hub.running_hub import REPOSITORY

DEPLOY = REPOSITORY / "deploy"
KUBERNETES = DEPLOY / "kubernetes"


def read_machine(authenticator: str | None = None, **environment: str) -> Config:
    """Read the settings of The Littlest JupyterHub as a hub does, after its own."""
    c = Config()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("COURSE", "PUBLIC", "LEADERS", "PYTHON", "ROOMS", "ROOM_USER", "ROOM_PORT"):
            patch.delenv(f"NETWERKGEMEENTE_{name}", raising=False)
        for name, value in environment.items():
            patch.setenv(f"NETWERKGEMEENTE_{name}", value)
        c.JupyterHub.services, c.JupyterHub.load_roles = [], []
        if authenticator is not None:
            c.JupyterHub.authenticator_class = authenticator
        runpy.run_path(
            str(DEPLOY / "tljh" / "netwerkgemeente.py"), init_globals={"get_config": lambda: c}
        )
    return c


@pytest.fixture(scope="module")
def machine() -> Config:
    """Read the settings of The Littlest JupyterHub before anything is filled in."""
    return read_machine()


@pytest.fixture(scope="module")
def cluster() -> dict[str, Any]:
    """Read the values of Zero to JupyterHub."""
    return dict(yaml.safe_load((KUBERNETES / "values.yaml").read_text("utf-8")))


def test_a_cluster_starts_servers_as_one_machine_does(machine, cluster):
    program = ["-m", "netwerkgemeente.handout", "/opt/netwerkgemeente/lessons"]
    assert machine.Spawner.cmd[1:4] == cluster["singleuser"]["cmd"][1:4] == program
    assert machine.Spawner.cmd[4].endswith("/jupyterhub-singleuser")
    assert cluster["singleuser"]["cmd"][4] == "jupyterhub-singleuser"
    spawner = cluster["hub"]["config"]["KubeSpawner"]
    assert machine.Spawner.args == spawner["args"]
    assert machine.Spawner.default_url == cluster["singleuser"]["defaultUrl"]
    assert machine.Spawner.server_token_scopes == spawner["server_token_scopes"]
    assert machine.Spawner.notebook_dir.rpartition("/")[2] == "lessons"
    assert spawner["notebook_dir"].rpartition("/")[2] == "lessons"


def test_a_cluster_has_the_limits_that_one_machine_has(machine, cluster):
    assert machine.Spawner.mem_limit == cluster["singleuser"]["memory"]["limit"] == "512M"
    assert machine.Spawner.cpu_limit == cluster["singleuser"]["cpu"]["limit"] == 1


def test_the_right_to_open_rooms_is_for_leaders_only(machine, cluster):
    (role,) = machine.JupyterHub.load_roles
    roles = cluster["hub"]["loadRoles"]
    assert list(roles) == [role["name"]]
    assert roles[role["name"]]["scopes"] == role["scopes"]
    assert role["users"] == roles[role["name"]]["users"] == []


def test_nobody_gets_in_until_somebody_says_who(machine, cluster):
    assert "Authenticator" not in machine
    assert "authenticator_class" not in machine.JupyterHub
    assert cluster["hub"]["config"]["JupyterHub"] == {"authenticator_class": "null"}
    assert cluster["hub"]["config"]["Authenticator"] == {"allow_all": False}


def test_nobody_can_take_the_name_of_a_leader_by_coming_first():
    first_use = "firstuseauthenticator.FirstUseAuthenticator"
    with pytest.raises(ValueError, match="how people log in"):
        read_machine(first_use, LEADERS="leider")
    assert read_machine(first_use).JupyterHub.load_roles
    (role,) = read_machine("azuread", LEADERS="leider").JupyterHub.load_roles
    assert role["users"] == ["leider"]


def test_an_address_with_a_slash_at_its_end_is_the_same_address():
    plain, slash = (
        read_machine(PUBLIC=f"https://cursus.example{end}").Spawner.environment for end in ("", "/")
    )
    assert plain == slash


def test_a_cluster_is_reached_through_its_front_door_only(cluster):
    assert cluster["proxy"]["service"]["type"] == "ClusterIP"
    assert cluster["ingress"]["tls"][0]["hosts"] == cluster["ingress"]["hosts"]


def test_the_one_password_hub_listens_to_this_machine_only():
    settings = (DEPLOY / "local" / "jupyterhub_config.py").read_text("utf-8")
    assert set(re.findall(r"https?://([\w.]+)", settings)) == {"127.0.0.1"}
    assert "allow_all" not in settings


def test_the_room_of_a_cluster_is_where_the_hub_looks_for_it(cluster):
    deployment, service = yaml.safe_load_all((KUBERNETES / "room.yaml").read_text("utf-8"))
    (container,) = deployment["spec"]["template"]["spec"]["containers"]
    told = {each["name"]: each.get("value") for each in container["env"]}
    (port,) = service["spec"]["ports"]
    address = f"http://{service['metadata']['name']}:{port['port']}"
    assert cluster["hub"]["services"]["room"]["url"] == address
    assert told["JUPYTERHUB_SERVICE_URL"].endswith(f":{port['port']}")
    image = cluster["singleuser"]["image"]
    assert container["image"] == f"{image['name']}:{image['tag']}"
    assert container["readinessProbe"]["httpGet"]["path"] == (
        f"{told['JUPYTERHUB_SERVICE_PREFIX']}healthz"
    )


def test_the_image_is_made_of_the_locks_that_the_hub_here_is_tested_with():
    steps = (KUBERNETES / "Dockerfile").read_text("utf-8").replace("\\\n", "")
    (install,) = re.findall(
        r"^RUN python -m pip install (.*require-hashes.*)$", steps, re.MULTILINE
    )
    locks = re.findall(r"--requirement (\S+)", install)
    assert locks == ["requirements.lock", "deploy/requirements.lock"]
    let_through = {
        line.removeprefix("!")
        for line in (KUBERNETES / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
        if line.startswith("!")
    }
    copied = {
        name
        for line in re.findall(r"^COPY (.*) \S+$", steps, re.MULTILINE)
        for name in line.split()
    }
    assert copied == let_through


def test_the_proxys_lock_has_one_version_and_a_hash_for_everything():
    wanted = json.loads((DEPLOY / "proxy" / "package.json").read_text("utf-8"))["dependencies"]
    lock = json.loads((DEPLOY / "proxy" / "package-lock.json").read_text("utf-8"))["packages"]
    assert lock[""]["dependencies"] == wanted
    assert all(re.fullmatch(r"[\d.]+", version) for version in wanted.values())
    assert not [name for name, entry in lock.items() if name and "integrity" not in entry]
    assert not [name for name, entry in lock.items() if "resolved" in entry]
