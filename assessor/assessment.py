"""An assessment: answers about one platform, with whose they are and what was decided.

Its file is the response's file with more in it: the organisation, the platform,
what people promised, what they decided, and what came of it later.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from questionnaires.model import Day, Frozen, Id, Listed, Number, Plain
from questionnaires.response import QuestionnaireResponse
from scoring.commitments import NOTHING_PROMISED, Commitments


class Organisation(Frozen):
    """Who considers joining."""

    name: Plain
    id: Id | None = None
    country: Plain | None = None
    description: Plain | None = None


class Platform(Frozen):
    """What they consider joining."""

    name: Plain
    id: Id | None = None


class Signature(Frozen):
    """Who signed, in which role, when. Without `account`, a lone local signature."""

    name: Plain
    role: Id
    day: Day
    account: Plain | None = None


class Decision(Frozen):
    """What people decided. It may differ from the recommendation, and then says why."""

    verdict: Literal["go", "conditional", "no_go"]
    rationale: Plain
    review_by: Day | None = None
    dpo_advice: Plain | None = None
    dpo_advice_accepted: bool | None = None
    dissent: Plain | None = None
    signatures: Annotated[tuple[Signature, ...], Listed, Field(min_length=1)]


class Outcome(Frozen):
    """Something measured afterwards, beside what was expected. Never part of a score."""

    channel: Plain
    measure: Plain
    value: Number
    unit: Plain
    over_years: Number | None = None
    expected: Number | None = None
    source: Id | None = None
    note: Plain | None = None


class HistoryEntry(Frozen):
    """One line of an assessment's life: when, who, what."""

    day: Day
    who: Plain
    what: Plain


class Reply(Frozen):
    """What somebody answered to a remark."""

    by: Plain
    day: Day
    text: Plain


class Remark(Frozen):
    """What a reviewer said, about one question or about all of them.

    kind: a remark; advice, which the decider accepts or overrules; or the reason for a
    return. answer: the answer as the reviewer read it, in words; it may have changed since.
    """

    kind: Literal["remark", "advice", "return"]
    by: Plain
    role: Id
    day: Day
    text: Plain
    link_id: Id | None = None
    answer: Plain | None = None
    replies: Annotated[tuple[Reply, ...], Listed] = ()


class Assessment(QuestionnaireResponse):
    """The answers about one platform, and everything that belongs to them.

    illustrative: made up to show how things work; said wherever the assessment is shown.
    scope: what is being decided, and for whom. version counts from 1. language: the one that
    its people write in, as CLDR writes it; None where nobody has said.
    """

    title: Plain | None = None
    version: Annotated[int, Field(ge=1)] = 1
    language: Plain | None = None
    organisation: Organisation | None = None
    platform: Platform | None = None
    illustrative: bool = False
    scope: Plain | None = None
    notes: Annotated[tuple[Plain, ...], Listed] = ()
    owner: Plain | None = None
    review_by: Day | None = None
    commitments: Commitments = NOTHING_PROMISED
    decision: Decision | None = None
    remarks: Annotated[tuple[Remark, ...], Listed] = ()
    outcomes: Annotated[tuple[Outcome, ...], Listed] = ()
    history: Annotated[tuple[HistoryEntry, ...], Listed] = ()

    @property
    def name(self) -> str:
        """The title, or who assesses what, or the id."""
        if self.title:
            return self.title
        if self.platform and self.organisation:
            return f"{self.platform.name}, {self.organisation.name}"
        return (self.platform.name if self.platform else self.id) or self.questionnaire.id

    @model_validator(mode="after")
    def _decision_follows_its_measures(self) -> Self:
        decision = self.decision
        if decision and decision.dpo_advice_accepted is not None and not decision.dpo_advice:
            raise ValueError("dpo_advice_accepted is given without dpo_advice. Add the advice")
        return self
