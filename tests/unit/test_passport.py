"""The passport: answers come back, and nothing that happens to the file loses them."""

import json
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerkgemeente.passport import (
    FILE_NAME,
    MAX_BYTES,
    VERSION,
    Passport,
    PassportError,
    passport_path,
    read_passport,
)
from tests.unit.strategies import json_values

DAY = date(2026, 3, 9)
EMPTY = Passport(None).text()
FULL_DISK = OSError(28, "No space left on device")


def passport(path=None):
    return Passport(path, today=lambda: DAY)


def document(**changes):
    """A passport with one answer, as text."""
    whole = {
        "schema": "netwerkgemeente-passport",
        "version": VERSION,
        "answers": {"ladder.climb": {"day": "2026-03-08", "answer": {"rung": 2}}},
    }
    return json.dumps({**whole, **changes})


UNREADABLE = [
    pytest.param(problem, text, id=name)
    for name, problem, text in (
        ("empty", "damaged", ""),
        ("begun", "damaged", "{"),
        ("cut off", "damaged", document()[:-9]),
        ("list", "damaged", "[]"),
        ("number", "damaged", "3"),
        ("another schema", "damaged", document(schema="another")),
        ("version in words", "damaged", document(version="1")),
        ("version 0", "damaged", document(version=0)),
        ("no version", "damaged", document(version=None)),
        ("answers in a list", "damaged", document(answers=[])),
        ("no answer in an entry", "damaged", document(answers={"ladder.climb": {"rung": 2}})),
        ("entry in words", "damaged", document(answers={"ladder.climb": "2"})),
        ("nested without end", "damaged", "[" * 100_000),
        ("number without end", "damaged", "9" * 10_000),
        ("next version", "newer", document(version=VERSION + 1)),
        ("a version we cannot guess", "newer", document(version=10**9, answers=[])),
    )
]


# Round trip


def test_an_answer_is_found_again_the_next_day(tmp_path):
    passport(tmp_path / "p.json").keep("ladder.climb", {"rung": 2})
    assert passport(tmp_path / "p.json").answer("ladder.climb") == {"rung": 2}


@given(st.dictionaries(st.text(max_size=8), json_values(), max_size=5))
def test_every_answer_comes_back_as_it_was(answers):
    one, other = passport(), passport()
    for key, answer in answers.items():
        one.keep(key, answer)
    other.load(one.text())
    assert repr([other.answer(key) for key in answers]) == repr(list(answers.values()))
    assert set(other.keys()) == set(answers)


@given(st.text(alphabet=st.characters(), max_size=30))
def test_anything_that_can_be_typed_survives_the_file(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("typed") / "p.json"
    passport(path).keep("ladder.place_cases", {"why": text})
    assert passport(path).answer("ladder.place_cases") == {"why": text}


def test_half_a_character_does_not_keep_the_rest_from_being_saved(tmp_path):
    kept = passport(tmp_path / "p.json")
    kept.keep("half", {"why": "\ud800"})
    kept.keep("whole", {"why": "é"})
    assert kept.problem is None
    assert passport(tmp_path / "p.json").answer("whole") == {"why": "é"}


def test_the_file_says_what_it_is_and_on_which_day_but_nothing_more(tmp_path):
    passport(tmp_path / "p.json").keep("ladder.climb", {"rung": 2})
    assert json.loads((tmp_path / "p.json").read_text("utf-8")) == {
        "schema": "netwerkgemeente-passport",
        "version": 1,
        "answers": {"ladder.climb": {"day": "2026-03-09", "answer": {"rung": 2}}},
    }


def test_the_download_is_what_is_in_the_file(tmp_path):
    kept = passport(tmp_path / "p.json")
    kept.keep("ladder.climb", {"rung": 2, "why": "één"})
    assert kept.text() == (tmp_path / "p.json").read_text("utf-8")


def test_nothing_is_written_before_there_is_an_answer(tmp_path):
    passport(tmp_path / "p.json")
    assert list(tmp_path.iterdir()) == []


def test_without_a_file_answers_live_in_memory():
    kept = passport()
    kept.keep("ladder.climb", {"rung": 2})
    assert (kept.answer("ladder.climb"), kept.problem) == ({"rung": 2}, None)


# Loading


@given(st.text() | json_values().map(json.dumps) | st.builds(document, answers=json_values()))
def test_any_text_either_loads_or_is_refused_and_changes_nothing(text):
    kept = passport()
    kept.keep("ladder.climb", {"rung": 2})
    before = kept.text()
    try:
        kept.load(text)
    except PassportError:
        assert kept.text() == before
    else:
        assert set(kept.keys()) == {"ladder.climb", *json.loads(text)["answers"]}


@pytest.mark.parametrize(("problem", "text"), UNREADABLE)
def test_a_text_that_is_no_passport_is_refused_with_the_reason(problem, text):
    with pytest.raises(PassportError) as refused:
        read_passport(text)
    assert refused.value.problem == problem


@pytest.mark.parametrize("levels", [60, 930, 960, 985, 5000])
def test_an_answer_nested_too_deep_to_be_saved_again_is_refused(levels):
    deep = document(answers={"deep": {"answer": 0}}).replace(
        "0}", "[" * levels + "]" * levels + "}"
    )
    with pytest.raises(PassportError):
        read_passport(deep)


def test_loading_leaves_answers_alone_that_the_file_does_not_mention():
    kept = passport()
    kept.keep("ladder.check", {"at": 3})
    kept.load(document())
    assert kept.answer("ladder.check") == {"at": 3}
    assert kept.answer("ladder.climb") == {"rung": 2}


def test_a_loaded_passport_is_in_the_file_at_once(tmp_path):
    passport(tmp_path / "p.json").load(document())
    assert passport(tmp_path / "p.json").answer("ladder.climb") == {"rung": 2}


def test_loading_keeps_the_days_on_which_answers_were_given():
    kept = passport()
    kept.load(document())
    assert json.loads(kept.text())["answers"]["ladder.climb"]["day"] == "2026-03-08"


# What was found in the folder


@pytest.mark.parametrize(("problem", "text"), UNREADABLE)
def test_a_file_that_cannot_be_read_is_put_aside_as_it_was(tmp_path, problem, text):
    path = tmp_path / "p.json"
    path.write_text(text, "utf-8")
    kept = passport(path)
    assert (kept.problem, kept.aside.name) == (problem, f"p-{problem}-2026-03-09-1.json")
    assert kept.aside.read_text("utf-8") == text


def test_a_file_that_is_not_utf8_is_put_aside(tmp_path):
    path = tmp_path / "p.json"
    path.write_bytes("één".encode("utf-16"))
    kept = passport(path)
    assert kept.problem == "damaged"
    assert kept.aside.read_bytes() == "één".encode("utf-16")


def test_a_mark_that_an_editor_puts_before_the_text_does_no_harm(tmp_path):
    path = tmp_path / "p.json"
    passport(path).keep("ladder.check", {"at": 1})
    path.write_text(path.read_text("utf-8"), "utf-8-sig")
    again = passport(path)
    assert (again.problem, again.answer("ladder.check")) == (None, {"at": 1})


def test_a_file_that_is_far_too_large_is_put_aside_unread(tmp_path):
    path = tmp_path / "p.json"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    kept = passport(path)
    assert kept.problem == "damaged"
    assert kept.aside.stat().st_size == MAX_BYTES + 1


def test_a_second_damaged_file_does_not_overwrite_the_first(tmp_path):
    path = tmp_path / "p.json"
    for text in ("first", "second"):
        path.write_text(text)
        passport(path)
    assert sorted(found.read_text() for found in tmp_path.iterdir()) == ["first", "second"]


def test_after_a_damaged_file_new_answers_are_saved_and_the_trainee_still_hears_of_it(tmp_path):
    path = tmp_path / "p.json"
    path.write_text("damaged")
    kept = passport(path)
    kept.keep("ladder.climb", {"rung": 2})
    assert kept.problem == "damaged"
    assert passport(path).answer("ladder.climb") == {"rung": 2}


def test_a_file_that_cannot_be_moved_is_left_alone(tmp_path, monkeypatch):
    path = tmp_path / "p.json"
    path.write_text("damaged")
    monkeypatch.setattr("pathlib.Path.rename", refuse)
    kept = passport(path)
    kept.keep("ladder.climb", {"rung": 2})
    assert (kept.problem, path.read_text()) == ("blocked", "damaged")
    assert kept.answer("ladder.climb") == {"rung": 2}


def test_a_folder_in_the_place_of_the_file_is_left_alone(tmp_path):
    path = tmp_path / "p.json"
    path.mkdir()
    kept = passport(path)
    kept.keep("ladder.climb", {"rung": 2})
    assert kept.problem == "blocked"
    assert path.is_dir()


# A folder or disk that refuses


def refuse(*_, **__):
    raise FULL_DISK


def test_a_folder_that_cannot_be_written_keeps_answers_in_memory(tmp_path):
    kept = passport(tmp_path / "gone" / "p.json")
    kept.keep("ladder.climb", {"rung": 2})
    assert (kept.problem, kept.answer("ladder.climb")) == ("unwritable", {"rung": 2})


def test_a_path_through_a_file_keeps_answers_in_memory(tmp_path):
    (tmp_path / "file").write_text("a file, no folder")
    kept = passport(tmp_path / "file" / "p.json")
    kept.keep("ladder.climb", {"rung": 2})
    assert kept.problem is not None
    assert kept.answer("ladder.climb") == {"rung": 2}


@pytest.mark.parametrize("step", ["os.fsync", "os.replace", "tempfile.mkstemp"])
def test_a_full_disk_keeps_the_old_file_and_leaves_no_rubbish(tmp_path, monkeypatch, step):
    path = tmp_path / "p.json"
    kept = passport(path)
    kept.keep("ladder.climb", {"rung": 1})
    before = path.read_text()
    monkeypatch.setattr(step, refuse)
    kept.keep("ladder.climb", {"rung": 2})
    assert (kept.problem, kept.answer("ladder.climb")) == ("unwritable", {"rung": 2})
    assert {found.name: found.read_text() for found in tmp_path.iterdir()} == {"p.json": before}


def test_once_the_disk_has_room_again_everything_is_saved(tmp_path, monkeypatch):
    kept = passport(tmp_path / "p.json")
    with monkeypatch.context() as full:
        full.setattr("os.replace", refuse)
        kept.keep("ladder.climb", {"rung": 2})
    kept.keep("ladder.check", {"at": 1})
    assert kept.problem is None
    assert set(passport(tmp_path / "p.json").keys()) == {"ladder.climb", "ladder.check"}


def test_a_reader_never_sees_half_a_passport(tmp_path, monkeypatch):
    """Each time the file changes, it changes from one whole passport to another."""
    path, seen, replace = tmp_path / "p.json", [], os.replace

    def look(source, target):
        seen.append(path.read_text("utf-8") if path.exists() else EMPTY)
        replace(source, target)
        seen.append(path.read_text("utf-8"))

    kept = passport(path)
    monkeypatch.setattr("os.replace", look)
    for rung in range(1, 4):
        kept.keep("ladder.climb", {"rung": rung})
    assert [read_passport(text)[0].get("ladder.climb") for text in seen] == [
        None,
        *({"rung": rung} for rung in (1, 1, 2, 2, 3)),
    ]


# Two lessons on one file


def test_two_open_lessons_keep_each_others_answers(tmp_path):
    one, other = passport(tmp_path / "p.json"), passport(tmp_path / "p.json")
    one.keep("ladder.climb", {"rung": 2})
    other.keep("start.try_controls", {"slider": 3})
    one.keep("ladder.check", {"at": 1})
    kept = passport(tmp_path / "p.json")
    answers = {key: kept.answer(key) for key in ("ladder.climb", "ladder.check")}
    assert answers == {"ladder.climb": {"rung": 2}, "ladder.check": {"at": 1}}
    assert kept.answer("start.try_controls") == {"slider": 3}


def test_one_activity_that_is_open_twice_keeps_what_is_answered_in_either(tmp_path):
    passport(tmp_path / "p.json").keep("ladder.place", {"cases": {"market": 2}})
    one, other = passport(tmp_path / "p.json"), passport(tmp_path / "p.json")
    one.keep("ladder.place", {"cases": {"market": 2, "garden": 3}})
    kept = other.keep("ladder.place", {"cases": {"market": 4}})
    assert kept == {"cases": {"market": 4, "garden": 3}}
    assert passport(tmp_path / "p.json").answer("ladder.place") == kept
    assert one.keep("ladder.place", {"cases": {"market": 2}}) == {"cases": {"market": 4}}


def test_two_lessons_that_write_at_the_same_moment_lose_nothing(tmp_path):
    answers = 30

    def give(name):
        kept = passport(tmp_path / "p.json")
        mine = kept.answer("ladder.place") or {}
        for at in range(answers):
            mine = kept.keep("ladder.place", {**mine, f"{name} {at}": 1}, blank={})

    with ThreadPoolExecutor(2) as both:
        list(both.map(give, ("one", "other")))
    assert len(passport(tmp_path / "p.json").answer("ladder.place")) == 2 * answers


def test_a_lesson_that_hangs_while_it_writes_does_not_hold_up_another(tmp_path, monkeypatch):
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr("netwerkgemeente.passport.PATIENCE", 0.05)
    hanging = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(hanging, fcntl.LOCK_EX)
    try:
        passport(tmp_path / "p.json").keep("ladder.climb", {"rung": 2})
    finally:
        os.close(hanging)
    assert passport(tmp_path / "p.json").answer("ladder.climb") == {"rung": 2}


def test_the_answer_given_last_counts(tmp_path):
    one, other = passport(tmp_path / "p.json"), passport(tmp_path / "p.json")
    one.keep("ladder.climb", {"rung": 2})
    other.keep("ladder.climb", {"rung": 3})
    assert passport(tmp_path / "p.json").answer("ladder.climb") == {"rung": 3}


def test_a_file_that_is_damaged_while_one_works_is_put_aside(tmp_path):
    path = tmp_path / "p.json"
    kept = passport(path)
    kept.keep("ladder.climb", {"rung": 2})
    path.write_text("edited by hand")
    kept.keep("ladder.check", {"at": 1})
    assert kept.aside.read_text() == "edited by hand"
    assert set(passport(path).keys()) == {"ladder.climb", "ladder.check"}


def test_a_file_that_is_taken_away_while_one_works_comes_back_whole(tmp_path):
    path = tmp_path / "p.json"
    kept = passport(path)
    kept.keep("ladder.climb", {"rung": 2})
    path.unlink()
    kept.keep("ladder.check", {"at": 1})
    assert set(passport(path).keys()) == {"ladder.climb", "ladder.check"}


# Where it lives


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_dutch_and_the_english_lessons_share_one_passport(tmp_path, language):
    assert passport_path(tmp_path / language, None) == tmp_path / FILE_NAME


def test_a_lesson_in_another_folder_keeps_its_passport_there(tmp_path):
    assert passport_path(tmp_path / "mine", None) == tmp_path / "mine" / FILE_NAME


def test_another_file_can_be_chosen(tmp_path):
    assert passport_path(tmp_path / "nl", str(tmp_path / "x.json")) == tmp_path / "x.json"
