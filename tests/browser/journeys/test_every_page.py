"""Every page there is, whoever adds it: it opens, fits, can be read, and betrays nobody."""

from typing import Literal

import pytest
from playwright.sync_api import Page

from assessor.i18n import ENGLISH
from assessor.web.app import rooms
from assessor.web.shelf import FIRST, example
from assessor.workflow import answering, beginning, reviewing
from questionnaires.response import Answer
from tests.browser.looking import faults, settled
from tests.browser.stores import ME, desk_on

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys")]

_MISHAPS = '[data-testid="stException"], [data-testid="stAppSkeleton"]'


@pytest.fixture(scope="module")
def in_second_version(database: str) -> str:
    """An assessment with two versions, comments, advice and an answer that nobody knows."""
    desk = desk_on(database)
    begun = beginning.adopt(desk, ME, example(FIRST), "a test").id
    reviewing.submit(desk, ME, begun)
    reviewing.remark(desk, ME, begun, "Which clauses?", "transfer_route")
    reviewing.advise(desk, ME, begun, "Ask once more.", "legal")
    reviewing.give_back(desk, ME, begun, "Please mend this.")
    seen = desk.record(ME, begun).seen("values")
    answering.answer(desk, ME, begun, "values", Answer(value="manageable"), seen)
    desk.database.close()
    return begun


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_opens_without_a_fault(
    page: Page, address: str, in_second_version: str, scheme: Literal["light", "dark"]
) -> None:
    """No violation that axe finds, nothing to scroll sideways, no exception on any page."""
    page.emulate_media(color_scheme=scheme)
    found = {}
    for key in (room.key for room in rooms(ENGLISH)):
        page.goto(f"{address}/{key}?assessment={in_second_version}")
        page.get_by_role("heading", level=1).first.wait_for()
        settled(page)
        found[key] = faults(page) + ["mishap"] * page.locator(_MISHAPS).count()

    assert {} == {key: wrong for key, wrong in found.items() if wrong}
    assert len(rooms(ENGLISH)) == len(found)
