"""The pages around the lessons: one to land on in each language, and one that opens a lesson."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from netwerkgemeente.content.course import read_course

HERE = Path(__file__).parent
PAGE = HERE / "page"
LANDING_PAGES = {"nl": "index.html", "en": "en.html"}
GLOSSARIES = {"nl": "woordenlijst.ipynb", "en": "glossary.ipynb"}


def add_pages(target: Path, app: str, config: dict[str, Any]) -> None:
    """Write the pages, and ``site.json``, which tells them where the rest is.

    Args:
        app: Name of the folder with everything else.
        config: JupyterLite's.
    """
    texts = {each: _texts(each) for each in LANDING_PAGES}
    titles = {language: _titles(language, texts[language]) for language in LANDING_PAGES}
    notebooks = target / "notebooks"
    notebooks.mkdir()
    shutil.copy(PAGE / "lesson.html", notebooks / "index.html")
    shutil.copy(PAGE / "lesson.js", notebooks)
    for language, file in LANDING_PAGES.items():
        html = _landing(language, texts, titles[language])
        (target / file).write_text(html, encoding="utf-8")
    site = {
        "app": app,
        "lessons": titles["nl"] | titles["en"],
        "texts": {language: text["page"] for language, text in texts.items()},
        "config": config,
    }
    (target / "site.json").write_text(json.dumps(site, ensure_ascii=False), encoding="utf-8")


def _texts(language: str) -> dict[str, Any]:
    return tomllib.loads((HERE / "texts" / f"{language}.toml").read_text(encoding="utf-8"))


def _titles(language: str, texts: dict[str, Any]) -> dict[str, str]:
    """Return the title of each notebook by its path: the lessons in order, then the glossary."""
    lessons = {f"{language}/{each.file}": each.title for each in read_course(language).lessons}
    return lessons | {f"{language}/{GLOSSARIES[language]}": texts["landing"]["glossary"]}


def _landing(language: str, texts: dict[str, dict[str, Any]], titles: dict[str, str]) -> str:
    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(PAGE),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    (other,) = LANDING_PAGES.keys() - {language}
    *lessons, glossary = (
        {"title": title, "link": f"notebooks/?{urlencode({'path': path})}"}
        for path, title in titles.items()
    )
    return environment.get_template("landing.html").render(
        language=language,
        texts=texts[language]["landing"],
        lessons=lessons,
        glossary=glossary,
        other={
            "language": other,
            "file": LANDING_PAGES[other],
            "name": texts[other]["landing"]["name"],
        },
        style=Markup((PAGE / "landing.css").read_text(encoding="utf-8")),  # noqa: S704 - our own
        script=Markup((PAGE / "join.js").read_text(encoding="utf-8")),  # noqa: S704 - our own
    )
