"""Criteria: a questionnaire and a policy joined once, so that judging is only looking up.

A Criterion is a question that the policy scores. Its cells are the answers it can
have, each with its points, the knock-out it triggers and the measures it calls for.
"""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from questionnaires.enabling import Rule, Value
from questionnaires.items import (
    BooleanItem,
    ChoiceItem,
    DateItem,
    MultipleChoiceItem,
    NumberItem,
    Question,
    ScaleItem,
)
from questionnaires.questionnaire import Questionnaire
from questionnaires.response import BACKING_KINDS
from scoring.capacity import StaffCapacity
from scoring.cells import combined, holds, level_name
from scoring.numbers import Points, floored, whole
from scoring.policy import KnockOut, Policy, QuestionPolicy, ReasonedPercent
from scoring.result import HARMLESS, Cell, Effects, Stake, Standing

DOCUMENT = BACKING_KINDS.index("document")


class Criterion(NamedTuple):
    """A scored question. backing: the least rank in BACKING_KINDS that is enough (None: any).

    worst and best are the cells at the ends of its scale; safe is the best one that
    knocks nothing out (None if every answer does). plain: by answer, the standing of a
    certain, well backed one that triggers nothing, which most answers are.
    """

    link_id: str
    item: Question
    policy: QuestionPolicy
    area: int
    weight: int
    cells: tuple[Cell, ...]
    by_answer: Mapping[Value, Cell]
    worst: Cell
    best: Cell
    safe: Cell | None
    knock_out: KnockOut | None
    measures: tuple[str, ...]
    tags: tuple[str, ...]
    backing: int | None
    blocks_go: bool
    plain: dict[Value | None, Standing]


class AreaRule(NamedTuple):
    """What an area weighs and must reach; None where the policy sets nothing."""

    id: str
    weight: int
    floor: Points | None
    go_level: Points | None
    not_applicable_at_most: Points | None


class Asked(NamedTuple):
    """A question in its place: when it is asked, and the criterion that scores it, if any.

    ready: if it is always asked, its criterion's plain standings. backing: the rank that
    these need. gaps: its standings while it is open or set aside, kept once made, by
    what tells them apart.
    """

    link_id: str
    item: Question
    area: int
    rule: Rule | None
    controls: bool
    criterion: Criterion | None
    derived: StaffCapacity | None
    ready: Mapping[Value | None, Standing]
    backing: int | None
    gaps: dict[tuple[object, ...], Standing]


class Criteria(NamedTuple):
    """Everything that evaluating needs to know before it sees an answer.

    steering: the questions whose answers move more than their own points, because
    others wait for them or are computed from them.
    """

    questionnaire: Questionnaire
    policy: Policy
    areas: tuple[AreaRule, ...]
    asked: tuple[Asked, ...]
    asked_by_id: Mapping[str, Asked]
    by_area: tuple[tuple[str, ...], ...]
    by_link_id: Mapping[str, Criterion]
    go_from: Points | None
    no_go_below: Points | None
    steering: frozenset[str]


_recent: list[Criteria] = []
_REMEMBERED = 8


def criteria_of(questionnaire: Questionnaire, policy: Policy) -> Criteria:
    """The two joined; the last few pairs are remembered, by identity."""
    for known in _recent:
        if known.questionnaire is questionnaire and known.policy is policy:
            return known
    joined = _joined(questionnaire, policy)
    _recent.insert(0, joined)
    del _recent[_REMEMBERED:]
    return joined


def cell_of(criterion: Criterion, value: Value, from_day: date) -> Cell:
    """The cell that a value falls into. Dates count their days from `from_day`.

    Raises KeyError for an answer that no level holds, which loading has ruled out.
    """
    if criterion.by_answer:
        if isinstance(value, tuple):
            chosen = [criterion.by_answer[code] for code in value]
            return chosen[0] if len(chosen) == 1 else combined(chosen, criterion.policy.combine)
        return criterion.by_answer[value]
    if isinstance(value, str) and isinstance(criterion.item, DateItem):
        days = (date.fromisoformat(value) - from_day).days
        return _first_fitting(criterion, Fraction(days))
    if isinstance(value, (str, tuple)):
        raise KeyError(criterion.link_id)
    number = Fraction(value)
    if criterion.policy.value_is_points:
        return Cell(floored(number), whole(number), None, None, (), ())
    return _first_fitting(criterion, number)


def _first_fitting(criterion: Criterion, number: Fraction) -> Cell:
    for cell in criterion.cells:
        if cell.level is not None and holds(cell.level, number):
            return cell
    raise KeyError(criterion.link_id)


def _joined(questionnaire: Questionnaire, policy: Policy) -> Criteria:
    names = list(dict.fromkeys(questionnaire.area_of.values()))
    areas = tuple(_area_rule(name or questionnaire.id, policy) for name in names)
    asked: list[Asked] = []
    for link_id, item in questionnaire.questions.items():
        area = names.index(questionnaire.area_of[link_id])
        scored = policy.questions.get(link_id)
        criterion = _criterion(item, scored, area, policy) if scored else None
        rule = questionnaire.rules.get(link_id)
        asked.append(
            Asked(
                link_id,
                item,
                area,
                rule,
                link_id in questionnaire.controllers,
                criterion,
                policy.derived.get(link_id),
                criterion.plain if criterion and rule is None else {},
                criterion.backing if criterion else None,
                {},
            )
        )
    return Criteria(
        questionnaire,
        policy,
        areas,
        tuple(asked),
        {each.link_id: each for each in asked},
        tuple(
            tuple(each.link_id for each in asked if each.criterion and each.area == place)
            for place in range(len(areas))
        ),
        {each.criterion.link_id: each.criterion for each in asked if each.criterion},
        _bound(policy.go_from),
        _bound(policy.no_go_below),
        frozenset(questionnaire.controllers).union(
            *(formula.items() for formula in policy.derived.values())
        ),
    )


def _area_rule(name: str, policy: Policy) -> AreaRule:
    rule = policy.areas.get(name)
    if rule is None:
        return AreaRule(name, 1, None, None, None)  # a policy that names no areas weighs them alike
    return AreaRule(
        name,
        rule.weight.value,
        _bound(rule.floor),
        _bound(rule.go_level),
        _bound(rule.not_applicable_at_most),
    )


def _bound(score: ReasonedPercent | None) -> Points | None:
    return None if score is None else whole(score.value)


def _criterion(item: Question, scored: QuestionPolicy, area: int, policy: Policy) -> Criterion:
    cells = tuple(
        Cell(
            level_name(level),
            whole(level.points),
            level,
            level.knock_out,
            level.measures,
            level.tags,
            (level.knock_out.may_be_lifted_by,) if level.knock_out else (),
        )
        for level in scored.levels
    ) or _ends_of_numbers(item)
    optioned = isinstance(item, (ChoiceItem, MultipleChoiceItem, BooleanItem))
    by_answer: dict[Value, Cell] = {}
    if optioned:
        for cell in cells:
            if cell.level is not None and cell.level.answer is not None:
                by_answer[cell.level.answer] = cell
    worst = min(cells, key=lambda cell: (cell.points, cell.knock_out is None))
    best = _best(cells, item, scored)
    harmless = [cell for cell in cells if cell.knock_out is None]
    knock_out = next((cell.knock_out for cell in cells if cell.knock_out), None)
    needed = BACKING_KINDS.index(scored.backing.value) if scored.backing else None
    if item.link_id in policy.derived:
        # A computed answer rests on its inputs; nobody can attach proof to arithmetic.
        needed = None
    elif knock_out is not None:
        needed = max(needed or 0, DOCUMENT)
    criterion = Criterion(
        item.link_id,
        item,
        scored,
        area,
        scored.weight.value,
        cells,
        by_answer,
        worst,
        best,
        _best(harmless, item, scored) if harmless else None,
        knock_out,
        tuple(dict.fromkeys(measure for cell in cells for measure in cell.measures)),
        tuple(dict.fromkeys(tag for cell in cells for tag in cell.tags)),
        needed,
        bool(scored.blocks_go and scored.blocks_go.value),
        {},
    )
    for answer, cell in by_answer.items():
        if not cell.knock_out and not cell.measures:
            criterion.plain[answer] = known(criterion, cell, HARMLESS, weak=False, maybe=False)
    return criterion


def known(
    criterion: Criterion, cell: Cell, effects: Effects, *, weak: bool, maybe: bool
) -> Standing:
    """The standing of a known answer: the same points at both ends."""
    weight, points = criterion.weight, cell.points
    total = weight * points
    return Standing(
        criterion.link_id,
        criterion.area,
        "answered",
        maybe,
        weight,
        points,
        points,
        cell,
        weak,
        None,
        effects,
        None if maybe else Stake(weight, total, total, effects),
    )


def _best(cells: tuple[Cell, ...] | list[Cell], item: Question, scored: QuestionPolicy) -> Cell:
    """The best that can be answered: with `sum`, choices that may stand together add up."""
    single = max(cells, key=lambda cell: cell.points)
    if not isinstance(item, MultipleChoiceItem) or scored.combine != "sum":
        return single
    alone = {option.code for option in item.answer_option if option.exclusive}
    together = [cell for cell in cells if cell.name not in alone and cell.points > 0]
    summed = combined(together, "sum") if together else single
    return summed if summed.points > single.points else single


def _ends_of_numbers(item: Question) -> tuple[Cell, ...]:
    """For figures that are their own points: the least and the most that may be answered."""
    least: Points = 0
    most: Points = 100
    if isinstance(item, (NumberItem, ScaleItem)):
        least = least if item.minimum is None else whole(Fraction(item.minimum))
        most = most if item.maximum is None else whole(Fraction(item.maximum))
    return tuple(
        Cell(floored(Fraction(points)), points, None, None, (), ()) for points in (most, least)
    )
