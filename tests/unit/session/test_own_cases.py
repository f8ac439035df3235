"""The card for a leader's own cases: what was read, what was not, and an example."""

from __future__ import annotations

import pytest

from netwerkgemeente.content.own_cases import own_cases_from
from netwerkgemeente.session.own_cases import MOST_LISTED, MOST_SHOWN, OwnCaseSheet

GOOD = b"title,text,best,low\nBuurtbus,Tekst,3,2\nWinkel,Tekst,,\n"


@pytest.fixture(params=["nl", "en"])
def sheet(request):
    return OwnCaseSheet(request.param)


def test_before_a_file_there_is_no_case(sheet):
    assert sheet.cases == ()
    assert sheet.messages("own_cases.none") in str(sheet)


def test_what_was_read_is_listed_and_can_be_used(sheet):
    sheet.file.bring("eigen.csv", GOOD)
    assert [case.title for case in sheet.cases] == ["Buurtbus", "Winkel"]
    assert "Buurtbus | 2–3 | –" in str(sheet)
    assert 'own_cases="eigen.csv"' in str(sheet)


def test_whoever_observes_the_cases_hears_of_them(sheet):
    heard = []
    sheet.observe(lambda change: heard.append(len(change["new"])), "cases")
    sheet.file.bring("eigen.csv", GOOD)
    assert heard == [2]


def test_what_was_not_read_is_named_row_by_row(sheet):
    sheet.file.bring("eigen.csv", GOOD + b"Bus,Tekst,9,\n,Tekst,2,\n")
    assert len(sheet.cases) == 2
    said = [text for kind, text in sheet.news.blocks if kind == "item"]
    row = {"nl": "rij", "en": "row"}[sheet.messages.language]
    assert (f"{row} 4" in said[0], f"{row} 5" in said[1]) == (True, True)


def test_many_mistakes_are_counted_after_the_first_ones(sheet):
    sheet.file.bring("eigen.csv", b"title,text,best\n" + b"Bus,Tekst,9\n" * (MOST_SHOWN + 7))
    items = [text for kind, text in sheet.news.blocks if kind == "item"]
    assert len(items) == MOST_SHOWN
    assert sheet.messages("own_cases.more", count=7) in str(sheet)


def test_many_cases_are_counted_after_the_first_ones(sheet):
    rows = "".join(f"Bus {number},Tekst\n" for number in range(MOST_LISTED + 3))
    sheet.file.bring("eigen.csv", f"title,text\n{rows}".encode())
    assert len(sheet.table.rows) == MOST_LISTED + 2
    assert sheet.messages("own_cases.more", count=3) in str(sheet)


def test_a_file_that_gives_nothing_leaves_the_cases_that_are_there(sheet):
    sheet.file.bring("eigen.csv", GOOD)
    sheet.file.bring("brief.csv", b"Geachte raad")
    assert len(sheet.cases) == 2
    assert sheet.messages("own_cases.kept") in str(sheet)
    assert 'own_cases="eigen.csv"' in str(sheet)


def test_html_is_shown_as_it_was_written(sheet):
    sheet.file.bring("eigen.csv", b"title,text\n<b>Bus</b>,<script>\n")
    assert sheet.table.rows[1][0] == "<b>Bus</b>"


def test_a_file_that_is_too_large_is_a_sentence(sheet):
    sheet.file.bring("eigen.csv", bytes(sheet.file.largest + 1))
    assert sheet.file.too_large in str(sheet)
    assert sheet.cases == ()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_example_is_handed_out_in_two_forms(sheet, monkeypatch, form):
    button, sent = getattr(sheet, form), []
    monkeypatch.setattr(button, "send", lambda message, buffers: sent.append((message, buffers)))
    button.click()
    ((message, (content,)),) = sent
    assert message["name"].endswith(form)
    assert message["name"] in button.news
    assert own_cases_from(message["name"], content, sheet.messages.language).aside
