"""Evenly spread weightings of a few areas, the same on every run: no seed, no luck.

Halton points fill the unit cube evenly. A point's coordinates, sorted, cut the line from
0 to 1 into spacings, and these are spread evenly over all ways of sharing out 1. At four
areas 16,384 of them miss a share by 0.004 at the most; as many random ones by 0.009.
Weights are whole numbers of parts, WHOLE to one, so that they sum to it exactly.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import count, islice, pairwise

SAMPLES = 16_384
WHOLE = 1 << 40
"""Parts of one: fine enough for any base, and small enough for whole numbers of 64 bits."""


def primes() -> Iterator[int]:
    """2, 3, 5, 7 ..."""
    found: list[int] = []
    for number in count(2):
        if all(number % prime for prime in found):
            found.append(number)
            yield number


def halton(base: int, samples: int) -> list[int]:
    """The first points of one coordinate in parts of WHOLE: each number's digits reversed."""
    power = base
    while power <= samples:
        power *= base
    points, step = [0], power
    while len(points) <= samples:
        step //= base
        points = [digit * step + point for digit in range(base) for point in points]
    # The point 0 is left out: it would put all weight on one area.
    return [point * WHOLE // power for point in points[1 : samples + 1]]


@lru_cache(maxsize=8)
def weightings(
    areas: int, samples: int = SAMPLES, order: tuple[int, ...] = ()
) -> tuple[tuple[int, ...], ...]:
    """One column of weights for each area.

    order: the places of areas by importance; the largest weight goes to the first.
    """
    coordinates = [halton(base, samples) for base in islice(primes(), areas - 1)]
    if not coordinates:
        return ((WHOLE,) * samples,) * areas
    cuts = [(0, *sorted(point), WHOLE) for point in zip(*coordinates, strict=True)]
    rows = [[after - before for before, after in pairwise(cut)] for cut in cuts]
    if order:
        rows = [by_importance(row, order) for row in rows]
    return tuple(zip(*rows, strict=True))


def by_importance(weights: Sequence[int], order: Sequence[int]) -> list[int]:
    """The same weights, the largest for the areas in order; the rest stay as they were."""
    by_size = sorted(range(len(weights)), key=lambda place: -weights[place])
    largest = by_size[: len(order)]
    rest = iter([weight for place, weight in enumerate(weights) if place not in largest])
    ranked = dict(zip(order, (weights[place] for place in largest), strict=True))
    return [ranked[place] if place in ranked else next(rest) for place in range(len(weights))]
