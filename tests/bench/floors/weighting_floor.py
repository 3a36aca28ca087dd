"""The floor under weights in doubt: the same counts, straightforwardly, over all questions.

Weightings of the areas are drawn at random, spread over the questions, and every
platform's score is one product of matrices. Nothing is done by area, and nothing twice.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Questions(NamedTuple):
    """Points by platform and question at both ends, and what each question is of its area."""

    low: Floats
    high: Floats
    area: NDArray[np.int64]
    share: Floats
    areas: int


class Counts(NamedTuple):
    """Over all weightings: ranks by platform, how often first, the weights that made it first."""

    ranks: Floats
    first_whatever: Floats
    first_at_best: Floats
    central: Floats


def counted(questions: Questions, samples: int) -> Counts:
    """What robustness counts, by way of one weight for each question."""
    by_area = np.random.default_rng(0).dirichlet(np.ones(questions.areas), samples)
    weights = by_area[:, questions.area] * questions.share
    low, high = weights @ questions.low.T, weights @ questions.high.T
    ranks = np.argsort(np.argsort(-low, axis=1), axis=1)
    platforms = range(low.shape[1])
    others_high = [np.delete(high, one, axis=1).max(axis=1) for one in platforms]
    others_low = [np.delete(low, one, axis=1).max(axis=1) for one in platforms]
    return Counts(
        np.array([np.bincount(ranks[:, one], minlength=low.shape[1]) for one in platforms]),
        np.array([np.count_nonzero(low[:, one] >= others_high[one]) for one in platforms]),
        np.array([np.count_nonzero(high[:, one] >= others_low[one]) for one in platforms]),
        np.array([weights[ranks[:, one] == 0].sum(axis=0) for one in platforms]),
    )
