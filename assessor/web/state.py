"""What one visitor has open. Nothing here outlives the visit: the page keeps nothing.

Everything in a sitting is a frozen value except which assessment it holds, so a
download that is made later always finds the latest answers.
"""

from datetime import date
from typing import Any, TypeVar

import streamlit as st

from assessor.assessment import Assessment
from assessor.casework import Case
from questionnaires.questionnaire import Questionnaire
from questionnaires.response import Answer
from scoring.evaluate import evaluate
from scoring.policy import Policy
from scoring.result import Result

Seed = TypeVar("Seed")
_SITTING = "sitting"
_SEEN = "seen"


class Sitting:
    """One assessment in the hands of one visitor, and what its answers point to.

    serial tells sittings apart, so that no control carries over from one to the next.
    """

    def __init__(self, case: Case, serial: int = 0) -> None:
        self.case = case
        self.serial = serial
        self.result = self._evaluated()

    @property
    def assessment(self) -> Assessment:
        """The answers as they stand."""
        return self.case.assessment

    @property
    def questionnaire(self) -> Questionnaire:
        """What is asked."""
        return self.case.questionnaire

    @property
    def policy(self) -> Policy:
        """What judges the answers."""
        return self.case.policy

    @property
    def as_of(self) -> date:
        """The day against which proof and facts expire."""
        return self.assessment.as_of or date.today()

    def answer(self, link_id: str) -> Answer | None:
        """What is answered to one question so far."""
        return self.assessment.answers.get(link_id)

    def record(self, link_id: str, answer: Answer | None) -> None:
        """Take one answer (None: take it back) and judge anew. Saying it twice changes nothing."""
        if answer == self.answer(link_id):
            return
        answers = {key: value for key, value in self.assessment.answers.items() if key != link_id}
        if answer is not None:
            answers[link_id] = answer
        changed = self.assessment.model_copy(update={"answers": answers})
        self.case = self.case._replace(assessment=changed)
        self.result = self._evaluated()

    def asked(self, link_id: str) -> bool:
        """Whether the answers so far leave this question to be asked."""
        standing = self.result.standings.get(link_id)
        return standing is None or standing.state != "disabled"

    def key(self, link_id: str, part: str = "answer") -> str:
        """The name of a control: it belongs to this sitting, this question and this part."""
        return f"{self.serial}-{link_id}-{part}"

    def _evaluated(self) -> Result:
        return evaluate(
            self.questionnaire,
            self.assessment,
            self.policy,
            self.assessment.commitments,
            self.as_of,
        )


def current() -> Sitting | None:
    """What this visitor has open, if anything."""
    sitting: Sitting | None = st.session_state.get(_SITTING)
    return sitting


def open_sitting(case: Case) -> Sitting:
    """Put an assessment into this visitor's hands, in place of any other."""
    before = current()
    serial = before.serial + 1 if before else 1
    sitting = Sitting(case, serial)
    st.session_state[_SITTING] = sitting
    return sitting


def seed(key: str, value: Seed) -> str:
    """Give a control its first value; from then on the control itself is the authority."""
    if key not in st.session_state:
        st.session_state[key] = value
    _seen()[key] = st.session_state[key]
    return key


def forget_controls() -> None:
    """A page begins anew: what earlier pages have drawn no longer matters."""
    _seen().clear()


def overtaken() -> bool:
    """Whether a control has changed whose own part of the page was not drawn since.

    Several changes may arrive as one request that redraws only the first one's part.
    """
    return any(
        key in st.session_state and st.session_state[key] != value for key, value in _seen().items()
    )


def _seen() -> dict[str, Any]:
    seen: dict[str, Any] = st.session_state.setdefault(_SEEN, {})
    return seen
