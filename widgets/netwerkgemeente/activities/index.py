"""Every kind of activity by its key in ``activities.csv``, and which build on which."""

from collections.abc import Callable

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

ACTIVITIES: dict[str, Callable[..., Activity]] = {
    "try_controls": TryControls,
    "order_rungs": OrderItems,
    "climb_ladder": ClimbLadder,
    "place_cases": PlaceCases,
    "your_placements": YourPlacements,
    "what_if": WhatIf,
    "two_dials": TwoDials,
    "role_advice": RoleAdvice,
    "ten_minutes": TenMinutes,
    "reach": Reach,
    "rules_of_the_game": Questions,
    "collectives": Collectives,
    "shift": Shift,
    "output_or_outcome": OutputOrOutcome,
    "loosen": Loosen,
    "target": Target,
    "floor": Questions,
    "stop_list": StopList,
    "my_file": MyFile,
    "self_scan": SelfScan,
    "order_steps": OrderItems,
    "case_summary": CaseSummary,
    "role_card": TakeRoleCard,
    "scan_again": ScanAgain,
    "certificate": Certificate,
    "gaps": Gaps,
    "left_over": LeftOverGroups,
    "make_plan_b": MakePlanB,
    "law": Questions,
    "regie_or_not": Questions,
    "order_steering": OrderItems,
    "contrast": Contrast,
    "same_task": SameTask,
    "influence_map": InfluenceMap,
    "complexity": Complexity,
    "check": Questions,
}
"""Every kind of activity by its key in ``activities.csv``."""

NEEDS = {
    "your_placements": ("place_cases", "climb_ladder"),
    "what_if": ("place_cases",),
    "two_dials": ("place_cases",),
    "left_over": ("gaps",),
    "role_card": ("case_summary",),
}
"""Activities of the same lesson that an activity builds on, given to it in this order."""
