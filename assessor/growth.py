"""What was measured later, made comparable: by the year, by the hour, against expectations.

A measured outcome never enters a score. Hours really spent are an outcome like any other,
with hours as its unit; what else was measured on the same channel is divided by them.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from assessor.assessment import Outcome

HOURS = frozenset(("h", "hour", "hours"))
"""Units in which time spent is recorded."""


class Growth(NamedTuple):
    """One outcome with what follows from it; None where a number for it is missing.

    of_expected: the share of what was expected that came true, 1 for all of it.
    """

    outcome: Outcome
    per_year: Fraction | None
    per_hour: Fraction | None
    of_expected: Fraction | None


def growth(outcomes: Iterable[Outcome]) -> list[Growth]:
    """Every outcome in its order, except the hours, which the others are divided by."""
    every = list(outcomes)
    spent: dict[str, Fraction] = {}
    for each in every:
        if is_time(each):
            spent[each.channel] = spent.get(each.channel, Fraction(0)) + Fraction(each.value)
    return [
        Growth(
            each,
            _divided(each.value, each.over_years),
            None if is_time(each) else _divided(each.value, spent.get(each.channel)),
            _divided(each.value, each.expected),
        )
        for each in every
    ]


def is_time(outcome: Outcome) -> bool:
    """Whether this records hours that were spent."""
    return outcome.unit.strip().lower() in HOURS


def _divided(value: object, by: object) -> Fraction | None:
    return Fraction(str(value)) / Fraction(str(by)) if by else None
