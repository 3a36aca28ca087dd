"""What can be asked: one class per type of item, in the words of FHIR and XLSForm.

An item says *what* is asked and *why*; what an answer is worth is the policy's
business, and how it looks is the page's.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from questionnaires.enabling import EnableWhen
from questionnaires.messages import Message, UnfitValueError
from questionnaires.model import Day, Frozen, Id, Listed, Number, Plain, Text

Subject = Literal["platform", "organisation", "platform_in_context"]
"""Whom a question is about: the platform alone, us, or a platform fact judged by us."""

NAMES_OF_TYPES = {
    "choice": Message("one choice"),
    "multiple_choice": Message("several choices"),
    "boolean": Message("yes or no"),
    "scale": Message("a scale"),
    "number": Message("a number"),
    "date": Message("a date"),
    "string": Message("a short text"),
    "text": Message("a long text"),
    "url": Message("a link"),
    "group": Message("a group of items"),
}


class AnswerOption(Frozen):
    """One answer that may be chosen, by its code; `exclusive` stands alone (such as "none")."""

    code: Id
    text: Text
    hint: Text | None = None
    exclusive: bool = False


class _Item(Frozen):
    link_id: Id
    text: Text
    hint: Text | None = None
    enable_when: EnableWhen | None = None
    enable_behavior: Literal["all", "any"] = "all"


class _Question(_Item):
    """What every question has beside its type.

    guidance_hint says why it is asked. sources name entries of the questionnaire's
    catalogue. carries_over: the answer may be proposed for the next platform.
    screen: belongs to the first ten minutes. read_only: computed, never typed.
    """

    guidance_hint: Text | None = None
    sources: Annotated[tuple[Id, ...], Listed] = ()
    required: bool = True
    allow_not_applicable: bool = False
    subject: Subject = "organisation"
    carries_over: bool = False
    screen: bool = False
    read_only: bool = False
    constraint_message: Text | None = None


class ChoiceItem(_Question):
    """Exactly one of several options."""

    type: Literal["choice"]
    answer_option: Annotated[tuple[AnswerOption, ...], Listed, Field(min_length=2)]


class MultipleChoiceItem(_Question):
    """One or more of several options."""

    type: Literal["multiple_choice"]
    answer_option: Annotated[tuple[AnswerOption, ...], Listed, Field(min_length=2)]


class BooleanItem(_Question):
    """Yes or no, written true or false."""

    type: Literal["boolean"]


class ScalePoint(Frozen):
    """A step of a scale that carries words, such as 1 "never"."""

    value: Number
    text: Text


class ScaleItem(_Question):
    """A step from minimum to maximum; both ends belong to it."""

    type: Literal["scale"]
    minimum: Number
    maximum: Number
    step: Number = 1
    labels: Annotated[tuple[ScalePoint, ...], Listed] = ()

    @model_validator(mode="after")
    def _has_steps(self) -> Self:
        if self.step <= 0 or self.minimum >= self.maximum:
            raise UnfitValueError(
                Message("the scale has no steps"),
                Message("Let minimum be below maximum and step above 0"),
            )
        return self

    def holds(self, value: int | Decimal) -> bool:
        """Whether the value is one of the scale's steps."""
        return self.minimum <= value <= self.maximum and (value - self.minimum) % self.step == 0


class NumberItem(_Question):
    """A number with its unit; minimum and maximum are allowed answers. whole: no fractions."""

    type: Literal["number"]
    unit: Text | None = None
    minimum: Number | None = None
    maximum: Number | None = None
    whole: bool = False

    @model_validator(mode="after")
    def _has_room(self) -> Self:
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise UnfitValueError(
                Message("minimum is above maximum, so no number fits"), Message("Exchange the two")
            )
        return self


class DateItem(_Question):
    """A day of the calendar, within earliest and latest where they are given."""

    type: Literal["date"]
    earliest: Day | None = None
    latest: Day | None = None


class StringItem(_Question):
    """A short text, one line."""

    type: Literal["string"]
    max_length: Annotated[int, Field(ge=1, le=20_000)] = 200


class TextItem(_Question):
    """A long text."""

    type: Literal["text"]
    max_length: Annotated[int, Field(ge=1, le=20_000)] = 5_000


class UrlItem(_Question):
    """A link that starts with https:// or http://."""

    type: Literal["url"]


class GroupItem(_Item):
    """Items that belong together; groups nest to any depth that people can follow."""

    type: Literal["group"]
    item: Annotated[tuple["Item", ...], Listed, Field(min_length=1)]
    sources: Annotated[tuple[Id, ...], Listed] = ()

    def questions(self) -> Iterator["Question"]:
        """Every question below this group, in the order in which it is asked."""
        for member in self.item:
            if isinstance(member, GroupItem):
                yield from member.questions()
            else:
                yield member


Question = (
    ChoiceItem
    | MultipleChoiceItem
    | BooleanItem
    | ScaleItem
    | NumberItem
    | DateItem
    | StringItem
    | TextItem
    | UrlItem
)
Item = Annotated[Question | GroupItem, Field(discriminator="type")]
Optioned = (ChoiceItem, MultipleChoiceItem)
"""The types whose answers are codes of their own options."""


class Checked(Frozen):
    """Who compared a source with its original, and when."""

    by: Plain
    day: Day


class Source(Frozen):
    """Where a claim comes from.

    Unverified until somebody has compared it with the original: then `quote` and
    `checked` say what was read there, by whom and when.
    """

    id: Id
    title: Plain
    publisher: Plain
    date: Plain | None = None
    url: Plain
    quote: Plain | None = None
    checked: Checked | None = None
    note: Text | None = None

    @property
    def verified(self) -> bool:
        """Whether somebody has compared this with the original."""
        return self.checked is not None and self.quote is not None
