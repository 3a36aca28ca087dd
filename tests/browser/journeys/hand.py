"""A hand that does what a person does, and counts it: one tap, one field entered, one file."""

from datetime import date
from pathlib import Path

import pypdfium2
from playwright.sync_api import Locator, Page, expect

from tests.browser.looking import settled


class Hand:
    """Whoever walks a journey. clicks: how often they had to do something so far.

    Typing and scrolling are free, as people feel it: a field is one thing to do.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def tap(self, what: Locator) -> None:
        """Tap on something."""
        self.clicks += 1
        what.click()
        settled(self.page)

    def enter(self, what: Locator, text: str) -> None:
        """Fill in a field, and leave it."""
        self.clicks += 1
        what.fill(text)
        what.blur()
        settled(self.page)

    def enter_day(self, what: Locator, day: date) -> None:
        """Type a day into a field for days, which goes on from year to month to day by itself."""
        self.clicks += 1
        what.get_by_role("spinbutton").first.click()
        self.page.keyboard.type(day.strftime("%Y%m%d"))
        # Behind the day are two buttons, to clear it and to open a calendar.
        for _ in range(3):
            self.page.keyboard.press("Tab")
        settled(self.page)

    def bring(self, what: Locator, file: Path) -> None:
        """Choose a file."""
        self.clicks += 1
        what.set_input_files(file)
        settled(self.page)

    def tap_button(self, name: str) -> None:
        """Tap on the button of this name."""
        self.tap(self.page.get_by_role("button", name=name, exact=True))

    def fetch(self, button: str, into: Path) -> Path:
        """Download what a button offers."""
        self.clicks += 1
        with self.page.expect_download() as coming:
            self.page.get_by_role("button", name=button, exact=True).click()
        coming.value.save_as(into)
        return into


def card(page: Page, link_id: str) -> Locator:
    """The part of the page that belongs to one question, in the first sitting of a visit."""
    return page.locator(f".st-key-1-{link_id}-card")


def option(within: Locator, words: str) -> Locator:
    """One answer of a control that lists them, be it for one answer or for several."""
    return within.get_by_role("radio", name=words, exact=True).or_(
        within.get_by_role("button", name=words, exact=True)
    )


def strip(page: Page) -> Locator:
    """The strip at the foot of the page."""
    return page.get_by_role("status", name="Where it stands")


def heading(page: Page, words: str) -> None:
    """Wait for a page of this title."""
    expect(page.get_by_role("heading", level=1, name=words)).to_be_visible()
    settled(page)


def pages_of(pdf: Path) -> list[str]:
    """The words of each page of a PDF, as another program reads them."""
    document = pypdfium2.PdfDocument(pdf)
    return [
        " ".join(document[n].get_textpage().get_text_range().split()) for n in range(len(document))
    ]
