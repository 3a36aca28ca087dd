"""Turning points of small cases, against every set of questions that could be touched."""

from itertools import combinations

from hypothesis import given

from scoring.result import Change, TurningPoint
from scoring.trial import applied
from scoring.turning_points import turning_points
from tests.laws.cases import Case
from tests.laws.drawing import Shape, cases, many
from tests.laws.plainly import VERDICTS
from tests.laws.touching import suffices, with_known_controllers
from tests.laws.views import reaches

STEERED = Shape(questions=(1, 7), steering=True, platform=3)
OWN_MEASURES = STEERED._replace(shared=False)


def fewest(case: Case, target: int) -> int | None:
    """The size of a smallest set that reaches the target; None if even all questions do not."""
    asks = [ask for ask in case.form.asks if ask.scored]
    for size in range(len(asks) + 1):
        if any(suffices(case, touching, target) for touching in combinations(asks, size)):
            return size
    return None


def arrives(case: Case, point: TurningPoint, changes: tuple[Change, ...]) -> bool:
    """Whether the target holds once these changes are made in the response."""
    return reaches(applied(case.judged, changes), VERDICTS.index(point.to))


@many
@given(cases(STEERED))
def test_a_turning_point_has_the_size_that_trying_every_set_finds(case: Case) -> None:
    """The fewest questions, and exactly then reachable, where it is known what is asked."""
    case = with_known_controllers(case)
    found = {
        each.to: len(each.changes) if each.reachable else None
        for each in turning_points(case.judged)
    }

    assert {to: fewest(case, VERDICTS.index(to)) for to in found} == found


@many
@given(cases(STEERED))
def test_a_turning_point_is_sought_for_every_better_verdict(case: Case) -> None:
    """Verdicts above the recommendation, nearest first, and no others."""
    ranked = ("no_go", "undecided", "conditional", "go")
    above = ranked[ranked.index(case.result.recommendation) + 1 :]

    assert [to for to in above if to != "undecided"] == [
        each.to for each in turning_points(case.judged)
    ]


@many
@given(cases(STEERED))
def test_the_set_found_reaches_its_verdict(case: Case) -> None:
    """Once its changes are made, the verdict holds; also where open answers steer."""
    for point in turning_points(case.judged):
        if point.reachable:
            assert arrives(case, point, point.changes), point
            assert len({each.link_id for each in point.changes}) == len(point.changes)
        else:
            assert point.why


@many
@given(cases(OWN_MEASURES))
def test_nothing_can_be_left_out_of_a_set_that_claims_to_be_smallest(case: Case) -> None:
    """No part of the set reaches the verdict, where no two questions share a measure."""
    for point in turning_points(case.judged):
        if point.reachable and point.exact:
            for size in range(len(point.changes)):
                for fewer in combinations(point.changes, size):
                    assert not arrives(case, point, fewer), (point, fewer)


@many
@given(cases(STEERED))
def test_what_is_called_unreachable_for_sure_is(case: Case) -> None:
    """Where a target is ruled out exactly, touching every question does not reach it either."""
    for point in turning_points(case.judged):
        if point.exact and not point.reachable:
            scored = [ask for ask in case.form.asks if ask.scored]

            assert not suffices(case, scored, VERDICTS.index(point.to)), point


@many
@given(cases(STEERED))
def test_a_change_says_what_is_done_to_which_answer(case: Case) -> None:
    """Open answers are settled; known ones are changed, or kept and proven or acted on."""
    for point in turning_points(case.judged):
        for change in point.changes:
            one = case.judged.standings[change.link_id]
            known = None if one.cell is None else one.cell.name
            kinds = {
                None: ("settle",),
                change.goal: ("meet_measure", "better_backing"),
            }.get(known, ("change",))

            assert known == change.start
            assert change.kind in kinds
