"""Both ends of every score and of the verdict, against everything that open answers may be."""

from collections.abc import Iterable
from fractions import Fraction

from hypothesis import given

from questionnaires.answer_checks import findings
from scoring.level_checks import question_findings
from scoring.result import Ends
from tests.laws.asks import Given
from tests.laws.cases import Case
from tests.laws.drawing import Shape, cases, many
from tests.laws.plainly import GO, NO_GO, VERDICTS, Outcome, completions, outcome
from tests.laws.views import contains, widens

COMPLETE = Shape(questions=(1, 7), most_open=0, steering=True)
SURE = Shape(questions=(1, 7))
STEERED = Shape(questions=(2, 7), steering=True)
EASY = STEERED._replace(thresholds=(0,), trouble=12)
"""A go wherever nothing holds it back."""


def outcomes(case: Case) -> list[Outcome]:
    """What follows from every completion."""
    return [outcome(case, filling) for filling in completions(case)]


def extremes(scores: Iterable[Fraction | None]) -> Ends | None:
    """The least and the most of some scores; None if none is a score."""
    there = [score for score in scores if score is not None]
    return Ends(min(there), max(there)) if there else None


@many
@given(cases(STEERED))
def test_the_cases_drawn_are_ones_that_loading_lets_through(case: Case) -> None:
    """The laws are tried on levels and answers that pass the checks of files."""
    form = case.form
    found = [*findings(case.response, form.questionnaire)]
    for link_id, scored in form.policy.questions.items():
        question = form.questionnaire.questions[link_id]
        found += question_findings((link_id,), question, scored, form.policy)

    assert [] == found


@many
@given(cases(COMPLETE))
def test_a_complete_case_comes_to_what_the_method_says_in_plain_words(case: Case) -> None:
    """With nothing open, scores, verdict, knock-outs and exceptions equal a plain reckoning."""
    (plain, *_), result = outcomes(case), case.result
    total = None if plain.total is None else Ends(plain.total, plain.total)

    assert total == result.total
    assert plain.areas == {area.id: area.score.low if area.score else None for area in result.areas}
    assert (VERDICTS[plain.verdict],) == result.possible
    assert VERDICTS[plain.verdict] == result.recommendation
    assert plain.knocked == {
        each.link_id for each in result.knock_outs if each.certain and each.lifted_by is None
    }
    assert plain.lifted == {each.link_id for each in result.knock_outs if each.lifted_by}


@many
@given(cases(COMPLETE))
def test_a_complete_case_is_a_go_exactly_if_no_condition_is_left(case: Case) -> None:
    """A go has no condition; a conditional names at least one, and each is certain."""
    result = case.result

    assert (result.recommendation != "conditional") or result.conditions
    assert (result.recommendation != "go") or not result.conditions
    assert not any(each.possible for each in result.conditions)


@many
@given(cases(SURE))
def test_where_it_is_sure_what_is_asked_the_ends_are_reached(case: Case) -> None:
    """The ends of areas, total and verdict are the extremes over all completions."""
    every, result = outcomes(case), case.result
    verdicts = sorted({each.verdict for each in every})

    assert extremes(each.total for each in every) == result.total
    assert {area.id: area.score for area in result.areas} == {
        area.id: extremes(each.areas[area.id] for each in every) for area in result.areas
    }
    assert VERDICTS[verdicts[0]] == result.possible[0]
    assert VERDICTS[verdicts[-1]] == result.possible[-1]


@many
@given(cases(STEERED) | cases(EASY))
def test_where_it_is_open_what_is_asked_the_ends_contain_every_completion(case: Case) -> None:
    """No completion leaves the ends, whichever questions it switches on or off."""
    assert [] == [each for each in outcomes(case) if not contains(case.result, each)]


@many
@given(cases(STEERED) | cases(EASY))
def test_a_firm_verdict_survives_every_completion(case: Case) -> None:
    """Where the result says firm, every completion comes to that very verdict."""
    result = case.result
    if result.firm:
        assert {result.recommendation} == {VERDICTS[each.verdict] for each in outcomes(case)}


@many
@given(cases(SURE))
def test_a_verdict_that_nothing_can_change_is_firm(case: Case) -> None:
    """Where every completion agrees and no cap turns a go down, the verdict is firm."""
    verdicts = {each.verdict for each in outcomes(case)}
    capped = any(one.effects.caps for one in case.result.standings.values()) and verdicts == {GO}

    assert (len(verdicts) == 1 and not capped) == case.result.firm


@many
@given(cases(STEERED) | cases(EASY))
def test_forgetting_an_answer_only_widens(case: Case) -> None:
    """An answer turned into an unknown narrows no score and rules no verdict out."""
    for ask in case.answered:
        wide = case.giving(ask.link_id, Given("unknown"))

        assert widens(wide.result, case.result), ask.link_id


@many
@given(cases(STEERED))
def test_scores_and_shares_keep_within_their_bounds(case: Case) -> None:
    """Scores lie from 0 to 100, low at most high; coverage and shares from 0 to 1."""
    result = case.result
    ends = [
        result.total,
        result.counted_worst,
        *(end for area in result.areas for end in (area.score, area.counted_worst)),
    ]
    shares = [
        result.coverage,
        *(share for area in result.areas for share in (area.coverage, area.not_applicable_share)),
    ]

    assert all(0 <= each.low <= each.high <= 100 for each in ends if each is not None)
    assert all(0 <= share <= 1 for share in shares)


@many
@given(cases(STEERED))
def test_the_recommendation_follows_from_the_verdicts_at_both_ends(case: Case) -> None:
    """Go only if the low end is, no-go only if the high end is, undecided if it could be."""
    low, high, capped = case.judged.outlook
    expected = "conditional"
    if low == GO and not capped:
        expected = "go"
    elif high == NO_GO:
        expected = "no_go"
    elif low == NO_GO:
        expected = "undecided"

    assert expected == case.result.recommendation
    assert VERDICTS[low : high + 1] == case.result.possible
    assert low <= high
