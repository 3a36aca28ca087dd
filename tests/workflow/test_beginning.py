"""What an assessment begins with: facts, and what the team has said before."""

from assessor import shipped
from assessor.assessment import Organisation, Platform
from assessor.web.shelf import FIRST, example
from assessor.workflow import answering, beginning
from assessor.workflow.desk import Desk
from assessor.workflow.record import Record
from questionnaires.response import Answer
from tests.workflow.kit import ME

US = Organisation(name="Us", id="us")
CARRIED = "policy"
"""A question that carries over."""


def started(desk: Desk, name: str) -> Record:
    """A further platform of the same team."""
    return beginning.start(desk, ME, Platform(name=name), US)


def proposed(record: Record) -> Answer | None:
    """What is proposed for the question that carries over."""
    return record.assessment.answers.get(CARRIED)


def test_the_question_carries_over() -> None:
    """The tests below stand on a question that the questionnaire lets carry over."""
    asked, _ = shipped.both()

    assert asked.questions[CARRIED].carries_over


def test_what_was_said_last_is_proposed(desk: Desk) -> None:
    """From the assessment that was changed last, to be confirmed before it counts."""
    for name, code in (("First", _codes()[0]), ("Second", _codes()[1])):
        record = started(desk, name)
        seen = record.seen(CARRIED)
        answering.answer(desk, ME, record.id, CARRIED, Answer(value=code), seen)

    answer = proposed(started(desk, "Third"))

    assert answer is not None
    assert _codes()[1] == answer.value
    assert answer.open(desk.today())


def test_an_answer_that_nobody_confirmed_hides_none_that_somebody_gave(desk: Desk) -> None:
    """A second platform that was only begun does not cut the third off from the first."""
    first = started(desk, "First")
    answering.answer(desk, ME, first.id, CARRIED, Answer(value=_codes()[0]), 0)
    started(desk, "Second")

    answer = proposed(started(desk, "Third"))

    assert answer is not None
    assert answer.prefill is not None
    assert f"assessment {first.id} 1" == answer.prefill.origin


def test_nothing_carries_over_from_an_example(desk: Desk) -> None:
    """Not even to an assessment of the same organisation."""
    case = example(FIRST)
    organisation = case.assessment.organisation
    assert organisation is not None
    beginning.adopt(desk, ME, case, "an example", FIRST)

    record = beginning.start(desk, ME, Platform(name="Other"), organisation)

    assert {} == record.assessment.answers


def _codes() -> list[str]:
    """The answers that the question offers."""
    asked, _ = shipped.both()
    return [option.code for option in getattr(asked.questions[CARRIED], "answer_option", ())]
