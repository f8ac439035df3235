"""A document as a Word file: it opens again, holds the texts, and says so where it cannot be."""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO

import docx
import pytest

from netwerkgemeente.documents.paper import Paper, fitted
from netwerkgemeente.documents.web import web_page
from netwerkgemeente.documents.word import NoWordError, word_file
from tests.unit.documents.conftest import HOSTILE
from tests.unit.documents.test_web import PAPER


def opened(paper):
    return docx.Document(BytesIO(word_file(paper)))


def test_a_file_opens_again_and_holds_every_text():
    document = opened(PAPER)
    texts = [paragraph.text for paragraph in document.paragraphs]
    for text in ("Het dorpshuis", "Wij faciliteren.", "2. Faciliteren (gewenst)", "twee", "Einde."):
        assert text in texts
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Les", "Dag"],
        ["1", "maandag"],
    ]


def test_headings_are_headings_so_that_a_reader_can_go_from_one_to_the_next():
    styles = [p.style.name for p in opened(PAPER).paragraphs if p.style.name.startswith("Heading")]
    assert styles[0] == "Heading 1"
    assert set(styles) == {"Heading 1", "Heading 2"}


@pytest.mark.parametrize(("language", "tag"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_word_is_told_the_language_and_the_title(language, tag):
    document = opened(Paper(language=language, kind="Card", title="Hall"))
    assert document.core_properties.title == "Card: Hall"
    assert f'w:lang w:val="{tag}"' in document.styles["Normal"].element.xml


def test_the_page_is_a4():
    section = opened(PAPER).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_no_name_of_a_person_or_machine_is_in_the_file():
    properties = opened(PAPER).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")


@pytest.mark.parametrize("key", HOSTILE)
def test_a_hostile_text_opens_again_as_text(key, hostile_paper):
    paper = hostile_paper(key)
    texts = [paragraph.text for paragraph in opened(paper).paragraphs]
    assert fitted(HOSTILE[key], 13, "")[0][:40] in "\n".join(texts)


def test_a_formula_is_text_and_no_field(hostile_paper):
    with zipfile.ZipFile(BytesIO(word_file(hostile_paper("formula")))) as file:
        xml = file.read("word/document.xml").decode()
    assert "HYPERLINK" in xml
    assert "instrText" not in xml
    assert "fldSimple" not in xml


def test_where_python_docx_cannot_be_imported_there_is_an_error_of_our_own(monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(NoWordError):
        word_file(PAPER)
    assert web_page(PAPER)
