"""How far a message gets among the same people, organised as a hierarchy and as a network."""

import random
from dataclasses import dataclass
from itertools import accumulate

Links = tuple[tuple[int, ...], ...]
"""For every person, numbered from 0, the persons with whom he or she has contact."""

SEED = 2012
"""What the drawn contacts of the network start from, so that it is the same network every time."""

FEWEST_PEOPLE, FEWEST_CONTACTS = 3, 2


@dataclass(frozen=True, slots=True)
class Spread:
    """One message, passed on step by step.

    Attributes:
        heard: For every person the step in which the message arrives, 0 for whoever starts; None
            where it never arrives.
        sent: Messages that are sent in each step, from step 1.
    """

    heard: tuple[int | None, ...]
    sent: tuple[int, ...]

    @property
    def steps(self) -> int:
        """The step in which the last person is reached."""
        return max(step for step in self.heard if step is not None)

    def reached(self, step: int) -> int:
        """Return how many people have the message after ``step``; whoever starts is one of them."""
        return sum(when is not None and when <= step for when in self.heard)

    def messages(self, step: int) -> int:
        """Return how many messages have been sent after ``step``."""
        return list(accumulate(self.sent, initial=0))[min(step, len(self.sent))]


def hierarchy(people: int, contacts: int) -> Links:
    """Return a hierarchy that is filled from the top, level by level.

    Person 0 is the top and has ``contacts`` people directly below. Everybody else has one contact
    above and at most ``contacts - 1`` below. There are no contacts within a level. Own
    construction: no larger group can be reached from one person in as many steps when each has
    this many contacts, so from the top this is the hierarchy at its best.

    Raises:
        ValueError: If there are fewer than 3 people or fewer than 2 contacts.
    """
    _check(people, contacts)
    links: list[list[int]] = [[] for _ in range(people)]
    below = 1
    for person in range(people):
        for _ in range(contacts - len(links[person])):
            if below < people:
                links[person].append(below)
                links[below].append(person)
                below += 1
    return tuple(map(tuple, links))


def network(people: int, contacts: int, seed: int = SEED) -> Links:
    """Return a network in which everybody has ``contacts`` contacts.

    The people stand in a ring and know the two beside them; every further contact is drawn by
    lot, in pairs, so that everybody has one more. One more contact adds to the same network, so
    with the same seed more contacts never make a message slower. Where the last draw leaves
    people over (an odd number, or a very small group) these have a contact less. Own
    construction, after the 'ring with long links' of the literature on small worlds.

    Raises:
        ValueError: If there are fewer than 3 people or fewer than 2 contacts.
    """
    _check(people, contacts)
    links = [{(person - 1) % people, (person + 1) % people} for person in range(people)]
    for draw in range(FEWEST_CONTACTS, contacts):
        for one, other in _drawn_pairs(links, random.Random(f"{seed} {people} {draw}")):
            links[one].add(other)
            links[other].add(one)
    return tuple(tuple(sorted(known)) for known in links)


def lowest(people: int, contacts: int) -> int:
    """Return the last person of the hierarchy: nobody stands further from the top."""
    _check(people, contacts)
    return people - 1


def spread(links: Links, start: int, silent: int | None = None) -> Spread:
    """Return how a message goes from ``start`` through ``links``.

    In every step all who have just heard it pass it on to all their contacts, but for the one
    they have it from. So everybody who passes it on does so once, and many in a network hear it
    more than once.

    Args:
        silent: A person who hears the message but does not pass it on, or None.
    """
    heard: list[int | None] = [None] * len(links)
    heard[start] = 0
    sent: list[int] = []
    just = [start]
    while just:
        after: list[int] = []
        messages = 0
        for person in just:
            if person == silent:
                continue
            messages += len(links[person]) - (person != start)
            for other in links[person]:
                if heard[other] is None:
                    heard[other] = len(sent) + 1
                    after.append(other)
        if messages:
            sent.append(messages)
        just = after
    return Spread(tuple(heard), tuple(sent))


def held_back(links: Links, start: int) -> int:
    """Return from how many people one other person can keep the message by staying silent.

    The person who can keep it from most counts; 0 when nobody can stop the message.
    """
    people = len(links)
    return max(
        people - spread(links, start, silent).reached(people)
        for silent in range(people)
        if silent != start
    )


def _drawn_pairs(links: list[set[int]], chance: random.Random) -> list[tuple[int, int]]:
    """Return the people in pairs that do not know each other yet, drawn by ``chance``.

    When those who are left all know each other, two of them trade partners with a pair.
    """
    left = list(range(len(links)))
    chance.shuffle(left)
    pairs: list[tuple[int, int]] = []
    while len(left) > 1:
        one = left.pop()
        strangers = [other for other in left if other not in links[one]]
        if strangers:
            left.remove(strangers[-1])
            pairs.append((one, strangers[-1]))
            continue
        other = left.pop()
        for at, (third, fourth) in enumerate(pairs):
            if third not in links[one] and fourth not in links[other]:
                pairs[at : at + 1] = [(one, third), (other, fourth)]
                break
    return pairs


def _check(people: int, contacts: int) -> None:
    if people < FEWEST_PEOPLE or contacts < FEWEST_CONTACTS:
        raise ValueError(
            f"A message needs {FEWEST_PEOPLE} people with {FEWEST_CONTACTS} contacts or more, "
            f"not {people!r} with {contacts!r}."
        )
