"""Each user of a hub gets the lessons, and keeps what they wrote."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from netwerkgemeente.handout import RECORD, HandOut, hand_out


def notebook(text: str, output: str = "") -> str:
    outputs = [{"output_type": "stream", "name": "stdout", "text": output}] if output else []
    code = {
        "cell_type": "code",
        "execution_count": None,
        "id": "b",
        "metadata": {},
        "outputs": outputs,
        "source": "1",
    }
    words = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": text}
    return json.dumps({"cells": [words, code], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def course(tmp_path):
    """Make the lessons of a very small course."""
    folder = tmp_path / "course"
    (folder / "nl").mkdir(parents=True)
    (folder / "nl" / "01.ipynb").write_text(notebook("eerste"))
    (folder / "nl" / "hulp.md").write_text("hulp")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


@pytest.fixture
def own(tmp_path):
    """Say where the user's copy goes."""
    return tmp_path / "home" / "lessons"


def files(folder):
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.name != RECORD
    )


def test_a_new_user_gets_all_lessons(course, own):
    assert hand_out(course, own).notebooks == [own / "nl" / "01.ipynb"]
    assert files(own) == ["nl/01.ipynb", "nl/hulp.md", "picture.png"]


def test_a_second_start_changes_nothing(course, own):
    hand_out(course, own)
    times = {path: path.stat().st_mtime_ns for path in own.rglob("*")}
    assert hand_out(course, own) == HandOut()
    assert times == {path: path.stat().st_mtime_ns for path in own.rglob("*")}


def test_a_passport_is_nobody_elses(course, own):
    (course / "paspoort.json").write_text("of whoever maintains the lessons")
    (course / ".ipynb_checkpoints").mkdir()
    (course / ".ipynb_checkpoints" / "01.ipynb").write_text(notebook("oud"))
    own.mkdir(parents=True)
    (own / "paspoort.json").write_text("mine")
    hand_out(course, own)
    assert (own / "paspoort.json").read_text() == "mine"
    assert files(own) == ["nl/01.ipynb", "nl/hulp.md", "paspoort.json", "picture.png"]


def test_an_update_replaces_a_lesson_that_was_only_run(course, own):
    hand_out(course, own)
    (own / "nl" / "01.ipynb").write_text(notebook("eerste", "an output"))
    (course / "nl" / "01.ipynb").write_text(notebook("beter"))
    assert hand_out(course, own).notebooks == [own / "nl" / "01.ipynb"]
    assert (own / "nl" / "01.ipynb").read_text() == notebook("beter")
    assert files(own) == ["nl/01.ipynb", "nl/hulp.md", "picture.png"]


def test_an_update_keeps_what_the_user_wrote_beside_it(course, own):
    hand_out(course, own)
    for turn in ("mijn notitie", "nog een notitie"):
        (own / "nl" / "01.ipynb").write_text(notebook(turn))
        (course / "nl" / "01.ipynb").write_text(notebook(f"beter dan {turn}"))
        hand_out(course, own)
    assert (own / "nl" / "01-eigen-1.ipynb").read_text() == notebook("mijn notitie")
    assert (own / "nl" / "01-eigen-2.ipynb").read_text() == notebook("nog een notitie")
    assert (own / "nl" / "01.ipynb").read_text() == notebook("beter dan nog een notitie")


def test_what_the_user_wrote_stays_while_the_course_does_not_change(course, own):
    hand_out(course, own)
    (own / "nl" / "01.ipynb").write_text(notebook("mijn notitie"))
    assert hand_out(course, own) == HandOut()
    assert (own / "nl" / "01.ipynb").read_text() == notebook("mijn notitie")


def test_a_lesson_that_was_thrown_away_comes_back(course, own):
    hand_out(course, own)
    (own / "nl" / "01.ipynb").unlink()
    assert hand_out(course, own).notebooks == [own / "nl" / "01.ipynb"]


def test_a_file_that_the_user_had_before_is_kept(course, own):
    (own / "nl").mkdir(parents=True)
    (own / "nl" / "hulp.md").write_text("mine")
    hand_out(course, own)
    assert (own / "nl" / "hulp.md").read_text() == "hulp"
    assert (own / "nl" / "hulp-eigen-1.md").read_text() == "mine"


def test_an_update_of_how_a_lesson_looks_is_handed_out_too(course, own):
    hand_out(course, own)
    (own / "nl" / "01.ipynb").write_text(notebook("eerste", "an output"))
    hidden = notebook("eerste").replace('"metadata": {}', '"metadata": {"collapsed": true}')
    (course / "nl" / "01.ipynb").write_text(hidden)
    assert hand_out(course, own).notebooks == [own / "nl" / "01.ipynb"]
    assert (own / "nl" / "01.ipynb").read_text() == hidden
    assert files(own) == ["nl/01.ipynb", "nl/hulp.md", "picture.png"]


def test_one_file_that_cannot_be_handed_out_keeps_back_no_other(course, own):
    (course / "nl" / "02.ipynb").write_text(notebook("tweede"))
    (own / "nl" / "01.ipynb" / "a folder of the user's").mkdir(parents=True)
    result = hand_out(course, own)
    assert result.notebooks == [own / "nl" / "02.ipynb"]
    assert [Path(problem.filename).name for problem in result.problems] == ["01.ipynb"]
    assert files(own) == ["nl/02.ipynb", "nl/hulp.md", "picture.png"]


def test_a_lesson_that_the_course_has_no_more_stays(course, own):
    hand_out(course, own)
    (course / "nl" / "01.ipynb").unlink()
    assert hand_out(course, own) == HandOut()
    assert files(own) == ["nl/01.ipynb", "nl/hulp.md", "picture.png"]


@pytest.mark.parametrize("record", ["", "[]", "{", '{"nl/01.ipynb": 3}', '{"nl/01.ipynb": [1]}'])
def test_a_damaged_record_costs_nothing(course, own, record):
    hand_out(course, own)
    (own / RECORD).write_text(record)
    assert hand_out(course, own) == HandOut()
    assert files(own) == ["nl/01.ipynb", "nl/hulp.md", "picture.png"]


def test_a_damaged_notebook_is_kept_and_replaced(course, own):
    hand_out(course, own)
    (own / "nl" / "01.ipynb").write_text("{half")
    (course / "nl" / "01.ipynb").write_text(notebook("beter"))
    hand_out(course, own)
    assert (own / "nl" / "01-eigen-1.ipynb").read_text() == "{half"


def start(course, own, tmp_path, *program):
    return subprocess.run(
        [sys.executable, "-m", "netwerkgemeente.handout", str(course), *program],
        env=os.environ
        | {"JUPYTERHUB_ROOT_DIR": str(own), "JUPYTER_DATA_DIR": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        check=False,
    )


IS_IT_TRUSTED = """
import sys, nbformat
from nbformat.sign import NotebookNotary
notary = NotebookNotary()
print(notary.check_signature(nbformat.read(sys.argv[1], as_version=4)))
notary.store.close()
"""


@pytest.mark.skipif(os.name == "nt", reason="JupyterHub runs on Linux and macOS")
def test_a_server_starts_with_lessons_that_are_trusted(course, own, tmp_path):
    lesson = own / "nl" / "01.ipynb"
    done = start(course, own, tmp_path, sys.executable, "-c", IS_IT_TRUSTED, str(lesson))
    assert (done.stdout, done.returncode) == ("True\n", 0), done.stderr


@pytest.mark.skipif(os.name == "nt", reason="JupyterHub runs on Linux and macOS")
def test_a_server_starts_without_lessons_too(own, tmp_path):
    done = start(tmp_path / "nowhere", own, tmp_path, sys.executable, "-c", "print('started')")
    assert (done.stdout, done.returncode) == ("started\n", 0)
    assert "The lessons are not up to date: there is no folder" in done.stderr
    assert "Traceback" not in done.stderr
