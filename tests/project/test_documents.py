"""README and CONTRIBUTING say what is there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "datasets/README.md",
    "deploy/README.md",
    "lessons/README.md",
)
PACKAGE = ROOT / "widgets" / "netwerkgemeente"


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_that_a_document_names_exists(name):
    inside = re.findall(
        r"`([\w./-]+/[\w./-]*|[\w-]+\.(?:md|toml|lock|yml|py|csv|json))`", read(name)
    )
    folders = (ROOT, ROOT / name.rpartition("/")[0], PACKAGE, ROOT / "widgets", ROOT / "datasets")
    missing = [
        path
        for path in inside
        if not any((folder / path).exists() for folder in folders) and "paspoort" not in path
    ]
    assert not [path for path in missing if not path.startswith((".nox", "dist", "/"))]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_inside_the_repository_resolves(name):
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", read(name))
    folder = (ROOT / name).parent
    assert not [target for target in targets if not (folder / target).exists()]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_nox_session_that_a_document_names_exists(name):
    tree = ast.parse(read("noxfile.py"))
    sessions = {
        node.name.rstrip("_")
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any("session" in ast.dump(d) for d in node.decorator_list)
    }
    assert set(re.findall(r"nox -s (\w+)", read(name))) - {"NAME"} <= sessions


def test_the_picture_of_the_house_is_the_house():
    drawn = set(re.findall(r"^    (\w+)(?:/|\.py) ", read("CONTRIBUTING.md"), flags=re.MULTILINE))
    there = {
        path.stem for path in PACKAGE.iterdir() if path.stem not in {"__init__", "__pycache__"}
    }
    assert drawn == there


def test_every_table_is_explained_in_the_data_dictionary():
    explained = read("datasets/README.md")
    tables = sorted(path.name for path in (ROOT / "datasets").glob("*.csv"))
    assert not [table for table in tables if table not in explained]
