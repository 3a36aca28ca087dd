"""What is deleted or erased once its time is over, and what never is."""

from datetime import UTC, datetime, timedelta

import pytest

from assessor.access import LOCAL
from assessor.settings import Settings
from assessor.store import chains, vault
from assessor.store.engine import Database
from assessor.workflow import answering, deciding, people, reviewing, tidying
from assessor.workflow.desk import Desk, NotThereError, RefusedError
from tests.workflow.kit import DECIDER, LEAD, ME, begun, known, sent, signing

PDF = b"%PDF-1.7 proof"


class Calendar:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.present = datetime(2026, 11, 26, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.present

    def pass_days(self, days: int) -> None:
        self.present += timedelta(days=days)


@pytest.fixture
def calendar() -> Calendar:
    """A clock that stands still until it is moved."""
    return Calendar()


@pytest.fixture
def keeping(database: Database, calendar: Calendar) -> Desk:
    """A desk that keeps drafts for 30 days and names for 60."""
    settings = Settings(database.address, keep_drafts_days=30, keep_names_days=60)
    return Desk(database, settings, calendar)


def test_a_draft_that_nobody_touches_is_deleted_when_its_time_is_over(
    keeping: Desk, calendar: Calendar
) -> None:
    """Not a day before; the register keeps its id and how its chain ended."""
    record = begun(keeping, LEAD)
    calendar.pass_days(30)
    early = tidying.tidy(keeping)
    calendar.pass_days(1)

    tidied = tidying.tidy(keeping)

    assert () == early.drafts
    assert (record.id,) == tidied.drafts
    with pytest.raises(NotThereError):
        keeping.record(LEAD, record.id)
    with keeping.database.reading() as connection:
        last = chains.events_of(connection, chains.REGISTER)[-1]
        assert [] == list(chains.all_faults(connection))
    assert record.id in last.body
    assert record.head.hash in last.body


def test_what_would_be_tidied_is_told_beforehand(keeping: Desk, calendar: Calendar) -> None:
    """Looking changes nothing, and says what tidying then does."""
    record = begun(keeping, LEAD)
    known(keeping, LEAD)
    calendar.pass_days(61)

    due = tidying.due(keeping)

    assert ((record.id,), 1) == (due.drafts, due.names)
    assert record == keeping.record(LEAD, record.id)
    assert due == tidying.tidy(keeping)
    assert tidying.Tidied((), 0, 0) == tidying.due(keeping)


def test_work_on_a_draft_starts_its_time_anew(keeping: Desk, calendar: Calendar) -> None:
    """What somebody still works on is no leftover."""
    record = begun(keeping, LEAD)
    calendar.pass_days(25)
    reviewing.remark(keeping, LEAD, record.id, "Still at it.")
    calendar.pass_days(25)

    assert () == tidying.tidy(keeping).drafts


def test_what_was_sent_or_signed_is_kept(keeping: Desk, calendar: Calendar) -> None:
    """Only drafts are deleted by time."""
    waiting = sent(keeping)
    signed = sent(keeping)
    deciding.decide(keeping, DECIDER, signed.id, signing(keeping, signed))
    reviewing.reopen(keeping, LEAD, signed.id, "New facts.")
    calendar.pass_days(1_000)

    assert () == tidying.tidy(keeping).drafts
    assert {waiting.id, signed.id} == {
        keeping.record(LEAD, one).id for one in (waiting.id, signed.id)
    }


def test_names_of_people_long_gone_are_erased_and_the_local_one_is_not(
    keeping: Desk, calendar: Calendar
) -> None:
    """Who has done nothing for so long is a reference from then on."""
    people.name_local(keeping, "Amina")
    known(keeping, LEAD)
    record = sent(keeping)
    reviewing.remark(keeping, LEAD, record.id, "Mine.")
    calendar.pass_days(61)

    tidied = tidying.tidy(keeping)

    assert 1 == tidied.names
    assert "Somebody whose name was erased" == keeping.names().name(LEAD.ref)
    assert "Amina" == keeping.names().name(LOCAL)
    assert "Somebody whose name was erased" == keeping.record(LEAD, record.id).said[0].remark.by


def test_files_that_no_assessment_names_any_more_are_dropped(
    keeping: Desk, calendar: Calendar
) -> None:
    """A file goes with the last assessment that named it, and not before."""
    old, young = begun(keeping, LEAD), sent(keeping)
    answering.attach(keeping, LEAD, old.id, "one", "proof.pdf", PDF)
    shared = answering.attach(keeping, LEAD, young.id, "one", "same.pdf", PDF)
    lone = answering.attach(keeping, LEAD, old.id, "one", "other.pdf", PDF + b" other")
    calendar.pass_days(31)

    tidied = tidying.tidy(keeping)

    assert 1 == tidied.files
    with keeping.database.reading() as connection:
        assert [shared.sha256] == vault.hashes_of_files(connection)
        assert vault.file_of(connection, lone.sha256) is None


def test_nothing_is_ever_tidied_where_it_is_set_so(database: Database, calendar: Calendar) -> None:
    """Never means never."""
    settings = Settings(database.address, keep_drafts_days=None, keep_names_days=None)
    desk = Desk(database, settings, calendar)
    begun(desk, LEAD)
    known(desk, LEAD)
    calendar.pass_days(100_000)

    assert tidying.Tidied((), 0, 0) == tidying.tidy(desk)


def test_a_draft_is_deleted_by_hand_and_a_signed_one_is_not(desk: Desk) -> None:
    """Even after reopening, what was signed once stays."""
    draft, signed = begun(desk, ME), sent(desk, who=ME)
    deciding.decide(desk, ME, signed.id, signing(desk, signed))

    tidying.delete(desk, ME, draft.id)

    with pytest.raises(NotThereError):
        desk.record(ME, draft.id)
    with pytest.raises(RefusedError, match="was signed"):
        tidying.delete(desk, ME, signed.id)
    reviewing.reopen(desk, ME, signed.id, "New facts.")
    with pytest.raises(RefusedError, match="was signed"):
        tidying.delete(desk, ME, signed.id)
