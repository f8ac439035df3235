"""The leader's session notebook: alike in both languages, and running it opens nothing."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

from tests.lessons.test_structure import (
    BUTTON,
    CELL_KEYS,
    LINK,
    MOST_BYTES,
    NOTEBOOK_KEYS,
    OUTPUT_TYPES,
    code,
    headings,
    prose,
    read,
)

LEADER = Path(__file__).parents[2] / "lessons" / "leader"
FILES = {"nl": LEADER / "nl" / "sessie.ipynb", "en": LEADER / "en" / "session.ipynb"}
CARDS = ["SessionPlanner", "OwnCaseSheet", "Room", "Timer", "OfflineRoom", "GroupReport"]
MOST_LINES = 3

each_language = pytest.mark.parametrize("language", FILES)


@pytest.fixture
def notebook(language):
    """The notebook in one language."""
    return read(FILES[language])


@each_language
def test_the_notebook_is_sound_and_small(notebook, language):
    nbformat.validate(notebook)
    assert notebook.metadata == NOTEBOOK_KEYS
    assert [cell.id for cell in notebook.cells if cell.metadata != CELL_KEYS[cell.cell_type]] == []
    assert FILES[language].stat().st_size < MOST_BYTES


@each_language
def test_it_begins_with_start_and_with_a_way_to_the_other_language(notebook, language):
    other = FILES["en" if language == "nl" else "nl"]
    assert BUTTON.search(notebook.cells[0].source)
    assert f"../{other.parent.name}/{other.name}" in notebook.cells[0].source


@each_language
def test_it_shows_every_card_of_the_kit(notebook):
    source = "\n".join(cell.source for cell in code(notebook))
    assert re.findall(r"^from netwerkgemeente import (\w+)$", source, re.MULTILINE) == CARDS


@each_language
def test_its_code_is_short_and_a_text_comes_before_it(notebook):
    long = [cell.id for cell in code(notebook) if len(cell.source.splitlines()) > MOST_LINES]
    bare = [
        cell.id
        for above, cell in pairwise(notebook.cells)
        if cell.cell_type == "code" and above.cell_type != "markdown"
    ]
    assert (long, bare) == ([], [])


@each_language
def test_every_cell_was_run_in_order_and_shows_its_text_form(notebook):
    assert [cell.execution_count for cell in code(notebook)] == list(range(1, 8))
    for cell in code(notebook):
        (output,) = cell.outputs
        assert set(output.data) <= OUTPUT_TYPES
        assert output.data["text/plain"].strip()
        assert not re.search(r"0x[0-9a-f]{6,}|Traceback", str(output))


@each_language
def test_running_it_opens_no_room(notebook):
    shown = str([cell.outputs for cell in code(notebook)])
    assert not re.search(r"https?://|Code van de ruimte|Code of the room", shown)


@each_language
def test_its_headings_go_down_one_level_at_a_time(notebook):
    levels = [level for level, _ in headings(notebook)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@each_language
def test_every_link_leads_somewhere(notebook, language):
    targets = [target.partition("#")[0] for _, _, target in LINK.findall(prose(notebook))]
    assert len(targets) >= 4
    assert [each for each in targets if not (FILES[language].parent / each).is_file()] == []


def test_both_languages_have_the_same_cells_and_the_same_code():
    dutch, english = (read(FILES[language]) for language in ("nl", "en"))
    kinds = [[(cell.cell_type, cell.id) for cell in each.cells] for each in (dutch, english)]
    assert kinds[0] == kinds[1]
    sources = [
        [re.sub(r'language="\w\w"', "", cell.source) for cell in code(each)]
        for each in (dutch, english)
    ]
    assert sources[0] == sources[1]


def test_both_languages_have_the_same_structure():
    shapes = [
        [len(re.findall(r"^(?:#+|-|\d+\.) ", cell.source, re.MULTILINE)) for cell in each.cells]
        for each in (read(FILES[language]) for language in ("nl", "en"))
    ]
    assert shapes[0] == shapes[1]


@each_language
def test_its_voice_is_calm(notebook, language):
    text = prose(notebook)
    assert "!" not in text
    if language == "nl":
        assert not re.search(r"\b(je|jij|jou|jouw|jullie)\b", text, re.IGNORECASE)
