"""The Python side of the site: pyodide, and every package of the kernel in one archive.

Pyodide's own way costs seconds: wheel after wheel is fetched and unpacked, and every module of
them and of the standard library is compiled, in the browser. Here that is done once, by the same
pyodide under Node, and what lessons never use is left out.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from deploy.lite.archives import files_in, gzipped_tar, write_zip

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
    *("_pyrepl/*", "imaplib.py", "mailbox.py", "multiprocessing/*", "turtle.py", "unittest/*"),
    *("wsgiref/*", "xmlrpc/*"),  # of the standard library
)
"""What the lessons do not need, in paths below the folder that Python imports from."""

TRACES = frozenset({"bar", "heatmap", "layout", "scatter"})
"""The parts of plotly.graph_objs that charts use; each of the fifty others is a folder too."""

NO_CACHE = shutil.ignore_patterns("__pycache__")

TRACE = re.compile(r"plotly/graph_objs/([a-z0-9]+)/")

SITE_PACKAGES = "lib/python3.14/site-packages"
"""As in pyodide's memory."""


STANDARD_LIBRARY = "python_stdlib.zip"


@dataclass(frozen=True, slots=True)
class PythonParts:
    """What the site needs for Python.

    Attributes:
        pyodide: The folder of pyodide, as npm has it.
        standard_library: A zip with its standard library, compiled.
        packages: A gzipped tar archive with everything else, by path in pyodide's memory.
    """

    pyodide: Path
    standard_library: Path
    packages: bytes


def python_parts(work: Path) -> PythonParts:
    """Get and compile all that is Python.

    Args:
        work: Where downloads and compiled packages are kept for the next time.
    """
    pyodide = install_pyodide(work / "npm")
    shipped = Path(sys.prefix) / KERNEL
    kernel = [wheel for pattern in KERNEL_WHEELS for wheel in sorted(shipped.glob(pattern))]
    compiled = work / "compiled"
    stamp = _stamp(WHEELS_LOCK, *NPM_FILES, Path(__file__), COMPILE, *kernel)
    if not _is_fresh(compiled, stamp):
        wheels = download_wheels(WHEELS_LOCK, work / "wheels")
        _empty(compiled)
        _compile(pyodide, [*wheels, *kernel], compiled / "packages")
        _compile(pyodide, [pyodide / STANDARD_LIBRARY], compiled / "library")
        write_zip(compiled / STANDARD_LIBRARY, files_in(compiled / "library"))
        _mark(compiled, stamp)
    own = work / "course"
    _compile(pyodide, [build_own_wheel(work / "wheel")], own, HERE / "python")
    packages = files_in(compiled / "packages") | files_in(own)
    files = {f"{SITE_PACKAGES}/{name}": path for name, path in packages.items()}
    files["etc/ipython/ipython_config.py"] = HERE / "ipython_config.py"
    return PythonParts(pyodide, compiled / STANDARD_LIBRARY, gzipped_tar(files))


def install_pyodide(folder: Path) -> Path:
    """Install pyodide with npm, which checks its hash; return its folder."""
    stamp = _stamp(*NPM_FILES)
    if not _is_fresh(folder, stamp):
        _empty(folder)
        for file in NPM_FILES:
            shutil.copy(file, folder)
        _run(_program("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=folder)
        _mark(folder, stamp)
    return folder / "node_modules" / "pyodide"


def download_wheels(lock: Path, folder: Path) -> list[Path]:
    """Download the wheels for pyodide that a lock names, which pip checks."""
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
        f"--requirement={lock}",
    )
    return sorted(folder.glob("*.whl"))


def build_own_wheel(folder: Path) -> Path:
    """Build the wheel of the course, as it is now."""
    _empty(folder)
    _pip("wheel", "--no-deps", "--no-build-isolation", f"--wheel-dir={folder}", str(REPOSITORY))
    return next(folder.glob("*.whl"))


def _compile(
    pyodide: Path, archives: list[Path], target: Path, modules: Path | None = None
) -> None:
    """Unpack archives, less what is left out, add a folder of modules, and compile each module."""
    plain = target.with_name(f"{target.name}-plain")
    _empty(plain)
    for each in archives:
        with zipfile.ZipFile(each) as archive:
            needed = [name for name in archive.namelist() if _is_needed(name)]
            archive.extractall(plain, needed)
    if modules is not None:
        shutil.copytree(modules, plain, ignore=NO_CACHE, dirs_exist_ok=True)
    _empty(target)
    _run(_program("node"), COMPILE, pyodide, plain, target)


def _is_needed(name: str) -> bool:
    """Whether the lessons need this file of an archive."""
    if any(fnmatch(name, pattern) for pattern in LEFT_OUT):
        return False
    match = TRACE.match(name)
    return match is None or match[1] in TRACES


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
