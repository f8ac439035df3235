"""The Python side of the site: pyodide, and every package of the kernel in one archive.

Pyodide's own way, a wheel for each package, costs seconds: each is fetched, unpacked and compiled
in the browser. Here that is done once, by the same pyodide under Node, and what lessons never use
is left out.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent
COMPILE = HERE / "compile.mjs"
STAMP = ".made-from"
REPOSITORY = HERE.parents[1]
WHEELS_LOCK = HERE / "wheels.lock"
NPM_FILES = (HERE / "package.json", HERE / "package-lock.json")
KERNEL = Path("share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension/static/pypi")
KERNEL_WHEELS = ("ipykernel-*.whl", "pyodide_kernel-*.whl")

LEFT_OUT = (
    "*.data/*",  # what an installer puts elsewhere; JupyterLab's part of a package is in the site
    "*.dist-info/RECORD",
    "*.pyi",
    "*/tests/*",
    "anywidget/labextension/*",
    "anywidget/nbextension/*",
    "plotly/labextension/*",
    "plotly/package_data/*",  # plotly.js, for pages of its own, and data sets
    "pygments/lexers/[!_p]*",
    "pygments/lexers/p[!y]*",
)
"""What the lessons do not need, in paths below site-packages."""

TRACES = frozenset({"bar", "heatmap", "layout", "scatter"})
"""The parts of plotly.graph_objs that charts use; each of the fifty others is a folder too."""

NO_CACHE = shutil.ignore_patterns("__pycache__")

TRACE = re.compile(r"plotly/graph_objs/([a-z0-9]+)/")

SITE_PACKAGES = "lib/python3.14/site-packages"
"""As in pyodide's memory."""


def python_parts(work: Path) -> tuple[Path, bytes]:
    """Return the folder of pyodide, and a gzipped tar archive with everything else.

    Args:
        work: Where downloads and compiled packages are kept for the next time.
    """
    pyodide = _pyodide(work / "npm")
    shipped = Path(sys.prefix) / KERNEL
    kernel = [wheel for pattern in KERNEL_WHEELS for wheel in sorted(shipped.glob(pattern))]
    others = work / "packages"
    stamp = _stamp(WHEELS_LOCK, *NPM_FILES, Path(__file__), COMPILE, *kernel)
    if not _is_fresh(others, stamp):
        wheels = _download(work / "wheels")
        _compile(pyodide, [*wheels, *kernel], others)
        _mark(others, stamp)
    own = work / "course"
    _compile(pyodide, [_own_wheel(work / "wheel")], own, HERE / "python")
    packages = _files(others) | _files(own)
    files = {f"{SITE_PACKAGES}/{name}": path for name, path in packages.items()}
    files["etc/ipython/ipython_config.py"] = HERE / "ipython_config.py"
    return pyodide, _archive(files)


def _pyodide(folder: Path) -> Path:
    """Install pyodide with npm, which checks its hash; return its folder."""
    stamp = _stamp(*NPM_FILES)
    if not _is_fresh(folder, stamp):
        _empty(folder)
        for file in NPM_FILES:
            shutil.copy(file, folder)
        _run(_program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder)
        _mark(folder, stamp)
    return folder / "node_modules" / "pyodide"


def _download(folder: Path) -> list[Path]:
    """Download the wheels that the lock names, which pip checks."""
    _empty(folder)
    _pip(
        "download",
        "--require-hashes",
        "--no-deps",
        "--only-binary=:all:",
        "--python-version=3.14",
        "--implementation=py",
        "--abi=none",
        "--platform=any",
        f"--dest={folder}",
        f"--requirement={WHEELS_LOCK}",
    )
    return sorted(folder.glob("*.whl"))


def _own_wheel(folder: Path) -> Path:
    """Build the wheel of the course, as it is now."""
    _empty(folder)
    _pip("wheel", "--no-deps", "--no-build-isolation", f"--wheel-dir={folder}", str(REPOSITORY))
    return next(folder.glob("*.whl"))


def _compile(pyodide: Path, wheels: list[Path], target: Path, modules: Path | None = None) -> None:
    """Unpack wheels, less what is left out, add a folder of modules, and compile each module."""
    plain = target.with_name(f"{target.name}-plain")
    _empty(plain)
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            needed = [name for name in archive.namelist() if _is_needed(name)]
            archive.extractall(plain, needed)  # noqa: S202 - zipfile keeps to the folder
    if modules is not None:
        shutil.copytree(modules, plain, ignore=NO_CACHE, dirs_exist_ok=True)
    _empty(target)
    _run(_program("node"), COMPILE, pyodide, plain, target)


def _is_needed(name: str) -> bool:
    """Whether the lessons need this file of a wheel."""
    if any(fnmatch(name, pattern) for pattern in LEFT_OUT):
        return False
    match = TRACE.match(name)
    return match is None or match[1] in TRACES


def _archive(files: Mapping[str, Path]) -> bytes:
    """Make the same bytes of the same files, whoever builds and when."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, path in sorted(files.items()):
            entry = tarfile.TarInfo(name)
            entry.size = path.stat().st_size
            with path.open("rb") as file:
                archive.addfile(entry, file)
    return gzip.compress(packed.getvalue(), mtime=0)


def _files(folder: Path) -> dict[str, Path]:
    """Return every file in a folder, by its path from there."""
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != STAMP)
    return {path.relative_to(folder).as_posix(): path for path in paths}


def _stamp(*files: Path) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _is_fresh(folder: Path, stamp: str) -> bool:
    """Whether a folder was finished from what the stamp stands for."""
    file = folder / STAMP
    return file.exists() and file.read_text() == stamp


def _mark(folder: Path, stamp: str) -> None:
    (folder / STAMP).write_text(stamp)


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def _pip(*arguments: str) -> None:
    _run(sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments)


def _program(name: str) -> str:
    """Find a program of Node.js: the environment's own, not whichever is on the path.

    Raises:
        FileNotFoundError: The environment has none.
    """
    programs = Path(sys.executable).parent
    found = shutil.which(name, path=str(programs))
    if found is None:
        message = f"There is no {name} in {programs}: nox -s lite fills that environment."
        raise FileNotFoundError(message)
    return found


def _run(program: str, *arguments: str | Path, cwd: Path | None = None) -> None:
    subprocess.run([program, *map(str, arguments)], cwd=cwd, check=True)  # noqa: S603 - our own
