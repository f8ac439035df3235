"""Measures without a browser: how much is installed, and how long an import takes."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

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
