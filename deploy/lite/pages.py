"""The pages around the lessons: to land on, for help, and one that opens a lesson."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from deploy.lite.markdown import to_html
from netwerkgemeente.content.course import read_course

HERE = Path(__file__).parent
PAGE = HERE / "page"
LESSONS = HERE.parents[1] / "lessons"
LANDING_PAGES = {"nl": "index.html", "en": "en.html"}
HELP = {"nl": "hulp.md", "en": "help.md"}
"""Which page of the lessons says what to do when something does not work."""

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
        html = _help(language, texts, titles[language])
        (target / _help_page(language)).write_text(html, encoding="utf-8")
    site = {
        "app": app,
        "lessons": titles["nl"] | titles["en"],
        "pages": {f"{language}/{file}": _help_page(language) for language, file in HELP.items()},
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
    (other,) = LANDING_PAGES.keys() - {language}
    *lessons, glossary = ({"title": title, "link": _opens(path)} for path, title in titles.items())
    return _template("landing.html").render(
        language=language,
        texts=texts[language]["landing"],
        lessons=lessons,
        glossary=glossary,
        help_page=_help_page(language),
        other={
            "language": other,
            "file": LANDING_PAGES[other],
            "name": texts[other]["landing"]["name"],
        },
        style=_style(),
        script=Markup((PAGE / "join.js").read_text(encoding="utf-8")),  # noqa: S704 - our own
    )


def _help(language: str, texts: dict[str, dict[str, Any]], titles: dict[str, str]) -> str:
    """Make a page of the lessons' own help."""
    (other,) = HELP.keys() - {language}
    addresses = {path.partition("/")[2]: _opens(path) for path in titles}
    addresses[f"../{other}/{HELP[other]}"] = _help_page(other)
    text = (LESSONS / language / HELP[language]).read_text(encoding="utf-8")
    return _template("help.html").render(
        language=language,
        title=texts[language]["landing"]["help"],
        text=Markup(to_html(text, addresses)),  # noqa: S704 - our own
        style=_style(),
    )


def _help_page(language: str) -> str:
    """Return the name of the page in the site."""
    return f"{Path(HELP[language]).stem}.html"


def _opens(path: str) -> str:
    """Return the address, in the site, that opens a notebook."""
    return f"notebooks/?{urlencode({'path': path})}"


def _template(name: str) -> Template:
    environment = Environment(
        autoescape=True,
        loader=FileSystemLoader(PAGE),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template(name)


def _style() -> Markup:
    return Markup((PAGE / "landing.css").read_text(encoding="utf-8"))  # noqa: S704 - our own
