"""A chart follows its controls, its theme and the keyboard."""

from __future__ import annotations

from playwright.sync_api import expect

from netwerkgemeente.charts.house import DARK, HIERARCHY


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
