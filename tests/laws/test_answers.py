"""What single answers do: better ones, weightless ones, and those that do not apply."""

from dataclasses import replace

from hypothesis import given

from tests.laws.asks import PROVEN, Given
from tests.laws.cases import Case, Form
from tests.laws.drawing import Shape, cases, many
from tests.laws.views import lowers_nothing, scores

STEERED = Shape(questions=(2, 6), steering=True)
EASY = STEERED._replace(thresholds=(0,), trouble=12)
RANKED = ("no_go", "undecided", "conditional", "go")


def without(form: Form, link_id: str) -> Form:
    """The same form with one question deleted."""
    asks = tuple(ask for ask in form.asks if ask.link_id != link_id)
    used = {ask.area for ask in asks}
    return replace(form, asks=asks, areas=tuple(area for area in form.areas if area.id in used))


@many
@given(cases(STEERED))
def test_a_better_answer_lowers_no_score_and_no_verdict(case: Case) -> None:
    """More points on the same backing never hurt, where nothing waits for the question."""
    for ask in case.answered:
        if ask.link_id in case.form.controllers or ask.combine != "worst":
            continue
        given_now = case.given[ask.link_id]
        before, points = case.result, ask.worth[given_now.value].points
        for value, worth in ask.worth.items():
            if worth.points <= points:
                continue
            after = case.giving(ask.link_id, given_now._replace(value=value)).result

            assert lowers_nothing(after, before), (ask.link_id, value)
            assert RANKED.index(after.recommendation) >= RANKED.index(before.recommendation)


@many
@given(cases(STEERED))
def test_a_question_of_weight_0_moves_no_score(case: Case) -> None:
    """Whatever is answered to it, or whether it applies, no area and no total changes."""
    weightless = (ask for ask in case.form.asks if not ask.weight)
    for ask in weightless:
        if ask.link_id in case.form.controllers:
            continue
        others = [Given("unknown"), Given("not_applicable")]
        others += [Given("answered", value, PROVEN) for value in ask.worth]
        for other in others:
            assert scores(case.result) == scores(case.giving(ask.link_id, other).result)


@many
@given(cases(STEERED))
def test_not_applicable_scores_as_if_the_question_were_deleted(case: Case) -> None:
    """Areas and total equal those of the questionnaire and policy without the question."""
    for ask in case.form.asks:
        aside = case.given[ask.link_id].state == "not_applicable"
        if not aside or ask.link_id in case.form.controllers or len(case.form.asks) == 1:
            continue
        deleted = replace(
            case,
            form=without(case.form, ask.link_id),
            given={key: each for key, each in case.given.items() if key != ask.link_id},
        )

        assert scores(deleted.result) == scores(case.result), ask.link_id


@many
@given(cases(STEERED))
def test_counted_worst_is_the_score_with_every_set_aside_answer_at_its_worst(case: Case) -> None:
    """It equals the total once each *not applicable* is answered by the worst there is."""
    answered = case
    for ask in case.form.asks:
        if case.given[ask.link_id].state == "not_applicable":
            if ask.link_id in case.form.controllers:
                return  # its worst answer might switch other questions on
            answered = answered.giving(ask.link_id, Given("answered", ask.worst, PROVEN))

    assert answered.result.total == case.result.counted_worst
    assert {area.id: area.score for area in answered.result.areas} == {
        area.id: area.counted_worst for area in case.result.areas
    }


@many
@given(cases(Shape(questions=(1, 6))))
def test_counted_worst_is_no_more_than_the_score_where_scales_begin_below_it(case: Case) -> None:
    """Setting questions aside can only have raised a score that their worst answers lie under."""
    result = case.result
    for area in result.areas:
        aside = [
            ask
            for ask in case.form.asks
            if ask.area == area.id and case.given[ask.link_id].state == "not_applicable"
        ]
        if area.score is None or area.counted_worst is None:
            continue
        if all(ask.worth[ask.worst].points <= area.score.low for ask in aside):
            assert area.counted_worst.low <= area.score.low
            assert area.counted_worst.high <= area.score.high


@many
@given(cases(STEERED) | cases(EASY))
def test_while_a_question_that_blocks_a_go_is_open_none_is_recommended(case: Case) -> None:
    """A cap never lets a go through, and is listed wherever it is sure that one acts."""
    for ask in case.open:
        one = case.result.standings[ask.link_id]
        if ask.blocks_go and ask.scored and one.state == "unknown":
            listed = {each.link_id for each in case.result.conditions}

            assert case.result.recommendation != "go"
            assert one.maybe or ask.link_id in listed


@many
@given(cases(STEERED))
def test_coverage_is_the_share_of_weight_in_scope_that_is_answered(case: Case) -> None:
    """Of each area's weight in scope, open questions are exactly what is not covered."""
    result = case.result
    for area in result.areas:
        asks = [ask for ask in case.form.asks if ask.area == area.id and ask.scored]
        known, missing = (
            sum(ask.weight for ask in asks if result.standings[ask.link_id].state == state)
            for state in ("answered", "unknown")
        )

        assert (known, known + missing) == (area.answered, area.in_scope)
        assert known == area.coverage * (known + missing)
