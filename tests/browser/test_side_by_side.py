"""Side by side in a real browser: what is compared, what is kept, and the way from the portfolio.

The journey of the leadership walks the rest of it, in every language.
"""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import test_rooms
from tests.browser.test_rooms import at
from tests.browser.test_visit import settled

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_STILL = "*, ::before, ::after { transition: none !important; animation: none !important }"
SOCIETY = "society_2026_tiktok,society_2026_facebook,society_2026_x"


def faults(page: Page) -> list[str]:
    """What is wrong once nothing is pale or changing colour any more."""
    settled(page)
    expect(page.locator('[data-stale="true"]')).to_have_count(0)
    page.add_style_tag(content=_STILL)
    return test_rooms.faults(page)


def test_what_is_compared_is_chosen_by_taps(page: Page, address: str) -> None:
    """A platform goes and comes back with a tap; the address follows, to be sent; dark or light."""
    page.emulate_media(color_scheme="dark")
    at(page, f"{address}/compare?assessments={SOCIETY}", "Compare")
    main = page.locator('[data-testid="stMain"]')
    expect(main).to_contain_text("X: NO-GO")
    found = [faults(page)]

    page.get_by_role("button", name="X", exact=True).click()
    expect(main).not_to_contain_text("X: NO-GO")
    page.wait_for_url(lambda url: "society_2026_x" not in url)
    page.get_by_role("button", name="X", exact=True).click()
    expect(main).to_contain_text("X: NO-GO")
    page.wait_for_url(lambda url: "society_2026_x" in url)

    assert [[]] == found


def test_a_scenario_outlives_the_visit(page: Page, address: str, before: str) -> None:
    """What is kept under a name is there after a reload, and one tap from being tried again."""
    at(page, f"{address}/whatif?assessment={before}", "What if")
    main = page.locator('[data-testid="stMain"]')
    page.get_by_role("button", name="Try it").first.click()
    name = page.get_by_role("textbox", name="Name this scenario, to keep it beside the record")
    name.wait_for()
    settled(page)
    name.fill("If everybody had known")
    page.get_by_role("button", name="Keep it").click()
    page.get_by_role("button", name="Try: If everybody had known").wait_for()

    page.reload()
    page.get_by_role("button", name="Try: If everybody had known").click()

    expect(main).to_contain_text("If everybody had known:")
    assert [] == faults(page)


def test_the_portfolio_leads_to_a_comparison(page: Page, address: str) -> None:
    """One table of all societies; a cell opens its result, by keyboard too, a row side by side."""
    at(page, f"{address}/portfolio?lang=fr", "Portefeuille")
    cell = page.get_by_role("link", name="DÉFAVORABLE").first
    cell.focus()
    cell.press("Enter")
    page.wait_for_url("**/result?*")
    expect(page.get_by_role("article").first).to_contain_text("DÉFAVORABLE")

    at(page, f"{address}/portfolio", "Portfolio")
    found = [faults(page)]
    with page.expect_download() as table:
        page.get_by_role("button", name="Download the table (CSV)").click()

    page.get_by_role("button", name="Compare", exact=True).click()
    page.get_by_role("heading", level=1, name="Compare").wait_for()
    settled(page)

    assert "portfolio.csv" == table.value.suggested_filename
    assert [[]] == found
