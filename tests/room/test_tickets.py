"""Codes, tokens and tickets: readable where they must be, and not to be forged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.room.tickets import (
    ALPHABET,
    CODE_LENGTH,
    new_code,
    new_salt,
    new_ticket,
    new_token,
    read_code,
    same_token,
    token_hash,
    voter_of,
)

SALT = b"s" * 32


def test_a_code_has_no_vowels_and_no_look_alikes():
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert {len(code) for code in codes} == {CODE_LENGTH}
    assert not set("".join(codes)) & set("AEIOUY01L")


@pytest.mark.parametrize("typed", ["BCD234", "bcd234", " bcd 234 ", "BCD-234", "b c d 2 3 4"])
def test_a_code_is_read_as_people_write_it(typed):
    assert read_code(typed) == "BCD234"


@given(st.text())
def test_what_cannot_be_a_code_is_none(typed):
    code = read_code(typed)
    assert code is None or (len(code) == CODE_LENGTH and set(code) <= set(ALPHABET))


def test_a_ticket_names_the_same_voter_each_time():
    ticket = new_ticket(SALT)
    voter = voter_of(ticket, SALT)
    assert voter == voter_of(ticket, SALT)
    assert len(voter) == 32


def test_two_tickets_are_two_voters():
    assert len({voter_of(new_ticket(SALT), SALT) for _ in range(100)}) == 100


def test_the_voter_cannot_be_read_from_the_ticket():
    ticket = new_ticket(SALT)
    assert voter_of(ticket, SALT) not in ticket


def test_a_ticket_of_another_room_is_nobody():
    assert voter_of(new_ticket(new_salt()), SALT) is None


def test_without_the_salt_a_ticket_is_nobody():
    assert voter_of(new_ticket(SALT), b"") is None


def test_a_closed_room_gives_no_tickets():
    with pytest.raises(ValueError, match="closed room"):
        new_ticket(b"")


@given(st.integers(0, 63), st.sampled_from("AZaz09-_"))
def test_a_ticket_that_was_changed_anywhere_is_nobody(at, letter):
    ticket = new_ticket(SALT)
    changed = ticket[:at] + letter + ticket[at + 1 :]
    assert changed == ticket or voter_of(changed, SALT) is None


@given(st.text())
def test_text_that_is_no_ticket_is_nobody(text):
    assert voter_of(text, SALT) is None


def test_a_token_is_known_by_its_hash():
    token = new_token()
    assert len(token) == 32
    assert same_token(token, token_hash(token))
    assert not same_token(new_token(), token_hash(token))
    assert token.encode() not in token_hash(token)
