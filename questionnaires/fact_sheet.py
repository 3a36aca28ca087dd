"""Fact sheets: dated, cited facts about one platform, to pre-fill what is purely about it."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from questionnaires.items import Checked
from questionnaires.messages import Message, UnfitValueError
from questionnaires.model import Day, Frozen, Id, Listed, Plain, Text, Version
from questionnaires.response import AnswerValue

FORMAT = "fact_sheet/1"


class Fact(Frozen):
    """One statement, with the day it was seen and the last day it may be relied on.

    link_id names the question it informs; value, where given, is the answer that it
    proposes (only for questions that are purely about the platform). Unverified
    unless `checked` says who compared it with the original and `quote` what it says.
    """

    id: Id
    statement: Text
    link_id: Id | None = None
    value: AnswerValue | None = None
    sources: Annotated[tuple[Id, ...], Listed, Field(min_length=1)]
    seen: Day
    good_until: Day
    quote: Plain | None = None
    checked: Checked | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _ages_forward(self) -> Self:
        if self.good_until < self.seen:
            raise UnfitValueError(
                Message("good_until lies before seen"), Message("Correct one of the two days")
            )
        return self

    @property
    def verified(self) -> bool:
        """Whether somebody has compared this with the original."""
        return self.checked is not None and self.quote is not None

    def stale(self, as_of: date) -> bool:
        """Whether it must be looked up again before anyone relies on it."""
        return self.good_until < as_of


class FactSheet(Frozen):
    """What is known about one platform, and since when."""

    format: Literal["fact_sheet/1"]
    id: Id
    version: Version
    platform: Plain
    questionnaire: Id
    compiled: Day
    note: Text | None = None
    facts: Annotated[tuple[Fact, ...], Listed, Field(min_length=1)]
