"""What somebody sees first on a phone, and whether their thumb can reach it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from assessor.languages import language
from tests.browser.looking import settled

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WIDTH, HEIGHT = 390, 844
A_THUMB = 44
"""Pixels: what fingers hit without looking twice."""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone in a hand."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, has_touch=True)
    yield page
    page.close()


@pytest.mark.parametrize("code", ["ar", "en"])
def test_the_first_answer_is_on_the_first_screen(
    phone: Page, address: str, before: str, code: str
) -> None:
    """Nobody scrolls past words to begin; answers fill the width, one a line, for a thumb."""
    phone.goto(f"{address}/assess?assessment={before}&lang={code}")
    card = phone.locator(".st-key-1-people_in-card")
    answers = card.locator('[data-variant="segmented_control"]')
    answers.first.wait_for()
    settled(phone)
    strip = phone.locator(".st-key-strip").bounding_box()
    boxes = [one.bounding_box() for one in answers.all()]

    assert strip is not None
    assert all(box is not None for box in boxes)
    first = boxes[0]
    assert first is not None
    assert first["y"] + first["height"] < strip["y"]
    assert [True] * len(boxes) == [
        box is not None and box["height"] >= A_THUMB and box["width"] > 0.9 * WIDTH - 32
        for box in boxes
    ]
    expect(phone.get_by_role("button", name=language(code).text("Menu"))).to_be_visible()
