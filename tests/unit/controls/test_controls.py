"""What every control promises, in Python and in the browser's files."""

from __future__ import annotations

import re
from pathlib import Path

import anywidget
import pytest
import traitlets

from netwerkgemeente.controls import assets
from netwerkgemeente.controls.chart_holder import ChartHolder
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.countdown import Countdown
from netwerkgemeente.controls.data_table import DataTable
from netwerkgemeente.controls.download_button import DownloadButton, HandedOut
from netwerkgemeente.controls.file_button import FileButton
from netwerkgemeente.controls.invitation import Invitation
from netwerkgemeente.controls.lesson_bar import LessonBar
from netwerkgemeente.controls.marks import Marks
from netwerkgemeente.controls.number_slider import NumberSlider
from netwerkgemeente.controls.order_list import OrderList
from netwerkgemeente.controls.progress_bar import ProgressBar
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.step_slider import StepSlider
from netwerkgemeente.controls.text_field import TextField

FOLDER = Path(assets.__file__).parent
STEPS = ["letting go", "facilitating", "stimulating"]
MARKUP = "<b onclick=x>&amp;</b>"
FILES = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.*s*"))}
SCRIPTS = {name: text for name, text in FILES.items() if name.endswith(".js")}
STYLES = {name: text for name, text in FILES.items() if name.endswith(".css")}
SHARED = {"control.js", "hand_out.js", "make.js", "native_range.js"}
"""Functions that several controls put before their own."""
HIDDEN = {("file_button.js", "input")}
"""A button opens it; no key ever reaches it."""

CONTROLS = {
    "chart_holder": lambda: ChartHolder(
        title="Chart", sentence="It rises.", table=[["Case", "Rung"], ["Shop", "2"]]
    ),
    "choice": lambda: Choice(label="Which?", options=[("a", "Alone"), ("b", "Together")]),
    "countdown": lambda: Countdown(label="Left", start_label="Start", again_label="Again"),
    "data_table": lambda: DataTable(label="Cases", rows=[["Case", "Rung"], ["Shop", "2"]]),
    "download_button": lambda: DownloadButton(lambda: None, label="Download the card"),
    "file_button": lambda: FileButton(print, label="Choose a file", too_large="Too large."),
    "invitation": lambda: Invitation(code_label="Code", address_label="Go to"),
    "lesson_bar": lambda: LessonBar(
        lambda: ("file.json", "{}"),
        print,
        title="Progress",
        progress="1 of 2.",
        items=[("Climb", "done", True), ("Place", "open", False)],
        download_label="Download",
        load_label="Open",
    ),
    "marks": lambda: Marks(label="Which?", options=[("a", "Alone"), ("b", "Together")]),
    "number_slider": lambda: NumberSlider(label="How much?", unanswered="nothing yet"),
    "order_list": lambda: OrderList(label="Order", items=["one", "two"], value=[1, 0]),
    "progress_bar": lambda: ProgressBar(label="Reading", steps=3, words="1 of 3"),
    "reading": lambda: Reading(blocks=[("heading", "Title"), ("item", "one"), ("item", "two")]),
    "step_slider": lambda: StepSlider(label="Where?", steps=STEPS, unanswered="not placed"),
    "text_field": lambda: TextField(label="Why?", unanswered="nothing written"),
}
SAID = [
    ("chart_holder", {}, "[Chart]\nIt rises.\nCase | Rung\nShop | 2"),
    ("choice", {}, "Which?\n( ) Alone\n( ) Together"),
    ("choice", {"value": "b"}, "Which?\n( ) Alone\n(x) Together"),
    ("choice", {"compact": True, "value": "a"}, "Which?: Alone"),
    ("choice", {"compact": True, "unanswered": "none"}, "Which?: none"),
    ("countdown", {}, "Left: 10:00\n[Start] [Again]"),
    ("countdown", {"left": 61.5}, "Left: 1:01\n[Start] [Again]"),
    ("download_button", {}, "[Download the card]"),
    ("download_button", {"news": "It is saved."}, "[Download the card]\nIt is saved."),
    ("file_button", {}, "[Choose a file]"),
    ("file_button", {"news": "It was read."}, "[Choose a file]\nIt was read."),
    ("progress_bar", {"done": 1}, "Reading: 1 of 3"),
    ("file_button", {}, "[Choose a file]"),
    ("file_button", {"news": "It is too large."}, "[Choose a file]\nIt is too large."),
    ("invitation", {}, ""),
    (
        "invitation",
        {"code": "K7M2QX", "address": "http://host", "links": [("Screen", "http://host/s")]},
        "Code: K7M2QX\nGo to: http://host\n[Screen]",
    ),
    ("marks", {}, "Which?\n[ ] Alone\n[ ] Together"),
    ("marks", {"value": ["b", "a"]}, "Which?\n[x] Alone\n[x] Together"),
    ("number_slider", {}, "How much?: nothing yet"),
    ("number_slider", {"value": 0}, "How much?: 0"),
    ("number_slider", {"value": 7, "unit": "%"}, "How much?: 7 %"),
    ("number_slider", {"value": 1, "words": ["none", "some"]}, "How much?: 1. some"),
    ("number_slider", {"value": 3, "words": ["none", "some"]}, "How much?: 3"),
    ("order_list", {}, "Order\n1. two\n2. one"),
    ("reading", {}, "Title\n- one\n- two"),
    ("step_slider", {}, "Where?: not placed"),
    ("step_slider", {"value": 2}, "Where?: 2. facilitating"),
    (
        "step_slider",
        {"value": 1, "bracket": (2, 3), "bracket_label": "Experts"},
        "Where?: 1. letting go\nExperts: 2. facilitating – 3. stimulating",
    ),
    (
        "step_slider",
        {"mark": 3, "mark_label": "Before", "bracket": (1, 1), "bracket_label": "Experts"},
        "Where?: not placed\nBefore: 3. stimulating\nExperts: 1. letting go",
    ),
    ("text_field", {}, "Why?: nothing written"),
    ("text_field", {"value": MARKUP}, f"Why?: {MARKUP}"),
]
REFUSED = [
    ("choice", "value", "c", "'c' is not one of a, b."),
    ("marks", "value", ["a", "c"], "['c'] are not among a, b."),
    ("number_slider", "value", 11, "11 is not a number from 0 to 10."),
    ("number_slider", "value", -1, "-1 is not a number from 0 to 10."),
    ("order_list", "value", [0, 0], "[0, 0] does not hold each of the items once."),
    ("order_list", "value", [0], "[0] does not hold each of the items once."),
    ("step_slider", "value", 0, "0 is not a step from 1 to 3."),
    ("step_slider", "value", 4, "4 is not a step from 1 to 3."),
    ("step_slider", "mark", 4, "4 is not a step from 1 to 3."),
]
every_control = pytest.mark.parametrize("stem", CONTROLS)


def selectors(style):
    """Each selector of a stylesheet, also those inside a media query."""
    plain = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    for before, _ in re.findall(r"([^{}]+)\{([^{}]*)\}", plain):
        for selector in re.split(r",(?![^()]*\))", before):
            yield selector.strip()


def declarations(style):
    for _, body in re.findall(r"([^{}]+)\{([^{}]*)\}", style):
        for declaration in filter(None, map(str.strip, body.split(";"))):
            name, _, value = declaration.partition(":")
            yield name.strip(), value.strip()


def synced(stem):
    """The traits that a control shares with the browser, without those of every widget."""
    every = anywidget.AnyWidget().traits(sync=True)
    traits = CONTROLS[stem]().traits(sync=True)
    return {name for name in traits if name not in every and not name.startswith("_")}


# In Python


def test_every_control_is_tested_here():
    assert set(CONTROLS) == {
        path.stem
        for path in FOLDER.glob("*.py")
        if path.stem not in {"__init__", "assets", "control", "look"}  # look is not seen
    }


@every_control
def test_a_control_has_three_files_of_one_name(stem):
    assert {f"{stem}.py", f"{stem}.js", f"{stem}.css"} <= {path.name for path in FOLDER.iterdir()}


@pytest.mark.parametrize(("stem", "traits", "said"), SAID)
def test_a_control_says_its_value_in_words(stem, traits, said):
    control = CONTROLS[stem]()
    for name, value in traits.items():
        setattr(control, name, value)
    assert repr(control) == said


def test_the_bar_says_what_is_done_and_what_the_buttons_do():
    assert repr(CONTROLS["lesson_bar"]()).splitlines() == [
        "Progress",
        "1 of 2.",
        "- Climb: done",
        "- Place: open",
        "[Download] [Open]",
    ]


@every_control
def test_a_control_shows_its_words_in_the_notebook(stem):
    control = CONTROLS[stem]()
    data, _ = control._repr_mimebundle_()
    assert data["text/plain"] == repr(control)
    assert "0x" not in repr(control)


@pytest.mark.parametrize(("stem", "trait", "value", "said"), REFUSED)
def test_a_control_refuses_what_it_cannot_show_with_a_sentence(stem, trait, value, said):
    control = CONTROLS[stem]()
    before = getattr(control, trait)
    with pytest.raises(traitlets.TraitError, match=re.escape(said)):
        setattr(control, trait, value)
    assert getattr(control, trait) == before


def test_a_slider_of_words_needs_two():
    with pytest.raises(traitlets.TraitError):
        StepSlider(steps=["only one"])


def test_a_text_needs_a_kind_that_exists():
    with pytest.raises(traitlets.TraitError):
        Reading(blocks=[("shout", "text")])


@pytest.mark.parametrize("stem", ["choice", "number_slider", "step_slider"])
def test_an_answer_can_be_taken_back(stem):
    control = CONTROLS[stem]()
    control.value = {"choice": "a"}.get(stem, 1)
    control.value = None
    assert control.value is None


def test_the_bar_hands_out_a_file_when_asked_and_takes_one_in(monkeypatch):
    taken, sent = [], []
    bar = LessonBar(lambda: ("file.json", "{}"), taken.append)
    monkeypatch.setattr(bar, "send", sent.append)
    bar._handle_custom_msg({"kind": "download"}, [])
    bar._handle_custom_msg({"kind": "load", "text": "{}"}, [])
    bar._handle_custom_msg({"kind": "other"}, [])
    assert sent == [{"kind": "file", "name": "file.json", "text": "{}"}]
    assert taken == ["{}"]


def test_a_download_button_hands_out_the_bytes_and_nothing_when_there_is_nothing(monkeypatch):
    files, sent = [HandedOut("card.html", "text/html", b"<p>"), None], []
    button = DownloadButton(lambda: files.pop(0))
    monkeypatch.setattr(button, "send", lambda message, buffers: sent.append((message, buffers)))
    button._handle_custom_msg({"kind": "download"}, [])
    button.click()
    assert sent == [({"kind": "file", "name": "card.html", "mime": "text/html"}, [b"<p>"])]


def test_a_file_that_cannot_be_made_is_said_and_no_error_reaches_the_page(monkeypatch):
    def fail():
        raise RuntimeError

    button = DownloadButton(fail, failed="It cannot be made.")
    monkeypatch.setattr(button, "send", lambda *_: pytest.fail("there is nothing to send"))
    button.click()
    assert button.news == "It cannot be made."


def test_a_file_that_is_too_large_is_refused_and_another_is_taken_in():
    taken = []
    button = FileButton(lambda *file: taken.append(file), largest=3, too_large="Too large.")
    button._handle_custom_msg({"kind": "file", "name": "a.csv"}, [memoryview(b"1234")])
    assert (button.news, taken) == ("Too large.", [])
    button._handle_custom_msg({"kind": "file", "name": "a.csv"}, [memoryview(b"123")])
    assert taken == [("a.csv", b"123")]


def test_what_only_helps_a_reader_is_not_sent_to_the_page():
    sent = assets.asset("make.js", "chart_holder.js") + assets.stylesheets()
    assert not [line for line in sent.splitlines() if line != line.strip()]
    assert not [line for line in sent.splitlines() if line.startswith(("/*", "//", "* "))]
    assert "Plotly.react(" in sent
    assert ".ng-chart" in sent


def test_a_browser_file_that_is_missing_is_named():
    with pytest.raises(FileNotFoundError, match=r"nothing\.js"):
        assets.asset("nothing.js")


# In the browser


@every_control
def test_the_browser_and_python_speak_of_the_same_traits(stem):
    own = synced(stem)
    source = "\n".join([*(SCRIPTS[name] for name in SHARED), SCRIPTS[f"{stem}.js"]])
    read = set(re.findall(r'model\.(?:get|set)\("(\w+)"', source))
    assert read - own == set(), "the browser asks for what is not there"
    assert own - read == set(), "Python sends what nobody reads"


@every_control
def test_a_control_is_drawn_again_when_a_trait_changes(stem):
    source = SCRIPTS["control.js"] + SCRIPTS[f"{stem}.js"]
    heard = set(re.findall(r'"change:(\w+)"', source))
    for names in re.findall(r"for \(const trait of \[([^\]]*)\]", source):
        heard |= set(re.findall(r'"(\w+)"', names))
    fixed = {  # read once, or when they are needed
        "chart_holder": {"dark", "missing"},
        "countdown": {"minutes_left", "last_minute", "paused", "over"},
        "file_button": {"too_large", "largest"},
        "invitation": {"page"},
        "lesson_bar": {"too_large", "largest"},
        "order_list": {"moved"},
        "reading": {"follow"},
    }
    assert synced(stem) - heard - fixed.get(stem, set()) == set()


def test_no_script_reads_text_as_html():
    dangerous = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    found = {name: re.findall(dangerous, text) for name, text in SCRIPTS.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_no_script_or_style_asks_for_anything_from_the_web():
    found = {
        name: re.findall(r"https?://[^\s\"']+|@import|url\(|\bfetch\(|XMLHttpRequest", text)
        for name, text in FILES.items()
        if name.endswith((".js", ".css"))
    }
    assert {name: words for name, words in found.items() if words} == {}


def test_every_script_says_what_it_is_and_renders():
    problems = []
    for name, text in SCRIPTS.items():
        if not text.startswith("/**"):
            problems.append(f"{name} does not begin with what it is")
        if name not in SHARED and text.count("export default { render };") != 1:
            problems.append(f"{name} renders nothing")
    assert problems == []


def test_every_native_control_keeps_jupyterlabs_keys_away():
    native = re.compile(
        r"const (\w+) = document\.createElement\([^;]*?\"(?:input|select|textarea)\""
    )
    found = {
        (name, variable): f'{variable}.dataset.lmSuppressShortcuts = "true"' in text
        for name, text in SCRIPTS.items()
        for variable in native.findall(text)
    }
    assert len(found) >= 5
    assert [key for key, kept in found.items() if not kept and key not in HIDDEN] == []


def test_every_selector_is_ours():
    """Or the page's own theme before one of ours: a stylesheet goes into the whole page's head."""
    strays = [
        f"{name}: {selector}"
        for name, text in STYLES.items()
        for selector in selectors(text)
        if not re.match(r'(body\[data-jp-theme-light="false"\] )?\.ng-', selector)
    ]
    assert strays == []


def test_nothing_has_a_fixed_width_that_a_phone_cannot_show():
    strays = [
        f"{name}: {prop}: {value}"
        for name, text in STYLES.items()
        for prop, value in declarations(text)
        if prop in {"width", "min-width"}
        for number, unit in re.findall(r"([\d.]+)(px|em|rem|ch|pt)", value)
        if float(number) * {"px": 1, "pt": 1.33}.get(unit, 16) > 60
    ]
    assert strays == []


def test_nothing_moves_by_itself():
    strays = [
        f"{name}: {prop}"
        for name, text in STYLES.items()
        for prop, _ in declarations(text)
        if prop.startswith(("animation", "transition"))
    ]
    assert strays == []


def test_whatever_takes_the_focus_away_puts_its_own_ring():
    strays = [
        f"{name}: {before.strip()}"
        for name, text in STYLES.items()
        for before, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text)
        if re.search(r"outline:\s*(none|0)", body)
    ]
    assert strays == []
