"""What if: one question answered otherwise, everything else as it is.

Most questions touch nothing but their own area, and trying one costs a few sums. A
question that others wait for is judged again from the beginning.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from questionnaires.items import DateItem, MultipleChoiceItem, NumberItem, ScaleItem
from questionnaires.response import Answer, AnswerValue, Backing
from scoring.areas import End, ends_of, tally, total_of
from scoring.commitments import Commitments, MeasureCommitment
from scoring.criteria import Criteria, Criterion, cell_of
from scoring.judging import Judged, judge, judged_with
from scoring.points import answered
from scoring.result import Cell, Change, Standing
from scoring.verdict import Outlook, Shift, verdict_at

# Built without validation: these are ours, and trying things out must cost little.
PROVEN = Backing.model_construct(kind="independent_check")
THIN = Backing.model_construct(kind="assertion", good_until=date.min)
"""Less than any policy asks for: said by someone, and out of date."""


class Tried(NamedTuple):
    """What a trial came to: the verdicts at both ends, and the total at the low end."""

    outlook: Outlook
    total: Fraction | None


def tried(judged: Judged, criterion: Criterion, cell: Cell, *, weak: bool) -> Tried:
    """The outlook with one question answered by this cell, on weak or sufficient backing."""
    link_id = criterion.link_id
    old = judged.standings[link_id]
    if link_id in judged.criteria.steering:
        value = value_of(judged, criterion, cell)
        if value is not None:
            again = judged_with(judged, {link_id: answer_with(value, proven=not weak)})
            return Tried(again.outlook, again.low.total())
    new = answered(criterion, cell, judged.judging, weak=weak, maybe=old.maybe)
    if old.stake is None or old.area in judged.counts.maybe or judged.low.optional:
        return _rebuilt(judged, {link_id: new})
    return _shifted(judged, old, new)


def _shifted(judged: Judged, old: Standing, new: Standing) -> Tried:
    """One standing exchanged where its area holds only certain questions."""
    criteria, low = judged.criteria, shift_low(judged.low, old, new)
    outlook = Outlook(
        verdict_at(criteria, judged.low, low),
        verdict_at(criteria, judged.high, shift_high(judged.high, old, new)),
        judged.counts.effects.caps > old.effects.caps,
    )
    return Tried(outlook, total_of(judged.low, low.sums))


def shift_low(end: End, old: Standing, new: Standing) -> Shift:
    """The low end with a question's standing exchanged for another of the same question."""
    sums = list(end.sums)
    sums[old.area] += old.weight * (new.low - old.low)
    was, now = old.effects, new.effects
    knocks = end.knocks + now.knocks_low - was.knocks_low
    return Shift(sums, knocks, end.holds + now.holds_low - was.holds_low)


def shift_high(end: End, old: Standing, new: Standing) -> Shift:
    """The high end, likewise."""
    sums = list(end.sums)
    sums[old.area] += old.weight * (new.high - old.high)
    was, now = old.effects, new.effects
    knocks = end.knocks + now.knocks_high - was.knocks_high
    return Shift(sums, knocks, end.holds + now.holds_high - was.holds_high)


def _rebuilt(judged: Judged, instead: Mapping[str, Standing]) -> Tried:
    """Several standings exchanged, with both ends built anew."""
    outlook, low, _ = outlook_of(judged.criteria, {**judged.standings, **instead})
    return Tried(outlook, low.total())


def outlook_of(criteria: Criteria, standings: Mapping[str, Standing]) -> tuple[Outlook, End, End]:
    """The outlook and both ends of any set of standings under the same criteria."""
    counts = tally(criteria, standings)
    low, high = ends_of(criteria, counts)
    capped = counts.effects.caps > 0
    return Outlook(verdict_at(criteria, low), verdict_at(criteria, high), capped), low, high


class Made(NamedTuple):
    """What a change comes to: the answer to put in place (None: none), the measures met."""

    link_id: str
    answer: Answer | None
    met: tuple[MeasureCommitment, ...]


def made_of(judged: Judged, change: Change) -> Made:
    """A change as answer and promises, ready to be judged with others again and again."""
    criterion = judged.criteria.by_link_id[change.link_id]
    own = judged.standings[change.link_id].cell
    if own is not None and own.name == change.goal:
        cell, value = own, _said(judged, change.link_id)
    else:
        cell = next(cell for cell in _cells(criterion) if cell.name == change.goal)
        value = value_of(judged, criterion, cell)
    answer = None if value is None else answer_with(value, proven=True)
    return Made(change.link_id, answer, tuple(_met(judged, each) for each in cell.measures))


def applied(judged: Judged, changes: Iterable[Change]) -> Judged:
    """The response judged again as if these changes had been made, well backed and met."""
    return judged_after(judged, [made_of(judged, change) for change in changes])


def judged_after(judged: Judged, made: Iterable[Made]) -> Judged:
    """The response judged again after changes that stand ready."""
    instead = dict(judged.instead)
    met: dict[str, MeasureCommitment] = {}
    for each in made:
        met.update((promise.measure, promise) for promise in each.met)
        if each.answer is not None:
            instead[each.link_id] = each.answer
    kept = [each for each in judged.commitments.measures if each.measure not in met]
    commitments = Commitments.model_construct(
        measures=(*kept, *met.values()), lifted=judged.commitments.lifted
    )
    criteria = judged.criteria
    return judge(
        criteria.questionnaire,
        judged.response,
        criteria.policy,
        commitments,
        judged.as_of,
        instead,
    )


def _said(judged: Judged, link_id: str) -> AnswerValue | None:
    """What was answered, to the letter (None: it was computed)."""
    answer = judged.instead.get(link_id) or judged.response.answers.get(link_id)
    return answer.value if answer is not None else None


def _met(judged: Judged, measure: str) -> MeasureCommitment:
    return MeasureCommitment.model_construct(
        measure=measure,
        state="met",
        owner="-",
        proof="-",
        seen_by="-",
        seen_on=judged.as_of,
    )


def _cells(criterion: Criterion) -> tuple[Cell, ...]:
    return (*criterion.cells, criterion.best, *([criterion.safe] if criterion.safe else ()))


def answer_with(value: AnswerValue, *, proven: bool) -> Answer:
    """An answer made up for a trial."""
    return Answer.model_construct(value=value, backing=PROVEN if proven else THIN)


def value_of(judged: Judged, criterion: Criterion, cell: Cell) -> AnswerValue | None:
    """An answer that falls into this cell, or None if no bound of it is allowed."""
    item = criterion.item
    if criterion.by_answer:
        if isinstance(item, MultipleChoiceItem):
            return tuple(cell.name.split(", "))
        return None if cell.level is None else cell.level.answer
    if isinstance(item, DateItem):
        return _day_in(judged, criterion, cell)
    if isinstance(item, (NumberItem, ScaleItem)):
        return _number_in(judged, criterion, item, cell)
    return None


def _number_in(
    judged: Judged, criterion: Criterion, item: NumberItem | ScaleItem, cell: Cell
) -> AnswerValue | None:
    level = cell.level
    if level is None:
        return Decimal(str(cell.points)) if isinstance(cell.points, int) else None
    bounds = [level.at_least, level.at_most, level.above, level.below]
    every = [each.level for each in criterion.cells if each.level is not None]
    edges = [b for b in bounds if b is not None] or [
        edge
        for other in every
        for edge in (other.at_least, other.at_most, other.above, other.below)
        if edge is not None
    ]
    step = Fraction(item.step) if isinstance(item, ScaleItem) else Fraction(1)
    candidates = [edge + shift for edge in edges for shift in (Fraction(0), step, -step)]
    candidates += [Fraction(end) for end in (item.minimum, item.maximum) if end is not None]
    for number in candidates:
        allowed = (item.minimum is None or number >= item.minimum) and (
            item.maximum is None or number <= item.maximum
        )
        if allowed and _falls_into(judged, criterion, number, cell):
            whole = number.denominator == 1
            return number.numerator if whole else Decimal(str(float(number)))
    return None


def _falls_into(judged: Judged, criterion: Criterion, number: Fraction, cell: Cell) -> bool:
    try:
        return cell_of(criterion, number, judged.judging.from_day) == cell
    except KeyError:
        return False


def _day_in(judged: Judged, criterion: Criterion, cell: Cell) -> AnswerValue | None:
    level = cell.level
    if level is not None and level.within_days is not None:
        days = level.within_days
    else:
        limits = [each.level.within_days or 0 for each in criterion.cells if each.level]
        days = max(limits) + 1
    return (judged.judging.from_day + timedelta(days=days)).isoformat()
