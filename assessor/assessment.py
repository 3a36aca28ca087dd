"""An assessment: answers about one platform, with whose they are and what was decided.

Its file is the response's file with more in it: the organisation, the platform,
what people promised, what they decided, and what came of it later.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from questionnaires.messages import Message, UnfitValueError
from questionnaires.model import Day, Frozen, Id, Listed, Number, Plain, Sha256
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
    """What people decided. It may differ from the recommendation, and then says why.

    dpo_advice: what was advised, by the data protection officer unless advised_by says in
    which roles.
    """

    verdict: Literal["go", "conditional", "no_go"]
    rationale: Plain
    review_by: Day | None = None
    dpo_advice: Plain | None = None
    advised_by: Annotated[tuple[Id, ...], Listed] = ()
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


class Change(Frozen):
    """One thing that a version says otherwise than the one before it, in words.

    subject: the question or measure that it is about; title: what that was called.
    """

    kind: Literal[
        "verdict", "decision", "score", "coverage", "answer", "proof", "measure", "exception"
    ]
    subject: Plain | None = None
    title: Plain
    before: Plain
    now: Plain


class Since(Frozen):
    """What changed since an earlier version."""

    version: Annotated[int, Field(ge=1)]
    changes: Annotated[tuple[Change, ...], Listed] = ()


class Remark(Frozen):
    """What a reviewer said, about one question or about all of them.

    kind: a remark; advice, which the decider accepts or overrules; or the reason for a
    return. answer: the answer as the reviewer read it, in words. changed: whether the question
    was answered otherwise since; None where nobody has looked.
    """

    kind: Literal["remark", "advice", "return"]
    by: Plain
    role: Id
    day: Day
    text: Plain
    link_id: Id | None = None
    answer: Plain | None = None
    changed: bool | None = None
    replies: Annotated[tuple[Reply, ...], Listed] = ()


class SignedAs(Frozen):
    """One signature in a signed copy of the report.

    role: the line that it stands on. name: whom its certificate names. certificate,
    signature: the SHA-256 of each. when: UTC, as ISO 8601, where it says so. stamped: a
    time-stamp vouches for that. vouched: whether the installation that took the copy in
    trusts who issued the certificate (None: it was told of nobody to trust).
    """

    role: Id
    name: Plain
    certificate: Sha256
    signature: Sha256
    when: Plain | None = None
    stamped: bool = False
    vouched: bool | None = None


class SignedCopy(Frozen):
    """A report that people have signed, as it was verified and kept.

    version: of the assessment, which the signatures are for, and for no other. by, day: who
    handed it in, and when.
    """

    version: Annotated[int, Field(ge=1)]
    sha256: Sha256
    day: Day
    by: Plain
    signatures: Annotated[tuple[SignedAs, ...], Listed, Field(min_length=1)]


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
    since: Since | None = None
    signed_copies: Annotated[tuple[SignedCopy, ...], Listed] = ()

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
            raise UnfitValueError(
                Message("dpo_advice_accepted is given without dpo_advice"),
                Message("Add the advice"),
            )
        return self
