"""The glossaries say what the table says, and the lessons link to terms that are there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from netwerkgemeente.content.course import read_course
from tests.write_glossary import FILES, LESSONS, notebook

languages = pytest.mark.parametrize("language", sorted(FILES))


def links(language):
    """Every link of a lesson to a term: (name of the lesson, words, anchor)."""
    found = []
    for path in sorted((LESSONS / language).glob("*.ipynb")):
        cells = json.loads(path.read_text("utf-8"))["cells"]
        text = "\n\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
        pattern = rf"\[([^\]]+)\]\({re.escape(FILES[language])}#([^)]+)\)"
        found += [(path.name, *match) for match in re.findall(pattern, text)]
    return found


@languages
def test_a_glossary_is_what_the_table_says(language):
    path = LESSONS / language / FILES[language]
    assert path.read_text("utf-8") == notebook(read_course(language)), (
        "run python tests/write_glossary.py"
    )


@languages
def test_every_link_to_a_term_finds_it(language):
    anchors = {term.anchor for term in read_course(language).glossary}
    lost = [f"{lesson}: {anchor}" for lesson, _, anchor in links(language) if anchor not in anchors]
    assert links(language)
    assert not lost, "\n".join(lost)


@languages
def test_a_lesson_links_to_a_term_once(language):
    found = [(lesson, anchor) for lesson, _, anchor in links(language)]
    twice = sorted(
        {f"{lesson}: {anchor}" for lesson, anchor in found if found.count((lesson, anchor)) > 1}
    )
    assert not twice, "\n".join(twice)


def test_both_languages_link_to_the_same_terms():
    def keys(language, number):
        course = read_course(language)
        by_anchor = {term.anchor: term.key for term in course.glossary}
        return {by_anchor.get(a) for name, _, a in links(language) if name.startswith(number)}

    numbers = sorted({Path(name).name[:2] for name, _, _ in links("nl")})
    differing = [n for n in numbers if keys("nl", n) != keys("en", n)]
    assert not differing
