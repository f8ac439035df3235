"""Eight trainees at once: each has lessons, a kernel and answers of their own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import httpx2
import pytest

from tests.hub.person import LESSON_2, Person
from tests.hub.running_hub import REPOSITORY, TRAINEES, RunningHub

if TYPE_CHECKING:
    from collections.abc import Sequence

ANSWER = """
lesson.role_advice().value = {{**lesson.role_advice().value, "matter": "Dossier van {name}"}}
lesson.climb_ladder().value = {{"rung": {rung}}}
"""


def wanted(person: Person) -> tuple[str, int]:
    """What this trainee answers: their own file, and a rung."""
    return f"Dossier van {person.name}", 1 + TRAINEES.index(person.name) % 5


def kept(person: Person) -> tuple[str, int]:
    """What their passport holds."""
    answers = person.answers()
    return answers["ladder.role_advice"]["matter"], answers["ladder.climb_ladder"]["rung"]


@pytest.fixture(scope="session")
def answered(trainees: Sequence[Person]) -> Sequence[Person]:
    """Have each trainee run lesson 2 and answer it, at the same time, each something else."""

    def answer(person: Person) -> None:
        with person.run_lesson() as kernel:
            kernel.run(ANSWER.format(name=person.name, rung=wanted(person)[1]))

    with ThreadPoolExecutor(len(trainees)) as at_once:
        list(at_once.map(answer, trainees))
    return trainees


def test_the_answers_of_eight_trainees_are_kept_apart(answered):
    assert [kept(person) for person in answered] == [wanted(person) for person in answered]


def test_every_trainee_has_the_lessons_of_the_course(answered):
    course = (REPOSITORY / "lessons" / LESSON_2).read_text("utf-8")
    assert [person.read(LESSON_2) for person in answered] == [course] * len(answered)


def test_nobody_reaches_the_server_of_somebody_else(answered):
    one, other = answered[:2]
    with pytest.raises(httpx2.HTTPStatusError, match="403"):
        one.ask("GET", f"/user/{other.name}/api/contents/paspoort.json")


def test_answers_are_there_again_after_a_server_was_stopped_and_started(answered):
    person = answered[0]
    person.stop()
    person.start()
    assert kept(person) == wanted(person)
    with person.run_lesson() as kernel:
        assert kernel.run("print(lesson.climb_ladder().value)").strip() == str(
            {"rung": wanted(person)[1]}
        )


def test_a_server_that_nobody_uses_is_stopped_and_the_passport_stays(tmp_path):
    # An hour in earnest; here a few seconds, so in a hub of its own.
    hub = RunningHub(tmp_path, idle=8)
    try:
        with Person(hub, TRAINEES[0]) as person:
            person.start()
            person.write("paspoort.json", "answers")
            person.until_stopped()
            person.start()
            assert person.read("paspoort.json") == "answers"
    finally:
        hub.stop()


@pytest.mark.parametrize(
    "path",
    [
        "/user/cursist2/doc/tree/nl/02-de-ladder.ipynb",
        "/user/cursist2/lab",
        "/user/cursist2/api/contents/nl/02-de-ladder.ipynb",
        "/user/cursist2/files/paspoort.json",
        "/user/cursist2/api/kernels",
        "/hub/api/users",
        "/hub/home",
    ],
)
def test_who_is_not_logged_in_reaches_no_notebook(hub: RunningHub, answered, path):
    answer = httpx2.get(f"{hub.address}{path}", follow_redirects=True)
    assert answer.status_code == 403 or answer.url.path == "/hub/login"
    assert "paspoort" not in answer.text


def test_a_name_that_nobody_allowed_cannot_log_in(hub):
    with pytest.raises(PermissionError):
        Person(hub, "wie-dan-ook")
