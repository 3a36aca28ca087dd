"""Signed copies in the store: an event, the bytes, who may hand them in, and for how long."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor.access import NotAllowedError, Person
from assessor.assessment import SignedAs
from assessor.settings import Settings
from assessor.store import schema
from assessor.store.backup import backup, restore
from assessor.store.engine import Database
from assessor.telling.carried import carried
from assessor.workflow import filing, people, reviewing, tidying
from assessor.workflow.desk import Desk, RefusedError
from assessor.workflow.events import Filed
from assessor.workflow.filing import Verified
from tests.workflow.kit import (
    ADMIN,
    DECIDER,
    DPO,
    LEAD,
    LEGAL,
    SIGNED,
    SIGNED_COPY,
    VIEWER,
    decided,
    known,
    sent,
)


@pytest.fixture
def sqlite_desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk on a store of the cheaper kind, for what has nothing to do with the database."""
    database = Database(f"sqlite:///{tmp_path / 'one.sqlite'}")
    schema.upgrade(database)
    yield Desk(database, Settings(database.address))
    database.close()


OMAR = SIGNED.model_copy(update={"role": "dpo", "name": "Omar", "signature": "2" * 64})


def copy(*signatures: SignedAs, content: bytes = SIGNED_COPY.content) -> Verified:
    """A signed copy with other signatures on it."""
    return SIGNED_COPY._replace(content=content, signatures=signatures)


def test_a_copy_is_an_event_and_its_bytes(desk: Desk) -> None:
    """Who handed it in, what was signed by whom, and the very file, for whoever may read."""
    known(desk, LEAD, LEGAL, DECIDER)
    record = decided(desk)
    after = filing.keep(desk, LEGAL, record.id, SIGNED_COPY)
    (one,) = after.copies

    assert (LEGAL.ref, "signed.pdf", 8) == (one.by, one.name, one.reached)
    assert (1, "legal", (SIGNED,)) == (one.copy.version, one.copy.by, one.copy.signatures)
    assert b"%PDF-1.7 signed" == filing.content_of(desk, VIEWER, record.id, one.copy.sha256)
    assert Filed.kind == desk.chain(LEAD, record.id)[-1].kind
    assert [] == desk.faults(LEAD, record.id)
    assert after == Desk(desk.database, desk.settings).record(LEAD, record.id)


def test_a_copy_must_bring_a_signature_that_is_not_kept(sqlite_desk: Desk) -> None:
    """None, or only those that are there, change nothing; one more is another copy."""
    desk = sqlite_desk
    record = decided(desk)
    with pytest.raises(RefusedError, match="Nobody has signed this copy"):
        filing.keep(desk, LEGAL, record.id, copy())
    filing.keep(desk, LEGAL, record.id, SIGNED_COPY)
    with pytest.raises(RefusedError, match="is kept already"):
        filing.keep(desk, LEGAL, record.id, copy(SIGNED, content=b"%PDF-1.7 other bytes"))

    after = filing.keep(desk, DPO, record.id, copy(SIGNED, OMAR, content=b"%PDF-1.7 both"))
    assert [("legal",), ("legal", "dpo")] == [
        tuple(each.role for each in one.copy.signatures) for one in after.copies
    ]


def test_only_what_is_kept_with_an_assessment_is_given_out(sqlite_desk: Desk) -> None:
    """Not another assessment's copy, and nothing to whoever may not read it."""
    desk = sqlite_desk
    first, second = decided(desk), sent(desk)
    sha256 = filing.keep(desk, LEGAL, first.id, SIGNED_COPY).copies[0].copy.sha256

    with pytest.raises(RefusedError, match="not kept with the assessment"):
        filing.content_of(desk, LEAD, second.id, sha256)
    with pytest.raises(NotAllowedError):
        filing.content_of(desk, Person("p_x", "Nobody", frozenset()), first.id, sha256)


def test_copies_outlive_tidying_reopening_and_backup(desk: Desk, tmp_path: Path) -> None:
    """The bytes stay as long as the event; a copy stays one of the version that it is of."""
    known(desk, LEAD, LEGAL, DECIDER)
    record = decided(desk)
    sha256 = filing.keep(desk, LEGAL, record.id, SIGNED_COPY).copies[0].copy.sha256
    reviewing.reopen(desk, LEAD, record.id, "New facts.")
    assert 0 == tidying.tidy(desk).files
    backup(desk.database, tmp_path / "backup.zip")
    restore(desk.database, tmp_path / "backup.zip", replace=True)
    again = Desk(desk.database, desk.settings)

    assert b"%PDF-1.7 signed" == filing.content_of(again, LEAD, record.id, sha256)
    after = again.record(LEAD, record.id)
    assert (2, [1]) == (after.version, [one.copy.version for one in after.copies])
    assert [1] == [one.version for one in carried(again, after).assessment.signed_copies]


def test_an_erased_name_goes_from_the_event_and_the_chain_holds(sqlite_desk: Desk) -> None:
    """Whom a certificate names is typed text like any other; the file itself is not searched."""
    desk = sqlite_desk
    lea = Person("p_lea", "Lea Légal", LEGAL.grants)
    known(desk, LEAD, lea, DECIDER)
    record = decided(desk)
    filing.keep(desk, lea, record.id, SIGNED_COPY)
    people.erase(desk, ADMIN, lea.ref)

    (one,) = desk.record(LEAD, record.id).copies
    assert "Lea" not in one.copy.signatures[0].name + one.copy.by
    assert [] == desk.faults(LEAD, record.id)
