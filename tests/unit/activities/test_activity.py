"""What every activity promises, tried on each of them."""

from __future__ import annotations

import csv
import json
import logging
from functools import cache
from pathlib import Path

import ipywidgets
import pytest
import traitlets
from hypothesis import given, settings
from hypothesis import strategies as st

from netwerkgemeente.activities.activity import Activity, in_sight
from netwerkgemeente.content.course import read_course
from netwerkgemeente.controls.chart_holder import ChartHolder
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.number_slider import NumberSlider
from netwerkgemeente.controls.step_slider import StepSlider
from netwerkgemeente.lesson import ACTIVITIES, NEEDS, Lesson
from netwerkgemeente.messages.reader import read_messages
from tests.unit.activities.walks import LESSON_OF, NOWHERE, WALKS, inside
from tests.unit.strategies import answers_like

every_activity = pytest.mark.parametrize("key", WALKS)
TYPED = "<img src=x onerror=alert(1)> & \"quoted\" 'too'"

BLANK_ROW = {"stop": "", "outcome": "", "tell": ""}

# One control of each activity, a value that a hand can give it, and the answer that follows.
ANSWERS = [
    ("try_controls", "slider", 4, {"slider": 4}),
    ("try_controls", "number", 0, {"number": 0}),
    ("try_controls", "choice", "alone", {"choice": "alone"}),
    ("try_controls", "words", "hello", {"text": "hello"}),
    ("order_rungs", "order", [4, 3, 2, 1, 0], {"order": [4, 3, 2, 1, 0]}),
    ("climb_ladder", "ladder", 1, {"rung": 1}),
    ("place_cases", "which", "all", {"chosen": "all"}),
    ("place_cases", "ladder", 2, {"cases": {"FIRST": {"rung": 2, "why": "", "seen": False}}}),
    ("place_cases", "why", "so", {"cases": {"FIRST": {"rung": None, "why": "so", "seen": False}}}),
    ("your_placements", "expectation", "lower", {"expectation": "lower"}),
    ("what_if", "ladder", 5, {"cases": {"FIRST": {"rung": 5, "seen": False}}}),
    (
        "two_dials",
        "content",
        0,
        {"cases": {"FIRST": {"content": 0, "process": None, "seen": False}}},
    ),
    (
        "two_dials",
        "process",
        4,
        {"cases": {"FIRST": {"content": None, "process": 4, "seen": False}}},
    ),
    ("role_advice", "matter", "a yard", {"matter": "a yard"}),
    ("role_advice", "ladder", 2, {"rung": 2}),
    ("role_advice", "reason", "so", {"reason": "so"}),
    ("regie_or_not", "choice", "4", {"questions": {"FIRST": {"option": 4, "seen": False}}}),
    ("order_steering", "order", [4, 3, 2, 1, 0], {"order": [4, 3, 2, 1, 0]}),
    ("contrast", "file", "a yard", {"file": "a yard"}),
    ("contrast", "now", 0, {"now": {"FIRST": 0}}),
    ("contrast", "wanted", 10, {"wanted": {"FIRST": 10}}),
    ("same_task", "expectation", "faster_more", {"expectation": "faster_more"}),
    ("influence_map", "name", "School", {"typed": "School"}),
    ("influence_map", "expectation", "guest", {"expectation": "guest"}),
    ("complexity", "guess", "dynamics", {"guess": "dynamics"}),
    ("ten_minutes", "ladder", 3, {"moments": {"FIRST": {"rung": 3, "seen": False}}}),
    ("gaps", "expectation", "widowed", {"expectation": "widowed"}),
    ("left_over", "group", "older", {"group": "older"}),
    ("left_over", "estimate", 50, {"estimate": 50}),
    ("make_plan_b", "fields.outcome", "meals", {"fields": {"outcome": "meals"}}),
    ("law", "choice", "1", {"questions": {"FIRST": {"option": 1, "seen": False}}}),
    ("my_file", "fields.about", "a hall", {"about": "a hall"}),
    ("self_scan", "sliders.goals", 0, {"values": {"goals": 0}}),
    ("order_steps", "order", [4, 3, 2, 1, 0], {"order": [4, 3, 2, 1, 0]}),
    ("case_summary", "wanted", 1, {"wanted": 1}),
    ("case_summary", "now", "5", {"now": 5}),
    ("case_summary", "fields.why", "so", {"texts": {"why": "so"}}),
    ("role_card", "reader", "alderman", {"reader": "alderman"}),
    ("scan_again", "sliders.goals", 10, {"values": {"goals": 10}}),
    ("certificate", "way", "no_name", {"way": "no_name"}),
    ("output_or_outcome", "which", "energy", {"chosen": "energy"}),
    ("loosen", "which", "step_plan", {"at": "step_plan"}),
    (
        "loosen",
        "marks",
        ["2", "0"],
        {"sentences": {"FIRST": {"marks": [0, 2], "seen": False, "own": "", "compared": False}}},
    ),
    (
        "loosen",
        "own",
        "so",
        {"sentences": {"FIRST": {"marks": [], "seen": False, "own": "so", "compared": False}}},
    ),
    ("target", "expectation", "flat", {"expectation": "flat"}),
    ("target", "fit", 0, {"fit": 0}),
    ("floor", "choice", "2", {"questions": {"FIRST": {"option": 2, "seen": False}}}),
    (
        "stop_list",
        "fields.tell_2",
        "all",
        {"rows": [BLANK_ROW, {**BLANK_ROW, "tell": "all"}, BLANK_ROW]},
    ),
    ("reach", "expectation", "same", {"expectation": "same"}),
    ("reach", "start", "top", {"start": "top"}),
    ("reach", "people", 200, {"people": 200}),
    ("reach", "contacts", 2, {"contacts": 2}),
    ("reach", "step", 0, {"step": 0}),
    ("rules_of_the_game", "choice", "1", {"questions": {"FIRST": {"option": 1, "seen": False}}}),
    ("collectives", "which", "care", {"at": "care"}),
    ("collectives", "estimate", 50, {"series": {"FIRST": {"estimate": 50, "seen": False}}}),
    ("shift", "moved", "no", {"moved": "no"}),
    ("shift", "year", 2012, {"year": 2012}),
    ("shift", "driver", "2", {"driver": 2}),
    ("check", "choice", "1", {"questions": {"FIRST": {"option": 1, "seen": False}}}),
]


@cache
def walked(key: str) -> dict[str, object]:
    """The answer after a whole walk; the passport of this lesson is in memory only."""
    return walk(Lesson(LESSON_OF.get(key, "ladder"), "en", passport=NOWHERE), key).value


@cache
def reader(key: str) -> Activity:
    """An activity whose ``clean`` is tried; its own answer stays empty."""
    return getattr(Lesson(LESSON_OF.get(key, "ladder"), "en", passport=NOWHERE), key)()


def walk(lesson: Lesson, key: str) -> Activity:
    """Do what the activity ``key`` builds on, and then the activity."""
    for each in (*NEEDS.get(key, ()), key):
        WALKS[each](getattr(lesson, each)())
    return getattr(lesson, key)()


def walk_through(key: str, language: str = "en") -> Activity:
    """Walk to the end of an activity, in a lesson of its own."""
    return walk(Lesson(LESSON_OF.get(key, "ladder"), language, passport=NOWHERE), key)


def finished(key: str, language: str = "en") -> Activity:
    """An activity as it is after a walk, much faster: the answers are restored."""
    lesson = Lesson(LESSON_OF.get(key, "ladder"), language, passport=NOWHERE)
    for each in (*NEEDS.get(key, ()), key):
        getattr(lesson, each)().value = walked(each)
    return getattr(lesson, key)()


def test_every_kind_of_activity_is_answered_here_or_has_tests_of_its_own():
    answered = {key for key, *_ in ANSWERS}
    kinds = {key: ACTIVITIES[key].__module__.rpartition(".")[2] for key in ACTIVITIES}
    here = {kinds[key] for key in answered}
    there = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert sorted(set(kinds.values()) - here - there) == []


# Asking and answering


@pytest.mark.parametrize(("key", "control", "value", "expected"), ANSWERS)
def test_touching_a_control_is_answering(open_activity, key, control, value, expected):
    activity = open_activity(key)
    control_of(activity, control).value = value
    given_answer = activity.value
    for part, wanted in expected.items():
        found = given_answer[part]
        if isinstance(wanted, dict):
            assert list(found.values()) == list(wanted.values())
        else:
            assert found == wanted


@every_activity
def test_controls_and_buttons_lead_to_the_end(key, language):
    assert walk_through(key, language).done


@every_activity
def test_nothing_is_done_before_there_is_an_answer(open_activity, key):
    assert not open_activity(key).done


@pytest.mark.parametrize(
    ("key", "button"),
    [
        ("place_cases", "main"),
        ("your_placements", "button"),
        ("what_if", "main"),
        ("two_dials", "button"),
        ("regie_or_not", "main"),
        ("same_task", "button"),
        ("influence_map", "main"),
        ("complexity", "button"),
        ("ten_minutes", "main"),
        ("gaps", "button"),
        ("left_over", "button"),
        ("make_plan_b", "button"),
        ("law", "main"),
        ("output_or_outcome", "main"),
        ("loosen", "main"),
        ("loosen", "check"),
        ("target", "button"),
        ("floor", "main"),
        ("reach", "button"),
        ("rules_of_the_game", "main"),
        ("collectives", "button"),
        ("shift", "button"),
        ("check", "main"),
    ],
)
def test_pressing_the_button_before_answering_reveals_nothing(open_activity, key, button):
    activity = open_activity(key)
    before = str(activity)
    getattr(activity, button).click()
    assert str(activity) != before  # a sentence says what to do first
    assert not activity.done
    assert revealed(activity) == []


@every_activity
def test_the_browser_is_told_nothing_before_there_is_an_answer(open_activity, key, language):
    assert revealed(open_activity(key, language), language) == []


@pytest.mark.parametrize(
    "key",
    [
        "order_rungs",
        "place_cases",
        "what_if",
        "two_dials",
        "ten_minutes",
        "law",
        "check",
        "output_or_outcome",
        "loosen",
        "floor",
    ],
)
def test_at_the_end_the_reasons_are_there(key):
    assert revealed(finished(key)) != []


def revealed(activity: Activity, language: str = "en") -> list[str]:
    """What the browser was sent of all that a trainee should see only after answering."""
    course = read_course(language)
    secrets = {
        *(case.rationale for case in course.cases),
        *(case.dials for case in course.cases),
        *(case.twist.reason for case in course.cases),
        *(moment.feedback for moment in course.moments),
        *(question.feedback for question in course.questions),
        *(option.feedback for question in course.questions for option in question.options),
        *(indicator.misses for indicator in course.indicators),
        *(part.reason for sentence in course.sentences for part in sentence.parts),
        *(sentence.general for sentence in course.sentences),
    }
    state = [value for widget in inside(activity) for value in widget.get_state().values()]
    sent = json.dumps(state, default=str, ensure_ascii=False)
    return [text for text in secrets if text and json.dumps(text, ensure_ascii=False)[1:-1] in sent]


@every_activity
def test_no_range_of_the_experts_is_on_the_ladder_before_there_is_an_answer(open_activity, key):
    brackets = [w.bracket for w in inside(open_activity(key)) if isinstance(w, StepSlider)]
    assert set(brackets) <= {None}


@every_activity
def test_no_slider_suggests_an_answer(open_activity, key):
    """Nothing is placed at first, but for which case one looks at and the shuffled order."""
    suggested = [
        widget.label
        for widget in inside(open_activity(key))
        if getattr(widget, "value", None) not in (None, "", {}, [])
        and not getattr(widget, "compact", False)
        and type(widget).__name__ != "OrderList"
        and not isinstance(widget, Activity)
    ]
    assert suggested == []


# Restoring


@every_activity
def test_restoring_an_answer_moves_the_controls(open_activity, key, language):
    done = walk_through(key, language)
    fresh = open_activity(key, language)
    for needed in NEEDS.get(key, ()):
        open_activity(needed, language).value = walked(needed)
    fresh.value = done.value
    assert str(fresh) == str(done)


@every_activity
def test_taking_the_answer_away_brings_back_the_beginning(open_activity, key):
    done = finished(key)
    done.value = {}
    assert done.value == open_activity(key).value
    assert not done.done


@every_activity
def test_an_answer_says_the_same_in_both_languages(open_activity, key):
    dutch = open_activity(key, "nl")
    dutch.value = walk_through(key, "en").value
    assert dutch.value == walked(key)


# A damaged answer


@every_activity
@settings(max_examples=40)
@given(data=st.data())
def test_any_answer_from_a_damaged_passport_gives_a_usable_activity(key, data):
    activity = reader(key)
    activity.value = data.draw(answers_like(walked(key)))
    assert activity.messages("answer.failed") not in str(activity)
    json.dumps(activity.value)


@every_activity
@settings(max_examples=40)
@given(data=st.data())
def test_reading_an_answer_twice_changes_nothing_more(key, data):
    activity = reader(key)
    once = activity.clean(data.draw(answers_like(walked(key))))
    assert activity.clean(once) == once


@every_activity
def test_a_whole_answer_is_kept_whole(key):
    assert reader(key).clean(walked(key)) == walked(key)


@every_activity
def test_an_answer_survives_being_written_and_read(key):
    assert reader(key).clean(json.loads(json.dumps(walked(key)))) == walked(key)


# The text form


@every_activity
def test_the_whole_text_form_reaches_the_notebook(key, language):
    activity = finished(key, language)
    plain = activity._repr_mimebundle_()["text/plain"]
    assert plain == str(activity)
    assert len(plain) > 110
    assert plain.startswith(f"{activity.text.title}\n{activity.text.task}\n")


@every_activity
def test_the_text_form_holds_no_address_and_no_class(key, language):
    text = str(finished(key, language))
    words = ("0x", "Box(", "object at", ": None", "Trait", "{", "}", "widget")
    assert [word for word in words if word in text] == []


@every_activity
def test_the_text_form_shows_the_answers_that_were_given(key):
    activity = finished(key)
    shown = [w for w in inside(activity) if hasattr(w, "label") and held_in_sight(activity, w)]
    assert shown
    assert [w.label for w in shown if w.label not in str(activity)] == []


def held_in_sight(activity: ipywidgets.Widget, widget: ipywidgets.Widget) -> bool:
    """Whether the widget is in the activity, with nothing around it that is hidden."""
    if not in_sight(activity):
        return False
    held = getattr(activity, "children", ())
    return activity is widget or any(held_in_sight(child, widget) for child in held)


def control_of(activity: Activity, name: str) -> ipywidgets.Widget:
    """The control called ``name``; ``fields.gap`` is ``gap`` in the mapping ``fields``."""
    first, _, key = name.partition(".")
    found = getattr(activity, first)
    return found[key] if key else found


@every_activity
def test_every_button_in_the_text_form_has_words(open_activity, key, language):
    buttons = [w for w in inside(open_activity(key, language)) if isinstance(w, ipywidgets.Button)]
    assert [button for button in buttons if not button.description] == []


@every_activity
def test_every_card_has_at_most_one_main_button(open_activity, key):
    styles = [getattr(widget, "button_style", "") for widget in inside(open_activity(key))]
    assert styles.count("primary") <= 1


@every_activity
def test_every_control_has_an_accessible_name(open_activity, key, language):
    nameless = [
        repr(widget)
        for widget in inside(open_activity(key, language))
        if hasattr(widget, "label") and not widget.label
    ]
    assert nameless == []


@every_activity
def test_a_page_without_a_kernel_says_what_to_do(open_activity, key, language):
    page = open_activity(key, language)._repr_mimebundle_()["text/html"]
    assert "Start" in page


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("try_controls", "words"),
        ("place_cases", "why"),
        ("role_advice", "matter"),
        ("role_advice", "reason"),
        ("contrast", "file"),
        ("influence_map", "name"),
        ("make_plan_b", "fields.outcome"),
        ("loosen", "own"),
        ("stop_list", "fields.outcome_3"),
        ("my_file", "fields.file"),
        ("case_summary", "fields.plan_b"),
    ],
)
def test_what_is_typed_shows_as_it_is(open_activity, key, field):
    activity = open_activity(key)
    control_of(activity, field).value = TYPED
    bundle = activity._repr_mimebundle_()
    assert TYPED in bundle["text/plain"]
    assert "<img" not in bundle["text/html"]


@every_activity
def test_a_chart_in_sight_has_a_title_a_sentence_and_a_table(key):
    activity = finished(key)
    charts = [
        w for w in inside(activity) if isinstance(w, ChartHolder) and held_in_sight(activity, w)
    ]
    incomplete = [c for c in charts if not (c.title and c.sentence and len(c.table) > 1)]
    assert incomplete == []
    assert bool(charts) == (
        key
        in {
            "reach",
            "collectives",
            "shift",
            "scan_again",
            "contrast",
            "same_task",
            "influence_map",
            "complexity",
            "target",
            "your_placements",
            "what_if",
            "two_dials",
            "ten_minutes",
            "gaps",
            "left_over",
        }
    )


@every_activity
def test_what_a_chart_shows_from_the_tables_is_no_markup(key, edited_tables):
    folder = edited_tables()
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            row |= {name: f"<u>{text}" for name, text in row.items() if text and shown(path, name)}
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, rows[0], lineterminator="\n")
            table.writeheader()
            table.writerows(rows)
    lesson = Lesson(LESSON_OF.get(key, "ladder"), "en", datasets=folder, passport=NOWHERE)
    for needed in NEEDS.get(key, ()):
        WALKS[needed](getattr(lesson, needed)())
    activity = getattr(lesson, key)()
    WALKS[key](activity)
    figures = [w.figure for w in inside(activity) if isinstance(w, ChartHolder)]
    assert "<u>" not in json.dumps(figures)
    assert activity.messages("answer.failed") not in str(activity)


def shown(path, column):
    """Whether a column holds words that are shown as they are."""
    return column.endswith("_en") or (path.name, column) == ("neighbourhoods.csv", "name")


@every_activity
def test_a_program_may_take_back_what_a_control_says(key):
    activity = finished(key)
    for control in list(inside(activity)):
        if isinstance(control, StepSlider | NumberSlider | Choice):
            control.value = None
            assert activity.messages("answer.failed") not in str(activity)


# A mistake of ours


@every_activity
def test_a_mistake_of_ours_becomes_a_sentence_and_keeps_the_answer(key, language, caplog):
    activity = finished(key, language)
    before = activity.value
    button = ipywidgets.Button()
    activity.press(button, lambda: 1 / 0)
    with caplog.at_level(logging.ERROR):
        button.click()
    assert read_messages(language)("answer.failed") in str(activity)
    assert activity.value == before
    assert "ZeroDivisionError" in caplog.text


def test_a_card_that_cannot_be_drawn_becomes_a_sentence_and_keeps_the_answer(
    open_activity, monkeypatch
):
    activity = open_activity("climb_ladder")
    kept = []
    activity.observe(lambda change: kept.append(change["new"]), "value")
    monkeypatch.setattr(activity, "draw", lambda: 1 / 0)
    activity.ladder.value = 2
    assert read_messages("en")("answer.failed") in str(activity)
    assert kept == [{"rung": 2}]


# As any ipywidget


@every_activity
def test_an_answer_can_be_observed(open_activity, key):
    activity, seen = open_activity(key), []
    activity.observe(lambda change: seen.append(change["new"]), "value")
    activity.value = walked(key)
    assert seen == [walked(key)]


@every_activity
def test_two_activities_can_be_linked(open_activity, key):
    one, other = open_activity(key, "nl"), open_activity(key, "en")
    ipywidgets.link((one, "value"), (other, "value"))
    one.value = walked(key)
    assert other.value == walked(key)
    other.value = {}
    assert not one.done


@every_activity
def test_an_answer_can_feed_interactive_output(open_activity, key):
    activity, seen = open_activity(key), []
    ipywidgets.interactive_output(lambda **answers: seen.append(answers), {"answer": activity})
    activity.value = walked(key)
    assert seen[-1] == {"answer": walked(key)}


def test_a_control_inside_can_be_linked_to_another_slider(open_activity):
    activity = open_activity("climb_ladder")
    outside = StepSlider(steps=["1", "2", "3", "4", "5"])
    ipywidgets.link((outside, "value"), (activity.ladder, "value"))
    outside.value = 4
    assert activity.value == {"rung": 4}


@every_activity
def test_an_answer_that_is_no_mapping_is_refused(open_activity, key):
    activity = open_activity(key)
    with pytest.raises(traitlets.TraitError):
        activity.value = ["rung", 3]
    assert activity.value == open_activity(key, "nl").value


@every_activity
def test_an_activity_fits_in_any_layout(open_activity, key):
    activity = open_activity(key)
    box = ipywidgets.Tab([ipywidgets.VBox([activity]), ipywidgets.HBox([activity])])
    assert activity in list(inside(box))
