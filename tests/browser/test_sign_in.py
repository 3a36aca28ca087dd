"""Signing in and out with a real provider, as a person does."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from assessor.access import Grant
from assessor.settings import DATABASE
from assessor.web.shelf import example
from assessor.workflow import beginning, people
from tests.browser.stores import ME, desk_on
from tests.browser.test_visit import BEFORE, card, ruling_out
from tests.processes import ROOT, free_port, running
from tests.signing_in import ADA, provider, secrets_in, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@contextmanager
def served(folder: Path, seconds: int = 3_600) -> Iterator[str]:
    """The page, where people sign in for so long, on a store in the folder."""
    port = str(free_port())
    command = ["streamlit", "run", ROOT / "streamlit_app.py", "--server.port", port]
    with (
        provider(seconds) as issuer,
        running(command, {DATABASE: store_in(folder)}, secrets_in(folder, issuer)) as server,
    ):
        yield server.address


def store_in(folder: Path) -> str:
    """The address of the store in a folder."""
    return f"sqlite:///{folder / 'store.sqlite'}"


def test_signing_in_and_out(page: Page, tmp_path: Path) -> None:
    """Nothing is seen before; one's name and the assessments after; nothing again in the end."""
    with served(tmp_path) as address:
        sign_in(page, address)
        expect(page.get_by_text(f"Signed in as {ADA['name']}.")).to_be_visible()
        # Whoever signs in first gives the roles, and holds no other yet.
        expect(page.get_by_text("may give yourself one.")).to_be_visible()
        cookies = {one["name"]: one for one in page.context.cookies()}

        page.get_by_role("button", name="Sign out").click()
        page.get_by_role("button", name="End session").click()
        expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()

        assert [] == [one["id"] for one in Axe().run(page).response["violations"]]
        assert cookies["_streamlit_user"]["httpOnly"]
        assert "Lax" == cookies["_streamlit_user"]["sameSite"]
        assert -1 == cookies["_streamlit_user"]["expires"]
        assert "_streamlit_user" not in {one["name"] for one in page.context.cookies()}
        assert 1 == page.get_by_role("button").count()


def test_a_link_leads_through_the_sign_in_to_its_page(page: Page, tmp_path: Path) -> None:
    """A colleague who is sent a link to one page arrives there, with all that it names."""
    with served(tmp_path) as address:
        sign_in(page, address, "/result?question=storage")

        expect(page.get_by_text(f"Signed in as {ADA['name']}.")).to_be_visible()
        assert f"{address}/result?question=storage" == page.url


def test_what_the_provider_no_longer_vouches_for_is_over(page: Page, tmp_path: Path) -> None:
    """An identity that has ended leads back to the sign-in, although its cookie lives on."""
    with served(tmp_path, seconds=-1) as address:
        sign_in(page, address)

        expect(page.get_by_text("Your sign-in has ended.")).to_be_visible()
        expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
        assert "_streamlit_user" in {one["name"] for one in page.context.cookies()}


def test_a_role_that_is_taken_away_ends_at_the_next_click(page: Page, tmp_path: Path) -> None:
    """Questions redraw themselves alone, but not for somebody who may no longer answer them."""
    desk = desk_on(store_in(tmp_path))
    begun = beginning.adopt(desk, ME, example(BEFORE), "a test").id
    ada = people.enter(desk, ME, ADA["name"], ADA["email"], [Grant("contributor")])
    worst = ruling_out()
    with served(tmp_path) as address:
        sign_in(page, address, f"/assess?assessment={begun}&view=screen")
        answer = card(page, worst.link_id).get_by_role("radio", name=worst.words, exact=True)
        answer.wait_for()

        people.revoke(desk, ME, ada.ref, Grant("contributor"))
        answer.click()

        expect(page.get_by_role("alert")).to_contain_text("You may not open this.")
    answers = desk.record(ME, begun).assessment.answers
    desk.database.close()

    assert example(BEFORE).assessment.answers.get(worst.link_id) == answers.get(worst.link_id)
