"""Laws of comparing: nobody's presence changes another's figures, and better never counts worse."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from scoring.comparison import (
    Alternative,
    DecisionMatrix,
    Instrument,
    compared,
    dominance,
    ranking,
    totals,
)
from scoring.result import Ends
from scoring.robustness import arrays, plain, robustness, weight_intervals
from scoring.robustness.weightings import WHOLE, weightings
from tests.laws.cases import Case
from tests.laws.drawing import Shape, cases

SAMPLES = 128
LETTERS = "ABCDEFG"
INSTRUMENT = Instrument("form", "1", "judgement", "1")
# Few values, so that ties are common; thirds, so that floats have something to round.
SCORES = st.sampled_from([Fraction(n, 3) for n in (0, 100, 101, 150, 151, 200, 299, 300)])
Row = tuple[Ends, ...]


def rows(areas: int) -> st.SearchStrategy[Row]:
    end = st.tuples(SCORES, SCORES).map(lambda pair: Ends(min(pair), max(pair)))
    return st.tuples(*[end] * areas)


def matrix_of(found: list[Row], weights: tuple[int, ...]) -> DecisionMatrix:
    areas = tuple(f"area_{place}" for place in range(len(weights)))
    return DecisionMatrix(areas, weights, tuple(LETTERS[: len(found)]), tuple(found))


@st.composite
def matrices(draw: st.DrawFn, least: int = 1, most: int = 5) -> DecisionMatrix:
    """One to five platforms in one to four areas."""
    weights = draw(st.lists(st.integers(1, 9), min_size=1, max_size=4).map(tuple))
    return matrix_of(draw(st.lists(rows(len(weights)), min_size=least, max_size=most)), weights)


def without(matrix: DecisionMatrix, place: int) -> DecisionMatrix:
    return matrix._replace(
        ids=(*matrix.ids[:place], *matrix.ids[place + 1 :]),
        rows=(*matrix.rows[:place], *matrix.rows[place + 1 :]),
    )


def beside(matrix: DecisionMatrix, row: Row) -> DecisionMatrix:
    return matrix._replace(ids=(*matrix.ids, "newcomer"), rows=(*matrix.rows, row))


def order_of(matrix: DecisionMatrix, ids: tuple[str, ...]) -> list[tuple[str, str, bool, bool]]:
    """Every pair of some alternatives, with whether the first is ahead, and whether they tie."""
    ranks = {each.id: each.rank for each in ranking(matrix)}
    return [
        (one, other, ranks[one] < ranks[other], ranks[one] == ranks[other])
        for one, other in combinations(ids, 2)
    ]


@given(matrices(least=2), st.integers(0, 4))
def test_taking_a_platform_away_never_changes_the_order_of_the_others(
    matrix: DecisionMatrix, place: int
) -> None:
    """Nor their totals: deletion is the other face of adding."""
    fewer = without(matrix, place % len(matrix.ids))
    before = dict(zip(matrix.ids, totals(matrix), strict=True))

    assert order_of(matrix, fewer.ids) == order_of(fewer, fewer.ids)
    assert {one: before[one] for one in fewer.ids} == dict(
        zip(fewer.ids, totals(fewer), strict=True)
    )
    assert [each for each in dominance(matrix) if {*each} <= {*fewer.ids}] == list(dominance(fewer))


@given(matrices(), st.integers(0, 4))
def test_a_duplicate_shares_its_rank_and_changes_no_order(
    matrix: DecisionMatrix, place: int
) -> None:
    """The same platform twice is twice the same, and none of the others moves."""
    place %= len(matrix.ids)
    more = beside(matrix, matrix.rows[place])
    ranks = {each.id: each.rank for each in ranking(more)}
    found = {row.id: row for row in robustness(more, samples=SAMPLES).rows}

    assert order_of(matrix, matrix.ids) == order_of(more, matrix.ids)
    assert ranks[matrix.ids[place]] == ranks["newcomer"]
    assert found[matrix.ids[place]] == found["newcomer"]._replace(id=matrix.ids[place])


@given(matrices())
def test_the_ranks_of_a_platform_sum_to_one(matrix: DecisionMatrix) -> None:
    """Exactly; and being first as things stand lies between "whatever" and "at best"."""
    for row in robustness(matrix, samples=SAMPLES).rows:
        assert sum(row.ranks) == 1
        assert row.first_whatever <= row.ranks[0] <= row.first_at_best
        assert (row.central_weights is None) == (row.ranks[0] == 0)
        assert row.central_weights is None or sum(row.central_weights) == 1


@given(matrices(), st.data())
def test_a_newcomer_that_all_dominate_changes_no_other_row(
    matrix: DecisionMatrix, data: st.DataObject
) -> None:
    """It takes a last rank of its own, and nobody else's share of anything."""
    least = [min(row[place].low for row in matrix.rows) for place in range(len(matrix.areas))]
    row = tuple(
        Ends(low * data.draw(st.sampled_from((0, Fraction(1, 3), 1))), low) for low in least
    )
    more = robustness(beside(matrix, row), samples=SAMPLES)

    assert [
        each._replace(ranks=(*each.ranks, Fraction(0)))
        for each in robustness(matrix, samples=SAMPLES).rows
    ] == list(more.rows[:-1])


@given(matrices(), st.integers(0, 4), st.data())
def test_improving_a_platform_never_lowers_its_own_share(
    matrix: DecisionMatrix, place: int, data: st.DataObject
) -> None:
    """Not of any rank or better, nor of being first, whatever is open or at best."""
    place %= len(matrix.ids)
    other = data.draw(rows(len(matrix.areas)))
    better = tuple(
        Ends(max(one.low, two.low), max(one.high, two.high))
        for one, two in zip(matrix.rows[place], other, strict=True)
    )
    improved = matrix._replace(rows=(*matrix.rows[:place], better, *matrix.rows[place + 1 :]))
    before, after = (robustness(each, samples=SAMPLES).rows[place] for each in (matrix, improved))

    for rank in range(len(matrix.ids)):
        assert sum(before.ranks[: rank + 1]) <= sum(after.ranks[: rank + 1])
    assert before.first_whatever <= after.first_whatever
    assert before.first_at_best <= after.first_at_best


@given(matrices(), st.permutations(range(4)), st.integers(0, 4))
def test_arrays_count_what_plain_python_counts(
    matrix: DecisionMatrix, places: list[int], named: int
) -> None:
    """To the last weighting, for any order of importance, though floats are added up."""
    order = tuple(place for place in places if place < len(matrix.areas))[:named]
    lows = [[float(ends.low) for ends in row] for row in matrix.rows]
    highs = [[float(ends.high) for ends in row] for row in matrix.rows]

    assert plain.counted(lows, highs, SAMPLES, order) == arrays.counted(lows, highs, SAMPLES, order)


@given(st.integers(1, 7), st.permutations(range(7)), st.integers(0, 7))
def test_weightings_share_out_one_whole(areas: int, places: list[int], named: int) -> None:
    """Exactly, with no weight below 0, and as large as the order of importance asks for."""
    order = tuple(place for place in places if place < areas)[:named]
    free = zip(*weightings(areas, SAMPLES), strict=True)
    for row, unordered in zip(
        zip(*weightings(areas, SAMPLES, order), strict=True), free, strict=True
    ):
        rest = [row[place] for place in range(areas) if place not in order]
        ordered = [row[place] for place in order]
        assert sum(row) == WHOLE
        assert sorted(row) == sorted(unordered)
        assert sorted(ordered, reverse=True) == ordered
        assert not rest or not ordered or max(rest) <= ordered[-1]


@given(matrices(least=2))
def test_at_its_bounds_a_weight_still_keeps_the_leader_first(matrix: DecisionMatrix) -> None:
    """And a little beyond, somebody else is above it; the leader's own weight lies between."""
    for found in weight_intervals(matrix):
        place, leader = matrix.areas.index(found.area), matrix.ids.index(found.id)
        assert found.within.low <= found.weight <= found.within.high
        for bound, step in ((found.within.low, -1), (found.within.high, 1)):
            assert _leads(matrix, leader, place, bound)
            beyond = bound + step * Fraction(1, 10**9)
            if len(matrix.areas) > 1 and 0 <= beyond <= 1:
                assert not _leads(matrix, leader, place, beyond)


def _leads(matrix: DecisionMatrix, leader: int, place: int, weight: Fraction) -> bool:
    """Whether nobody's low total is above the leader's with this weight, the others scaled."""
    others = sum(w for n, w in enumerate(matrix.weights) if n != place)
    weights = [
        weight if n == place else (1 - weight) * w / others for n, w in enumerate(matrix.weights)
    ]
    found = totals(matrix, weights)
    return all(found[leader].low >= each.low for each in found)


@given(matrices(least=2))
def test_a_dominated_platform_is_never_ahead(matrix: DecisionMatrix) -> None:
    """Neither by the policy's weights nor under any weighting."""
    ranks = {each.id: each.rank for each in ranking(matrix)}
    found = {row.id: row for row in robustness(matrix, samples=SAMPLES).rows}
    for better, worse in dominance(matrix):
        assert ranks[better] <= ranks[worse]
        assert found[worse].ranks[0] <= found[better].ranks[0]


@given(cases(Shape(questions=(1, 6), steering=True)))
def test_a_case_is_compared_by_its_own_result(case: Case) -> None:
    """What is ranked has the total of its result; what is not has a reason, and no place."""
    alternatives = [Alternative(name, INSTRUMENT, case.result) for name in ("one", "other")]
    comparison = compared(alternatives)
    places = {each.id: each for each in comparison.ranking}

    for each in alternatives:
        if each.id in comparison.aside:
            assert comparison.aside[each.id]
            assert each.id not in places
        else:
            assert case.result.total == places[each.id].total
            assert places[each.id].rank == 1
