"""The sentences and their parts: whole in both languages, and mistakes are named."""

import pytest

from netwerkgemeente.content.course import DATASETS
from netwerkgemeente.content.sentence import KINDS, read_sentences, read_steering_words
from netwerkgemeente.content.table import DataError

SENTENCES = {language: read_sentences(DATASETS, language) for language in ("nl", "en")}


def test_there_are_ten_sentences_with_parts_that_steer_and_parts_that_may_not():
    assert len(SENTENCES["nl"]) == 10
    for sentence in SENTENCES["nl"]:
        kinds = {part.steers for part in sentence.parts}
        assert "yes" in kinds
        assert len(kinds) > 1


@pytest.mark.parametrize("language", SENTENCES)
def test_the_parts_make_a_sentence(language):
    for sentence in SENTENCES[language]:
        assert sentence.text[0].isupper()
        assert sentence.text.endswith(".")
        assert sentence.text.count(".") - sentence.text.count("0.3") == 1


def test_a_part_steers_in_both_languages_or_in_neither():
    for dutch, english in zip(*SENTENCES.values(), strict=True):
        assert [part.steers for part in dutch.parts] == [part.steers for part in english.parts]


@pytest.mark.parametrize("language", SENTENCES)
def test_the_words_of_the_check_are_of_a_known_kind_and_in_small_letters(language):
    groups = read_steering_words(DATASETS, language)
    assert {group.kind for group in groups} == set(KINDS)
    words = [word for group in groups for word in group.words]
    assert len(words) == len(set(words))
    assert [word for word in words if word != word.lower()] == []


@pytest.mark.parametrize(
    ("edit", "problem", "column"),
    [
        (("sentence_parts.csv", "home_visits,1", "home_visit,1"), "reference", "sentence"),
        (("sentence_parts.csv", "home_visits,1,no", "home_visits,1,perhaps"), "word", "steers"),
        (("sentence_parts.csv", "home_visits,1", "home_visits,0"), "number", "position"),
        (("sentence_parts.csv", "Het wijkteam", ""), "blank", "text_nl"),
        (("sentences.csv", "home_visits,1", "home_visits,x"), "number", "order"),
        (("steering_words.csv", ",time,", ",when,"), "word", "kind"),
    ],
)
def test_a_mistake_is_named_by_file_and_column(edited_tables, edit, problem, column):
    folder = edited_tables(*edit)
    read = read_steering_words if edit[0] == "steering_words.csv" else read_sentences
    with pytest.raises(DataError) as refused:
        read(folder, "nl")
    assert (refused.value.problem, refused.value.fields["file"]) == (problem, edit[0])
    assert refused.value.fields["column"] == column


def test_a_sentence_without_anything_that_steers_is_refused(edited_tables):
    folder = edited_tables("sentence_parts.csv", "step_plan,3,yes", "step_plan,3,no")
    with pytest.raises(DataError) as refused:
        read_sentences(folder, "nl")
    assert refused.value.fields["value"] == "step_plan"
