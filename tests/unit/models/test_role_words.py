"""Which role a sentence names: usual forms are found, what is not plain is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.content.course import LANGUAGES, read_course
from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.models.role_words import named_roles, other_role

FORMS = {
    language: {rung.number: rung.words for rung in read_course(language).rungs}
    for language in LANGUAGES
}
DENIALS = {each: read_messages(each)("case.denials").split() for each in LANGUAGES}
EVERY = [
    (language, rung, form)
    for language, forms in FORMS.items()
    for rung, words in forms.items()
    for form in words
]


@pytest.mark.parametrize(("language", "rung", "form"), EVERY)
def test_every_form_names_its_own_rung_and_no_other(language, rung, form):
    assert named_roles(form.upper(), FORMS[language]) == {rung}
    assert named_roles(f"x {form.replace('…', 'dit dorp')}!", FORMS[language]) == {rung}
    assert named_roles(f"x{form}", FORMS[language]) == frozenset()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_that_is_filled_in_names_its_own_rung(language):
    say = read_messages(language)
    found = [named_roles(say(f"case.says_{rung}"), FORMS[language]) for rung in FORMS[language]]
    assert found == [{rung} for rung in FORMS[language]]


@pytest.mark.parametrize(
    ("language", "text", "rung"),
    [
        ("nl", "Wij regisseren de aanpak", 4),
        ("nl", "de gemeente houdt zelf de regie", 4),
        ("nl", "Wij laten het dorpshuis helemaal los", 1),
        ("nl", "Het college stelt de regels", 5),
        ("en", "We facilitate the village council", 2),
        ("en", "The municipality directs", 4),
    ],
)
def test_one_other_role_is_named(language, text, rung):
    others = {
        other_role(text, chosen, FORMS[language], DENIALS[language]) for chosen in range(1, 6)
    }
    assert others == {rung, None}
    assert other_role(text, rung, FORMS[language], DENIALS[language]) is None
    assert other_role(text, None, FORMS[language], DENIALS[language]) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", ""),
        ("nl", "Wij helpen de dorpsraad"),
        ("nl", "Wij regisseren dit niet"),
        ("nl", "Wij faciliteren en stimuleren"),
        ("nl", "Wij laten het dorp beslissen, los van ons"),
        ("nl", "een deregulering"),
        ("nl", "wij geven de regie aan het dorp"),
        ("en", "direct contact with the alderman"),
        ("en", "We don't direct this"),
        ("en", "We don’t direct this"),
        ("en", "We make sure the rules are clear"),
    ],
)
def test_what_is_not_plain_is_left_alone(language, text):
    named = [other_role(text, chosen, FORMS[language], DENIALS[language]) for chosen in range(1, 6)]
    assert named == [None] * 5


TEXTS = st.lists(
    st.sampled_from([form for _, _, form in EVERY] + ["wij", "not", "niet", ",", "…", "los", "("])
).map(" ".join) | st.text(max_size=60)


@given(TEXTS, st.sampled_from(LANGUAGES), st.none() | st.integers(1, 5))
def test_a_hint_is_always_the_only_role_named_and_never_the_chosen_one(text, language, chosen):
    other = other_role(text, chosen, FORMS[language], DENIALS[language])
    assert other is None or {other} == named_roles(text, FORMS[language]) - {chosen}
    assert other is None or chosen not in named_roles(text, FORMS[language])


def test_a_very_long_text_is_read_to_the_end():
    assert named_roles("laten wij " * 5_000 + "regisseren", FORMS["nl"]) == {4}
