"""A real server and a real browser, started once for all tests that need them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from tests.browser.find_chromium import REMEDY, installed_chromium
from tests.browser.stores import begun_from, take_in_examples
from tests.processes import ROOT, page_server

collect_ignore = ["kit_app.py", "broken_app.py"]
"""Front doors of servers of their own; imported, they would start one that nobody visits."""
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDTHS = (1280, 390)
# How long a page may take to show what is expected decides nothing: slow is not wrong.
expect.set_options(timeout=30_000)
_TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", found =>
    console.error(`violates ${found.violatedDirective}: ${found.blockedURI}`))
"""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A Chromium that was here already, or that set-up has installed.

    Closed with the last of these tests: while it is driven, an event loop runs in this
    process, and tests elsewhere want one of their own.
    """
    path = installed_chromium()
    if path is None:
        pytest.fail(REMEDY)
    with sync_playwright() as playwright:
        # Chromium's sandbox refuses to start for root, as in most containers.
        root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
        started = playwright.chromium.launch(executable_path=path, args=[*QUIET, *root])
        yield started
        started.close()


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The store that is served, with the worked examples in it."""
    made = f"sqlite:///{tmp_path_factory.mktemp('served') / 'store.sqlite'}"
    take_in_examples(made)
    return made


@pytest.fixture(scope="session")
def address(database: str) -> Iterator[str]:
    """Where the page is served."""
    with page_server(ROOT / "streamlit_app.py", database) as url:
        yield url


@pytest.fixture
def before(database: str) -> str:
    """The id of the first 2019 example, taken into the served store for one test alone."""
    return begun_from(database, "ifrc_tiktok_2019_before")


@pytest.fixture(scope="session")
def kit_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the questions page is served with the kit of hostile texts open."""
    database = f"sqlite:///{tmp_path_factory.mktemp('kit') / 'store.sqlite'}"
    with page_server(Path(__file__).with_name("kit_app.py"), database) as url:
        yield url


@pytest.fixture(params=[min(WIDTHS)], ids=lambda width: f"{width}px")
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A fresh visit at the width of a phone, where it is hardest to fit and to find things.

    The journeys have a page of their own, and open every page at the width of a desk, too.
    Whoever needs a desk asks for it, by the test's parameter "page".
    """
    with watched(browser, request.param) as visit:
        yield visit


@contextmanager
def watched(browser: Browser, width: int, locale: str = "en") -> Iterator[Page]:
    """A visit of that width, by somebody whose browser asks for that language.

    Whatever the test is about, no page may do what its security policy forbids, and no
    page may ask anybody but this computer.
    """
    visit = browser.new_page(viewport={"width": width, "height": 844}, locale=locale)
    visit.add_init_script(_TELL_VIOLATIONS)
    said: list[str] = []
    asked: list[str] = []
    visit.on("console", lambda message: said.append(message.text))
    visit.on("request", lambda request: asked.append(request.url) if _ours(request) else None)
    yield visit
    visit.close()
    assert [] == [text for text in said if "violates" in text]
    assert [] == [url for url in asked if not _here(url)]


def _ours(request: Request) -> bool:
    """Whether a page of ours asks: the tests' provider of identities dresses from elsewhere."""
    return request.is_navigation_request() or "/oauth2/" not in request.frame.url


def _here(address: str) -> bool:
    return urlsplit(address).hostname in {None, "127.0.0.1", "localhost"}
