"""The method, step by step. Read this first; each step has a module of its own.

    result = evaluate(questionnaire, response, policy, commitments, as_of)

Integers go in, exact fractions come out, nothing is rounded and nothing is remembered:
the same five inputs always give the same result.

1 points  2-3 areas and total  4 knock-outs  5-6 measures and backing  7-8 verdict
(judging.py runs these)  9 open answers  10 unknown controllers (points.py, areas.py)
11 contributions  12 turning points (turning_points.py, asked for separately)
16 other people's rubrics (rubrics/).
"""

from datetime import date
from typing import NamedTuple

from questionnaires.questionnaire import Questionnaire
from questionnaires.response import QuestionnaireResponse
from scoring.areas import End
from scoring.clauses import conditions
from scoring.commitments import NOTHING_PROMISED, Commitments
from scoring.explanation import contributions
from scoring.judging import Judged, judge
from scoring.knockouts import knock_outs
from scoring.numbers import Points
from scoring.open_answers import open_answers
from scoring.points import answered
from scoring.policy import Policy
from scoring.result import HARMLESS, AreaResult, Ends, Result, Sums
from scoring.trial import outlook_of


def evaluate(
    questionnaire: Questionnaire,
    response: QuestionnaireResponse,
    policy: Policy,
    commitments: Commitments = NOTHING_PROMISED,
    as_of: date | None = None,
) -> Result:
    """What the answers point to, and why. `as_of` falls back to the response's own day.

    Raises ValueError if neither the call nor the response names a day, for then nobody
    could say which backing had expired.
    """
    return explained(judge(questionnaire, response, policy, commitments, as_of))


def explained(judged: Judged) -> Result:
    """Steps 9 to 13, or the policy's own rubric: the result with its reasons."""
    result, rubric = _explained(judged), judged.criteria.policy.rubric
    if rubric is None:
        return result
    from scoring.rubrics.instrument import by_rubric

    return by_rubric(judged, rubric, result)


def _explained(judged: Judged) -> Result:
    criteria, outlook = judged.criteria, judged.outlook
    gaps = _gaps(judged)
    worst = _worst_ends(judged, gaps)
    areas = tuple(_area(judged, place, gap, worst) for place, gap in enumerate(gaps))
    triggering = [one for one in judged.loose if one.effects is not HARMLESS]
    low, high = judged.low.total(), judged.high.total()
    return Result(
        as_of=judged.as_of,
        recommendation=outlook.recommendation,
        firm=outlook.firm,
        possible=outlook.possible,
        total=None if low is None or high is None else Ends(low, high),
        worst=_sums_of_total(*worst) if worst else None,
        go_from=criteria.go_from,
        no_go_below=criteria.no_go_below,
        areas=areas,
        standings=judged.standings,
        knock_outs=knock_outs(criteria.by_link_id, triggering, judged.commitments),
        conditions=conditions(judged, triggering, areas),
        open=open_answers(judged),
        contributions=contributions(judged),
        capacities=judged.capacities,
        rubric=None,
    )


class Gap(NamedTuple):
    """What one area does not know: the weight still open, and what is set aside at its worst."""

    open: int
    aside: int
    aside_worst: Points


def _gaps(judged: Judged) -> list[Gap]:
    """The gaps of every area."""
    by_link_id = judged.criteria.by_link_id
    places = len(judged.criteria.areas)
    open_weight, aside = [0] * places, [0] * places
    aside_worst: list[Points] = [0] * places
    for one in judged.loose:
        if one.state == "unknown":
            open_weight[one.area] += one.weight
        elif one.state == "not_applicable" and one.weight:
            aside[one.area] += one.weight
            aside_worst[one.area] += one.weight * by_link_id[one.link_id].worst.points
    return list(map(Gap, open_weight, aside, aside_worst))


def _worst_ends(judged: Judged, gaps: list[Gap]) -> tuple[End, End] | None:
    """Both ends with everything set aside answered worst, where sums alone do not tell them.

    What may or may not be asked counts differently beside such answers.
    """
    counts, by_link_id = judged.counts, judged.criteria.by_link_id
    if not (counts.maybe or counts.maybe_aside) or not any(gap.aside for gap in gaps):
        return None
    standings = dict(judged.standings)
    for one in judged.loose:
        if one.state == "not_applicable" and one.link_id in by_link_id:
            criterion = by_link_id[one.link_id]
            standings[one.link_id] = answered(
                criterion, criterion.worst, judged.judging, weak=False, maybe=one.maybe
            )
    _, low, high = outlook_of(judged.criteria, standings)
    return low, high


def _sums_of_total(low: End, high: End) -> Sums:
    return Sums(low.parts, low.scale, high.parts, high.scale)


def _worst_sums(judged: Judged, place: int, gap: Gap, worst: tuple[End, End] | None) -> Sums:
    """One area's sums with everything set aside answered worst."""
    low, high = worst or (judged.low, judged.high)
    points, weight = (0, 0) if worst else (gap.aside_worst, gap.aside)
    return Sums(
        low.sums[place] + points,
        low.weights[place] + weight,
        high.sums[place] + points,
        high.weights[place] + weight,
    )


def _area(judged: Judged, place: int, gap: Gap, worst: tuple[End, End] | None) -> AreaResult:
    rule, low, high = judged.criteria.areas[place], judged.low, judged.high
    in_scope = judged.counts.in_scope(place)
    return AreaResult(
        rule.id,
        rule.weight,
        low.sums[place],
        high.sums[place],
        low.weights[place],
        high.weights[place],
        rule.floor,
        rule.go_level,
        place in low.optional,
        not in_scope and bool(judged.counts.aside.get(place)),
        in_scope,
        in_scope - gap.open,
        gap.aside,
        _worst_sums(judged, place, gap, worst),
    )
