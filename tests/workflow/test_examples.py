"""Worked examples in a store: one copy of each, for whoever may see it."""

import pytest

from assessor.access import NotAllowedError
from assessor.workflow import answering, beginning, examples
from assessor.workflow.desk import Desk
from questionnaires.response import Answer
from tests.web import kit
from tests.workflow.kit import LEAD, ME, VIEWER


def test_an_example_is_put_into_the_store_once(desk: Desk) -> None:
    """Whoever opens it again finds the copy that is there, with what was done to it."""
    case = kit.case()
    first = examples.open_one(desk, ME, case, "kit")
    answering.answer(desk, ME, first.id, "one", Answer(value="good"), 0)

    again = examples.open_one(desk, ME, case, "kit")

    assert (first.id, 1) == (again.id, len(again.assessment.answers))
    assert "kit" == first.id


def test_an_example_takes_nobodys_place(desk: Desk) -> None:
    """Where somebody's own assessment has its id, the example gets another."""
    own = beginning.adopt(desk, ME, kit.case(), "mine.yaml", "kit")
    taken = examples.open_one(desk, ME, kit.case(), "kit")

    assert own.id != taken.id


def test_an_example_is_offered_to_whoever_may_see_it(desk: Desk) -> None:
    """A viewer sees it once somebody has put it there, and may not put it there."""
    case = kit.case()
    assert examples.may_see(desk, LEAD, case, "kit")
    assert not examples.may_see(desk, VIEWER, case, "kit")
    with pytest.raises(NotAllowedError):
        examples.open_one(desk, VIEWER, case, "kit")

    examples.open_one(desk, LEAD, case, "kit")

    assert examples.may_see(desk, VIEWER, case, "kit")
    assert "kit" == examples.open_one(desk, VIEWER, case, "kit").id
