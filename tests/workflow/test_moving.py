"""Moving to other judges: looked at first, done whole, and undone by another move."""

import pytest

from assessor import shipped
from assessor.access import NotAllowedError
from assessor.workflow import answering, beginning, moving
from assessor.workflow.desk import Desk, Judges, RefusedError
from assessor.workflow.record import Record
from questionnaires.items import ChoiceItem
from questionnaires.response import Answer
from tests.workflow.kit import DROPPED, LEAD, ORGANISATION, PLATFORM, VIEWER, newer


@pytest.fixture
def answered(desk: Desk) -> Record:
    """An assessment that has answered what the newer version leaves out."""
    begun = beginning.start(desk, LEAD, PLATFORM, ORGANISATION)
    return answering.answer(desk, LEAD, begun.id, DROPPED, Answer(value=_code()), 0).record


def _code() -> str:
    question = shipped.both()[0].questions[DROPPED]
    assert isinstance(question, ChoiceItem)
    return question.answer_option[0].code


def test_a_preview_changes_nothing(desk: Desk, answered: Record) -> None:
    """It names what is asked no more, and the verdicts; the chain stays as it is."""
    found = moving.preview(desk, answered, *newer())

    assert ((), (DROPPED,), ()) == (found.gained, found.lost, found.unfit)
    assert answered == desk.record(LEAD, answered.id)


def test_no_answer_is_stranded(desk: Desk, answered: Record) -> None:
    """What is asked no more is set aside by the move, and there again after the way back."""
    moved = moving.move(desk, LEAD, answered.id, newer())
    before = moving.judges_before(desk, LEAD, answered.id)
    assert before is not None
    back = moving.move(desk, LEAD, answered.id, before)

    fresh = Desk(desk.database, desk.settings)
    assert DROPPED not in fresh.case(moved).assessment.answers
    assert _code() == fresh.case(back).assessment.answers[DROPPED].value
    assert shipped.both() == before
    assert moving.judges_before(desk, LEAD, answered.id) == newer()


def test_an_answer_that_does_not_fit_holds_the_move_back(desk: Desk, answered: Record) -> None:
    """Somebody changes it or takes it back first; until then nothing is moved."""
    asked, policy = newer()
    data = shipped.both()[0].model_dump(mode="python", by_alias=True, exclude_defaults=True)
    _question(data)["answer_option"] = [
        {"code": "one_way", "text": "One way"},
        {"code": "other_way", "text": "The other way"},
    ]
    other = type(asked).model_validate({**data, "version": "1.2"})

    assert (DROPPED,) == moving.preview(desk, answered, other, policy).unfit
    with pytest.raises(RefusedError, match="1 answer does not fit"):
        moving.move(desk, LEAD, answered.id, Judges(other, policy))
    assert answered == desk.record(LEAD, answered.id)


def _question(data: dict[str, object]) -> dict[str, object]:
    """The question that the tests are about, in a questionnaire's plain values."""
    waiting = [data]
    while waiting:
        item = waiting.pop()
        if item.get("link_id") == DROPPED:
            return item
        members = item.get("item", ())
        waiting += list(members) if isinstance(members, list | tuple) else []
    raise AssertionError("the question is not there")


def test_only_who_leads_moves(desk: Desk, answered: Record) -> None:
    """A viewer may look at it and may not move it."""
    with pytest.raises(NotAllowedError):
        moving.move(desk, VIEWER, answered.id, newer())

    assert moving.judges_before(desk, VIEWER, answered.id) is None
