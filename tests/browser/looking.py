"""What any page in the browser is looked at for: settled, accessible, no wider than its screen."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_BUT_THE_DROP_ZONE = {"exclude": [['[data-testid="stFileUploaderDropzone"]']]}
"""Streamlit gives the place for files both a name and the role of having none, which axe calls
minor. Its button has a name of its own, and nothing of ours is inside it."""


def path_of(room: str) -> str:
    """The address of a room by its key: home is where the page is served."""
    return "" if room == "home" else room


def settled(page: Page) -> None:
    """Wait until the server has answered everything that was asked of it."""
    page.wait_for_selector(IDLE)


_LOOKS = 4
_TOO_WIDE = """() => [document.documentElement, document.querySelector('[data-testid="stMain"]')]
    .some(part => part && part.scrollWidth > part.clientWidth)"""


def faults(page: Page) -> list[str]:
    """What axe finds wrong, and whether anything is wider than the screen.

    Whoever looks while the page is being redrawn sees pale text. What is really wrong is
    still there at the next look.
    """
    found = _looked(page)
    for _ in range(_LOOKS):
        if not found:
            break
        expect(page.locator('[data-stale="true"]')).to_have_count(0)
        found = _looked(page)
    return found


def _looked(page: Page) -> list[str]:
    settled(page)
    found = [
        f"{one['id']}: {node['html']}"
        for one in Axe().run(page, _BUT_THE_DROP_ZONE).response["violations"]
        for node in one["nodes"]
    ]
    return [*found, "wide"] if too_wide(page) else found


def too_wide(page: Page) -> bool:
    """Whether the page, or the part of it that scrolls, would have to be scrolled sideways."""
    wide: bool = page.evaluate(_TOO_WIDE)
    return wide
