"""What may pass between a phone and the room, without a phone or a room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tornado.httputil import HTTPHeaders

from netwerkgemeente.room.passage import (
    PATHS,
    NoPassage,
    headers_to_phone,
    headers_to_service,
    passage,
)

CODE = "BCDFGH"
TICKET = "room-BCDFGH=abc_-123"


def answer_headers(path: str = f"{CODE}/join", **headers: str) -> list[tuple[str, str]]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return headers_to_phone(HTTPHeaders(named), [], path, CODE)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""),
        ("GET", CODE),
        ("GET", CODE.lower()),
        ("POST", f"{CODE}/join"),
        ("POST", f"{CODE}/vote"),
        ("GET", f"{CODE}/state"),
        ("GET", f"{CODE}/live"),
        ("GET", f"{CODE}/screen"),
        ("GET", f"{CODE}/screen/state"),
        ("GET", f"{CODE}/screen/live"),
        ("GET", f"{CODE}/qr.svg"),
    ],
)
def test_what_participants_use_may_pass(method, path):
    assert passage(method, path, "").target == f"/{path}"


def test_the_list_holds_nothing_else():
    assert len(PATHS) == 10


@pytest.mark.parametrize(
    "path",
    [
        "api",
        "api/rooms",
        f"api/rooms/{CODE}",
        f"{CODE}/../api/rooms",
        f"{CODE}/..",
        "../api/contents",
        "..",
        ".",
        "%2e%2e/api/rooms",
        "%61pi/rooms",
        "api%2Frooms",
        f"{CODE}%2Fstate",
        f"{CODE}%2f..%2fapi%2frooms",
        f"{CODE}%00",
        f"{CODE}\n",
        f"{CODE}/state\n",
        f"{CODE}/state/",
        f"{CODE}//state",
        f"/{CODE}",
        f"//{CODE}",
        f"{CODE}/",
        f"{CODE}/qrXsvg",
        f"{CODE};a=b",
        f"{CODE}X",
        "healthz",
        "openapi.json",
        "docs",
        "ACTION",  # vowels: no code
        "\uff12\uff13\uff14\uff15\uff16\uff17",  # digits, but not these
        "http://192.0.2.1/",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"])
def test_nothing_else_may_pass(method, path):
    with pytest.raises(NoPassage) as refused:
        passage(method, path, "")
    assert refused.value.allowed == ()


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "post"])
def test_another_method_may_not_pass(method):
    with pytest.raises(NoPassage) as refused:
        passage(method, f"{CODE}/vote", "")
    assert refused.value.allowed == ("POST",)


@given(st.text())
def test_whatever_passes_is_on_the_list(path):
    try:
        target = passage("GET", path, "").target
    except NoPassage:
        return
    assert target in {"/", f"/{path}"}
    assert "%" not in target
    assert ".." not in target


def test_only_a_code_may_be_asked_for():
    assert passage("GET", "", "code=bcd%20fgh&next=//192.0.2.1").target == "/?code=bcd+fgh"
    assert passage("GET", f"{CODE}/state", "code=BCDFGH&token=1").target == f"/{CODE}/state"
    assert passage("GET", "", "code=" + "B" * 5000).target == "/"


def test_jupyters_login_stays_behind():
    headers = HTTPHeaders({"Authorization": "token secret", "X-XSRFToken": "secret"})
    cookies = [f"_xsrf=secret; {TICKET}; username-localhost-8888=secret", "room-XXXXXX=other"]
    assert headers_to_service(headers, cookies, CODE.lower()) == {"Cookie": TICKET}


def test_a_ticket_in_a_header_may_pass():
    headers = HTTPHeaders({"Authorization": "Ticket abc"})
    assert headers_to_service(headers, [], CODE) == {"Authorization": "Ticket abc"}


def test_nothing_about_the_phone_may_pass():
    headers = HTTPHeaders(
        {
            "Accept": "text/html",
            "Accept-Language": "nl",
            "Content-Type": "application/json",
            "Forwarded": "for=192.0.2.7",
            "Referer": "https://192.0.2.7/",
            "Sec-CH-UA": "a browser",
            "User-Agent": "a browser",
            "X-Forwarded-For": "192.0.2.7",
            "X-Real-IP": "192.0.2.7",
        }
    )
    assert headers_to_service(headers, [TICKET], "") == {
        "Accept": "text/html",
        "Accept-Language": "nl",
        "Content-Type": "application/json",
    }


def test_only_the_rooms_own_ticket_is_set():
    cookies = [f"{TICKET}; HttpOnly", "room-XXXXXX=1", "_xsrf=1", "username-x=1; Path=/"]
    kept = headers_to_phone(HTTPHeaders(), cookies, f"{CODE}/join", CODE)
    assert kept == [("Set-Cookie", f"{TICKET}; HttpOnly")]


def test_an_answer_keeps_what_a_browser_needs():
    kept = answer_headers(
        Content_Type="text/html; charset=utf-8", Retry_After="1", Server="x", Set_Thing="y"
    )
    assert dict(kept) == {"Content-Type": "text/html; charset=utf-8", "Retry-After": "1"}


@pytest.mark.parametrize(
    "kind", ["text/javascript", "text/css", "application/wasm", "text/plain", "", "TEXT/JAVASCRIPT"]
)
def test_an_answer_that_a_browser_would_run_does_not_pass(kind):
    with pytest.raises(NoPassage):
        answer_headers(Content_Type=kind)


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("", CODE),
        (f"{CODE}/join", f"../{CODE}"),
        (f"{CODE}/vote", f"../{CODE}"),
        (f"{CODE}/vote", "../?code=x"),
    ],
)
def test_a_redirect_to_a_page_of_the_room_passes(path, where):
    assert answer_headers(path, Location=where) == [("Location", where)]


@pytest.mark.parametrize(
    "where",
    [
        f"/{CODE}",
        "/lab",
        "//192.0.2.1/BCDFGH",
        "https://192.0.2.1/BCDFGH",
        "javascript:alert(1)",
        "../../../lab",
        "../api/rooms",
        f"../{CODE}/join",
        "..\\..\\lab",
    ],
)
def test_a_redirect_to_elsewhere_does_not_pass(where):
    with pytest.raises(NoPassage):
        answer_headers(Location=where)
