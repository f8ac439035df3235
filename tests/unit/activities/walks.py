"""A walk through each activity, as a trainee does it: controls and buttons only."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import ipywidgets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from netwerkgemeente.activities.activity import Activity
    from netwerkgemeente.activities.case_summary import CaseSummary
    from netwerkgemeente.activities.certificate import Certificate
    from netwerkgemeente.activities.climb_ladder import ClimbLadder
    from netwerkgemeente.activities.collectives import Collectives
    from netwerkgemeente.activities.complexity import Complexity
    from netwerkgemeente.activities.contrast import Contrast
    from netwerkgemeente.activities.gaps import Gaps
    from netwerkgemeente.activities.influence_map import InfluenceMap
    from netwerkgemeente.activities.left_over import LeftOverGroups
    from netwerkgemeente.activities.loosen import Loosen
    from netwerkgemeente.activities.make_plan_b import MakePlanB
    from netwerkgemeente.activities.my_file import MyFile
    from netwerkgemeente.activities.order_items import OrderItems
    from netwerkgemeente.activities.output_or_outcome import OutputOrOutcome
    from netwerkgemeente.activities.place_cases import PlaceCases
    from netwerkgemeente.activities.questions import Questions
    from netwerkgemeente.activities.reach import Reach
    from netwerkgemeente.activities.role_advice import RoleAdvice
    from netwerkgemeente.activities.role_card import TakeRoleCard
    from netwerkgemeente.activities.same_task import SameTask
    from netwerkgemeente.activities.scan_again import ScanAgain
    from netwerkgemeente.activities.self_scan import SelfScan
    from netwerkgemeente.activities.shift import Shift
    from netwerkgemeente.activities.stop_list import StopList
    from netwerkgemeente.activities.target import Target
    from netwerkgemeente.activities.ten_minutes import TenMinutes
    from netwerkgemeente.activities.try_controls import TryControls
    from netwerkgemeente.activities.two_dials import TwoDials
    from netwerkgemeente.activities.what_if import WhatIf
    from netwerkgemeente.activities.your_placements import YourPlacements

NOWHERE = Path(os.devnull, "passport.json")
"""A passport that stays in memory: no file can be written there."""

LESSON_OF = {
    "reach": "network",
    "rules_of_the_game": "network",
    "collectives": "network",
    "shift": "network",
    "output_or_outcome": "outcomes",
    "loosen": "outcomes",
    "target": "outcomes",
    "floor": "outcomes",
    "stop_list": "outcomes",
    **dict.fromkeys(
        (
            "regie_or_not",
            "order_steering",
            "contrast",
            "same_task",
            "influence_map",
            "complexity",
        ),
        "directing",
    ),
    "try_controls": "start",
    "my_file": "start",
    "self_scan": "start",
    "order_steps": "own_case",
    "case_summary": "own_case",
    "role_card": "own_case",
    "scan_again": "own_case",
    "certificate": "own_case",
    "gaps": "plan_b",
    "left_over": "plan_b",
    "make_plan_b": "plan_b",
    "law": "plan_b",
}
"""The lesson of each activity that is not in lesson 2."""


def inside(widget: ipywidgets.Widget) -> Iterator[ipywidgets.Widget]:
    """The widget and all that it holds."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from inside(child)


def try_controls(activity: TryControls) -> None:
    activity.slider.value = 2
    activity.number.value = 7
    activity.choice.value = "group"
    activity.words.value = "één <b>woord</b>"


def order_rungs(activity: OrderItems) -> None:
    activity.order.value = [0, 1, 2, 4, 3]
    activity.button.click()


def climb_ladder(activity: ClimbLadder) -> None:
    activity.ladder.value = 3


def place_cases(activity: PlaceCases) -> None:
    for place in range(12):
        activity.ladder.value = place % 5 + 1
        activity.why.value = f"because of {place}"
        activity.main.click()
        activity.main.click()


def your_placements(activity: YourPlacements) -> None:
    activity.expectation.value = "higher"
    activity.button.click()


def what_if(activity: WhatIf) -> None:
    for rung in (1, 3):
        activity.ladder.value = rung
        activity.main.click()
        activity.main.click()
    activity.ladder.value = 5
    activity.main.click()


def two_dials(activity: TwoDials) -> None:
    activity.content.value = 3
    activity.process.value = 1
    activity.button.click()


def role_advice(activity: RoleAdvice) -> None:
    activity.matter.value = "a school yard"
    for choice in activity.questions.values():
        choice.value = choice.options[0][0]
    activity.ladder.value = 3
    activity.reason.value = "it was promised"


def ten_minutes(activity: TenMinutes) -> None:
    for place in range(8):
        activity.ladder.value = place % 5 + 1
        activity.main.click()
        activity.main.click()


def gaps(activity: Gaps) -> None:
    activity.expectation.value = "older"
    activity.weights["older"].value = 3
    activity.weights["low_income"].value = 1
    activity.button.click()


def left_over(activity: LeftOverGroups) -> None:
    activity.group.value = "older"
    activity.estimate.value = 200
    activity.button.click()
    activity.share.value = 60
    activity.need.value = 25
    activity.hours.value = 2


def make_plan_b(activity: MakePlanB) -> None:
    activity.fields["threshold"].value = "an <b>empty</b> fridge"
    activity.fields["guarantee"].value = "a meal"
    activity.button.click()


def law(activity: Questions) -> None:
    for _ in range(6):
        activity.choice.value = "0"
        activity.main.click()
        activity.main.click()


def regie_or_not(activity: Questions) -> None:
    for _ in range(10):
        activity.choice.value = "0"
        activity.main.click()
        activity.main.click()


def order_steering(activity: OrderItems) -> None:
    activity.order.value = [0, 1, 2, 4, 3]
    activity.button.click()


def contrast(activity: Contrast) -> None:
    activity.file.value = "a village hall"
    for place in range(14):
        activity.now.value = place % 4
        activity.wanted.value = 10 - place % 3
        activity.main.click()
    for choice, key in zip(activity.mine, ("goals", "time", "trust"), strict=True):
        choice.value = key
    activity.step.value = "call the school"


def same_task(activity: SameTask) -> None:
    activity.expectation.value = "slower_more"
    activity.button.click()
    activity.partners.value = 12
    activity.drops.value = "yes"
    activity.why.value = "the network: we need them"


def influence_map(activity: InfluenceMap) -> None:
    for name in ("School", "Housing association", "Residents <b>North</b>"):
        activity.name.value = name
        activity.add.click()
        activity.scores["need", "information"].value = 3
        activity.scores["offer", "resources"].value = 2
    activity.expectation.value = "network"
    activity.main.click()


def complexity(activity: Complexity) -> None:
    activity.guess.value = "actors"
    activity.button.click()
    for lever, stop in (("actors", 5), ("distance", 3), ("dynamics", 1)):
        activity.levers[lever].value = stop


def output_or_outcome(activity: OutputOrOutcome) -> None:
    for place in range(6):
        activity.choice.value = activity.choice.options[place % 4][0]
        activity.main.click()
        activity.main.click()


def loosen(activity: Loosen) -> None:
    for key, marks in (("home_visits", ["0", "2"]), ("club_hours", ["1"])):
        activity.which.value = key
        activity.marks.value = marks
        activity.check.click()
        activity.own.value = "In 2 weeks, <b>every month</b>, on the form"
        activity.main.click()


def target(activity: Target) -> None:
    activity.expectation.value = "both_rise"
    activity.pressure.value = 7
    activity.button.click()
    activity.fit.value = 8


def floor(activity: Questions) -> None:
    for _ in range(5):
        activity.choice.value = "0"
        activity.main.click()
        activity.main.click()


def stop_list(activity: StopList) -> None:
    for name, field in activity.fields.items():
        field.value = f"my {name} & <b>10%</b>"


def my_file(activity: MyFile) -> None:
    activity.fields["municipality"].value = "Deventer"
    activity.fields["file"].value = "a village <b>hall</b>"


def self_scan(activity: SelfScan) -> None:
    for place, slider in enumerate(activity.sliders.values()):
        slider.value = place


def order_steps(activity: OrderItems) -> None:
    activity.order.value = [0, 1, 2, 4, 3]
    activity.button.click()


def case_summary(activity: CaseSummary) -> None:
    activity.fields["file"].value = "a village <b>hall</b>"
    activity.now.value = "4"
    activity.wanted.value = 2
    activity.fields["say_limit"].value = "until 1 July"
    activity.fields["say_fails"].value = "plan B applies"


def role_card(activity: TakeRoleCard) -> None:
    activity.reader.value = "partner"
    activity.word.click()
    activity.web.click()


def scan_again(activity: ScanAgain) -> None:
    for slider in activity.sliders.values():
        slider.value = 7
    activity.button.click()


def certificate(activity: Certificate) -> None:
    activity.way.value = "kept"
    activity.name.value = "A. Name"
    activity.button.click()


def reach(activity: Reach) -> None:
    activity.expectation.value = "network"
    activity.button.click()
    activity.start.value = "top"
    activity.people.value = 100
    activity.contacts.value = 3
    activity.step.value = 2


def rules_of_the_game(activity: Questions) -> None:
    for _ in range(8):
        activity.choice.value = "0"
        activity.main.click()
        activity.main.click()


def collectives(activity: Collectives) -> None:
    activity.estimate.value = 900
    activity.button.click()
    activity.button.click()
    activity.estimate.value = 100
    activity.button.click()


def shift(activity: Shift) -> None:
    activity.moved.value = "busy"
    activity.year.value = 2014
    activity.driver.value = "0"
    activity.button.click()


def check(activity: Questions) -> None:
    for _ in range(8):
        activity.choice.value = "0"
        activity.main.click()
        activity.main.click()


WALKS: dict[str, Callable[[Activity], None]] = {
    walk.__name__: walk
    for walk in (
        try_controls,
        order_rungs,
        climb_ladder,
        place_cases,
        your_placements,
        what_if,
        two_dials,
        role_advice,
        ten_minutes,
        gaps,
        left_over,
        make_plan_b,
        law,
        regie_or_not,
        order_steering,
        contrast,
        same_task,
        influence_map,
        complexity,
        output_or_outcome,
        loosen,
        target,
        floor,
        stop_list,
        my_file,
        self_scan,
        order_steps,
        case_summary,
        role_card,
        scan_again,
        certificate,
        reach,
        rules_of_the_game,
        collectives,
        shift,
        check,
    )
}
"""Each kind of activity by its key, in an order in which they can be done."""
