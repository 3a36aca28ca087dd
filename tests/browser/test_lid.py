"""A laptop's lid is closed while somebody answers: the line is dead, then back."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.processes import free_port
from tests.visiting.conftest import started
from tests.visiting.relay import Relay, relay
from tests.visiting.stores import VIEW, answered_in, begun, questions, record_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FIRST, SECOND, THIRD = questions()[:3]
AWHILE = 60_000
"""Milliseconds: a page tries its line again after longer and longer pauses."""


@pytest.fixture
def assessment(store_address: str) -> str:
    """The id of an assessment in the store, with nothing answered."""
    return begun(store_address)


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """A browser's page."""
    page = browser.new_page()
    yield page
    page.close()


def opened(visitor: Page, line: Relay, assessment: str) -> None:
    """Open the first page of questions through a line that can be cut."""
    visitor.goto(f"{line.address}/assess?assessment={assessment}&view={VIEW}")
    card(visitor, THIRD).get_by_role("radio").first.wait_for()


def card(visitor: Page, link_id: str) -> Locator:
    """The part of the page that belongs to one question."""
    return part(visitor, link_id, "card")


def part(visitor: Page, link_id: str, name: str) -> Locator:
    """What the page calls by this name of one question."""
    return visitor.locator(f'[class*="-{link_id.replace(".", "-")}-{name}"]')


def choose(visitor: Page, link_id: str, words: str) -> None:
    """Click an answer."""
    card(visitor, link_id).get_by_role("radio", name=words, exact=True).click()


def test_a_click_into_a_dead_line_is_saved_once_it_is_back(
    visitor: Page, store_address: str, assessment: str
) -> None:
    """The page does not know yet that nobody hears it; nothing needs to be clicked again."""
    with started(store_address) as server, relay(urlsplit(server.address).port or 0) as line:
        opened(visitor, line, assessment)
        choose(visitor, FIRST, "strong")
        expect(card(visitor, FIRST)).to_contain_text("Saved ")

        line.swallow()
        choose(visitor, SECOND, "fair")
        line.cut()
        expect(card(visitor, SECOND).get_by_role("radio").first).to_be_disabled(timeout=AWHILE)
        assert {FIRST: "strong"} == answered_in(store_address, assessment)
        line.mend()

        expect(card(visitor, SECOND)).to_contain_text("Saved ", timeout=AWHILE)
        assert {FIRST: "strong", SECOND: "fair"} == answered_in(store_address, assessment)


def test_a_server_that_was_killed_and_started_again(
    visitor: Page, store_address: str, assessment: str
) -> None:
    """The open page finds the new server by itself and is drawn anew, and one goes on."""
    port = free_port()
    with relay(port) as line:
        with started(store_address, port=port) as server:
            opened(visitor, line, assessment)
            choose(visitor, FIRST, "strong")
            expect(card(visitor, FIRST)).to_contain_text("Saved ")
            server.process.kill()
        expect(card(visitor, SECOND).get_by_role("radio").first).to_be_disabled(timeout=AWHILE)
        # Streamlit's own words, about a terminal, are covered by ours.
        told = visitor.get_by_role("dialog")
        told.wait_for(timeout=AWHILE)
        ours = told.locator("h2").evaluate("head => getComputedStyle(head, '::after').content")
        assert "The line has dropped" in ours
        with started(store_address, port=port):
            redrawn = record_in(store_address, assessment).seen(FIRST)
            part(visitor, FIRST, f"{redrawn}-answer").wait_for(timeout=AWHILE)
            choose(visitor, SECOND, "fair")
            expect(card(visitor, SECOND)).to_contain_text("Saved ")
            expect(card(visitor, FIRST)).to_contain_text("strong")

    assert {FIRST: "strong", SECOND: "fair"} == answered_in(store_address, assessment)
