"""Signed copies on the page: downloaded, handed in, verified, listed, or refused with reasons."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from assessor.access import Person
from assessor.casework import evaluated
from assessor.i18n import ENGLISH
from assessor.paper import report_pdf
from assessor.sealing.signing import fields_of, signed
from assessor.settings import TRUST
from assessor.telling.carried import carried
from assessor.telling.versions import versions
from assessor.verification.verifying import verified
from assessor.web import visit as visits
from assessor.web.pages.result import Seen, pdf
from assessor.workflow import filing, reviewing
from assessor.workflow.desk import Desk
from assessor.workflow.record import Record
from tests.command_line import CommandLine
from tests.verification.authority import Office, opened_office
from tests.verification.changing import overlaid
from tests.web.drawn import drawn, offered, said
from tests.workflow.kit import COLLEAGUE, DECIDER, LEAD, LEGAL, VIEWER, decided, known, sent

HAND_IN = "Hand in the signed copy (PDF)"
NAME = "../../<img src=x onerror=alert(1)>.pdf"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Everybody with a key and a certificate."""
    return opened_office(tmp_path_factory.mktemp("office"))


@pytest.fixture(autouse=True)
def trusting(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The installation trusts the office's authority."""
    monkeypatch.setenv(TRUST, str(office.anchor))


@pytest.fixture
def record(page_desk: Desk) -> Record:
    """Something that was decided, among people who are known."""
    known(page_desk, LEAD, LEGAL, DECIDER, COLLEAGUE, VIEWER)
    return decided(page_desk)


def paper(desk: Desk, record: Record) -> bytes:
    """The report as the page gives it to whoever signs."""
    here = visits.Visit(desk, LEGAL, ENGLISH, {})
    seen = Seen(versions(record, desk.today())[-1], record, carried(desk, record))
    return pdf(here, seen, "A4")


def handed_in(record: Record, who: Person, content: bytes) -> AppTest:
    """The result page after somebody has handed in a file under a name of their choice."""
    page = drawn(record.id, "result", who)
    (place,) = page.file_uploader
    return place.set_value((NAME, content, "application/pdf")).run()


def test_a_signed_copy_is_handed_in_and_shown(
    page_desk: Desk, office: Office, record: Record
) -> None:
    """Kept, said, listed on result, review and history; the place for a file is empty again."""
    before = drawn(record.id, "result", LEGAL)
    content = signed(paper(page_desk, record), "legal", office.lawyer)
    page = handed_in(record, LEGAL, content)
    (one,) = page_desk.record(LEAD, record.id).copies

    assert "None is kept yet." in said(before)
    assert "Verified and kept: a copy of version 1, signed by Lea Légal as Legal." in said(page)
    signed_at = r"as Legal , .* UTC, by their own clock; certificate \w{16}\. Handed in by"
    assert re.search(signed_at, said(page))
    assert "nobody vouches" not in said(page)
    assert [None] == [place.value for place in page.file_uploader]
    assert content == filing.content_of(page_desk, LEAD, record.id, one.copy.sha256)
    assert "Version 1: Lea Légal as Legal" in said(drawn(record.id, "review", VIEWER))
    history = said(drawn(record.id, "history", VIEWER))
    assert "Handed in a signed copy of version 1, signed by Lea Légal as Legal" in history


def test_what_the_page_gives_is_sealed_where_there_is_a_seal(
    page_desk: Desk, office: Office, record: Record
) -> None:
    """With the key that the installation names, and signatures still have their lines."""
    settings = page_desk.settings._replace(seal=office.folder / "service.pem")
    given = paper(Desk(page_desk.database, settings), record)

    assert "HOLDS; SEALED" == verified(given, office.anchors).summary
    assert ("lead", "legal", "dpo", "decider") == fields_of(given)


def test_what_does_not_hold_is_told_as_verify_tells_it(
    page_desk: Desk, office: Office, record: Record
) -> None:
    """Every reason in its words, once however often the page is drawn; and nothing is kept."""
    content = overlaid(signed(paper(page_desk, record), "legal", office.lawyer))
    page = handed_in(record, LEGAL, content)
    again = page.run()
    reasons = [check.words for check in verified(content, office.anchors).failing]

    for told in (said(page), said(again)):
        assert "This copy does not hold, so it was not kept." in told
        assert all(" ".join(words.split()) in told for words in reasons)
    assert reasons
    assert () == page_desk.record(LEAD, record.id).copies
    assert "onerror" not in "".join(element.proto.body for element in page.get("html"))


def test_only_who_may_hands_in_and_everybody_who_reads_downloads(record: Record) -> None:
    """A viewer is offered the report; nobody is offered anything before a decision."""
    pages = {who.name: drawn(record.id, "result", who) for who in (LEGAL, COLLEAGUE, VIEWER)}

    assert {"legal": 1, "colleague": 0, "viewer": 0} == {
        name: len(page.file_uploader) for name, page in pages.items()
    }
    for page in pages.values():
        labels = [one.proto.label for one in page.get("download_button")]
        assert "Download the report to sign (PDF)" in labels


def test_the_settings_name_whom_the_installation_trusts(page_desk: Desk) -> None:
    """By the name in its certificate."""
    told = said(drawn("", "settings", VIEWER))

    assert "Names in signatures are vouched for by Root of Trust." in told


def test_before_a_decision_there_is_nothing_to_sign(page_desk: Desk) -> None:
    """A report of a draft is no record of a decision, so no place is offered for its copies."""
    known(page_desk, LEAD)
    page = drawn(sent(page_desk).id, "result", LEAD)

    assert "Signed copies" not in said(page)
    assert 0 == len(page.file_uploader)


def test_an_earlier_version_keeps_its_copies(
    page_desk: Desk, office: Office, record: Record
) -> None:
    """After reopening they stand with the version that was signed, and a late one joins them."""
    content = signed(paper(page_desk, record), "legal", office.lawyer)
    reviewing.reopen(page_desk, LEAD, record.id, "New facts.")
    first = drawn(record.id, "result", LEGAL, version="1")
    (place,) = first.file_uploader
    page = place.set_value(("late.pdf", content, "application/pdf")).run()

    assert "Version 2 is the present one, and nobody has signed that by this copy." in said(page)
    assert "Lea Légal as Legal" in said(drawn(record.id, "result", LEGAL, version="1"))
    assert "Sign the report, or hand in a signed copy" in offered(drawn(record.id, "review", LEGAL))


def test_the_command_line_writes_the_report_that_the_page_gives(
    assessor: CommandLine, page_desk: Desk, record: Record, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """With remarks, milestones and the whole trail, to the last byte; and it holds there."""
    target = tmp_path_factory.mktemp("paper") / "report.pdf"
    store = page_desk.database.address
    assert 0 == assessor("report", record.id, "-o", target, "--database", store).code
    run = assessor("verify", target, "--database", store)
    case = carried(page_desk, record)

    assert paper(page_desk, record) == target.read_bytes()
    assert report_pdf(evaluated(case)) != target.read_bytes()
    assert "What it carries is what the store keeps." in run.out
