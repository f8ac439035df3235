"""The leader's guides match the lessons: titles, minutes, cases, and both languages alike."""

from __future__ import annotations

import csv
import re
from itertools import accumulate
from pathlib import Path

import pytest

from netwerkgemeente.session.planner import SessionPlanner

HERE = Path(__file__).parents[2]
LESSONS = HERE / "lessons"
LEADER = LESSONS / "leader"
LANGUAGES = ("nl", "en")
COLUMNS = {
    "activities": {
        "nl": ["Onderdeel", "Minuten", "Wat u zegt", "Wat u kunt verwachten"],
        "en": ["Activity", "Minutes", "What you say", "What you can expect"],
    },
    "cases": {
        "nl": ["Casus", "Marge", "Eerste keus", "Wat speelt", "Met één feit anders"],
        "en": ["Case", "Range", "First choice", "What matters", "With one fact changed"],
    },
    "skip": {
        "nl": ["Laat weg", "Scheelt", "Dan nog", "Wat u mist"],
        "en": ["Leave out", "Saves", "Left", "What you lose"],
    },
}
TITLE = {"nl": "Gids bij les {number}: {title}", "en": "Guide to lesson {number}: {title}"}
TOTAL = {"nl": "Samen {minutes} minuten.", "en": "{minutes} minutes in all."}
SAVED = {"nl": "Samen scheelt dat {minutes} minuten.", "en": "That saves {minutes} minutes in all."}
SOURCES = {"nl": "Bronnen", "en": "Sources"}
CERTAIN = {
    "nl": re.compile(r"\*(Gelezen|Staat|Eigen constructie|Eigen inschatting|Algemeen)[^*]*\*$"),
    "en": re.compile(
        r"\*(Read|In the article|Made for this course|The makers' own estimate|Generally)[^*]*\*$"
    ),
}
LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")
HEADING = re.compile(r"^(#+) +(.+)$", re.MULTILINE)


def rows(table):
    with (HERE / "datasets" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


LESSON_ROWS = {row["key"]: row for row in rows("lessons")}
EVERY_GUIDE = [
    pytest.param(key, language, id=f"{key}-{language}")
    for key in LESSON_ROWS
    for language in LANGUAGES
]


def guide(key, language):
    return LEADER / language / f"{Path(LESSON_ROWS[key][f'file_{language}']).stem}.md"


def read(path):
    return path.read_text(encoding="utf-8")


def pages(language):
    return sorted((LEADER / language).glob("*.md"))


def headings(text):
    return [(len(marks), words.strip()) for marks, words in HEADING.findall(text)]


def section(text, heading):
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def role_play(key, language):
    """The section that has it, or an empty text: not every lesson has a role play."""
    return section(read(guide(key, language)), {"nl": "Rollenspel", "en": "Role play"}[language])


def tables(text):
    """Each table as its rows of cells, the ruler under the head left out."""
    found = re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE)
    return [
        [
            [cell.strip() for cell in line.strip("|").split("|")]
            for line in table.splitlines()
            if not re.fullmatch(r"[|:\- ]+", line)
        ]
        for table in found
    ]


def table(text, kind, language):
    """Return the rows of the table with these columns."""
    head = COLUMNS[kind][language]
    return next((rest for first, *rest in tables(text) if first == head), [])


def activities(key, language):
    """Titles and minutes of a lesson, in the order of the lesson."""
    of_lesson = [row for row in rows("activities") if row["lesson"] == key]
    of_lesson.sort(key=lambda row: int(row["order"]))
    return [(row[f"title_{language}"], int(row["minutes"])) for row in of_lesson]


def test_there_is_a_guide_for_every_lesson_and_nothing_that_is_no_page_of_the_kit():
    for language in LANGUAGES:
        guides = {guide(key, language).name for key in LESSON_ROWS}
        assert {path.name for path in pages(language)} == guides | {"README.md", "privacy.md"}


@pytest.mark.parametrize(("key", "language"), EVERY_GUIDE)
def test_a_guide_has_the_title_of_its_lesson(key, language):
    row = LESSON_ROWS[key]
    title = TITLE[language].format(number=row["number"], title=row[f"title_{language}"])
    assert headings(read(guide(key, language)))[0] == (1, title)


@pytest.mark.parametrize(("key", "language"), EVERY_GUIDE)
def test_a_guide_has_one_line_for_every_activity_with_its_title_and_minutes(key, language):
    text = read(guide(key, language))
    lines = table(text, "activities", language)
    known = activities(key, language)
    assert [(title, int(minutes)) for title, minutes, *_ in lines] == known
    assert all(say and expect for _, _, say, expect in lines)
    assert TOTAL[language].format(minutes=sum(minutes for _, minutes in known)) in text


@pytest.mark.parametrize(("key", "language"), EVERY_GUIDE)
def test_what_is_left_out_goes_in_the_order_of_the_schedule_and_saves_what_the_guide_says(
    key, language
):
    text = read(guide(key, language))
    lines = table(text, "skip", language)
    known = dict(activities(key, language))
    first = sorted(
        (int(row["skip"]), row[f"title_{language}"])
        for row in rows("activities")
        if row["lesson"] == key and row["skip"]
    )
    assert [title for title, *_ in lines] == [title for _, title in first][: len(lines)]
    saved = [known[title] for title, *_ in lines]
    assert saved
    assert [int(minutes) for _, minutes, *_ in lines] == saved
    whole = sum(known.values())
    assert [int(left) for _, _, left, _ in lines] == [whole - sum_ for sum_ in accumulate(saved)]
    assert SAVED[language].format(minutes=sum(saved)) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_names_every_guide_with_the_minutes_of_its_lesson(language):
    lines = tables(read(LEADER / language / "README.md"))[0][1:]
    assert lines == [
        [
            f"[{headings(read(guide(key, language)))[0][1]}]({guide(key, language).name})",
            str(sum(minutes for _, minutes in activities(key, language))),
        ]
        for key in LESSON_ROWS
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_has_the_shapes_of_a_session_and_their_minutes(language):
    _, *lines = tables(read(LEADER / language / "README.md"))[1]
    shapes = sorted(rows("session_shapes"), key=lambda row: int(row["order"]))
    assert [line[:2] for line in lines] == [
        [row[f"name_{language}"], row["minutes"]] for row in shapes
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_overview_keeps_of_the_lessons_is_what_the_schedule_keeps(language):
    text = read(LEADER / language / "README.md")
    lines = re.findall(r"^- \*\*[^*]*\b(?:25|90)\b.*", text, re.MULTILINE)
    for shape, line in zip(("two_hours", "team"), lines, strict=True):
        planner = SessionPlanner(language)
        planner.value = {"shape": shape}
        (session,) = planner.plan
        kept = [slot.part.minutes for slot in session.slots if slot.part.lesson]
        said = [int(number) for number in re.findall(r"\((\d+)\)", line)]
        assert said == kept
        rest = {"two_hours": (), "team": (session.minutes - sum(kept),)}[shape]
        assert re.findall(r"\d+", line.rpartition(")")[2]) == [*map(str, (sum(kept), *rest))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_to_the_ladder_has_the_ranges_and_changes_of_the_core_cases(language):
    core = sorted(
        (row for row in rows("cases") if row["core"] == "true"), key=lambda row: int(row["order"])
    )
    expected = [
        (
            f"{row['order']}. {row[f'title_{language}']}",
            row["low"] if row["low"] == row["high"] else f"{row['low']}-{row['high']}",
            row["best"],
            row["twist_rung"],
        )
        for row in core
    ]
    lines = table(read(guide("ladder", language)), "cases", language)
    assert [(case, range_, best, twist) for case, range_, best, _, twist in lines] == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cases_advised_for_a_talk_have_the_widest_ranges(language):
    text = read(guide("ladder", language))
    advised = {
        int(number) for number in re.search(r"(\d+), (\d+), (\d+) (?:of|or) (\d+):", text).groups()
    }
    width = {
        int(row["order"]): int(row["high"]) - int(row["low"])
        for row in rows("cases")
        if row["core"] == "true"
    }
    assert advised == {order for order, each in width.items() if each == max(width.values())}


@pytest.mark.parametrize(("key", "language"), EVERY_GUIDE)
def test_a_role_play_says_how_many_minutes_come_on_top_of_the_lesson(key, language):
    play = role_play(key, language)
    times = [int(number) for number in re.findall(r"\d+", play.strip().partition("\n")[0])]
    if play:
        lesson, *parts, together = times
        assert lesson == sum(minutes for _, minutes in activities(key, language))
        assert together == sum(parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_that_is_played_has_the_range_and_the_change_of_the_data(language):
    plays = [role_play(key, language) for key in LESSON_ROWS]
    played = [
        (row, play) for row in rows("cases") for play in plays if row[f"title_{language}"] in play
    ]
    assert len(played) == 2
    for row, play in played:
        assert f"{row['low']}-{row['high']}" in play
        assert re.search(rf"\b{row['best']} (?:naar|to) {row['twist_rung']}\b", play)


@pytest.mark.parametrize(("key", "language"), EVERY_GUIDE)
def test_every_source_says_how_sure_it_is_and_every_reference_has_a_source(key, language):
    text = read(guide(key, language))
    sources = section(text, SOURCES[language])
    listed = re.findall(r"^(\d+)\. (.+)$", sources, re.MULTILINE)
    unsure = [words for _, words in listed if not CERTAIN[language].search(words)]
    assert not unsure
    groups = re.findall(r"\[(\d+(?:, \d+)*)\](?!\()", text.replace(sources, ""))
    used = {number for group in groups for number in group.split(", ")}
    assert used <= {number for number, _ in listed}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(language):
    problems = []
    for path in pages(language):
        for _, target in LINK.findall(read(path)):
            if target.startswith("https://"):
                continue
            file, _, anchor = target.partition("#")
            there = (path.parent / file).resolve() if file else path
            if not there.is_file() or not there.is_relative_to(LESSONS):
                problems.append(f"{path.name}: {target}")
            elif anchor:
                known = {words.replace(" ", "-") for _, words in headings(read(there))}
                problems += [] if anchor in known else [f"{path.name}: {target}: no such heading"]
    assert not problems


@pytest.mark.parametrize("name", ["README.md", "privacy.md", *LESSON_ROWS])
def test_both_languages_have_the_same_headings_tables_lists_and_references(name):
    texts = [
        read(guide(name, language) if name in LESSON_ROWS else LEADER / language / name)
        for language in LANGUAGES
    ]

    def shape(text):
        return {
            "headings": [level for level, _ in headings(text)],
            "tables": [[len(row) for row in each] for each in tables(text)],
            "bullets": len(re.findall(r"^- ", text, re.MULTILINE)),
            "steps": re.findall(r"^(\d+)\. ", text, re.MULTILINE),
            "paragraphs": [
                len(re.findall(r"\n\n", part))
                for part in re.split(r"^## .*$", text, flags=re.MULTILINE)
            ],
            "references": re.findall(r"\[\d+(?:, \d+)*\](?!\()", text),
            "links": len(LINK.findall(text)),
            "numbers": sorted(re.findall(r"\d+", LINK.sub("", text))),
        }

    dutch, english = map(shape, texts)
    assert dutch == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_the_kit_raises_its_voice_or_is_too_familiar(language):
    unwanted = {"nl": r"!|\b(je|jij|jou|jouw|jullie)\b", "en": "!"}[language]
    problems = [
        f"{path.name}: {line}"
        for path in pages(language)
        for line in read(path).splitlines()
        if re.search(unwanted, line, re.IGNORECASE)
    ]
    assert not problems


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_the_kit_has_one_title_and_no_html(language):
    for path in pages(language):
        levels = [level for level, _ in headings(read(path))]
        assert levels[0] == 1, path.name
        assert levels.count(1) == 1, path.name
        assert not re.findall(r"<[a-zA-Z/][^>]*>", read(path)), path.name
