"""A real JupyterLab for the tests and the benchmark: its own settings, port and token."""

from __future__ import annotations

import json
import shutil
import sys
import urllib.error
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import nbformat
from nbformat.sign import NotebookNotary

from tests.jupyter_process import JupyterProcess

if TYPE_CHECKING:
    from collections.abc import Mapping

REPOSITORY = Path(__file__).parents[2]
LESSONS = REPOSITORY / "lessons"
SETTINGS = REPOSITORY / "widgets" / "settings" / "overrides.json"
LOCALES = {"nl": "nl_NL", "en": "en"}

NO_MORE: Mapping[str, Any] = MappingProxyType({})


class JupyterLab(JupyterProcess):
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
        super().__init__(folder)
        self.root = root or folder / "lessons"
        self.root.mkdir(parents=True, exist_ok=True)
        chosen = None if settings is None else self._write_settings(language, settings)
        self.start(self._command(python, chosen), self.root, environment)

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
        return f"{self.address}/{view}/tree/{place}?token={self.token}"

    def clear(self) -> None:
        """End every kernel and forget which notebooks were open."""
        for session in self.ask("GET", "/api/sessions"):
            with suppress(urllib.error.HTTPError):  # JupyterLab ends those of closed notebooks
                self.ask("DELETE", f"/api/sessions/{session['id']}")
        for workspace in (self.folder / "workspaces").glob("*"):
            workspace.unlink()

    def _command(self, python: str, settings: Path | None) -> list[str]:
        return [
            python,
            "-m",
            "jupyter",
            "lab",
            "--no-browser",
            "--LabApp.expose_app_in_browser=True",
            "--ServerApp.ip=127.0.0.1",
            "--ServerApp.port=0",
            f"--ServerApp.root_dir={self.root}",
            f"--IdentityProvider.token={self.token}",
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
