"""The interface texts: whole in every language, polite, and all of them used."""

from __future__ import annotations

import ast
import csv
import re
from fractions import Fraction
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.content.course import DATASETS, LANGUAGES, read_course
from netwerkgemeente.messages.reader import read_messages

PACKAGE = Path(read_messages.__code__.co_filename).parents[1]
TEXTS = {language: read_messages(language)._texts for language in LANGUAGES}
DUTCH, *OTHERS = LANGUAGES
KEYS = frozenset(TEXTS[DUTCH])
SECTIONS = {key.partition(".")[0] for key in KEYS}
FILES = (".css", ".csv", ".html", ".js", ".json", ".log", ".sqlite")
KEY = re.compile(rf"({'|'.join(sorted(SECTIONS))})\.\w+")

both_languages = pytest.mark.parametrize("language", LANGUAGES)


def placeholders(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@cache
def modules():
    """Each module of the package, parsed."""
    return [ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))]


def constants():
    """Each text that stands in the package, but for the pieces of f-strings."""
    for tree in modules():
        nodes = list(ast.walk(tree))
        pieces = {id(p) for node in nodes if isinstance(node, ast.JoinedStr) for p in node.values}
        for node in nodes:
            if id(node) in pieces or not isinstance(node, ast.Constant):
                continue
            if isinstance(node.value, str):
                yield node.value


def written_out():
    """Each key that stands in the package as it is, in a module or in a template."""
    passport = {f"{each.lesson}.{each.key}" for each in read_course(DUTCH).activities}
    found = {text for text in constants() if KEY.fullmatch(text) and not text.endswith(FILES)}
    for template in PACKAGE.rglob("*.html"):
        found |= set(re.findall(r'\bsay\("([\w.]+)"', template.read_text("utf-8")))
    return found - passport


def made_up():
    """A pattern for each key that the package makes, such as ``f"mine.column_{name}"``.

    What is filled in must itself stand in the package, as a text or as the name of a field.
    """
    patterns = set()
    for tree in modules():
        for node in ast.walk(tree):
            if not isinstance(node, ast.JoinedStr):
                continue
            parts = [p.value if isinstance(p, ast.Constant) else "(.+)" for p in node.values]
            if re.match(rf"({'|'.join(SECTIONS)})\.", str(parts[0])):
                patterns.add("".join(p if p == "(.+)" else re.escape(p) for p in parts))
    return patterns


def words_of_the_package():
    """All that can be filled in a key: words of the package and cells of its tables."""
    cells = {
        cell
        for path in DATASETS.glob("*.csv")
        for row in csv.reader(path.read_text("utf-8").splitlines())
        for cell in row
    }
    return {text for text in (*constants(), *cells) if re.fullmatch(r"\w+", text)}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_the_same_texts(language):
    assert KEYS ^ set(TEXTS[language]) == set()


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_asks_for_the_same_values_in_every_language(language):
    problems = [
        f"{key}: {placeholders(TEXTS[DUTCH][key])} and {placeholders(TEXTS[language][key])}"
        for key in KEYS & set(TEXTS[language])
        if placeholders(TEXTS[DUTCH][key]) != placeholders(TEXTS[language][key])
    ]
    assert not problems, "\n".join(problems)


def test_every_language_has_its_folder_and_no_folder_has_no_language():
    folders = {path.parent.name for path in PACKAGE.glob("messages/*/*.toml")}
    assert folders == set(LANGUAGES)


def test_every_language_has_the_same_files():
    names = [{path.name for path in PACKAGE.glob(f"messages/{each}/*.toml")} for each in LANGUAGES]
    assert names.count(names[0]) == len(names)


@both_languages
def test_no_key_stands_in_two_files(language):
    headings = [
        heading
        for path in PACKAGE.glob(f"messages/{language}/*.toml")
        for heading in re.findall(r"^\[(\w+)\]", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert len(headings) == len(set(headings))


@both_languages
def test_no_text_is_empty_or_raises_its_voice(language):
    problems = [
        f"{key}: {text!r}"
        for key, text in TEXTS[language].items()
        if not text or "!" in text or "  " in text
    ]
    assert not problems, "\n".join(problems)


def test_dutch_texts_say_u():
    problems = [
        f"{key}: {text!r}"
        for key, text in TEXTS["nl"].items()
        if re.search(r"\b(je|jij|jou|jouw|jullie)\b", text, re.IGNORECASE)
    ]
    assert not problems, "\n".join(problems)


@both_languages
def test_no_text_gives_a_verdict(language):
    words = {"nl": "Fout|Goed zo|Helaas|Juist|Onjuist", "en": "Wrong|Right|Well done|Correct"}
    problems = [
        f"{key}: {text!r}"
        for key, text in TEXTS[language].items()
        if re.search(rf"(^|[.:] )({words[language]})\b", text)
    ]
    assert not problems, "\n".join(problems)


def test_every_text_that_is_used_exists():
    patterns = made_up()
    made = [pattern for pattern in patterns if not any(re.fullmatch(pattern, k) for k in KEYS)]
    assert sorted(written_out() - KEYS) == []
    assert made == []


def test_every_text_is_used():
    words, patterns = words_of_the_package(), made_up()
    made = {
        key
        for key in KEYS
        for pattern in patterns
        if (found := re.fullmatch(pattern, key)) and set(found.groups()) <= words
    }
    assert sorted(KEYS - written_out() - made) == []


def test_every_value_that_a_text_asks_for_is_given():
    problems = []
    for tree in modules():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            given_values = {keyword.arg for keyword in node.keywords}
            first = node.args[0]
            chosen = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            for key in (each.value for each in chosen if isinstance(each, ast.Constant)):
                if key not in KEYS or None in given_values:
                    continue
                if missing := placeholders(TEXTS[DUTCH][key]) - given_values:
                    problems.append(f"{key}, line {node.lineno}: {missing}")
    assert not problems, "\n".join(problems)


@both_languages
def test_a_value_with_braces_shows_as_it_is(language):
    assert "{name}" in read_messages(language)("problem.lesson", name="{name}", names="")


def test_a_language_that_is_not_there_is_named():
    with pytest.raises(FileNotFoundError, match="fr"):
        read_messages("fr")


def test_a_text_that_is_not_there_is_named():
    with pytest.raises(KeyError, match=r"no\.such"):
        read_messages("nl")("no.such")


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (3, "3", "3"),
        (Fraction(1, 2), "0,5", "0.5"),
        (Fraction(-1, 3), "-0,3", "-0.3"),
        (Fraction(1, 4), "0,3", "0.3"),
        (Fraction(2), "2,0", "2.0"),
    ],
)
def test_a_number_is_written_as_the_language_writes_it(value, dutch, english):
    assert read_messages("nl").number(value) == dutch
    assert read_messages("en").number(value) == english


@pytest.mark.parametrize(
    ("words", "dutch", "english"),
    [("a", "a", "a"), ("ab", "a en b", "a and b"), ("abc", "a, b en c", "a, b and c")],
)
def test_a_list_in_a_sentence_names_every_word(words, dutch, english):
    assert read_messages("nl").listed(words) == dutch
    assert read_messages("en").listed(words) == english


@given(st.fractions(-100, 100, max_denominator=50))
def test_a_dutch_number_has_a_comma_and_is_rounded_to_the_nearest(value):
    said = read_messages("nl").number(value)
    assert re.fullmatch(r"-?\d+,\d", said)
    assert abs(Fraction(said.replace(",", ".")) - value) <= Fraction(1, 20)
