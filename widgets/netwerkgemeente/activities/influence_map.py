"""The influence map: one's partners, who needs what from whom, and what that amounts to."""

from collections.abc import Mapping
from functools import partial
from itertools import chain

import ipywidgets

from netwerkgemeente.activities.activity import (
    Activity,
    Answer,
    chart_holder,
    draw_chart,
    main_button,
    row,
    show,
)
from netwerkgemeente.charts.influence import influence_chart
from netwerkgemeente.content.course import ActivityText, Course
from netwerkgemeente.controls.choice import Choice
from netwerkgemeente.controls.number_slider import NumberSlider
from netwerkgemeente.controls.reading import Reading
from netwerkgemeente.controls.text_field import TextField
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.answers import free_text, mapping, whole, word
from netwerkgemeente.models.influence import (
    MOST_PARTNERS,
    SCORE_TOP,
    SOURCES,
    Partner,
    both_ways,
    verdict,
)

LONGEST_NAME = 60
"""Most characters of a partner's name."""

EXPECTATIONS = ("network", "hierarchy", "guest")

SIDES = ("need", "offer")
"""What they have that we need, and what we have that they need."""

NAMES_SAID = 6
"""Most names in one sentence; the table has them all."""


class InfluenceMap(Activity):
    """Add partners, score each, say what one expects, and then see the picture.

    The answer: ``typed`` (a name that was not added yet), ``partners`` (each ``name``, ``need`` and
    ``offer``: per source 0 to 3, or None while not scored), ``at`` (place of the partner in sight,
    or None), ``removed`` (the partner that was just removed, or None), ``expectation`` (one of
    ``EXPECTATIONS`` or None) and ``seen``.
    """

    def __init__(self, text: ActivityText, _course: Course, messages: Messages) -> None:
        say = messages
        self.sources = Reading(
            blocks=[
                ("text", say("influence_map.about")),
                *(("item", say(f"influence_map.explain_{source}")) for source in SOURCES),
            ]
        )
        self.name = TextField(
            label=say("influence_map.name"),
            rows=1,
            longest=LONGEST_NAME,
            unanswered=say("answer.blank"),
        )
        self.add = ipywidgets.Button(description=say("influence_map.add"))
        self.said = Reading(spoken=True)
        self.which = Choice(
            label=say("influence_map.which"),
            compact=True,
            options=[("", say("influence_map.pick")), *_places(())],
        )
        self.scores: dict[tuple[str, str], NumberSlider] = {}
        self.sliders = row()
        self.remove = ipywidgets.Button(description=say("influence_map.remove", name=""))
        self.expectation = Choice(
            label=say("influence_map.ask"),
            options=[(key, say(f"influence_map.expect_{key}")) for key in EXPECTATIONS],
        )
        self.main = main_button(say("influence_map.show"))
        self.feedback = Reading(spoken=True)
        self.result = ipywidgets.VBox()
        super().__init__(
            text,
            messages,
            [
                self.sources,
                self.name,
                row(self.add),
                self.said,
                self.which,
                self.sliders,
                row(self.remove),
                self.expectation,
                row(self.main),
                self.feedback,
                self.result,
            ],
        )
        self.when(self.name, lambda typed: self.answer(typed=typed))
        self.press(self.add, self._add)
        self.when(self.which, self._choose)
        self.press(self.remove, self._remove_or_put_back)
        self.when(self.expectation, lambda chosen: self.answer(expectation=chosen))
        self.press(self.main, self._look)

    def _build_scores(self) -> None:
        """Make the eight sliders for the first partner: so opening the lesson sends less."""
        say = self.messages
        words = [say(f"influence_map.score_{score}") for score in range(SCORE_TOP + 1)]
        columns = []
        for side in SIDES:
            for place, source in enumerate(SOURCES):
                slider = NumberSlider(
                    label=say(f"influence_map.{side}_{source}"),
                    maximum=SCORE_TOP,
                    words=words,
                    unanswered=say("answer.none"),
                )
                self.when(slider, partial(self._score, side, place))
                self.scores[side, source] = slider
            heading = Reading(blocks=[("subheading", say(f"influence_map.{side}"))])
            sliders = [self.scores[side, source] for source in SOURCES]
            column = ipywidgets.VBox([heading, *sliders])
            column.layout = {"flex": "1 1 250px", "width": "auto"}
            columns.append(column)
        self.sliders.children = columns

    def _build_result(self) -> None:
        """Make the picture when it is asked for, and what it assumes."""
        say = self.messages
        self.chart = chart_holder(say, say("influence_map.table"))
        assumed = [
            ("item", say(f"influence_map.assume_{name}"))
            for name in ("sum", "both", "verdict", "own")
        ]
        assumptions = Reading(blocks=[("strong", say("influence_map.assumptions")), *assumed])
        self.result.children = [self.chart, assumptions]

    @property
    def partners(self) -> tuple[Partner, ...]:
        """Every partner, scored or not; a source that was not scored counts as nothing."""
        return tuple(
            Partner(kept["name"], *(tuple(score or 0 for score in kept[side]) for side in SIDES))
            for kept in self.value["partners"]
        )

    @property
    def done(self) -> bool:
        """Whether the picture was looked at."""
        return bool(self.value["seen"])

    def clean(self, value: Mapping[str, object]) -> Answer:
        """Keep partners with a name of their own, at most ``MOST_PARTNERS``."""
        given = value.get("partners")
        partners: list[Answer] = []
        taken: set[str] = set()
        for row_ in given if isinstance(given, list) else []:
            kept = _partner(row_)
            if kept and kept["name"].casefold() not in taken and len(partners) < MOST_PARTNERS:
                taken.add(kept["name"].casefold())
                partners.append(kept)
        removed = _partner(value.get("removed"))
        if removed and (removed["name"].casefold() in taken or len(partners) == MOST_PARTNERS):
            removed = None
        expectation = word(value.get("expectation"), EXPECTATIONS)
        ready = expectation is not None and any(map(_scored, partners))
        at = whole(value.get("at"), 0, len(partners) - 1)
        return {
            "typed": free_text(value.get("typed")),
            "partners": partners,
            "at": at,
            "removed": removed if at is None else None,
            "expectation": expectation,
            "seen": ready and value.get("seen") is True,
        }

    def draw(self) -> None:
        """Show the partner in sight, and the picture once it was asked for."""
        say, value = self.messages, self.value
        partners, at, removed = value["partners"], value["at"], value["removed"]
        self.name.value = value["typed"]
        self.said.blocks = [("note", self._count_words())]
        with self.which.hold_sync():
            self.which.value = None
            names = [kept["name"] for kept in partners]
            self.which.options = [("", say("influence_map.pick")), *_places(names)]
            self.which.value = "" if at is None else str(at)
        show(self.which, when=bool(partners))
        show(self.sliders, when=at is not None)
        if at is not None and not self.scores:
            self._build_scores()
        for (side, source), slider in self.scores.items():
            slider.value = None if at is None else partners[at][side][SOURCES.index(source)]
        show(self.remove, when=at is not None or removed is not None)
        if at is not None:
            self.remove.description = say("influence_map.remove", name=partners[at]["name"])
        elif removed is not None:
            self.remove.description = say("influence_map.put_back", name=removed["name"])
        seen = value["seen"]
        self.expectation.value = value["expectation"]
        self.main.description = say("influence_map.hide" if seen else "influence_map.show")
        show(self.result, when=seen)
        self.feedback.blocks = self._feedback() if seen else []
        if seen:
            if not self.result.children:
                self._build_result()
            draw_chart(self.chart, influence_chart(self.partners, say))

    def _count_words(self) -> str:
        partners = self.value["partners"]
        if not partners:
            return self.messages("influence_map.no_partner")
        scored = sum(map(_scored, partners))
        key = "count_one" if len(partners) == 1 else "count"
        return self.messages(f"influence_map.{key}", count=len(partners), scored=scored)

    def _add(self) -> None:
        partners = self.value["partners"]
        name = " ".join(self.value["typed"].split())
        taken = {kept["name"].casefold() for kept in partners}
        if not _legible(name):
            problem = "no_name"
        elif len(name) > LONGEST_NAME:
            problem = "long_name"
        elif name.casefold() in taken:
            problem = "double"
        elif len(partners) == MOST_PARTNERS:
            problem = "full"
        else:
            new = {"name": name, **{side: [None] * len(SOURCES) for side in SIDES}}
            self.answer(typed="", partners=[*partners, new], at=len(partners))
            return
        said = self.messages(
            f"influence_map.{problem}", name=name, longest=LONGEST_NAME, most=MOST_PARTNERS
        )
        self.said.blocks = [("strong", said)]

    def _choose(self, place: str) -> None:
        self.answer(at=int(place) if place else None, removed=None)

    def _score(self, side: str, source: int, score: int) -> None:
        at = self.value["at"]
        if at is None:
            self._redraw()
            return
        partners = list(self.value["partners"])
        scores = list(partners[at][side])
        scores[source] = score
        partners[at] = {**partners[at], side: scores}
        self.answer(partners=partners)

    def _remove_or_put_back(self) -> None:
        """One button for both, so that it never disappears under the finger that pressed it."""
        at, partners = self.value["at"], self.value["partners"]
        if at is not None:
            left = [kept for place, kept in enumerate(partners) if place != at]
            self.answer(partners=left, at=None, removed=partners[at])
        elif self.value["removed"] is not None:
            back = [*partners, self.value["removed"]]
            self.answer(partners=back, at=len(partners), removed=None)

    def _look(self) -> None:
        value = self.value
        if not value["partners"]:
            problem = "first_partner"
        elif not any(map(_scored, value["partners"])):
            problem = "first_score"
        elif value["expectation"] is None:
            problem = "first_expect"
        else:
            self.answer(seen=not value["seen"])
            return
        self.feedback.blocks = [("strong", self.messages(f"influence_map.{problem}"))]

    def _feedback(self) -> list[tuple[str, str]]:
        say, partners = self.messages, self.partners
        found = verdict(partners)
        share = round(100 * both_ways(partners))
        expected = found == self.value["expectation"]
        compared = say("influence_map.expected" if expected else "influence_map.unexpected")
        blocks = [
            ("strong", say(f"influence_map.verdict_{found}", share=share)),
            ("text", f"{say(f'influence_map.meaning_{found}')} {compared}"),
        ]
        for kind in ("network", "hierarchy", "guest"):
            names = [partner.name for partner in partners if partner.verdict == kind]
            if names:
                said = say(f"influence_map.who_{kind}", names=self._names(names))
                blocks.append(("item", said))
        blocks += [
            ("item", say(f"influence_map.most_{side}", sources=strongest))
            for side in SIDES
            if (strongest := self._strongest(side))
        ]
        open_ = len(partners) - sum(map(_scored, self.value["partners"]))
        if open_:
            blocks.append(("note", say("influence_map.open", count=open_)))
        return blocks

    def _names(self, names: list[str]) -> str:
        if len(names) <= NAMES_SAID:
            return ", ".join(names)
        return self.messages(
            "influence_map.and_more",
            names=", ".join(names[:NAMES_SAID]),
            more=len(names) - NAMES_SAID,
        )

    def _strongest(self, side: str) -> str:
        """Return the source that counts most on one side, or nothing where there is none."""
        totals = [
            sum(getattr(partner, side)[place] for partner in self.partners)
            for place in range(len(SOURCES))
        ]
        top = max(totals)
        return ", ".join(
            self.messages(f"influence_map.source_{source}")
            for source, total in zip(SOURCES, totals, strict=True)
            if top and total == top
        )


def _places(names: list[str] | tuple[()]) -> list[tuple[str, str]]:
    return [(str(place), f"{place + 1}. {name}") for place, name in enumerate(names)]


def _partner(value: object) -> Answer | None:
    """Return one partner of an answer, or None where there is no name that can be read."""
    given = mapping(value)
    name = " ".join(free_text(given.get("name")).split())[:LONGEST_NAME].strip()
    if not _legible(name):
        return None
    partner: Answer = {"name": name}
    for side in SIDES:
        scores = given.get(side)
        four = scores if isinstance(scores, list) and len(scores) == len(SOURCES) else []
        kept = [whole(score, 0, SCORE_TOP) for score in four]
        partner[side] = kept or [None] * len(SOURCES)
    return partner


def _legible(name: str) -> bool:
    return any(character.isprintable() and not character.isspace() for character in name)


def _scored(partner: Answer) -> bool:
    return any(score is not None for score in chain(partner["need"], partner["offer"]))
