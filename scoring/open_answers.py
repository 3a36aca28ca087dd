"""Step 9: the open answers, most decisive first.

An open answer is *settling* if finding it out, and nothing else, could change what can
be recommended: at best it lifts the low end, at worst it lowers the high end. After
those come the others by the width that each adds to the total's range.
"""

from typing import NamedTuple

from questionnaires.items import Question
from questionnaires.reach import telling_answers
from scoring.areas import End
from scoring.criteria import Asked, Criteria, Criterion
from scoring.judging import Judged, judged_with
from scoring.numbers import Points
from scoring.points import triggered
from scoring.result import OpenAnswer, Standing
from scoring.trial import answer_with, tried
from scoring.verdict import CONDITIONAL, GO, area_level, total_level


def open_answers(judged: Judged) -> tuple[OpenAnswer, ...]:
    """Every open question that scores or decides what else is asked; ties as asked."""
    opened = [one for one in judged.loose if one.state == "unknown"]
    if not opened:
        return ()
    outlook = judged.outlook
    room = None if outlook.low == outlook.high or judged.counts.maybe else _room(judged)
    asked = judged.criteria.asked_by_id
    found = [
        _open(judged, asked[one.link_id], one, room)
        for one in opened
        if asked[one.link_id].criterion or asked[one.link_id].controls
    ]
    found.sort(key=_rank)
    return tuple(found)


def _rank(each: OpenAnswer) -> tuple[bool, Points]:
    return not each.settling, -each.part


def _open(judged: Judged, asked: Asked, one: Standing, room: "_Room | None") -> OpenAnswer:
    criterion, high = asked.criterion, judged.high
    if criterion is None:
        return OpenAnswer(one.link_id, _steers(judged, asked.item), 0, 1)
    if judged.outlook.low == judged.outlook.high:
        # Both ends bound every completion, so no answer can part them; only a cap may go.
        settling = _is_last_cap(judged, one)
    elif room is None or asked.link_id in judged.criteria.steering:
        settling = _settles(judged, criterion)
    else:
        settling = _lifts_low(judged, criterion, one, room) or _lowers_high(
            judged, criterion, one, room
        )
    # What the question adds to the range of the total, in parts of the high end's scale.
    part = high.factors[one.area] * one.weight * (one.high - one.low)
    return OpenAnswer(one.link_id, settling, part, high.scale or 1)


def _is_last_cap(judged: Judged, one: Standing) -> bool:
    last = bool(one.effects.caps) and judged.counts.effects.caps == 1
    return last and judged.outlook.low == GO


def _settles(judged: Judged, criterion: Criterion) -> bool:
    """By trying: where an answer changes what is asked, or that is open already."""
    outlook, weak = judged.outlook, criterion.backing is not None
    if criterion.link_id in judged.criteria.steering or not _held_elsewhere(judged, criterion):
        best = tried(judged, criterion, criterion.safe or criterion.best, weak=False)
        if best.outlook.low != outlook.low:
            return True
    return tried(judged, criterion, criterion.worst, weak=weak).outlook.high != outlook.high


def _held_elsewhere(judged: Judged, criterion: Criterion) -> bool:
    """Whether other questions alone keep the low end where it is."""
    low, effects = judged.low, judged.standings[criterion.link_id].effects
    if judged.outlook.low == CONDITIONAL:
        return low.holds > effects.holds_low
    return low.knocks > effects.knocks_low


class _Room(NamedTuple):
    """How far each end is from another verdict, where every question is certainly asked.

    lacking: what the low end's areas and total lack of the next better verdict (areas
    that lack nothing are absent). spare: what the high end may lose and keep its own.
    """

    lacking: dict[int, Points]
    total_lacking: Points
    spare: list[Points | None]
    total_spare: Points | None


def _room(judged: Judged) -> _Room:
    criteria, low, high = judged.criteria, judged.low, judged.high
    better, held = judged.outlook.low + 1, judged.outlook.high
    distances = _distances(criteria, low, better)
    lacking = {place: -each for place, each in enumerate(distances) if each and each < 0}
    total = _total_distance(criteria, low, better)
    spare, total_spare = _distances(criteria, high, held), _total_distance(criteria, high, held)
    return _Room(lacking, max(0, -total) if total is not None else 0, spare, total_spare)


def _distances(criteria: Criteria, end: End, verdict: int) -> list[Points | None]:
    """How far each area's sum lies above what the verdict asks of it; None: nothing is asked."""
    found: list[Points | None] = []
    for area, sum_, weight in zip(criteria.areas, end.sums, end.weights, strict=True):
        level = area_level(area, verdict)
        found.append(None if level is None or not weight else sum_ - level * weight)
    return found


def _total_distance(criteria: Criteria, end: End, verdict: int) -> Points | None:
    goal = total_level(criteria, verdict)
    if goal is None or not end.scale:
        return None
    return end.parts - goal * end.scale


def _lifts_low(judged: Judged, criterion: Criterion, one: Standing, room: _Room) -> bool:
    """Whether the best answer, well backed, lifts the verdict of the low end."""
    low, effects = judged.low, one.effects
    best = criterion.safe or criterion.best
    if low.knocks > effects.knocks_low or best.knock_out is not None:
        return False
    if judged.outlook.low == CONDITIONAL and (
        not low.scale
        or low.holds > effects.holds_low
        or not judged.judging.met.issuperset(best.measures)
    ):
        return False
    gain = one.weight * (best.points - one.low)
    place = one.area
    if room.lacking and (len(room.lacking) > 1 or room.lacking.get(place, gain + 1) > gain):
        return False
    return low.factors[place] * gain >= room.total_lacking


def _lowers_high(judged: Judged, criterion: Criterion, one: Standing, room: _Room) -> bool:
    """Whether the worst answer, thinly backed, lowers the verdict of the high end."""
    worst, weak = criterion.worst, criterion.backing is not None
    if worst.knock_out is not None or judged.outlook.high == GO:
        knocks, holds = triggered(criterion, worst, judged.judging, weak=weak)
        if knocks or (holds and judged.outlook.high == GO):
            return True
    loss = one.weight * (one.high - worst.points)
    spare = room.spare[one.area]
    if spare is not None and loss > spare:
        return True
    return room.total_spare is not None and judged.high.factors[one.area] * loss > room.total_spare


def _steers(judged: Judged, item: Question) -> bool:
    """Whether an unscored answer settles something by what it switches on or off."""
    outlook = judged.outlook
    for value in telling_answers(judged.criteria.questionnaire, item):
        again = judged_with(judged, {item.link_id: answer_with(value, proven=True)}).outlook
        if again.low > outlook.low or again.high < outlook.high:
            return True
    return False
