"""A served store with sixty unanswered questions, and visitors on it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

import pytest

from assessor.settings import DATABASE
from tests.processes import ROOT, Running, free_port, running
from tests.visiting.screen import Screen
from tests.visiting.stores import VIEW, begun

collect_ignore = ["slow_app.py", "people_app.py"]
"""Front doors of servers of their own; imported, they would start one that nobody visits."""
DOOR = ROOT / "streamlit_app.py"


class Served(NamedTuple):
    """A server, the store that it works on, and the assessment that visitors open."""

    server: Running
    database: str
    assessment: str

    def screen(self, address: str | None = None, **named: str) -> Screen:
        """What a visitor has before them who opens the first page of questions."""
        query = {"assessment": self.assessment, "view": VIEW, **named}
        joined = "&".join(f"{name}={value}" for name, value in query.items())
        return Screen(address or self.server.address, "assess", joined)


@pytest.fixture
def assessment(store_address: str) -> str:
    """The id of an assessment in the store, with nothing answered."""
    return begun(store_address)


@pytest.fixture
def served(store_address: str, assessment: str) -> Iterator[Served]:
    """The page on that store."""
    with started(store_address) as server:
        yield Served(server, store_address, assessment)


def started(
    database: str, door: Path = DOOR, port: int | None = None
) -> AbstractContextManager[Running]:
    """A server on a store, behind one of the front doors."""
    command = ["streamlit", "run", door, "--server.port", str(port or free_port())]
    return running(command, {DATABASE: database})
