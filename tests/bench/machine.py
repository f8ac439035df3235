"""Measures without a browser: how much is installed, and how long an import takes."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

from repo2docker.buildpacks import conda

REPOSITORY = Path(__file__).parents[2]
ENVIRONMENT = REPOSITORY / ".nox" / "lab"
IMPORTS = 9
PLAIN_IMPORTS = "import ipywidgets, plotly.graph_objects"


def installed_megabytes() -> float:
    """Size of the trainee's environment; one is made when ``nox -s lab`` has made none yet."""
    if ENVIRONMENT.is_dir():
        return _megabytes(ENVIRONMENT)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        program = Path(folder) / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        pip = [program, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        for arguments in (
            ["--require-hashes", "--requirement", "requirements.lock"],
            ["--no-deps", "--no-build-isolation", "."],
        ):
            subprocess.run([*pip, *arguments], check=True, cwd=REPOSITORY)
        return _megabytes(Path(folder))


def binder_megabytes() -> float:
    """Size of what environment.yml brings that repo2docker's own environment has not, by name.

    Measured in the environment of :func:`installed_megabytes`, so on this machine's Python.
    """
    places = sorted(ENVIRONMENT.glob("**/site-packages"))
    base = {
        re.sub(r"[-_.]+", "-", url.rsplit("/", 1)[1].rsplit("-", 2)[0]).lower()
        for url in _base_lock().read_text().splitlines()
        if url.startswith("https:")
    }
    sizes = [
        path.stat().st_size
        for found in metadata.distributions(path=[str(places[0])])
        if re.sub(r"[-_.]+", "-", found.name).lower() not in base
        for path in map(Path, map(found.locate_file, found.files or []))
        if path.is_file()
    ]
    return sum(sizes) / 1e6


def _base_lock() -> Path:
    """Where repo2docker says what its environment of our Python holds."""
    version = re.search(r"python=([\d.]+)", (REPOSITORY / "environment.yml").read_text())
    assert version is not None
    name = f"environment.py-{version[1]}-linux-64.lock"
    return Path(conda.__file__).with_name(name)


def import_seconds() -> tuple[float, float]:
    """Median seconds that the package adds to the plain imports, and those of the plain ones."""
    code = (
        f"import time; a = time.perf_counter(); {PLAIN_IMPORTS}; b = time.perf_counter(); "
        "from netwerkgemeente import Lesson; print(b - a, time.perf_counter() - b)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
        for _ in range(IMPORTS)
    ]
    plain, added = zip(*(map(float, run.stdout.split()) for run in runs), strict=True)
    return statistics.median(added), statistics.median(plain)


def _megabytes(folder: Path) -> float:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1e6
