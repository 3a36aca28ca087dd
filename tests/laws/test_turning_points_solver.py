"""Turning points of larger cases, against a mixed-integer solver."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import gcd, lcm
from typing import NamedTuple

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from scoring.turning_points import turning_points
from tests.laws.asks import Ask
from tests.laws.cases import Case
from tests.laws.drawing import Shape, seeded
from tests.laws.plainly import GO, VERDICTS, Filled, is_lifted, outcome, too_much_aside
from tests.laws.touching import filling, suffices, touched, untouched, with_known_controllers

LARGE = Shape(
    questions=(20, 60),
    areas=(4, 4),
    most_open=25,
    platform=6,
    trouble=80,
    mild=False,
    thresholds=(55, 50, 45, 60, 65, 40),
)
CASES = 120
EVEN = 12
"""Weights in scope are filled up to a multiple of this, so that no row has huge numbers."""


class Row(NamedTuple):
    """One demand in whole numbers: what stands and what touching adds, at least a bound."""

    gains: Sequence[int]
    lacking: int


def drawn(seed: int) -> Case:
    """A large case; every other one has questions that wait for known answers."""
    shape = LARGE._replace(steering=bool(seed % 2), aside=bool(seed % 3))
    return evened(with_known_controllers(seeded(seed, shape)))


def evened(case: Case) -> Case:
    """The case with one question of each area made weightier, so that the weights come out even."""
    asks = {ask.link_id: ask for ask in case.form.asks}
    for area in case.form.areas:
        members = [ask for ask in in_scope(case) if ask.area == area.id]
        if members:
            missing = -sum(ask.weight for ask in members) % EVEN
            last = members[-1]
            asks[last.link_id] = last._replace(weight=last.weight + missing)
    return replace(case, form=replace(case.form, asks=tuple(asks.values())))


def in_scope(case: Case) -> list[Ask]:
    """The scored questions that are asked and apply."""
    asked = outcome(case, filling(case, ())).asked
    return [
        ask
        for ask in case.form.asks
        if ask.scored and ask.link_id in asked and untouched(case, ask).value is not None
    ]


def points(ask: Ask, filled: Filled) -> int:
    """What an answer is worth."""
    return 0 if filled.value is None else ask.worth[filled.value].points


def forbids(case: Case, ask: Ask, filled: Filled, target: int) -> bool:
    """Whether this answer by itself rules the target out."""
    if filled.value is None:
        return False
    worth = ask.worth[filled.value]
    lifted = worth.knocks and filled.liftable and is_lifted(case, ask, filled.value)
    held = lifted or filled.thin or not worth.measures <= filled.met
    return (worth.knocks and not lifted) or (target == GO and held)


def rows(case: Case, asks: Sequence[Ask], target: int) -> list[Row]:
    """Every score that the target asks for: of each area, and of the total."""
    form = case.form
    now = {ask.link_id: points(ask, untouched(case, ask)) for ask in asks}
    gain = {ask.link_id: points(ask, touched(case, ask)) - now[ask.link_id] for ask in asks}
    weights = {
        area.id: sum(ask.weight for ask in asks if ask.area == area.id) for area in form.areas
    }
    demands: list[tuple[dict[str, Fraction], Fraction]] = []
    for area in form.areas:
        levels = (area.floor, area.go_level if target == GO else None)
        share = {ask.link_id: Fraction(ask.weight * (ask.area == area.id)) for ask in asks}
        demands += [
            (share, Fraction(level * weights[area.id])) for level in levels if level is not None
        ]
    counted = {area.id: area.weight for area in form.areas if weights[area.id]}
    share = {
        ask.link_id: Fraction(ask.weight * counted[ask.area], weights[ask.area])
        for ask in asks
        if weights[ask.area]
    }
    goals = (form.no_go_below, form.go_from if target == GO else None)
    demands += [
        (share, Fraction(goal * sum(counted.values()))) for goal in goals if goal is not None
    ]
    return [
        in_whole_numbers(
            [share.get(ask.link_id, Fraction(0)) * gain[ask.link_id] for ask in asks],
            bound - sum(part * now[link_id] for link_id, part in share.items()),
        )
        for share, bound in demands
    ]


def in_whole_numbers(gains: Sequence[Fraction], lacking: Fraction) -> Row:
    """The same demand without fractions, and without a common factor."""
    scale = lcm(*(number.denominator for number in (*gains, lacking)))
    whole = [int(number * scale) for number in gains]
    common = gcd(*whole) or 1
    return Row([number // common for number in whole], -(-int(lacking * scale) // common))


def fewest(case: Case, target: int) -> int | None:
    """The least number of questions to touch, as the solver finds it; None if there is no way."""
    asks = in_scope(case)
    stuck = any(forbids(case, ask, touched(case, ask), target) for ask in asks)
    if stuck or (target == GO and rules_out_a_go(case)):
        return None
    forced = [
        forbids(case, ask, untouched(case, ask), target)
        or (target == GO and ask.blocks_go and case.given[ask.link_id].open)
        for ask in asks
    ]
    # Half a unit of slack: sums are whole numbers, the solver's are not.
    demands = [
        LinearConstraint(np.array(row.gains, float), lb=row.lacking - 0.5)
        for row in rows(case, asks, target)
    ]
    solved = milp(
        np.ones(len(asks)),
        constraints=demands,
        integrality=np.ones(len(asks)),
        bounds=Bounds(np.array(forced, float), np.ones(len(asks))),
    )
    if solved.x is None:
        return None
    chosen = [ask for ask, share in zip(asks, solved.x, strict=True) if share > 0.5]
    assert suffices(case, chosen, target)
    return len(chosen)


def rules_out_a_go(case: Case) -> bool:
    """Whether nothing counts, or too much does not apply."""
    plain = outcome(case, filling(case, ()))
    asks = [ask for ask in case.form.asks if ask.scored and ask.link_id in plain.asked]
    weights = {area.id: 0 for area in case.form.areas}
    aside = dict(weights)
    for ask in asks:
        which = aside if untouched(case, ask).value is None else weights
        which[ask.area] += ask.weight
    return plain.total is None or too_much_aside(case, weights, aside)


@pytest.mark.parametrize("seed", range(CASES))
def test_no_solver_finds_a_smaller_turning_point(seed: int) -> None:
    """The fewest questions on 20 to 60 of them in four areas, and exactly then reachable."""
    case = drawn(seed)
    found = {
        each.to: len(each.changes) if each.reachable else None
        for each in turning_points(case.judged)
    }

    assert {to: fewest(case, VERDICTS.index(to)) for to in found} == found
