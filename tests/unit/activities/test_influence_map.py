"""The influence map: partners come, go and come back, and nothing is lost."""

import pytest

from netwerkgemeente.activities.activity import in_sight
from netwerkgemeente.activities.influence_map import LONGEST_NAME
from netwerkgemeente.models.influence import MOST_PARTNERS


@pytest.fixture
def activity(open_activity):
    return open_activity("influence_map")


def add(activity, *names):
    for name in names:
        activity.name.value = name
        activity.add.click()


def names(activity):
    return [kept["name"] for kept in activity.value["partners"]]


def show_map(activity):
    activity.expectation.value = "network"
    activity.main.click()


# Adding


def test_a_partner_that_is_added_is_in_sight_and_the_field_is_empty_again(activity):
    add(activity, "  The   school ")
    assert names(activity) == ["The school"]
    assert activity.name.value == ""
    assert activity.which.value == "0"
    assert "The school" in activity.remove.description


@pytest.mark.parametrize("again", ["School", "school", " SCHOOL "])
def test_a_partner_cannot_be_added_twice(activity, again):
    add(activity, "School", again)
    assert names(activity) == ["School"]
    assert "already there" in repr(activity.said)
    assert activity.name.value == again


@pytest.mark.parametrize("name", ["", "   ", "\n", "\u200b"])
def test_a_partner_needs_a_name_that_can_be_read(activity, name):
    add(activity, name)
    assert names(activity) == []
    assert "First type a name" in repr(activity.said)


def test_a_name_that_is_too_long_is_refused_and_kept_in_the_field(activity):
    add(activity, "x" * 20_000)
    assert names(activity) == []
    assert str(LONGEST_NAME) in repr(activity.said)
    assert len(activity.name.value) == 20_000


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=alert(1)>", "=1+1", "🏡👩‍👩‍👧", "\u202eleugel", "$x^2$", "a & b"]
)
def test_any_name_is_shown_as_it_was_typed(activity, name):
    add(activity, name)
    activity.scores["need", "resources"].value = 2
    show_map(activity)
    assert names(activity) == [name]
    assert activity.chart.table[1][0] == f"1. {name}"
    assert name in repr(activity.feedback)
    assert "<img" not in activity._repr_mimebundle_()["text/html"]


def test_forty_partners_fit_and_one_more_is_refused_with_a_sentence(activity):
    add(activity, *(f"Partner {n}" for n in range(MOST_PARTNERS)), "One more")
    assert len(names(activity)) == MOST_PARTNERS
    assert "Remove one first" in repr(activity.said)
    activity.scores["offer", "authority"].value = 3
    show_map(activity)
    assert len(activity.chart.table) == 1 + MOST_PARTNERS
    assert "39" in repr(activity.feedback)


def test_a_long_list_of_names_ends_with_how_many_more_there_are(activity):
    for n in range(9):
        add(activity, f"P{n}")
        activity.scores["need", "information"].value = 2
    show_map(activity)
    assert "P5 and 3 more" in repr(activity.feedback)


# Scoring


def test_every_partner_has_scores_of_its_own(activity):
    add(activity, "A", "B")
    activity.scores["need", "resources"].value = 3
    activity.which.value = "0"
    assert activity.scores["need", "resources"].value is None
    activity.which.value = "1"
    assert activity.scores["need", "resources"].value == 3


def test_a_slider_that_was_not_touched_counts_as_nothing(activity):
    add(activity, "A")
    activity.scores["need", "resources"].value = 3
    (partner,) = activity.partners
    assert (partner.need, partner.offer) == ((3, 0, 0, 0), (0, 0, 0, 0))


# Removing


def test_a_partner_that_was_removed_can_be_put_back_with_its_scores(activity):
    add(activity, "A", "B")
    activity.scores["offer", "communication"].value = 1
    activity.remove.click()
    assert names(activity) == ["A"]
    assert activity.remove.description == "Put B back"
    activity.remove.click()
    assert names(activity) == ["A", "B"]
    assert activity.scores["offer", "communication"].value == 1


def test_the_button_stays_when_the_last_partner_goes(activity):
    add(activity, "A")
    activity.remove.click()
    assert names(activity) == []
    assert in_sight(activity.remove)
    assert "no partners yet" in repr(activity.said)


def test_going_on_with_another_partner_ends_the_putting_back(activity):
    add(activity, "A", "B")
    activity.remove.click()
    activity.which.value = "0"
    assert activity.remove.description == "Remove A"
    assert activity.value["removed"] is None


def test_a_name_that_was_removed_can_be_added_anew(activity):
    add(activity, "A")
    activity.remove.click()
    add(activity, "A")
    assert names(activity) == ["A"]


# The map


def test_it_asks_for_a_partner_a_score_and_an_expectation_in_that_order(activity):
    activity.main.click()
    assert "Add a partner first" in repr(activity.feedback)
    add(activity, "A")
    activity.main.click()
    assert "set one or more sliders" in repr(activity.feedback)
    activity.scores["need", "resources"].value = 1
    activity.main.click()
    assert "choose what you expect" in repr(activity.feedback)
    assert not activity.done


@pytest.mark.parametrize(
    ("side", "expected"), [("need", "You are a guest here"), ("offer", "hierarchy with a lanyard")]
)
def test_one_side_only_is_no_network(activity, side, expected):
    add(activity, "A")
    activity.scores[side, "resources"].value = 3
    show_map(activity)
    assert expected in repr(activity.feedback)
    assert "something else" in repr(activity.feedback)


def test_what_binds_both_is_a_network(activity):
    add(activity, "A")
    activity.scores["need", "information"].value = 3
    activity.scores["offer", "resources"].value = 3
    show_map(activity)
    assert "This is a network: 100%" in repr(activity.feedback)
    assert "You expected that" in repr(activity.feedback)


def test_a_partner_without_scores_is_named_as_left_open(activity):
    add(activity, "A", "B")
    activity.scores["need", "resources"].value = 1
    show_map(activity)
    assert "Not filled in yet: 1" in repr(activity.feedback)


def test_without_scored_partners_the_map_is_gone_again(activity):
    add(activity, "A")
    activity.scores["need", "resources"].value = 1
    show_map(activity)
    activity.remove.click()
    assert not activity.done
    assert not in_sight(activity.result)


# A damaged answer


def test_too_many_double_and_nameless_partners_are_left_out(activity):
    given = [{"name": f"P{n}"} for n in range(60)]
    activity.value = {"partners": [{"name": "p0"}, {"name": " "}, {}, 3, *given], "at": 59}
    assert len(names(activity)) == MOST_PARTNERS
    assert names(activity)[:2] == ["p0", "P1"]
    assert activity.value["at"] is None


def test_scores_that_do_not_fit_are_not_given(activity):
    activity.value = {"partners": [{"name": "A", "need": [9, "x", True, 3], "offer": [1]}]}
    (kept,) = activity.value["partners"]
    assert kept == {"name": "A", "need": [None, None, None, 3], "offer": [None] * 4}
