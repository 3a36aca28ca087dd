"""Two visits: choosing among three platforms, and looking back at 2019."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import test_rooms
from tests.browser.test_rooms import at
from tests.browser.test_visit import settled, text_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

_STILL = "*, ::before, ::after { transition: none !important; animation: none !important }"
SOCIETY = "society_2026_tiktok,society_2026_facebook,society_2026_x"


def faults(page: Page) -> list[str]:
    """What is wrong once nothing is pale or changing colour any more."""
    settled(page)
    expect(page.locator('[data-stale="true"]')).to_have_count(0)
    page.add_style_tag(content=_STILL)
    return test_rooms.faults(page)


def test_a_director_chooses_among_three_platforms(page: Page, address: str, tmp_path: Path) -> None:
    """Read, weigh otherwise, try a suggestion on a copy, drop it, and take the paper along."""
    at(page, f"{address}/compare?assessments={SOCIETY}", "Compare")
    main = page.locator('[data-testid="stMain"]')
    expect(main).to_contain_text("X: NO-GO")
    expect(main).to_contain_text("Ruled out:")
    expect(main).to_contain_text("Weights with which Facebook stays first")
    found = [faults(page)]

    slider = page.get_by_role("slider").first
    slider.focus()
    for _ in range(20):
        slider.press("ArrowLeft")
    expect(main).to_contain_text("TikTok is first, instead of Facebook.")
    expect(main).to_contain_text("Weights with which TikTok stays first")
    found.append(faults(page))
    for area in ("Staff capacity", "Data residency"):
        page.get_by_role("button", name=area, exact=True).click()
        settled(page)
    expect(main).to_contain_text("the most important first: Staff capacity, Data residency.")
    expect(main).to_contain_text("Order of importance: 1 Staff capacity, 2 Data residency.")
    found.append(faults(page))
    page.get_by_role("button", name="Back to the policy's weights").click()
    expect(main).to_contain_text("These are the policy's weights.")

    with page.expect_download() as paper:
        page.get_by_role("button", name="Download the comparison (PDF)").click()
    paper.value.save_as(tmp_path / "comparison.pdf")
    printed = text_of(tmp_path / "comparison.pdf")
    assert "X: NO-GO" in printed
    assert "Weights with which Facebook stays first" in printed

    page.get_by_role("button", name="What if? X", exact=True).click()
    expect(main).to_contain_text("You are on a copy. The record does not change.")
    page.get_by_role("button", name="Try it: 2 changes to GO WITH CONDITIONS").click()
    expect(main).to_contain_text("With this: GO WITH CONDITIONS, instead of NO-GO.")
    expect(main).to_contain_text("X: GO WITH CONDITIONS, instead of NO-GO.")
    settled(page)
    found.append(faults(page))

    page.get_by_role("button", name="Drop", exact=True).click()
    expect(main).to_contain_text("Nothing is supposed yet: NO-GO, as the record has it.")
    page.get_by_role("button", name="Back to the comparison").click()
    page.get_by_role("heading", level=1, name="Compare").wait_for()
    expect(main).to_contain_text("X: NO-GO")
    assert [[], [], [], []] == found


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


def test_the_story_of_2019_is_replayed(page: Page, address: str) -> None:
    """Before beside hindsight, then what came of it: growth as measured, never as a score."""
    at(page, f"{address}/over_time?assessment=ifrc_tiktok_2019_before", "Over time: TikTok")
    main = page.locator('[data-testid="stMain"]')
    expect(main).to_contain_text("IFRC and TikTok, 2019: what was known before the launch")
    expect(main).to_contain_text("IFRC and TikTok, 2019: with hindsight")
    expect(main).to_contain_text("A measured outcome, never a score")
    expect(main).to_contain_text("3,400,000 followers in 1.5 years")
    expect(main).to_contain_text("2,266,666")
    found = [faults(page)]

    page.get_by_role("button", name="Compare these assessments").click()
    page.get_by_role("heading", level=1, name="Compare").wait_for()
    expect(main).to_contain_text("NOT YET DECIDABLE")
    expect(main).to_contain_text("Measured outcomes")
    settled(page)
    found.append(faults(page))

    assert [[], []] == found


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
