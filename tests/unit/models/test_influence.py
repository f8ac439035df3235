"""Who depends on whom, and what all ties together amount to."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.models.influence import Partner, both_ways, verdict

SCORES = st.tuples(*[st.integers(0, 3)] * 4)
PARTNERS = st.lists(st.builds(Partner, st.just("x"), SCORES, SCORES), max_size=40)
SWAPPED = {"hierarchy": "guest", "guest": "hierarchy"}


def swapped(partner):
    return Partner(partner.name, partner.offer, partner.need)


@given(PARTNERS)
def test_seen_from_the_other_side_hierarchy_and_guest_change_places(partners):
    found = verdict(partners)
    assert verdict([swapped(partner) for partner in partners]) == SWAPPED.get(found, found)


@given(PARTNERS)
def test_what_goes_both_ways_is_a_share(partners):
    assert 0 <= both_ways(partners) <= 1
    assert both_ways(partners) == both_ways([swapped(partner) for partner in partners])


@given(st.builds(Partner, st.just("x"), SCORES, SCORES))
def test_mutual_and_exchanged_together_are_the_lower_side(partner):
    assert partner.mutual >= 0
    assert partner.exchanged >= 0
    assert partner.mutual + partner.exchanged == min(partner.ours, partner.theirs)


@given(PARTNERS, SCORES.filter(any))
def test_a_partner_that_gives_as_much_as_it_takes_keeps_a_network_a_network(partners, scores):
    if verdict(partners) == "network":
        assert verdict([*partners, Partner("even", scores, scores)]) == "network"


@given(PARTNERS)
def test_the_order_of_the_partners_does_not_matter(partners):
    assert verdict(partners) == verdict(partners[::-1])


def test_mutual_is_the_lower_of_the_two_for_every_source_summed():
    partner = Partner("x", need=(3, 0, 2, 1), offer=(1, 3, 2, 0))
    assert (partner.ours, partner.theirs) == (6, 6)
    assert (partner.mutual, partner.exchanged) == (3, 3)


def test_money_against_knowledge_binds_both():
    partner = Partner("x", need=(0, 0, 3, 0), offer=(3, 0, 0, 0))
    assert (partner.mutual, partner.verdict) == (0, "network")


def test_partners_that_only_need_us_are_a_hierarchy_with_a_lanyard():
    assert verdict([Partner("x", offer=(3, 3, 0, 0)), Partner("y", offer=(1, 0, 0, 0))]) == (
        "hierarchy"
    )


def test_where_we_only_need_them_we_are_a_guest():
    assert verdict([Partner("x", need=(3, 3, 0, 0))]) == "guest"


def test_two_one_way_ties_in_opposite_directions_are_no_network():
    assert verdict([Partner("x", need=(3, 0, 0, 0)), Partner("y", offer=(3, 0, 0, 0))]) == "split"


def test_half_of_all_dependence_both_ways_is_the_limit():
    assert both_ways([Partner("x", need=(1, 0, 0, 0), offer=(3, 0, 0, 0))]) == Fraction(1, 2)
    assert verdict([Partner("x", need=(1, 0, 0, 0), offer=(3, 0, 0, 0))]) == "network"
    assert verdict([Partner("x", need=(1, 0, 0, 0), offer=(3, 1, 0, 0))]) == "hierarchy"


@pytest.mark.parametrize("partners", [[], [Partner("x")], [Partner("x")] * 40])
def test_where_nobody_needs_anything_there_is_nothing(partners):
    assert verdict(partners) == "none"
    assert both_ways(partners) == 0


@pytest.mark.parametrize("wrong", [(), (0, 0, 0), (0, 0, 0, 4), (-1, 0, 0, 0)])
def test_scores_that_do_not_fit_are_refused(wrong):
    with pytest.raises(ValueError, match="Four scores from 0 to 3"):
        Partner("x", need=wrong)
    with pytest.raises(ValueError, match="Four scores from 0 to 3"):
        Partner("x", offer=wrong)
