"""A real JupyterLab for the tests and the benchmark: its own settings, port and token."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import nbformat
from nbformat.sign import NotebookNotary

if TYPE_CHECKING:
    from collections.abc import Mapping

REPOSITORY = Path(__file__).parents[2]
LESSONS = REPOSITORY / "lessons"
SETTINGS = REPOSITORY / "widgets" / "settings" / "overrides.json"
LOCALES = {"nl": "nl_NL", "en": "en"}

NO_MORE: Mapping[str, Any] = MappingProxyType({})
START_SECONDS = 60
STOP_SECONDS = 20


class JupyterLab:
    """One server over one folder, started when made and ended by :meth:`stop`.

    Args:
        folder: Where everything goes: notebooks in ``lessons``, settings and logs beside it.
        language: Language of the menus, ``nl`` or ``en``.
        settings: Settings for everybody, besides the course's own; whole plugins by name. None
            leaves JupyterLab with what is installed.
        root: The folder that it shows, instead of ``lessons`` in ``folder``.
        python: The Python of an environment with JupyterLab, instead of this one.
        environment: More environment variables.
    """

    def __init__(
        self,
        folder: Path,
        language: str = "nl",
        settings: Mapping[str, Any] | None = NO_MORE,
        *,
        root: Path | None = None,
        python: str = sys.executable,
        environment: Mapping[str, str] = NO_MORE,
    ) -> None:
        self.folder = folder
        self.root = root or folder / "lessons"
        self.root.mkdir(parents=True, exist_ok=True)
        self._python = python
        self._token = secrets.token_hex(16)
        self._runtime = folder / "runtime"
        self._log = folder / "stderr.txt"
        self._environment = {
            **{k: v for k, v in os.environ.items() if k != "NETWERKGEMEENTE_PASSPORT"},
            "IPYTHONDIR": str(folder / "ipython"),
            "JUPYTER_CONFIG_DIR": str(folder / "config"),
            "JUPYTER_DATA_DIR": str(folder / "data"),
            "JUPYTER_RUNTIME_DIR": str(self._runtime),
            **environment,
        }
        chosen = None if settings is None else self._write_settings(language, settings)
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                self._command(chosen),
                cwd=self.root,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        self.address = self._wait_for_address()

    def copy_lessons(self, name: str, lessons: Path = LESSONS) -> Path:
        """Copy the lessons, as a trainee has them: with nothing run yet, and trusted.

        Returns the copy, whose passport is its own.
        """
        copy = self.root / name
        shutil.copytree(lessons, copy, ignore=shutil.ignore_patterns("*.json", ".ipynb_*"))
        for path in copy.rglob("*.ipynb"):
            self.trust(path)
        return copy

    def trust(self, path: Path) -> None:
        """Sign a notebook, so that its buttons work without a question."""
        notary = NotebookNotary(data_dir=str(self.folder / "data"))
        notary.sign(nbformat.read(path, as_version=4))
        notary.store.close()

    def url(self, path: Path, view: str = "lab") -> str:
        """Address of a notebook, in JupyterLab (``lab``) or alone on the page (``doc``)."""
        place = path.relative_to(self.root).as_posix()
        return f"{self.address}/{view}/tree/{place}?token={self._token}"

    def clear(self) -> None:
        """End every kernel and forget which notebooks were open."""
        for session in self._ask("GET", "/api/sessions"):
            with suppress(urllib.error.HTTPError):  # JupyterLab ends those of closed notebooks
                self._ask("DELETE", f"/api/sessions/{session['id']}")
        for workspace in (self.folder / "workspaces").glob("*"):
            workspace.unlink()

    def stop(self) -> None:
        """End the server, which ends its kernels."""
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _command(self, settings: Path | None) -> list[str]:
        is_root = hasattr(os, "geteuid") and os.geteuid() == 0
        return [
            self._python,
            "-m",
            "jupyter",
            "lab",
            "--no-browser",
            "--LabApp.expose_app_in_browser=True",
            *(["--allow-root"] if is_root else []),
            "--ServerApp.ip=127.0.0.1",
            "--ServerApp.port=0",
            f"--ServerApp.root_dir={self.root}",
            f"--IdentityProvider.token={self._token}",
            *([f"--LabApp.app_settings_dir={settings}"] if settings else []),
            f"--LabApp.user_settings_dir={self.folder / 'user-settings'}",
            f"--LabApp.workspaces_dir={self.folder / 'workspaces'}",
        ]

    def _write_settings(self, language: str, more: Mapping[str, Any]) -> Path:
        """Write what ``nox -s lab`` writes, for this language."""
        overrides = json.loads(SETTINGS.read_text())
        overrides["@jupyterlab/translation-extension:plugin"]["locale"] = LOCALES[language]
        folder = self.folder / "settings"
        folder.mkdir()
        (folder / "overrides.json").write_text(json.dumps({**overrides, **more}))
        return folder

    def _wait_for_address(self) -> str:
        """Ask until the server answers.

        Raises:
            RuntimeError: It ended, or does not answer; with what it said.
        """
        for _ in range(START_SECONDS * 10):
            try:
                self._process.wait(0.1)
            except subprocess.TimeoutExpired:
                if self._answers():
                    return self.address
            else:
                break
        self.stop()
        raise RuntimeError(f"JupyterLab did not start:\n{self._log.read_text(errors='replace')}")

    def _answers(self) -> bool:
        for file in self._runtime.glob("jpserver-*.json"):
            try:
                self.address = json.loads(file.read_text())["url"].rstrip("/")
                self._ask("GET", "/api/status")
            except (ValueError, urllib.error.URLError):
                return False
            return True
        return False

    def _ask(self, method: str, path: str) -> Any:
        request = urllib.request.Request(  # noqa: S310 - the server of this test
            self.address + path,
            method=method,
            headers={"Authorization": f"token {self._token}"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
            text = answer.read()
        return json.loads(text) if text else None
