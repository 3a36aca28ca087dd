"""Weights and order: what only names or scales things must change nothing."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from scoring.explanation import tornado
from scoring.result import Contribution, Ends
from scoring.turning_points import turning_points, watch_list
from tests.laws.asks import Ask
from tests.laws.cases import Case, Form, named_in
from tests.laws.drawing import Shape, cases, many
from tests.laws.views import ends_sum, seen

STEERED = Shape(questions=(2, 7), steering=True)
FACTORS = (1, 2, 3, 5, 7, 11, 100)


def scaled(form: Form, by_area: int, by_question: Sequence[int]) -> Form:
    """The form with all area weights, and the question weights of each area, multiplied."""
    factor = {area.id: by_question[place] for place, area in enumerate(form.areas)}
    return replace(
        form,
        asks=tuple(ask._replace(weight=ask.weight * factor[ask.area]) for ask in form.asks),
        areas=tuple(area._replace(weight=area.weight * by_area) for area in form.areas),
    )


def shuffled(form: Form, keys: Sequence[int]) -> Form:
    """The form with the questions of each group in another order, each behind those it waits for.

    Areas change places too where that leaves no question before one it waits for.
    """
    rank = {ask.link_id: key for ask, key in zip(form.asks, keys, strict=False)}
    blocks = [
        _ordered(list(block), rank)
        for _, block in groupby(form.asks, key=lambda ask: (ask.area, ask.group))
    ]
    order = {area.id: keys[-1 - place] for place, area in enumerate(form.areas)}
    moved = sorted(blocks, key=lambda block: order[block[0].area])
    orders = [tuple(ask for block in each for ask in block) for each in (moved, blocks)]
    return replace(form, asks=next(asks for asks in orders if _in_order(form, asks)))


def _in_order(form: Form, asks: Sequence[Ask]) -> bool:
    """Whether every question comes behind those that it waits for."""
    before: set[str] = set()
    for ask in asks:
        if not before.issuperset(named_in([ask.rule, form.group_rules.get(ask.group or "")])):
            return False
        before.add(ask.link_id)
    return True


def _ordered(block: list[Ask], rank: dict[str, int]) -> list[Ask]:
    ordered: list[Ask] = []
    waiting = sorted(block, key=lambda ask: rank[ask.link_id])
    while waiting:
        ahead = {ask.link_id for ask in waiting}
        ready = next(ask for ask in waiting if not ahead.intersection(named_in(ask.rule)))
        waiting.remove(ready)
        ordered.append(ready)
    return ordered


@many
@given(cases(STEERED), st.sampled_from(FACTORS), st.tuples(*[st.sampled_from(FACTORS)] * 4))
def test_scaling_weights_changes_nothing(
    case: Case, by_area: int, by_question: tuple[int, ...]
) -> None:
    """Only the proportions of weights count, among areas and among an area's questions."""
    other = replace(case, form=scaled(case.form, by_area, by_question))

    assert seen(case.result) == seen(other.result)
    assert tornado(case.judged) == tornado(other.judged)
    assert watch_list(case.judged) == watch_list(other.judged)
    assert turning_points(case.judged) == turning_points(other.judged)


@many
@given(cases(STEERED), st.permutations(range(11)))
def test_the_order_of_questions_changes_nothing(case: Case, keys: list[int]) -> None:
    """Questions in another order, and areas too, come to the same result by name."""
    other = replace(case, form=shuffled(case.form, keys))

    assert seen(case.result) == seen(other.result)
    assert {each.link_id: each for each in tornado(case.judged)} == {
        each.link_id: each for each in tornado(other.judged)
    }
    assert {each.link_id: each for each in watch_list(case.judged)} == {
        each.link_id: each for each in watch_list(other.judged)
    }


@many
@given(cases(Shape(questions=(1, 7), platform=3)), st.permutations(range(11)))
def test_the_order_of_questions_changes_no_size_of_a_turning_point(
    case: Case, keys: list[int]
) -> None:
    """Ties may fall on other questions, but never on more of them."""
    other = replace(case, form=shuffled(case.form, keys))

    assert [
        (each.to, each.reachable, len(each.changes)) for each in turning_points(case.judged)
    ] == [(each.to, each.reachable, len(each.changes)) for each in turning_points(other.judged)]


@many
@given(cases(STEERED))
def test_contributions_sum_to_the_total_exactly(case: Case) -> None:
    """At both ends, also where it is open which questions are asked."""
    exact, judged = case.result.contributions.exact(), case.judged
    sums = Ends(
        sum((each.low for each in exact), Fraction(0)),
        sum((each.high for each in exact), Fraction(0)),
    )

    assert Ends(ends_sum(judged.low), ends_sum(judged.high)) == sums


@many
@given(cases(Shape(questions=(1, 7), most_open=0)))
def test_a_contribution_is_the_share_of_weight_times_points(case: Case) -> None:
    """C = area weight * question weight * points / (sum of area weights * weight in scope)."""
    areas = {area.id: area for area in case.result.areas if area.score is not None}
    together = sum(area.weight for area in areas.values())
    expected = []
    for ask in case.answered:
        if ask.area in areas:
            area, points = areas[ask.area], ask.worth[case.given[ask.link_id].value].points
            share = Fraction(area.weight, together or 1) * Fraction(ask.weight, area.in_scope)
            expected.append(Contribution(ask.link_id, share * points, share * points))
        else:
            expected.append(Contribution(ask.link_id, Fraction(0), Fraction(0)))
    shown = list(case.result.contributions.exact())

    assert sorted(expected) == sorted(shown)
