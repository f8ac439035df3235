"""Runs the lessons and keeps what they show: the outputs that nbval compares.

The same lesson always gives the same file: no widget state, no clock, no version of Python.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

LESSONS = Path(__file__).parent.parent / "lessons"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def main() -> None:
    """Run the notebooks named on the command line, or all of them."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("notebooks", nargs="*", type=Path)
    chosen = parser.parse_args().notebooks or sorted(LESSONS.rglob("*.ipynb"))
    for path in chosen:
        if ".ipynb_checkpoints" not in path.parts:
            sys.stdout.write(f"{path}\n")
            execute(path)


def execute(path: Path) -> None:
    """Run one notebook from its own folder, with an empty passport, and write it back.

    Raises:
        nbclient.exceptions.CellExecutionError: A cell failed; the file stays as it was.
    """
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        kernel_name=KERNEL["name"],
        resources={"metadata": {"path": str(path.parent)}},
        store_widget_state=False,
        record_timing=False,
    )
    with tempfile.TemporaryDirectory() as folder:
        passport = str(Path(folder) / "paspoort.json")
        client.execute(env={**os.environ, "NETWERKGEMEENTE_PASSPORT": passport})
    tidy(notebook)
    nbformat.write(notebook, path)


def tidy(notebook: nbformat.NotebookNode) -> None:
    """Remove what differs from run to run or from machine to machine.

    A widget's view goes too: its number is new each time, and without a kernel JupyterLab shows an
    error in its place. Its text form stays; nbval compares that.
    """
    notebook.metadata.pop("widgets", None)
    notebook.metadata.kernelspec = dict(KERNEL)
    notebook.metadata.language_info = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        for output in cell.get("outputs", []):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)


if __name__ == "__main__":
    main()
