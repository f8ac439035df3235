"""Measures a JupyterHub with one to eight trainees: memory, and how long Start takes.

Eight trainees press Start at the same moment, which is the worst that a class does. One of them
sits at a real browser on this machine; the others are connections, which cost it little.
"""

from __future__ import annotations

import statistics
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import psutil

from tests.bench.report import Line
from tests.browser.lesson_page import LessonPage
from tests.hub.person import LESSON_2, Person
from tests.hub.running_hub import TRAINEES, RunningHub

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser, Page

CLASSES = (1, 2, 4, 8)
MEGABYTES = 220
PATIENCE = 120_000  # ms
# From the press on Start until the first slider is on the page; looked at once per frame.
FIRST_SLIDER = """async () => {
    const began = performance.now();
    document.querySelector("[data-commandlinker-command='netwerkgemeente:start']").click();
    while (document.querySelector(".ng-steps-input") === null)
        await new Promise(requestAnimationFrame);
    return (performance.now() - began) / 1000;
}"""


def measure(folder: Path, browser: Browser, rounds: int) -> tuple[list[Line], dict[str, Any]]:
    """Start a hub, fill it, and return the lines of the table and what each round showed."""
    hub = RunningHub(folder)
    try:
        with ExitStack() as people, ThreadPoolExecutor(len(TRAINEES)) as at_once:
            trainees = [people.enter_context(Person(hub, name)) for name in TRAINEES]
            list(at_once.map(Person.start, trainees))
            context = people.enter_context(closing(browser.new_context()))
            context.set_default_timeout(PATIENCE)
            page = _logged_in(context.new_page(), hub, trainees[0])
            seconds = {
                size: [_seconds(page, trainees[:size], at_once) for _ in range(rounds)]
                for size in CLASSES
            }
            megabytes = _memory(page, trainees, at_once)
            core = _core_megabytes(hub)
    finally:
        hub.stop()
    alone = statistics.median(seconds[CLASSES[0]])
    most = max(sum(parts.values()) for parts in megabytes)
    lines = [
        Line("Memory of a trainee, most of eight", "MB", most, None, f"at most {MEGABYTES}",
             most <= MEGABYTES),
        Line("  of which the server", "MB", max(parts["server"] for parts in megabytes)),
        Line("  of which the kernel", "MB", max(parts["kernel"] for parts in megabytes)),
        Line("Memory of hub, proxy, culler and room", "MB", core),
        *(
            Line(f"Start to first slider, {size} at once", "s", statistics.median(seconds[size]),
                 alone)
            for size in CLASSES
        ),
    ]  # fmt: skip
    return lines, {"seconds": seconds, "megabytes": megabytes}


def _logged_in(page: Page, hub: RunningHub, person: Person) -> Page:
    page.goto(hub.address)
    page.get_by_label("Username").fill(person.name)
    page.get_by_label("Password").fill(hub.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/doc/tree/**")
    return page


def _open(page: Page, person: Person) -> None:
    """Open lesson 2 with a new kernel, and wait until that is ready."""
    kernels = f"/user/{person.name}/api/kernels"
    page.goto("about:blank")
    for kernel in person.ask("GET", kernels).json():
        person.ask("DELETE", f"{kernels}/{kernel['id']}")
    page.goto(f"{person.address}/doc/tree/{LESSON_2}")
    LessonPage(page, "nl").start_button.wait_for()
    while [kernel["execution_state"] for kernel in person.ask("GET", kernels).json()] != ["idle"]:
        page.wait_for_timeout(100)


def _seconds(page: Page, trainees: Sequence[Person], at_once: ThreadPoolExecutor) -> float:
    """Have all press Start at once; return how long the one at the browser waits."""
    start = Event()

    def press(person: Person, kernel: Any) -> None:
        start.wait()
        person.run_cells(kernel)

    _open(page, trainees[0])
    with ExitStack() as kernels:
        ready = [(each, kernels.enter_context(each.open())) for each in trainees[1:]]
        for _, kernel in ready:
            kernel.run("")
        others = [at_once.submit(press, *each) for each in ready]
        start.set()
        seconds = float(page.evaluate(FIRST_SLIDER))
        for other in others:
            other.result()
    return seconds


def _memory(
    page: Page, trainees: Sequence[Person], at_once: ThreadPoolExecutor
) -> list[dict[str, float]]:
    """Return what each trainee's server and kernel take, with lesson 2 run by all of them."""
    _open(page, trainees[0])
    lesson = LessonPage(page, "nl")
    lesson.start()
    with ExitStack() as kernels:
        for kernel in at_once.map(Person.run_lesson, trainees[1:]):
            kernels.enter_context(kernel)
        return [_megabytes(person.name) for person in trainees]


def _megabytes(user: str) -> dict[str, float]:
    """Return the proportional set size: what processes share is divided over them."""
    found = {"server": 0.0, "kernel": 0.0}
    for process in psutil.process_iter(["cmdline", "environ"]):
        if (process.info["environ"] or {}).get("JUPYTERHUB_USER") == user:
            is_kernel = any("ipykernel" in part for part in process.info["cmdline"])
            found["kernel" if is_kernel else "server"] += _size(process)
    return found


def _core_megabytes(hub: RunningHub) -> float:
    """Return what the hub takes without its users."""
    root = psutil.Process(hub.process_id)
    processes = [root, *root.children(recursive=True)]
    return sum(_size(each) for each in processes if "JUPYTERHUB_USER" not in each.environ())


def _size(process: psutil.Process) -> float:
    full = process.memory_full_info()
    return float(getattr(full, "pss", full.uss)) / 1e6  # macOS knows no pss; uss is less
