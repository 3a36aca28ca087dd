"""Tornado and watch list, against judging the changed response from the beginning."""

from hypothesis import given

from scoring.explanation import tornado
from scoring.result import Swing
from scoring.turning_points import watch_list
from tests.laws.asks import PROVEN, Value
from tests.laws.cases import Case
from tests.laws.drawing import Shape, cases, many

STEERED = Shape(questions=(1, 7), steering=True)
RANKED = ("no_go", "undecided", "conditional", "go")


def changed(case: Case, link_id: str, value: Value) -> Case:
    """The case with another value on the same backing; an open answer is found well backed."""
    given_now = case.given[link_id]
    backed = PROVEN if given_now.open else given_now.backed
    return case.giving(link_id, given_now._replace(state="answered", value=value, backed=backed))


@many
@given(cases(STEERED))
def test_tornado_equals_changing_the_answer_itself(case: Case) -> None:
    """Total and recommendation at each question's worst and best are those of that response."""
    expected = {}
    for ask in case.form.asks:
        if ask.scored and case.result.standings[ask.link_id].state in ("answered", "unknown"):
            worst = changed(case, ask.link_id, ask.worst)
            best = changed(case, ask.link_id, ask.best)
            expected[ask.link_id] = Swing(
                ask.link_id,
                worst.judged.low.total(),
                best.judged.low.total(),
                worst.judged.outlook.recommendation,
                best.judged.outlook.recommendation,
            )
    swings = tornado(case.judged)
    widths = [
        each.best - each.worst if None not in (each.best, each.worst) else 0 for each in swings
    ]

    assert expected == {each.link_id: each for each in swings}
    assert sorted(widths, reverse=True) == widths


@many
@given(cases(STEERED._replace(most_open=1)))
def test_the_watch_list_holds_the_nearest_step_down_that_worsens(case: Case) -> None:
    """For each answer the first worse one that worsens the recommendation, smallest loss first."""
    now, total = RANKED.index(case.result.recommendation), case.judged.low.total() or 0
    expected = {}
    for ask in case.answered:
        if not ask.scored or case.result.standings[ask.link_id].state != "answered":
            continue
        points = ask.worth[case.given[ask.link_id].value].points
        below = [(value, worth) for value, worth in ask.steps if worth.points < points]
        for value, _ in sorted(below, key=lambda step: -step[1].points):
            single = (str(value),) if ask.kind == "multiple_choice" else value
            other = changed(case, ask.link_id, single).judged
            verdict = other.outlook.recommendation
            if RANKED.index(verdict) < now:
                drop = total - (other.low.total() or 0)
                expected[ask.link_id] = (ask.name_of(value), verdict, drop)
                break
    watched = watch_list(case.judged)

    assert expected == {each.link_id: (each.to, each.verdict, each.drop) for each in watched}
    assert sorted(each.drop for each in watched) == [each.drop for each in watched]
