"""The application as a whole: below a prefix, and asked for headers only."""

import pytest
from starlette.testclient import TestClient

from netwerkgemeente.room.app import create_app
from tests.room.rooms import FORM, KEY, PAGE, open_room

PREFIX = "/services/room"


@pytest.fixture
def below(store):
    """The application below a prefix."""
    app = create_app(store, may_open=lambda token: token == KEY, prefix=PREFIX, delay=0)
    with TestClient(app, f"http://host{PREFIX}", follow_redirects=False) as client:
        yield client


def test_the_prefix_itself_leads_to_the_page_that_asks_for_a_code(below):
    answer = below.get(f"http://host{PREFIX}")
    assert answer.status_code == 307
    assert answer.headers["location"] == "room/"  # whatever a proxy calls this place
    assert 'name="code"' in below.get(f"http://host{PREFIX}/").text


def test_below_a_prefix_every_link_is_relative(below):
    room = open_room(below)
    joined = below.post(f"/{room.code}/join", headers=PAGE | FORM)
    assert joined.headers["location"] == f"../{room.code}"
    room.start()
    for path in (f"/{room.code}", f"/{room.code}/screen"):
        page = below.get(path, headers=PAGE).text
        assert 'href="/' not in page
        assert 'src="/' not in page
        assert 'action="/' not in page
    problem = below.get("/far/from/home", headers=PAGE)
    assert problem.status_code == 404
    assert 'href="../../assets/room.css"' in problem.text


def test_nothing_is_above_the_prefix(below):
    assert below.get("http://host/healthz").status_code == 404


@pytest.mark.parametrize("path", ["/live", "/screen/live", "/state", "/qr.svg", ""])
def test_asking_for_headers_only_ends(room, path):
    room.ask("PATCH", body={"address": "https://host.example"})
    answer = room.http.head(f"/{room.code}{path}")
    assert answer.status_code == 200
    assert answer.content == b""
