"""What was answered: values, honest gaps, and what each answer rests on."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from questionnaires.messages import Message, UnfitValueError
from questionnaires.model import Day, Frozen, Id, Listed, Number, OrBare, Plain, Sha256, Version

FORMAT = "response/1"
BackingKind = Literal["assertion", "document", "independent_check"]
BACKING_KINDS: tuple[BackingKind, ...] = ("assertion", "document", "independent_check")
"""From weakest to strongest: someone says so; it is written; someone independent looked."""

AnswerValue = bool | Number | str | Annotated[tuple[str, ...], Listed, Field(min_length=1)]


class Backing(Frozen):
    """What an answer rests on: how strong, where to find it, when it was seen.

    sha256: the hash of the file's content, where the file is kept with the assessment.
    """

    kind: BackingKind
    quote: Plain | None = None
    url: Plain | None = None
    file: Plain | None = None
    sha256: Sha256 | None = None
    source: Id | None = None
    seen: Day | None = None
    good_until: Day | None = None
    confidence: Literal["low", "medium", "high"] | None = None


class Unknown(Frozen):
    """Nobody knows yet: who finds out, and by when."""

    who: Plain | None = None
    by: Day | None = None
    note: Plain | None = None


class Prefill(Frozen):
    """An answer proposed by a fact sheet or an earlier assessment.

    It counts as unknown until a person confirms it, or overrides it with a reason.
    """

    origin: Plain
    confirmed_by: Plain | None = None
    confirmed_on: Day | None = None
    overridden_because: Plain | None = None

    @property
    def confirmed(self) -> bool:
        """Whether a person stands behind it."""
        return self.confirmed_by is not None


class Answer(Frozen):
    """Exactly one of a value, `unknown`, or `not_applicable` with its reason.

    A date is written as text, year-month-day. good_until: the last day on which the
    answer counts; after it the question is open again.
    """

    value: AnswerValue | None = None
    unknown: Unknown | None = None
    not_applicable: Plain | None = None
    backing: Backing | None = None
    prefill: Prefill | None = None
    good_until: Day | None = None
    comment: Plain | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_value(cls, data: Any) -> Any:
        """Let `link_id: code` stand for `link_id: {value: code}`."""
        return {"value": data} if isinstance(data, (bool, int, Decimal, str, list)) else data

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        said = [self.value is not None, self.unknown is not None, self.not_applicable is not None]
        if sum(said) != 1:
            raise UnfitValueError(
                Message("an answer is one of value, unknown and not_applicable"),
                Message("Keep exactly one of them"),
            )
        return self

    def open(self, as_of: date) -> bool:
        """Whether this counts as unknown on that day: said so, expired, or unconfirmed."""
        return (
            self.unknown is not None
            or (self.good_until is not None and self.good_until < as_of)
            or (self.prefill is not None and not self.prefill.confirmed)
        )


class QuestionnaireRef(Frozen):
    """Which questionnaire was answered."""

    id: Id
    version: Version


class QuestionnaireResponse(Frozen):
    """The answers of one team about one platform.

    as_of: the day against which backing and facts expire (the day of judging if absent).
    """

    format: Literal["response/1"]
    id: Id | None = None
    questionnaire: QuestionnaireRef
    status: Literal["in-progress", "completed", "amended"] = "in-progress"
    author: Plain | None = None
    authored: Day | None = None
    as_of: Day | None = None
    answers: Annotated[Mapping[Id, Annotated[Answer, OrBare()]], Field(default_factory=dict)]
