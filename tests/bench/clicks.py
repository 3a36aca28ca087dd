"""A click in a real browser, until what follows from it is on screen: ours and a bare page's."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import NamedTuple

import psutil
from playwright.sync_api import Page, sync_playwright

from assessor.web.shelf import example
from questionnaires.items import ChoiceItem
from scoring.criteria import criteria_of
from tests.bench.page import EXAMPLE, VIEW, bare_page, begun, our_page
from tests.browser.find_chromium import REMEDY, installed_chromium

_EFFECT = """([control, nth, effect]) => new Promise(done => {
    const said = document.querySelector(effect), before = said.textContent
    const seen = new MutationObserver(() => {
        if (document.querySelector(effect)?.textContent !== before) { seen.disconnect(); done() }
    })
    seen.observe(document.body, {subtree: true, childList: true, characterData: true})
    document.querySelectorAll(control)[nth].click()
})"""
"""Click, and wait for the words of the effect to change: measured where people see it."""


class Both(NamedTuple):
    """A click on each page, to be made again and again; and our server with what is open there."""

    ours: Callable[[], None]
    bare: Callable[[], None]
    address: str
    process: psutil.Process
    assessment: str


@contextmanager
def both_pages(choices: int) -> Iterator[Both]:
    """Both pages, open in one browser."""
    path = installed_chromium()
    if path is None:
        raise RuntimeError(REMEDY)
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with (
        tempfile.TemporaryDirectory() as folder,
        our_page(database := f"sqlite:///{Path(folder) / 'store.sqlite'}") as (address, server),
        bare_page(choices) as (bare_address, _),
        sync_playwright() as playwright,
    ):
        (assessment,) = begun(database, 1)
        browser = playwright.chromium.launch(executable_path=path, args=["--disable-gpu", *root])
        ours, bare = browser.new_page(), browser.new_page()
        ours.goto(f"{address}/assess?assessment={assessment}&view={VIEW}")
        bare.goto(bare_address)
        yield Both(_our_clicks(ours), _bare_clicks(bare), address, server, assessment)
        browser.close()


def _our_clicks(page: Page) -> Callable[[], None]:
    """One question answered one way, then the other; its status says what is saved."""
    card = f".st-key-1-{_plain_choice()}-card"
    page.locator(f"{card} [role=status]").wait_for()
    page.locator(f"{card} [role=radio]").last.wait_for()
    return _clicks(page, f"{card} [role=radio]", f"{card} [role=status]")


def _plain_choice() -> str:
    """The first choice of the page that decides nothing about what else is asked."""
    case = example(EXAMPLE)
    asked = criteria_of(case.questionnaire, case.policy).asked_by_id
    return next(
        link_id
        for link_id, one in case.questionnaire.questions.items()
        if isinstance(one, ChoiceItem)
        and one.screen
        and not one.enable_when
        and not asked[link_id].controls
    )


def _bare_clicks(page: Page) -> Callable[[], None]:
    """One choice chosen one way, then the other; the end of the page says what is chosen."""
    page.get_by_role("radio").last.wait_for(state="attached")
    return _clicks(page, "[role=radiogroup] input", "[data-testid=stText]")


def _clicks(page: Page, control: str, effect: str) -> Callable[[], None]:
    numbers = count()

    def click() -> None:
        page.evaluate(_EFFECT, [control, next(numbers) % 2, effect])

    return click
