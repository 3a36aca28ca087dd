"""A copy of an assessment on which a visitor tries things; the store never sees it."""

import streamlit as st

from assessor.casework import Evaluated
from assessor.fingerprint import sha256
from assessor.i18n import Language
from assessor.web.widgets import NOT_APPLICABLE, NOTHING, UNKNOWN, Said, said_by, same
from assessor.whatif import Scenario, ScenarioError, WhatIf, of_turning_point, supposing, tried
from assessor.whatif.scenario import proven
from questionnaires.response import Answer, Unknown
from scoring.result import TurningPoint

_COPY = "copy"


class Copy:
    """What one visitor supposes of one assessment.

    serial tells the controls of one scenario from those of the next: a suggestion that is
    taken up puts other answers before the visitor, in controls that begin anew.
    """

    def __init__(self, assessment: str, found: Evaluated, language: Language) -> None:
        self.assessment = assessment
        self.found = found
        self._name = language.text("Tried just now")
        self.scenario = self._nothing()
        self.picked: tuple[str, ...] = ()
        self.serial = 0
        self._tried: WhatIf | None = None

    @property
    def tried(self) -> WhatIf:
        """What is, and what would be."""
        if self._tried is None or self._tried.scenario != self.scenario:
            self._tried = tried(self.found, self.scenario)
        return self._tried

    @property
    def named(self) -> bool:
        """Whether a kept scenario is being tried, unchanged."""
        return self.scenario.name != self._name

    def shown(self, link_id: str) -> Answer | None:
        """The answer on the copy; one that does not count in the record is not there yet."""
        return self.scenario.answers.get(link_id) or self.recorded(link_id)

    def recorded(self, link_id: str) -> Answer | None:
        """The answer in the record, unless it is one that nobody has confirmed, or out of date."""
        answer = self.found.case.assessment.answers.get(link_id)
        if answer is None or (answer.value is not None and answer.open(self.found.result.as_of)):
            return None
        return answer

    def better_proven(self, link_id: str) -> bool:
        """Whether only the proof of an answer is supposed, and not the answer."""
        supposed, recorded = self.scenario.answers.get(link_id), self.recorded(link_id)
        return None not in (supposed, recorded) and same(said_by(supposed), said_by(recorded))

    def give(self, link_id: str, said: Said) -> None:
        """Suppose one answer; choosing what the record says supposes it no longer."""
        if same(said, said_by(self.shown(link_id))):
            # Perhaps supposed with better proof than it has: the control does not show that.
            return
        if said == NOTHING or same(said, said_by(self.recorded(link_id))):
            self._change(self.scenario.answering(link_id, None))
        else:
            self._change(self.scenario.answering(link_id, self._supposed(said)))

    def take_back(self, link_id: str) -> None:
        """Suppose one answer no longer, in a control that begins anew."""
        self._change(self.scenario.answering(link_id, None))
        self.serial += 1

    def meet(self, measure: str, *, met: bool) -> None:
        """Suppose one measure to be met, or no longer."""
        if met != (measure in self.scenario.met):
            self._change(self.scenario.meeting(measure, met=met))

    def take(self, scenario: Scenario) -> None:
        """Put a whole scenario in place of what was supposed so far.

        Raises:
            ScenarioError: the assessment cannot take it; nothing changes.
        """
        tried(self.found, scenario)
        self.scenario = scenario
        self.picked = tuple(dict.fromkeys((*(one for one in scenario.answers), *self.picked)))
        self.serial += 1

    def add(self, scenario: Scenario) -> None:
        """Suppose this on top of what is supposed already."""
        both = self.scenario.model_copy(
            update={
                **self._own,
                "answers": {**self.scenario.answers, **scenario.answers},
                "met": tuple(dict.fromkeys((*self.scenario.met, *scenario.met))),
            }
        )
        self.take(both)

    def follow(self, way: TurningPoint) -> None:
        """Suppose what a turning point of the copy asks for, on top of what is supposed."""
        self.add(of_turning_point(self._name, self.tried.after, way))

    def drop(self) -> None:
        """Back to the record as it is."""
        self.scenario, self.picked = self._nothing(), ()
        self.serial += 1

    def pick(self, link_id: str) -> None:
        """Put one more question before the visitor."""
        if link_id not in self.picked:
            self.picked = (link_id, *self.picked)

    def renewed(self, found: Evaluated) -> None:
        """The record has changed: suppose the same of it as it is now, or nothing."""
        self.found = found
        try:
            self.take(self.scenario)
        except ScenarioError:
            self.drop()

    def _change(self, scenario: Scenario) -> None:
        # What was kept under a name is what was kept, not what somebody makes of it since.
        self.scenario = scenario.model_copy(update=self._own)

    @property
    def _own(self) -> dict[str, str]:
        return {"name": self._name, "of": sha256(self.found.case.assessment)}

    def _supposed(self, said: Said) -> Answer:
        if said.gap == UNKNOWN:
            return Answer(unknown=Unknown())
        if said.gap == NOT_APPLICABLE:
            return Answer(not_applicable=self._name)
        return proven(said.value)

    def _nothing(self) -> Scenario:
        return supposing(self._name, self.found.case)


def copy_of(assessment: str, found: Evaluated, language: Language) -> Copy:
    """The visitor's copy; what it supposes outlives a change of the record where it still fits."""
    kept: Copy | None = st.session_state.get(_COPY)
    if kept is not None and kept.assessment == assessment:
        if kept.found is not found:
            kept.renewed(found)
        return kept
    fresh = Copy(assessment, found, language)
    fresh.serial = kept.serial + 1 if kept else 0
    st.session_state[_COPY] = fresh
    return fresh
