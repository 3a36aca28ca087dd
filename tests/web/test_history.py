"""The history page: who changed what, found again by question and person, and taken away."""

import csv
from io import StringIO

import pytest
from sqlalchemy import update

from assessor.store.tables import EVENTS
from assessor.telling.history import history
from assessor.telling.written_out import history_csv
from assessor.workflow import answering, reviewing
from assessor.workflow.desk import Desk
from assessor.workflow.record import Record
from questionnaires.response import Answer
from tests.web.drawn import drawn, offered, pressed, said
from tests.web.kit import HOSTILE
from tests.workflow.kit import FAIR, GOOD, LEAD, LEGAL, VIEWER, answered, known, sent


@pytest.fixture
def record(page_desk: Desk) -> Record:
    """Answers by one person, a change, and a comment by another."""
    known(page_desk, LEAD, LEGAL, VIEWER)
    record = sent(page_desk, GOOD)
    answering.answer(page_desk, LEAD, record.id, "one", FAIR, record.seen("one"))
    return reviewing.remark(page_desk, LEGAL, record.id, "Why fair?", "one", 1_000)


def test_it_tells_who_changed_what_from_what_to_what(record: Record) -> None:
    """The newest stands first; whoever may read may look."""
    told = said(drawn(record.id, "history", VIEWER))

    assert "7 entries. The chain holds" in told
    assert "Good → Fair" in told
    assert told.index("Commented: Why fair?") < told.index("Changed the answer")
    assert told.index("Sent it for review") < told.index("Began the assessment")


def test_it_is_narrowed_to_a_question_a_person_and_milestones(record: Record) -> None:
    """Each way of looking leaves out what was not asked for."""
    page = drawn(record.id, "history", LEAD, question="steps")
    assert "1 to 1 of 1" in said(page)

    page = drawn(record.id, "history", LEAD)
    page.selectbox[1].set_value(LEGAL.ref).run()
    assert "1 to 1 of 1" in said(page)
    page.selectbox[1].set_value("").run()
    page.toggle[0].set_value(True).run()
    assert "1 to 2 of 2" in said(page)
    page.selectbox[1].set_value(LEGAL.ref).run()
    assert "Nothing of that kind happened." in said(page)


def test_long_histories_are_turned_page_by_page(page_desk: Desk) -> None:
    """Twenty-five at a time, older and newer, and never past the ends."""
    record = answered(page_desk, GOOD)
    for number in range(1, 27):
        text = Answer(value=f"Number {number}")
        answering.answer(page_desk, LEAD, record.id, "line", text, 1_000)

    page = drawn(record.id, "history", LEAD)
    assert "1 to 25 of 30" in said(page)
    assert "Newer" not in offered(page)
    page = pressed(page, "Older")
    assert "26 to 30 of 30" in said(page)
    assert "Older" not in offered(page)
    assert "1 to 25 of 30" in said(pressed(page, "Newer"))


def test_a_chain_that_was_tampered_with_is_said_to_be(page_desk: Desk, record: Record) -> None:
    """Whoever changed an entry behind the store's back is found out on the page."""
    with page_desk.database.writing() as connection:
        connection.execute(
            update(EVENTS)
            .where(EVENTS.c.stream == record.id, EVENTS.c.number == 2)
            .values(at="2020-01-01T00:00:00.000000+00:00")
        )

    told = said(drawn(record.id, "history", LEAD))

    assert "The chain does not hold. Entry 2: who, when or what kind was changed" in told


def test_the_csv_can_be_read_and_runs_nothing(page_desk: Desk, record: Record) -> None:
    """Every line is there, and a text that looks like a formula is told as text."""
    formula = '=HYPERLINK("http://example.org")'
    record = reviewing.remark(page_desk, LEGAL, record.id, formula)
    case = page_desk.case(record)
    lines = history(page_desk.events(record), case, page_desk.names())

    written = "".join(history_csv(lines, case.questionnaire)).lstrip("\ufeff")

    rows = list(csv.reader(StringIO(written)))
    assert len(lines) + 1 == len(rows)
    assert ["Good", "Fair"] == rows[6][6:8]
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert f"Commented: '{formula}" not in written
    assert any("HYPERLINK" in cell for row in rows for cell in row)


def test_hostile_words_stay_words(page_desk: Desk, record: Record) -> None:
    """What was typed is told, and becomes no element of the page."""
    reviewing.remark(page_desk, LEGAL, record.id, HOSTILE)

    page = drawn(record.id, "history", LEAD)

    written = " ".join(element.proto.body for element in page.get("html"))
    assert "<b>h</b>" not in written
    assert "&lt;b&gt;h&lt;/b&gt;" in written
