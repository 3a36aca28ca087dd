"""A store for the page, new for each test, and assessments in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor.access import Person, local_person
from assessor.assessment import Organisation, Platform
from assessor.casework import Case
from assessor.settings import DATABASE
from assessor.web import visit
from assessor.web.shelf import FIRST, example
from assessor.web.state import Sitting
from assessor.workflow import answering, beginning
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


def second_platform(desk: Desk, who: Person) -> Record:
    """A second platform of a team that has answered everything about a first one."""
    ours = Organisation(name="A society", id="society")
    first = beginning.start(desk, who, Platform(name="TikTok", id="tiktok"), ours)
    for link_id, given in example(FIRST).assessment.answers.items():
        seen = desk.record(who, first.id).seen(link_id)
        plain = given.model_copy(update={"prefill": None})
        answering.answer(desk, who, first.id, link_id, plain, seen)
    return beginning.start(desk, who, Platform(name="Facebook", id="facebook"), ours)
