"""The rows of the table: what is measured, against what, and how much longer it may take."""

from collections.abc import Iterator

from scoring.areas import tally
from scoring.evaluate import evaluate
from scoring.explanation import tornado
from scoring.judging import judge
from scoring.result import Ends, Result
from scoring.robustness import SAMPLES
from scoring.turning_points import turning_points
from tests.bench import beside, cold, federation, loading, paper, sliding
from tests.bench.floors.scoring_floor import compile_table, floor
from tests.bench.sixty import AREA_WEIGHTS, Sixty, sixty
from tests.bench.table import Row
from tests.bench.timing import WALL, compared

LOOP = "compiled loop"
CORE = "scoring core"
CLOSE = 1e-9


class DisagreementError(Exception):
    """The floor and the engine did not find the same figures, so no ratio means anything."""


def rows(repetitions: int) -> Iterator[Row]:
    """Every row, measured as it is asked for, with that many pairs (fewer where one takes long)."""
    yield from _scoring(repetitions)
    took = compared(loading.everything_loaded, loading.everything_parsed(), repetitions)
    yield Row("loading and checking all shipped YAML", "C YAML loader alone", 1.5, took)
    cold.ensure_light()
    took = compared(cold.score, cold.bare_python, repetitions, WALL)
    yield Row("assessor score, a process of its own", "python -c pass", 16, took)
    took = compared(cold.compare, cold.bare_python, max(1, repetitions // 5), WALL)
    yield Row("assessor compare of five, likewise", "python -c pass", None, took)
    yield from _beside(repetitions)
    found = paper.example()
    pages = paper.pages(paper.report(found))
    took = compared(
        lambda: paper.report(found), lambda: paper.plain_pages(pages), max(1, repetitions // 5)
    )
    yield Row(f"report of an example, {pages} pages", "as many pages of bare text", None, took)
    if sliding.possible():
        took = sliding.measured(repetitions)
        yield Row("slider to effect, weights of three", "a bare Streamlit slider", 1.5, took)


def _beside(repetitions: int) -> Iterator[Row]:
    """Platforms side by side, and many assessments in one table."""
    if beside.difference() > beside.CLOSE:
        raise DisagreementError("weightings by area and by question do not agree")
    took = compared(beside.anew, beside.over_all_questions, repetitions)
    what = f"{beside.PLATFORMS} platforms, {SAMPLES} weightings, by area"
    yield Row(what, "numpy over 60 questions", 0.25, took)
    for name, peer in beside.peers():
        took = compared(beside.few, peer, max(1, repetitions // 5))
        yield Row(f"{beside.PLATFORMS} platforms, {beside.FEW} weightings", name, None, took)
    yield from _portfolio(federation.FEW if repetitions == 1 else federation.SOCIETIES)


def _portfolio(count: int) -> Iterator[Row]:
    """A federation's table: one pair each, since it takes as long as a hundred others."""
    with federation.stored(count) as found:
        what = f"portfolio of {len(found.entries)}"
        for how, ours in (
            ("opened in the app", found.open_page),
            ("all of it as CSV", found.write_csv),
            ("all of it as XLSX", found.write_xlsx),
        ):
            took = compared(ours, found.evaluate, 1)
            yield Row(f"{what}, {how}", "evaluating all", 2, took)
        yield Row(f"{what}, memory at most (MiB)", "a quarter of them", 1.25, found.memory())


def _scoring(repetitions: int) -> Iterator[Row]:
    case, demanding = sixty(), sixty(demanding=True)
    questionnaire, response, policy = case.questionnaire, case.response, case.policy
    judged = judge(questionnaire, response, policy)
    for one in (case, demanding):
        ensure_same_figures(one, evaluate(one.questionnaire, one.response, one.policy))
    table, knock_outs = compile_table(case.asked)

    def loop() -> object:
        return floor(table, knock_outs, AREA_WEIGHTS, case.answers)

    def core() -> object:
        return tally(judged.criteria, judged.standings)

    def full() -> object:
        return evaluate(questionnaire, response, policy)

    def fullest() -> object:
        return evaluate(demanding.questionnaire, demanding.response, demanding.policy)

    yield Row("scoring core, 60 questions", LOOP, 1.5, compared(core, loop, repetitions))
    yield Row("full explained exact result", LOOP, 12, compared(full, loop, repetitions))
    took = compared(fullest, loop, repetitions)
    yield Row("the same, with measures and thin backing", LOOP, None, took)
    took = compared(lambda: turning_points(judged), core, repetitions)
    yield Row("turning points to conditional and go", CORE, 25, took)
    took = compared(lambda: tornado(judged), core, repetitions)
    yield Row("tornado over 60 questions", CORE, 150, took)


def ensure_same_figures(case: Sixty, result: Result) -> None:
    """Hold the engine's totals, areas and knock-outs against the floor's.

    Raises:
        DisagreementError: they are not the same.
    """
    table, knock_outs = compile_table(case.asked)
    low, high, areas, out = floor(table, knock_outs, AREA_WEIGHTS, case.answers)
    _ensure_same(result.total, (low, high))
    for area, ends in zip(result.areas, areas, strict=True):
        _ensure_same(area.score, ends)
    certain = [found.link_id for found in result.knock_outs if found.certain]
    if certain != out:
        raise DisagreementError(f"the engine knocks out {certain}, the compiled loop {out}")


def _ensure_same(exact: Ends | None, ends: tuple[float, float] | None) -> None:
    if exact is None or ends is None:
        same = exact is None and ends is None
    else:
        distances = (abs(float(one) - other) for one, other in zip(exact, ends, strict=True))
        same = all(distance < CLOSE for distance in distances)
    if not same:
        raise DisagreementError(f"the engine has {exact}, the compiled loop {ends}")
