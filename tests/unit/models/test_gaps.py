"""The order of neighbourhoods: what must rise rises, and unknown is never zero."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.content.neighbourhoods import Neighbourhood
from netwerkgemeente.models.gaps import (
    SMALL,
    equal_weights,
    ever_top,
    is_small,
    rank,
    standing_out,
)

SIGNALS = ("a", "b", "c")
SHARES = st.integers(0, 100).map(Fraction)
WEIGHTS = st.fixed_dictionaries(dict.fromkeys(SIGNALS, st.integers(0, 3)))


def place(name, inhabitants=1000, **shares):
    known = {signal: shares.get(signal) for signal in SIGNALS}
    return Neighbourhood(name, name, inhabitants, known, dict.fromkeys(SIGNALS))


def municipalities(share=SHARES, least=2):
    """Lists of neighbourhoods with different names."""
    shares = st.fixed_dictionaries(dict.fromkeys(SIGNALS, share))
    return st.lists(shares, min_size=least, max_size=8).map(
        lambda rows: [place(f"n{at}", **row) for at, row in enumerate(rows)]
    )


KNOWN = municipalities()
SOME_UNKNOWN = municipalities(SHARES | st.none())


def at(ranking, neighbourhood):
    return [each.neighbourhood for each in ranking.places].index(neighbourhood)


def score(ranking, neighbourhood):
    return next(each.score for each in ranking.places if each.neighbourhood == neighbourhood)


@given(KNOWN, WEIGHTS, st.sampled_from(SIGNALS), st.integers(0, 3))
def test_more_weight_on_a_signal_never_lowers_who_is_highest_on_it(rows, weights, signal, more):
    highest = max(rows, key=lambda each: each.shares[signal])
    before = {**weights, signal: min(weights[signal], more)}
    after = {**weights, signal: max(weights[signal], more)}
    if not any(before.values()):
        return
    if sum(each.shares[signal] == highest.shares[signal] for each in rows) == 1:
        assert at(rank(rows, after), highest) <= at(rank(rows, before), highest)


@given(SOME_UNKNOWN, WEIGHTS, st.sampled_from(SIGNALS))
def test_with_unknown_figures_the_score_of_the_highest_does_not_fall(rows, weights, signal):
    known = [each for each in rows if each.shares[signal] is not None]
    if len(known) < 2:
        return
    highest = max(known, key=lambda each: each.shares[signal])
    if sum(each.shares[signal] == highest.shares[signal] for each in known) > 1:
        return
    before, after = {**weights, signal: 1}, {**weights, signal: 3}
    assert score(rank(rows, after), highest) >= score(rank(rows, before), highest)


@given(SOME_UNKNOWN, WEIGHTS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(rows, weights, chance):
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert rank(shuffled, weights) == rank(rows, weights)


@given(SOME_UNKNOWN, WEIGHTS)
def test_every_neighbourhood_stands_somewhere_once(rows, weights):
    found = rank(rows, weights)
    names = [each.neighbourhood.name for each in found.places]
    names += [each.name for each in (*found.small, *found.dark)]
    assert sorted(names) == sorted(each.name for each in rows)


@given(SOME_UNKNOWN, WEIGHTS)
def test_a_score_goes_from_0_to_100(rows, weights):
    assert all(0 <= each.score <= 100 for each in rank(rows, weights).places)


@given(KNOWN, WEIGHTS, st.sampled_from(SIGNALS))
def test_a_higher_share_never_lowers_the_score(rows, weights, signal):
    raised = [place("n0", **{**rows[0].shares, signal: Fraction(101)}), *rows[1:]]
    if any(weights.values()):
        assert score(rank(raised, weights), raised[0]) >= score(rank(rows, weights), rows[0])


@given(SOME_UNKNOWN, st.integers(1, 3))
def test_the_same_weight_on_everything_is_the_same_however_heavy(rows, weight):
    heavy = rank(rows, dict.fromkeys(SIGNALS, weight))
    assert heavy == rank(rows, equal_weights(SIGNALS))


def test_unknown_is_neither_zero_nor_average():
    rows = [place("low", a=10, b=10), place("high", a=80, b=90), place("half", a=90)]
    found = rank(rows, {"a": 1, "b": 1})
    assert [each.neighbourhood.name for each in found.places][:2] == ["half", "high"]
    assert [each.unknown for each in found.places] == [1, 0, 0]


def test_where_nothing_that_counts_is_known_there_is_no_score():
    rows = [place("seen", a=10), place("seen too", a=20), place("dark", b=50)]
    assert [each.name for each in rank(rows, {"a": 1}).dark] == ["dark"]


def test_small_neighbourhoods_are_not_ranked_and_move_nobody():
    rows = [place("one", a=10), place("two", a=20), place("three", a=15)]
    tiny = place("tiny", SMALL - 1, a=100)
    nobody = place("nobody", None, a=100)
    found = rank([*rows, tiny, nobody], {"a": 1})
    assert found.places == rank(rows, {"a": 1}).places
    assert found.small == (nobody, tiny)
    assert not is_small(place("just", SMALL))


def test_one_extreme_figure_does_not_outweigh_everything():
    rows = [
        place("odd", a=100, b=1, c=1),
        place("two", a=3, b=9, c=9),
        place("three", a=2, b=5, c=5),
    ]
    assert rank(rows, equal_weights(SIGNALS)).places[0].neighbourhood.name == "two"


def test_without_weights_nothing_is_ranked():
    assert rank([place("one", a=1), place("two", a=2)], {"a": 0}).places == ()


@pytest.mark.parametrize("wrong", [-1, 4, 1.5, "2", None])
def test_a_weight_refuses_what_it_does_not_have(wrong):
    with pytest.raises(ValueError, match="from 0 to 3"):
        rank([place("one", a=1)], {"a": wrong})


def test_different_signals_bring_different_neighbourhoods_up():
    rows = [place(f"n{n}", a=n, b=20 - n, c=5) for n in range(10)]
    assert ever_top(rows, ["a"]) == 3
    assert ever_top(rows, ["a", "b"]) == 6


def test_it_names_the_signal_on_which_some_stand_out():
    rows = [place("one", a=9, b=1), place("two", a=8, b=2), place("three", a=1, b=3)]
    assert standing_out(rows, rows[:2], SIGNALS) == "a"
    assert standing_out(rows, rows[2:], SIGNALS) == "b"
    assert standing_out(rows, rows, ["c"]) is None
