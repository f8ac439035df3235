"""Output or outcome: choose first, then see what the count can miss."""

import pytest

from netwerkgemeente.content.course import read_course

COURSE = read_course("en")
INDICATORS = {indicator.key: indicator for indicator in COURSE.indicators}


@pytest.fixture
def activity(open_activity):
    return open_activity("output_or_outcome")


def test_what_the_count_misses_is_hidden_until_one_has_chosen(activity):
    first = COURSE.indicators[0]
    assert first.misses not in str(activity)
    activity.choice.value = first.key
    activity.main.click()
    assert first.misses in str(activity)


def test_an_outcome_near_by_can_be_defended_and_one_from_elsewhere_has_its_own_indicator(activity):
    first = COURSE.indicators[0]
    others = [INDICATORS[key] for key, _ in activity.choice.options if key != first.key]
    for other in others:
        activity.choice.value = other.key
        activity.main.click()
        near = other.domain == first.domain
        assert ("can be defended" in repr(activity.feedback)) == near
        assert (other.counted in repr(activity.feedback)) != near


def test_choosing_again_hides_the_feedback(activity):
    one, other = (key for key, _ in activity.choice.options[:2])
    activity.choice.value = one
    activity.main.click()
    activity.choice.value = other
    assert activity.feedback.blocks == []


def test_six_make_it_done_from_whichever_domain(activity):
    activity.which.value = "all"
    for count in range(6):
        assert not activity.done
        activity.choice.value = activity.choice.options[0][0]
        activity.main.click()
        activity.main.click()
        assert (activity.done, len(activity.value["pairs"])) == (count == 5, count + 1)


def test_every_domain_with_indicators_can_be_chosen(activity):
    keys = [key for key, _ in activity.which.options]
    assert set(keys[2:]) == {indicator.domain for indicator in COURSE.indicators}
    for key in keys[2:]:
        activity.which.value = key
        assert INDICATORS[activity.value["at"]].domain == key


def test_one_continues_where_one_left_off(activity):
    activity.choice.value = activity.choice.options[0][0]
    activity.main.click()
    activity.which.value = "all"
    activity.which.value = "core"
    assert activity.value["at"] == COURSE.indicators[1].key
