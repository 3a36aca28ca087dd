"""A store for the page, new for each test, and assessments in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor.access import local_person
from assessor.casework import Case
from assessor.settings import DATABASE
from assessor.web import visit
from assessor.web.state import Sitting
from assessor.workflow import beginning
from assessor.workflow.desk import Desk
from assessor.workflow.record import Record

ME = local_person("")


@pytest.fixture
def page_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The desk that the page uses, on a store of its own."""
    monkeypatch.setenv(DATABASE, f"sqlite:///{tmp_path / 'page.sqlite'}")
    visit.shared_desk.cache_clear()
    desk = visit.shared_desk()
    yield desk
    desk.database.close()
    visit.shared_desk.cache_clear()


def kept(desk: Desk, case: Case) -> Record:
    """A case put into the store."""
    return beginning.adopt(desk, ME, case, "a test")


def sitting(desk: Desk, case: Case) -> Sitting:
    """A case put into the store and before one visitor."""
    return Sitting(desk, ME, kept(desk, case), serial=1)
