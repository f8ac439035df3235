"""A session without a network: codes, hands, and the same results."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.content.case import Case
from netwerkgemeente.errors import CourseError
from netwerkgemeente.models.ballots import Ballot, shift
from netwerkgemeente.models.short_code import CASES, ShortCode, case_of
from netwerkgemeente.session.offline import OfflineRoom
from netwerkgemeente.session.short_code_card import PlaceByCode


@pytest.fixture
def room():
    """An English room with an open round about the first case."""
    room = OfflineRoom("en")
    room.start_round(next(iter(room.cases)))
    return room


def codes(room, *votes):
    """Codes of (rung before or None, rung) for the case of the last round."""
    case = case_of(room.number_of(room.result.last.case.key))
    return " ".join(str(ShortCode(case, rung, before)) for before, rung in votes)


def test_many_codes_are_pasted_at_once(room):
    text = codes(room, (None, 1), (None, 2), (None, 2)).replace(" ", "\n", 1).replace(" ", ", ")
    assert room.add_codes(text).count == 3
    room.close_round()
    assert room.result.last.counts == (1, 2, 0, 0, 0)


def test_a_code_with_a_mistake_or_of_another_case_is_named_and_not_counted(room):
    other = str(ShortCode(case_of(room.number_of(room.result.last.case.key)) + 1, 3))
    taken = room.add_codes(f"22-01-Z {other} {codes(room, (None, 4))} <b>")
    assert (taken.count, taken.wrong, taken.other) == (1, ("22-01-Z", "<b>"), (other,))
    assert room.result.last.voted == 1


RUNGS = st.integers(1, 5)


@given(st.lists(st.tuples(RUNGS, RUNGS), min_size=1, max_size=30))
def test_codes_that_say_both_rungs_give_the_shift_of_named_voters(moves):
    room = OfflineRoom("en")
    room.start_round(next(iter(room.cases)))
    room.add_codes(codes(room, *((None, before) for before, _ in moves)))
    room.second_round()
    room.add_codes(codes(room, *moves))
    room.close_round()
    named = shift(
        [Ballot(1, f"{at}", before) for at, (before, _) in enumerate(moves)],
        [Ballot(2, f"{at}", after) for at, (_, after) in enumerate(moves)],
    )
    assert room.result.shift_to(2) == named


def test_hands_give_two_distributions_and_no_shift(room):
    room.set_hands([1, 2, 3, 0, 0])
    room.second_round()
    room.set_hands([0, 6, 0, 0, 0])
    room.close_round()
    assert [each.counts for each in room.result.rounds] == [(1, 2, 3, 0, 0), (0, 6, 0, 0, 0)]
    assert room.result.shifts == ()
    assert room.messages("offline.unpaired") in str(room)


def test_hands_that_are_counted_again_replace_those_before(room):
    room.set_hands([9, 0, 0, 0, 0])
    room.set_hands([0, 0, 0, 0, 2])
    assert room.result.last.voted == 2


@pytest.mark.parametrize("hands", [[1, 2], [0, 0, 0, 0, -1], [0, 0, 0, 0, 9999], "12345"])
def test_hands_that_cannot_be_are_refused_in_a_sentence(room, hands):
    with pytest.raises(CourseError, match="whole number"):
        room.set_hands(hands)
    assert room.result.last.voted == 0


def test_the_votes_can_be_saved(room, tmp_path):
    room.add_codes(codes(room, (None, 2), (None, 5)))
    room.close_round()
    path = room.save_csv(tmp_path / "votes.csv")
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    assert [(row["round"], row["rung"]) for row in rows] == [("1", "2"), ("1", "5")]


def test_a_folder_that_is_not_there_is_said_in_a_sentence(room, tmp_path):
    with pytest.raises(CourseError, match=r"votes\.csv"):
        room.save_csv(tmp_path / "nowhere" / "votes.csv")


def test_what_cannot_be_done_now_is_said_in_a_sentence(room):
    with pytest.raises(CourseError, match="still open"):
        room.start_round(next(iter(room.cases)))
    room.close_round()
    for late in (lambda: room.add_codes("2"), room.close_round, lambda: room.set_hands([0] * 5)):
        with pytest.raises(CourseError):
            late()
    with pytest.raises(CourseError, match="nothing-like-it"):
        room.start_round("nothing-like-it")


def test_a_case_of_ones_own_words_can_be_placed(room):
    room.close_round()
    room.start_round({"title": "=A bench", "text": "Residents want one."})
    room.set_hands([0, 1, 0, 0, 0])
    room.close_round()
    assert "'=A bench" in room.ballots()


def test_codes_for_a_case_of_ones_own_words_are_counted(room):
    room.close_round()
    room.start_round({"title": "A bench"})
    number = room.number_of("A bench")
    assert room.add_codes(codes(room, (None, 2), (None, 4))).count == 2
    assert number not in {room.number_of(key) for key in room.cases}
    assert number in str(room.card)


def test_a_round_about_nothing_that_is_a_case_is_refused_in_a_sentence():
    with pytest.raises(CourseError):
        OfflineRoom("en").start_round(None)


def test_more_own_cases_than_there_are_numbers_can_all_be_chosen():
    many = [replace(own_case(), key=f"eigen-{at}") for at in range(CASES)]
    room = OfflineRoom("en", cases=many)
    course = {room.number_of(case.key) for case in room.course.cases}
    assert course.isdisjoint(room.number_of(case.key) for case in many)


def own_case():
    fields = dict.fromkeys(Case.__dataclass_fields__, "")
    return Case(**{**fields, "key": "eigen-bank", "title": "A bench", "own": True})


def test_a_leaders_own_cases_come_first_and_leave_the_numbers_of_the_course_alone():
    plain, room = OfflineRoom("en"), OfflineRoom("en", cases=[own_case()])
    assert next(iter(room.cases)) == "eigen-bank"
    assert all(room.number_of(key) == plain.number_of(key) for key in plain.cases)


# On the cards


def test_a_hand_does_what_a_program_does():
    room = OfflineRoom("en")
    card = room.card
    card.rounds.main.click()
    card.codes.value = f"{codes(room, (None, 3))} 22-01-Z"
    card.codes_button.click()
    assert room.result.last.voted == 1
    assert card.codes.value == "22-01-Z"
    card.hands[1].value = "4"
    card.hands_button.click()
    card.rounds.main.click()
    assert room.result.last.counts == (0, 4, 1, 0, 0)


def test_a_number_that_is_none_is_said_on_the_card_and_nothing_is_lost():
    room = OfflineRoom("en")
    room.card.rounds.main.click()
    room.card.hands[0].value = "four"
    room.card.hands_button.click()
    assert room.messages("offline.hands_wrong") in str(room)
    assert room.card.hands[0].value == "four"


def test_the_code_on_a_participants_card_is_one_that_the_leader_can_count(room):
    card = PlaceByCode("en")
    card.number.value = room.number_of(room.result.last.case.key).lower()
    card.ladder.value = 4
    assert room.add_codes(str(card.code)).count == 1
    assert str(card.code) in str(card)
    card.again.value = ["again"]
    card.ladder.value = 2
    assert (card.code.before, card.code.rung) == (4, 2)


def test_a_participants_card_says_what_is_wrong_with_a_case_number():
    card = PlaceByCode("en")
    card.number.value = "1A"
    assert card.messages("short_code.number_wrong") in str(card)
    assert card.code is None


def test_a_closed_round_leads_to_the_next_for_there_is_no_screen_to_show_it_on(room):
    main = room.card.rounds.main
    main.click()
    assert main.description == room.messages("rounds.second")
    main.click()
    assert [each.state for each in room.result.rounds] == ["closed", "open"]
