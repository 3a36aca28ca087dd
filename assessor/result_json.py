"""A result as JSON: the contract that `assessor score --json` keeps.

Scores and shares run from 0 to 1 here, and are rounded to 12 digits only because JSON's
numbers are; what decides has been decided before.
"""

from datetime import date
from fractions import Fraction
from typing import Any

from assessor.casework import Evaluated
from assessor.fingerprint import sha256
from assessor.i18n import ENGLISH
from assessor.words import condition_words
from scoring.numbers import Points
from scoring.result import AreaResult, Ends, Result


def as_json(evaluated: Evaluated) -> dict[str, Any]:
    """The result of one assessment, ready for json.dumps."""
    case, result = evaluated.case, evaluated.result
    rubric = result.rubric
    return {
        "assessment": case.assessment.id,
        "title": case.assessment.name,
        "as_of": result.as_of.isoformat(),
        "recommendation": result.recommendation,
        "firm": result.firm,
        "possible": list(result.possible),
        "score": score_ends(result.total),
        "score_not_applicable_as_worst": score_ends(result.counted_worst),
        "coverage": number(result.coverage),
        "go_from": share(result.go_from),
        "no_go_below": share(result.no_go_below),
        "areas": {area.id: _area(area) for area in result.areas},
        "knock_outs": [
            {
                "link_id": each.link_id,
                "reason": each.reason,
                "may_be_lifted_by": each.may_be_lifted_by,
                "certain": each.certain,
                "lifted_by": each.lifted_by,
                "lifted_reason": each.lifted_reason,
            }
            for each in result.knock_outs
        ],
        "conditions": _conditions(evaluated),
        "open": [
            {"link_id": each.link_id, "decisive": each.settling, "width": share(each.width)}
            for each in result.open
        ],
        "turning_points": [
            {
                "to": point.to,
                "reachable": point.reachable,
                "changes": [
                    {
                        "link_id": change.link_id,
                        "kind": change.kind,
                        "from": change.start,
                        "to": change.goal,
                    }
                    for change in point.changes
                ],
                "why_not": list(point.why),
                "smallest_for_certain": point.exact,
            }
            for point in evaluated.turning_points
        ],
        "watch": [
            {
                "link_id": each.link_id,
                "to": each.to,
                "verdict": each.verdict,
                "drop": share(each.drop),
            }
            for each in evaluated.watch
        ],
        "contributions": [
            {"link_id": each.link_id, "low": share(each.low), "high": share(each.high)}
            for each in result.contributions.exact()
        ]
        if rubric is None
        else [],
        "capacity": _capacities(result),
        "outcome": rubric.outcome if rubric else None,
        "possible_outcomes": list(rubric.possible_outcomes) if rubric else [],
        "groups": _groups(result),
        "questionnaire": identity(case.questionnaire),
        "policy": identity(case.policy),
    }


def identity(model: Any) -> dict[str, str]:
    """Which questionnaire or policy, by id, version and fingerprint."""
    return {"id": model.id, "version": model.version, "sha256": sha256(model)}


def number(value: Points) -> float:
    """A number as JSON has them."""
    return round(float(value), 12)


def share(points: Points | None) -> float | None:
    """Points as a share of 100."""
    return None if points is None else number(Fraction(points) / 100)


def score_ends(ends: Ends | None) -> dict[str, float | None]:
    """A score at its worst and its best."""
    return {
        "low": share(ends.low) if ends else None,
        "high": share(ends.high) if ends else None,
    }


def _area(area: AreaResult) -> dict[str, Any]:
    return {
        **score_ends(area.score),
        "coverage": number(area.coverage),
        "floor": share(area.floor),
        "go_level": share(area.go_level),
        "weight": area.weight,
        "not_applicable_as_worst": score_ends(area.counted_worst),
        "not_applicable_share": number(area.not_applicable_share),
    }


def _conditions(evaluated: Evaluated) -> list[dict[str, Any]]:
    case = evaluated.case
    return [
        {
            "kind": each.kind,
            "link_id": each.link_id,
            "subject": each.subject,
            "text": condition_words(ENGLISH, each, case.questionnaire, case.policy),
            "owner": each.owner,
            "due": _day(each.due),
            "state": each.state,
            "possible": each.possible,
        }
        for each in evaluated.result.conditions
    ]


def _capacities(result: Result) -> dict[str, dict[str, float | None] | None]:
    return {
        link_id: capacity
        and {
            "needed": number(capacity.needed),
            "free": number(capacity.free),
            "load": None if capacity.load is None else number(capacity.load),
        }
        for link_id, capacity in result.capacities.items()
    }


def _groups(result: Result) -> dict[str, dict[str, Any]]:
    """A rubric's groups in the instrument's own figures."""
    if result.rubric is None:
        return {}
    return {
        name: {
            "low": None if group.low is None else number(group.low),
            "high": None if group.high is None else number(group.high),
            "shown": group.shown,
            "level": group.level,
        }
        for name, group in result.rubric.groups.items()
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
