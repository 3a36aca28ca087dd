"""When a page breaks, people read a calm message, and the log has the rest."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.processes import Running, free_port, running

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
BROKEN = Path(__file__).with_name("broken_app.py")


@pytest.fixture
def broken() -> Iterator[Running]:
    """A server whose page breaks."""
    with running(["streamlit", "run", BROKEN, "--server.port", str(free_port())]) as server:
        yield server


def test_no_traceback_reaches_anybody(page: Page, broken: Running) -> None:
    """However a page breaks: what is safe, what to do, and a number that the log knows."""
    numbers = []
    for way in ("Break a part", "Break before the page", "Break the page"):
        page.goto(broken.address)
        page.get_by_role("button", name=way).click()
        alert = page.get_by_role("alert").filter(has_text="went wrong")
        alert.wait_for()
        said = page.locator("body").inner_text()
        numbers += re.findall(r"the number ([0-9a-f]{8})\.", alert.inner_text())

        assert "Reload the page and go on from there." in alert.inner_text()
        for secret in ("Traceback", "ZeroDivisionError", "broken_app", "a secret"):
            assert secret not in said
        assert [] == [one["id"] for one in Axe().run(page).response["violations"]]
    broken.process.terminate()
    log = "\n".join(broken.heard())

    assert 3 == len(set(numbers))
    assert [] == [number for number in numbers if f"Fault {number}: ZeroDivisionError" not in log]
    assert "a secret of the server" in log


def test_a_refusal_speaks_for_itself(page: Page, broken: Running) -> None:
    """What was refused, and what to do, is said as it is, as text, without a number."""
    page.goto(broken.address)
    page.get_by_role("button", name="Refuse").click()

    expect(page.get_by_role("alert")).to_have_text(
        "This is <b>signed</b> already. Reopen it first."
    )
