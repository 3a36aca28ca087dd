"""A review as people walk it: advised, signed, taken away; its dialogs and its other views.

Every tap and every field counts as one click; the director has fifteen.
"""

from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from assessor.workflow import people, reviewing
from assessor.workflow.record import Record
from tests.browser.looking import faults, settled
from tests.browser.stores import ME, begun_from, desk_on

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TIKTOK = "society_2026_tiktok"
MOST_OF_DIRECTOR = 15


class Walk:
    """Somebody who clicks and types, and counts it."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks = page, 0

    def press(self, words: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=words, exact=True).click()
        self._done()

    def choose(self, words: str) -> None:
        """Choose an option."""
        self.page.get_by_role("radio", name=words, exact=True).click()
        self._done()

    def type(self, words: str, text: str) -> None:
        """Fill a field."""
        self.page.get_by_label(words, exact=True).fill(text)
        self._done()

    def open(self, address: str) -> None:
        """Follow a link."""
        self.page.goto(address)
        self.page.get_by_role("heading", level=1).first.wait_for()
        self._done()

    def _done(self) -> None:
        self.clicks += 1
        settled(self.page)


class Draft(NamedTuple):
    """An assessment in the served store, and how to look into it from outside."""

    database: str
    id: str

    def record(self) -> Record:
        """How it stands in the store."""
        desk = desk_on(self.database)
        try:
            return desk.record(ME, self.id)
        finally:
            desk.database.close()


@pytest.fixture
def draft(database: str) -> Draft:
    """An example of its own for each test, and a local person who has a name."""
    desk = desk_on(database)
    people.name_local(desk, "Amina")
    desk.database.close()
    return Draft(database, begun_from(database, TIKTOK))


@pytest.fixture
def in_review(draft: Draft) -> Draft:
    """The same, sent for review."""
    desk = desk_on(draft.database)
    reviewing.submit(desk, ME, draft.id)
    desk.database.close()
    return draft


def test_a_director_signs_against_advice_and_takes_the_paper_home(
    page: Page, address: str, in_review: Draft, tmp_path: Path
) -> None:
    """Refused once with every word kept, then signed, printed with its reason, and locked."""
    desk = desk_on(in_review.database)
    reviewing.advise(desk, ME, in_review.id, "Not before the contract is signed.")
    desk.database.close()
    walk = Walk(page)
    walk.open(f"{address}/review?assessment={in_review.id}")

    walk.press("Decide")
    walk.choose("NO-GO")
    walk.type("Why this decision?", "We wait for the contract.")
    walk.press("Sign")
    expect(page.get_by_role("alert")).to_contain_text("Not signed; your text is safe.")
    found = [faults(page)]
    walk.choose("Accept")
    walk.press("Sign")
    expect(page.get_by_role("status").filter(has_text="which is now locked")).to_be_visible()
    found.append(faults(page))
    walk.press("See the result")
    page.get_by_role("article").wait_for()
    settled(page)
    with page.expect_download() as report:
        walk.press("Download the report (PDF)")
    report.value.save_as(tmp_path / "report.pdf")

    document = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    first = " ".join(document[0].get_textpage().get_text_range().split())
    assert "The answers point to GO WITH CONDITIONS. The decision is NO-GO." in first
    assert "We wait for the contract." in first
    assert in_review.record().locked
    assert [[], []] == found
    assert walk.clicks <= MOST_OF_DIRECTOR


def test_a_closed_dialog_keeps_what_was_typed(page: Page, address: str, in_review: Draft) -> None:
    """Who closes the dialog, looks something up and opens it again goes on where they were."""
    walk = Walk(page)
    walk.open(f"{address}/review?assessment={in_review.id}")
    walk.press("Return")
    words = "What should be done before it is sent again?"
    walk.type(words, "Show the contract.")
    page.keyboard.press("Tab")
    settled(page)

    walk.press("Close")
    walk.press("Return")

    expect(page.get_by_label(words)).to_have_value("Show the contract.")
    walk.press("Return it")
    expect(page.get_by_role("status").filter(has_text="Returned")).to_be_visible()
    assert "returned" == in_review.record().state


def test_what_a_review_holds_besides_is_accessible(page: Page, address: str, draft: Draft) -> None:
    """Conditions and versions, by axe and by width; the journeys look at the page as it opens."""
    views = ("conditions", "versions")
    found = {}
    for view in views:
        Walk(page).open(f"{address}/review?assessment={draft.id}&view={view}")
        found[view] = faults(page)

    assert {view: [] for view in views} == found
