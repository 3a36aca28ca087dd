"""The rooms in every language in a real browser: whole, mirrored where they must be, accessible."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.stores import ME, desk_on
from tests.web.stores import second_platform

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
OURS = ("fr", "es", "ar")
DIRECTION = {"fr": "ltr", "es": "ltr", "ar": "rtl"}
VERDICT = {"fr": "PAS ENCORE DÉCIDABLE", "es": "AÚN NO SE PUEDE DECIDIR", "ar": "يتعذر البت بعد"}


def at(page: Page, address: str) -> None:
    """Go to a page and wait until it is drawn."""
    page.goto(address)
    page.get_by_role("heading", level=1).first.wait_for()
    page.wait_for_selector(IDLE)


def faults(page: Page) -> list[str]:
    """What axe finds wrong, whether anything is wider than the screen, and English left behind."""
    found = [one["id"] for one in Axe().run(page).response["violations"]]
    viewport = page.viewport_size
    assert viewport is not None
    if page.evaluate("document.documentElement.scrollWidth") > viewport["width"]:
        found.append("wide")
    return [*found, "english"] if "[en]" in page.locator("body").inner_text() else found


@pytest.mark.parametrize("code", OURS)
def test_rooms_are_whole_in_every_language(
    page: Page, address: str, before: str, code: str
) -> None:
    """Lists, questions, results, settings: said throughout, fitting, free of violations."""
    found = []
    for room in ("", f"assess?assessment={before}", f"result?assessment={before}", "settings"):
        at(page, f"{address}/{room}{'&' if '?' in room else '?'}lang={code}")
        expect(page.locator("html")).to_have_attribute("lang", code)
        expect(page.locator("html")).to_have_attribute("dir", DIRECTION[code])
        found.append(faults(page))

    assert [[], [], [], []] == found


@pytest.mark.parametrize("code", OURS)
def test_the_verdict_is_said_in_it(page: Page, address: str, before: str, code: str) -> None:
    """What the answers point to stands on the result in the words of the report."""
    at(page, f"{address}/result?assessment={before}&lang={code}")

    expect(page.get_by_text(VERDICT[code]).first).to_be_visible()


def test_arabic_pages_begin_at_the_right(page: Page, address: str) -> None:
    """A heading hugs the right edge of its column, and nothing of a closed side bar is seen."""
    at(page, f"{address}/settings?lang=ar")
    heading = page.get_by_role("heading", level=1).first
    right = "element => getComputedStyle(element).direction"

    assert "rtl" == heading.evaluate(right)
    for part in ("stSidebar", "stSidebarResizeHandle"):
        expect(page.get_by_test_id(part)).not_to_be_visible()


def test_switching_keeps_the_place(page: Page, address: str, database: str) -> None:
    """Choosing another language in the settings changes the words and nothing else."""
    desk = desk_on(database)
    record = second_platform(desk, ME)
    desk.database.close()
    at(page, f"{address}/settings")
    page.get_by_role("combobox", name="Language").click()
    page.get_by_role("option", name="français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("heading", name="Réglages")).to_be_visible()
    assert "lang=fr" in page.url
    at(page, f"{address}/assess?assessment={record.id}&lang=fr")

    assert [] == faults(page)
