"""A hand that does what a person does, and counts it: one tap, one field entered, one file."""

import re
from datetime import date
from pathlib import Path

import pypdfium2
from playwright.sync_api import Locator, Page, expect

from assessor.i18n import Language
from assessor.languages.laying import case_in
from assessor.web.parts import Part, parts
from assessor.web.shelf import FIRST, example
from questionnaires.items import ChoiceItem, MultipleChoiceItem
from tests.browser.journeys.tongues import like
from tests.browser.looking import settled

_WORD = re.compile(r"\w+")


class Hand:
    """Whoever walks a journey, in their language. clicks: how often they had to do something.

    Typing and scrolling are free, as people feel it: a field is one thing to do. What stands
    on buttons and pages is looked up by its English, in the product's own texts.
    """

    def __init__(self, page: Page, language: Language) -> None:
        self.page, self.language = page, language
        self.case = case_in(example(FIRST), language)
        self.clicks = 0

    def says(self, message: str, **values: object) -> str:
        """A message of the interface in this person's language."""
        return self.language.text(message, **values)

    def like(self, message: str, **known: object) -> re.Pattern[str]:
        """The same, whatever stands in the places that are not named."""
        return like(self.language, message, **known)

    def words(self, link_id: str, code: str) -> str:
        """An answer that a question lists, in words."""
        question = self.case.questionnaire.questions[link_id]
        assert isinstance(question, ChoiceItem | MultipleChoiceItem)
        return next(one.text for one in question.answer_option if one.code == code)

    def asked(self, link_id: str) -> str:
        """A question in words."""
        return self.case.questionnaire.questions[link_id].text

    def parts(self) -> tuple[Part, ...]:
        """Every page of questions."""
        return parts(self.case.questionnaire, self.language)

    def part(self, name: str) -> str:
        """The title of one page of questions."""
        return next(one.title for one in self.parts() if one.name == name)

    def button(self, message: str, within: Locator | None = None, **values: object) -> Locator:
        """The button of this name, on the whole page or within a part of it."""
        place = within or self.page
        return place.get_by_role("button", name=self.says(message, **values), exact=True)

    def field(self, message: str, within: Locator | None = None) -> Locator:
        """The field of this name."""
        place = within or self.page
        return place.get_by_role("textbox", name=self.says(message), exact=True)

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

    def tap_button(self, message: str, **values: object) -> None:
        """Tap on the button of this name."""
        self.tap(self.button(message, **values))

    def fetch(self, button: str, into: Path) -> Path:
        """Download what a button offers."""
        self.clicks += 1
        with self.page.expect_download() as coming:
            self.button(button).click()
        coming.value.save_as(into)
        return into

    def prints(self, words: str, page: str) -> bool:
        """Whether a page of a PDF has these words, in their order where its lines run one way.

        Where words of both directions share a line, the program that reads the page for us
        guesses at their order; there, each of the words must stand on the page.
        """
        wanted = _WORD.findall(words)
        if self.language.direction == "rtl":
            return set(wanted) <= set(_WORD.findall(page))
        return f" {' '.join(wanted)} " in f" {' '.join(_WORD.findall(page))} "

    def reads(self) -> None:
        """Wait for the page to be in this person's language, running the way that it runs."""
        whole = self.page.locator("html")
        expect(whole).to_have_attribute("lang", self.language.tag)
        if self.language.direction == "rtl":
            expect(whole).to_have_attribute("dir", "rtl")


def card(page: Page, link_id: str) -> Locator:
    """The part of the page that belongs to one question, in the first sitting of a visit."""
    return page.locator(f".st-key-1-{link_id}-card")


def option(within: Locator, words: str) -> Locator:
    """One answer of a control that lists them, be it for one answer or for several."""
    return within.get_by_role("radio", name=words, exact=True).or_(
        within.get_by_role("button", name=words, exact=True)
    )


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
