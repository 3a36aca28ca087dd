"""Groups of a rubric: which members, how they become one value, and what changes it.

A group's value comes about in a fixed order: members are combined, modifiers act one
after the other, at_least and at_most limit what is left, and rounding comes last.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from questionnaires.messages import Message, UnfitValueError
from questionnaires.model import Frozen, Id, Listed, Text
from scoring.numbers import Exact
from scoring.rubrics.conditions import Condition, known_by
from scoring.rubrics.outcomes import OutcomeRule
from scoring.rubrics.rounding import Rounding
from scoring.rubrics.spans import (
    ONE,
    ZERO,
    Span,
    clamped,
    highest,
    lowest,
    point,
    product,
    scaled,
    shifted,
    weighted_mean,
    weighted_sum,
)

Better = Literal["high", "low"]
Combine = Literal["mean", "sum", "lowest", "highest", "product"]
WEIGHING: tuple[Combine, ...] = ("mean", "sum")
"""The ways to combine in which weights play a part."""


def _one_as_list(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


class Member(Frozen):
    """A question or group by its id, with a weight of its own in this group."""

    member: Id
    weight: Exact | None = None


class ShareMember(Frozen):
    """The share of a question or group, in per cent, in the place of its value."""

    share_of: Id
    weight: Exact | None = None


class QuestionsOf(Frozen):
    """Every question below some groups, at any depth, each counted once."""

    questions_of: Annotated[
        tuple[Id, ...], Listed, BeforeValidator(_one_as_list), Field(min_length=1)
    ]
    weight: Exact | None = None


_FORMS: Mapping[str, type[Frozen]] = {
    "member": Member,
    "share_of": ShareMember,
    "questions_of": QuestionsOf,
}


def _form(value: Any) -> str | None:
    """Tell the forms of a member apart."""
    if isinstance(value, str):
        return "id"
    for key, model in _FORMS.items():
        if isinstance(value, model) or (isinstance(value, Mapping) and key in value):
            return key
    return None


def _of_a_form(value: Any) -> Any:
    """Refuse a map that no form of member is known by, with the key it may have meant."""
    return known_by(value, _form(value), Message("member"), _FORMS)


AnyMember = Annotated[
    Annotated[Id, Tag("id")]
    | Annotated[Member, Tag("member")]
    | Annotated[ShareMember, Tag("share_of")]
    | Annotated[QuestionsOf, Tag("questions_of")],
    Discriminator(_form),
    BeforeValidator(_of_a_form),
]


_ACTIONS = ("multiply", "divide", "add", "at_least", "at_most", "set_to", "leave_out")


class Modifier(Frozen):
    """One change to a group's value, made always or `when` a condition holds.

    multiply, divide, add and set_to change it, at_least and at_most limit it, leave_out
    makes it null. Inside, `value_of` the group itself is its value so far.
    """

    when: Condition | None = None
    multiply: Exact | None = None
    divide: Exact | None = None
    add: Exact | None = None
    at_least: Exact | None = None
    at_most: Exact | None = None
    set_to: Exact | None = None
    leave_out: Literal[True] | None = None
    reason: Text | None = None
    source: Id | None = None

    @model_validator(mode="after")
    def _one_action(self) -> Self:
        if sum(getattr(self, action) is not None for action in _ACTIONS) != 1:
            raise UnfitValueError(
                Message("a modifier does one thing"),
                Message("Keep one of {names}", names=", ".join(_ACTIONS)),
            )
        if self.divide == 0:
            raise UnfitValueError(
                Message("nothing can be divided by 0"), Message("Write another number")
            )
        if self.leave_out and self.when is None:
            raise UnfitValueError(
                Message("leave_out without `when` would always act"), Message("Add `when`")
            )
        return self

    def changed(self, span: Span) -> Span | None:
        """The value after this modifier; both ends move in the same way."""
        if self.multiply is not None:
            return scaled(span, self.multiply)
        if self.divide is not None:
            return scaled(span, 1 / self.divide)
        if self.add is not None:
            return shifted(span, self.add)
        if self.set_to is not None:
            return Span(self.set_to, self.set_to, span.maybe)
        if self.leave_out:
            return None
        return clamped(span, self.at_least, self.at_most)


def _word_or_number(value: Any) -> str:
    """A text without a digit is meant as a word; all else is meant as a number."""
    is_word = isinstance(value, str) and not any(sign.isdigit() for sign in value)
    return "word" if is_word else "number"


Nulls = Annotated[
    Annotated[Literal["left_out", "worst", "best"], Tag("word")] | Annotated[Exact, Tag("number")],
    Discriminator(_word_or_number),
]
OutOf = Annotated[
    Annotated[Literal["range", "maximum"], Tag("word")]
    | Annotated[Exact, Field(gt=0), Tag("number")],
    Discriminator(_word_or_number),
]


class Group(Frozen):
    """Members that become one value.

    combine: the weighted mean or sum, the lowest or highest value, or the product.
    nulls: what members without a value count for: left_out, worst or best (the ends of
    their own scale, as `better` sees them), or a number of points. better: which end
    of the scale is good here, if not the rubric's. out_of: what a share is a share of.
    beside: shown, but meant to enter nothing.
    """

    text: Text | None = None
    combine: Combine
    members: Annotated[tuple[AnyMember, ...], Listed, Field(min_length=1)]
    nulls: Nulls = "left_out"
    better: Better | None = None
    modifiers: Annotated[tuple[Modifier, ...], Listed] = ()
    at_least: Exact | None = None
    at_most: Exact | None = None
    rounding: Rounding | None = None
    out_of: OutOf | None = None
    levels: Annotated[tuple[OutcomeRule, ...], Listed] = ()
    beside: bool = False
    reason: Text | None = None
    source: Id | None = None

    @model_validator(mode="after")
    def _weights_where_they_count(self) -> Self:
        weights = [
            member.weight
            for member in self.members
            if not isinstance(member, str) and member.weight is not None
        ]
        if weights and self.combine not in WEIGHING:
            raise UnfitValueError(
                Message("weights play no part in the {combine} value", combine=self.combine),
                Message("Remove them, or combine by mean or sum"),
            )
        if self.combine == "mean" and any(weight < 0 for weight in weights):
            raise UnfitValueError(
                Message("a mean has no negative weights"),
                Message("Use 0 or more, or combine by sum"),
            )
        return self

    @model_validator(mode="after")
    def _limits_in_order(self) -> Self:
        least, most = self.at_least, self.at_most
        if least is not None and most is not None and least > most:
            raise UnfitValueError(Message("at_least is above at_most"), Message("Exchange the two"))
        return self

    def combined(self, parts: Sequence[tuple[Span, Fraction]]) -> Span | None:
        """The members' values as one; null where no member has a value."""
        if self.combine == "mean":
            return weighted_mean(parts)
        if self.combine == "sum":
            return weighted_sum(parts)
        return _UNWEIGHTED[self.combine]([span for span, _ in parts])

    def finished(self, span: Span) -> Span:
        """The value within its limits, and rounded where the rounding is carried."""
        limited = clamped(span, self.at_least, self.at_most)
        if self.rounding is None or not self.rounding.carried:
            return limited
        return Span(self.rounding(limited.low), self.rounding(limited.high), limited.maybe)


_UNWEIGHTED: Mapping[Combine, Callable[[Sequence[Span]], Span | None]] = {
    "lowest": lowest,
    "highest": highest,
    "product": product,
}


class Reach(NamedTuple):
    """The least and the most that a value can be, whatever is answered.

    Each is a Span, because which questions are asked may itself be open.
    """

    least: Span
    most: Span

    def with_(self, other: "Reach") -> "Reach":
        """What lies within one or the other."""
        return Reach(_ends(min, self.least, other.least), _ends(max, self.most, other.most))


def _ends(pick: Callable[[Fraction, Fraction], Fraction], one: Span, other: Span) -> Span:
    return Span(
        pick(one.low, other.low), pick(one.high, other.high), maybe=one.maybe or other.maybe
    )


def reach_of(group: Group, parts: Sequence[tuple[Reach, Fraction]]) -> Reach | None:
    """The least and the most that a group can be, from what its members can be.

    Every modifier with a condition may act or not: which of the two extremes it leads
    to depends on answers that reach leaves open.
    """
    least = group.combined([(r.most if w < 0 else r.least, w) for r, w in parts])
    most = group.combined([(r.least if w < 0 else r.most, w) for r, w in parts])
    if least is None or most is None:
        return None
    reach = Reach(least, most)
    for modifier in group.modifiers:
        least, most = modifier.changed(reach.least), modifier.changed(reach.most)
        if least is None or most is None:
            continue  # What is left out is not part of its own scale either.
        changed = Reach(_ends(min, least, most), _ends(max, least, most))
        reach = changed if modifier.when is None else reach.with_(changed)
    return Reach(group.finished(reach.least), group.finished(reach.most))


def share_of(span: Span | None, reach: Reach | None, out_of: OutOf) -> Span | None:
    """A value as a share, from 0 to 1; null where there is nothing to be a share of.

    out_of: the reachable "range" (0 at the least, 1 at the most), the reachable
    "maximum" (0 at zero), or a number. Shares beyond the ends count as 0 or 1.
    """
    if span is None or reach is None:
        return None
    if isinstance(out_of, Fraction):
        return clamped(scaled(span, 1 / out_of), ZERO, ONE)
    zero = point(0) if out_of == "maximum" else reach.least
    most = reach.most
    if most.high <= zero.low:
        return None
    # A share grows with the value, and shrinks as either end of its scale moves up.
    low = (span.low - zero.high) / (most.high - zero.high) if most.high > zero.high else ZERO
    high = (span.high - zero.low) / (most.low - zero.low) if most.low > zero.low else ONE
    maybe = span.maybe or most.low <= zero.high
    return clamped(Span(low, high, maybe), ZERO, ONE)
