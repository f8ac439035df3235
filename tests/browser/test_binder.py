"""Binder: what it would build from the repository, and that the lesson works in what it builds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser.jupyterlab import REPOSITORY, JupyterLab
from tests.browser.lesson_page import LessonPage

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Binder builds on Linux, with bash")

MINUTES_TO_BUILD = 10
ON_BINDER = {"BINDER_LAUNCH_HOST": "https://binder.example/", "JUPYTERHUB_USER": "someone"}
OF_THE_BASE = '{"@jupyterlab/apputils-extension:notification": {"fetchNews": "true"}}'
"""What the image could have in JupyterLab's settings before the course comes: news, once a day."""


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what is in git, as Binder gets it."""
    copy = tmp_path_factory.mktemp("binder") / "repository"
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],  # noqa: S607 - git from the path
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
    ).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (REPOSITORY / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(REPOSITORY / name, copy / name)
    return copy


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which Jupyter keeps which notebooks are trusted."""
    return tmp_path_factory.mktemp("jupyter") / "data"


@pytest.fixture(scope="module")
def python(repository: Path, data: Path) -> str:
    """Build in a fresh environment what Binder builds: environment.yml, then postBuild."""
    folder = repository.parent / "environment"
    venv.create(folder, with_pip=True)
    programs = folder / "bin"
    pinned = repository.parent / "pinned.txt"
    pinned.write_text("\n".join(packages(repository)))
    settings = folder / "share" / "jupyter" / "lab" / "settings"
    settings.mkdir(parents=True)
    (settings / "overrides.json").write_text(OF_THE_BASE)
    environment = os.environ | {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "JUPYTER_DATA_DIR": str(data),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
    for command in (
        [programs / "pip", "install", "--quiet", "--requirement", pinned],
        ["bash", repository / "postBuild"],
    ):
        done = subprocess.run(
            list(map(str, command)),
            cwd=repository,
            env=environment,
            capture_output=True,
            text=True,
            timeout=MINUTES_TO_BUILD * 60,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return str(programs / "python")


def packages(repository: Path) -> list[str]:
    """The packages of environment.yml, each with its one version."""
    dependencies = yaml.safe_load((repository / "environment.yml").read_text())["dependencies"]
    (listed,) = (line["pip"] for line in dependencies if isinstance(line, dict))
    return list(listed)


def test_binder_builds_from_environment_yml_and_runs_post_build(repository):
    done = subprocess.run(
        [sys.executable, "-m", "repo2docker", "--no-build", "--debug", "."],
        cwd=repository,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    steps = done.stdout
    update = steps.index('env update -p ${NB_PYTHON_PREFIX} --file "environment.yml"')
    assert update < steps.index("COPY --chown=0:0 src/ ${REPO_DIR}/")
    assert steps.index("COPY --chown=0:0 src/ ${REPO_DIR}/") < steps.index("RUN ./postBuild")
    python = next(
        line
        for line in yaml.safe_load((repository / "environment.yml").read_text())["dependencies"]
        if str(line).startswith("python=")
    )
    assert f"Building conda environment for {python}" in done.stdout + done.stderr


def test_a_post_build_that_fails_stops_the_build(repository, tmp_path):
    pip = tmp_path / "python"
    pip.write_text("#!/bin/sh\nexit 7\n")
    pip.chmod(0o755)
    done = subprocess.run(
        ["bash", str(repository / "postBuild")],  # noqa: S607 - bash from the path
        cwd=repository,
        env=os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        check=False,
    )
    assert done.returncode == 7


def test_a_lesson_works_in_what_binder_builds(new_page, repository, python, data, tmp_path):
    lab = JupyterLab(
        tmp_path,
        settings=None,
        root=repository,
        python=python,
        environment=ON_BINDER | {"JUPYTER_DATA_DIR": str(data)},
    )
    try:
        page = new_page()
        lesson = LessonPage(page, "nl")
        page.goto(lab.url(repository / "lessons" / "nl" / lesson.file, "doc"))
        lesson.start()
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.locator(".Toastify__toast")).to_have_count(0)
        expect(page.get_by_role("menuitem", name="Bestand")).to_be_visible()
        expect(lesson.bar).to_contain_text(lesson.say("bar.saved_binder"))

        lesson.stair(lesson.card("climb_ladder"), 4).click()
        lesson.until_kept(repository / "lessons", "climb_ladder", lambda kept: kept["rung"] == 4)
        with page.expect_download() as download:
            lesson.bar.get_by_role("button", name=lesson.say("bar.download")).click()
        taken = tmp_path / "taken.json"
        download.value.save_as(taken)

        lesson.stair(lesson.card("climb_ladder"), 1).click()
        lesson.until_kept(repository / "lessons", "climb_ladder", lambda kept: kept["rung"] == 1)
        lesson.bring_in(taken)
        lesson.until_kept(repository / "lessons", "climb_ladder", lambda kept: kept["rung"] == 4)
    finally:
        lab.stop()
