"""Within which bounds one area's weight can move while the leader stays first, exactly.

The area gets the weight t, and all others keep their proportions in what is left. The
leader's lead over a rival is then t * d + (1 - t) * r: d what it leads by in this area,
r what it leads by in the others together. That is a straight line in t, so its bounds
are found by a division, not by trying.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring.comparison import DecisionMatrix, ranking
from scoring.result import Ends

NONE, ALL = Fraction(0), Fraction(1)


class Interval(NamedTuple):
    """A stretch of weights, from 0 to 1."""

    low: Fraction
    high: Fraction


NOWHERE = Interval(ALL, NONE)


class WeightInterval(NamedTuple):
    """How far one area's weight can move before a leader has a rival above it.

    weight: its share now. within: judged by the low ends, as the ranking is. whatever:
    the same however the open answers turn out; None if there is no such weight.
    """

    id: str
    area: str
    weight: Fraction
    within: Interval
    whatever: Interval | None


def weight_intervals(
    matrix: DecisionMatrix, weights: Sequence[int | Fraction] | None = None
) -> tuple[WeightInterval, ...]:
    """For every alternative of the first rank, and every area."""
    used = [Fraction(each) for each in (matrix.weights if weights is None else weights)]
    together = sum(used, NONE)
    leaders = {each.id for each in ranking(matrix, weights) if each.rank == 1}
    return tuple(
        _interval(matrix, leader, area, [each / together for each in used])
        for leader in range(len(matrix.ids))
        if matrix.ids[leader] in leaders
        for area in range(len(matrix.areas))
    )


def _interval(
    matrix: DecisionMatrix, leader: int, area: int, shares: Sequence[Fraction]
) -> WeightInterval:
    own = matrix.rows[leader]
    rivals = [row for place, row in enumerate(matrix.rows) if place != leader]
    lows = [[mine.low - theirs.low for mine, theirs in _pairs(own, row)] for row in rivals]
    whatever = [[mine.low - theirs.high for mine, theirs in _pairs(own, row)] for row in rivals]
    # A leader leads at the weights that made it the leader, so this holds at least those.
    within = _bounds(lows, area, shares)
    surely = _bounds(whatever, area, shares)
    return WeightInterval(
        matrix.ids[leader],
        matrix.areas[area],
        shares[area],
        within,
        surely if surely.low <= surely.high else None,
    )


def _pairs(own: Sequence[Ends], row: Sequence[Ends]) -> Iterable[tuple[Ends, Ends]]:
    return zip(own, row, strict=True)


def _bounds(leads: Sequence[Sequence[Fraction]], area: int, shares: Sequence[Fraction]) -> Interval:
    """Where all leads are at least 0; upside down if they nowhere are."""
    if shares[area] == 1:  # all others weigh nothing, and keep to that
        return Interval(ALL, ALL) if all(lead[area] >= 0 for lead in leads) else NOWHERE
    low, high = NONE, ALL
    for lead in leads:
        rest = _elsewhere(lead, area, shares)
        slope = lead[area] - rest
        if slope > 0:
            low = max(low, -rest / slope)
        elif slope < 0:
            high = min(high, -rest / slope)
        elif rest < 0:
            return NOWHERE
    return Interval(low, high)


def _elsewhere(lead: Sequence[Fraction], area: int, shares: Sequence[Fraction]) -> Fraction:
    """The lead in all other areas together, in their proportions."""
    parts = zip(lead, shares, strict=True)
    others = sum((d * share for n, (d, share) in enumerate(parts) if n != area), NONE)
    return others / (1 - shares[area])
