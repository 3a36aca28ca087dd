"""Every page there is, whoever adds it: it opens, fits, can be read, and betrays nobody."""

import pytest
from playwright.sync_api import Page, expect

from assessor.i18n import FIRST as ENGLISH
from assessor.i18n import Language
from assessor.languages import codes
from assessor.web.app import rooms
from assessor.web.shelf import FIRST, example
from assessor.workflow import answering, beginning, reviewing
from questionnaires.response import Answer
from tests.browser.clipping import cut_off
from tests.browser.conftest import WIDTHS
from tests.browser.journeys.hand import Hand
from tests.browser.looking import faults, path_of, settled
from tests.browser.stores import ME, desk_on

# Shares its server with the other tests of that group.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

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


def test_every_page_opens_without_a_fault(
    page: Page, language: Language, address: str, in_second_version: str
) -> None:
    """Axe finds nothing; none is cut off, untitled, raised, or left in English, in either theme.

    Each language and each width is looked at in both themes.
    """
    viewport = page.viewport_size
    assert viewport is not None
    narrow = viewport["width"] == min(WIDTHS)
    dark = narrow != (codes().index(language.code) % 2 == 1)
    page.emulate_media(color_scheme="dark" if dark else "light")
    hand, found = Hand(page, language), {}
    for key, title in ((room.key, room.title) for room in rooms(language)):
        page.goto(f"{address}/{path_of(key)}?assessment={in_second_version}")
        page.get_by_role("heading", level=1).first.wait_for()
        settled(page)
        hand.reads()
        expect(page).to_have_title(f"{title} · {language.text('Platform due diligence')}")
        found[key] = faults(page) + ["mishap"] * page.locator(_MISHAPS).count()
        found[key] += ["English"] * _falls_back(page, language) + cut_off(page)

    assert {} == {key: wrong for key, wrong in found.items() if wrong}
    assert len(rooms(language)) == len(found)


def _falls_back(page: Page, language: Language) -> bool:
    """Whether a text that the language lacks stands there in English, marked as such."""
    return language.code != ENGLISH and f"[{ENGLISH}]" in page.locator("body").inner_text()
