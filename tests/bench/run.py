"""The benchmark: ``nox -s bench`` prints a table and writes bench.json.

The real lesson 2 and the plain way run in turns, for the same returning trainee, so that a busy
machine is busy for both. Every cell of both is drawn, in view or not (JupyterLab's windowing is
off), since the real lesson would otherwise not even draw the charts out of view.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

import nbformat
from playwright.sync_api import sync_playwright

REPOSITORY = Path(__file__).parents[2]
sys.path.insert(0, str(REPOSITORY))

from netwerkgemeente.content.course import read_course  # noqa: E402 - run as a script
from tests.bench import lesson_in_browser, machine  # noqa: E402
from tests.browser import chromium  # noqa: E402
from tests.browser.jupyterlab import LESSONS, JupyterLab  # noqa: E402
from tests.browser.lesson_page import KEY  # noqa: E402
from tests.browser.returning import passport_of_a_returning_trainee  # noqa: E402

WITHOUT_WINDOWING = {
    "@jupyterlab/notebook-extension:tracker": {"kernelShutdown": True, "windowingMode": "none"}
}
REPORT = REPOSITORY / "bench.json"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table.

    Attributes:
        ours, plain: The two values, or None where only ours is measured.
        limit: What the issue asks; ``met`` says whether it is so, None where nothing is asked.
    """

    what: str
    unit: str
    ours: float
    plain: float | None = None
    limit: str = ""
    met: bool | None = None

    @property
    def ratio(self) -> float | None:
        """Ours as a part of the plain way."""
        return self.ours / self.plain if self.plain else None


def main() -> None:
    """Measure, print and write; a missed limit is reported, and is no error."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="runs of each of the two lessons")
    rounds = parser.parse_args().rounds
    os.environ["PYTHONPATH"] = str(REPOSITORY)
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = in_the_browser(Path(folder), rounds)
        lines = [*from_the_browser(ours, plain), *from_the_machine()]
    sys.stdout.write(table(lines))
    REPORT.write_text(
        json.dumps(
            {
                "python": platform.python_version(),
                "rounds": rounds,
                "lines": [asdict(line) | {"ratio": line.ratio} for line in lines],
                "runs": {
                    "ours": [asdict(run) for run in ours],
                    "plain": [asdict(run) for run in plain],
                },
            },
            indent=1,
        )
        + "\n"
    )
    sys.stdout.write(f"\nWritten to {REPORT.name}.\n")


def in_the_browser(
    folder: Path, rounds: int
) -> tuple[list[lesson_in_browser.Measured], list[lesson_in_browser.Measured]]:
    """Run both lessons in turns."""
    program = chromium.find(os.environ, platform.system(), Path.home())
    lab = JupyterLab(folder / "lab", settings=WITHOUT_WINDOWING)
    course = read_course("nl")
    lesson = next(each.file for each in course.lessons if each.key == KEY)
    ours, plain = [], []
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=chromium.ARGUMENTS)
            for at in range(rounds):
                for name, side, found in (
                    ("ours", lesson_in_browser.OURS, ours),
                    ("plain", lesson_in_browser.PLAIN, plain),
                ):
                    sys.stdout.write(f"{name}, run {at + 1} of {rounds} ...\n")
                    copy = lab.copy_lessons(f"{name}-{at}")
                    passport = passport_of_a_returning_trainee(course)
                    (copy / "paspoort.json").write_text(passport, encoding="utf-8")
                    notebook = copy / "nl" / lesson
                    if name == "plain":
                        make_plain(notebook)
                        lab.trust(notebook)
                    found.append(lesson_in_browser.measure(browser, lab, notebook, side))
            browser.close()
    finally:
        lab.stop()
    return ours, plain


def make_plain(notebook: Path) -> None:
    """Have the cells of a real lesson talk to the plain one instead."""
    content = nbformat.read(notebook, as_version=4)
    for cell in content.cells:
        if cell.cell_type == "code":
            cell.outputs = []
            if "Lesson(" in cell.source:
                cell.source = (
                    "from tests.bench.plain_lesson import PlainLesson\n"
                    'lesson = PlainLesson("nl")\n'
                    "lesson.passport()"
                )
    nbformat.write(content, notebook)


def from_the_browser(
    ours: list[lesson_in_browser.Measured], plain: list[lesson_in_browser.Measured]
) -> list[Line]:
    """Make lines of what a page showed; medians over the runs, and over all presses."""
    seconds = [statistics.median(run.seconds for run in side) for side in (ours, plain)]
    size = [statistics.median(run.bytes for run in side) / 1e6 for side in (ours, plain)]
    words = [[time for run in side for time in run.to_words] for side in (ours, plain)]
    chart = [[time for run in side for time in run.to_chart] for side in (ours, plain)]
    to_words, to_chart = (list(map(statistics.median, each)) for each in (words, chart))
    return [
        Line("Run all to last chart", "s", *seconds, "at most 1/5", seconds[0] <= seconds[1] / 5),
        Line(
            "Over the websocket",
            "MB",
            *size,
            "at most 1/40 and 0.5 MB",
            size[0] <= min(size[1] / 40, 0.5),
        ),
        Line(
            "Key press to ladder feedback, median", "ms", *to_words, "at most 20", to_words[0] <= 20
        ),
        Line("Key press to ladder feedback, p90", "ms", *map(p90, words)),
        Line(
            "Key press to chart, median",
            "ms",
            *to_chart,
            "at most 1.5 times",
            to_chart[0] <= 1.5 * to_chart[1],
        ),
        Line("Key press to chart, p90", "ms", *map(p90, chart)),
    ]


def from_the_machine() -> list[Line]:
    """Make lines of what needs no browser."""
    installed = machine.installed_megabytes()
    added, alone = machine.import_seconds()
    largest = max(path.stat().st_size for path in LESSONS.rglob("*.ipynb")) / 1e3
    return [
        Line("Installed environment", "MB", installed, None, "at most 350", installed <= 350),
        Line("Import, added to the plain imports", "s", added, alone, "at most 0.3", added <= 0.3),
        Line("Largest notebook (of ours)", "kB", largest, None, "at most 100", largest <= 100),
    ]


def p90(times: list[float]) -> float:
    """The time that nine out of ten stay within."""
    return statistics.quantiles(times, n=10)[-1]


def table(lines: list[Line]) -> str:
    """Lay out the lines as a table in plain text."""
    head = ("", "unit", "ours", "plain", "ratio", "limit", "met")
    rows = [head]
    for line in lines:
        met = "" if line.met is None else "yes" if line.met else "NO"
        values = (_number(line.ours), _number(line.plain), _number(line.ratio))
        rows.append((line.what, line.unit, *values, line.limit, met))
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "".join(
        "  ".join(
            cell.rjust(width) if 2 <= column <= 4 else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        + "\n"
        for row in rows
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3g}"


if __name__ == "__main__":
    main()
