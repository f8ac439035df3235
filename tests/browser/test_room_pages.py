"""The room's pages in a browser: a phone that votes, one that loses its network, the big screen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from netwerkgemeente.content.course import read_course
from netwerkgemeente.messages.reader import read_messages
from netwerkgemeente.room import app, pages
from netwerkgemeente.room.client import ParticipantClient
from tests.browser import axe
from tests.browser.live_room import LiveRoom
from tests.room.page_views import all_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import ConsoleMessage, Locator, Page, Route

SAY = read_messages("nl")
NAMES = [f"{rung.number}. {rung.name}" for rung in read_course("nl").rungs]
PHONE = {"width": 360, "height": 740}
PROJECTOR = {"width": 1280, "height": 720}
NOWHERE = "http://127.0.0.1:9"  # no page comes from there: the tests answer themselves
HEADERS = {name.decode(): value.decode() for name, value in app.HEADERS}

SMALL_TARGETS = """() => {
    const found = [];
    const controls = "button, summary, a, input:not([type=hidden])";
    for (const control of document.querySelectorAll(controls)) {
        const target = control.matches("[type=radio]") ? control.nextElementSibling : control;
        const { width, height } = target.getBoundingClientRect();
        if (width && (width < 44 || height < 44))
            found.push(`${width} px wide, ${height} px high: ${target.outerHTML.slice(0, 100)}`);
    }
    return found;
}"""
TOO_WIDE = """() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? [`${scrollWidth} wide in ${clientWidth}`] : [];
}"""
SMALL_LETTERS = """() => [...document.querySelectorAll("#page *")]
    .filter((node) => node.getClientRects().length && !node.closest(".heard"))
    .filter((node) => node.innerText && !node.children.length)
    .map((node) => [parseFloat(getComputedStyle(node).fontSize), node.innerText])
    .filter(([size]) => size < innerWidth * 0.0175)"""
WHAT_SHOWS = """() => {
    const page = document.getElementById("page").cloneNode(true);
    const own = "[hidden], #news, #look, #itself, [data-slot=mine]";
    for (const element of page.querySelectorAll(own)) element.remove();
    return page.outerHTML.replace(/ (checked|required|novalidate)=""|\\n/g, "");
}"""


@pytest.fixture
def room(tmp_path: Path) -> Iterator[LiveRoom]:
    """A room of its own, because a test opens and closes rounds in it."""
    room = LiveRoom(tmp_path)
    yield room
    room.stop()


@pytest.fixture
def phone(new_page: Callable[..., Page], room: LiveRoom) -> Page:
    """A phone that has joined the room."""
    page = new_page(viewport=PHONE)
    join(page, room)
    return page


def join(page: Page, room: LiveRoom) -> None:
    page.goto(room.url)
    page.get_by_role("button", name=SAY("door.join")).click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text(SAY("door.title"))


def radio(page: Page, rung: int) -> Locator:
    return page.get_by_role("radio", name=NAMES[rung - 1])


def send(page: Page) -> Locator:
    return page.get_by_role("button", name=re.compile(f"{SAY('join.vote')}|{SAY('join.change')}"))


def news(page: Page) -> Locator:
    return page.get_by_role("status")


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def vote_of_others(room: LiveRoom, number: int, rungs: list[int]) -> list[ParticipantClient]:
    others = []
    for rung in rungs:
        other = ParticipantClient(room.url)
        other.join()
        other.vote(number, rung)
        others.append(other)
    return others


def serve(page: Page, html: str) -> None:
    """Go to a page that no service made, with the headers of the service and the real assets."""

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        found = pages.asset("icon.svg" if name == "qr.svg" else name)
        if name == "page":
            body, kind = html.replace("../assets/", "assets/").encode(), "text/html; charset=utf-8"
        elif found:
            body, kind = found
        else:
            route.fulfill(status=503)
            return
        route.fulfill(body=body, content_type=kind, headers=HEADERS)

    page.unroute_all()
    page.route(f"{NOWHERE}/**", answer)
    page.goto(f"{NOWHERE}/page")


def problems_of(page: Page, html: str) -> list[str]:
    """What axe, the size of targets, the width and the content policy have against a page."""
    complaints: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        if "Content Security Policy" in said.text:
            complaints.append(said.text)

    page.on("console", hear)
    serve(page, html)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    found = [*axe.findings(page), *page.evaluate(SMALL_TARGETS), *page.evaluate(TOO_WIDE)]
    page.remove_listener("console", hear)
    return [*found, *complaints]


@pytest.mark.parametrize("look", ["light, 320", "dark, 360", "light, 1280"])
def test_axe_finds_nothing_on_any_page_in_any_state(new_page, look):
    scheme, width = look.split(", ")
    page = new_page(color_scheme=scheme, viewport={"width": int(width), "height": 740})
    problems = [
        f"{state}: {problem}" for state, html in all_pages() for problem in problems_of(page, html)
    ]
    assert not problems, "\n".join(problems)


def test_a_page_with_problems_is_found_out(new_page):
    bad = '<input style="color: red"><svg width="999" height="9"></svg>'
    html = pages.code_page("nl").replace("</main>", f"{bad}</main>")
    problems = "\n".join(problems_of(new_page(viewport=PHONE), html))
    for part in ("critical label", "px high", "wide in 360", "Content Security Policy"):
        assert part in problems


def test_a_participant_joins_waits_votes_changes_it_and_sees_the_result(phone, room):
    expect(heading(phone)).to_have_text(SAY("join.waiting"))
    number = room.open_round("Het plein")
    expect(heading(phone)).to_have_text("Het plein")
    expect(news(phone)).to_have_text(SAY("join.opened", number=number))
    radio(phone, 4).check()
    send(phone).click()
    expect(news(phone)).to_have_text(SAY("join.saved"))
    assert room.voted(number) == 1
    radio(phone, 2).check()
    phone.get_by_role("button", name=SAY("join.change")).click()
    expect(news(phone)).to_have_text(SAY("join.saved"))
    expect(phone.get_by_text(f"Uw stem: {NAMES[1]}").locator("visible=true")).to_be_visible()

    vote_of_others(room, number, [3, 3, 3, 4])
    room.leader.set_round(number, "closed")
    expect(news(phone)).to_have_text(SAY("join.closed", number=number))
    assert room.counts(number) == [0, 1, 3, 1, 0]
    room.leader.set_round(number, "shown")
    expect(phone.get_by_text("De meeste stemmen: stimuleren, 3 van de 5.")).to_be_visible()
    phone.get_by_text(SAY("result.table")).click()
    expect(phone.get_by_role("row", name=NAMES[2])).to_contain_text("3")
    room.leader.close()
    expect(phone.get_by_text(SAY("join.over_lead"))).to_be_visible()
    expect(phone.get_by_text("De meeste stemmen: stimuleren, 3 van de 5.")).to_be_visible()


def test_everything_works_without_scripts(new_page, room):
    page = new_page(viewport=PHONE, java_script_enabled=False)
    join(page, room)
    number = room.open_round("Het plein")
    page.get_by_role("link", name=SAY("join.look")).click()
    expect(heading(page)).to_have_text("Het plein")
    radio(page, 4).check()
    send(page).click()
    expect(news(page)).to_have_text(SAY("join.saved"))
    expect(page).to_have_url(room.url)
    radio(page, 2).check()
    send(page).click()
    expect(page.get_by_text(f"Uw stem: {NAMES[1]}").locator("visible=true")).to_be_visible()
    vote_of_others(room, number, [3, 3, 3, 4])
    room.leader.set_round(number, "closed")
    radio(page, 5).check()
    send(page).click()
    expect(news(page)).to_have_text(SAY("join.late"))
    assert room.counts(number) == [0, 1, 3, 1, 0]
    room.leader.set_round(number, "shown")
    page.get_by_role("link", name=SAY("join.look")).click()
    expect(page.get_by_text("De meeste stemmen: stimuleren, 3 van de 5.")).to_be_visible()


def test_without_scripts_an_empty_ballot_is_answered_with_a_sentence(new_page, room):
    page = new_page(viewport=PHONE, java_script_enabled=False)
    join(page, room)
    room.open_round()
    page.get_by_role("link", name=SAY("join.look")).click()
    page.locator("form").evaluate("(form) => { form.noValidate = true; }")
    send(page).click()
    expect(news(page)).to_have_text(SAY("join.choose"))


def test_a_code_that_is_typed_sloppily_leads_to_the_room(new_page, room):
    page = new_page(viewport=PHONE)
    page.goto(f"{room.base}/")
    page.get_by_label(SAY("code.label")).fill(f" {room.leader.code.lower()} ")
    page.keyboard.press("Enter")
    expect(page).to_have_url(room.url)
    expect(page.get_by_role("button", name=SAY("door.join"))).to_be_visible()


def test_the_keyboard_alone_is_enough(new_page, room):
    page = new_page(viewport=PHONE)
    number = room.open_round()
    page.goto(room.url)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Het plein")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(radio(page, 4)).to_be_focused()
    expect(radio(page, 4)).to_be_checked()
    page.keyboard.press("Tab")
    expect(send(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(news(page)).to_have_text(SAY("join.saved"))
    room.leader.set_round(number, "closed")
    expect(heading(page)).to_be_focused()  # what had the focus is gone


def test_a_choice_keeps_its_focus_while_others_join_and_vote(phone, room):
    number = room.open_round()
    radio(phone, 3).check()
    radio(phone, 3).focus()
    with phone.expect_response(re.compile("/state$")):
        vote_of_others(room, number, [1, 2])
    expect(radio(phone, 3)).to_be_focused()
    expect(radio(phone, 3)).to_be_checked()


def test_sending_nothing_says_what_to_do_first(phone, room):
    number = room.open_round()
    send(phone).click()
    expect(news(phone)).to_have_text(SAY("join.choose"))
    assert room.voted(number) == 0


def test_a_vote_is_called_saved_only_after_the_answer(phone, room):
    number = room.open_round()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    phone.route("**/vote", hold)
    radio(phone, 4).check()
    with phone.expect_request("**/vote"):
        send(phone).click()
    expect(news(phone)).to_have_text(SAY("join.sending"))
    assert room.voted(number) == 0
    held[0].continue_()
    expect(news(phone)).to_have_text(SAY("join.saved"))
    assert room.voted(number) == 1


def test_a_vote_without_a_network_is_sent_when_it_is_back(phone, room):
    number = room.open_round()
    radio(phone, 4).check()
    phone.context.set_offline(True)
    send(phone).click()
    expect(news(phone)).to_have_text(SAY("join.trying"))
    expect(radio(phone, 4)).to_be_checked()
    phone.context.set_offline(False)
    expect(news(phone)).to_have_text(SAY("join.saved"))
    assert room.voted(number) == 1


def test_a_vote_survives_a_service_that_falls_over(phone, room):
    number = room.open_round()
    radio(phone, 4).check()
    room.kill()
    send(phone).click()
    expect(news(phone)).to_have_text(SAY("join.trying"))
    room.start()
    expect(news(phone)).to_have_text(SAY("join.saved"))
    assert room.voted(number) == 1


def test_a_network_that_wants_a_login_does_not_pass_for_the_room(phone, room):
    number = room.open_round()
    login = {"status": 200, "body": "<p>Log in</p>", "content_type": "text/html"}
    phone.route("**/vote", lambda route: route.fulfill(**login), times=1)
    radio(phone, 4).check()
    send(phone).click()
    expect(news(phone)).to_have_text(SAY("join.trying"))
    expect(news(phone)).to_have_text(SAY("join.saved"))
    assert room.voted(number) == 1


def test_a_busy_service_is_asked_again(phone, room):
    room.open_round()
    again = {"Retry-After": "1"}
    phone.route("**/vote", lambda route: route.fulfill(status=503, headers=again), times=1)
    radio(phone, 4).check()
    send(phone).click()
    expect(news(phone)).to_have_text(SAY("join.busy_trying"))
    expect(news(phone)).to_have_text(SAY("join.saved"))


def test_the_last_choice_counts_when_an_earlier_one_is_still_under_way(phone, room):
    number = room.open_round()
    held: list[Route] = []
    phone.route("**/vote", lambda route: route.continue_() if held else held.append(route))
    radio(phone, 4).check()
    send(phone).click()
    expect(news(phone)).to_have_text(SAY("join.sending"))
    radio(phone, 2).check()
    send(phone).click()
    held[0].continue_()
    expect(news(phone)).to_have_text(SAY("join.saved"))
    expect(phone.get_by_text(f"Uw stem: {NAMES[1]}").locator("visible=true")).to_be_visible()
    vote_of_others(room, number, [5, 5, 5, 5])
    room.leader.set_round(number, "closed")
    assert room.counts(number) == [0, 1, 0, 0, 4]


def test_an_answer_that_was_lost_does_not_make_a_saved_vote_late(phone, room):
    number = room.open_round()

    def lose(route: Route) -> None:
        route.fetch()
        room.leader.set_round(number, "closed")
        route.abort()

    phone.route("**/vote", lose, times=1)
    radio(phone, 4).check()
    send(phone).click()
    expect(phone.get_by_text(f"Uw stem: {NAMES[3]}").locator("visible=true")).to_be_visible()
    expect(news(phone)).to_have_text(SAY("join.closed", number=number))


def test_a_phone_that_wakes_in_another_round_has_chosen_nothing_there(phone, room):
    first = room.open_round("Het plein")
    radio(phone, 4).check()
    phone.context.set_offline(True)
    room.leader.set_round(first, "closed")
    second = room.open_round("De winkel")
    phone.context.set_offline(False)
    expect(heading(phone)).to_have_text("De winkel")
    for rung in range(1, 6):
        expect(radio(phone, rung)).not_to_be_checked()
    send(phone).click()
    expect(news(phone)).to_have_text(SAY("join.choose"))
    assert room.voted(second) == 0


def test_a_vote_under_way_never_lands_in_the_next_round(phone, room):
    first = room.open_round("Het plein")
    radio(phone, 4).check()
    phone.context.set_offline(True)
    send(phone).click()
    expect(news(phone)).to_have_text(SAY("join.trying"))
    room.leader.set_round(first, "closed")
    second = room.open_round("De winkel")
    phone.context.set_offline(False)
    expect(heading(phone)).to_have_text("De winkel")
    expect(news(phone)).to_contain_text(SAY("join.late"))
    assert room.voted(first) == 0
    assert room.voted(second) == 0


def test_a_proxy_that_breaks_streams_is_got_round_by_asking(new_page, room):
    page = new_page(viewport=PHONE)
    page.route("**/live", lambda route: route.abort())
    join(page, room)
    room.open_round("Het plein")
    expect(heading(page)).to_have_text("Het plein")


def test_a_second_tab_shows_the_vote_of_the_first(phone, room):
    room.open_round("Het plein")
    radio(phone, 4).check()
    send(phone).click()
    expect(news(phone)).to_have_text(SAY("join.saved"))
    other = phone.context.new_page()
    other.goto(room.url)
    expect(radio(other, 4)).to_be_checked()
    expect(other.get_by_role("button", name=SAY("join.change"))).to_be_visible()


def test_a_phone_without_a_seat_any_more_is_told_how_to_go_on(phone, room):
    number = room.open_round()
    phone.context.clear_cookies()
    radio(phone, 4).check()
    send(phone).click()
    expect(news(phone)).to_have_text(SAY("join.stranger"))
    phone.get_by_role("link", name=SAY("join.look")).click()
    expect(phone.get_by_role("button", name=SAY("door.join"))).to_be_visible()
    assert room.voted(number) == 0


def test_a_room_that_is_deleted_ends_on_the_phone_as_well(phone, room):
    room.leader.delete()
    expect(heading(phone)).to_have_text(SAY("screen.over"))


def test_a_page_that_followed_is_the_page_that_was_just_asked_for(new_page, room):
    phone, screen = new_page(viewport=PHONE), new_page(viewport=PROJECTOR)
    join(phone, room)
    screen.goto(f"{room.url}/screen")
    problems = []

    def compare(state: str) -> None:
        for page in (phone, screen):
            expect(page.locator(f'#page[data-phase="{state}"]')).to_be_attached()
        expect(screen.locator("[data-slot=voted]")).to_contain_text("van de")
        for page in (phone, screen):
            followed = page.evaluate(WHAT_SHOWS)
            page.reload()
            page.wait_for_function("document.getElementById('page').dataset.phase")
            if followed != page.evaluate(WHAT_SHOWS):
                problems.append(f"{state}\n{followed}\n{page.evaluate(WHAT_SHOWS)}")

    compare("waiting")
    first = room.open_round("Het plein <b>", 'Regel een\nregel "twee" & drie')
    compare("open")
    others = vote_of_others(room, first, [1, 2, 2, 3, 3])
    expect(screen.get_by_text("5 van de 6 stemden")).to_be_visible()
    room.leader.set_round(first, "closed")
    compare("closed")
    room.leader.set_round(first, "shown")
    compare("shown")
    second = room.open_round("Het plein <b>", "Nog eens")
    for other, rung in zip(others, [2, 2, 3, 4, 4], strict=True):
        other.vote(second, rung)
    expect(screen.get_by_text("5 van de 6 stemden")).to_be_visible()
    room.leader.set_round(second, "shown")
    compare("shown")
    assert not problems, "\n\n".join(problems)


def test_the_big_screen_counts_along_and_shows_before_and_after(new_page, room):
    screen = new_page(viewport=PROJECTOR)
    screen.goto(f"{room.url}/screen")
    expect(screen.get_by_text(room.leader.code, exact=True)).to_be_visible()
    qr = screen.get_by_role("img", name=SAY("screen.qr"))
    assert qr.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 0
    first = room.open_round("Het plein")
    others = vote_of_others(room, first, [2, 3, 3, 4, 5])
    expect(screen.get_by_text("5 van de 5 stemden")).to_be_visible()
    room.leader.set_round(first, "shown")
    expect(screen.get_by_text("De meeste stemmen: stimuleren, 3 van de 5.")).to_be_hidden()
    expect(screen.get_by_text("De meeste stemmen: stimuleren, 2 van de 5.")).to_be_visible()
    second = room.open_round("Het plein")
    for other in others:
        other.vote(second, 2)
    expect(screen.get_by_text("5 van de 5 stemden")).to_be_visible()
    room.leader.set_round(second, "shown")
    expect(screen.get_by_text("Nu: faciliteren, 5 van de 5.")).to_be_visible()
    expect(screen.get_by_role("columnheader", name=SAY("result.before"))).to_be_visible()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1024, 768)])
def test_the_big_screen_needs_no_scrolling_and_can_be_read_from_the_back(new_page, size):
    """On a picture two metres wide the smallest letters are 3.5 cm high."""
    page = new_page(viewport=dict(zip(("width", "height"), size, strict=True)))
    problems = []
    for state, html in all_pages():
        if not state.startswith("screen"):
            continue
        serve(page, html)
        if page.evaluate("document.documentElement.scrollHeight") > size[1]:
            problems.append(f"{state}: scrolls")
        small = page.evaluate(SMALL_LETTERS)
        problems += [f"{state}: {text!r} is {height} pixels" for height, text in small]
    assert not problems, "\n".join(problems)
