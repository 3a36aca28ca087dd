"""The keyboard alone: wherever it is, it is seen, and nothing lies over it."""

import pytest
from playwright.sync_api import Page

from tests.browser.test_visit import opened

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

STEPS = 45
"""Past the navigation and the parts, and well into the questions."""
_HIDDEN = """() => {
    const here = document.activeElement, box = here.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const top = document.elementFromPoint(x, y);
    return top !== null && (here.contains(top) || top.contains(here)) ? '' : here.innerText;
}"""


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_nothing_lies_over_what_has_the_focus(page: Page, address: str) -> None:
    """Whoever goes from control to control sees each, above the strip and below the navigation."""
    opened(page, address)
    found = []
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        found.append(page.evaluate(_HIDDEN))

    assert [] == [name for name in found if name]
