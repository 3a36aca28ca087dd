"""The result page: what stands now and what stood then, its next steps and its downloads."""

import re
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from assessor.assessment import Assessment
from assessor.casework import evaluated
from assessor.i18n import ENGLISH
from assessor.telling.carried import carried
from assessor.telling.versions import versions
from assessor.web import visit as visits
from assessor.web.matter import matter, open_words
from assessor.web.pages.result import Seen, pdf
from assessor.words import verdict_words
from assessor.workflow import answering, deciding, reviewing
from assessor.workflow.desk import Desk
from assessor.workflow.record import Record
from questionnaires.loading import load_response
from tests.web import kit
from tests.web.drawn import drawn, offered, said
from tests.workflow.kit import BAD, DECIDER, GOOD, LEAD, LEGAL, begun, known, sent, signing


@pytest.fixture
def twice(page_desk: Desk) -> Record:
    """Signed once with a good answer, reopened, and answered badly since."""
    known(page_desk, LEAD, LEGAL, DECIDER)
    record = sent(page_desk, GOOD)
    reviewing.remark(page_desk, LEGAL, record.id, "Are you sure?", "one", record.seen("one"))
    deciding.decide(page_desk, DECIDER, record.id, signing(page_desk, record))
    reviewing.reopen(page_desk, LEAD, record.id, "New facts.")
    return answering.answer(page_desk, LEAD, record.id, "one", BAD, record.seen("one")).record


def test_what_stands_now_leads_on(page_desk: Desk) -> None:
    """How much is open, the way to it, to review, to a copy to try on, and to what came of it."""
    record = begun(page_desk, LEAD)

    page = drawn(record.id, "result", LEAD)

    here = visits.Visit(page_desk, LEAD, ENGLISH, {})
    [settling] = [one.link_id for one in matter(here, record.id).result.open if one.settling]
    assert "one" == settling
    assert open_words(ENGLISH, matter(here, record.id).result) in said(page)
    assert {"Send for review", "Answer that one", "To the review"} <= set(offered(page))
    assert {"What if?", "Over time"} <= set(offered(page))


def test_a_way_to_a_better_verdict_is_one_click_from_being_tried(page_desk: Desk) -> None:
    """Each better verdict that can be reached has its button, with the number of changes."""
    record = begun(page_desk, LEAD)
    ways = [
        one
        for one in evaluated(page_desk.case(record), page_desk.today()).turning_points
        if one.reachable and one.changes
    ]

    page = drawn(record.id, "result", LEAD)

    assert [one for one in offered(page) if one.startswith("Try on a copy: ")] == [
        f"Try on a copy: {ENGLISH.plural('{n} change', '{n} changes', len(one.changes))} to "
        f"{verdict_words(ENGLISH, one.to)}"
        for one in ways
    ]
    assert ways


def test_an_earlier_version_is_shown_as_it_was(twice: Record) -> None:
    """The address of a version shows its verdict, its decision, and that it is past."""
    page = drawn(twice.id, "result", LEAD, version="1")

    told = said(page)
    assert "Version 1: signed, superseded" in told
    assert "This version is kept as it was. Version 2 is the present one." in told
    assert re.search(r"signed on .{8,20} by decider", told)
    assert "Show differences" in offered(page)
    assert "Send for review" not in offered(page)


def test_without_a_version_the_present_one_is_shown(twice: Record) -> None:
    """Neither a missing nor an impossible version leads anywhere else."""
    for version in ("", "7", "x"):
        assert "NO-GO" in said(drawn(twice.id, "result", LEAD, version=version))


def test_differences_are_one_tap_away(twice: Record) -> None:
    """Who holds an older paper finds what changed since."""
    page = drawn(twice.id, "result", LEAD, version="1")

    assert "Show differences" in offered(page)


def test_the_pdf_is_of_the_version_that_is_looked_at(page_desk: Desk, twice: Record) -> None:
    """Its page one says what was signed then, on the paper that was chosen."""
    here = visits.Visit(page_desk, LEAD, ENGLISH, {})
    first, _ = versions(twice, page_desk.today())
    then = page_desk.record_at(LEAD, twice.id, first.event)
    seen = Seen(first, then, carried(page_desk, then))

    document = pypdfium2.PdfDocument(BytesIO(pdf(here, seen, "Letter")))

    text = " ".join(
        " ".join(document[n].get_textpage().get_text_range().split()) for n in range(len(document))
    )
    assert (612, 792) == document[0].get_size()
    assert re.search(r"signed on .{8,20} by decider", text)
    assert "Are you sure?" in text


def test_the_file_can_be_read_back(page_desk: Desk, twice: Record, tmp_path: Path) -> None:
    """With remarks and milestones, by the same strict reader as any other file."""
    from assessor.exchange.file import Ending, written

    case = carried(page_desk, twice)
    for ending in Ending:
        file = tmp_path / f"assessment.{ending.value}"
        file.write_text(written(case.assessment, ending), encoding="utf-8")

        assert case.assessment == load_response(file, kit.questionnaire(), Assessment)
