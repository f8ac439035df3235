"""Lesson 2 the plain way: ipywidgets as they are, and one ``FigureWidget`` for each chart.

The texts, answers and figures are those of the real lesson, so that only the way of showing them
differs. Its cells are those of the real notebook: the methods have the same names.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets
import plotly.graph_objects as go

from netwerkgemeente.charts.dials import dials_chart
from netwerkgemeente.charts.path import path_chart
from netwerkgemeente.charts.placings import domains_chart, placings_chart
from netwerkgemeente.charts.twists import Shift, shifts_chart
from netwerkgemeente.content.course import read_course
from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.models.dials import rung_of
from netwerkgemeente.models.placing import Placing, leaning_by_domain
from netwerkgemeente.models.role_advice import advise

if TYPE_CHECKING:
    from netwerkgemeente.charts.house import Chart
    from netwerkgemeente.content.question import Question

KEY = "ladder"
WIDE = {"description_width": "initial"}


class PlainLesson:
    """One method for each cell, as in the real lesson; answers come from the same passport."""

    def __init__(self, language: str) -> None:
        self._say = read_messages(language)
        self._course = read_course(language)
        document = json.loads((Path.cwd().parent / "paspoort.json").read_text("utf-8"))
        self._answers = {
            key.removeprefix(f"{KEY}."): entry["answer"]
            for key, entry in document["answers"].items()
        }

    def passport(self) -> ipywidgets.Widget:
        titles = [text.title for text in self._course.activities if text.lesson == KEY]
        items = ipywidgets.HTML("".join(f"<li>{escape(title)}</li>" for title in titles))
        return ipywidgets.VBox(
            [
                ipywidgets.HTML(f"<h2>{self._say('bar.title')}</h2>"),
                items,
                self._row(self._say("bar.download"), self._say("bar.load")),
            ]
        )

    def order_rungs(self) -> ipywidgets.Widget:
        rows = [
            ipywidgets.HBox(
                [
                    ipywidgets.Label(rung.name),
                    ipywidgets.Button(description="↑"),
                    ipywidgets.Button(description="↓"),
                ]
            )
            for rung in self._course.rungs
        ]
        return self._card("order_rungs", *rows, self._row(self._say("order.check")))

    def climb_ladder(self) -> ipywidgets.Widget:
        words = ipywidgets.HTML()
        slider = self._ladder("climb.label", self._answers["climb_ladder"]["rung"])

        def show(change: dict[str, Any]) -> None:
            rung = self._course.rungs[change["new"] - 1]
            details = (rung.content, rung.process, rung.instruments, rung.pitfall, rung.example)
            parts = (rung.name, rung.definition, *details)
            words.value = "".join(f"<p>{escape(part)}</p>" for part in parts)

        slider.observe(show, "value")
        show({"new": slider.value})
        return self._card("climb_ladder", slider, words)

    def place_cases(self) -> ipywidgets.Widget:
        case = self._course.cases[0]
        kept = self._answers["place_cases"]["cases"][case.key]
        say = self._say
        feedback = ipywidgets.HTML(f"<p>{escape(case.rationale)}</p><p>{escape(case.source)}</p>")
        return self._card(
            "place_cases",
            ipywidgets.Dropdown(
                description=say("place.which"), options=list(self._course.domains.values())
            ),
            ipywidgets.HTML(f"<h4>{escape(case.title)}</h4><p>{escape(case.text)}</p>"),
            self._ladder("place.label", kept["rung"]),
            ipywidgets.Textarea(kept["why"], description=say("place.why"), style=WIDE),
            self._row(say("place.next"), say("pager.previous"), say("pager.next")),
            feedback,
        )

    def your_placements(self) -> ipywidgets.Widget:
        placings = self._placings()
        say, course = self._say, self._course
        charts = (
            placings_chart(placings, course.rungs, say),
            domains_chart(leaning_by_domain(placings), course.domains, say),
        )
        return self._card(
            "your_placements",
            ipywidgets.RadioButtons(
                description=say("mine.ask"),
                options=[say(f"mine.{way}") for way in ("higher", "lower", "inside")],
                style=WIDE,
            ),
            self._row(say("mine.show")),
            *(part for chart in charts for part in _shown(chart)),
        )

    def what_if(self) -> ipywidgets.Widget:
        course, say = self._course, self._say
        case = course.cases[0]
        kept = self._answers["what_if"]["cases"]
        before = {placing.case.key: placing.rung for placing in self._placings()}
        shifts = [
            Shift(each.title, before[each.key], kept[each.key]["rung"], each.twist.rung)
            for each in course.cases
            if each.key in kept
        ]
        return self._card(
            "what_if",
            ipywidgets.HTML(f"<p>{escape(case.text)}</p><p>{escape(case.twist.text)}</p>"),
            self._ladder("twist.label", kept[case.key]["rung"]),
            self._row(say("twist.show"), say("pager.previous"), say("pager.next")),
            ipywidgets.HTML(f"<p>{escape(case.twist.reason)}</p>"),
            *_shown(shifts_chart(shifts, course.rungs, say)),
        )

    def two_dials(self) -> ipywidgets.Widget:
        course, say = self._course, self._say
        kept = self._answers["two_dials"]
        case = next(each for each in course.cases if each.key == kept["at"])
        mine = kept["cases"][case.key]
        dials = [
            ipywidgets.IntSlider(mine[dial], 0, 4, description=say(f"dials.{dial}"), style=WIDE)
            for dial in ("content", "process")
        ]

        def chart() -> Chart:
            own = (dials[0].value, dials[1].value)
            theirs = (case.content, case.process)
            return dials_chart(own, theirs, course.rungs, course.dial_words, say)

        figure, sentence = _shown(chart())
        words = ipywidgets.HTML(course.rungs[rung_of(dials[0].value, dials[1].value) - 1].name)

        def follow(_change: object) -> None:
            new = chart()
            with figure.batch_update():
                for trace, wanted in zip(figure.data, new.figure.data, strict=True):
                    trace.x, trace.y = wanted.x, wanted.y
            sentence.value = escape(new.sentence)
            words.value = course.rungs[rung_of(dials[0].value, dials[1].value) - 1].name

        for dial in dials:
            dial.observe(follow, "value")
        return self._card(
            "two_dials",
            ipywidgets.Dropdown(options=[each.title for each in course.cases]),
            ipywidgets.HTML(f"<p>{escape(case.text)}</p>"),
            *dials,
            figure,
            sentence,
            self._row(say("dials.show")),
            words,
        )

    def role_advice(self) -> ipywidgets.Widget:
        kept = self._answers["role_advice"]
        questions = [
            ipywidgets.RadioButtons(
                options=[(answer.text, answer.key) for answer in question.answers],
                value=kept["answers"][question.key],
                description=question.text,
                style=WIDE,
            )
            for question in self._course.advice
        ]
        advice = advise(self._course.advice, kept["answers"])
        reasons = "".join(
            f"<li>{escape(reason)}</li>" for step in advice.steps for reason in step.reasons
        )
        return self._card(
            "role_advice",
            ipywidgets.Text(kept["matter"], description=self._say("advice.matter"), style=WIDE),
            *questions,
            ipywidgets.HTML(f"<ul>{reasons}</ul>"),
            self._ladder("advice.own", kept["rung"]),
            ipywidgets.Textarea(
                kept["reason"], description=self._say("advice.own_why"), style=WIDE
            ),
        )

    def ten_minutes(self) -> ipywidgets.Widget:
        say, course = self._say, self._course
        kept = self._answers["ten_minutes"]["moments"]
        moment = course.moments[0]
        taken = [(each, kept[each.key]["rung"], kept[each.key]["seen"]) for each in course.moments]
        return self._card(
            "ten_minutes",
            ipywidgets.HTML(f"<p>{escape(moment.text)}</p>"),
            self._ladder("meeting.label", kept[moment.key]["rung"]),
            self._row(say("meeting.show"), say("pager.previous")),
            ipywidgets.HTML(f"<p>{escape(moment.feedback)}</p>"),
            *_shown(path_chart(taken, course.rungs, say)),
        )

    def check(self) -> ipywidgets.Widget:
        questions = self._course.questions_of(self._course.activity(KEY, "check"))
        question: Question = questions[0]
        feedback = "".join(f"<li>{escape(option.feedback)}</li>" for option in question.options)
        return self._card(
            "check",
            ipywidgets.RadioButtons(
                options=[option.text for option in question.options],
                description=question.text,
                style=WIDE,
            ),
            self._row(self._say("check.show"), self._say("pager.previous")),
            ipywidgets.HTML(f"<ul>{feedback}</ul>"),
        )

    def _card(self, key: str, *controls: ipywidgets.Widget) -> ipywidgets.Widget:
        text = self._course.activity(KEY, key)
        heading = f"<h3>{escape(text.title)}</h3><p>{escape(text.task)}</p>"
        card = ipywidgets.VBox([ipywidgets.HTML(heading), *controls])
        card.add_class(f"plain-{key}")
        return card

    def _ladder(self, label: str, rung: int) -> ipywidgets.SelectionSlider:
        return ipywidgets.SelectionSlider(
            options=[(each.name, each.number) for each in self._course.rungs],
            value=rung,
            description=self._say(label),
            style=WIDE,
        )

    def _row(self, *labels: str) -> ipywidgets.HBox:
        return ipywidgets.HBox([ipywidgets.Button(description=label) for label in labels])

    def _placings(self) -> list[Placing]:
        kept = self._answers["place_cases"]["cases"]
        return [
            Placing(case, kept[case.key]["rung"], kept[case.key]["why"], kept[case.key]["seen"])
            for case in self._course.cases
            if case.key in kept
        ]


def _shown(chart: Chart) -> tuple[go.FigureWidget, ipywidgets.HTML]:
    return go.FigureWidget(chart.figure), ipywidgets.HTML(f"<p>{escape(chart.sentence)}</p>")
