"""Writes the glossaries in ``lessons/`` from ``datasets/glossary.csv``: run it after a change."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from netwerkgemeente.content.course import LANGUAGES, Course, read_course

LESSONS = Path(__file__).parent.parent / "lessons"
FILES = {"nl": "woordenlijst.ipynb", "en": "glossary.ipynb"}
WORDS = {
    "nl": {
        "title": "Woordenlijst",
        "intro": "Wat de woorden van deze cursus betekenen. Achter elk woord staat waar u het "
        "tegenkomt en hoe zeker wij van de betekenis zijn. Kies een woord, of lees verder.",
        "other": "This list in English",
        "start": "Startpagina",
        "from_start": "Van de startpagina",
        "from": "Uit les {number}",
        "seed": "Staat in het artikel.",
        "page": "Gelezen op de pagina.",
        "known": "Algemeen bekend, niet nagekeken.",
        "own": "Woord van deze cursus.",
    },
    "en": {
        "title": "Glossary",
        "intro": "What the words of this course mean. Each word says where you meet it and how "
        "sure we are of its meaning. Choose a word, or read on.",
        "other": "Deze lijst in het Nederlands",
        "start": "Start page",
        "from_start": "From the start page",
        "from": "From lesson {number}",
        "seed": "In the article.",
        "page": "Read on the page.",
        "known": "Generally known, not checked.",
        "own": "Word of this course.",
    },
}


def main() -> None:
    """Write the glossary of each language."""
    for language in LANGUAGES:
        path = LESSONS / language / FILES[language]
        path.write_text(notebook(read_course(language)), encoding="utf-8")
        sys.stdout.write(f"{path}\n")


def notebook(course: Course) -> str:
    """The glossary of one language as the text of a notebook."""
    cells = [
        {
            "cell_type": "markdown",
            "id": f"cell-{number:02d}",
            "metadata": {},
            "source": text.splitlines(keepends=True),
        }
        for number, text in enumerate((beginning(course), terms(course)))
    ]
    document = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def beginning(course: Course) -> str:
    """The title, what the list is, where else one can go, and a link to every term."""
    language, words = course.language, WORDS[course.language]
    other = next(each for each in LANGUAGES if each != language)
    links = f"[{words['start']}](00-start.ipynb) · [{words['other']}](../{other}/{FILES[other]})"
    index = " · ".join(f"[{term.name}](#{term.anchor})" for term in course.glossary)
    return f"# {words['title']}\n\n{links}\n\n{words['intro']}\n\n{index}"


def terms(course: Course) -> str:
    """Every term under a heading of its own, in one cell: a link to a heading then finds it."""
    words = WORDS[course.language]
    lessons = {lesson.key: lesson for lesson in course.lessons}
    parts = []
    for term in course.glossary:
        lesson = lessons[term.lesson]
        said = words["from" if lesson.number else "from_start"]
        place = f"[{said.format(number=lesson.number)}]({lesson.file})"
        sure = f"*{words[term.certainty]}*"
        parts.append(f"## {term.name}\n\n{term.meaning}\n\n{place}. {sure}")
    return "\n\n".join(parts)


if __name__ == "__main__":
    main()
