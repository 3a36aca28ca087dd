"""A comparison as JSON: the contract that `assessor compare --json` keeps.

Scores, shares and weights run from 0 to 1. Whoever is not ranked has no rank, no row of
rank_acceptability and no shares, but every reason under not_ranked.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from assessor.casework import Evaluated
from assessor.comparing.hours import workload
from assessor.comparing.side_by_side import OtherVersion, SideBySide
from assessor.comparing.words import reasons_aside
from assessor.i18n import ENGLISH
from assessor.result_json import identity, number, score_ends, share
from questionnaires.response import AnswerValue
from scoring.differences import Difference
from scoring.robustness import Interval, WeightInterval


def as_json(compared: SideBySide) -> dict[str, Any]:
    """The whole comparison, ready for json.dumps."""
    matrix, frame = compared.comparison.matrix, compared.frame.case
    return {
        "alternatives": [
            *(_alternative(compared, one, found) for one, found in compared.by_id.items()),
            *(_unjudged(compared, one, other) for one, other in compared.unjudged.items()),
        ],
        "ranking": [{"rank": each.rank, "id": each.id} for each in compared.comparison.ranking],
        "settled": compared.settled,
        "differences": [_difference(compared, each) for each in compared.differences],
        "weight_intervals": [_interval(each) for each in compared.intervals],
        "samples": compared.robustness.samples,
        "order": list(compared.order),
        "weights": {
            area: number(Fraction(weight, sum(matrix.weights)))
            for area, weight in zip(matrix.areas, matrix.weights, strict=True)
        },
        "hours": _hours(compared),
        "questionnaire": identity(frame.questionnaire),
        "policy": identity(frame.policy),
    }


def _alternative(compared: SideBySide, one: str, found: Evaluated) -> dict[str, Any]:
    result, comparison = found.result, compared.comparison
    ranks = {each.id: each.rank for each in comparison.ranking}
    return {
        "id": one,
        "name": compared.names[one],
        "title": found.case.assessment.name,
        "as_of": result.as_of.isoformat(),
        "recommendation": result.recommendation,
        "outcome": result.rubric.outcome if result.rubric else None,
        "firm": result.firm,
        "possible": list(result.possible),
        "score": score_ends(result.total),
        "coverage": number(result.coverage),
        "areas": {area.id: score_ends(area.score) for area in result.areas},
        "rank": ranks.get(one),
        "not_ranked": [
            {"kind": aside.kind, "subjects": list(aside.subjects)}
            for aside in comparison.aside.get(one, ())
        ],
        "why_not_ranked": [said.text(ENGLISH) for said in reasons_aside(compared, one)],
        **_in_doubt(compared, one),
        "dominated_by": [each.better for each in comparison.dominance if each.worse == one],
    }


def _in_doubt(compared: SideBySide, one: str) -> dict[str, Any]:
    row = compared.robustness.of(one)
    if row is None:
        return {
            "rank_acceptability": [],
            "first_whatever": None,
            "first_at_best": None,
            "central_weights": None,
        }
    areas = compared.comparison.matrix.areas
    return {
        "rank_acceptability": [number(each) for each in row.ranks],
        "first_whatever": number(row.first_whatever),
        "first_at_best": number(row.first_at_best),
        "central_weights": None
        if row.central_weights is None
        else dict(zip(areas, map(number, row.central_weights), strict=True)),
    }


def _unjudged(compared: SideBySide, one: str, other: OtherVersion) -> dict[str, Any]:
    """An assessment that is only listed, with the same keys."""
    return {
        "id": one,
        "name": other.assessment.name,
        "title": other.assessment.name,
        "as_of": None,
        "recommendation": None,
        "outcome": None,
        "firm": None,
        "possible": [],
        "score": score_ends(None),
        "coverage": None,
        "areas": {},
        "rank": None,
        "not_ranked": [{"kind": "other_questionnaire", "subjects": []}],
        "why_not_ranked": [said.text(ENGLISH) for said in reasons_aside(compared, one)],
        "rank_acceptability": [],
        "first_whatever": None,
        "first_at_best": None,
        "central_weights": None,
        "dominated_by": [],
    }


def _difference(compared: SideBySide, each: Difference) -> dict[str, Any]:
    stands = each.standings.items()
    return {
        "link_id": each.link_id,
        "text": compared.frame.case.questionnaire.questions[each.link_id].text,
        "tells": share(each.tells),
        "knocks_out": list(each.knocks_out),
        "values": {one: _value(compared.by_id[one], each.link_id) for one, _ in stands},
        "states": {one: standing.state for one, standing in stands},
        "points": {
            one: {"low": share(standing.low), "high": share(standing.high)}
            for one, standing in stands
            if standing.state in ("answered", "unknown")
        },
        "backing": {one: _backing(compared.by_id[one], each.link_id) for one, _ in stands},
    }


def _value(found: Evaluated, link_id: str) -> Any:
    """What was answered, or the load that was worked out; None where it is open or set aside."""
    if found.result.standings[link_id].state != "answered":
        return None
    capacity = found.result.capacities.get(link_id)
    if capacity is not None:
        return None if capacity.load is None else number(capacity.load)
    answer = found.case.assessment.answers.get(link_id)
    return _plain(answer.value if answer else None)


def _plain(value: AnswerValue | None) -> Any:
    if isinstance(value, Decimal):
        return number(Fraction(value))
    return list(value) if isinstance(value, tuple) else value


def _backing(found: Evaluated, link_id: str) -> dict[str, Any]:
    answer = found.case.assessment.answers.get(link_id)
    backing = answer.backing if answer else None
    return {
        "kind": backing.kind if backing else None,
        "weak": found.result.standings[link_id].backing_weak,
    }


def _interval(each: WeightInterval) -> dict[str, Any]:
    return {
        "id": each.id,
        "area": each.area,
        "weight": number(each.weight),
        **_bounds(each.within),
        "whatever": None if each.whatever is None else _bounds(each.whatever),
    }


def _bounds(interval: Interval) -> dict[str, float]:
    return {"low": number(interval.low), "high": number(interval.high)}


def _hours(compared: SideBySide) -> dict[str, Any]:
    found = workload(compared.by_id)
    return {
        "each": [
            {"id": each.id, "needed": number(each.needed), "free": number(each.free)}
            for each in found.each
        ],
        "pairs": [
            {
                "ids": [pair.one, pair.other],
                "needed": number(pair.needed),
                "free": number(pair.free),
                "fits": pair.fits,
            }
            for pair in found.pairs
        ],
        "unknown": list(found.unknown),
    }
