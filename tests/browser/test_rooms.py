"""The rooms around the questions in a real browser: they fit, they can be read, they lead on."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import faults, settled
from tests.browser.stores import ME, desk_on
from tests.web.stores import second_platform

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def second(database: str) -> str:
    """A second platform of a team that has answered everything about a first one."""
    desk = desk_on(database)
    record = second_platform(desk, ME)
    desk.database.close()
    return record.id


def at(page: Page, address: str, heading: str) -> None:
    """Go to a page and wait until it is drawn."""
    page.goto(address)
    page.get_by_role("heading", level=1, name=heading).wait_for()
    settled(page)


@pytest.fixture(params=["light", "dark"])
def themed(request: pytest.FixtureRequest, page: Page) -> Page:
    """A visit in the light theme, and one in the dark.

    The journeys open every page in both at either width; here its panels are open too.
    """
    page.emulate_media(color_scheme=request.param)
    return page


def test_home_is_accessible_with_its_panels_open(themed: Page, address: str) -> None:
    """The list, the start of an assessment, and the import of a file."""
    page = themed
    at(page, address, "Assessments")
    found = [faults(page)]

    page.get_by_role("button", name="Assess another").click()
    page.get_by_role("heading", name="New assessment").wait_for()
    found.append(faults(page))
    page.get_by_role("button", name="Import a file").click()
    page.get_by_role("heading", name="Import a file").wait_for()
    found.append(faults(page))

    assert [[], [], []] == found


def test_the_list_of_open_answers_is_accessible_and_leads_on(
    page: Page, address: str, second: str
) -> None:
    """In each of its layouts; and a question in it opens where it is answered."""
    found = []
    for view in ("area", "paper", "person"):
        at(page, f"{address}/find_out?assessment={second}&view={view}", "To find out")
        found.append(faults(page))
    question = page.get_by_role("link", name="Where does the platform say that it stores")
    words = question.inner_text()
    question.click()

    expect(page.get_by_role("heading", level=3, name=words)).to_be_visible()
    assert [[], [], []] == found


def test_facts_and_questions_can_be_read_by_all(themed: Page, address: str, second: str) -> None:
    """Platforms, an area of the questionnaire, what decides, one's own, and a move."""
    at(themed, f"{address}/platforms?view=tiktok", "Platforms")
    found = [faults(themed)]
    for view in ("data_residency", "decides", "own", f"move&assessment={second}"):
        at(themed, f"{address}/questionnaire?view={view}", "Questionnaire")
        found.append(faults(themed))

    assert [[]] * 5 == found


def test_hours_stand_beside_the_plan(page: Page, address: str, second: str) -> None:
    """A plan taken over with one click fills the sum; both can be read by all."""
    at(page, f"{address}/assess?assessment={second}&view=staff_capacity-1", "Facebook, A society")
    hours = page.get_by_role("region", name="Hours a week")
    expect(hours).to_contain_text("not known yet")

    button = page.get_by_role("button", name="These still hold")
    button.click()
    expect(button).to_have_count(0)
    asked = "What share of the team's time is there for this platform?"
    share = page.get_by_role("spinbutton", name=asked)
    share.fill("30")
    share.press("Enter")

    expect(hours).to_contain_text("hours a week")
    expect(hours).to_contain_text("TikTok takes")
    assert [] == faults(page)


def test_what_carries_over_is_confirmed_with_one_click(
    page: Page, address: str, second: str
) -> None:
    """The list of an area can be read by all; a click counts it, once."""
    at(page, f"{address}/assess?assessment={second}&view=staff_capacity-2", "Facebook, A society")
    still_hold = page.get_by_role("button", name="These still hold")
    still_hold.wait_for()
    found = [faults(page)]

    still_hold.click()
    expect(still_hold).to_have_count(0)
    found.append(faults(page))
    page.reload()
    page.get_by_role("heading", level=1, name="Facebook, A society").wait_for()
    settled(page)

    expect(still_hold).to_have_count(0)
    assert [[], []] == found


def test_a_draft_is_deleted_only_after_a_question(page: Page, address: str, before: str) -> None:
    """The dialog can be left without deleting; deleting takes the line away."""
    at(page, address, "Assessments")
    line = page.locator(f".st-key-line-{before}")

    line.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Delete: ").click()
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    found = faults(page)
    dialog.get_by_role("button", name="Keep it").click()
    expect(dialog).to_have_count(0)
    expect(line).to_have_count(1)
    line.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Delete: ").click()
    dialog.get_by_role("button", name="Delete", exact=True).click()

    expect(line).to_have_count(0)
    assert [] == found
