"""The JupyterLab side of the site: JupyterLite's notebook application and its configuration."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from deploy.lite.archives import files_in

REPOSITORY = Path(__file__).parents[2]
SETTINGS = REPOSITORY / "widgets" / "settings"
LANGUAGES = ("nl", "en")
LONG_AGO = "1970-01-01T00:00:00Z"
KERNEL_PLUGIN = "@jupyterlite/pyodide-kernel-extension:kernel"
PRELOADED = ("comm", "ipykernel", "ipython", "jedi", "micropip", "piplite", "pyodide-kernel")
"""What the kernel must not install: packages.py has put it in the archive, or has no need of it."""

LEFT_OUT = (
    "*.eot",  # for browsers that are gone, as are the fonts in SVG
    "*.map",
    "*.md",
    "build/fa-*.svg",
    "build/fa-*.ttf",
    "build/service-worker.js",
    "extensions/@jupyterlite/pyodide-kernel-extension/static/pypi/*",
    "extensions/@jupyterlite/pyodide-kernel-extension/static/coincident.*",
)
"""What the lessons do not need, in paths below the application."""

SWITCHED_OFF = (
    "@jupyter-notebook/application-extension:dirty",  # asks to save, and answers are kept already
    "@jupyter-notebook/application-extension:tab-title",  # the page has the lesson's own title
    "@jupyter-notebook/console-extension:scratchpad-console",
    "@jupyter-notebook/notebook-extension:checkpoints",
    "@jupyter-notebook/notebook-extension:close-tab",
    "@jupyter-notebook/notebook-extension:kernel-logo",
    "@jupyter-notebook/notebook-extension:tab-icon",
    "@jupyter-notebook/notebook-extension:trusted",
    "@jupyterlab/application-extension:faviconbusy",  # asks for icons that are not there
    "@jupyterlite/application-extension:service-worker-manager",
    "@jupyterlite/notebook-application-extension:logo",  # links to a file browser
)
"""Parts of JupyterLite that a lesson does without.

The service worker would give the kernel the notebooks' folder. It needs https or localhost, which
an intranet may not have, and the course needs no more than its passport.
"""

KEPT = ("api", "build", "extensions")


def add_application(work: Path, target: Path) -> dict[str, Any]:
    """Put JupyterLite's notebook application in ``target`` and return its configuration.

    Args:
        work: Where JupyterLite builds.
    """
    source, built = work / "jupyterlite-source", work / "jupyterlite"
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir(parents=True)
    shutil.copy(SETTINGS / "overrides.json", source)
    run_jupyterlite(source, built)
    for name in KEPT:
        shutil.copytree(built / name, target / name)
    for name, path in files_in(target).items():
        if any(fnmatch(name, pattern) for pattern in LEFT_OUT):
            path.unlink()
    return _configuration(built)


def run_jupyterlite(source: Path, built: Path) -> None:
    """Have JupyterLite build a site for notebooks; what was in ``built`` is gone.

    Raises:
        RuntimeError: JupyterLite failed; the message holds what it said.
    """
    shutil.rmtree(built, ignore_errors=True)
    command = (
        *(sys.executable, "-m", "jupyterlite_core", "build"),
        *("--lite-dir", str(source)),
        *("--output-dir", str(built)),
        *("--apps", "notebooks"),
        "--no-sourcemaps",
        "--no-unused-shared-packages",
    )
    ran = subprocess.run(command, cwd=source, check=False, capture_output=True, text=True)  # noqa: S603
    if ran.returncode != 0:
        message = f"jupyter lite build failed:\n{ran.stdout}\n{ran.stderr}"
        raise RuntimeError(message)


def _configuration(built: Path) -> dict[str, Any]:
    """Return what JupyterLite configured, with what the course wants of it."""
    found: dict[str, Any] = {}
    for file in (built / "jupyter-lite.json", built / "notebooks" / "jupyter-lite.json"):
        found |= json.loads(file.read_text("utf-8"))["jupyter-config-data"]
    page = json.loads((SETTINGS / "page_config.json").read_text("utf-8"))
    overrides = json.loads((SETTINGS / "overrides.json").read_text("utf-8"))
    return {
        **found,
        "baseUrl": "./",
        "fullStaticUrl": "./build",
        "settingsUrl": "./build/schemas",
        "contentsAllJsonFile": "all.json",
        "exposeAppInBrowser": True,  # to page/lesson.js
        "disabledExtensions": [
            *page["disabledExtensions"],
            *SWITCHED_OFF,
        ],
        # Lessons come from the site at each visit: a copy in the browser would hide a newer one.
        # The passport is the only thing that the browser keeps (page/passport.js).
        "enableMemoryStorage": True,
        **{
            f"{what}StorageDrivers": ["memoryStorageDriver"]
            for what in ("contents", "settings", "workspaces")
        },
        "settingsOverrides": overrides,
        "litePluginSettings": {
            KERNEL_PLUGIN: {"loadPyodideOptions": {"packages": list(PRELOADED)}},
        },
    }


def add_lessons(lessons: Path, target: Path) -> None:
    """Put the notebooks where JupyterLite finds them."""
    for language in LANGUAGES:
        folder = target / "files" / language
        folder.mkdir(parents=True)
        names = [path.name for path in sorted((lessons / language).glob("*.ipynb"))]
        for name in names:
            (folder / name).write_text(trusted(lessons / language / name), "utf-8")
        entries = [_entry("notebook", f"{language}/{name}") for name in names]
        _list(target, language, entries)
    _list(target, "", [_entry("directory", language) for language in LANGUAGES])


def trusted(path: Path) -> str:
    """Return a notebook whose buttons work without a question: it comes with the site."""
    notebook = json.loads(path.read_text("utf-8"))
    for cell in notebook["cells"]:
        cell["metadata"]["trusted"] = True
    return json.dumps(notebook, ensure_ascii=False)


def _list(target: Path, folder: str, entries: list[dict[str, Any]]) -> None:
    """Write what JupyterLite asks of a folder."""
    listing = target / "api" / "contents" / folder / "all.json"
    listing.parent.mkdir(parents=True, exist_ok=True)
    listing.write_text(json.dumps(_entry("directory", folder) | {"content": entries}))


def _entry(kind: str, path: str) -> dict[str, Any]:
    """Describe a file as Jupyter's contents API does."""
    return {
        "name": path.rpartition("/")[2],
        "path": path,
        "type": kind,
        "format": "json",
        "mimetype": None,
        "content": None,
        "size": None,
        "writable": True,
        "created": LONG_AGO,
        "last_modified": LONG_AGO,
    }
