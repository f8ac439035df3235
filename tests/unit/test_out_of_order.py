"""Cells that are run before Start, in a real kernel with the settings of this environment."""

import nbformat
import pytest
from nbclient import NotebookClient

from netwerkgemeente.messages.reader import read_messages

CELLS = {
    "early": "lesson.check()",
    "name": "lessen.check()",
    "number": "1 / 0",
    "inside": "def f():\n    return lesson.check()\nf()",
    "unknown": "from netwerkgemeente import Lesson\nLesson('stairs', language='nl')",
    "started": "lesson = Lesson('ladder', language='nl')\nlesson.climb_ladder()",
}


@pytest.fixture(scope="module", params=["nl", "en", "elsewhere"])
def shown(request, tmp_path_factory):
    """What each cell shows in a kernel started in this folder; starting one is slow."""
    folder = tmp_path_factory.mktemp("lessons") / request.param
    folder.mkdir()
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source) for source in CELLS.values()]
    )
    NotebookClient(
        notebook,
        kernel_name="python3",
        allow_errors=True,
        store_widget_state=False,
        resources={"metadata": {"path": str(folder)}},
    ).execute()
    outputs = [cell.outputs[0] for cell in notebook.cells]
    return request.param, dict(zip(CELLS, outputs, strict=True))


@pytest.mark.parametrize("cell", ["early", "inside"])
def test_a_cell_before_start_gives_one_sentence(shown, cell):
    folder, outputs = shown
    language = "en" if folder == "en" else "nl"
    assert outputs[cell]["traceback"] == [read_messages(language)("problem.start_first")]


@pytest.mark.parametrize(
    ("cell", "said"), [("name", "name 'lessen' is not defined"), ("number", "division by zero")]
)
def test_another_mistake_keeps_its_traceback(shown, cell, said):
    _, outputs = shown
    traceback = "\n".join(outputs[cell]["traceback"])
    assert said in traceback
    assert "Traceback" in traceback


def test_an_unknown_lesson_is_a_sentence_without_a_traceback(shown):
    _, outputs = shown
    (line,) = outputs["unknown"]["traceback"]
    assert line.startswith("De les 'stairs' bestaat niet.")


def test_after_start_the_same_kernel_works(shown):
    _, outputs = shown
    assert "Beklim de ladder" in outputs["started"]["data"]["text/plain"]
