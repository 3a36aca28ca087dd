"""Servers for whole journeys: one on an empty store, one where people sign in."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest

from assessor.access import Grant, Person
from assessor.web.shelf import FIRST, example
from assessor.workflow import beginning, people, reviewing
from assessor.workflow.desk import Desk
from tests.browser.stores import ME, desk_on
from tests.browser.test_sign_in import served, store_in
from tests.processes import ROOT, page_server
from tests.signing_in import ADA, BO, CY


class Served(NamedTuple):
    """A server, and the store that it works on."""

    address: str
    database: str


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Served]:
    """The page on a store in which nobody has done anything yet."""
    database = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with page_server(ROOT / "streamlit_app.py", database) as address:
        yield Served(address, database)


@dataclass(frozen=True)
class Team:
    """An organisation whose people sign in: Ada leads, Bo is its lawyer, Cy decides.

    Bo may lift what only the leadership lifts, too. Di works there and holds no role.
    """

    address: str
    desk: Desk
    ada: Person
    bo: Person

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
    known = [
        people.known(desk, people.enter(desk, ME, who["name"], who["email"], map(Grant, roles)).ref)
        for who, *roles in ((ADA, "lead"), (BO, "legal", "leadership"), (CY, "decider"))
    ]
    with served(folder) as address:
        yield Team(address, desk, known[0], known[1])
    desk.database.close()
