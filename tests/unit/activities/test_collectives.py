"""Collectives: an estimate first, per series; then the counts and the counter-evidence."""

import pytest

from netwerkgemeente.content.course import read_course

SERIES = {series.key: series for series in read_course("en").collectives}


@pytest.fixture
def activity(open_activity):
    return open_activity("collectives")


def test_no_count_but_the_first_is_told_before_an_estimate(activity):
    activity.button.click()
    assert activity.chart.figure == {}
    assert "714" not in str(activity)
    assert "212" in str(activity)


@pytest.mark.parametrize(
    ("estimate", "said"), [(700, "less than a tenth"), (900, "higher"), (300, "lower")]
)
def test_the_estimate_is_compared_with_the_last_count(activity, estimate, said):
    activity.estimate.value = estimate
    activity.button.click()
    first = repr(activity.feedback).splitlines()[0]
    assert said in first
    assert "714" in first


def test_the_counter_evidence_stands_beside_the_counts_and_says_how_it_was_read(activity):
    activity.estimate.value = 700
    activity.button.click()
    assert "SCP" in repr(activity.counter)
    assert "not in the report" in repr(activity.counter)


def test_an_estimate_that_was_looked_at_stays_as_it_is(activity):
    activity.estimate.value = 700
    activity.button.click()
    assert activity.estimate.disabled
    activity.button.click()
    assert not activity.estimate.disabled


@pytest.mark.parametrize("key", SERIES)
def test_every_series_has_its_own_estimate_and_slider(activity, key):
    series = SERIES[key]
    activity.which.value = key
    assert (activity.estimate.maximum, activity.estimate.step) == (series.top, series.step)
    activity.estimate.value = series.top
    activity.button.click()
    assert series.meaning in repr(activity.feedback)
    assert activity.value["series"] == {key: {"estimate": series.top, "seen": True}}


def test_the_button_goes_on_to_the_next_series_and_round(activity):
    for key in [*SERIES, next(iter(SERIES))]:
        assert activity.which.value == key
        if key not in activity.value["series"]:
            activity.estimate.value = SERIES[key].step
            activity.button.click()
            activity.button.click()


@pytest.mark.parametrize("estimate", [-50, 25, 2050, 700.0, "700", True, None])
def test_an_estimate_that_the_slider_cannot_have_counts_as_none(activity, estimate):
    activity.value = {"series": {"energy": {"estimate": estimate, "seen": True}}}
    assert activity.value["series"] == {}
