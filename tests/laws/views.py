"""Results seen as mappings, without order, places and absolute weights."""

from collections import Counter
from fractions import Fraction
from typing import Any

from scoring.areas import End
from scoring.judging import Judged
from scoring.result import AreaResult, Ends, Result, Standing
from tests.laws.plainly import Outcome


def seen(result: Result) -> dict[str, Any]:
    """Everything that a result says, by name."""
    return {
        "recommendation": result.recommendation,
        "firm": result.firm,
        "possible": result.possible,
        "total": result.total,
        "counted_worst": result.counted_worst,
        "coverage": result.coverage,
        "areas": {area.id: _area(area) for area in result.areas},
        "standings": {link_id: _standing(one) for link_id, one in result.standings.items()},
        "knock_outs": Counter(result.knock_outs),
        "conditions": Counter(result.conditions),
        "open": {each.link_id: (each.settling, each.width) for each in result.open},
        "contributions": {
            each.link_id: (each.low, each.high) for each in result.contributions.exact()
        },
        "capacities": dict(result.capacities),
    }


def scores(result: Result) -> dict[str, Ends | None]:
    """The total (by the empty name) and the areas' scores that are not null, or may not be."""
    return {"": result.total, **{area.id: area.score for area in result.areas if area.score}}


def total_may_be_null(result: Result) -> bool:
    """Whether open answers may leave nothing that counts."""
    return any(each.kind == "no_score" for each in result.conditions)


def contains(result: Result, plain: Outcome) -> bool:
    """Whether a complete case lies within what the result says of the open one."""
    return (
        _holds(result.total, plain.total, may_be_null=total_may_be_null(result))
        and all(
            _holds(area.score, plain.areas[area.id], may_be_null=area.may_be_null)
            for area in result.areas
        )
        and _places(result)[0] <= plain.verdict <= _places(result)[-1]
    )


def widens(wide: Result, narrow: Result) -> bool:
    """Whether everything that the narrow result allows, the wide one allows too."""
    return (
        _covers(wide.total, narrow.total, may_be_null=total_may_be_null(wide))
        and all(
            _covers(before.score, after.score, may_be_null=before.may_be_null)
            and before.may_be_null >= (after.may_be_null and before.score is not None)
            for before, after in zip(wide.areas, narrow.areas, strict=True)
        )
        and set(narrow.possible) <= set(wide.possible)
    )


def lowers_nothing(after: Result, before: Result) -> bool:
    """Whether no end of any score, and no end of the verdict, is lower than before."""
    old, new = scores(before), scores(after)
    return all(
        new[name].low >= each.low and new[name].high >= each.high
        for name, each in old.items()
        if each is not None
    ) and all(now >= was for now, was in zip(_ends(after), _ends(before), strict=True))


def reaches(judged: Judged, target: int) -> bool:
    """Whether a verdict holds whatever stays open, with no cap on a go."""
    low, _, capped = judged.outlook
    return low >= target and not (target == len(_VERDICTS) - 1 and capped)


def ends_sum(end: End) -> Fraction:
    """The total at one end, null as 0."""
    return end.total() or Fraction(0)


_VERDICTS = ("no_go", "conditional", "go")


def _places(result: Result) -> list[int]:
    return [_VERDICTS.index(verdict) for verdict in result.possible]


def _ends(result: Result) -> tuple[int, int]:
    places = _places(result)
    return places[0], places[-1]


def _holds(ends: Ends | None, score: Fraction | None, *, may_be_null: bool) -> bool:
    if score is None:
        return ends is None or may_be_null
    return ends is not None and ends.low <= score <= ends.high


def _covers(wide: Ends | None, narrow: Ends | None, *, may_be_null: bool) -> bool:
    if narrow is None:
        return wide is None or may_be_null
    return wide is not None and wide.low <= narrow.low and narrow.high <= wide.high


def _area(area: AreaResult) -> tuple[object, ...]:
    return (
        area.score,
        area.counted_worst,
        area.floor,
        area.go_level,
        area.may_be_null,
        area.null_by_not_applicable,
        area.coverage,
        area.not_applicable_share,
    )


def _standing(one: Standing) -> tuple[object, ...]:
    return (
        one.state,
        one.maybe,
        one.low,
        one.high,
        one.cell,
        one.backing_weak,
        one.reason,
        one.effects,
    )
