"""Many assessments in one table: a portfolio made row by row, against evaluating alone."""

from collections.abc import Iterator
from functools import cache

from assessor import shipped
from assessor.assessment import Assessment
from assessor.casework import Case, Evaluated, evaluated
from assessor.casework import opened as opened_case
from assessor.portfolio import grid, rows
from tests.bench.sixty import DAY

COUNT = 100
"""Enough to be counted; two thousand take twenty times as long, for nothing is kept of any."""


@cache
def cases() -> tuple[Case, ...]:
    """The worked examples over and over, as so many societies."""
    examples = [opened_case(path) for path in shipped.examples()]
    # As in a store: all answer the same questionnaire, and are judged by the same policy.
    asked, policy = examples[0].questionnaire, examples[0].policy
    return tuple(
        Case(_of_society(examples[number % len(examples)], number), asked, policy)
        for number in range(COUNT)
    )


def _of_society(case: Case, number: int) -> Assessment:
    organisation = case.assessment.organisation
    assert organisation is not None
    name = f"{organisation.name} {number // 10}"
    changed = organisation.model_copy(update={"name": name})
    return case.assessment.model_copy(update={"organisation": changed})


def _evaluated() -> Iterator[tuple[str, Evaluated]]:
    return ((str(number), evaluated(case)) for number, case in enumerate(cases()))


def opened() -> object:
    """Every case evaluated, put into a row, and the rows into a grid."""
    return grid(rows(_evaluated(), DAY))


def evaluated_only() -> int:
    """Every case evaluated, and let go."""
    return sum(1 for _ in _evaluated())
