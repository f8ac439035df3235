"""Measures a running lesson in a real JupyterLab: time, bytes, and from a key press to the eye."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.browser.lesson_page import IDLE, LessonPage

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, WebSocket

    from tests.browser.jupyterlab import JupyterLab

CHARTS = 5
PRESSES, WARM_UP = 40, 4
VIEWPORT = {"width": 1280, "height": 900}
MOST_SECONDS = 120
# From the press on Start until every chart has marks in it; looked at once per frame.
START = """async ([charts]) => {
    const marks = ".mlayer :is(path, image)";
    const drawn = () => [...document.querySelectorAll(".js-plotly-plot svg.main-svg")]
        .filter((svg) => svg.querySelector(marks)).length;
    const began = performance.now();
    document.querySelector("[data-commandlinker-command='netwerkgemeente:start']").click();
    while (drawn() < charts) await new Promise(requestAnimationFrame);
    return (performance.now() - began) / 1000;
}"""
# From the next key press until the first frame that is painted after `look` changed.
WAIT_FOR_PRESS = """([box, look]) => {
    const seen = new Function("box", `return ${look}`);
    const before = seen(box);
    window.pressed = new Promise((resolve, reject) => {
        let began;
        setTimeout(() => reject(new Error("nothing follows the key")), 10_000);
        window.addEventListener("keydown", (event) => { began = event.timeStamp; },
            { capture: true, once: true });
        const watch = new MutationObserver(() => {
            if (seen(box) === before) return;
            watch.disconnect();
            requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => resolve(performance.now() - began);
                port2.postMessage(0);
            });
        });
        const everything = { childList: true, characterData: true, attributes: true };
        watch.observe(box, { subtree: true, ...everything });
    });
}"""
TEXT = "box.textContent"
MARK = (
    "box.querySelector('.scatterlayer')?.lastElementChild"
    "?.querySelector('.point')?.getAttribute('transform')"
)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two ways.

    Attributes:
        ladder, dial: CSS of the inputs that get the key presses.
        words: CSS of what holds the definition that follows the ladder.
        plot: CSS of the chart that follows the dial.
    """

    ladder: str
    words: str
    dial: str
    plot: str


OURS = Side(
    ladder=".ng-steps:has(.ng-steps-details:not(:empty)) input",
    words=".ng-steps:has(.ng-steps-details:not(:empty)) .ng-steps-said",
    dial=".ng-card:has(.ng-number) .ng-number:nth-child(1 of :has(input)) input",
    plot=".ng-card:has(.ng-number) .ng-chart-plot",
)
PLAIN = Side(
    ladder=".plain-climb_ladder [role=slider]",
    words=".plain-climb_ladder .widget-html:last-child",
    dial=".plain-two_dials [role=slider]",
    plot=".plain-two_dials .js-plotly-plot",
)


@dataclass(slots=True)
class Measured:
    """One run of a lesson: seconds, bytes over the websockets, and milliseconds per press."""

    seconds: float
    bytes: int
    to_words: list[float] = field(default_factory=list)
    to_chart: list[float] = field(default_factory=list)


def measure(browser: Browser, lab: JupyterLab, notebook: Path, side: Side) -> Measured:
    """Open a notebook on a page of its own, press Start, then press keys."""
    context = browser.new_context(viewport=VIEWPORT)
    context.set_default_timeout(MOST_SECONDS * 1000)
    page = context.new_page()
    sizes: list[int] = []

    def count(payload: str | bytes) -> None:
        sizes.append(len(payload.encode() if isinstance(payload, str) else payload))

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", count)
        socket.on("framereceived", count)

    page.on("websocket", listen)
    page.goto(lab.url(notebook))
    LessonPage(page, "nl").start_button.wait_for()
    page.wait_for_function(IDLE)
    before = sum(sizes)
    seconds = page.evaluate(START, [CHARTS])
    page.wait_for_function(IDLE)
    found = Measured(seconds, sum(sizes) - before)
    found.to_words = press(page, side.ladder, side.words, TEXT)
    found.to_chart = press(page, side.dial, side.plot, MARK)
    context.close()
    lab.clear()
    return found


def press(page: Page, target: str, box: str, look: str) -> list[float]:
    """Press an arrow, wait for what follows, press the other; return milliseconds, warmed up."""
    control: Locator = page.locator(target).first
    control.scroll_into_view_if_needed()
    control.focus()
    handle = page.locator(box).first.element_handle()
    times = []
    for press in range(WARM_UP + PRESSES):
        page.evaluate(WAIT_FOR_PRESS, [handle, look])
        page.keyboard.press("ArrowRight" if press % 2 == 0 else "ArrowLeft")
        times.append(page.evaluate("() => window.pressed"))
        page.wait_for_function(IDLE)
    return times[WARM_UP:]
