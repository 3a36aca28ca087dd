"""Lint for weights and thresholds: sums that are nothing, and bars that no answers can reach."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from questionnaires.messages import Message
from questionnaires.problems import Finding, TreePath, quoted
from questionnaires.questionnaire import Questionnaire
from scoring.criteria import Criterion, criteria_of
from scoring.numbers import floored
from scoring.policy import Policy


class _Part(NamedTuple):
    """Something weighed: its weight, its best score, and whether it always counts."""

    weight: int
    best: Fraction
    certain: bool


def threshold_findings(policy: Policy, questionnaire: Questionnaire) -> Iterator[Finding]:
    """What is wrong with a sound policy's weights and bars; nothing if a rubric rules instead."""
    if policy.rubric is not None:
        return
    criteria = criteria_of(questionnaire, policy)
    parts: list[_Part] = []
    for area, link_ids in zip(criteria.areas, criteria.by_area, strict=True):
        inside = [_part(criteria.by_link_id[link_id], questionnaire) for link_id in link_ids]
        best = _highest(inside)
        if best is None:
            if link_ids or area.id in policy.areas:
                yield from _weightless(area.id, link_ids, policy)
            continue
        parts.append(_Part(area.weight, best, any(one.certain for one in inside)))
        yield from _bars(area.id, best, policy)
    if parts and not any(part.weight for part in parts):
        yield Finding(
            ("areas",),
            Message("the weights of all areas are 0, so there is no total"),
            Message("Give at least one area a weight above 0"),
            whole=True,
        )
    total = _highest(parts)
    if total is not None:
        yield from _total_bars(total, policy)


def _part(criterion: Criterion, questionnaire: Questionnaire) -> _Part:
    certain = (
        criterion.link_id not in questionnaire.rules and not criterion.item.allow_not_applicable
    )
    return _Part(criterion.weight, Fraction(criterion.best.points), certain)


def _highest(parts: Iterable[_Part]) -> Fraction | None:
    """The highest weighted mean that any answers can give; None if nothing weighs anything.

    What may fall away is counted only where it lifts the mean.
    """
    weighed = [part for part in parts if part.weight]
    total, weight = Fraction(0), 0
    for part in sorted(weighed, key=lambda part: (not part.certain, -part.best)):
        if part.certain or not weight or part.best * weight > total:
            total += part.weight * part.best
            weight += part.weight
    return total / weight if weight else None


def _weightless(area: str, link_ids: tuple[str, ...], policy: Policy) -> Iterator[Finding]:
    path: TreePath = ("areas", area) if area in policy.areas else ("questions", link_ids[0])
    if link_ids:
        what = Message(
            "the weights of all questions in {area} are 0, so it has no score", area=quoted(area)
        )
        remedy = Message("Give at least one of them a weight above 0")
    else:
        what = Message("no question in {area} is scored, so it has no score", area=quoted(area))
        remedy = Message("Add its questions, or delete the area here")
    yield Finding(path, what, remedy, whole=True)


def _bars(area: str, best: Fraction, policy: Policy) -> Iterator[Finding]:
    rule = policy.areas.get(area)
    if rule is None:
        return
    for name, bar, consequence in (
        ("floor", rule.floor, Message("every answer ends in no-go")),
        ("go_level", rule.go_level, Message("no answers can end in go")),
    ):
        if bar is not None and bar.value > best:
            yield _unreachable(("areas", area, name), bar.value, best, quoted(area), consequence)


def _total_bars(best: Fraction, policy: Policy) -> Iterator[Finding]:
    for name, bar, consequence in (
        ("no_go_below", policy.no_go_below, Message("every answer ends in no-go")),
        ("go_from", policy.go_from, Message("no answers can end in go")),
    ):
        if bar is not None and bar.value > best:
            yield _unreachable((name,), bar.value, best, Message("the total"), consequence)


def _unreachable(
    path: TreePath, bar: Fraction, best: Fraction, whose: str, then: Message
) -> Finding:
    return Finding(
        path,
        Message(
            "{key} is {bar}, but {whose} reaches {best} at best, so {then}",
            key=path[-1],
            bar=floored(bar),
            whose=whose,
            best=floored(best),
            then=then,
        ),
        Message(
            "Lower it to {best} or less, or raise the points of the best answers",
            best=floored(best),
        ),
        whole=True,
    )
