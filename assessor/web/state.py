"""What one visitor has before them of an assessment, and how it meets the store.

The store is the truth. A sitting only remembers, for each question, which event the
visitor has seen: that number goes with every answer they give, and it is part of every
control's name. So a browser that comes back and sends what it once showed speaks of
controls that are no longer there, and overwrites nothing.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

import streamlit as st

from assessor.access import Person
from assessor.assessment import Assessment
from assessor.casework import Case
from assessor.i18n import ENGLISH, Language
from assessor.languages.laying import case_in
from assessor.store.engine import StoreError
from assessor.workflow import answering
from assessor.workflow.answering import Saved
from assessor.workflow.desk import Desk
from assessor.workflow.record import Record
from questionnaires.questionnaire import Questionnaire
from questionnaires.response import Answer
from scoring.evaluate import evaluate
from scoring.policy import Policy
from scoring.result import Result

Seed = TypeVar("Seed")
_DRAWN, _DRAWN_BEFORE = "drawn", "drawn-before"


class Sitting:
    """One assessment before one visitor, and what its answers point to.

    serial tells sittings apart, so that no control carries over from one to the next.
    """

    def __init__(
        self,
        desk: Desk,
        person: Person,
        record: Record,
        serial: int = 0,
        language: Language = ENGLISH,
    ) -> None:
        self.desk, self.person, self.serial, self.language = desk, person, serial, language
        self._take(record)
        self._before = dict(record.assessment.answers)
        self._seen = {link_id: mark.number for link_id, mark in record.marks.items()}
        self._named = dict(self._seen)
        self._unsaved: dict[str, Answer | None] = {}
        self._others_changed = False

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
        return self.assessment.as_of or self.desk.today()

    def answer(self, link_id: str) -> Answer | None:
        """What is answered to one question by now, by whomever."""
        return self.assessment.answers.get(link_id)

    def before(self, link_id: str) -> Answer | None:
        """The answer that this visitor has before them; a colleague may have changed it since."""
        return self._before.get(link_id)

    def give(self, link_id: str, answer: Answer | None) -> Saved | None:
        """Save one answer (None: take it back) and judge anew; None if nothing is new.

        Raises:
            RefusedError, NotAllowedError: nothing was saved, and why.
            StoreError: nothing was saved yet; it is tried again with the next refresh.
        """
        self._unsaved.pop(link_id, None)
        if answer == self.before(link_id):
            return None
        seen = self._seen.get(link_id, 0)
        # No other click can come between these lines: only drawing gives it an opening.
        try:
            saved = answering.answer(self.desk, self.person, self.record.id, link_id, answer, seen)
        except StoreError:
            self._unsaved[link_id] = answer
            raise
        own = saved.outcome != "unchanged"
        if saved.record.head.number != self.record.head.number + own:
            self._others_changed = True
        self._take(saved.record)
        if saved.outcome == "set_aside":
            self.catch_up(link_id)
        else:
            self._note(link_id)
        return saved

    def behind(self, link_id: str) -> bool:
        """Whether somebody has answered since this visitor has seen the answer."""
        return self.record.seen(link_id) != self._seen.get(link_id, 0)

    def catch_up(self, link_id: str) -> None:
        """Put what counts now before the visitor, in controls that begin anew."""
        self._note(link_id)
        # The end of the chain, since two answers set aside in a row leave the same one counting.
        self._named[link_id] = self.record.head.number

    def refresh(self) -> bool:
        """Look at the store again; whether something was saved now that could not be before."""
        record = self.desk.record(self.person, self.record.id)
        if record is not self.record and record.head != self.record.head:
            self._take(record)
            self._others_changed = True
        late = dict(self._unsaved)
        for link_id, answer in late.items():
            self.give(link_id, answer)
        return bool(late)

    @property
    def has_unsaved(self) -> bool:
        """Whether the store would not take something that was given."""
        return bool(self._unsaved)

    def others_changed(self) -> bool:
        """Whether a colleague has changed something since this was asked last."""
        changed, self._others_changed = self._others_changed, False
        return changed

    def took(self, link_id: str, record: Record) -> None:
        """Go on from what this visitor has done to an answer other than with its controls."""
        self._take(record)
        self.catch_up(link_id)

    def asked(self, link_id: str) -> bool:
        """Whether the answers so far leave this question to be asked."""
        standing = self.result.standings.get(link_id)
        return standing is None or standing.state != "disabled"

    def key(self, link_id: str, part: str = "answer") -> str:
        """The name of a control: of this sitting, question, seen answer, and part."""
        return f"{self.stem(link_id)}{part}"

    def stem(self, link_id: str) -> str:
        """How the names of all controls of one question begin."""
        return f"{self.serial}-{link_id}-{self._named.get(link_id, 0)}-"

    def place(self, name: str, part: str) -> str:
        """The name of a part of the page that stays whatever is answered."""
        return f"{self.serial}-{name}-{part}"

    def _take(self, record: Record) -> None:
        self.record = record
        self.case: Case = case_in(self.desk.case(record), self.language)
        self.result: Result = evaluate(
            self.case.questionnaire,
            self.case.assessment,
            self.case.policy,
            self.case.assessment.commitments,
            self.as_of,
        )

    def _note(self, link_id: str) -> None:
        """The visitor has seen the answer as it stands."""
        self._seen[link_id] = self.record.seen(link_id)
        answer = self.answer(link_id)
        if answer is None:
            self._before.pop(link_id, None)
        else:
            self._before[link_id] = answer


def seed(key: str, value: Seed) -> str:
    """Give a control its first value; from then on the control itself is the authority."""
    if key not in st.session_state:
        st.session_state[key] = value
    _drawn()[key] = st.session_state[key]
    return key


def begin_page() -> None:
    """A page is drawn anew: what the last drawing left behind matters only until then."""
    st.session_state[_DRAWN_BEFORE] = st.session_state.get(_DRAWN, {})
    st.session_state[_DRAWN] = {}


def overtaken() -> bool:
    """Whether a control has changed whose own part of the page was not drawn since.

    Several changes may arrive as one request that redraws only the first one's part.
    """
    return _changed(_drawn())


def touched(stem: str) -> bool:
    """Whether the visitor has changed one of these controls since it was drawn last."""
    last = {**st.session_state.get(_DRAWN_BEFORE, {}), **_drawn()}
    return _changed({key: value for key, value in last.items() if key.startswith(stem)})


def _changed(drawn: Mapping[str, Any]) -> bool:
    return any(
        key in st.session_state and st.session_state[key] != value for key, value in drawn.items()
    )


def _drawn() -> dict[str, Any]:
    drawn: dict[str, Any] = st.session_state.setdefault(_DRAWN, {})
    return drawn
