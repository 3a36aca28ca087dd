"""What is particular to languages in a real browser; the journeys walk every page in each."""

import pytest
from playwright.sync_api import Page, expect

from assessor.languages import language
from tests.browser.test_rooms import at

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.parametrize("page", [1280], indirect=True),
]


def test_arabic_pages_begin_at_the_right(page: Page, address: str) -> None:
    """A heading hugs the right edge of its column, and nothing of a closed side bar is seen."""
    title = language("ar").text("Settings")
    at(page, f"{address}/settings?lang=ar", title)
    heading = page.get_by_role("heading", level=1, name=title)

    assert "rtl" == heading.evaluate("element => getComputedStyle(element).direction")
    for part in ("stSidebar", "stSidebarResizeHandle"):
        expect(page.get_by_test_id(part)).not_to_be_visible()


def test_switching_keeps_the_place(page: Page, address: str) -> None:
    """Choosing another language in the settings changes the words and nothing else."""
    at(page, f"{address}/settings", "Settings")
    page.get_by_role("combobox", name="Language").click()
    page.get_by_role("option", name="français").click()

    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("heading", name=language("fr").text("Settings"))).to_be_visible()
    assert f"{address}/settings?lang=fr" == page.url
