"""The benchmark: ``nox -s bench`` prints a table for each part and writes bench.json.

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
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

REPOSITORY = Path(__file__).parents[2]
sys.path.insert(0, str(REPOSITORY))

from netwerkgemeente.content.course import read_course  # noqa: E402 - run as a script
from tests.bench import hub, lesson_in_browser, lite, machine, room  # noqa: E402
from tests.bench.plain_notebook import make_plain  # noqa: E402
from tests.bench.report import Line, percentile, table  # noqa: E402
from tests.browser import chromium  # noqa: E402
from tests.browser.jupyterlab import LESSONS, JupyterLab  # noqa: E402
from tests.browser.returning import KEY, passport_of_a_returning_trainee  # noqa: E402

WITHOUT_WINDOWING = {
    "@jupyterlab/notebook-extension:tracker": {"kernelShutdown": True, "windowingMode": "none"}
}
REPORT = REPOSITORY / "bench.json"
Measured = tuple[list[Line], dict[str, Any]]
"""The lines of a part, and what each of its runs showed."""


def main() -> None:
    """Measure, print and write; a missed limit is reported, and is no error."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="runs of each of the two lessons")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; or all")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    os.environ["PYTHONPATH"] = str(REPOSITORY)
    report: dict[str, Any] = json.loads(REPORT.read_text()) if REPORT.exists() else {}
    for name in given.parts or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            lines, runs = PARTS[name](Path(folder), given.rounds)
        sys.stdout.write(f"\n{name}\n{table(lines)}")
        report[name] = {
            "python": platform.python_version(),
            "lines": [asdict(line) | {"ratio": line.ratio} for line in lines],
            "runs": runs,
        }
    REPORT.write_text(json.dumps(report, indent=1) + "\n")
    sys.stdout.write(f"\nWritten to {REPORT.name}.\n")


def the_lesson(folder: Path, rounds: int) -> Measured:
    """Measure lesson 2 in JupyterLab, and what needs no browser."""
    ours, plain = in_the_browser(folder, rounds)
    runs = {"ours": [asdict(run) for run in ours], "plain": [asdict(run) for run in plain]}
    return [*from_the_browser(ours, plain), *from_the_machine()], runs


def the_room(folder: Path, rounds: int) -> Measured:
    """Measure the live room."""
    return room.measure(folder), {}


def in_the_browser(
    folder: Path, rounds: int
) -> tuple[list[lesson_in_browser.Measured], list[lesson_in_browser.Measured]]:
    """Run both lessons in turns."""
    lab = JupyterLab(folder / "lab", settings=WITHOUT_WINDOWING)
    course = read_course("nl")
    lesson = next(each.file for each in course.lessons if each.key == KEY)
    ours, plain = [], []
    try:
        with chromium.running() as browser:
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
                        make_plain(notebook, notebook, "tests.bench.plain_lesson")
                        lab.trust(notebook)
                    found.append(lesson_in_browser.measure(browser, lab, notebook, side))
    finally:
        lab.stop()
    return ours, plain


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
        Line("Key press to ladder feedback, p90", "ms", *(percentile(each, 90) for each in words)),
        Line(
            "Key press to chart, median",
            "ms",
            *to_chart,
            "at most 1.5 times",
            to_chart[0] <= 1.5 * to_chart[1],
        ),
        Line("Key press to chart, p90", "ms", *(percentile(each, 90) for each in chart)),
    ]


def from_the_machine() -> list[Line]:
    """Make lines of what needs no browser."""
    installed = machine.installed_megabytes()
    added, alone = machine.import_seconds()
    binder = machine.binder_megabytes()
    largest = max(path.stat().st_size for path in LESSONS.rglob("*.ipynb")) / 1e3
    return [
        Line("Installed environment", "MB", installed, None, "at most 350", installed <= 350),
        Line("Added to Binder's base", "MB", binder, None, "at most 150", binder <= 150),
        Line("Import, added to the plain imports", "s", added, alone, "at most 0.3", added <= 0.3),
        Line("Largest notebook (of ours)", "kB", largest, None, "at most 100", largest <= 100),
    ]


def the_hub(folder: Path, rounds: int) -> Measured:
    """Measure a JupyterHub with a class on it."""
    with chromium.running() as browser:
        return hub.measure(folder, browser, rounds)


def the_browser_edition(folder: Path, rounds: int) -> Measured:
    """Measure lesson 2 in the site that ``nox -s lite`` built, and in the plain one."""
    with chromium.running() as browser:
        return lite.measure(browser, rounds)


PARTS: dict[str, Callable[[Path, int], Measured]] = {
    "lesson": the_lesson,
    "room": the_room,
    "hub": the_hub,
    "lite": the_browser_edition,
}


if __name__ == "__main__":
    main()
