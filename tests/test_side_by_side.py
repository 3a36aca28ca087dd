"""Comparing and weighing in cases that a lawyer can read: cases/side_by_side/*.yaml.

A case gives each platform's score by area, a number or [worst, best], and what must come
out. Totals, ranks and bounds are exact; shares of all weightings hold within 0.005.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from questionnaires.loading import read
from scoring.comparison import DecisionMatrix, dominance, ranking, totals
from scoring.result import Ends
from scoring.robustness import robustness, weight_intervals

CASES = Path(__file__).parent / "cases" / "side_by_side"
FILES = {"14_comparison", "15_weights_in_doubt"}
CLOSE = Fraction("0.005")


def given() -> Iterator[Any]:
    """Every case, with its file's weights unless it has its own."""
    for path in sorted(CASES.glob("*.yaml")):
        data: Any = read(path).data
        for case in data["cases"]:
            yield pytest.param(
                {"weights": data["weights"]} | case, id=f"{path.stem}: {case['name']}"
            )


def exact(value: Any) -> Fraction:
    return Fraction(str(value))


def ends(value: Any) -> Ends:
    low, high = value if isinstance(value, list) else (value, value)
    return Ends(exact(low), exact(high))


def matrix_of(case: Mapping[str, Any]) -> DecisionMatrix:
    areas, platforms = case["weights"], case["platforms"]
    return DecisionMatrix(
        tuple(areas),
        tuple(areas.values()),
        tuple(platforms),
        tuple(tuple(ends(scores[area]) for area in areas) for scores in platforms.values()),
    )


def same(expected: Any, actual: Any) -> bool:
    """Whether shares of weightings are the same within what evenly spread points promise."""
    if isinstance(expected, dict):
        return all(same(value, actual[key]) for key, value in expected.items())
    if isinstance(expected, list):
        pairs = zip(expected, actual, strict=True)
        return all(same(one, other) for one, other in pairs)
    return abs(exact(expected) - actual) <= CLOSE


@pytest.mark.parametrize("case", list(given()))
def test_a_case_comes_out_as_it_says(case: dict[str, Any]) -> None:
    """What the file expects of a comparison is what the engine finds."""
    matrix, expect = matrix_of(case), case["expect"]
    if "totals" in expect:
        found = dict(zip(matrix.ids, totals(matrix), strict=True))
        assert {name: ends(value) for name, value in expect["totals"].items()} == found
    if "ranking" in expect:
        assert expect["ranking"] == [[each.rank, each.id] for each in ranking(matrix)]
    if "dominance" in expect:
        assert expect["dominance"] == [list(each) for each in dominance(matrix)]
    _weights_in_doubt(matrix, expect, tuple(case.get("order", ())))


def _weights_in_doubt(
    matrix: DecisionMatrix, expect: Mapping[str, Any], order: tuple[str, ...]
) -> None:
    rows = {row.id: row for row in robustness(matrix, order).rows}
    for kind in ("ranks", "first_whatever", "first_at_best"):
        found = {name: getattr(row, kind) for name, row in rows.items()}
        assert same(expect.get(kind, {}), found), (kind, found)
    central = {
        name: dict(zip(matrix.areas, row.central_weights or (), strict=False))
        for name, row in rows.items()
    }
    assert same(expect.get("central_weights", {}), central), central
    for kind in ("within", "whatever"):
        bounds = {(each.id, each.area): getattr(each, kind) for each in weight_intervals(matrix)}
        for name, areas in expect.get(kind, {}).items():
            assert {
                (name, area): None if value == "none" else (exact(value[0]), exact(value[1]))
                for area, value in areas.items()
            } == {key: value for key, value in bounds.items() if key[0] == name}


def test_both_rules_have_their_file() -> None:
    """No file of cases is lost or left unread."""
    assert FILES == {path.stem for path in CASES.glob("*.yaml")}


@pytest.mark.parametrize("areas", [2, 3, 4])
def test_every_corner_of_every_size_is_hit_as_often_as_it_is_large(areas: int) -> None:
    """The share of weightings that give an area at least t is (1 - t) ** (areas - 1)."""
    names = tuple("abcd"[:areas])
    for corner in range(areas):
        for percent in range(5, 100, 5):
            best = tuple(ends(100 if place == corner else 0) for place in range(areas))
            even = (ends(percent),) * areas
            matrix = DecisionMatrix(names, (1,) * areas, ("corner", "even"), (best, even))
            share = robustness(matrix).rows[0].ranks[0]

            assert abs((1 - Fraction(percent, 100)) ** (areas - 1) - share) <= CLOSE
