"""A message in a hierarchy and in a network: what must rise rises, and what it costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.models.reach import (
    held_back,
    hierarchy,
    lowest,
    network,
    spread,
)

PEOPLE = st.integers(3, 90)
CONTACTS = st.integers(2, 7)
SEEDS = st.integers(0, 50)
FORMS = [hierarchy, network]
both_forms = pytest.mark.parametrize("form", FORMS, ids=["hierarchy", "network"])


@both_forms
@given(people=PEOPLE, contacts=CONTACTS, start=st.integers(0, 89))
def test_the_number_reached_never_falls_and_ends_at_everybody(form, people, contacts, start):
    found = spread(form(people, contacts), start % people)
    reached = [found.reached(step) for step in range(found.steps + 2)]
    assert reached[0] == 1
    assert reached == sorted(reached)
    assert reached[-2:] == [people, people]


@both_forms
@given(people=PEOPLE, contacts=CONTACTS)
def test_the_number_of_messages_never_falls(form, people, contacts):
    found = spread(form(people, contacts), 0)
    sent = [found.messages(step) for step in range(found.steps + 3)]
    assert sent[0] == 0
    assert sent == sorted(sent)
    assert sent[-1] == sum(found.sent)


@both_forms
@given(people=PEOPLE, contacts=CONTACTS)
def test_nobody_has_more_contacts_than_agreed_and_contact_goes_both_ways(form, people, contacts):
    links = form(people, contacts)
    assert len(links) == people
    assert max(map(len, links)) <= contacts
    assert all(person in links[other] for person, known in enumerate(links) for other in known)
    assert all(len(set(known)) == len(known) for known in links)
    assert all(person not in known for person, known in enumerate(links))


@given(people=st.integers(10, 60).map(lambda half: 2 * half), contacts=CONTACTS)
def test_in_a_network_of_an_even_number_everybody_has_as_many_contacts(people, contacts):
    assert {len(known) for known in network(people, contacts)} == {contacts}


@given(people=PEOPLE, contacts=CONTACTS)
def test_in_a_hierarchy_everybody_but_the_top_has_one_above(people, contacts):
    links = hierarchy(people, contacts)
    above = [sum(other < person for other in known) for person, known in enumerate(links)]
    assert above == [0, *[1] * (people - 1)]


@given(PEOPLE, CONTACTS, SEEDS, st.integers(0, 89), st.integers(0, 12))
def test_more_contacts_never_slow_a_network_with_the_same_seed(people, contacts, seed, start, step):
    few, more = (network(people, count, seed) for count in (contacts, contacts + 1))
    assert all(set(known) <= set(wider) for known, wider in zip(few, more, strict=True))
    start %= people
    assert spread(more, start).reached(step) >= spread(few, start).reached(step)


@given(PEOPLE, CONTACTS, st.integers(0, 12))
def test_more_contacts_never_slow_a_hierarchy_from_the_top(people, contacts, step):
    few, more = (spread(hierarchy(people, count), 0) for count in (contacts, contacts + 1))
    assert more.reached(step) >= few.reached(step)


def test_from_the_bottom_more_contacts_can_slow_a_hierarchy():
    """The assumptions say so to the trainee; the levels are filled anew and the branch differs."""
    slower = [
        (people, contacts, step)
        for people in range(20, 201, 20)
        for contacts in range(2, 6)
        for step in range(9)
        if spread(hierarchy(people, contacts + 1), lowest(people, contacts + 1)).reached(step)
        < spread(hierarchy(people, contacts), lowest(people, contacts)).reached(step)
    ]
    assert slower != []


@given(PEOPLE, CONTACTS, SEEDS, st.integers(0, 12))
def test_from_the_top_no_network_is_ahead_of_the_hierarchy(people, contacts, seed, step):
    upper = spread(hierarchy(people, contacts), 0)
    assert upper.reached(step) >= spread(network(people, contacts, seed), 0).reached(step)


@pytest.mark.parametrize("people", range(20, 201, 20))
@pytest.mark.parametrize("contacts", range(2, 7))
def test_from_the_bottom_the_network_is_ahead_after_three_steps_at_every_setting(people, contacts):
    start = lowest(people, contacts)
    upper, flat = (spread(form(people, contacts), start) for form in FORMS)
    assert flat.reached(3) > upper.reached(3)


@given(PEOPLE, CONTACTS, st.integers(0, 89))
def test_a_hierarchy_sends_everybody_one_message(people, contacts, start):
    assert sum(spread(hierarchy(people, contacts), start % people).sent) == people - 1


@given(PEOPLE, CONTACTS, SEEDS)
def test_a_network_never_needs_fewer_messages_than_a_hierarchy(people, contacts, seed):
    links = network(people, contacts, seed)
    assert sum(spread(links, 0).sent) == sum(map(len, links)) - (people - 1) >= people - 1


@given(PEOPLE, CONTACTS, SEEDS)
def test_in_a_network_no_single_person_can_stop_a_message(people, contacts, seed):
    assert held_back(network(people, contacts, seed), 0) == 0


@given(st.integers(4, 60), CONTACTS)
def test_the_boss_can_keep_a_message_from_the_bottom_from_nearly_everybody(people, contacts):
    links = hierarchy(people, contacts)
    start = lowest(people, contacts)
    assert held_back(links, start) == people - 2 or links[start] == (0,)


def test_whoever_is_silent_hears_it_and_passes_nothing_on():
    chain = ((1,), (0, 2), (1,))
    assert spread(chain, 0, silent=1).heard == (0, 1, None)
    assert spread(chain, 0, silent=1).sent == (1,)


def test_two_contacts_make_a_ring_in_which_two_hear_it_at_each_step():
    found = spread(network(20, 2), 5)
    assert [found.reached(step) for step in range(4)] == [1, 3, 5, 7]
    assert found.steps == 10


def test_the_same_seed_gives_the_same_network_and_another_seed_another():
    assert network(60, 4) == network(60, 4)
    assert network(60, 4, seed=1) != network(60, 4, seed=2)


@pytest.mark.parametrize("form", [*FORMS, lowest])
@pytest.mark.parametrize(("people", "contacts"), [(2, 3), (0, 3), (-5, 3), (20, 1), (20, 0)])
def test_too_few_people_or_contacts_are_refused(form, people, contacts):
    with pytest.raises(ValueError, match="3 people with 2 contacts"):
        form(people, contacts)
