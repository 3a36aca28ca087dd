"""Signed copies handed in: what holds is kept, and everything else is refused with the reason."""

import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest

from assessor.access import Person
from assessor.casework import evaluated
from assessor.paper import comparison_pdf, report_pdf
from assessor.sealing.installed import installed
from assessor.sealing.signing import signed
from assessor.settings import Settings
from assessor.store import schema
from assessor.store.engine import Database
from assessor.telling.carried import carried
from assessor.verification.copies import NotHeldError, take_in
from assessor.verification.held import held
from assessor.verification.verifying import verified
from assessor.workflow import answering, filing, reviewing
from assessor.workflow.desk import Desk, RefusedError
from assessor.workflow.record import Record
from tests.verification.authority import Office
from tests.verification.changing import flipped, overlaid, repainted, resaved
from tests.verification.test_comparisons import compared
from tests.workflow.kit import BAD, DECIDER, DPO, LEAD, LEGAL, decided, known

NAME = "../../etc/<b>signed</b>.pdf"


def report(desk: Desk, record: Record, language: str = "en") -> bytes:
    """The report of a record as the page gives it to be downloaded."""
    from assessor.languages import language as spoken

    tongue = spoken(language)
    found = evaluated(carried(desk, record, tongue), record.assessment.as_of or desk.today())
    seal = installed(desk.settings, {}).seal
    return report_pdf(found, "A4", tongue, seal, desk.events(record))


@pytest.fixture
def people_there(desk: Desk) -> Desk:
    """A store in which everybody who signs is known."""
    known(desk, LEAD, LEGAL, DPO, DECIDER)
    return desk


def test_a_signed_copy_is_verified_and_kept(people_there: Desk, office: Office) -> None:
    """Who signed as what, when, with which certificate; the bytes; and the next one builds on it.

    The name of the file loses its folders and stays a text.
    """
    desk = people_there
    record = decided(desk)
    paper = report(desk, record)
    by_legal = signed(paper, "legal", office.lawyer)
    (one,) = take_in(desk, LEGAL, record.id, NAME, by_legal).copies
    (signature,) = one.copy.signatures

    assert ("legal", "Lea Légal", None) == (signature.role, signature.name, signature.vouched)
    assert office.lawyer.signing_cert.sha256.hex() == signature.certificate
    assert (record.head.number, LEGAL.ref, "b>.pdf") == (one.reached, one.by, one.name)
    assert by_legal == filing.content_of(desk, LEAD, record.id, one.copy.sha256)

    both = signed(by_legal, "dpo", office.service)
    after = take_in(desk, DPO, record.id, "both.pdf", both)
    assert ["legal", "dpo"] == [each.role for each in after.copies[-1].copy.signatures]
    with pytest.raises(RefusedError, match="is kept already"):
        take_in(desk, DPO, record.id, "again.pdf", by_legal)


def test_later_reports_tell_of_signed_copies_and_prove_themselves(
    people_there: Desk, office: Office
) -> None:
    """In words, in the file that is attached, and so that it can all be computed again."""
    desk = people_there
    record = decided(desk)
    after = take_in(
        desk, LEGAL, record.id, "x.pdf", signed(report(desk, record), "legal", office.lawyer)
    )
    later = verified(report(desk, after, "fr"))

    assert later.holds
    assert later.carried is not None
    assert after.assessment.signed_copies == later.carried.case.assessment.signed_copies
    assert "holds" == held(later.carried, desk, LEAD).check.state


class Shelf:
    """One store with a decided assessment for all that is refused."""

    def __init__(self, desk: Desk, office: Office) -> None:
        self.desk, self.office = desk, office
        known(desk, LEAD, LEGAL, DPO, DECIDER)
        self.record = decided(desk)
        self.paper = report(desk, self.record)
        self.copy = signed(self.paper, "legal", office.lawyer)

    def refused(self, content: bytes, who: Person = LEGAL) -> RefusedError:
        """Why a file is refused; nothing may have changed by that."""
        before = self.desk.record(LEAD, self.record.id)
        with pytest.raises(RefusedError) as refusal:
            take_in(self.desk, who, self.record.id, "signed.pdf", content)
        assert before == self.desk.record(LEAD, self.record.id)
        return refusal.value


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory, office: Office) -> Iterator[Shelf]:
    """The store, told of no certificate to trust."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('copies') / 'store.sqlite'}")
    schema.upgrade(database)
    yield Shelf(Desk(database, Settings(database.address)), office)
    database.close()


def zipped(_: Shelf) -> bytes:
    """A ZIP that somebody has renamed."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as packed:
        packed.writestr("signed.pdf", b"%PDF-1.7")
    return output.getvalue()


def of_another(shelf: Shelf) -> bytes:
    """The signed report of another assessment, as sound as can be."""
    other = decided(shelf.desk)
    return signed(report(shelf.desk, other), "legal", shelf.office.lawyer)


def of_a_draft(shelf: Shelf) -> bytes:
    """The signed report of the same assessment before anybody decided."""
    number = shelf.record.kept[0].number
    then = shelf.desk.record_at(LEAD, shelf.record.id, number)
    return signed(report(shelf.desk, then), "legal", shelf.office.lawyer)


def of_a_file(shelf: Shelf) -> bytes:
    """A report that was made from a file, and so has no trail."""
    case = carried(shelf.desk, shelf.record)
    return signed(report_pdf(evaluated(case)), "legal", shelf.office.lawyer)


def of_another_day(shelf: Shelf) -> bytes:
    """The same answers judged as of another day than that of the decision."""
    desk, record = shelf.desk, shelf.record
    day = desk.today().replace(year=desk.today().year + 1, day=1)
    found = evaluated(carried(desk, record), day)
    return signed(report_pdf(found, trail=desk.events(record)), "legal", shelf.office.lawyer)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda _: b"", "This is no PDF, whatever its name says."),
        (lambda _: b"%PDF-1.7" + bytes(50_000_000), "This file is larger than what is kept here."),
        (zipped, "This is no PDF, whatever its name says."),
        (lambda _: b"just words", "This is no PDF, whatever its name says."),
        (lambda shelf: shelf.paper, "Nobody has signed this copy."),
        (of_another, "This is the report of another assessment."),
        (of_a_draft, "This is a copy of a report in which no decision is signed."),
        (of_a_file, "This report was made from a file"),
        (lambda _: comparison_pdf(compared()), "This is a comparison"),
    ],
    ids=[
        "empty",
        "large",
        "zip",
        "text",
        "unsigned",
        "another",
        "draft",
        "file",
        "comparison",
    ],
)
def test_what_is_no_signed_copy_of_it_is_refused(
    shelf: Shelf, made: Callable[[Shelf], bytes], told: str
) -> None:
    """Each with what it is and what to do; nothing changes."""
    assert str(shelf.refused(made(shelf))).startswith(told)


@pytest.mark.parametrize(
    ("made", "failing"),
    [
        (lambda shelf: flipped(shelf.copy, len(shelf.paper) // 2), None),
        (lambda shelf: overlaid(shelf.copy), {"additions", "signature"}),
        (lambda shelf: resaved(shelf.copy), None),
        (
            lambda shelf: signed(repainted(shelf.paper, "NO"), "legal", shelf.office.lawyer),
            {"words", "bytes"},
        ),
        (of_another_day, {"store"}),
        (lambda _: b"%PDF-1.7 and nothing else", {"file"}),
    ],
    ids=["flipped", "overlaid", "resaved", "repainted", "another day", "broken"],
)
def test_a_copy_that_does_not_hold_is_refused_with_what_verify_says(
    shelf: Shelf, made: Callable[[Shelf], bytes], failing: set[str] | None
) -> None:
    """Bytes changed, a page painted over, another judgement, a broken file: by its checks."""
    refusal = shelf.refused(made(shelf))

    assert isinstance(refusal, NotHeldError)
    assert failing is None or failing == {check.name for check in refusal.failing}
    assert all(check.words for check in refusal.failing)


def test_only_whom_the_anchor_vouches_for_has_signed(shelf: Shelf, office: Office) -> None:
    """With a trusted certificate set up, a stranger's signature does not count; legal's does."""
    trusting = Desk(shelf.desk.database, shelf.desk.settings._replace(trust=office.anchor))
    stranger = signed(shelf.paper, "decider", office.stranger)
    with pytest.raises(NotHeldError) as refusal:
        take_in(trusting, DECIDER, shelf.record.id, "x.pdf", stranger)
    assert "the anchor given does not vouch for this name" in refusal.value.failing[0].words

    after = take_in(trusting, LEGAL, shelf.record.id, "x.pdf", shelf.copy)
    assert [True] == [each.vouched for each in after.copies[-1].copy.signatures]


def test_a_copy_under_our_seal_is_taken_in(shelf: Shelf, office: Office) -> None:
    """What the page seals is signed and comes back; only our own key vouches for a seal."""
    settings = shelf.desk.settings._replace(seal=office.folder / "service.pem")
    sealing = Desk(shelf.desk.database, settings)
    record = decided(sealing)
    copy = signed(report(sealing, record), "legal", office.lawyer)
    found = verified(copy, own=installed(settings, {}).own)
    after = take_in(sealing, LEGAL, record.id, "x.pdf", copy)

    assert {"seal": "holds", "signature": "unknown"} == {
        check.name: check.state for check in found.checks if check.name in ("seal", "signature")
    }
    assert ["legal"] == [each.role for each in after.copies[0].copy.signatures]


def test_a_copy_of_an_earlier_version_counts_for_that_version(shelf: Shelf, office: Office) -> None:
    """What legal signed of version 1 is evidence of version 1, however far the work has come."""
    desk = shelf.desk
    record = decided(desk)
    copy = signed(report(desk, record), "legal", office.lawyer)
    reviewing.reopen(desk, LEAD, record.id, "New facts.")
    answering.answer(desk, LEAD, record.id, "one", BAD, record.seen("one"))
    late = take_in(desk, LEGAL, record.id, "late.pdf", copy)

    assert (2, 1) == (late.version, late.copies[0].copy.version)
    assert "draft" == late.state


def test_another_history_under_the_same_name_is_refused(shelf: Shelf) -> None:
    """A store elsewhere may have an assessment of the same id; its reports are not ours."""
    desk, record = shelf.desk, shelf.record
    events = desk.events(record)
    found = evaluated(carried(desk, record))
    forged = [*events[:-1], events[-1]._replace(hash="0" * 64)]
    carried_there = verified(report_pdf(found, trail=forged)).carried

    assert carried_there is not None
    assert "fails" == held(carried_there, desk, LEAD).check.state
