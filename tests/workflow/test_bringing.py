"""Assessments from files: what travels, and what does not."""

from datetime import date

import pytest

from assessor.assessment import Assessment, Decision, Signature
from assessor.casework import Case
from assessor.workflow import bringing
from assessor.workflow.desk import Desk
from scoring.commitments import Commitments, LiftedKnockOut
from tests.web import kit
from tests.workflow.kit import ME


def signed() -> Case:
    """The kit's case as somebody else has signed it, with a knock-out lifted."""
    case = kit.case({"one": "bad"})
    lifted = LiftedKnockOut(
        link_id="one", answer="bad", role="legal", by="Them", day=date(2026, 1, 1), reason="So."
    )
    decision = Decision(
        verdict="conditional",
        rationale="Because.",
        review_by=date(2027, 1, 1),
        signatures=(Signature(name="Them", role="decider", day=date(2026, 1, 1)),),
    )
    update = {
        "decision": decision,
        "review_by": date(2027, 1, 1),
        "version": 4,
        "status": "amended",
        "commitments": Commitments(lifted=(lifted,)),
    }
    return case._replace(assessment=case.assessment.model_copy(update=update))


def test_a_signature_does_not_travel(desk: Desk) -> None:
    """What a file says was decided comes in as a first draft that nobody has signed here."""
    record = bringing.take_over(desk, ME, signed(), "folder/theirs.yaml")

    assessment = record.assessment
    assert ("draft", 1, None, None) == (
        record.state,
        assessment.version,
        assessment.decision,
        assessment.as_of,
    )
    assert () == assessment.commitments.lifted
    assert "theirs.yaml" == record.origin


def test_the_answers_travel_whole(desk: Desk) -> None:
    """Values, proof, gaps and comments come in as they are."""
    case = kit.case({"one": {"value": "good", "comment": "So."}, "steps": {"unknown": {}}})

    record = bringing.take_over(desk, ME, case, "theirs.yaml")

    assert case.assessment.answers == record.assessment.answers
    assert case.assessment.as_of == record.assessment.as_of


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\a.json", "a.json"),
        ("a\x00\u202eb.yaml", "ab.yaml"),
        ("/", "file.yaml"),
        ("x" * 400 + ".json", "x" * 115 + ".json"),
    ],
)
def test_a_file_is_known_by_its_bare_name(given: str, kept: str) -> None:
    """No folder, nothing invisible, and its ending stays."""
    assert kept == bringing.bare_name(given)


def test_a_draft_stays_as_it_is() -> None:
    """Nothing is taken from an assessment that nobody has signed."""
    draft: Assessment = kit.case({"one": "good"}).assessment

    assert draft == bringing.as_draft(draft)
