"""A document as a web page: well-formed, accessible, and nothing in it is read as HTML."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from netwerkgemeente.documents.paper import Paper, Part, Step
from netwerkgemeente.documents.web import web_page
from tests.unit.documents.conftest import HOSTILE

PAPER = Paper(
    language="nl",
    kind="Kaart",
    title="Het dorpshuis",
    lead=("Voor een collega",),
    spoken="Wij faciliteren.",
    steps=(Step("1. Loslaten"), Step("2. Faciliteren", "gewenst", chosen=True)),
    steps_label="De rol",
    parts=(Part("Plan B", ("een", "twee")), Part("Uitkomst", ("drie",))),
    table=(("Les", "Dag"), ("1", "maandag")),
    table_label="Gedaan",
    foot=("Einde.",),
)
every_text = pytest.mark.parametrize("key", HOSTILE)


class Tags(HTMLParser):
    """Collects the tags that a browser would see, and checks that they close in order."""

    VOID = ("meta",)

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag):
        assert self._open.pop() == tag

    def all_closed(self) -> bool:
        return not self._open


def seen(page):
    tags = Tags()
    tags.feed(page)
    tags.close()
    assert tags.all_closed()
    return tags


def xml(page):
    return ElementTree.fromstring(page)  # noqa: S314 - a page that we made ourselves


def text_of(page):
    return " ".join("".join(xml(page).find("body").itertext()).split())


def test_a_page_holds_every_text_in_its_order():
    text = text_of(web_page(PAPER))
    places = [
        text.index(words)
        for words in (
            "Kaart",
            "Het dorpshuis",
            "Voor een",
            "Wij fac",
            "1. Los",
            "Plan B",
            "twee",
            "Uitkomst",
            "Gedaan",
            "maandag",
            "Einde.",
        )
    ]
    assert places == sorted(places)


def test_a_page_says_its_language_and_its_title():
    root = xml(web_page(PAPER))
    assert root.get("lang") == "nl"
    assert root.find("head/title").text == "Kaart: Het dorpshuis"


def test_headings_go_down_one_level_and_there_is_one_title():
    tags = seen(web_page(PAPER)).tags
    headings = [tag for tag in tags if tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    assert headings[0] == "h1"
    assert headings.count("h1") == 1
    assert set(headings) == {"h1", "h2"}


def test_a_table_has_a_caption_and_headings_for_its_rows_and_columns():
    root = xml(web_page(PAPER))
    assert root.find(".//table/caption").text == "Gedaan"
    assert [th.get("scope") for th in root.iter("th")] == ["col", "col", "row"]


def test_the_chosen_step_is_told_apart_in_words():
    chosen = xml(web_page(PAPER)).find(".//li[@class='chosen']")
    assert "gewenst" in "".join(chosen.itertext())


def test_nothing_is_loaded_and_nothing_runs():
    tags = seen(web_page(PAPER))
    assert not {"script", "img", "link", "iframe", "a", "form"} & set(tags.tags)
    assert not [name for name, _ in tags.attributes if name.startswith(("on", "src", "href"))]


def test_what_is_not_there_leaves_no_empty_element():
    tags = seen(web_page(Paper(language="en", kind="Card", title="Hall"))).tags
    assert not {"ul", "ol", "table", "blockquote", "footer", "h2"} & set(tags)


@every_text
def test_a_hostile_text_gives_a_well_formed_page_with_the_same_tags(key, hostile_paper):
    page = web_page(hostile_paper(key))
    xml(page)
    assert set(seen(page).tags) <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "p",
        "h1",
        "h2",
        "blockquote",
        "ol",
        "ul",
        "li",
        "span",
        "footer",
    }
    page.encode("utf-8")


@every_text
def test_every_text_a_trainee_typed_has_a_direction_of_its_own(key, hostile_paper):
    root = xml(web_page(hostile_paper(key)))
    assert root.find(".//h1").get("dir") == "auto"
    assert {li.get("dir") for ul in root.iter("ul") for li in ul} <= {"auto"}


def test_markup_is_shown_as_it_was_typed(hostile_paper):
    assert HOSTILE["html"] in text_of(web_page(hostile_paper("html")))


def test_the_words_of_our_own_template_are_no_commands(hostile_paper):
    assert "$style ${body}" in text_of(web_page(hostile_paper("template")))
