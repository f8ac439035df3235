"""Starting the service: one line when it answers, one sentence when it cannot."""

from __future__ import annotations

import os
import re
import socket
import stat
import subprocess
import sys
from contextlib import closing

import pytest

from netwerkgemeente.room.client import RoomError
from tests.room.rooms import CASE, KEY
from tests.room.services import COMMAND, environment, running_service


@pytest.fixture
def database(tmp_path):
    return f"sqlite:///{tmp_path / 'room.sqlite'}"


def refuse(*arguments, env=None):
    """Start a service that cannot start, and return what it says."""
    done = subprocess.run(
        [*COMMAND, *arguments],
        env=environment() if env is None else env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    return done.stderr


def test_it_starts_without_a_notebook():
    """Half of JupyterLab would cost a second, and some 50 MB on a small machine."""
    listing = "import sys, netwerkgemeente.room.__main__; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"ipywidgets", "anywidget", "plotly", "IPython", "jupyter_server"}


def test_a_session_from_beginning_to_end(database):
    with running_service(database) as service:
        leader = service.open()
        people = [service.participant(leader.code) for _ in range(6)]
        number = leader.start_round(CASE)["number"]
        for at, person in enumerate(people):
            person.vote(number, at % 5 + 1)
        leader.set_round(number, "shown")
        assert people[0].state()["result"]["counts"] == [2, 1, 1, 1, 1]
        assert leader.ballots().count("\n") == 7
        leader.close()
        assert leader.state()["state"] == "closed"
        leader.delete()
        with pytest.raises(RoomError) as gone:
            leader.state()
        assert gone.value.status == 403
        assert service.log.read_text() == ""


def test_under_a_prefix_everything_is_below_it(database):
    with running_service(database, prefix="/services/room") as service:
        leader = service.open()
        assert service.participant(leader.code).state()["code"] == leader.code
        with pytest.raises(RoomError) as gone:
            type(leader)(service.base.removesuffix("/services/room"), leader.code, KEY).state()
        assert gone.value.status == 404


def test_after_a_restart_a_room_goes_on(database):
    with running_service(database) as service:
        leader = service.open()
        person = service.participant(leader.code)
        leader.start_round(CASE)
        person.vote(1, 2)
    with running_service(database) as again:
        leader = type(leader)(again.base, leader.code, leader.token)
        assert leader.state()["rounds"][0]["voted"] == 1
        later = type(person)(f"{again.base}/{leader.code}")
        later.ticket = person.ticket
        later.vote(1, 4)
        assert leader.state()["rounds"][0]["voted"] == 1
        assert later.state()["mine"] == 4


def test_a_stream_does_not_keep_the_service_from_ending(database):
    with running_service(database) as service:
        leader = service.open()
        events = leader.events()
        next(events)
        service.process.terminate()
        service.process.wait(5)
        assert list(events) == []


def test_the_first_event_comes_with_a_heartbeat_and_without_a_buffer(database):
    with running_service(database) as service:
        leader = service.open()
        events = leader.events()
        assert next(events)["rounds"] == []
        leader.start_round(CASE)
        assert next(events)["rounds"][0]["state"] == "open"
        leader.delete()
        assert list(events) == []


def test_a_service_for_one_session_ends_when_its_rooms_are_closed(database):
    with running_service(database, "--until-closed=0") as service:
        service.process.wait(30)
    assert service.process.returncode == 0
    with running_service(database, "--until-closed=5") as service:
        first, second = service.open(), service.open()
        first.close()
        assert second.state()["state"] == "open"
    with running_service(database, "--until-closed=0") as service:
        second = type(second)(service.base, second.code, second.token)
        assert second.state()["state"] == "open"
        second.close()
        service.process.wait(30)
    assert service.process.returncode == 0


def test_a_port_in_use_is_one_sentence(database):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        said = refuse(f"--port={port}", f"--database={database}")
    assert re.fullmatch(rf"Port {port} on 127\.0\.0\.1 cannot be used: .+\.\n", said)


def test_an_address_that_is_not_here_is_one_sentence(database):
    said = refuse("--host=192.0.2.1", "--port=0", f"--database={database}")
    assert re.fullmatch(r"Port 0 on 192\.0\.2\.1 cannot be used: .+\.\n", said)


@pytest.mark.parametrize(
    ("database", "why"),
    [
        ("sqlite:////nowhere/at/all/room.sqlite", "SQLITE_CANTOPEN"),
        ("postgresql://nobody@127.0.0.1:1/nothing", "OperationalError"),
    ],
)
def test_a_database_that_cannot_be_reached_is_one_sentence(database, why):
    said = refuse("--port=0", f"--database={database}")
    assert said == f"The database cannot be opened and written ({why}).\n"


@pytest.mark.parametrize(
    "database", ["nonsense", "mysql://host/room", "sqlite://", "sqlite:///:memory:"]
)
def test_a_database_of_another_kind_is_one_sentence(database):
    said = refuse("--port=0", f"--database={database}")
    assert said.count("\n") == 1
    assert said.endswith(".\n")


def test_a_file_that_is_no_database_is_one_sentence_and_stays_as_it_is(tmp_path):
    path = tmp_path / "letter.sqlite"
    path.write_text("Dear reader, " * 1_000)
    said = refuse("--port=0", f"--database=sqlite:///{path}")
    assert said == "The database cannot be opened and written (SQLITE_NOTADB).\n"
    assert path.read_text() == "Dear reader, " * 1_000


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    if os.access(folder, os.W_OK):  # root may write everywhere, but not here
        folder = "/proc"
    said = refuse("--port=0", f"--database=sqlite:///{folder}/room.sqlite")
    assert said == "The database cannot be opened and written (SQLITE_CANTOPEN).\n"


def test_without_a_key_nobody_could_open_a_room(database):
    env = {name: value for name, value in environment().items() if not name.endswith("ROOM_KEY")}
    said = refuse("--port=0", f"--database={database}", env=env)
    assert "--key-file" in said


def test_a_key_file_is_made_for_its_owner_only(tmp_path, monkeypatch):
    from netwerkgemeente.room.__main__ import _key  # noqa: PLC0415 - it is not for others

    monkeypatch.delenv("NETWERKGEMEENTE_ROOM_KEY", raising=False)
    path = tmp_path / "key"
    key = _key(path)
    assert len(key) == 32
    assert _key(path) == key
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_several_workers_are_for_a_room_that_stays(database):
    said = refuse("--port=0", "--workers=2", "--until-closed", f"--database={database}")
    assert said == "--until-closed is for a service with one worker.\n"


def test_workers_serve_one_room_and_one_that_dies_is_replaced(database):
    psutil = pytest.importorskip("psutil")
    with running_service(database, "--workers=2") as service:
        leader = service.open()
        leader.start_round(CASE)
        people = [service.participant(leader.code) for _ in range(10)]
        family = psutil.Process(service.process.pid)
        workers = [
            child for child in family.children() if "spawn_main" in " ".join(child.cmdline())
        ]
        assert len(workers) == 2
        workers[0].kill()
        workers[0].wait(30)
        for person in people:
            _again(person.vote, 1, 3)
        assert leader.state()["rounds"][0]["voted"] == 10
    assert service.process.returncode == 0
    assert not any(worker.is_running() for worker in workers)


def _again(call, *arguments):
    """Call until the connection is not one that a dead worker had."""
    while True:
        try:
            return call(*arguments)
        except RoomError as error:
            if error.status is not None:
                raise
