"""From a slider to its effect in a real browser: ours with all that it moves, a bare one.

Both are pressed by one step and watched until their words have changed, in the same
browser, by servers with the same settings.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.timing import WALL, Ratio, compared
from tests.browser.conftest import QUIET
from tests.browser.find_chromium import installed_chromium
from tests.browser.stores import take_in_examples
from tests.processes import ROOT, page_server

_COMPARED = "society_2026_tiktok,society_2026_facebook,society_2026_x"
_IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]'
_CHANGED = """([starts, before]) => new Promise(done => {
    const said = () => [...document.querySelectorAll('[role="status"] p')]
        .map(one => one.textContent).find(text => text.startsWith(starts)) || ""
    const look = () => {
        if (said() && said() !== before) { watch.disconnect(); done(said()) }
    }
    const watch = new MutationObserver(look)
    watch.observe(document.body, {subtree: true, childList: true, characterData: true})
    look()
})"""


def possible() -> bool:
    """Whether there is a browser to slide in."""
    return installed_chromium() is not None


def measured(repetitions: int) -> Ratio:
    """How much longer ours takes than the bare one."""
    # A thread of its own, since another browser may be open in this one.
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(_measured, repetitions).result()


def _measured(repetitions: int) -> Ratio:
    chromium = installed_chromium()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        database = f"sqlite:///{folder / 'store.sqlite'}"
        take_in_examples(database)
        ours = stack.enter_context(page_server(ROOT / "streamlit_app.py", database))
        bare_app = Path(__file__).with_name("bare_slider.py")
        bare = stack.enter_context(page_server(bare_app, database))
        playwright = stack.enter_context(sync_playwright())
        # As root Chromium needs to be told that its own walls may be left out.
        flags = [*QUIET, "--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        stack.callback(browser.close)
        return compared(
            _step(browser, f"{ours}/compare?assessments={_COMPARED}", "Of all the weight: "),
            _step(browser, bare, "Value: "),
            repetitions,
            WALL,
        )


def _step(browser: Browser, address: str, starts: str) -> Callable[[], object]:
    """Press the first slider of a page to and fro, and wait for other words each time."""
    page: Page = browser.new_page(viewport={"width": 1280, "height": 844})
    page.goto(address)
    slider = page.get_by_role("slider").first
    slider.focus()
    page.wait_for_selector(_IDLE)
    said = str(page.evaluate(_CHANGED, [starts, ""]))
    keys = ["ArrowRight", "ArrowLeft"]

    def step() -> str:
        nonlocal said
        page.keyboard.press(keys[0])
        keys.reverse()
        said = str(page.evaluate(_CHANGED, [starts, said]))
        return said

    return step
