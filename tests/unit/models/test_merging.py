from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.models.merging import merged

leaves = st.none() | st.integers(0, 3) | st.sampled_from("abc")
answers = st.recursive(
    leaves | st.lists(leaves, max_size=3),
    lambda inner: st.dictionaries(st.sampled_from("pqrs"), inner, max_size=4),
    max_leaves=12,
)


def test_two_cases_placed_in_two_tabs_are_both_kept():
    base = {"cases": {"market": {"rung": 2}}, "at": "market"}
    ours = {"cases": {"market": {"rung": 2}, "garden": {"rung": 3}}, "at": "garden"}
    theirs = {"cases": {"market": {"rung": 2, "why": "it is theirs"}}, "at": "market"}
    assert merged(base, ours, theirs) == {
        "cases": {"market": {"rung": 2, "why": "it is theirs"}, "garden": {"rung": 3}},
        "at": "garden",
    }


def test_what_both_changed_is_as_this_side_has_it():
    assert merged({"rung": 1}, {"rung": 2}, {"rung": 3}) == {"rung": 2}


def test_what_one_side_removed_and_the_other_left_alone_stays_removed():
    base = {"a": 1, "b": 2}
    assert merged(base, {"a": 1}, {"a": 1, "b": 2}) == {"a": 1}
    assert merged(base, {"a": 1, "b": 2}, {"a": 1}) == {"a": 1}


def test_what_one_side_removed_and_the_other_changed_stays():
    assert merged({"a": 1}, {}, {"a": 2}) == {"a": 2}
    assert merged({"a": 1}, {"a": 2}, {}) == {"a": 2}


@given(answers, answers)
def test_a_side_that_changed_nothing_changes_nothing(base, other):
    assert merged(base, other, base) == other
    assert merged(base, base, other) == other


@given(answers, answers)
def test_two_sides_that_agree_stay_as_they_are(base, both):
    assert merged(base, both, both) == both


@given(answers, answers, answers)
def test_merging_twice_is_merging_once(base, ours, theirs):
    once = merged(base, ours, theirs)
    assert merged(theirs, once, theirs) == once
