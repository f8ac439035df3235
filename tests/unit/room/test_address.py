"""Where phones can reach a room."""

from __future__ import annotations

import socket

import pytest

from netwerkgemeente.room import address

HUB = {"JUPYTERHUB_SERVICE_PREFIX": "/user/ada/"}


@pytest.mark.parametrize(
    ("page", "relay"),
    [
        ("https://hub.example/user/ada/", "https://hub.example/user/ada/netwerkgemeente/room"),
        ("http://192.0.2.7:8888/", "http://192.0.2.7:8888/netwerkgemeente/room"),
        ("http://localhost:8888/", None),
        ("http://lab.localhost:8888/", None),
        ("http://127.0.0.1:8888/lab", None),
        ("http://[::1]:8888/", None),
        ("vscode-webview://abc/", None),
        ("file:///tmp/page.html", None),
        ("", None),
    ],
)
def test_only_a_page_that_others_can_reach_has_a_relay_for_them(page, relay):
    assert address.relay_of(page) == relay


@pytest.fixture
def desk(monkeypatch):
    """A computer on a network, outside any hub."""
    monkeypatch.setattr(address, "lan_address", lambda: "192.168.1.20")
    monkeypatch.setattr(address, "behind_hub", lambda: False)
    monkeypatch.setattr(address, "hub_page", lambda: "")


def test_at_a_desk_phones_go_to_the_computer_itself(desk):
    assert address.public_address("http://localhost:8888/", 4711) == "http://192.168.1.20:4711"
    assert address.listening_host("http://localhost:8888/") == address.EVERYWHERE


def test_behind_a_server_with_a_name_phones_go_the_leaders_way(desk):
    page = "https://hub.example/user/ada/"
    assert address.public_address(page, 4711) == f"{page}{address.RELAY}"
    assert address.listening_host(page) == address.LOOPBACK


def test_a_hub_whose_page_is_unknown_has_no_address_yet(monkeypatch):
    monkeypatch.setattr(address, "behind_hub", lambda: True)
    monkeypatch.setattr(address, "hub_page", lambda: "")
    assert address.public_address("", 4711) == ""
    assert address.listening_host("") == address.LOOPBACK


def test_a_hub_is_known_by_what_it_tells_its_servers():
    assert address.behind_hub(HUB)
    assert not address.behind_hub({})
    told = {"JUPYTERHUB_PUBLIC_URL": "https://hub.example/user/ada/"}
    assert address.hub_page(told) == "https://hub.example/user/ada/"


def test_a_computer_on_no_network_reaches_no_phone(monkeypatch, desk):
    monkeypatch.setattr(address, "lan_address", lambda: None)
    found = address.public_address("", 4711)
    assert found == "http://127.0.0.1:4711"
    assert not address.reaches_phones(found)


def test_the_address_is_found_without_sending_anything(monkeypatch):
    class WayOut:
        """A socket that can do nothing but choose its way out."""

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

        def connect(self, target):
            if target[0] == address._FAR_AWAY[0]:
                raise OSError("no way there")

        def getsockname(self):
            return ("10.1.2.3", 5)

    made = []

    def sockets(family, kind):
        made.append(kind)
        return WayOut()

    monkeypatch.setattr(address.socket, "socket", sockets)
    assert address.lan_address() == "10.1.2.3"
    assert set(made) == {socket.SOCK_DGRAM}
