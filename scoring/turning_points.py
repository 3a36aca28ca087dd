"""Step 12: what would change the verdict.

A *turning point* is a smallest set of questions to touch that reaches a better verdict:
settle an open one, change what lies in the organisation's power, meet a measure, or
better the backing. Known platform facts and controlling answers stay as they are.

Some touches are forced: whatever knocks out, and for a go whatever holds it back. The
rest is choice: inside an area all gains share one factor, so an optimum takes the
largest; levels only bound from below how many each area needs; and what the total
still lacks goes to the largest gains left anywhere. That greedy choice is optimal
while it is certain which questions are asked. Where that is open, the set found is
checked and pruned instead, and says so (`exact` is False).

The *watch list* is the other way round: single steps down that would worsen the verdict.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from scoring.areas import End, parts_of
from scoring.criteria import Criterion
from scoring.judging import Judged
from scoring.numbers import Points
from scoring.result import Cell, Change, ChangeKind, Standing, TurningPoint, Watched
from scoring.trial import Made, applied, judged_after, made_of, tried
from scoring.verdict import CONDITIONAL, GO, NAMES, RANKED, area_level, total_level

TOTAL = "total"


class Touch(NamedTuple):
    """One question that may be touched: the cell it would then have, and what that gains."""

    one: Standing
    criterion: Criterion
    cell: Cell
    gain: Points
    forced: bool


def turning_points(judged: Judged) -> tuple[TurningPoint, ...]:
    """For each verdict better than the recommendation, a smallest way there."""
    reached = RANKED.index(judged.outlook.recommendation)
    return tuple(
        turning_point(judged, target)
        for target in (CONDITIONAL, GO)
        if RANKED.index(NAMES[target]) > reached
    )


def turning_point(judged: Judged, target: int) -> TurningPoint:
    """A smallest set of questions to touch so that `target` holds whatever stays open."""
    found = _way(judged, target)
    if found.exact or not found.reachable:
        return found
    return found._replace(changes=_needed(judged, target, found.changes))


def _way(judged: Judged, target: int) -> TurningPoint:
    """A way there: the smallest where it is certain what is asked, else with some to spare."""
    steering = _steering(judged)
    scored = [one for one in steering if one.link_id in judged.criteria.by_link_id]
    forced = next((one for one in scored if _forced(one, target)), None)
    if forced is not None:
        return _settled_first(judged, target, forced)
    point = _point(judged, target)
    if point.reachable or not steering:
        return point._replace(exact=point.exact and not steering)
    # Another answer may yet switch off what stands in the way.
    after = _settled_first(judged, target, scored[0]) if scored else point
    return after if after.reachable else point._replace(exact=False)


def _point(judged: Judged, target: int) -> TurningPoint:
    stuck, touches = _touches(judged, target)
    if stuck:
        return _unreachable(target, stuck)
    if judged.counts.maybe:
        return _searched(judged, target, touches)
    sums = list(judged.low.sums)
    for touch in touches:
        if touch.forced:
            sums[touch.one.area] += touch.gain
    chosen, lacking = _chosen(judged, target, touches, sums)
    if lacking:
        return _unreachable(target, lacking)
    taken = [touch for touch in touches if touch.forced] + chosen
    changes = tuple(_change(touch) for touch in _gentlest(judged, target, taken, sums))
    return TurningPoint(NAMES[target], True, changes, (), True)


def _touches(judged: Judged, target: int) -> tuple[list[str], list[Touch]]:
    """What can be touched, and whatever is forced but cannot be."""
    stuck, touches = _emptied(judged, target), []
    for link_id, criterion in judged.criteria.by_link_id.items():
        one = judged.standings[link_id]
        if one.state not in {"answered", "unknown"}:
            continue
        forced = _forced(one, target)
        cell = _goal(judged, criterion, one)
        if cell is None or (cell.knock_out is not None):
            if forced:
                stuck.append(link_id)
            continue
        gain = one.weight * (cell.points - one.low)
        if forced or gain > 0:
            touches.append(Touch(one, criterion, cell, gain, forced))
    return stuck, touches


def _forced(one: Standing, target: int) -> bool:
    """Whether a question keeps the target away whatever the scores, so that it must be touched."""
    effects = one.effects
    return bool(effects.knocks_low or (target == GO and (effects.holds_low or effects.caps)))


def _goal(judged: Judged, criterion: Criterion, one: Standing) -> Cell | None:
    """The best cell that touching this question may give it; its own if it must stay."""
    if one.cell is None or not _fixed(judged, criterion):
        safe = criterion.safe
        if one.cell is not None and safe is not None and one.cell.knock_out is None:
            return max(one.cell, safe, key=lambda cell: cell.points)
        return safe
    return one.cell


def _fixed(judged: Judged, criterion: Criterion) -> bool:
    """Whether a known answer is out of the organisation's hands, or decides what is asked."""
    return criterion.item.subject == "platform" or criterion.link_id in judged.criteria.steering


def _emptied(judged: Judged, target: int) -> list[str]:
    """Areas whose "not applicable" rules out a go, and the want of any score."""
    if target != GO:
        return []
    low, counts = judged.low, judged.counts
    stuck = [] if low.scale else [TOTAL]
    for place, area in enumerate(judged.criteria.areas):
        aside = counts.aside.get(place, 0) + counts.maybe_aside.get(place, 0)
        limit = area.not_applicable_at_most
        if not aside:
            continue
        weight = counts.weights[place]
        if not weight or (limit is not None and aside * 100 > limit * (aside + weight)):
            stuck.append(area.id)
    return stuck


def _chosen(
    judged: Judged, target: int, touches: Sequence[Touch], sums: list[Points]
) -> tuple[list[Touch], list[str]]:
    """The free touches needed beside the forced ones (adding them to sums), or what lacks."""
    criteria, low = judged.criteria, judged.low
    free: list[list[Touch]] = [[] for _ in criteria.areas]
    for touch in touches:
        if not touch.forced and touch.gain > 0:
            free[touch.one.area].append(touch)
    chosen: list[Touch] = []
    lacking: list[str] = []
    for place, area in enumerate(criteria.areas):
        waiting, weight = free[place], low.weights[place]
        waiting.sort(key=lambda touch: touch.gain)
        level = area_level(area, target)
        while weight and level is not None and sums[place] < level * weight:
            if not waiting:
                lacking.append(area.id)
                break
            touch = waiting.pop()
            sums[place] += touch.gain
            chosen.append(touch)
    goal = total_level(criteria, target)
    if lacking or goal is None or not low.scale:
        return chosen, lacking
    total = parts_of(low.factors, sums)
    rest = [(low.factors[touch.one.area] * touch.gain, touch) for area in free for touch in area]
    rest.sort(key=lambda pair: pair[0])
    while total < goal * low.scale:
        if not rest or not rest[-1][0]:
            return chosen, [TOTAL]
        gain, touch = rest.pop()
        total += gain
        sums[touch.one.area] += touch.gain
        chosen.append(touch)
    return chosen, []


def _gentlest(judged: Judged, target: int, taken: list[Touch], sums: list[Points]) -> list[Touch]:
    """Leave an answer as it is where meeting its measure or bettering its backing is enough."""
    gentle = []
    for touch in taken:
        own = touch.one.cell
        if own is not None and own.knock_out is None and own != touch.cell:
            sums[touch.one.area] -= touch.gain
            if _holds(judged, target, sums):
                gentle.append(touch._replace(cell=own, gain=0))
                continue
            sums[touch.one.area] += touch.gain
        gentle.append(touch)
    return gentle


def _holds(judged: Judged, target: int, sums: Sequence[Points]) -> bool:
    """Whether these sums reach every level that the target asks for."""
    criteria, low = judged.criteria, judged.low
    for area, sum_, weight in zip(criteria.areas, sums, low.weights, strict=True):
        level = area_level(area, target)
        if weight and level is not None and sum_ < level * weight:
            return False
    goal = total_level(criteria, target)
    total = parts_of(low.factors, sums)
    return goal is None or not low.scale or total >= goal * low.scale


def _unreachable(target: int, why: Sequence[str], *, exact: bool = True) -> TurningPoint:
    return TurningPoint(NAMES[target], False, (), tuple(dict.fromkeys(why)), exact)


def _change(touch: Touch) -> Change:
    own, goal = touch.one.cell, touch.cell
    if own is None:
        return Change(touch.one.link_id, "settle", None, goal.name)
    if own != goal:
        return Change(touch.one.link_id, "change", own.name, goal.name)
    kind: ChangeKind = "better_backing" if touch.one.backing_weak else "meet_measure"
    return Change(touch.one.link_id, kind, own.name, own.name)


def _steering(judged: Judged) -> list[Standing]:
    """The open questions that others wait for or are computed from, in the order asked."""
    steering = judged.criteria.steering
    return [
        one
        for link_id, one in judged.standings.items()
        if one.state == "unknown" and link_id in steering
    ]


def _settled_first(judged: Judged, target: int, one: Standing) -> TurningPoint:
    """The way to the target once an open controlling question has its best safe answer.

    What it switches on or off is then known, and the rest is found as if it had been
    answered so from the start.
    """
    safe = judged.criteria.by_link_id[one.link_id].safe
    if safe is None:
        return _unreachable(target, [one.link_id], exact=False)
    change = Change(one.link_id, "settle", None, safe.name)
    rest = _way(applied(judged, [change]), target)
    changes = (change, *rest.changes) if rest.reachable else ()
    return rest._replace(changes=changes, exact=False)


def _searched(judged: Judged, target: int, touches: list[Touch]) -> TurningPoint:
    """Where some questions may not be asked: as many of the largest gains as it takes.

    Touching more never harms, so the number is found by halving.
    """
    forced = [touch for touch in touches if touch.forced]
    free = [touch for touch in touches if not touch.forced]
    free.sort(key=lambda touch: _pull(judged.low, touch), reverse=True)

    made = [made_of(judged, _change(touch)) for touch in forced + free]

    def arrives_with(count: int) -> bool:
        return _arrives(judged, target, made[: len(forced) + count])

    if not arrives_with(len(free)):
        return _unreachable(target, [TOTAL], exact=False)
    count = bisect_left(range(len(free)), True, key=arrives_with)
    changes = tuple(map(_change, forced + free[:count]))
    return TurningPoint(NAMES[target], True, changes, (), False)


def _needed(judged: Judged, target: int, changes: Sequence[Change]) -> tuple[Change, ...]:
    """The changes without those that can be left out one by one, the last first.

    Leaving one out makes the others more needed, unless it decided what is asked: then
    all are looked at again.
    """
    kept = {each.link_id: made_of(judged, each) for each in changes}
    doubtful = [
        each.link_id for each in reversed(changes) if not _indispensable(judged, target, each)
    ]
    while True:
        spare = [each for each in doubtful if _left_out(judged, target, kept, each)]
        if judged.criteria.steering.isdisjoint(spare):
            return tuple(each for each in changes if each.link_id in kept)
        doubtful = [each for each in doubtful if each not in spare]


def _left_out(judged: Judged, target: int, kept: dict[str, Made], link_id: str) -> bool:
    """Leave a change out for good if the others arrive without it."""
    if not _arrives(judged, target, [each for each in kept.values() if each.link_id != link_id]):
        return False
    del kept[link_id]
    return True


def _indispensable(judged: Judged, target: int, change: Change) -> bool:
    """Whether nothing but touching this question itself clears what it puts in the way.

    Questions that are asked under conditions or computed may be cleared by others, and
    so may a measure, which others call for too.
    """
    criteria, link_id = judged.criteria, change.link_id
    if link_id in criteria.questionnaire.rules or link_id in criteria.policy.derived:
        return False
    one = judged.standings[link_id]
    needed = criteria.by_link_id[link_id].backing
    thin = one.backing_weak or (one.state == "unknown" and bool(needed))
    return bool(one.effects.knocks_low or (target == GO and (one.effects.caps or thin)))


def _arrives(judged: Judged, target: int, made: Iterable[Made]) -> bool:
    outlook = judged_after(judged, made).outlook
    return outlook.low >= target and not (target == GO and outlook.capped)


def _pull(low: End, touch: Touch) -> Fraction:
    """How far a touch lifts the total at the low end, as far as that can be told."""
    place = touch.one.area
    return Fraction(low.factors[place] * touch.gain) / (low.scale or 1)


def watch_list(judged: Judged) -> tuple[Watched, ...]:
    """Single steps down that would worsen the recommendation, the smallest loss first."""
    found = []
    now = RANKED.index(judged.outlook.recommendation)
    total = judged.low.total() or Fraction(0)
    for link_id, criterion in judged.criteria.by_link_id.items():
        one = judged.standings[link_id]
        if one.cell is None or now == 0:
            continue
        below = [cell for cell in criterion.cells if cell.points < one.cell.points]
        for cell in sorted(below, key=lambda cell: cell.points, reverse=True):
            trial = tried(judged, criterion, cell, weak=one.backing_weak)
            verdict = trial.outlook.recommendation
            if RANKED.index(verdict) < now:
                drop = total - (trial.total or Fraction(0))
                found.append(Watched(link_id, cell.name, verdict, drop))
                break
    found.sort(key=lambda watched: watched.drop)
    return tuple(found)
