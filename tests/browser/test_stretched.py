"""A fifth language, longer and more accented than any real one, in every room of the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from assessor.i18n import ENGLISH
from assessor.languages.folders import MORE
from assessor.web.app import rooms
from tests.browser.clipping import cut_off
from tests.browser.conftest import WIDTHS, watched
from tests.browser.looking import path_of, settled, too_wide
from tests.browser.stores import take_in_examples
from tests.languages.made_up import CODE, edited, stretch, stretched
from tests.processes import ROOT, page_server, run_to_its_end

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
TALL = 844


@pytest.fixture
def in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The page, where somebody has dropped a folder with that language in."""
    folder = tmp_path / "languages" / CODE
    exported = run_to_its_end(["assessor", "translate", "export", CODE, "-o", folder])
    assert 0 == exported.returncode, exported.stderr.decode()
    edited(folder, stretch)
    monkeypatch.setenv(MORE, str(folder.parent))
    database = f"sqlite:///{tmp_path / 'store.sqlite'}"
    take_in_examples(database)
    with page_server(ROOT / "streamlit_app.py", database) as address:
        yield address


def test_words_half_as_long_again_break_no_room(browser: Browser, in_it: str) -> None:
    """At the width of a desk and of a phone, no word is cut off and no page scrolls sideways."""
    found = {}
    with watched(browser, WIDTHS[0]) as page:
        for key in (room.key for room in rooms(ENGLISH)):
            page.goto(f"{in_it}/{path_of(key)}?assessment=society_2026_tiktok&lang={CODE}")
            page.get_by_role("heading", level=1).first.wait_for()
            settled(page)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": TALL})
                found[key, width] = cut_off(page) + ["too wide"] * too_wide(page)
        page.goto(f"{in_it}/settings?lang={CODE}")
        page.get_by_role("heading", level=1, name=stretched("Settings")).wait_for()

    assert {} == {place: wrong for place, wrong in found.items() if wrong}
    assert len(WIDTHS) * len(rooms(ENGLISH)) == len(found)
