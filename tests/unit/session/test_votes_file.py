"""The votes as a leader's spreadsheet opens them."""

from __future__ import annotations

import pytest

from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.session.offline import OfflineRoom
from netwerkgemeente.session.votes_file import votes_file


@pytest.mark.parametrize(
    ("language", "heading"),
    [("nl", "Ronde;Casus;Volgnummer;Trede"), ("en", "Round,Case,Number,Rung")],
)
def test_a_spreadsheet_opens_the_votes_in_columns_of_its_own_language(language, heading):
    room = OfflineRoom(language)
    room.start_round({"title": "=A bench"})
    room.set_hands([0, 2, 0, 0, 0])
    room.close_round()
    lines = votes_file(room.ballots(), read_messages(language)).decode("utf-8-sig").splitlines()
    mark = heading[5]
    assert lines == [heading, *(mark.join(("1", "'=A bench", each, "2")) for each in "12")]
