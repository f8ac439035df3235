"""The room's pages as HTML: what is there in each state, and that nothing typed gets out of hand.

Before a script has run, and where none ever runs, this is all that a participant has.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.charts import house
from netwerkgemeente.content.course import LANGUAGES
from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.room import pages
from netwerkgemeente.room.pages import ResultView, RoundView
from tests.room.page_views import (
    CLOSED,
    OPEN,
    RESULT,
    RUNGS,
    SCREEN,
    SHOWN,
    WAITING,
    all_pages,
)

SAY = read_messages("nl")
EMPTY = {"br", "hr", "img", "input", "link", "meta", "wbr"}


class Page(HTMLParser):
    """A page as a list of elements; text of hidden elements is left out of ``text``."""

    def __init__(self, html):
        super().__init__()
        self.elements = []
        self._open = []
        self._text = []
        self.feed(html)
        self.close()
        assert self._open == []

    @property
    def text(self):
        return " ".join(" ".join(self._text).split())

    @property
    def links(self):
        names = ("href", "src", "action")
        return [
            (tag, attributes[name])
            for tag, attributes in self.elements
            for name in names
            if name in attributes
        ]

    def all(self, tag, **wanted):
        return [
            attributes
            for name, attributes in self.elements
            if name == tag and wanted.items() <= attributes.items()
        ]

    def handle_starttag(self, tag, attributes):
        attributes = {name: value if value is not None else "" for name, value in attributes}
        self.elements.append((tag, attributes))
        if tag not in EMPTY:
            self._open.append((tag, "hidden" in attributes or tag in {"head", "title"}))

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        assert self._open.pop()[0] == tag

    def handle_data(self, text):
        if not any(hidden for _, hidden in self._open):
            self._text.append(text)


def radios(page):
    return page.all("input", type="radio")


def join(**changes):
    return Page(pages.join_page(replace(WAITING, **changes)))


def screen(**changes):
    return Page(pages.screen_page(replace(SCREEN, **changes)))


def test_the_ladder_stands_with_the_heaviest_rung_on_top():
    page = join(round=OPEN)
    assert [radio["value"] for radio in radios(page)] == ["5", "4", "3", "2", "1"]
    places = [page.text.index(definition) for _, definition in RUNGS]
    assert places == sorted(places, reverse=True)


def test_nothing_is_chosen_in_advance():
    assert not any("checked" in radio for radio in radios(join(round=OPEN)))


def test_a_stored_vote_is_chosen_and_named():
    page = join(round=OPEN, mine=4)
    assert [radio["value"] for radio in radios(page) if "checked" in radio] == ["4"]
    assert f"Uw stem: 4. {RUNGS[3][0]}" in page.text
    assert SAY("join.saved") in page.text
    assert SAY("join.change") in page.text
    assert SAY("join.vote") not in page.text


def test_a_vote_carries_the_number_of_the_round_that_was_on_the_page():
    page = join(round=replace(OPEN, number=3))
    assert page.all("input", type="hidden", name="round") == [
        {"type": "hidden", "name": "round", "value": "3"}
    ]


@pytest.mark.parametrize("state", ["closed", "shown"])
def test_without_an_open_round_there_is_nothing_to_press(state):
    page = join(round=replace(OPEN, state=state))
    assert SAY("place.label") not in page.text
    assert SAY("join.vote") not in page.text


def test_who_did_not_vote_is_told_so_after_the_round():
    assert SAY("join.nothing") in join(round=CLOSED).text
    assert SAY("join.nothing") not in join(round=OPEN).text


def test_someone_without_a_seat_sees_no_case():
    page = join(joined=False, round=OPEN)
    assert OPEN.title not in page.text
    assert page.all("form")[0]["action"] == "BCDF23/join"


@pytest.mark.parametrize("state", ["full", "shut", "closed"])
def test_a_room_that_takes_nobody_says_why_and_has_no_button(state):
    page = join(joined=False, state=state)
    assert SAY(f"door.{state}") in page.text
    assert page.all("button") == []


@pytest.mark.parametrize("state", ["full", "shut"])
def test_a_full_room_changes_nothing_for_who_is_inside(state):
    assert pages.join_page(replace(WAITING, state=state)) == pages.join_page(WAITING)


def test_what_was_tried_is_answered_on_the_page_and_in_its_title():
    html = pages.join_page(replace(WAITING, round=OPEN, notice="join.choose"))
    assert SAY("join.choose") in Page(html).text
    assert re.search(r"<title>(.*)</title>", html)[1].startswith(SAY("join.choose"))


def test_results_stay_hidden_until_they_are_shown():
    assert SAY("result.caption") not in join(round=CLOSED).text
    assert "7" not in screen(round=CLOSED, voted=18).text.replace("10.0.0.7", "")


def test_a_result_is_a_sentence_a_chart_and_a_table():
    page = join(round=SHOWN, result=RESULT)
    assert "De meeste stemmen: stimuleren, 7 van de 18." in page.text
    widths = [bar["width"] for bar in page.all("rect")]
    assert widths == ["0", "1", "0", "5", "0", "7", "0", "3", "0", "2"]
    assert {bar["viewbox"] for bar in page.all("svg")} == {"0 0 7 1"}
    table = page.text[page.text.index(SAY("result.caption")) :]
    assert re.findall(r"\d\. \w+ (\d)", table) == ["1", "5", "7", "3", "2"]


def test_a_second_round_shows_both_on_one_scale():
    page = join(round=SHOWN, result=ResultView(10, (0, 0, 9, 1, 0), (4, 4, 2, 0, 0)))
    assert (
        "Eerst de meeste stemmen: loslaten en faciliteren, elk 4 van de 10. "
        "Nu: stimuleren, 9 van de 10." in page.text
    )
    assert {bar["viewbox"] for bar in page.all("svg")} == {"0 0 9 1"}


def test_fewer_than_five_votes_are_not_drawn():
    page = join(round=SHOWN, result=ResultView(3, None, (2, 3, 7, 5, 1)))
    assert SAY("result.hidden") in page.text
    assert {bar["width"] for bar in page.all("rect")} == {"0"}


def test_a_round_without_votes_says_so():
    assert SAY("result.nobody") in screen(round=SHOWN, result=ResultView(0, (0,) * 5)).text


def test_a_closed_room_still_shows_the_result_that_was_on_it():
    page = join(state="closed", round=SHOWN, result=RESULT)
    assert SAY("join.over_lead") in page.text
    assert "7 van de 18" in page.text


def test_the_big_screen_says_where_to_go_and_how_many_voted():
    page = screen(round=OPEN)
    assert "10.0.0.7:8080" in page.text
    assert "BCDF23" in page.text
    assert "12 van de 18 stemden" in page.text
    assert page.all("img", src="qr.svg")


def test_the_big_screen_without_an_address_shows_the_code_alone():
    page = screen(address="")
    assert "BCDF23" in page.text
    assert page.all("img") == []


def test_the_big_screen_renews_itself_without_scripts():
    html = pages.screen_page(SCREEN)
    assert re.search(r'<noscript><meta http-equiv="refresh" content="\d"></noscript>', html)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_its_language_with_one_heading_and_one_live_region(language):
    problems = []
    for name, html in all_pages(language):
        page = Page(html)
        if page.all("html") != [{"lang": language}]:
            problems.append(f"{name}: language")
        if len([h for h in page.all("h1") if "hidden" not in h]) != 1:
            problems.append(f"{name}: headings")
        if len([e for _, e in page.elements if e.get("role") == "status"]) > 1:
            problems.append(f"{name}: live regions")
    assert problems == []


def test_no_page_needs_what_the_content_policy_forbids():
    problems = [
        f"{name}: <{tag} {attribute}>"
        for name, html in all_pages()
        for tag, attributes in Page(html).elements
        for attribute in attributes
        if tag == "style" or attribute == "style" or attribute.startswith("on")
    ]
    problems += [
        name
        for name, html in all_pages()
        if len(re.findall(r"<script", html)) != len(re.findall(r"<script [^>]*></script>", html))
    ]
    assert problems == []


def test_every_link_is_relative_so_that_any_prefix_works():
    problems = [
        f"{name}: <{tag}> {address}"
        for name, html in all_pages()
        for tag, address in Page(html).links
        if address.startswith("/") or ":" in address or not address
    ]
    assert problems == []


def test_a_page_that_answers_a_deeper_address_climbs_back():
    shallow = Page(pages.join_page(replace(WAITING, round=OPEN))).links
    deep = Page(pages.join_page(replace(WAITING, round=OPEN), depth=1)).links
    assert deep == [(tag, f"../{address}") for tag, address in shallow]


def test_everything_that_a_page_loads_is_there():
    names = {
        address.rpartition("assets/")[2]
        for _, html in all_pages()
        for _, address in Page(html).links
        if "assets/" in address
    }
    scripts = {name for name in pages._ASSETS if name.endswith(".js")}
    for script in scripts:
        names |= set(re.findall(r'from "\./([\w.]+)"', pages.asset(script)[0].decode()))
    assert names == set(pages._ASSETS)


def test_there_are_no_other_assets():
    assert pages.asset("join.html") is None
    assert pages.asset("../pages.py") is None


@given(st.text(), st.text())
def test_whatever_a_case_says_is_shown_as_it_is(title, text):
    round_ = RoundView(1, f"<{title}>", f"'\"&{text}", "open")
    for html in (
        pages.join_page(replace(WAITING, round=round_)),
        pages.screen_page(replace(SCREEN, round=round_)),
    ):
        page = Page(html)
        assert " ".join(f"<{title}>".split()) in page.text
        assert " ".join(f"'\"&{text}".split()) in page.text
        assert len(page.all("script")) == 1


def test_the_pages_have_the_colours_of_the_course():
    style = pages.asset("room.css")[0].decode()
    light, dark = style.split("prefers-color-scheme: dark", maxsplit=1)
    for theme, wanted in ((light, lambda colour: colour), (dark, house.DARK.get)):
        tokens = dict(re.findall(r"--(\w[\w-]*): (#\w+);", theme.partition("* {")[0]))
        assert tokens["hierarchy"] == wanted(house.HIERARCHY)
        assert tokens["network"] == wanted(house.NETWORK)
        assert tokens["ink"] == wanted(house.TEXT)
        assert tokens["band"] == wanted(house.BAND)
