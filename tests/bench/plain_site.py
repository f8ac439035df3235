"""Builds lesson 2 for the browser the plain way: ``python -m tests.bench.plain_site FOLDER``.

As JupyterLite's own documentation says: a folder with notebooks, pyodide with the wheels that the
kernel needs in its lock file, the other wheels beside it for ``%pip install``, and one build.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from deploy.lite.jupyterlite import KERNEL_PLUGIN, SETTINGS, run_jupyterlite, trusted
from deploy.lite.packages import build_own_wheel, download_wheels, install_pyodide
from netwerkgemeente.content.course import read_course
from tests.bench.plain_notebook import make_plain
from tests.browser.returning import KEY, passport_of_a_returning_trainee

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).parent
WHEELS_LOCK = HERE / "plain_wheels.lock"
LESSONS = HERE.parents[1] / "lessons"
LOCK = "pyodide-lock.json"
NEWER = ("comm", "ipython-pygments-lexers")
"""What the kernel needs besides the packages that pyodide knows."""

NOTEBOOK = "nl/ladder.ipynb"
PREPARE = """%pip install -q netwerkgemeente
import os
import sys
from pathlib import Path
Path("/course/nl").mkdir(parents=True)
os.chdir("/course/nl")
sys.path.insert(0, "/course/nl")
Path("/course/paspoort.json").write_text({passport!r})
Path("/course/nl/plain_lesson.py").write_text({module!r})
"""


def build(work: Path, target: Path) -> None:
    """Build the site in ``target``; whatever was there is gone.

    Args:
        work: Where downloads are kept for the next time.
    """
    source = work / "source"
    shutil.rmtree(source, ignore_errors=True)
    (source / "pypi").mkdir(parents=True)
    pyodide = source / "static" / "pyodide"
    shutil.copytree(install_pyodide(work / "npm"), pyodide)
    wheels = download_wheels(WHEELS_LOCK, work / "wheels")
    known = _add_to_lock(pyodide, wheels)
    for wheel in [*wheels, build_own_wheel(work / "wheel")]:
        shutil.copy(wheel, pyodide if wheel in known.values() else source / "pypi")
    shutil.copy(SETTINGS / "overrides.json", source)
    kernel = {"loadPyodideOptions": {"packages": sorted(known)}, "disablePyPIFallback": True}
    config = {"litePluginSettings": {KERNEL_PLUGIN: kernel}, "exposeAppInBrowser": True}
    settings = {"jupyter-lite-schema-version": 0, "jupyter-config-data": config}
    (source / "jupyter-lite.json").write_text(json.dumps(settings))
    _add_lesson(source / "files" / NOTEBOOK)
    run_jupyterlite(source, target)


def _add_to_lock(pyodide: Path, wheels: Iterable[Path]) -> dict[str, Path]:
    """Name the kernel's wheels in pyodide's lock file, and no others; return them by name."""
    file = pyodide / LOCK
    lock = json.loads(file.read_text("utf-8"))
    entries = lock["packages"] | {name: {"name": name, "depends": []} for name in NEWER}
    names = {wheel.name.split("-")[0].replace("_", "-").lower(): wheel for wheel in wheels}
    known = {name: wheel for name, wheel in names.items() if name in entries}
    lock["packages"] = {
        name: entries[name]
        | {
            "depends": [each for each in entries[name]["depends"] if each in known],
            "file_name": wheel.name,
            "imports": [name.replace("-", "_")],
            "install_dir": "site",
            "package_type": "package",
            "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
            "unvendored_tests": False,
            "version": wheel.name.split("-")[1],
        }
        for name, wheel in known.items()
    }
    file.write_text(json.dumps(lock), "utf-8")
    return known


def _add_lesson(target: Path) -> None:
    """Write the plain lesson, with a trainee's answers and the module that shows them."""
    course = read_course("nl")
    lesson = next(each.file for each in course.lessons if each.key == KEY)
    before = PREPARE.format(
        passport=passport_of_a_returning_trainee(course),
        module=(HERE / "plain_lesson.py").read_text("utf-8"),
    )
    target.parent.mkdir(parents=True)
    make_plain(LESSONS / "nl" / lesson, target, "plain_lesson", before)
    target.write_text(trusted(target), "utf-8")


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.plain_site")
    parser.add_argument("target", type=Path, metavar="FOLDER")
    parser.add_argument("--work", type=Path, required=True)
    arguments = parser.parse_args()
    build(arguments.work.resolve(), arguments.target.resolve())


if __name__ == "__main__":
    main()
