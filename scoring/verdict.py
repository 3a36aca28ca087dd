"""Steps 7 and 8: the verdict of one end, and what both ends allow to recommend.

NO-GO: an unlifted knock-out, a total below `no_go_below`, or an area below its floor.
GO: nothing of that, every level reached, and nothing that holds a go back.
Otherwise CONDITIONAL. Equality passes.
"""

from collections.abc import Sequence
from typing import NamedTuple

from scoring.areas import End, parts_of
from scoring.criteria import AreaRule, Criteria
from scoring.numbers import Points
from scoring.policy import Verdict

NO_GO, CONDITIONAL, GO = range(3)
NAMES: tuple[Verdict, ...] = ("no_go", "conditional", "go")
"""The verdicts of a complete case, worst first."""
RANKED: tuple[Verdict, ...] = ("no_go", "undecided", "conditional", "go")
"""All recommendations, worst first."""


class Shift(NamedTuple):
    """What one changed answer makes of an end's sums, knock-outs and holds."""

    sums: Sequence[Points]
    knocks: int
    holds: int


class Outlook(NamedTuple):
    """The verdicts at the low and the high end, as places in NAMES, and whether a cap acts."""

    low: int
    high: int
    capped: bool

    @property
    def firm(self) -> bool:
        """Whether the verdict holds whatever the open answers are.

        A cap acts only where it keeps a go from being recommended.
        """
        return self.low == self.high and not (self.capped and self.low == GO)

    @property
    def possible(self) -> tuple[Verdict, ...]:
        """Every verdict that complete answers may lead to, worst first."""
        return NAMES[self.low : self.high + 1]

    @property
    def recommendation(self) -> Verdict:
        """GO or NO-GO only if they hold at both ends; UNDECIDED if a no-go is possible."""
        if self.low == GO:
            return "conditional" if self.capped else "go"
        if self.high == NO_GO:
            return "no_go"
        return "undecided" if self.low == NO_GO else "conditional"


def area_level(area: AreaRule, verdict: int) -> Points | None:
    """What a verdict asks of one area; None if nothing. A go asks for the floor at the least."""
    return area.go_level if verdict == GO and area.go_level is not None else area.floor


def total_level(criteria: Criteria, verdict: int) -> Points | None:
    """What a verdict asks of the total, likewise."""
    goal = criteria.go_from
    return goal if verdict == GO and goal is not None else criteria.no_go_below


def verdict_at(criteria: Criteria, end: End, shift: Shift | None = None) -> int:
    """The verdict at one end, or at the end with one question's share of it shifted."""
    sums, knocks, holds = (end.sums, end.knocks, end.holds) if shift is None else shift
    if knocks:
        return NO_GO
    clear = not holds
    for area, sum_, weight in zip(criteria.areas, sums, end.weights, strict=True):
        if not weight:
            continue  # nothing in scope, so no floor can be missed
        if area.floor is not None and sum_ < area.floor * weight:
            if not end.low and criteria.areas.index(area) in end.optional:
                continue  # at best nothing of it is in scope
            return NO_GO
        if clear and area.go_level is not None and sum_ < area.go_level * weight:
            clear = not end.low and criteria.areas.index(area) in end.optional
    if not end.scale:
        return CONDITIONAL
    total = end.parts if shift is None else parts_of(end.factors, sums)
    if criteria.no_go_below is not None and total < criteria.no_go_below * end.scale:
        return CONDITIONAL if end.total_may_be_null and not end.low else NO_GO
    reached = criteria.go_from is None or total >= criteria.go_from * end.scale
    return GO if clear and reached and not (end.total_may_be_null and end.low) else CONDITIONAL
