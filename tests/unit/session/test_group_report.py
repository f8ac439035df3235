"""The card of the group report: it follows the room, keeps remarks, and hands the report out."""

from __future__ import annotations

import pytest

from netwerkgemeente.models.ballots import Ballot
from netwerkgemeente.models.group_result import GroupCase, group_result
from netwerkgemeente.session.group_report import GroupReport

BUS = GroupCase("bus", "Buurtbus", "Tekst")
HALL = GroupCase("hall", "Dorpshuis", "Tekst")


class SmallRoom:
    """A room of which a test says what its rounds are."""

    def __init__(self, language="nl"):
        self.language = language
        self.rounds, self.ballots, self.tell = [], [], None
        self.gone = False

    def results(self):
        if self.gone:
            raise ConnectionError
        return group_result(self.rounds, self.ballots, frozenset()).as_dict()

    def on_change(self, tell):
        self.tell = tell

    def vote(self, case, votes, state="closed"):
        self.rounds.append((case, state))
        number = len(self.rounds)
        self.ballots += [Ballot(number, str(voter), rung) for voter, rung in enumerate(votes)]
        if self.tell:
            self.tell()


@pytest.fixture(params=["nl", "en"])
def room(request):
    return SmallRoom(request.param)


def page_of(report, monkeypatch, button="web"):
    control, sent = getattr(report, button), []
    monkeypatch.setattr(control, "send", lambda _, buffers: sent.append(buffers[0]))
    control.click()
    return sent[0].decode("utf-8-sig")


def test_before_a_round_there_is_nothing_to_report(room):
    report = GroupReport(room)
    assert report.messages("report.none") in str(report)
    assert report.messages("report.take_web") not in str(report)


def test_it_speaks_the_language_of_the_room_unless_told_otherwise(room):
    assert GroupReport(room).messages.language == room.language
    assert GroupReport(room, "en").messages.language == "en"


def test_it_follows_the_room(room):
    report = GroupReport(room)
    room.vote(BUS, [2] * 6)
    assert "Buurtbus" in str(report)
    assert report.done


def test_a_remark_for_each_case_is_in_the_report(room, monkeypatch):
    report = GroupReport(room)
    room.vote(BUS, [2] * 6)
    room.vote(HALL, [3] * 6)
    report.comment.value = "Goed gesprek."
    report.comments["hall"].value = "<i>Wie betaalt?</i>"
    report.day.value = "3 mei 2027"
    page = page_of(report, monkeypatch)
    for text in ("Goed gesprek.", "&lt;i&gt;Wie betaalt?&lt;/i&gt;", "3 mei 2027"):
        assert text in page


def test_remarks_stay_when_the_room_moves_on(room):
    report = GroupReport(room)
    room.vote(BUS, [2] * 6)
    report.comments["bus"].value = "Over de halte."
    field = report.comments["bus"]
    room.vote(BUS, [3] * 6)
    assert report.comments["bus"] is field
    assert field.value == "Over de halte."


def test_a_room_that_is_gone_takes_nothing_away(room, monkeypatch):
    report = GroupReport(room)
    room.vote(BUS, [2] * 6)
    room.gone = True
    assert "Buurtbus" in page_of(report, monkeypatch)
    report.refresh()
    assert "Buurtbus" in str(report)


def test_a_room_that_cannot_be_reached_yet_is_no_traceback(room):
    room.gone = True
    assert GroupReport(room).result.rounds == ()


def test_a_small_group_is_shown_only_when_the_leader_says_so(room, monkeypatch):
    report = GroupReport(room)
    room.vote(BUS, [1, 2, 5])
    assert "<svg" not in page_of(report, monkeypatch)
    report.small.value = ["small"]
    assert "<svg" in page_of(report, monkeypatch)


def test_the_csv_has_a_line_for_each_round(room, monkeypatch):
    report = GroupReport(room)
    room.vote(GroupCase("x", '=HYPERLINK("x")', ""), [2] * 6)
    room.vote(BUS, [3] * 6)
    lines = page_of(report, monkeypatch, "csv").splitlines()
    assert len(lines) == 3
    assert "'=HYPERLINK" in lines[1]


@pytest.mark.parametrize("value", [{}, {"comments": 3, "day": 4}, {"comments": {"bus": 1}}])
def test_a_value_that_does_not_fit_counts_as_not_given(room, value):
    report = GroupReport(room)
    report.value = value
    assert report.value["comments"] == {}
    assert not report._failed


def test_of_a_round_in_which_nobody_voted_no_shift_is_kept_back(room):
    report = GroupReport(room)
    room.vote(BUS, [])
    room.vote(BUS, [2] * 6)
    assert report.messages("report.nobody", number=1) in str(report)
    assert report.messages("report.moved_few") not in str(report)
