"""The Dutch of each lesson and guide can be read at B1: short sentences, everyday words.

Measured with Flesch-Douma, the reading ease formula for Dutch (Douma, 1960): 206.84 minus 0.93
times the words per sentence minus 77 times the syllables per word. 100 is very easy; 60 to 70 is
what a general newspaper reader takes in at once. The field's own long terms count too.
``pytest -rP`` prints the figures.
"""

import re

import pytest

from tests.language.texts import leader_texts, lesson_texts, sentences_of, site_texts, words_of

EASE = 58
WORDS_PER_SENTENCE = 12.5


def syllables(word):
    """Count groups of vowels; Dutch spelling keeps them close to the syllables."""
    return max(1, len(re.findall(r"[aeiouyáéíóúàèëïöüâêîôû]+", word.lower())))


def measured(text):
    sentences = sentences_of(text)
    words = [word for sentence in sentences for word in words_of(sentence)]
    per_sentence = len(words) / len(sentences)
    ease = 206.84 - 0.93 * per_sentence - 77 * sum(map(syllables, words)) / len(words)
    return ease, per_sentence


READ_BY_PEOPLE = lesson_texts("nl") | leader_texts("nl") | site_texts("nl")


@pytest.mark.parametrize("page", sorted(READ_BY_PEOPLE))
def test_a_page_reads_easily(page):
    ease, per_sentence = measured(READ_BY_PEOPLE[page])
    print(f"{page}: Flesch-Douma {ease:.0f}, {per_sentence:.1f} words per sentence")  # noqa: T201
    assert ease >= EASE
    assert per_sentence <= WORDS_PER_SENTENCE


def test_officialese_is_measured_as_hard_to_read():
    ease, per_sentence = measured(
        "Onverminderd het bepaalde in de verordening dient de initiatiefnemer ten behoeve van de "
        "besluitvorming omtrent de overheidsparticipatie een participatieverantwoording in te "
        "dienen waarin wordt gemotiveerd op welke wijze belanghebbenden zijn betrokken bij de "
        "voorbereiding."
    )
    assert ease < EASE
    assert per_sentence > WORDS_PER_SENTENCE
