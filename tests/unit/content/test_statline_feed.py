"""Asking CBS: a local server answers as CBS does, errors included."""

from __future__ import annotations

import threading
from fractions import Fraction
from urllib.parse import unquote

import pytest

from netwerkgemeente.content.course import DATASETS
from netwerkgemeente.content.neighbourhoods import (
    CbsTable,
    SourceError,
    read_neighbourhood_data,
)
from netwerkgemeente.content.statline_feed import STEPS, Limits, Stopped, fetch
from tests.unit.statline_server import serving

DATA = read_neighbourhood_data(DATASETS, "en")
QUICK = Limits(silence=5, seconds=20)


@pytest.fixture
def statline(monkeypatch):
    """A server that answers as CBS does, on this machine; use it to ask for figures."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving() as server:
        yield server


def ask(statline, name="Deventer", *, address=None, **more):
    table = CbsTable("85984NED", 2024, address or statline.table, "")
    return fetch(table, name, DATA.columns, DATA.signals, **{"limits": QUICK, **more})


def problem_of(statline, manner="well", **more):
    statline.manner = manner
    with pytest.raises(SourceError) as refused:
        ask(statline, **more)
    return refused.value.problem


def test_the_neighbourhoods_of_a_municipality_come_with_names_and_shares(statline):
    place = ask(statline)
    assert (place.name, place.year, place.constructed) == ("Deventer", 2024, False)
    names = [each.name for each in place.neighbourhoods]
    assert names == ["Binnenstad", "Rivierenwijk", "Colmschate", "Bathmen"]
    first = place.neighbourhoods[0]
    assert first.shares["older"] == 18
    assert first.shares["low_income"] == Fraction("9.5")
    assert first.sizes["low_income"] == 304


def test_what_cbs_does_not_publish_is_unknown_and_not_zero(statline):
    small = ask(statline).neighbourhoods[3]
    assert small.shares["living_alone"] is None
    assert small.sizes["assistance"] is None
    assert small.shares["older"] == 25


def test_an_answer_in_pages_is_read_to_the_end(statline):
    statline.manner = "in pages"
    assert ask(statline) == ask(statline)
    assert len(ask(statline).neighbourhoods) == 4
    assert any("skiptoken" in path for path in statline.asked)


@pytest.mark.parametrize(
    "name", ["deventer", " DEVENTER ", "gemeente Deventer", "Deventer (gemeente)"]
)
def test_a_municipality_may_be_written_as_people_do(statline, name):
    assert ask(statline, name).name == "Deventer"


@pytest.mark.parametrize(
    ("name", "code"),
    [("Den Haag", "BU0518"), ("utrecht", "BU0344"), ("Sudwest Fryslan", "BU1900")],
)
def test_names_that_cbs_writes_otherwise_are_found_or_suggested(statline, name, code):
    with pytest.raises(SourceError) as refused:
        ask(statline, name)
    assert refused.value.problem in {"empty", "similar"}
    if refused.value.problem == "empty":
        assert any(code in unquote(path) for path in statline.asked)
    else:
        assert "Súdwest-Fryslân" in refused.value.fields["names"]


def test_a_misspelt_municipality_gives_names_that_are_close(statline):
    with pytest.raises(SourceError) as refused:
        ask(statline, "Deventr")
    assert (refused.value.problem, refused.value.fields["names"]) == ("similar", "Deventer")


@pytest.mark.parametrize("name", ["Atlantis", "x" * 80, "' or 1 eq 1 or 'a' eq '", "<b>", "🙂"])
def test_an_unknown_municipality_is_named_and_never_sent(statline, name):
    assert problem_of(statline, name=name) in {"unknown", "similar"}
    assert not any(name in unquote(path) for path in statline.asked)


@pytest.mark.parametrize(
    ("manner", "problem"),
    [
        ("fault", "refused"),
        ("gone", "missing"),
        ("cut off", "answer"),
        ("a web page", "answer"),
        ("a list", "answer"),
        ("words", "answer"),
        ("deep", "answer"),
        ("hung up", "network"),
        ("endless", "size"),
        ("elsewhere", "answer"),
        ("a file", "answer"),
        ("sent away", "refused"),
    ],
)
def test_every_way_to_go_wrong_has_its_problem(statline, manner, problem):
    assert problem_of(statline, manner) == problem


def test_another_server_is_never_asked(statline):
    problem_of(statline, "sent away")
    assert len(statline.asked) == 1


def test_a_table_that_moved_on_its_server_is_found(statline):
    statline.manner = "sent on"
    assert ask(statline).name == "Deventer"


def test_a_silent_server_is_not_waited_for(statline):
    assert problem_of(statline, "silent", limits=Limits(silence=0.05)) == "slow"


def test_everything_together_may_not_take_too_long(statline):
    assert problem_of(statline, limits=Limits(seconds=-1)) == "slow"


def test_an_answer_may_not_be_too_large(statline):
    assert problem_of(statline, limits=Limits(size=100)) == "size"


def test_without_a_server_there_is_no_network(statline):
    nobody = f"{statline.address.rpartition(':')[0]}:1/x"
    assert problem_of(statline, address=nobody) == "network"


@pytest.mark.parametrize("address", ["file:///etc", "ftp://127.0.0.1/x", "nonsense"])
def test_only_web_addresses_are_asked(statline, address):
    assert problem_of(statline, address=address) == "network"


def test_another_table_is_missing(statline):
    gone = f"{statline.address}/ODataFeed/odata/11111NED"
    assert problem_of(statline, address=gone) == "missing"


def test_it_can_be_stopped(statline):
    stop = threading.Event()
    told = []

    def tell(done):
        told.append(done)
        if done == 2:
            stop.set()

    with pytest.raises(Stopped):
        ask(statline, tell=tell, stop=stop)
    assert told == [0, 1, 2]


def test_it_tells_how_far_it_is(statline):
    told = []
    ask(statline, tell=told.append)
    assert told == list(range(STEPS + 1))


def test_only_the_table_and_the_code_of_the_municipality_leave_this_computer(statline):
    ask(statline, "gemeente Deventer")
    sent = unquote(" ".join(statline.asked))
    assert "Deventer" not in sent
    assert "BU0150" in sent
