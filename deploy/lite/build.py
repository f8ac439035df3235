"""Builds the browser edition: ``python -m deploy.lite.build``, or ``nox -s lite``.

What lessons run on goes into one folder, named after its contents: JupyterLite, pyodide, the
packages and the notebooks. Around it lie a landing page for each language, the page that opens a
lesson, and ``site.json``, which says what the folder is called now.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path

from deploy.lite.archives import files_in, write_zip
from deploy.lite.jupyterlite import add_application, add_lessons
from deploy.lite.packages import python_parts
from deploy.lite.pages import add_pages

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
SERVER = HERE / "server"
ARCHIVE = "netwerkgemeente-lite.zip"
WORKER = "extensions/@jupyterlite/pyodide-kernel-extension/static/comlink.worker.js"
LOCK = "pyodide-lock.json"
SERVED_AS = {
    "pyodide.mjs": "pyodide.js",
    "pyodide.asm.mjs": "pyodide.asm.js",
    "pyodide.asm.wasm": "pyodide.asm.wasm",
}
"""What of pyodide goes into the site, and under which name: not every server knows .mjs."""


def build(target: Path, work: Path) -> None:
    """Build the site in ``target``; whatever was there is gone.

    Args:
        work: Where downloads and parts are kept for the next time.
    """
    app = work / "app"
    shutil.rmtree(app, ignore_errors=True)
    app.mkdir(parents=True)
    config = add_application(work, app)
    add_lessons(REPOSITORY / "lessons", app)
    _add_python(work, app / "page")
    worker = next((app / WORKER).parent.glob("comlink.worker.*.js"))
    _rename_worker(app, worker.name)

    name = f"app-{_digest(app, json.dumps(config))}/"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    shutil.move(app, target / name)
    add_pages(target, name, config)
    for file in ("web.config", ".htaccess"):
        shutil.copy(SERVER / file, target)


def pack(site: Path, archive: Path) -> None:
    """Pack the site with a note that says how to start it, for a stick or an intranet."""
    files = {f"{site.name}/{name}": path for name, path in files_in(site).items()}
    write_zip(archive, files | {"README.txt": SERVER / "README.txt"})


def _add_python(work: Path, page: Path) -> None:
    parts = python_parts(work)
    page.mkdir()
    for script in ("passport.js", "python.js", "worker.js"):
        shutil.copy(HERE / "page" / script, page)
    for name, served in SERVED_AS.items():
        shutil.copy(parts.pyodide / name, page / served)
    shutil.copy(parts.standard_library, page)
    (page / "packages.tgz").write_bytes(parts.packages)
    lock = json.loads((parts.pyodide / LOCK).read_text("utf-8"))
    (page / LOCK).write_text(json.dumps(lock | {"packages": {}}))  # there are no others to load


def _rename_worker(app: Path, name: str) -> None:
    """Have worker.js import JupyterLite's worker by the name that it has in this version."""
    script = app / "page" / "worker.js"
    script.write_text(script.read_text("utf-8").replace("comlink.worker.js", name), "utf-8")


def _digest(folder: Path, more: str) -> str:
    """Return a short name for the contents of a folder."""
    found = hashlib.sha256(more.encode())
    for name, path in sorted(files_in(folder).items()):
        found.update(name.encode() + b"\0")
        found.update(path.read_bytes())
    return found.hexdigest()[:12]


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(prog="python -m deploy.lite.build", description=main.__doc__)
    parser.add_argument("--target", type=Path, default=REPOSITORY / "dist" / "lite")
    parser.add_argument("--work", type=Path, default=REPOSITORY / ".nox" / "lite" / "work")
    arguments = parser.parse_args()
    build(arguments.target, arguments.work)
    pack(arguments.target, arguments.target.with_name(ARCHIVE))


if __name__ == "__main__":
    main()
