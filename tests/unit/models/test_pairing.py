"""Four outcomes for one indicator: its own, a near one and two from elsewhere."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.content.course import read_course
from netwerkgemeente.models.pairing import CHOICES, outcomes_for

INDICATORS = read_course("nl").indicators
any_indicator = st.sampled_from(INDICATORS)


@given(any_indicator)
def test_its_own_outcome_is_always_among_four_different_ones(indicator):
    offered = outcomes_for(indicator, INDICATORS)
    assert indicator in offered
    assert len({other.outcome for other in offered}) == CHOICES


@given(any_indicator)
def test_one_other_is_near_and_the_rest_come_each_from_another_domain(indicator):
    domains = [other.domain for other in outcomes_for(indicator, INDICATORS)]
    assert domains.count(indicator.domain) == 2
    assert len(set(domains)) == CHOICES - 1


@given(any_indicator, st.randoms())
def test_the_choice_depends_on_the_key_alone(indicator, chance):
    shuffled = list(INDICATORS)
    chance.shuffle(shuffled)
    assert outcomes_for(indicator, shuffled) == outcomes_for(indicator, INDICATORS)


def test_both_languages_offer_the_same_in_the_same_order():
    english = read_course("en").indicators
    for dutch, other in zip(INDICATORS, english, strict=True):
        keys = [each.key for each in outcomes_for(dutch, INDICATORS)]
        assert keys == [each.key for each in outcomes_for(other, english)]


def test_the_place_of_its_own_outcome_varies():
    places = [outcomes_for(each, INDICATORS).index(each) for each in INDICATORS]
    assert set(places) == set(range(CHOICES))
    assert max(map(places.count, places)) <= len(places) / 2


def test_too_few_domains_are_refused():
    care = [each for each in INDICATORS if each.domain == "care"]
    with pytest.raises(ValueError, match="other domains"):
        outcomes_for(care[0], care)


def test_an_indicator_alone_in_its_domain_gets_three_from_elsewhere():
    alone = replace(INDICATORS[0], key="alone", domain="other")
    domains = [other.domain for other in outcomes_for(alone, [alone, *INDICATORS])]
    assert len(set(domains)) == CHOICES
