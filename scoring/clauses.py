"""Steps 5 to 7: the clauses that still keep a verdict from go, each with who owes what.

A clause is *certain* if it fails at both ends, *possible* if only open answers could
make it fail.
"""

from collections.abc import Iterable

from scoring.judging import Judged
from scoring.policy import Policy
from scoring.result import AreaResult, Condition, ConditionKind, Standing


def conditions(
    judged: Judged,
    standings: Iterable[Standing],
    areas: Iterable[AreaResult],
) -> tuple[Condition, ...]:
    """Every clause that fails, or may fail: the total's first, then areas, then questions."""
    criteria, commitments = judged.criteria, judged.commitments
    found: list[Condition] = []
    _total(judged, found)
    for place, area in enumerate(areas):
        _area(judged, place, area, found)
    promised = {each.measure: each for each in commitments.measures}
    lifted = {each.link_id: each.by for each in commitments.lifted}
    for one in standings:
        if one.state == "unknown" and criteria.by_link_id[one.link_id].blocks_go:
            found.append(_of("unknown_blocks_go", one))
        if not one.effects.holds_low or one.cell is None:
            continue
        if one.backing_weak:
            found.append(_of("backing_weak", one))
        if one.cell.knock_out is not None and not one.effects.knocks_low:
            found.append(_of("knock_out_lifted", one, owner=lifted.get(one.link_id)))
        for measure in one.cell.measures:
            promise = promised.get(measure)
            if promise is None or promise.state != "met":
                owner = promise.owner if promise else _role_of(criteria.policy, measure)
                found.append(
                    Condition(
                        "measure_outstanding",
                        one.link_id,
                        measure,
                        owner,
                        promise.due if promise else None,
                        promise.state if promise else "called_for",
                        one.maybe,
                    )
                )
    return tuple(found)


def _role_of(policy: Policy, measure: str) -> str | None:
    known = policy.measures.get(measure)
    return known.role if known else None


def _of(kind: ConditionKind, one: Standing, owner: str | None = None) -> Condition:
    return Condition(kind, one.link_id, None, owner, None, None, one.maybe)


def _clause(kind: ConditionKind, subject: str | None, *, possible: bool) -> Condition:
    return Condition(kind, None, subject, None, None, None, possible)


def _total(judged: Judged, found: list[Condition]) -> None:
    low, high, goal = judged.low, judged.high, judged.criteria.go_from
    if not low.scale or low.total_may_be_null:
        found.append(_clause("no_score", None, possible=bool(high.scale)))
    if goal is not None and low.scale and low.parts < goal * low.scale:
        possible = high.parts >= goal * high.scale
        found.append(_clause("total_below_go", None, possible=possible))


def _area(judged: Judged, place: int, area: AreaResult, found: list[Condition]) -> None:
    goal, weight = area.go_level, area.low_weight
    if goal is not None and weight and area.low < goal * weight:
        possible = area.high >= goal * area.high_weight or area.may_be_null
        found.append(_clause("area_below_go_level", area.id, possible=possible))
    if not area.set_aside:
        return
    if not weight:
        sure = judged.counts.aside.get(place, 0)
        found.append(_clause("area_not_applicable", area.id, possible=not sure))
    limit = judged.criteria.areas[place].not_applicable_at_most
    aside, together = area.set_aside, area.set_aside + area.in_scope
    if limit is not None and weight and aside * 100 > limit * together:
        open_ = place in judged.counts.maybe_aside
        found.append(_clause("too_much_not_applicable", area.id, possible=open_))
