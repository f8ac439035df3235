"""JupyterLab's settings for this course: each is one that this JupyterLab knows."""

from __future__ import annotations

import json
import sys
from pathlib import Path

OVERRIDES = Path(__file__).parents[2] / "widgets" / "settings" / "overrides.json"
SCHEMAS = Path(sys.prefix) / "share" / "jupyter" / "lab" / "schemas"
SHORTCUTS = "@jupyterlab/shortcuts-extension:shortcuts"
# A picture is not part of a lesson.
ELSEWHERE = "imageviewer:"


def overrides() -> dict:
    return json.loads(OVERRIDES.read_text("utf-8"))


def schema(plugin: str) -> dict:
    package, name = plugin.split(":")
    path = SCHEMAS / package / f"{name}.json"
    return json.loads(path.read_text("utf-8")) if path.is_file() else {}


def test_jupyterlab_knows_every_setting():
    unknown = [
        f"{plugin} {setting}"
        for plugin, settings in overrides().items()
        for setting in settings
        if setting not in schema(plugin).get("properties", {})
    ]
    assert not unknown


ALSO_OFF = {("notebook:enter-edit-mode", "Enter")}
"""It would show a reader what a block is made of, and let the next keys change it."""


def test_a_letter_typed_beside_a_field_changes_nothing():
    """WCAG 2.1.4: no command on a letter or digit alone. ``D D`` would delete a cell, unasked."""
    off = {
        (each["command"], *each["keys"])
        for each in overrides()[SHORTCUTS]["shortcuts"]
        if each["disabled"]
    }
    on_letters = {
        (each["command"], *each["keys"])
        for path in SCHEMAS.rglob("*.json")
        for each in json.loads(path.read_text("utf-8")).get("jupyter.lab.shortcuts", [])
        if all(each["keys"]) and each["keys"]
        if all(len(key.removeprefix("Shift ")) == 1 and key.isascii() for key in each["keys"])
        if not each["command"].startswith(ELSEWHERE)
    }
    assert on_letters
    assert on_letters | ALSO_OFF == off
