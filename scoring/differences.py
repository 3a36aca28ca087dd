"""Step 14, differences: the questions that separate platforms, most telling first.

A question tells two platforms apart by as many points of the total as their answers
lie apart: the gap in points, at the weight that the question has where it weighs most.
An open answer is apart from a known one by the end that it may still reach. Answers
worth the same, and questions that are asked of one platform only, separate nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from scoring.comparison import Alternative, Comparison
from scoring.result import Result, Standing

NONE = Fraction(0)
_IN_SCOPE = ("answered", "unknown")


class Difference(NamedTuple):
    """One question that separates alternatives.

    tells: by how many points of the total, at the most, it moves two of them apart.
    knocks_out: those whose answer to it rules them out. standings: how it stands with
    each alternative that was asked by the same questionnaire.
    """

    link_id: str
    tells: Fraction
    knocks_out: tuple[str, ...]
    standings: Mapping[str, Standing]


def differences(comparison: Comparison) -> tuple[Difference, ...]:
    """What separates those that are ranked; all that are comparable, if fewer than two are.

    A question that rules some of them out comes before all others; ties keep the order
    asked.
    """
    comparable, ranked = comparison.comparable, comparison.ranked
    among = ranked if len(ranked) > 1 else comparable
    found = list(_separating(among, comparable))
    return tuple(sorted(found, key=lambda each: (not each.knocks_out, -each.tells)))


def _separating(
    among: Sequence[Alternative], comparable: Sequence[Alternative]
) -> Iterator[Difference]:
    shares = {each.id: _share_of_weight(each.result) for each in among}
    asked = dict.fromkeys(link_id for each in among for link_id in each.result.standings)
    for link_id in asked:
        stands = [
            (one, shares[each.id][one.area])
            for each in among
            if (one := each.result.standings.get(link_id)) and one.state in _IN_SCOPE
        ]
        tells = max((_gap(*one, *other) for one, other in combinations(stands, 2)), default=NONE)
        knocks = tuple(each.id for each in among if _knocks_out(each, link_id))
        if tells or 0 < len(knocks) < len(among):
            standings = {
                each.id: each.result.standings[link_id]
                for each in comparable
                if link_id in each.result.standings
            }
            yield Difference(link_id, tells, knocks, standings)


def _knocks_out(each: Alternative, link_id: str) -> bool:
    return any(
        found.link_id == link_id and found.certain and found.lifted_by is None
        for found in each.result.knock_outs
    )


def _share_of_weight(result: Result) -> list[Fraction]:
    """What one unit of a question's weight is of the total, by area."""
    together = sum(area.weight for area in result.areas if area.in_scope)
    return [
        Fraction(area.weight, together * area.in_scope) if together and area.in_scope else NONE
        for area in result.areas
    ]


def _gap(one: Standing, one_share: Fraction, other: Standing, other_share: Fraction) -> Fraction:
    apart = max(abs(Fraction(one.low - other.low)), abs(Fraction(one.high - other.high)))
    return max(one_share * one.weight, other_share * other.weight) * apart
