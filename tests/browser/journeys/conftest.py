"""Servers for whole journeys: one on an empty store, one where people sign in."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.processes import ROOT, page_server


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
