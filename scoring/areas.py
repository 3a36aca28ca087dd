"""Steps 2, 3 and 10: areas and the total, at either end of what is open.

An area is the weighted mean of its questions in scope, the total that of its areas.
Everything is kept as whole numbers: sums and weights, never quotients, so that no
comparison is ever rounded. `End` is one end of the range: the low one takes every
open answer at its worst, the high one at its best.

A question that may or may not be asked counts wherever that pushes its end further
out: at the low end the poorest of them are added while they pull the mean down.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import prod
from typing import NamedTuple

from scoring.criteria import AreaRule, Criteria
from scoring.numbers import Points, ratio
from scoring.result import HARMLESS, Effects, Standing

NO_AREA: frozenset[int] = frozenset()
NO_QUESTION: frozenset[str] = frozenset()


class End(NamedTuple):
    """One end: per area the sum of weight times points and the weight, and what is triggered.

    factors and scale give the total exactly: parts = sum(factor * sum), `scale` parts to
    the point (scale 0: no total). optional: areas that open answers may leave empty.
    counted: maybe-questions that this end includes. knocks and holds count what knocks
    out and what holds back.
    """

    low: bool
    sums: list[Points]
    weights: list[int]
    factors: list[int]
    scale: int
    parts: Points
    optional: frozenset[int]
    total_may_be_null: bool
    counted: frozenset[str]
    knocks: int
    holds: int

    def total(self) -> Fraction | None:
        """The total at this end, or None if nothing is in scope."""
        return ratio(self.parts, self.scale) if self.scale else None

    def area(self, place: int) -> Fraction | None:
        """One area's score at this end, or None if nothing is in scope."""
        return ratio(self.sums[place], self.weights[place]) if self.weights[place] else None


def parts_of(factors: Sequence[int], sums: Sequence[Points]) -> Points:
    """The total that these sums make with an end's factors, in parts of its scale."""
    total: Points = 0
    for factor, each in zip(factors, sums, strict=True):
        total += factor * each
    return total


def total_of(end: End, sums: Sequence[Points]) -> Fraction | None:
    """The same in points, or None if nothing is in scope."""
    return ratio(parts_of(end.factors, sums), end.scale) if end.scale else None


class Tally(NamedTuple):
    """Per area, what is certainly in scope, added up; and what everything triggers.

    Only questions that are certainly asked are in the sums; `maybe` holds the others.
    aside and maybe_aside: the weight that is, or may be, not applicable.
    """

    low: list[Points]
    high: list[Points]
    weights: list[int]
    effects: Effects
    maybe: Mapping[int, list[Standing]]
    aside: Mapping[int, int]
    maybe_aside: Mapping[int, int]

    def in_scope(self, place: int) -> int:
        """The weight in scope of one area, maybe-questions included."""
        certain = self.weights[place]
        if place in self.maybe:
            return certain + sum(one.weight for one in self.maybe[place])
        return certain


def tally(criteria: Criteria, standings: Mapping[str, Standing]) -> Tally:
    """The sums at both ends, in one pass. This is the innermost loop of all judging."""
    low: list[Points] = []
    high: list[Points] = []
    weights: list[int] = []
    triggered: list[Effects] = []
    left: list[Standing] = []
    for link_ids in criteria.by_area:
        area_weight = 0
        area_low: Points = 0
        area_high: Points = 0
        for link_id in link_ids:
            stake = standings[link_id].stake
            if stake is None:
                left.append(standings[link_id])
                continue
            weight, least, most, effects = stake
            area_weight += weight
            area_low += least
            area_high += most
            if effects is not HARMLESS:
                triggered.append(effects)
        low.append(area_low)
        high.append(area_high)
        weights.append(area_weight)
    maybe: dict[int, list[Standing]] = {}
    aside: dict[int, int] = {}
    maybe_aside: dict[int, int] = {}
    for one in left:
        if one.state == "not_applicable":
            which = maybe_aside if one.maybe else aside
            which[one.area] = which.get(one.area, 0) + one.weight
        elif one.state != "disabled":
            maybe.setdefault(one.area, []).append(one)
            triggered.append(one.effects)
    together = Effects(*map(sum, zip(*triggered, strict=True))) if triggered else HARMLESS
    return Tally(low, high, weights, together, maybe, aside, maybe_aside)


def ends_of(criteria: Criteria, counts: Tally) -> tuple[End, End]:
    """The low and the high end of everything that is in scope."""
    if counts.maybe or counts.maybe_aside:
        return _stretched_end(criteria, counts, low=True), _stretched_end(
            criteria, counts, low=False
        )
    # Where it is certain what is asked, both ends weigh alike, and only their points differ.
    areas, effects, weights = criteria.areas, counts.effects, counts.weights
    factors, scale, is_null = _shares(areas, counts.low, weights, [], low=True)
    holds = sum(_aside_holds(areas[place], counts, place, low=True) for place in counts.aside)
    low, high = (
        End(
            low,
            sums,
            weights,
            factors,
            scale,
            parts_of(factors, sums),
            NO_AREA,
            is_null,
            NO_QUESTION,
            knocks,
            held + holds,
        )
        for low, sums, knocks, held in (
            (True, counts.low, effects.knocks_low, effects.holds_low),
            (False, counts.high, effects.knocks_high, effects.holds_high),
        )
    )
    return low, high


def _stretched_end(criteria: Criteria, counts: Tally, *, low: bool) -> End:
    """One end where some questions may or may not be asked."""
    areas, effects = criteria.areas, counts.effects
    sums = list(counts.low if low else counts.high)
    weights = list(counts.weights)
    holds = effects.holds_low if low else effects.holds_high
    optional: list[int] = []
    counted: list[str] = []
    for place, maybe in counts.maybe.items():
        if not weights[place]:
            optional.append(place)
        sums[place], weights[place], included = _stretched(
            sums[place], weights[place], maybe, low=low
        )
        counted += included
    for place in {*counts.aside, *counts.maybe_aside}:
        holds += _aside_holds(areas[place], counts, place, low=low)
    factors, scale, may_be_null = _shares(areas, sums, weights, optional, low=low)
    return End(
        low,
        sums,
        weights,
        factors,
        scale,
        parts_of(factors, sums),
        frozenset(optional),
        may_be_null,
        frozenset(counted),
        effects.knocks_low if low else effects.knocks_high,
        holds,
    )


def _stretched(
    area_sum: Points, weight: int, maybe: list[Standing], *, low: bool
) -> tuple[Points, int, list[str]]:
    """Add maybe-questions while they push the mean further out; the first, if it is alone."""
    included: list[str] = []
    ordered = sorted(
        (one for one in maybe if one.weight),
        key=(lambda one: one.low) if low else (lambda one: -one.high),
    )
    for one in ordered:
        points = one.low if low else one.high
        # Ties count too: they move no mean, and no order of questions then matters.
        if points * weight > area_sum if low else points * weight < area_sum:
            break
        area_sum += one.weight * points
        weight += one.weight
        included.append(one.link_id)
    return area_sum, weight, included


def _shares(
    areas: tuple[AreaRule, ...],
    sums: list[Points],
    weights: list[int],
    optional: list[int],
    *,
    low: bool,
) -> tuple[list[int], int, bool]:
    """Factors and scale of the total over the areas that count at this end."""
    counted = [i for i, w in enumerate(weights) if w and areas[i].weight and i not in optional]
    waiting = [i for i in optional if weights[i] and areas[i].weight]
    may_be_null = not counted
    if waiting:
        # Areas that may fall away count wherever that pushes the total further out.
        waiting.sort(key=lambda i: Fraction(sums[i]) / weights[i], reverse=not low)
        for i in waiting:
            mean = Fraction(sums[i]) / weights[i]
            running = _mean(areas, sums, weights, counted)
            if running is None or (mean <= running if low else mean >= running):
                counted.append(i)
    together = prod(weights[i] for i in counted)
    factors = [0] * len(areas)
    for i in counted:
        factors[i] = areas[i].weight * (together // weights[i])
    return factors, together * sum(areas[i].weight for i in counted), may_be_null


def _mean(
    areas: tuple[AreaRule, ...], sums: list[Points], weights: list[int], counted: list[int]
) -> Fraction | None:
    if not counted:
        return None
    total = sum((areas[i].weight * Fraction(sums[i]) / weights[i] for i in counted), Fraction(0))
    return total / sum(areas[i].weight for i in counted)


def _aside_holds(area: AreaRule, counts: Tally, place: int, *, low: bool) -> int:
    """Whether "not applicable" holds a go back: an area emptied by it, or too much of it."""
    aside = counts.aside.get(place, 0)
    in_scope = counts.weights[place]
    if low:
        aside += counts.maybe_aside.get(place, 0)
    else:
        in_scope = counts.in_scope(place)
    if not aside:
        return 0
    if not in_scope:
        return 1
    limit = area.not_applicable_at_most
    return int(limit is not None and aside * 100 > limit * (aside + in_scope))
