"""Who walks the journeys, in which language and at which width, and the servers they walk on."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from assessor import languages
from assessor.access import Grant, Person
from assessor.i18n import Language
from assessor.store.backup import backup, restore
from assessor.store.engine import Database
from assessor.web.shelf import FIRST, example
from assessor.workflow import beginning, people, reviewing
from assessor.workflow.desk import Desk
from tests.browser.conftest import WIDTHS, watched
from tests.browser.stores import ME, desk_on
from tests.browser.test_sign_in import served, store_in
from tests.processes import ROOT, page_server
from tests.signing_in import ADA, BO, CY


@pytest.fixture(params=languages.codes())
def language(request: pytest.FixtureRequest) -> Language:
    """The language in which somebody walks: each that ships, since the folders are the list."""
    return languages.language(request.param)


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def page(request: pytest.FixtureRequest, browser: Browser, language: Language) -> Iterator[Page]:
    """A fresh visit by somebody whose browser asks for their language."""
    with watched(browser, request.param, locale=language.tag) as visit:
        yield visit


class Served(NamedTuple):
    """A server, and the store that it works on."""

    address: str
    database: str


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The page on a store of its own."""
    folder = tmp_path_factory.mktemp("own")
    database = f"sqlite:///{folder / 'store.sqlite'}"
    with page_server(ROOT / "streamlit_app.py", database) as address:
        opened = desk_on(database).database
        backup(opened, folder / "nothing.zip")
        opened.close()
        yield Served(address, database)


@pytest.fixture
def empty(own_server: Served) -> Served:
    """The page on a store in which nobody has done anything yet: set back before each walk."""
    opened = Database(own_server.database)
    file = Path(own_server.database.removeprefix("sqlite:///")).with_name("nothing.zip")
    restore(opened, file, replace=True)
    opened.close()
    return own_server


@dataclass(frozen=True)
class Team:
    """An organisation whose people sign in: Ada leads, Bo is its lawyer, Cy decides.

    Bo may lift what only the leadership lifts, too. Di works there and holds no role.
    """

    address: str
    desk: Desk
    ada: Person
    bo: Person
    cy: Person

    def sent(self) -> str:
        """The worked example, begun by Ada and sent for review, under an id of its own."""
        begun = beginning.adopt(self.desk, self.ada, example(FIRST), "a test").id
        reviewing.submit(self.desk, self.ada, begun)
        return begun


@pytest.fixture(scope="session")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """A team at work, on a store of its own."""
    folder = tmp_path_factory.mktemp("team")
    desk = desk_on(store_in(folder))
    ada, bo, cy = (
        people.known(desk, people.enter(desk, ME, who["name"], who["email"], map(Grant, roles)).ref)
        for who, *roles in ((ADA, "lead"), (BO, "legal", "leadership"), (CY, "decider"))
    )
    with served(folder) as address:
        yield Team(address, desk, ada, bo, cy)
    desk.database.close()
