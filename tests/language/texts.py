"""Every text of the course that a person reads, by where it stands."""

from __future__ import annotations

import csv
import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SITE = ROOT / "deploy" / "lite" / "texts"
MESSAGES = ROOT / "widgets" / "netwerkgemeente" / "messages"

_NOT_PROSE = re.compile(r"`[^`]*`|<[^>]*>|\]\([^)]*\)|https?://\S+|\b[\w-]+(?:\.[\w-]+)+(?:/\S*)?")


def lesson_texts(language: str) -> dict[str, str]:
    """Return the prose of each notebook and page, markup and addresses left out."""
    folder = ROOT / "lessons" / language
    notebooks = {path: "\n\n".join(_markdown(path)) for path in sorted(folder.glob("*.ipynb"))}
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))}
    return {path.name: _prose(text) for path, text in {**notebooks, **pages}.items()}


def leader_texts(language: str) -> dict[str, str]:
    """Return the prose of each page and notebook for the course leader, by its path."""
    folder = ROOT / "lessons" / "leader" / language
    pages = {path: _without_sources(path) for path in sorted(folder.glob("*.md"))}
    notebooks = {path: "\n\n".join(_markdown(path)) for path in sorted(folder.glob("*.ipynb"))}
    return {f"leader/{path.name}": _prose(text) for path, text in {**pages, **notebooks}.items()}


def message_texts(language: str) -> dict[str, str]:
    """Return the interface texts of each lesson, placeholders left out."""
    texts = {}
    for path in sorted((MESSAGES / language).glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8")).values()
        said = "\n".join(text for table in tables for text in table.values())
        texts[path.name] = re.sub(r"\{[^}]*\}", "x", said)
    return texts


def site_texts(language: str) -> dict[str, str]:
    """Return the texts around the lessons in the browser edition."""
    texts = tomllib.loads((SITE / f"{language}.toml").read_text(encoding="utf-8"))
    del texts["page"]["locale"]  # JupyterLab's name of the language, and not a text
    return {f"lite/{language}.toml": _prose("\n".join(_strings(texts)))}


def data_texts(language: str) -> dict[str, str]:
    """Return the words of each table in one language; sources are names, and no sentences."""
    texts = {}
    for path in sorted((ROOT / "datasets").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            cells = [
                _prose(text)
                for row in csv.DictReader(file)
                for column, text in row.items()
                if column.endswith(f"_{language}")
                and not column.startswith(("file_", "source_"))
                and text
            ]
        if cells:
            texts[path.name] = "\n".join(cells)
    return texts


def all_texts(language: str) -> dict[str, str]:
    """Return all of these together."""
    return {
        **lesson_texts(language),
        **leader_texts(language),
        **message_texts(language),
        **site_texts(language),
        **data_texts(language),
    }


def words_of(text: str) -> list[str]:
    """Return the words of ``text``: letters, with hyphens and apostrophes inside."""
    return re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)


def sentences_of(text: str) -> list[str]:
    """Return the sentences of ``text``; a line is the end of one, and short labels are not one."""
    found = re.split(r"(?<=[.?!:])\s+|\n+", text)
    return [sentence for sentence in found if len(words_of(sentence)) > 3]


def _strings(value: object) -> Iterator[str]:
    """Every string in what TOML holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _markdown(path: Path) -> Iterator[str]:
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown" and not re.match(r"## (Bronnen|Sources)", text):
            yield text


def _without_sources(path: Path) -> str:
    return re.split(r"^## (?:Bronnen|Sources)$", path.read_text("utf-8"), flags=re.MULTILINE)[0]


def _prose(text: str) -> str:
    return re.sub(r"[*|#\[\]]|:?--+:?", " ", _NOT_PROSE.sub(" ", text))
