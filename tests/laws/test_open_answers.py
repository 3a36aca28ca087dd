"""Open answers: which of them could move the verdict, found by answering each in turn."""

from hypothesis import given

from scoring.judging import Judged
from tests.laws.asks import PROVEN, Ask, Backed, Given
from tests.laws.cases import Case
from tests.laws.drawing import Shape, cases, many
from tests.laws.plainly import GO

STEERED = Shape(questions=(1, 7), steering=True)
THIN = Backed("assertion", "expired")


def answered(case: Case, ask: Ask, value: object, backed: Backed) -> Judged:
    """The case judged anew with one answer in its response."""
    return case.giving(ask.link_id, Given("answered", value, backed)).judged


def settles(case: Case, ask: Ask) -> bool:
    """Fixed alone, at best it changes the low end, or at worst the high end; or it is the last cap.

    A question that scores nothing has no best or worst: any answer may switch something.
    """
    now = case.judged.outlook
    if not ask.scored:
        after = [answered(case, ask, value, PROVEN).outlook for value in ask.worth]
        return any(each.low > now.low or each.high < now.high for each in after)
    best = answered(case, ask, ask.best, PROVEN).outlook
    worst = answered(case, ask, ask.worst, THIN if ask.needed is not None else PROVEN).outlook
    uncapped = now.low == now.high == GO and now.capped and not best.capped
    return best.low != now.low or worst.high != now.high or uncapped


@many
@given(cases(STEERED))
def test_an_open_answer_is_settling_if_answering_it_alone_moves_an_end(case: Case) -> None:
    """Every open question that scores or steers is listed, and settling as trials show."""
    unknown = [
        ask for ask in case.form.asks if case.result.standings[ask.link_id].state == "unknown"
    ]

    assert {
        ask.link_id: settles(case, ask)
        for ask in unknown
        if ask.scored or ask.link_id in case.form.controllers
    } == {each.link_id: each.settling for each in case.result.open}


@many
@given(cases(STEERED))
def test_settling_answers_come_first_then_those_that_widen_the_total_most(case: Case) -> None:
    """The order is the one in which a team should find things out."""
    ranks = [(not each.settling, -each.width) for each in case.result.open]

    assert sorted(ranks) == ranks


@many
@given(cases(Shape(questions=(1, 7))))
def test_a_width_is_what_the_high_end_loses_between_best_and_worst(case: Case) -> None:
    """Widths are swings of the total, and together they are its whole range."""
    for each in case.result.open:
        ask = case.form.by_link_id[each.link_id]
        ends = [
            answered(case, ask, value, PROVEN).high.total() or 0 for value in (ask.worst, top(ask))
        ]

        assert ends[1] - ends[0] == each.width
    total = case.result.total
    if total is not None:
        assert total.high - total.low == sum(each.width for each in case.result.open)


def top(ask: Ask) -> object:
    """The answer with the most points, whether it knocks out or not."""
    return max(ask.worth, key=lambda value: ask.worth[value].points)
