"""A lesson: what goes wrong becomes a sentence, and answers come back."""

from __future__ import annotations

import json
import os

import pytest

from netwerkgemeente.content.course import read_course
from netwerkgemeente.errors import CourseError
from netwerkgemeente.lesson import NEEDS, PASSPORT_VARIABLE, Lesson
from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.passport import FILE_NAME, Passport

both_languages = pytest.mark.parametrize("language", ["nl", "en"])


def sentence_of(error):
    """What IPython shows of an error: the sentence, and no traceback."""
    (line,) = error._render_traceback_()
    return line


def bring(bar, text):
    """Hand the bar a file, as the page does."""
    bar._handle_custom_msg({"kind": "load", "text": text}, [])


def file_handed_out(bar, monkeypatch):
    """Press download, and return what the page would save."""
    sent = []
    monkeypatch.setattr(bar, "send", sent.append)
    bar._handle_custom_msg({"kind": "download"}, [])
    return sent[0]


@pytest.fixture
def passport(tmp_path):
    return tmp_path / "passport.json"


# What cannot be opened


@both_languages
@pytest.mark.parametrize("name", ["stairs", "", None, 2, "Ladder"])
def test_an_unknown_lesson_is_a_sentence_that_names_the_lessons_there_are(language, name, passport):
    with pytest.raises(CourseError) as refused:
        Lesson(name, language, passport=passport)
    said = sentence_of(refused.value)
    assert f"'{name}'" in said
    assert "start" in said
    assert "ladder" in said
    assert ("De les" if language == "nl" else "There is no lesson") in said


@pytest.mark.parametrize("language", ["fr", "NL", "", None, ["nl"]])
def test_an_unknown_language_is_a_sentence_in_every_language(language, passport):
    with pytest.raises(CourseError) as refused:
        Lesson("ladder", language, passport=passport)
    said = sentence_of(refused.value)
    assert f"De taal '{language}' bestaat niet" in said
    assert f"language '{language}'" in said


@both_languages
def test_an_edited_table_is_a_sentence_that_says_where(edited_tables, language, passport):
    folder = edited_tables("rungs.csv", "\n1,", "\nzero,")
    with pytest.raises(CourseError) as refused:
        Lesson("ladder", language, datasets=folder, passport=passport)
    said = sentence_of(refused.value)
    assert "rungs.csv" in said
    assert "'zero'" in said
    assert ("rij 2, kolom number" if language == "nl" else "row 2, column number") in said


@both_languages
@pytest.mark.parametrize("table", ["activities.csv", "cases.csv", "lessons.csv", "options.csv"])
def test_a_table_that_cannot_be_read_is_a_sentence(edited_tables, language, table, passport):
    folder = edited_tables()
    (folder / table).write_bytes("één".encode("utf-16"))
    with pytest.raises(CourseError) as refused:
        Lesson("ladder", language, datasets=folder, passport=passport)
    assert table in sentence_of(refused.value)


def test_a_folder_without_tables_is_a_sentence(tmp_path, passport):
    with pytest.raises(CourseError) as refused:
        Lesson("ladder", "nl", datasets=tmp_path / "nowhere", passport=passport)
    assert ".csv kan niet worden gelezen" in sentence_of(refused.value)


@both_languages
def test_an_activity_that_cannot_be_built_is_a_sentence_and_the_others_work(
    edited_tables, language, passport, caplog
):
    folder = edited_tables("activities.csv", "what_if,ladder", "what_else,ladder")
    lesson = Lesson("ladder", language, datasets=folder, passport=passport)
    assert str(lesson.what_if()) == read_messages(language)("problem.activity")
    assert "what_if" in caplog.text
    lesson.climb_ladder().ladder.value = 2
    assert lesson.climb_ladder().done


def test_an_activity_of_another_lesson_is_a_sentence(passport, caplog):
    shown = Lesson("start", "en", passport=passport).place_cases()
    assert repr(shown) == read_messages("en")("problem.activity")


# Run twice, out of order, from the middle


@pytest.mark.parametrize(
    ("name", "key"), [(each.lesson, each.key) for each in read_course("en").activities]
)
def test_a_cell_that_is_run_twice_shows_the_same_activity(passport, name, key):
    lesson = Lesson(name, "en", passport=passport)
    first = getattr(lesson, key)()
    assert first.text.key == key
    assert getattr(lesson, key)() is first


@pytest.mark.parametrize("key", [key for key in NEEDS if "place_cases" in NEEDS[key]])
def test_a_lesson_may_be_begun_in_the_middle(passport, key):
    lesson = Lesson("ladder", "en", passport=passport)
    in_the_middle = getattr(lesson, key)()
    lesson.place_cases().ladder.value = 2
    assert in_the_middle.text.title in str(in_the_middle)
    assert str(getattr(lesson, key)()) == str(in_the_middle)


def test_starting_again_finds_everything_back(passport):
    """Start runs all cells anew: a new lesson takes over from the old one."""
    first = Lesson("ladder", "en", passport=passport)
    first.place_cases().ladder.value = 4
    first.climb_ladder().ladder.value = 2
    again = Lesson("ladder", "en", passport=passport)
    assert again.place_cases().ladder.value == 4
    assert again.climb_ladder().ladder.value == 2


# Kept


def test_every_answer_is_in_the_file_at_once(passport):
    lesson = Lesson("ladder", "en", passport=passport)
    for rung in (1, 4):
        lesson.climb_ladder().ladder.value = rung
        assert Passport(passport).answer("ladder.climb_ladder") == {"rung": rung}


def test_opening_a_lesson_writes_nothing(passport):
    lesson = Lesson("ladder", "en", passport=passport)
    lesson.passport()
    lesson.place_cases()
    assert not passport.exists()


@pytest.mark.parametrize(("first", "then"), [("nl", "en"), ("en", "nl"), ("nl", "nl")])
def test_answers_come_back_also_in_the_other_language(passport, first, then):
    one = Lesson("ladder", first, passport=passport).place_cases()
    one.ladder.value, one.why.value = 4, "één reden"
    other = Lesson("ladder", then, passport=passport).place_cases()
    assert (other.ladder.value, other.why.value) == (4, "één reden")


def test_two_open_lessons_keep_each_others_answers(passport):
    ladder = Lesson("ladder", "en", passport=passport)
    start = Lesson("start", "nl", passport=passport)
    ladder.climb_ladder().ladder.value = 2
    start.try_controls().number.value = 7
    ladder.place_cases().ladder.value = 3
    assert set(Passport(passport).keys()) == {
        "ladder.climb_ladder",
        "ladder.place_cases",
        "start.try_controls",
    }


def test_a_damaged_answer_is_no_answer_and_the_rest_comes_back(passport):
    kept = Passport(passport)
    kept.keep("ladder.climb_ladder", {"rung": "highest"})
    kept.keep("ladder.place_cases", ["not", "a", "mapping"])
    kept.keep("ladder.check", {"at": 3})
    lesson = Lesson("ladder", "en", passport=passport)
    assert lesson.climb_ladder().value == {"rung": None}
    assert lesson.place_cases().placings == ()
    assert lesson.check().value["at"] == 3


def test_the_passport_lies_beside_the_language_folders(tmp_path, monkeypatch):
    (tmp_path / "nl").mkdir()
    monkeypatch.chdir(tmp_path / "nl")
    monkeypatch.delenv(PASSPORT_VARIABLE, raising=False)
    Lesson("ladder", "nl").climb_ladder().ladder.value = 2
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [FILE_NAME]


def test_another_file_can_be_chosen_with_a_variable(tmp_path, monkeypatch):
    monkeypatch.setenv(PASSPORT_VARIABLE, str(tmp_path / "mine.json"))
    Lesson("ladder", "nl").climb_ladder().ladder.value = 2
    assert (tmp_path / "mine.json").exists()


# The bar


@both_languages
def test_the_bar_says_what_is_done_and_where_to_go_on(passport, language):
    lesson = Lesson("ladder", language, passport=passport)
    bar = lesson.passport()
    first = lesson.order_rungs()
    assert first.text.title in bar.progress
    first.button.click()
    assert ("1 van de 9" if language == "nl" else "1 of 9") in bar.progress
    assert lesson.climb_ladder().text.title in bar.progress
    assert [done for _, _, done in bar.items] == [True] + [False] * 8


def test_the_bar_says_where_the_answers_are(passport):
    bar = Lesson("ladder", "nl", passport=passport).passport()
    assert "passport.json" in bar.saved
    assert not bar.warning


@both_languages
def test_on_binder_the_bar_says_that_binder_forgets_and_reminds(passport, language, monkeypatch):
    monkeypatch.setenv("BINDER_LAUNCH_HOST", "https://binder.example/")
    bar = Lesson("ladder", language, passport=passport).passport()
    say = read_messages(language)
    assert bar.saved == say("bar.saved_binder")
    assert bar.warning
    assert bar.reminder == say("bar.reminder")
    assert bar.remind_after < 10 * 60 * 1000


def test_on_a_hub_the_bar_does_not_speak_of_this_computer(passport, monkeypatch):
    monkeypatch.setenv("JUPYTERHUB_USER", "someone")
    bar = Lesson("ladder", "nl", passport=passport).passport()
    assert "server van uw organisatie" in bar.saved
    assert not bar.warning
    assert not bar.reminder


@both_languages
@pytest.mark.parametrize("problem", ["damaged", "newer"])
def test_a_file_that_was_put_aside_is_explained(passport, language, problem):
    newer = {"schema": "netwerkgemeente-passport", "version": 99, "answers": {}}
    passport.write_text("?" if problem == "damaged" else json.dumps(newer))
    bar = Lesson("ladder", language, passport=passport).passport()
    (aside,) = passport.parent.iterdir()
    assert aside.name in bar.saved
    assert bar.warning


@both_languages
def test_a_disk_that_is_full_is_explained_and_the_work_goes_on(passport, language, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    lesson = Lesson("ladder", language, passport=passport)
    monkeypatch.setattr(os, "fsync", full)
    activity = lesson.climb_ladder()
    activity.ladder.value = 2
    assert lesson.passport().saved == read_messages(language)("bar.unwritable")
    assert lesson.passport().warning
    assert activity.done
    assert read_messages(language)("answer.failed") not in str(activity)


def test_a_place_that_cannot_be_read_is_explained(tmp_path):
    (tmp_path / "file").write_text("a file, no folder")
    lesson = Lesson("ladder", "en", passport=tmp_path / "file" / "passport.json")
    lesson.climb_ladder().ladder.value = 2
    assert lesson.passport().warning
    assert lesson.climb_ladder().done


@both_languages
def test_download_hands_out_what_was_kept(passport, language, monkeypatch):
    lesson = Lesson("ladder", language, passport=passport)
    lesson.climb_ladder().ladder.value = 2
    file = file_handed_out(lesson.passport(), monkeypatch)
    assert file["text"] == passport.read_text("utf-8")
    assert file["name"].endswith(".json")


def test_a_downloaded_passport_opens_in_another_place(passport, tmp_path, monkeypatch):
    one = Lesson("ladder", "nl", passport=passport)
    one.climb_ladder().ladder.value = 2
    one.place_cases().ladder.value = 4
    text = file_handed_out(one.passport(), monkeypatch)["text"]
    other = Lesson("ladder", "en", passport=tmp_path / "other.json")
    opened = other.climb_ladder()
    bring(other.passport(), text)
    assert opened.ladder.value == 2
    assert other.place_cases().ladder.value == 4
    assert other.passport().news == read_messages("en")("bar.loaded")
    assert set(Passport(tmp_path / "other.json").keys()) == set(Passport(passport).keys())


@both_languages
@pytest.mark.parametrize(
    ("problem", "text"),
    [
        ("damaged", ""),
        ("damaged", "<html>"),
        ("damaged", '{"schema": "netwerkgemeente-passport", "version": 1, "answers": [}'),
        ("newer", '{"schema": "netwerkgemeente-passport", "version": 2, "answers": {}}'),
    ],
)
def test_a_file_that_is_no_passport_changes_nothing_and_is_explained(
    passport, language, problem, text
):
    lesson = Lesson("ladder", language, passport=passport)
    lesson.climb_ladder().ladder.value = 2
    before = passport.read_text("utf-8")
    bring(lesson.passport(), text)
    assert lesson.passport().news == read_messages(language)(f"bar.load_{problem}")
    assert passport.read_text("utf-8") == before
    assert lesson.climb_ladder().ladder.value == 2


def test_a_passport_with_damaged_answers_opens_what_can_be_used(passport):
    lesson = Lesson("ladder", "en", passport=passport)
    activities = [lesson.climb_ladder(), lesson.place_cases(), lesson.check()]
    answers = {
        "ladder.climb_ladder": {"answer": {"rung": 5}},
        "ladder.place_cases": {"answer": {"cases": {"no-such-case": {"rung": 1}}, "at": 3}},
        "ladder.check": {"answer": None},
    }
    document = {"schema": "netwerkgemeente-passport", "version": 1, "answers": answers}
    bring(lesson.passport(), json.dumps(document))
    assert activities[0].ladder.value == 5
    assert activities[1].placings == ()
    assert lesson.passport().news == read_messages("en")("bar.loaded")


@pytest.mark.parametrize("message", [{}, {"kind": "load"}, {"kind": "load", "text": 3}, {"a": 1}])
def test_a_message_that_means_nothing_changes_nothing(passport, message):
    lesson = Lesson("ladder", "en", passport=passport)
    lesson.passport()._handle_custom_msg(message, [])
    assert lesson.passport().news == ""
    assert not passport.exists()


def test_a_lesson_that_is_open_in_both_languages_keeps_what_is_answered_in_either(passport):
    dutch, english = (
        Lesson("start", language, passport=passport).my_file() for language in ("nl", "en")
    )
    dutch.fields["file"].value = "Het schoolplein"
    english.fields["about"].value = "Bewoners willen het beheren."
    assert english.fields["file"].value == "Het schoolplein"
    again = Lesson("start", "nl", passport=passport).my_file().value
    assert (again["file"], again["about"]) == ("Het schoolplein", "Bewoners willen het beheren.")
