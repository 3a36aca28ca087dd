"""Step 15: would the ranking hold if the areas weighed otherwise?

`robustness(matrix)` says in which share of all weightings each platform is first,
second and so on; `weight_intervals(matrix)` between which bounds one area's weight can
move while the leader stays first. Neither says anything about success.

Platforms are weighed by area, not by question: four columns instead of sixty. Scores
are rounded to floats here and nowhere else. Sums and products of floats keep order, so
a platform that is nowhere below another never comes out below it; nothing is decided
by these shares.
"""

import sys
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring.comparison import DecisionMatrix
from scoring.robustness.intervals import Interval, WeightInterval, weight_intervals
from scoring.robustness.plain import Counted
from scoring.robustness.weightings import SAMPLES, WHOLE

__all__ = [
    "SAMPLES",
    "Acceptability",
    "Interval",
    "Robustness",
    "WeightInterval",
    "robustness",
    "weight_intervals",
]

MOST_WITHOUT_ARRAYS = 5
"""Up to here plain Python has counted before numpy is even imported."""


class Acceptability(NamedTuple):
    """In which share of all weightings one alternative takes each rank.

    ranks: over the low ends, first rank first; they sum to 1. first_whatever: first, be
    it with others, however the open answers of all turn out. first_at_best: first if its
    own turn out best and the others' worst. central_weights: the mean of the weightings
    that make it first over the low ends, by area; None if there is none.
    """

    id: str
    ranks: tuple[Fraction, ...]
    first_whatever: Fraction
    first_at_best: Fraction
    central_weights: tuple[Fraction, ...] | None


class Robustness(NamedTuple):
    """What all weightings of the areas come to; order: the areas said to matter most."""

    samples: int
    order: tuple[str, ...]
    rows: tuple[Acceptability, ...]

    def of(self, alternative: str) -> Acceptability | None:
        """One alternative's row, if it is ranked."""
        return next((row for row in self.rows if row.id == alternative), None)


def robustness(
    matrix: DecisionMatrix, order: Sequence[str] = (), samples: int = SAMPLES
) -> Robustness:
    """Every ranked alternative under evenly spread weightings of the areas.

    order: areas by importance, the most important first; any that are left out matter
    less than these, in no order among themselves.

    Raises ValueError if it names an area twice, or one that does not count.
    """
    if len(set(order)) < len(order) or not set(order) <= set(matrix.areas):
        raise ValueError(f"{tuple(order)} is no order of the areas {matrix.areas}")
    if not matrix.ids:
        return Robustness(samples, tuple(order), ())
    lows = [[float(ends.low) for ends in row] for row in matrix.rows]
    highs = [[float(ends.high) for ends in row] for row in matrix.rows]
    places = tuple(matrix.areas.index(area) for area in order)
    found = _counted(lows, highs, samples, places)
    rows = map(_acceptability, matrix.ids, found, [samples] * len(found))
    return Robustness(samples, tuple(order), tuple(rows))


def _counted(
    lows: list[list[float]], highs: list[list[float]], samples: int, order: tuple[int, ...]
) -> list[Counted]:
    """The counting itself, by whichever way is quicker; both count the same."""
    if len(lows) > MOST_WITHOUT_ARRAYS or "numpy" in sys.modules:
        from scoring.robustness import arrays

        return arrays.counted(lows, highs, samples, order)
    from scoring.robustness import plain

    return plain.counted(lows, highs, samples, order)


def _acceptability(one: str, found: Counted, samples: int) -> Acceptability:
    first = found.ranks[0]
    central = [Fraction(weight, first * WHOLE) for weight in found.weights_when_first if first]
    return Acceptability(
        one,
        tuple(Fraction(count, samples) for count in found.ranks),
        Fraction(found.first_whatever, samples),
        Fraction(found.first_at_best, samples),
        tuple(central) or None,
    )
