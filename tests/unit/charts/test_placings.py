"""The placings of a trainee beside the experts' ranges, in words and marks."""

from dataclasses import replace

import pytest

from netwerkgemeente.charts.placings import domains_chart, leaning_words, placings_chart
from netwerkgemeente.models.placing import Placing, leaning, leaning_by_domain


@pytest.fixture(params=["nl"])
def language(request):
    return request.param


@pytest.fixture
def case(course):
    return replace(course.cases[0], low=2, best=3, high=4)


def test_a_range_is_hidden_until_it_was_looked_at(course, messages, case):
    chart = placings_chart([Placing(case, 5)], course.rungs, messages)
    assert chart.table[1][2:] == ("nog niet bekeken", "")
    assert len(chart.figure.data[0].x) == 0


def test_a_range_that_was_looked_at_is_a_bar_over_its_rungs(course, messages, case):
    ranges, own = placings_chart([Placing(case, 5, seen=True)], course.rungs, messages).figure.data
    assert (ranges.base[0], ranges.base[0] + ranges.x[0]) == pytest.approx((1.6, 4.4))
    assert own.x == (5,)


@pytest.mark.parametrize(("rung", "said"), [(1, "1 lager"), (2, "binnen de marge"), (5, "1 hoger")])
def test_the_table_says_how_far_outside_a_placing_lies(course, messages, case, rung, said):
    chart = placings_chart([Placing(case, rung, seen=True)], course.rungs, messages)
    assert chart.table[1][-1] == said


def test_a_case_that_was_not_placed_is_not_in_the_chart(course, messages, case):
    chart = placings_chart([Placing(case, None)], course.rungs, messages)
    assert len(chart.table) == 1


@pytest.mark.parametrize(
    ("rungs", "said"),
    [
        ([], "nog geen casus"),
        ([3], "valt binnen de marge"),
        ([5], "valt boven de marge"),
        ([1], "valt onder de marge"),
        ([3, 3], "U kiest dus zoals zij"),
        ([5, 5, 3], "gemiddeld 0,7 trede meer"),
        ([1, 3], "gemiddeld 0,5 trede minder"),
        ([1, 5], "houdt elkaar in evenwicht"),
    ],
)
def test_the_sentence_says_how_a_trainee_leans(messages, case, rungs, said):
    found = leaning([Placing(case, rung, seen=True) for rung in rungs])
    assert said in leaning_words(found, messages)


def test_a_lean_too_small_to_round_is_not_called_zero(messages, case):
    found = leaning([Placing(case, rung, seen=True) for rung in [3] * 34 + [5]])
    assert "gemiddeld 0,03 trede meer" in leaning_words(found, messages)


def test_the_domains_name_where_one_leans_most(course, messages, case):
    other = replace(case, domain=next(key for key in course.domains if key != case.domain))
    leanings = leaning_by_domain([Placing(case, 5, seen=True), Placing(other, 1, seen=True)])
    said = domains_chart(leanings, course.domains, messages).sentence
    assert course.domains[case.domain].lower() in said.split(".")[0]
    assert course.domains[other.domain].lower() in said.split(".")[1]


def test_domains_where_one_leans_as_much_are_named_together(course, messages, case):
    low_one, low_other, high = list(course.domains)[:3]
    rungs = {low_one: 1, low_other: 1, high: 5}
    placed = [Placing(replace(case, domain=d), rung, seen=True) for d, rung in rungs.items()]
    said = domains_chart(leaning_by_domain(placed), course.domains, messages).sentence
    names = [
        messages("mine.domain_in", domain=course.domains[d].lower()) for d in (low_one, low_other)
    ]
    assert messages.listed(names) in said
    assert said.count(course.domains[high].lower()) == 1


def test_within_every_range_no_domain_is_named(course, messages, case):
    leanings = leaning_by_domain([Placing(case, 3, seen=True)])
    said = domains_chart(leanings, course.domains, messages).sentence
    assert said == messages("mine.domain_none")
