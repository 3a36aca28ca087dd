"""Assessments from files: a colleague's, to go on with.

A signature does not travel. What a file says was decided was not decided here, so the
answers come in as a draft and are reviewed and signed like any other.
"""

from assessor.access import Person
from assessor.assessment import Assessment
from assessor.casework import Case
from assessor.workflow.beginning import adopt
from assessor.workflow.desk import Desk
from assessor.workflow.record import Record

_LONGEST_NAME = 120


def take_over(desk: Desk, person: Person, case: Case, file: str) -> Record:
    """Go on with an assessment from a file, as a draft.

    file: its name, as somebody's computer calls it.

    Raises:
        NotAllowedError: the person may not begin one for that organisation.
    """
    unsigned = case._replace(assessment=as_draft(case.assessment))
    return adopt(desk, person, unsigned, bare_name(file))


def as_draft(assessment: Assessment) -> Assessment:
    """The same without what only a person can do here: decide, and lift a knock-out."""
    commitments = assessment.commitments.model_copy(update={"lifted": ()})
    # Signed copies are of what was decided there, and are kept there.
    changes: dict[str, object] = {
        "commitments": commitments,
        "signed_copies": (),
        # A first version has none before it.
        "since": None,
    }
    if assessment.decision is not None:
        # The day of a decision is the day it was judged by; a draft is judged by today.
        changes |= {"decision": None, "as_of": None, "review_by": None}
    return assessment.model_copy(update={**changes, "status": "in-progress", "version": 1})


def bare_name(file: str) -> str:
    r"""The name of a file without its folder, and without what may act on a screen.

    >>> bare_name("C:\\secret\\tiktok.yaml")
    'tiktok.yaml'
    """
    base = file.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(letter for letter in base if letter.isprintable()).strip()
    return kept[-_LONGEST_NAME:] or "file.yaml"
