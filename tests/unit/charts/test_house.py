"""The colours of the course: far enough from JupyterLab's own backgrounds, in both themes."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from netwerkgemeente.charts import house
from netwerkgemeente.controls import assets

THEMES = Path(sys.prefix, "share", "jupyter", "lab", "themes", "@jupyterlab")
PAGE = Path(sys.prefix, "share", "jupyter", "labextensions", "netwerkgemeente", "static")
STYLES = {
    path.name: path.read_text("utf-8")
    for path in sorted([*Path(assets.__file__).parent.glob("*.css"), PAGE / "course.css"])
}
TEXT, MARK = 4.5, 3.0  # WCAG 2.1 AA: 1.4.3 and 1.4.11
NAMED = {"white": (255, 255, 255), "black": (0, 0, 0)}
LIGHT = {colour: colour for colour in house.DARK}
MOST_OF_A_SQUARE = 0.42  # how much of the blue the heaviest square of the dials has
MOST_OF_A_STAIR = 0.25  # and the highest stair of the ladder

both_themes = pytest.mark.parametrize("theme", ["light", "dark"])


def colour(text, behind=(255, 255, 255)):
    """Red, green and blue, 0 to 255, of a CSS colour in front of another."""
    text = text.strip()
    if text in NAMED:
        return NAMED[text]
    if text.startswith("#"):
        digits = text[1:] if len(text) == 7 else "".join(2 * digit for digit in text[1:])
        return tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4))
    *rgb, alpha = (float(part) for part in re.findall(r"[\d.]+", text))
    return mixed(rgb, behind, alpha)


def mixed(front, behind, share):
    """The colour of ``share`` (0 to 1) of ``front`` over ``behind``."""
    return tuple(share * f + (1 - share) * b for f, b in zip(front, behind, strict=True))


def contrast(one, other):
    """The contrast ratio of WCAG 2.1, 1 to 21."""

    def luminance(rgb):
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (value / 255 for value in rgb)
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def jupyterlab(theme, name):
    """The value of one of JupyterLab's own variables."""
    style = (THEMES / f"theme-{theme}-extension" / "index.css").read_text("utf-8")
    value = re.search(rf"--jp-{name}:\s*([^;}}]+)", style)[1]
    fallback = re.fullmatch(r"var\([^,]+,\s*(.+)\)", value.strip())
    return fallback[1] if fallback else value


def backgrounds(theme):
    """The colours on which cards, the bar and outputs lie."""
    names = ("layout-color0", "layout-color1", "layout-color2")
    return {name: colour(jupyterlab(theme, name)) for name in names}


def ours(theme):
    """Our colours in this theme, by the light one."""
    return {"light": LIGHT, "dark": house.DARK}[theme]


def token(theme, file, name):
    """A variable of our stylesheets in this theme."""
    where = r'data-jp-theme-light="false"\] \.ng-\w+ \{' if theme == "dark" else r"^\.ng-\w+ \{"
    return re.search(rf"{where}[^}}]*--ng-{name}:\s*([^;]+);", STYLES[file], re.MULTILINE)[1]


def test_black_on_white_is_the_most_there_can_be():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)


@both_themes
@pytest.mark.parametrize("mark", [house.HIERARCHY, house.NETWORK], ids=["hierarchy", "network"])
def test_the_two_colours_of_the_course_can_be_seen_and_read(theme, mark):
    found = {
        name: contrast(colour(ours(theme)[mark]), behind)
        for name, behind in backgrounds(theme).items()
    }
    assert {name: ratio for name, ratio in found.items() if ratio < MARK} == {}
    assert found["layout-color1"] >= TEXT


@both_themes
def test_text_can_be_read_on_cards_and_on_the_bar(theme):
    words = jupyterlab(theme, "content-font-color1")
    found = {
        name: contrast(colour(words, behind), behind) for name, behind in backgrounds(theme).items()
    }
    assert {name: ratio for name, ratio in found.items() if ratio < TEXT} == {}


@both_themes
def test_the_words_on_a_main_button_and_on_the_current_stair_can_be_read(theme):
    fill = token(theme, "course.css", "hierarchy")
    words = token(theme, "course.css", "on-hierarchy")
    assert contrast(colour(words), colour(fill)) >= TEXT


@both_themes
def test_the_words_on_every_stair_can_be_read(theme):
    behind = backgrounds(theme)["layout-color1"]
    stair = mixed(colour(ours(theme)[house.HIERARCHY]), behind, MOST_OF_A_STAIR)
    assert "calc(var(--ng-at) * 5%)" in STYLES["step_slider.css"]
    assert contrast(colour(jupyterlab(theme, "content-font-color1"), stair), stair) >= TEXT


@both_themes
def test_the_numbers_in_the_squares_of_the_dials_can_be_read(theme):
    for behind in backgrounds(theme).values():
        square = mixed(colour(house.HIERARCHY), behind, MOST_OF_A_SQUARE)
        assert contrast(colour(ours(theme)[house.TEXT]), square) >= TEXT


@both_themes
def test_a_diamond_can_be_seen_on_the_band_of_the_experts(theme):
    band, own = (colour(ours(theme)[each]) for each in (house.BAND, house.HIERARCHY))
    assert contrast(own, band) >= MARK


@both_themes
@pytest.mark.parametrize("file", ["course.css", "lesson_bar.css"])
@pytest.mark.parametrize("name", ["hierarchy", "network"])
def test_charts_and_controls_use_the_same_two_colours(theme, file, name):
    wanted = ours(theme)[getattr(house, name.upper())]
    assert token(theme, file, name) == wanted


def test_a_colour_that_stands_in_where_there_is_no_card_is_one_of_the_two():
    wanted = {"hierarchy": house.HIERARCHY, "network": house.NETWORK, "on-hierarchy": "#fff"}
    strays = [
        f"{file}: {name} {value}"
        for file, style in STYLES.items()
        for name, value in re.findall(r"var\(--ng-([\w-]+), (#\w+)\)", style)
        if wanted.get(name) != value
    ]
    assert strays == []


def test_every_other_colour_comes_from_jupyterlab():
    strays = [
        f"{file}: {found}"
        for file, style in STYLES.items()
        for found in re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\([^)]*\)", style)
        if found not in {*house.DARK, *house.DARK.values(), "#fff", "#111"}
    ]
    assert strays == []


def test_every_colour_of_jupyterlab_has_a_system_colour_in_its_place():
    strays = [
        f"{file}: {found}"
        for file, style in STYLES.items()
        for found in re.findall(r"var\(--jp-[\w-]+\)", style)
    ]
    assert strays == []


def test_every_colour_of_a_chart_has_its_twin_for_the_dark():
    light = {house.HIERARCHY, house.NETWORK, house.TEXT, house.GRID, house.BAND}
    assert set(house.DARK) == light
    assert not light & set(house.DARK.values())
