"""Counting ranks over weightings with numpy, for many platforms; the same sums as plain.py.

Products and sums are done element by element, in the same order, so that every score
is the same float as there. A product of matrices would not promise that, and equal
platforms might then differ in their last digit.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from scoring.robustness.plain import Counted
from scoring.robustness.weightings import WHOLE, primes

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


def counted(
    lows: Sequence[Sequence[float]],
    highs: Sequence[Sequence[float]],
    samples: int,
    order: tuple[int, ...] = (),
) -> list[Counted]:
    """Every alternative, given its areas' scores at both ends."""
    columns = weightings(len(lows[0]), samples, order)
    weights = columns.astype(np.float64)
    worst = _scores(np.array(lows), weights)
    best = worst if lows == highs else _scores(np.array(highs), weights)
    ahead = _ahead(worst)
    return [
        Counted(
            tuple(np.bincount(ahead[place], minlength=len(lows)).tolist()),
            _never_below(worst[place], best, place),
            _never_below(best[place], worst, place),
            tuple((columns @ (ahead[place] == 0)).tolist()),
        )
        for place in range(len(lows))
    ]


@lru_cache(maxsize=8)
def weightings(areas: int, samples: int, order: tuple[int, ...] = ()) -> Numbers:
    """The weightings of weightings.py, one row for each area."""
    cuts = np.empty((areas + 1, samples), np.int64)
    cuts[0], cuts[-1] = 0, WHOLE
    for place, base in enumerate(islice(primes(), areas - 1), 1):
        cuts[place] = _halton(base, samples)
    cuts.sort(axis=0)
    weights: Numbers = np.diff(cuts, axis=0)
    return _by_importance(weights, order) if order else weights


def _halton(base: int, samples: int) -> Numbers:
    power = base
    while power <= samples:
        power *= base
    points, step = np.zeros(1, np.int64), power
    while len(points) <= samples:
        step //= base
        points = (np.arange(base, dtype=np.int64)[:, None] * step + points).ravel()
    return points[1 : samples + 1] * WHOLE // power


def _by_importance(weights: Numbers, order: tuple[int, ...]) -> Numbers:
    """The largest weights for the areas in order; the rest as they were."""
    by_size = np.argsort(-weights, axis=0, kind="stable")
    sorted_weights = np.take_along_axis(weights, by_size, axis=0)
    rest = np.sort(by_size[len(order) :], axis=0)
    others = [place for place in range(len(weights)) if place not in order]
    given = np.empty_like(weights)
    given[list(order)] = sorted_weights[: len(order)]
    given[others] = np.take_along_axis(weights, rest, axis=0)
    return given


def _scores(rows: Floats, weights: Floats) -> Floats:
    """Every alternative's score under every weighting."""
    scores: Floats = rows[:, :1] * weights[0]
    for area in range(1, len(weights)):
        scores += rows[:, area : area + 1] * weights[area]
    return scores


def _ahead(scores: Floats) -> NDArray[np.int8]:
    """How many alternatives are better, by alternative and weighting."""
    ahead = np.zeros(scores.shape, np.int8)
    for one in range(len(scores)):
        for other in range(one):
            ahead[one] += scores[other] > scores[one]
            ahead[other] += scores[one] > scores[other]
    return ahead


def _never_below(own: Floats, others: Floats, place: int) -> int:
    """Under how many weightings no other alternative is better."""
    rivals = np.delete(others, place, axis=0)
    if not len(rivals):
        return len(own)
    return int(np.count_nonzero(own >= rivals.max(axis=0)))
