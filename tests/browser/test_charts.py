"""A chart follows its controls, its theme and the keyboard."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from netwerkgemeente.charts.house import DARK, HIERARCHY
from netwerkgemeente.content.course import read_course
from netwerkgemeente.passport import SCHEMA, VERSION
from tests.browser import returning
from tests.browser.open_lesson import OpenLesson

CUT_WORDS = """() => [...document.querySelectorAll(".ng-chart-plot")].flatMap((plot) => {
    const edge = plot.getBoundingClientRect();
    return [...plot.querySelectorAll("svg text")].filter((text) => {
        const box = text.getBoundingClientRect();
        return text.textContent && (!box.width
            || box.left < edge.left - 1 || box.right > edge.right + 1
            || box.top < edge.top - 1 || box.bottom > edge.bottom + 1);
    }).map((text) => text.textContent);
})"""
PARTNERS = (
    "Welzijnsorganisatie",
    "Woningcorporatie",
    "Huisartsenpraktijk",
    "Buurtvereniging Noord",
)
DRAWINGS = {"ladder": 5, "directing": 4}
DIRECTING = {
    "same_task": {"expectation": "slower_more", "seen": True},
    "influence_map": {
        "partners": [
            {"name": name, "need": [1, 0, 0, 0], "offer": [3, 0, 0, 0]} for name in PARTNERS
        ],
        "expectation": "network",
        "seen": True,
    },
    "complexity": {"guess": "actors", "seen": True},
}


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def set_both_dials(lesson):
    """Set both dials to nought; return the card, the second dial and the trainee's mark."""
    card = lesson.card("two_dials")
    for name in ("dials.content", "dials.process"):
        dial = lesson.slider(card, name)
        dial.focus()
        lesson.press("Home")
    mark = card.locator(".ng-chart-plot .scatterlayer .point")
    expect(mark).to_have_count(1)
    return card, dial, mark


def test_a_chart_changes_when_a_slider_moves_and_the_focus_stays_on_the_slider(open_lesson):
    lesson = open_lesson()
    card, dial, mark = set_both_dials(lesson)
    before = mark.get_attribute("transform")
    lesson.press("ArrowRight")
    expect(mark).not_to_have_attribute("transform", str(before))
    expect(dial).to_be_focused()
    sentence = card.locator("figcaption").inner_text()
    expect(card.get_by_role("img", name=sentence)).to_be_visible()


def test_the_table_of_a_chart_is_opened_with_the_keyboard(open_lesson):
    lesson = open_lesson("en")
    card, _, _ = set_both_dials(lesson)
    table = card.get_by_role("table")
    expect(table).to_be_hidden()
    lesson.tab_to(card.get_by_text(lesson.say("dials.table")))
    lesson.press("Enter")
    row = table.get_by_role("row").nth(1)
    expect(row).to_contain_text(lesson.say("dials.you"))
    expect(row).to_contain_text(f"0. {lesson.course.dial_words.content[0]}")


def test_a_chart_is_drawn_again_in_the_colours_of_a_dark_theme(open_lesson, page):
    lesson = open_lesson()
    _, _, mark = set_both_dials(lesson)
    expect(mark).to_have_css("stroke", rgb(HIERARCHY))
    page.emulate_media(color_scheme="dark")
    expect(mark).to_have_css("stroke", rgb(DARK[HIERARCHY]))


@pytest.mark.parametrize("key", DRAWINGS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_word_of_a_chart_is_cut_on_a_narrow_page(new_page, lab, lessons, key, language):
    (lessons / "paspoort.json").write_text(passport(read_course(language)))
    page = new_page(viewport={"width": 320, "height": 900})
    lesson = OpenLesson(page, language, key)
    page.goto(lab.url(lessons / language / lesson.lesson.file, "doc"))
    lesson.start()
    drawings = page.locator(".ng-chart:visible")
    expect(drawings).to_have_count(DRAWINGS[key])
    for drawing in drawings.all():
        drawing.scroll_into_view_if_needed()
        expect(drawing.locator("svg.main-svg").first).to_be_visible()
    assert page.evaluate(CUT_WORDS) == []


def passport(course):
    """The passport of a trainee for whom every chart of lessons 2 and 3 is drawn."""
    answers = json.loads(returning.passport_of_a_returning_trainee(course))["answers"]
    more = {f"directing.{key}": {"day": "", "answer": each} for key, each in DIRECTING.items()}
    return json.dumps({"schema": SCHEMA, "version": VERSION, "answers": {**answers, **more}})
