"""The page for a trainee who is lost: both languages alike, and every way out leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from netwerkgemeente.messages.reader import read_messages

LESSONS = Path(__file__).parents[2] / "lessons"
PAGES = {"nl": "hulp.md", "en": "help.md"}
LINK = re.compile(r"\]\(([^)\s]+)\)")
MOST_WORDS = 850


def page(language):
    return (LESSONS / language / PAGES[language]).read_text("utf-8")


def sections(language):
    """The heading of each section and its text, in order."""
    return re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", page(language), re.MULTILINE | re.DOTALL)


def test_both_languages_help_with_the_same_things():
    assert [text.count("\n1. ") for _, text in sections("nl")] == [
        text.count("\n1. ") for _, text in sections("en")
    ]
    steps = re.compile(r"^(?:\d\.|-) ", re.MULTILINE)
    assert [len(steps.findall(text)) for _, text in sections("nl")] == [
        len(steps.findall(text)) for _, text in sections("en")
    ]


@pytest.mark.parametrize("language", PAGES)
def test_the_list_on_top_names_every_section(language):
    listed = re.findall(r"^- \[(.+)\]\(#.+\)$", page(language), re.MULTILINE)
    assert listed == [heading for heading, _ in sections(language)]


@pytest.mark.parametrize("language", PAGES)
def test_every_link_leads_somewhere(language):
    here = {heading.replace(" ", "-") for heading, _ in sections(language)}
    missing = []
    for target in LINK.findall(page(language)):
        path, _, anchor = target.partition("#")
        found = (LESSONS / language / path).exists() if path else anchor in here
        missing += [] if found else [target]
    assert not missing


@pytest.mark.parametrize("language", PAGES)
def test_the_start_page_leads_to_it(language):
    assert f"]({PAGES[language]})" in (LESSONS / language / "00-start.ipynb").read_text("utf-8")


@pytest.mark.parametrize("language", PAGES)
def test_it_calls_the_passport_and_its_button_what_the_lesson_calls_them(language):
    say = read_messages(language)
    assert f"**{say('bar.load')}**" in page(language)
    assert f"`{say('bar.file')}`" in page(language)


@pytest.mark.parametrize("language", PAGES)
def test_it_is_short(language):
    assert len(page(language).split()) <= MOST_WORDS
