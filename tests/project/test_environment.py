"""The environment: locks and environment.yml agree, and say nothing of where they were made."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement

from netwerkgemeente.content.course import LANGUAGES

HERE = Path(__file__).parents[2]
# In pieces, or this file would be found too.
REGISTRIES = ("pypi" + ".org", "python" + "hosted", "registry." + "npmjs")


LOCKS = (
    "requirements.lock",
    "tests/requirements.lock",
    "deploy/requirements.lock",
    "deploy/proxy/requirements.lock",
    "deploy/lite/requirements.lock",
    "deploy/lite/wheels.lock",
    "tests/bench/plain_wheels.lock",
)


def pinned(lock: str) -> list[Requirement]:
    """Each ``name==version ; marker`` of a lock, without its hashes."""
    lines = re.findall(r"^(\w\S*==.*?)(?: \\)?$", (HERE / lock).read_text("utf-8"), re.MULTILINE)
    return [Requirement(line) for line in lines]


def binder() -> tuple[str, list[Requirement]]:
    """The Python and the pinned packages of environment.yml."""
    dependencies = yaml.safe_load((HERE / "environment.yml").read_text("utf-8"))["dependencies"]
    (python,) = (line for line in dependencies if str(line).startswith("python="))
    (packages,) = (line["pip"] for line in dependencies if isinstance(line, dict))
    return python.removeprefix("python="), [Requirement(line) for line in packages]


def test_binder_gets_what_the_lock_says():
    python, packages = binder()
    linux = default_environment() | {
        "implementation_name": "cpython",
        "os_name": "posix",
        "platform_machine": "x86_64",
        "platform_python_implementation": "CPython",
        "platform_system": "Linux",
        "python_full_version": f"{python}.0",
        "python_version": python,
        "sys_platform": "linux",
    }
    wanted = {
        requirement.name: str(requirement.specifier)
        for requirement in pinned("requirements.lock")
        if requirement.marker is None or requirement.marker.evaluate(linux)
    }
    got = {requirement.name: str(requirement.specifier) for requirement in packages}
    differences = [
        f"{name}: the lock has {wanted.get(name)}, environment.yml has {got.get(name)}"
        for name in sorted(wanted.keys() | got.keys())
        if wanted.get(name) != got.get(name)
    ]
    assert wanted
    assert not differences, "\n".join([*differences, "nox -s lock makes them agree"])


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_the_tools_and_a_hub_have_what_trainees_get(lock):
    trainees = {requirement.name: requirement for requirement in pinned("requirements.lock")}
    differences = [
        f"{tool.name}: {tool.specifier} here, {trainees[tool.name].specifier} for trainees"
        for tool in pinned(lock)
        if tool.name in trainees and tool.specifier != trainees[tool.name].specifier
    ]
    assert not differences, "\n".join(differences)


def test_every_package_in_a_lock_has_a_hash():
    without = [
        f"{lock}: {line}"
        for lock in LOCKS
        for line in (HERE / lock).read_text("utf-8").replace("\\\n", "").splitlines()
        if line.strip() and not line.startswith("#") and "--hash=sha256:" not in line
    ]
    assert not without, "\n".join(without)


def test_no_file_names_a_registry():
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],  # noqa: S607 - git from the path
        cwd=HERE,
        check=True,
        capture_output=True,
    ).stdout.decode()
    found = []
    for name in filter(None, listed.split("\0")):
        file = HERE / name
        content = file.read_bytes() if file.is_file() else b""
        if b"\0" not in content:
            text = content.decode("utf-8", errors="replace").lower()
            found += [f"{name} names {host}" for host in REGISTRIES if host in text]
    assert not found, "\n".join(found)


def test_every_command_explains_itself():
    functions = [
        node
        for node in ast.parse((HERE / "noxfile.py").read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and any("nox.session" in ast.unparse(each) for each in node.decorator_list)
    ]
    silent = [function.name for function in functions if not ast.get_docstring(function)]
    assert functions
    assert not silent


def test_the_launch_links_start_the_start_pages_at_the_address_and_version_of_the_project():
    project = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["project"]
    place = project["urls"]["Repository"].removeprefix("https://github.com/")
    readme = (HERE / "README.md").read_text("utf-8")
    links = dict(re.findall(r"^\[binder-(\w+)\]: (.*)$", readme, re.MULTILINE))
    assert links == {
        language: f"https://mybinder.org/v2/gh/{place}/v{project['version']}"
        f"?urlpath=doc/tree/lessons/{language}/00-start.ipynb"
        for language in LANGUAGES
    }, "nox -s links writes them"
    assert all((HERE / link.split("doc/tree/")[1]).is_file() for link in links.values())
