"""Staff capacity: hours a week that a plan needs, against hours that are really free.

needed = [ sum n_f * p_f  +  n_r * c  +  sum n_f * (L - 1) * t  +  (sum n_f + n_r) * a
           + d * (minutes_read * k + minutes_answered * q) / 60  +  R  +  E ] * contingency
         + H0 / W
free   = people * weekly hours * leave * meetings * share
load   = needed / free

The symbols are the fields below. Where a plan's number is unknown, so is the load;
where a team has not measured a habit, the policy's default counts, and says whose it is.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Annotated, NamedTuple, Self

from pydantic import Field, model_validator

from questionnaires.messages import Message, UnfitValueError
from questionnaires.model import Frozen, Id, Listed, Text
from scoring.numbers import Exact


class Quantity(Frozen):
    """A number that an item asks for (`item`), that the policy sets (`value`), or both.

    With both, the policy's value counts where the item is not answered.
    """

    item: Id | None = None
    value: Exact | None = None
    reason: Text | None = None
    source: Id | None = None

    @model_validator(mode="after")
    def _has_an_origin(self) -> Self:
        if self.item is None and self.value is None:
            raise UnfitValueError(
                Message("a quantity needs item, value or both"), Message("Add one")
            )
        return self


class Format(Frozen):
    """One kind of post: how many a week (n_f) and the hours that each takes (p_f)."""

    posts: Quantity
    hours: Quantity


class StaffCapacity(Frozen):
    """How the load is computed: every symbol of the formula, by name.

    Units: posts a week; hours; minutes where the name says so; shares from 0 to 1,
    except `share`, which items ask for in per cent.
    """

    formats: Annotated[tuple[Format, ...], Listed, Field(min_length=1)]
    reposts: Quantity
    hours_per_repost: Quantity
    languages: Quantity
    hours_per_extra_language: Quantity
    approval_hours: Quantity
    days_staffed: Quantity
    comments_read: Quantity
    minutes_per_comment_read: Quantity
    comments_answered: Quantity
    minutes_per_answer: Quantity
    reporting_hours: Quantity
    trend_hours: Quantity
    contingency: Quantity
    start_up_hours: Quantity
    start_up_weeks: Quantity
    people: Quantity
    weekly_hours: Quantity
    after_leave: Quantity
    after_meetings: Quantity
    share: Quantity

    def quantities(self) -> tuple[Quantity, ...]:
        """Every quantity of the formula, formats first."""
        singles = (getattr(self, name) for name in type(self).model_fields if name != "formats")
        pairs = (part for form in self.formats for part in (form.posts, form.hours))
        return (*pairs, *singles)

    def items(self) -> tuple[str, ...]:
        """The items that feed the formula, without repetition."""
        return tuple(dict.fromkeys(q.item for q in self.quantities() if q.item is not None))


class Capacity(NamedTuple):
    """Hours a week needed and free; load is needed / free (None if nothing is free)."""

    needed: Fraction
    free: Fraction

    @property
    def load(self) -> Fraction | None:
        """Needed over free; None, which counts as the worst step, if no hour is free."""
        return self.needed / self.free if self.free else None


def staff_capacity(
    formula: StaffCapacity, answered: Callable[[str], Fraction | None]
) -> Capacity | None:
    """Hours needed and free, or None while a number without a default is unknown.

    `answered` gives an item's number, or None. A start-up over 0 weeks counts as one week.
    """
    try:
        return _capacity(formula, answered)
    except _UnknownNumberError:
        return None


class _UnknownNumberError(Exception):
    """A number without a default is unknown, so nothing more need be added up."""


def _capacity(formula: StaffCapacity, answered: Callable[[str], Fraction | None]) -> Capacity:
    def number(quantity: Quantity) -> Fraction:
        given = answered(quantity.item) if quantity.item is not None else None
        if given is None:
            given = quantity.value
        if given is None:
            raise _UnknownNumberError
        return given

    posts = [number(form.posts) for form in formula.formats]
    hours = [number(form.hours) for form in formula.formats]
    made, reposted = sum(posts, Fraction(0)), number(formula.reposts)
    production = sum((n * p for n, p in zip(posts, hours, strict=True)), Fraction(0))
    minutes = number(formula.minutes_per_comment_read) * number(formula.comments_read) + number(
        formula.minutes_per_answer
    ) * number(formula.comments_answered)
    weekly = (
        production
        + reposted * number(formula.hours_per_repost)
        + made
        * max(number(formula.languages) - 1, Fraction(0))
        * number(formula.hours_per_extra_language)
        + (made + reposted) * number(formula.approval_hours)
        + number(formula.days_staffed) * minutes / 60
        + number(formula.reporting_hours)
        + number(formula.trend_hours)
    )
    start_up = number(formula.start_up_hours) / max(number(formula.start_up_weeks), Fraction(1))
    needed = weekly * number(formula.contingency) + start_up
    free = (
        number(formula.people)
        * number(formula.weekly_hours)
        * number(formula.after_leave)
        * number(formula.after_meetings)
        * number(formula.share)
        / 100
    )
    return Capacity(needed, free)
