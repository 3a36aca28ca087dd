"""Counting ranks over weightings in plain Python: for a few platforms, and the reference."""

from collections import Counter
from collections.abc import Sequence
from itertools import compress
from operator import ge, gt
from typing import NamedTuple

from scoring.robustness.weightings import weightings


class Counted(NamedTuple):
    """One alternative over all weightings, in numbers of weightings.

    ranks: at the low ends. weights_when_first: each area's weight, added up over the
    weightings that make it first at the low ends.
    """

    ranks: tuple[int, ...]
    first_whatever: int
    first_at_best: int
    weights_when_first: tuple[int, ...]


def counted(
    lows: Sequence[Sequence[float]],
    highs: Sequence[Sequence[float]],
    samples: int,
    order: tuple[int, ...] = (),
) -> list[Counted]:
    """Every alternative, given its areas' scores at both ends."""
    columns = weightings(len(lows[0]), samples, order)
    weights = [list(map(float, column)) for column in columns]
    worst = [_scores(row, weights) for row in lows]
    best = [
        at_low if high == low else _scores(high, weights)
        for low, high, at_low in zip(lows, highs, worst, strict=True)
    ]
    found = []
    for place, (at_low, at_high) in enumerate(zip(worst, best, strict=True)):
        ahead = _ahead(worst, place, samples)
        ranks = Counter(ahead)
        first = [not each for each in ahead]
        found.append(
            Counted(
                tuple(ranks[rank] for rank in range(len(lows))),
                _never_below(at_low, [*best[:place], *best[place + 1 :]]),
                _never_below(at_high, [*worst[:place], *worst[place + 1 :]]),
                tuple(sum(compress(column, first)) for column in columns),
            )
        )
    return found


def _scores(row: Sequence[float], weights: Sequence[Sequence[float]]) -> list[float]:
    """One alternative's score under every weighting, area by area as numpy adds it up too."""
    score, *further = row
    scores = [weight * score for weight in weights[0]]
    for score, column in zip(further, weights[1:], strict=True):
        scores = [each + weight * score for each, weight in zip(scores, column, strict=True)]
    return scores


def _ahead(scores: Sequence[list[float]], place: int, samples: int) -> list[int]:
    """How many alternatives are better under each weighting."""
    own = scores[place]
    better = [map(gt, other, own) for n, other in enumerate(scores) if n != place]
    return list(map(sum, zip(*better, strict=True))) if better else [0] * samples


def _never_below(own: list[float], others: Sequence[list[float]]) -> int:
    """Under how many weightings no other is better."""
    if not others:
        return len(own)
    best = others[0] if len(others) == 1 else map(max, *others)
    return sum(map(ge, own, best))
