"""The notebooks of a session: alike in both languages, and running them opens nothing."""

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
FILES = {
    "session": {"nl": LEADER / "nl" / "sessie.ipynb", "en": LEADER / "en" / "session.ipynb"},
    "join": {"nl": LEADER / "nl" / "doe-mee.ipynb", "en": LEADER / "en" / "take-part.ipynb"},
}
CARDS = {
    "session": ["SessionPlanner", "OwnCaseSheet", "Room", "Timer", "OfflineRoom", "GroupReport"],
    "join": ["JoinRoom", "PlaceByCode"],
}
MOST_LINES = 3

each_notebook = pytest.mark.parametrize("name", FILES)
each_language = pytest.mark.parametrize("language", ["nl", "en"])


@pytest.fixture
def path(name, language):
    """The file of one notebook in one language."""
    return FILES[name][language]


@pytest.fixture
def notebook(path):
    """One notebook in one language."""
    return read(path)


@each_notebook
@each_language
def test_the_notebook_is_sound_and_small(notebook, path):
    nbformat.validate(notebook)
    assert notebook.metadata == NOTEBOOK_KEYS
    assert [cell.id for cell in notebook.cells if cell.metadata != CELL_KEYS[cell.cell_type]] == []
    assert path.stat().st_size < MOST_BYTES


@each_notebook
@each_language
def test_it_begins_with_start_and_with_a_way_to_the_other_language(notebook, name, language):
    other = FILES[name]["en" if language == "nl" else "nl"]
    assert BUTTON.search(notebook.cells[0].source)
    assert f"../{other.parent.name}/{other.name}" in notebook.cells[0].source


@each_notebook
@each_language
def test_it_shows_its_cards(notebook, name):
    source = "\n".join(cell.source for cell in code(notebook))
    assert re.findall(r"^from netwerkgemeente import (\w+)$", source, re.MULTILINE) == CARDS[name]


@each_notebook
@each_language
def test_its_code_is_short_and_a_text_comes_before_it(notebook):
    long = [cell.id for cell in code(notebook) if len(cell.source.splitlines()) > MOST_LINES]
    bare = [
        cell.id
        for above, cell in pairwise(notebook.cells)
        if cell.cell_type == "code" and above.cell_type != "markdown"
    ]
    assert (long, bare) == ([], [])


@each_notebook
@each_language
def test_every_cell_was_run_in_order_and_shows_its_text_form(notebook):
    assert [cell.execution_count for cell in code(notebook)] == list(
        range(1, len(code(notebook)) + 1)
    )
    for cell in code(notebook):
        (output,) = cell.outputs
        assert set(output.data) <= OUTPUT_TYPES
        assert output.data["text/plain"].strip()
        assert not re.search(r"0x[0-9a-f]{6,}|Traceback", str(output))


@each_notebook
@each_language
def test_running_it_opens_no_room(notebook):
    shown = str([cell.outputs for cell in code(notebook)])
    assert not re.search(r"Code van de ruimte|Code of the room", shown)


@each_notebook
@each_language
def test_its_headings_go_down_one_level_at_a_time(notebook):
    levels = [level for level, _ in headings(notebook)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@each_notebook
@each_language
def test_every_link_leads_somewhere(notebook, path):
    targets = [target.partition("#")[0] for _, _, target in LINK.findall(prose(notebook))]
    assert targets
    assert [each for each in targets if not (path.parent / each).is_file()] == []


@each_notebook
def test_both_languages_have_the_same_cells_and_the_same_code(name):
    dutch, english = map(read, FILES[name].values())
    kinds = [[(cell.cell_type, cell.id) for cell in each.cells] for each in (dutch, english)]
    assert kinds[0] == kinds[1]
    sources = [
        [re.sub(r'language="\w\w"', "", cell.source) for cell in code(each)]
        for each in (dutch, english)
    ]
    assert sources[0] == sources[1]


@each_notebook
def test_both_languages_have_the_same_structure(name):
    shapes = [
        [len(re.findall(r"^(?:#+|-|\d+\.) ", cell.source, re.MULTILINE)) for cell in each.cells]
        for each in map(read, FILES[name].values())
    ]
    assert shapes[0] == shapes[1]


@each_notebook
@each_language
def test_its_voice_is_calm(notebook, language):
    text = prose(notebook)
    assert "!" not in text
    if language == "nl":
        assert not re.search(r"\b(je|jij|jou|jouw|jullie)\b", text, re.IGNORECASE)
