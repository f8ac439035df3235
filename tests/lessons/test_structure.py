"""The style guide of a lesson: what each notebook has, and what both languages share."""

from __future__ import annotations

import csv
import functools
import re
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest

HERE = Path(__file__).parents[2]
LESSONS = HERE / "lessons"
LANGUAGES = ("nl", "en")
WORDS = {
    "nl": {"objectives": "kunt", "sources": "Bronnen", "minutes": "minuten", "column": "Minuten"},
    "en": {"objectives": "can do", "sources": "Sources", "minutes": "minutes", "column": "Minutes"},
}
# What the source of a claim may say of itself, in italics at the end.
CERTAINTIES = {
    "nl": re.compile(
        r"\*(Gelezen|Staat|Eigen constructie|Bij het artikel|Algemeen|In het artikel)[^*]*\*"
    ),
    "en": re.compile(
        r"\*(Read|In the article|With the article|Made for this course|Generally)[^*]*\*"
    ),
}
BUTTON = re.compile(
    r'<button data-commandlinker-command="netwerkgemeente:start">▶ \w[^<]*</button>'
)
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
HEADING = re.compile(r"^(#+) +(.+)$", re.MULTILINE)
NOT_INTERACTIVE = {"passport"}
GLOSSARY = {"woordenlijst.ipynb", "glossary.ipynb"}
"""A page to look things up in: no activities, no code."""
MOST_BYTES = 100_000
MOST_LINES = 6

# All that a notebook's metadata may hold; anything else comes from somebody's own editor.
NOTEBOOK_KEYS = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
CELL_KEYS = {"code": {"jupyter": {"source_hidden": True}}, "markdown": {}}
OUTPUT_TYPES = {"text/plain", "text/html"}


def rows(table):
    with (HERE / "datasets" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def files(language):
    """The lessons of one language, in their order; the glossary has tests of its own."""
    return sorted((LESSONS / language).glob("[0-9]*.ipynb"))


@functools.cache
def read(path):
    return nbformat.read(path, as_version=nbformat.NO_CONVERT)


def name(path):
    return f"{path.parent.name}/{path.name}"


def prose(notebook):
    """The markdown of a notebook, without code."""
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    return re.sub(r"```.*?```|`[^`]*`", "", "\n\n".join(cells), flags=re.DOTALL)


def headings(notebook):
    """Level and words of each heading."""
    return [(len(marks), words.strip()) for marks, words in HEADING.findall(prose(notebook))]


def anchors(path):
    """What JupyterLab calls the headings of a notebook in a link."""
    return {words.replace(" ", "-") for _, words in headings(read(path.resolve()))}


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def calls(notebook):
    """The activities that a notebook shows, by their keys."""
    source = "\n".join(cell.source for cell in code(notebook))
    return list(re.findall(r"^lesson\.(\w+)\(\)", source, re.MULTILINE))


def section(notebook, word):
    """The text under the heading that holds ``word``, up to the next heading of its level."""
    found = re.search(
        rf"^##[^#\n]*{word}[^\n]*\n(.*?)(?=^## |\Z)", prose(notebook), re.MULTILINE | re.DOTALL
    )
    return found[1] if found else ""


def lesson_of(path):
    """The row of lessons.csv that names this notebook."""
    found = [row for row in rows("lessons") if row[f"file_{path.parent.name}"] == path.name]
    return found[0] if found else None


def pages():
    """Each notebook of each language: its language, its file and its cells."""
    for language in LANGUAGES:
        for path in sorted((LESSONS / language).glob("*.ipynb")):
            yield language, path, read(path)


def every():
    """Each lesson of each language, so every page but the glossary."""
    return (page for page in pages() if page[1].name not in GLOSSARY)


def pairs():
    """Each lesson in both languages."""
    for row in rows("lessons"):
        dutch, english = (LESSONS / each / row[f"file_{each}"] for each in LANGUAGES)
        if dutch.exists() and english.exists():
            yield row["key"], read(dutch), read(english)


def numbered(path):
    return not path.name.startswith("00-")


def test_there_are_lessons_to_look_at():
    assert len(list(every())) >= 4
    assert len(list(pairs())) * 2 == len(list(every()))


def test_every_notebook_is_sound():
    problems = []
    for _, path, notebook in pages():
        try:
            nbformat.validate(notebook)
        except nbformat.ValidationError as error:
            problems.append(f"{name(path)}: {error}")
    assert not problems, "\n".join(problems)


def test_every_notebook_has_its_row_in_the_table_of_lessons():
    missing = [name(path) for _, path, _ in every() if lesson_of(path) is None]
    assert not missing


def test_every_lesson_exists_in_every_language():
    missing = [
        f"{row['key']}: {language}/{row[f'file_{language}']}"
        for row in rows("lessons")
        if any((LESSONS / each / row[f"file_{each}"]).exists() for each in LANGUAGES)
        for language in LANGUAGES
        if not (LESSONS / language / row[f"file_{language}"]).exists()
    ]
    assert not missing


# What a reader sees


def test_a_lesson_has_one_title_and_its_headings_go_down_one_level_at_a_time():
    problems = []
    for _, path, notebook in pages():
        levels = [level for level, _ in headings(notebook)]
        if levels.count(1) != 1 or levels[0] != 1:
            problems.append(f"{name(path)}: the first heading, and no other, is the title")
        problems += [
            f"{name(path)}: {words!r} skips a level"
            for (before, _), (level, words) in pairwise(headings(notebook))
            if level > before + 1
        ]
    assert not problems, "\n".join(problems)


def test_a_numbered_lesson_begins_with_its_number():
    problems = []
    for _, path, notebook in every():
        number = int(lesson_of(path)["number"])
        title = headings(notebook)[0][1]
        if numbered(path) and not title.startswith(f"{number}. "):
            problems.append(f"{name(path)}: {title!r}")
        if not path.name.startswith(f"{number:02}-"):
            problems.append(f"{name(path)} is lesson {number}")
    assert not problems, "\n".join(problems)


def test_no_two_headings_of_a_lesson_are_the_same():
    problems = []
    for _, path, notebook in pages():
        words = [words for _, words in headings(notebook)]
        problems += [f"{name(path)}: {each!r}" for each in set(words) if words.count(each) > 1]
    assert not problems, "\n".join(problems)


def test_the_start_button_is_in_the_first_cell_and_nowhere_else():
    problems = []
    for _, path, notebook in every():
        found = [n for n, cell in enumerate(notebook.cells) if BUTTON.search(cell.source)]
        if found != [0] or notebook.cells[0].cell_type != "markdown":
            problems.append(f"{name(path)}: found in cells {found}")
    assert not problems, "\n".join(problems)


def test_the_first_screen_links_to_the_same_lesson_in_the_other_language():
    problems = []
    for language, path, notebook in every():
        other = LANGUAGES[1 - LANGUAGES.index(language)]
        wanted = f"../{other}/{lesson_of(path)[f'file_{other}']}"
        if wanted not in notebook.cells[0].source:
            problems.append(f"{name(path)}: no link to {wanted}")
    assert not problems, "\n".join(problems)


def test_a_lesson_names_two_to_four_things_one_can_do_after_it():
    problems = []
    for language, path, notebook in every():
        goals = re.findall(r"^- .+", section(notebook, WORDS[language]["objectives"]), re.MULTILINE)
        if not 2 <= len(goals) <= 4:
            problems.append(f"{name(path)}: {len(goals)} objectives")
    assert not problems, "\n".join(problems)


def test_the_table_of_minutes_says_what_the_data_says():
    problems = []
    for language, path, notebook in every():
        lesson = lesson_of(path)
        data = [
            (row[f"title_{language}"], row["minutes"])
            for row in sorted(rows("activities"), key=lambda row: int(row["order"]))
            if row["lesson"] == lesson["key"]
        ]
        table = re.findall(r"^\| ([^|]+?) \| (\d+) \|$", prose(notebook), re.MULTILINE)
        if numbered(path) and table != data:
            problems.append(f"{name(path)}: {table} is not {data}")
        if numbered(path) and str(sum(int(m) for _, m in data)) not in prose(notebook):
            problems.append(f"{name(path)}: the sum of the minutes is missing")
    assert not problems, "\n".join(problems)


def test_a_lesson_shows_every_activity_that_the_data_has_for_it_once():
    problems = []
    for _, path, notebook in every():
        lesson, shown = lesson_of(path), calls(notebook)
        if len(set(shown)) != len(shown):
            problems.append(f"{name(path)} shows an activity twice: {shown}")
        keys = {row["key"] for row in rows("activities") if row["lesson"] == lesson["key"]}
        if set(shown) - NOT_INTERACTIVE != keys:
            problems.append(f"{name(path)} shows {sorted(shown)}, the data has {sorted(keys)}")
    assert not problems, "\n".join(problems)


def test_the_start_page_names_every_lesson_that_there_is_with_its_minutes():
    problems = []
    for language in LANGUAGES:
        start = prose(read(next(path for path in files(language) if not numbered(path))))
        for path in filter(numbered, files(language)):
            key = lesson_of(path)["key"]
            minutes = sum(int(r["minutes"]) for r in rows("activities") if r["lesson"] == key)
            title = headings(read(path))[0][1]
            line = f"| [{title}]({path.name}) | {minutes} |"
            if line not in start:
                problems.append(f"{language}: {line}")
    assert not problems, "\n".join(problems)


def test_a_numbered_lesson_has_four_or_more_activities():
    few = [
        f"{name(path)}: {len(set(calls(notebook)) - NOT_INTERACTIVE)}"
        for _, path, notebook in every()
        if numbered(path) and len(set(calls(notebook)) - NOT_INTERACTIVE) < 4
    ]
    assert not few


def test_a_text_comes_before_every_activity():
    problems = [
        f"{name(path)}: nothing is said before cell {place}"
        for _, path, notebook in every()
        for place, (before, cell) in enumerate(pairwise(notebook.cells), 1)
        if cell.cell_type == "code" and before.cell_type != "markdown"
    ]
    assert not problems, "\n".join(problems)


def test_a_lesson_ends_with_sources_that_say_how_sure_they_are():
    problems = []
    for language, path, notebook in every():
        items = re.findall(
            r"^\d+\. .+", section(notebook, WORDS[language]["sources"]), re.MULTILINE
        )
        if not items:
            problems.append(f"{name(path)}: no sources")
        problems += [
            f"{name(path)}: {item[:60]!r} does not say how sure it is"
            for item in items
            if not CERTAINTIES[language].search(item) and "zeker" not in item and "sure" not in item
        ]
    assert not problems, "\n".join(problems)


def test_every_reference_has_its_source_and_every_source_is_referred_to():
    problems = []
    for language, path, notebook in every():
        text = prose(notebook)
        sources = section(notebook, WORDS[language]["sources"])
        listed = {int(number) for number in re.findall(r"^(\d+)\. ", sources, re.MULTILINE)}
        groups = re.findall(r"\[(\d+(?:, \d+)*)\](?!\()", text.replace(sources, ""))
        used = {int(number) for group in groups for number in group.split(", ")}
        if used - listed:
            problems.append(f"{name(path)}: {sorted(used - listed)} are not in the list")
        if listed != set(range(1, len(listed) + 1)):
            problems.append(f"{name(path)}: the sources are numbered {sorted(listed)}")
    assert not problems, "\n".join(problems)


def test_every_link_to_a_file_leads_somewhere():
    problems = []
    for _, path, notebook in pages():
        for _, _, target in LINK.findall(prose(notebook)):
            if re.match(r"https://|mailto:", target):
                continue
            file, _, anchor = target.partition("#")
            if not file:
                if f"# {anchor.replace('-', ' ')}" not in prose(notebook).replace("-", " "):
                    problems.append(f"{name(path)}: {target} is no heading here")
            elif not (path.parent / file).resolve().is_relative_to(LESSONS):
                problems.append(f"{name(path)}: {target} is no file of the lessons")
            elif not (path.parent / file).is_file():
                problems.append(f"{name(path)}: {target} does not exist")
            elif anchor and file not in GLOSSARY:
                problems.append(f"{name(path)}: {target}: a lesson's headings may change")
    assert not problems, "\n".join(problems)


def test_the_words_of_a_link_say_where_it_leads():
    problems = [
        f"{name(path)}: {words!r}"
        for _, path, notebook in pages()
        for _, words, _ in LINK.findall(prose(notebook))
        if words.strip().lower() in {"", "hier", "here", "link", "klik hier", "click here"}
        or words.startswith("http")
    ]
    assert not problems, "\n".join(problems)


def test_every_image_says_what_it_shows():
    problems = []
    for _, path, notebook in pages():
        text = prose(notebook)
        problems += [
            f"{name(path)}: {target}"
            for mark, words, target in LINK.findall(text)
            if mark and len(words) < 10
        ]
        problems += [
            f"{name(path)}: {tag}"
            for tag in re.findall(r"<img[^>]*>", text)
            if not re.search(r'alt="[^"]{10,}"', tag)
        ]
    assert not problems, "\n".join(problems)


def test_no_text_has_html_but_the_start_button():
    problems = [
        f"{name(path)}: {tag}"
        for _, path, notebook in pages()
        for tag in re.findall(r"<[a-zA-Z/][^>]*>", BUTTON.sub("", prose(notebook)))
        if not tag.startswith("<http")
    ]
    assert not problems, "\n".join(problems)


def test_no_lesson_raises_its_voice():
    problems = [
        f"{name(path)}: {line}"
        for _, path, notebook in pages()
        for line in re.sub(r"!\[", "[", prose(notebook)).splitlines()
        if "!" in line
    ]
    assert not problems, "\n".join(problems)


def test_a_dutch_lesson_says_u():
    problems = [
        f"{name(path)}: {found[0]!r} in {line!r}"
        for language, path, notebook in pages()
        if language == "nl"
        for line in prose(notebook).splitlines()
        if (found := re.search(r"\b(je|jij|jou|jouw|jullie)\b", line, re.IGNORECASE))
    ]
    assert not problems, "\n".join(problems)


# What is under the page


def test_code_is_short_folded_and_only_calls_the_lesson():
    problems = []
    for language, path, notebook in every():
        key = lesson_of(path)["key"]
        first, *others = code(notebook)
        opening = (
            f'from netwerkgemeente import Lesson\nlesson = Lesson("{key}", language="{language}")\n'
        )
        if not first.source.startswith(opening):
            problems.append(f"{name(path)}: the first cell opens another lesson")
        problems += [
            f"{name(path)}, {cell.id}: more than {MOST_LINES} lines"
            for cell in code(notebook)
            if len(cell.source.splitlines()) > MOST_LINES
        ]
        problems += [
            f"{name(path)}, {cell.id}: {cell.source!r}"
            for cell in others
            if not re.fullmatch(r"lesson\.\w+\(\)", cell.source)
        ]
    assert not problems, "\n".join(problems)


def test_every_code_cell_was_run_in_order_and_shows_something():
    """A cell without a number or an output is run by nbval but compared with nothing."""
    problems = []
    for _, path, notebook in every():
        numbers = [cell.execution_count for cell in code(notebook)]
        if numbers != list(range(1, len(numbers) + 1)):
            problems.append(f"{name(path)}: the cells are numbered {numbers}")
        for cell in code(notebook):
            texts = [output.get("data", {}).get("text/plain", "") for output in cell.outputs]
            if len(texts) != 1 or not texts[0].strip():
                problems.append(f"{name(path)}, {cell.id}: no text form among its outputs")
    assert not problems, "\n".join(problems)


def test_outputs_hold_text_and_nothing_that_differs_from_run_to_run():
    problems = []
    for _, path, notebook in pages():
        for cell in code(notebook):
            for output in cell.outputs:
                kinds = set(output.get("data", {}))
                if output.output_type != "execute_result" or kinds - OUTPUT_TYPES:
                    problems.append(f"{name(path)}, {cell.id}: {output.output_type} {kinds}")
                if re.search(r"0x[0-9a-f]{6,}|Traceback", str(output)):
                    problems.append(f"{name(path)}, {cell.id}: an address or a traceback")
    assert not problems, "\n".join(problems)


def test_metadata_holds_what_the_lesson_needs_and_nothing_else():
    problems = []
    for _, path, notebook in pages():
        if notebook.metadata != NOTEBOOK_KEYS:
            problems.append(f"{name(path)}: {dict(notebook.metadata)}")
        problems += [
            f"{name(path)}, {cell.id}: {dict(cell.metadata)}"
            for cell in notebook.cells
            if cell.metadata != CELL_KEYS.get(cell.cell_type)
        ]
        problems += [
            f"{name(path)}, {cell.id}: output metadata {dict(output.metadata)}"
            for cell in code(notebook)
            for output in cell.outputs
            if output.get("metadata")
        ]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notebook_is_small(language):
    sizes = {path.name: path.stat().st_size for each, path, _ in pages() if each == language}
    large = {file: size for file, size in sizes.items() if size > MOST_BYTES}
    assert not large


# What both languages share


def test_both_languages_have_the_same_cells():
    problems = []
    for key, dutch, english in pairs():
        kinds = [[(cell.cell_type, cell.id) for cell in each.cells] for each in (dutch, english)]
        if kinds[0] != kinds[1]:
            problems.append(f"{key}: {len(kinds[0])} cells in nl, {len(kinds[1])} in en, or others")
    assert not problems, "\n".join(problems)


def test_both_languages_run_the_same_code():
    problems = []
    for key, dutch, english in pairs():
        for one, other in zip(code(dutch), code(english), strict=True):
            if one.source.replace('language="nl"', 'language="en"') != other.source:
                problems.append(f"{key}: {one.source!r} and {other.source!r}")
    assert not problems, "\n".join(problems)


def test_both_languages_have_the_same_structure():
    """Cell by cell: headings, list items, table rows, links, references and numbers of sources."""
    shapes = {
        "headings": r"^(#+) ",
        "list items": r"^(-|\d+\.) ",
        "table rows": r"^\|",
        "links": r"\]\(",
        "references": r"\[(\d+(?:, \d+)*)\](?!\()",
    }
    problems = []
    for key, dutch, english in pairs():
        for one, other in zip(dutch.cells, english.cells, strict=True):
            if one.cell_type != "markdown":
                continue
            for what, pattern in shapes.items():
                found = [re.findall(pattern, cell.source, re.MULTILINE) for cell in (one, other)]
                if found[0] != found[1]:
                    problems.append(f"{key}, {one.id}: {what}: {found[0]} and {found[1]}")
    assert not problems, "\n".join(problems)


def test_both_languages_name_the_same_sources_on_the_web():
    problems = []
    for key, dutch, english in pairs():
        found = [set(re.findall(r"https?://[^)\s]+", prose(each))) for each in (dutch, english)]
        if found[0] != found[1]:
            problems.append(f"{key}: {found[0] ^ found[1]}")
    assert not problems, "\n".join(problems)


def test_a_lesson_links_the_terms_that_it_brings_to_the_glossary():
    def rows(table):
        with (HERE / "datasets" / table).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    problems = []
    for language, path, notebook in every():
        lesson = next(row for row in rows("lessons.csv") if row[f"file_{language}"] == path.name)
        text = prose(notebook).partition(f"## {WORDS[language]['sources']}")[0]
        linked = {target.partition("#")[2] for _, _, target in LINK.findall(text)}
        for term in rows("glossary.csv"):
            word = term[f"term_{language}"]
            used = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.IGNORECASE)
            if term["lesson"] == lesson["key"] and used and word.replace(" ", "-") not in linked:
                problems.append(f"{name(path)}: {word}")
    assert not problems, "\n".join(problems)
