"""A visit as a person makes it: open an example, answer, see the strip move, download."""

import re
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page, expect

from assessor.assessment import Assessment
from assessor.casework import evaluated
from assessor.i18n import ENGLISH
from assessor.web.parts import part_of, parts
from assessor.web.shelf import example
from questionnaires.items import ChoiceItem
from questionnaires.loading import load_response
from tests.browser.looking import faults
from tests.web.kit import HOSTILE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

BEFORE = "ifrc_tiktok_2019_before"
IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
JOINER = "\u2060"
_WATCHED = """() => document.querySelectorAll('[aria-live="polite"]')
    .forEach(place => { place.wasWatched = true })"""
_IS_HEARD = """said => {
    for (let place = said.parentElement; place; place = place.parentElement)
        if (place.ariaLive === 'polite' && place.wasWatched) return true;
    return false;
}"""
"""Whether a message stands in a place that screen readers watched before it came there."""


class RulesOut(NamedTuple):
    """A question of the screen, with an answer that rules the platform out."""

    link_id: str
    words: str


def ruling_out() -> RulesOut:
    """The first such answer of the 2019 example, whatever the content calls it."""
    case = example(BEFORE)
    for link_id, judged in case.policy.questions.items():
        question = case.questionnaire.questions[link_id]
        if isinstance(question, ChoiceItem) and question.screen and not question.enable_when:
            worst = next((one.answer for one in judged.levels if one.knock_out), None)
            for option in question.answer_option:
                if option.code == worst:
                    return RulesOut(link_id, option.text)
    raise AssertionError("no question of the screen can rule a platform out")


def settled(page: Page) -> None:
    """Wait until the server has answered everything that was asked of it."""
    page.wait_for_selector(IDLE)


def opened(page: Page, address: str, assessment: str = BEFORE) -> None:
    """Open the questions of a 2019 example, as a link in a mail would."""
    page.goto(f"{address}/assess?assessment={assessment}&view=screen")
    title = example(BEFORE).assessment.name
    page.get_by_role("heading", level=1, name=title).wait_for()
    settled(page)


def card(page: Page, link_id: str) -> Locator:
    """The part of the page that belongs to one question."""
    return page.locator(f".st-key-1-{link_id}-card")


def strip(page: Page) -> Locator:
    """The strip at the foot of the page."""
    return page.get_by_role("status", name="Where it stands")


def text_of(pdf: Path) -> str:
    """All words of a PDF, as another program reads them."""
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(
        " ".join(document[n].get_textpage().get_text_range().split()) for n in range(len(document))
    )


def test_an_answer_moves_the_strip_and_reaches_the_downloads(
    page: Page, address: str, before: str, tmp_path: Path
) -> None:
    """From the first tap to a PDF that says what the page says, with the new answer in both.

    That it was saved, and what the verdict is now, is said to those who listen, too.
    """
    worst = ruling_out()
    opened(page, address, before)
    expect(strip(page)).to_contain_text("NOT YET DECIDABLE")

    page.evaluate(_WATCHED)
    card(page, worst.link_id).get_by_role("radio", name=worst.words, exact=True).click()
    expect(strip(page)).to_contain_text("NO-GO")
    expect(strip(page)).not_to_contain_text("NOT YET DECIDABLE")
    expect(strip(page)).to_contain_text("Saved ")
    assert strip(page).evaluate(_IS_HEARD)
    expect(card(page, worst.link_id)).to_contain_text("This answer rules TikTok out for now")

    page.get_by_role("button", name="See the result").click()
    page.get_by_role("article").wait_for()
    settled(page)
    with page.expect_download() as report:
        page.get_by_role("button", name="Download the report (PDF)").click()
    report.value.save_as(tmp_path / "report.pdf")
    with page.expect_download() as answers:
        page.get_by_role("button", name="Download the answers (YAML)").click()
    answers.value.save_as(tmp_path / "answers.yaml")

    printed = text_of(tmp_path / "report.pdf")
    assert example(BEFORE).assessment.name in printed
    assert "NO-GO" in printed
    assert "NO-GO" in page.get_by_role("article").inner_text()
    read = load_response(tmp_path / "answers.yaml", example(BEFORE).questionnaire, Assessment)
    changed = {
        key
        for key, answer in read.answers.items()
        if answer != example(BEFORE).assessment.answers.get(key)
    }
    assert {worst.link_id} == changed


def test_a_question_that_explains_itself_is_accessible(page: Page, address: str) -> None:
    """With its reasons and sources open, no violation that axe finds, and nothing too wide."""
    opened(page, address)

    page.get_by_role("radio", name="Why we ask").first.click()
    page.get_by_text("Sources", exact=True).first.wait_for()

    assert [] == faults(page)


def test_the_next_part_starts_at_its_top(page: Page, address: str) -> None:
    """Whoever has scrolled to the end of one part is not dropped into the middle of the next."""
    opened(page, address)
    area = example(BEFORE).questionnaire.areas[0].text

    page.get_by_role("button", name=f"Next: {area}").click()
    title = page.get_by_role("heading", level=2, name=area)
    title.wait_for()
    settled(page)

    expect(title).to_be_in_viewport()


def test_a_link_to_a_question_leads_to_it(page: Page, address: str) -> None:
    """A link in a mail opens the part that holds the question, with the question in view."""
    page.goto(f"{address}/assess?assessment={BEFORE}&question=load")
    question = example(BEFORE).questionnaire.questions["load"]
    title = page.get_by_role("heading", level=3, name=question.text)

    expect(title).to_be_in_viewport(ratio=1)


def test_the_next_open_answer_is_one_tap_away(page: Page, address: str) -> None:
    """From wherever one is, the strip leads to the question that matters most."""
    opened(page, address)

    page.get_by_role("button", name="Go to the next open answer").click()

    case = example(BEFORE)
    first = evaluated(case).result.open[0].link_id
    part = part_of(parts(case.questionnaire, ENGLISH), first)
    assert part is not None
    page.get_by_role("heading", level=2, name=part.title).wait_for()
    settled(page)
    title = page.get_by_role("heading", level=3, name=case.questionnaire.questions[first].text)
    expect(title).to_be_in_viewport(ratio=1)


def test_a_burst_of_answers_loses_none(page: Page, kit_address: str) -> None:
    """Clicks that come at once, and reach the server as one request, are all recorded."""
    page.goto(kit_address)
    page.get_by_role("radio", name="The only area").click()
    page.get_by_role("heading", level=2, name="The only area").wait_for()
    choices = ["one", "yes_no", "steps"]
    for link_id in choices:
        card(page, link_id).get_by_role("radio").first.wait_for()
    settled(page)

    page.evaluate(
        "ids => ids.forEach(id => "
        "document.querySelector(`.st-key-1-${id}-card [role=radio]`).click())",
        choices,
    )

    for link_id in choices:
        expect(card(page, link_id)).to_contain_text("Saved ")


def test_hostile_texts_stay_texts(page: Page, kit_address: str) -> None:
    """In a real browser no text of a questionnaire becomes a link, picture, sign or style."""
    page.goto(kit_address)
    page.get_by_role("radio", name="The only area").click()
    shout = card(page, "shout")
    shout.get_by_role("radio").last.wait_for()
    settled(page)

    said = shout.inner_text().replace(JOINER, "")
    control = shout.get_by_role("radiogroup").first

    assert 2 <= said.count(HOSTILE)
    assert HOSTILE[:90] in re.sub(r"\s+", " ", control.inner_text().replace(JOINER, ""))
    assert 0 == control.locator("a, img, b, strong, em, code, del, svg, .katex").count()
    assert 0 == control.locator('span[style*="color"]').count()
