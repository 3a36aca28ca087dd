"""Platforms side by side: weights in doubt against plain numpy and well-known packages."""

from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from typing import Any, NamedTuple

import numpy as np

from questionnaires.response import Answer, Unknown
from scoring.comparison import DecisionMatrix
from scoring.evaluate import evaluate
from scoring.result import AreaResult, Ends, Result
from scoring.robustness import SAMPLES, arrays, robustness
from scoring.robustness.weightings import WHOLE
from tests.bench.floors.weighting_floor import Counts, Questions, counted
from tests.bench.sixty import AREA_WEIGHTS, AREAS, CODES, Sixty, sixty

PLATFORMS = 10
FEW = 64
"""Weightings for packages that take one at a time: sixteen thousand would take minutes."""
CLOSE = 0.02
Peer = Callable[[], object]


class Beside(NamedTuple):
    """The same ten platforms by area, for the engine, and by question, for the floor."""

    matrix: DecisionMatrix
    questions: Questions


@cache
def beside() -> Beside:
    """Ten platforms that answer the sixty questions each in another way, one in ten open."""
    case = sixty()
    results = [_judged(case, platform) for platform in range(PLATFORMS)]
    rows = tuple(tuple(_score(area) for area in result.areas) for result in results)
    names = tuple(f"platform {number}" for number in range(PLATFORMS))
    matrix = DecisionMatrix(AREAS, AREA_WEIGHTS, names, rows)
    standings = [list(result.standings.values()) for result in results]
    first, in_scope = standings[0], [area.in_scope for area in results[0].areas]
    return Beside(
        matrix,
        Questions(
            np.array([[float(one.low) for one in each] for each in standings]),
            np.array([[float(one.high) for one in each] for each in standings]),
            np.array([one.area for one in first]),
            np.array([one.weight / in_scope[one.area] for one in first]),
            len(AREAS),
        ),
    )


def _judged(case: Sixty, platform: int) -> Result:
    answers = {
        link_id: _answer(number, platform) for number, link_id in enumerate(case.response.answers)
    }
    response = case.response.model_copy(update={"answers": answers})
    return evaluate(case.questionnaire, response, case.policy)


def _answer(number: int, platform: int) -> Answer:
    mixed = (number * 7919 + platform * 104_729 + (number * platform) ** 2 * 31) % 97
    if mixed % 10 == 0:
        return Answer(unknown=Unknown())
    return Answer(value=CODES[mixed % len(CODES)])


def _score(area: AreaResult) -> Ends:
    assert area.score is not None
    return area.score


def anew() -> object:
    """Weights in doubt as in a process that has not asked for them before."""
    arrays.weightings.cache_clear()
    return robustness(beside().matrix)


def over_all_questions() -> Counts:
    """The same by plain numpy over all sixty questions."""
    return counted(beside().questions, SAMPLES)


def difference() -> float:
    """By how much the two differ at the most, in shares of all weightings."""
    found, floor = robustness(beside().matrix).rows, over_all_questions()
    ours = np.array(
        [[float(s) for s in (*r.ranks, r.first_whatever, r.first_at_best)] for r in found]
    )
    theirs = np.column_stack([floor.ranks, floor.first_whatever, floor.first_at_best]) / SAMPLES
    return float(np.abs(ours - theirs).max())


def few() -> object:
    """So many weightings as the packages are given."""
    return robustness(beside().matrix, samples=FEW)


def peers() -> Iterator[tuple[str, Peer]]:
    """The well-known packages that are installed, each ranking under the same weightings."""
    if find_spec("pymcdm"):
        yield "pymcdm, one at a time", _pymcdm()
    if find_spec("skcriteria"):
        yield "scikit-criteria, one by one", _skcriteria()


def _weightings() -> Any:
    return arrays.weightings(len(AREAS), FEW).T / WHOLE


def _lows() -> Any:
    return np.array([[float(ends.low) for ends in row] for row in beside().matrix.rows])


def _pymcdm() -> Peer:
    from pymcdm.methods import WSM

    lows, types, method = _lows(), np.ones(len(AREAS)), WSM(_as_it_is)
    return lambda: [method.rank(method(lows, weights, types)) for weights in _weightings()]


def _as_it_is(column: Any, cost: bool) -> Any:
    """No scaling by what is compared; all is better when more."""
    return -column if cost else column


def _skcriteria() -> Peer:
    import skcriteria
    from skcriteria.agg.simple import WeightedSumModel

    lows, best, method = _lows(), [max] * len(AREAS), WeightedSumModel()
    return lambda: [
        method.evaluate(skcriteria.mkdm(lows, best, weights=weights)).rank_
        for weights in _weightings()
    ]
