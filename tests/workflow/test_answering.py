"""Answers: nothing is lost, nothing is overwritten unseen."""

from datetime import UTC, datetime, time, timedelta

import pytest

from assessor.assessment import Platform
from assessor.workflow import answering, beginning
from assessor.workflow.desk import Desk, NotThereError, RefusedError
from questionnaires.response import Answer, Unknown
from tests.workflow.kit import COLLEAGUE, LEAD, ME, ORGANISATION, begun

GOOD, FAIR, BAD = Answer(value="good"), Answer(value="fair"), Answer(value="bad")


def test_an_answer_is_there_for_whoever_asks_next(desk: Desk) -> None:
    """It is read back from the store, by a desk that has never seen it."""
    record = begun(desk)

    saved = answering.answer(desk, ME, record.id, "one", GOOD, 0)

    again = Desk(desk.database, desk.settings).record(ME, record.id)
    assert "saved" == saved.outcome
    assert {"one": GOOD} == again.assessment.answers
    assert saved.record == again


def test_saying_the_same_again_adds_nothing(desk: Desk) -> None:
    """An interrupted page may save one answer many times; the chain holds it once."""
    record = begun(desk)
    first = answering.answer(desk, ME, record.id, "one", GOOD, 0)

    second = answering.answer(desk, ME, record.id, "one", GOOD, 0)

    assert "unchanged" == second.outcome
    assert first.record.head == second.record.head


def test_a_colleagues_answer_is_not_overwritten_by_one_who_had_not_seen_it(desk: Desk) -> None:
    """Both answers are kept; the one that came first counts until somebody chooses."""
    record = begun(desk, LEAD)
    answering.answer(desk, COLLEAGUE, record.id, "one", GOOD, 0)

    late = answering.answer(desk, LEAD, record.id, "one", BAD, 0)

    assert "set_aside" == late.outcome
    assert GOOD == late.record.assessment.answers["one"]
    assert BAD == late.record.asides["one"].answer
    assert LEAD.ref == late.record.asides["one"].by


@pytest.mark.parametrize(("use_aside", "kept"), [(True, BAD), (False, GOOD)])
def test_somebody_chooses_between_two_answers(desk: Desk, use_aside: bool, kept: Answer) -> None:
    """After the choice one answer counts and none is set aside."""
    record = begun(desk, LEAD)
    answering.answer(desk, COLLEAGUE, record.id, "one", GOOD, 0)
    answering.answer(desk, LEAD, record.id, "one", BAD, 0)

    settled = answering.settle(desk, LEAD, record.id, "one", use_aside=use_aside)

    assert kept == settled.assessment.answers["one"]
    assert {} == settled.asides


def test_who_has_seen_the_answer_may_change_it(desk: Desk) -> None:
    """The number of the event that was seen lets a later answer take its place."""
    record = begun(desk, LEAD)
    first = answering.answer(desk, COLLEAGUE, record.id, "one", GOOD, 0).record

    changed = answering.answer(desk, LEAD, record.id, "one", FAIR, first.seen("one"))

    assert "saved" == changed.outcome
    assert FAIR == changed.record.assessment.answers["one"]


@pytest.mark.parametrize(
    ("link_id", "answer", "told"),
    [
        ("one", Answer(value="evil"), "Not saved"),
        ("steps", Answer(value=9), "Not saved"),
        ("yes_no", Answer(not_applicable="Because."), "Not saved"),
        ("no_such", GOOD, "not asked here"),
    ],
)
def test_what_does_not_fit_its_question_is_refused(
    desk: Desk, link_id: str, answer: Answer, told: str
) -> None:
    """The workflow refuses what a tampered page might send, and changes nothing."""
    record = begun(desk)

    with pytest.raises(RefusedError, match=told):
        answering.answer(desk, ME, record.id, link_id, answer, 0)

    assert record == desk.record(ME, record.id)


def test_an_answer_can_be_taken_back(desk: Desk) -> None:
    """The question is open again, and the chain still knows what was said."""
    record = begun(desk)
    first = answering.answer(desk, ME, record.id, "one", Answer(unknown=Unknown()), 0).record

    back = answering.answer(desk, ME, record.id, "one", None, first.seen("one"))

    assert {} == back.record.assessment.answers
    assert 3 == len(desk.chain(ME, record.id))


def test_an_assessment_that_is_not_there_is_named_as_such(desk: Desk) -> None:
    """A mistyped or deleted id is a sentence, not a fault."""
    with pytest.raises(NotThereError, match="no such assessment"):
        desk.record(ME, "nothing")


def test_an_answer_out_of_date_counts_again_once_somebody_looks(desk: Desk) -> None:
    """Confirmed by itself it is as of today; what it rests on was seen today."""
    sheet = next(one for one in beginning.sheets("social_platform") if one.id == "tiktok")
    fact = next(one for one in sheet.facts if one.value is not None)
    record = beginning.start(desk, ME, Platform(name="TikTok", id="tiktok"), ORGANISATION)
    then = datetime.combine(fact.good_until + timedelta(days=1), time(), UTC)
    later = Desk(desk.database, desk.settings, lambda: then)
    before = record.assessment.answers[fact.link_id or ""]
    assert before.open(later.today())

    after = answering.confirm(later, ME, record.id, [fact.link_id or ""])

    found = after.assessment.answers[fact.link_id or ""]
    assert not found.open(later.today())
    assert later.today() == (found.backing.seen if found.backing else None)
    assert before.value == found.value


def test_equal_answers_of_two_assessments_are_held_once(desk: Desk) -> None:
    """What carries over stands in many records; yes stays apart from the number one."""
    first, second = begun(desk), begun(desk)
    for record in (first, second):
        answering.answer(desk, ME, record.id, "one", GOOD, 0)
        answering.answer(desk, ME, record.id, "yes_no", Answer(value=True), 0)
        answering.answer(desk, ME, record.id, "people", Answer(value=1), 0)

    one, other = (desk.record(ME, each.id).assessment.answers for each in (first, second))

    assert one["one"] is other["one"]
    assert one["yes_no"].value is True
    assert 1 == other["people"].value
    assert other["people"].value is not True
