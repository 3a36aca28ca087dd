"""Step 11: what each answer adds to the total, and how far each could swing it.

The contributions of all questions sum to the total, exactly: c = area weight * question
weight * points, over the area's weight in scope and the areas' weights.
"""

from fractions import Fraction

from scoring.criteria import Criterion
from scoring.judging import Judged
from scoring.numbers import Points
from scoring.result import Contributions, Standing, Swing
from scoring.trial import tried

NONE = Fraction(0)


def contributions(judged: Judged) -> Contributions:
    """Every scored question in scope with what it adds at either end."""
    low, high, standings = judged.low, judged.high, judged.standings
    parts: list[tuple[str, Points, Points]] = []
    for place, link_ids in enumerate(judged.criteria.by_area):
        at_low, at_high = low.factors[place], high.factors[place]
        parts += [
            (link_id, at_low * stake[1], at_high * stake[2])
            for link_id in link_ids
            if (stake := standings[link_id].stake) is not None
        ]
        for one in judged.counts.maybe.get(place, ()):
            parts.append((one.link_id, *_stretched(judged, one)))
    return Contributions(low.scale, high.scale, tuple(parts))


def _stretched(judged: Judged, one: Standing) -> tuple[Points, Points]:
    """What a maybe-question adds, at those ends that include it."""
    low, high, place = judged.low, judged.high, one.area
    at_low = low.factors[place] * one.weight * one.low if one.link_id in low.counted else 0
    at_high = high.factors[place] * one.weight * one.high if one.link_id in high.counted else 0
    return at_low, at_high


def tornado(judged: Judged) -> tuple[Swing, ...]:
    """The total and recommendation with each scored question at its worst and at its best.

    The rest stays as it is, open answers at their low end for the total. Sorted by the
    width of the swing, widest first; ties keep the order asked.
    """
    swings = []
    for criterion in judged.criteria.by_link_id.values():
        one = judged.standings[criterion.link_id]
        if one.state in ("answered", "unknown"):
            swings.append(_swing(judged, criterion, one))
    swings.sort(key=_width, reverse=True)
    return tuple(swings)


def _width(swing: Swing) -> Fraction:
    return NONE if swing.worst is None or swing.best is None else swing.best - swing.worst


def _swing(judged: Judged, criterion: Criterion, one: Standing) -> Swing:
    weak = one.backing_weak
    worst = tried(judged, criterion, criterion.worst, weak=weak)
    best = tried(judged, criterion, criterion.safe or criterion.best, weak=weak)
    return Swing(
        criterion.link_id,
        worst.total,
        best.total,
        worst.outlook.recommendation,
        best.outlook.recommendation,
    )
