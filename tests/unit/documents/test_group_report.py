"""The group report: what a group chose, nothing of small groups, and everything typed is text."""

from __future__ import annotations

import pytest

from netwerkgemeente.documents.group_report import Remarks, group_report, report_rows
from netwerkgemeente.documents.web import web_page
from netwerkgemeente.models.ballots import Ballot
from netwerkgemeente.models.group_result import GroupCase, GroupResult, group_result
from tests.unit.documents.conftest import HOSTILE
from tests.unit.documents.test_web import seen, text_of, xml

BUS = GroupCase("bus", "Buurtbus", "")
HALL = GroupCase("hall", "Dorpshuis", "")


def result(*rounds, unpaired=frozenset()):
    """Rounds as (case, state, votes): the votes of a round are of voters 0, 1, 2, ..."""
    ballots = [
        Ballot(number, str(voter), rung)
        for number, (_, _, votes) in enumerate(rounds, start=1)
        for voter, rung in enumerate(votes)
    ]
    return group_result([(case, state) for case, state, _ in rounds], ballots, unpaired)


TWICE = result((BUS, "shown", [2, 2, 2, 3, 4, 5]), (BUS, "shown", [2, 3, 3, 3, 4, 4]))


@pytest.fixture
def page(course, messages):
    def made(found, remarks=Remarks(), *, small=False):  # noqa: B008 - it is frozen
        return web_page(group_report(found, remarks, course.rungs, messages, small=small))

    return made


@pytest.fixture
def rows(course, messages):
    def made(found, remarks=Remarks(), *, small=False):  # noqa: B008 - it is frozen
        return report_rows(found, remarks, course.rungs, messages, small=small)

    return made


def table_of(page):
    return [[cell.text for cell in row] for row in xml(page).iter("tr")]


def test_a_case_that_was_placed_twice_has_both_rounds_in_chart_and_table(page):
    made = page(TWICE)
    assert [row[1:] for row in table_of(made)[1:]] == [
        ["1", "0"],
        ["1", "2"],
        ["1", "3"],
        ["3", "1"],
        ["0", "0"],
    ]
    assert len(list(xml(made).iter("svg"))) == 1


def test_the_shift_counts_those_who_voted_twice(page, messages):
    said = messages("report.moved", both=6, up=2, down=1, stayed=3)
    assert said in text_of(page(TWICE))


def test_the_spread_is_said_in_words(page, course, messages):
    names = [rung.name.lower() for rung in course.rungs]
    said = messages(
        "report.spread",
        number=1,
        voted=6,
        low=names[1],
        high=names[4],
        middle=messages("report.between", low=names[1], high=names[2]),
    )
    assert said in text_of(page(TWICE))


def test_every_case_has_its_section_in_the_order_in_which_it_came_up(page):
    found = result((HALL, "shown", [1] * 5), (BUS, "shown", [2] * 5), (HALL, "shown", [2] * 5))
    headings = [each.text for each in xml(page(found)).findall(".//section/h2")]
    assert headings == ["Dorpshuis", "Buurtbus"]


def test_a_distribution_of_fewer_than_five_votes_is_not_shown(page, rows, messages):
    found = result((BUS, "shown", [1, 2, 3, 4]))
    made = page(found)
    assert messages("report.few", number=1) in text_of(made)
    assert "svg" not in seen(made).tags
    assert set(rows(found)[1][4:9]) == {messages("report.hidden")}


def test_nor_is_the_shift_of_fewer_than_five(page, messages):
    found = result((BUS, "shown", [1, 2, 3, 4]), (BUS, "shown", [2] * 9))
    said = text_of(page(found))
    assert messages("report.moved_few") in said
    assert messages("report.moved", both=4, up=1, down=2, stayed=1) not in said


def test_a_leader_may_choose_to_show_a_small_group(page, messages):
    found = result((BUS, "shown", [1, 2, 3, 4]), (BUS, "shown", [2, 2, 3, 4]))
    made = page(found, small=True)
    assert len(table_of(made)) == 6
    assert messages("report.moved", both=4, up=1, down=0, stayed=3) in text_of(made)


def test_a_round_that_is_open_shows_no_votes(page, rows, messages):
    found = result((BUS, "open", [2] * 9))
    assert messages("report.open", number=1) in text_of(page(found, small=True))
    assert set(rows(found, small=True)[1][4:9]) == {""}


def test_hands_say_nothing_of_who_moved(page, messages):
    found = result((BUS, "shown", [2] * 6), (BUS, "shown", [3] * 6), unpaired=frozenset({1, 2}))
    assert messages("report.moved_unknown") in text_of(page(found))


def test_a_round_in_which_nobody_voted_says_so(page, messages):
    assert messages("report.nobody", number=1) in text_of(page(result((BUS, "closed", []))))


def test_a_report_of_nothing_is_a_page_without_sections(page):
    assert "section" not in seen(page(GroupResult())).tags


def test_the_day_and_the_remarks_are_in_the_page_and_in_the_rows(page, rows):
    remarks = Remarks("3 mei", "Veel gepraat.", {"bus": "Over de halte.\nEn het geld."})
    said = text_of(page(TWICE, remarks))
    for text in ("3 mei", "Veel gepraat.", "Over de halte.", "En het geld."):
        assert text in said
    table = rows(TWICE, remarks)
    assert table[1][-1] == "Over de halte.\nEn het geld."
    assert table[-1][-1] == "Veel gepraat."
    assert len({len(row) for row in table}) == 1


@pytest.mark.parametrize("key", HOSTILE)
def test_everything_that_was_typed_stays_text(page, key):
    case = GroupCase("bus", HOSTILE[key], HOSTILE[key])
    remarks = Remarks(HOSTILE[key], HOSTILE[key], {"bus": HOSTILE[key]})
    made = page(result((case, "shown", [2] * 6)), remarks)
    xml(made)
    assert not {"script", "img", "b"} & set(seen(made).tags)
    made.encode("utf-8")


def test_the_page_is_whole_without_colour_or_script(page):
    tags = seen(page(TWICE))
    assert not {"script", "img", "link", "iframe", "a"} & set(tags.tags)
    assert ("scope", "row") in tags.attributes
