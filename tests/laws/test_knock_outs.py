"""Knock-outs act whatever the score, and exceptions to them only as far as they were signed."""

from dataclasses import replace

from hypothesis import given

from tests.laws.asks import PROVEN, Ask, Given, Value
from tests.laws.cases import Case, Lifted
from tests.laws.drawing import Shape, cases, many
from tests.laws.plainly import VERDICTS
from tests.laws.views import scores

SURE = Shape(questions=(1, 6), trouble=2)
COMPLETE = SURE._replace(most_open=0)


def knocking(case: Case) -> list[tuple[Ask, Value]]:
    """Every question with an answer that knocks out, each with the first such answer."""
    found = []
    for ask in case.form.asks:
        stops = [value for value, worth in ask.worth.items() if worth.knocks]
        if stops:
            found.append((ask, stops[0]))
    return found


def emptied(case: Case, area: str) -> Case:
    """The case with one area in which nothing weighs anything."""
    asks = (ask._replace(weight=0) if ask.area == area else ask for ask in case.form.asks)
    return replace(case, form=replace(case.form, asks=tuple(asks)), lifted=())


@many
@given(cases(SURE))
def test_a_knock_out_inside_a_null_area_still_knocks_out(case: Case) -> None:
    """An area without any score stops everything all the same, chosen or still possible."""
    for ask, stop in knocking(case):
        null = emptied(case, ask.area)
        chosen = null.giving(ask.link_id, Given("answered", stop, PROVEN)).result
        unknown = null.giving(ask.link_id, Given("unknown")).result

        assert {area.score for area in chosen.areas if area.id == ask.area} == {None}
        assert chosen.recommendation == "no_go"
        assert chosen.firm
        assert unknown.recommendation in ("undecided", "no_go")
        assert [(True, None), (False, None)] == [
            (each.certain, each.lifted_by)
            for result in (chosen, unknown)
            for each in result.knock_outs
            if each.link_id == ask.link_id
        ]


@many
@given(cases(COMPLETE))
def test_lifting_leaves_points_so_that_floors_still_act(case: Case) -> None:
    """An exception changes no score, makes the verdict conditional at best, and never worse."""
    for ask, stop in knocking(case):
        others = tuple(each for each in case.lifted if each.link_id != ask.link_id)
        standing = replace(case.giving(ask.link_id, Given("answered", stop, PROVEN)), lifted=others)
        lifted = replace(standing, lifted=(*others, Lifted(ask.link_id, stop)))
        under = any(
            area.score is not None and area.score.low < (area.floor or 0)
            for area in lifted.result.areas
        )

        assert scores(standing.result) == scores(lifted.result)
        assert standing.result.recommendation == "no_go"
        assert lifted.result.recommendation in ("conditional", "no_go")
        assert not under or lifted.result.recommendation == "no_go"
        assert VERDICTS.index(standing.result.possible[0]) <= VERDICTS.index(
            lifted.result.possible[0]
        )


@many
@given(cases(SURE))
def test_an_exception_counts_only_for_the_answer_it_was_signed_for(case: Case) -> None:
    """It lapses with the answer: another answer is judged as if it were not there.

    So is an open question; only what finding that very answer again would settle may differ.
    """
    for ask, stop in knocking(case):
        signed = replace(case, lifted=(Lifted(ask.link_id, stop),))
        unsigned = replace(case, lifted=())
        for value in ask.worth:
            other = Given("answered", value, PROVEN)
            if value != stop:
                assert (
                    unsigned.giving(ask.link_id, other).result
                    == signed.giving(ask.link_id, other).result
                )
        for other in (Given("unknown"), Given("expired", stop), Given("unconfirmed", stop)):
            assert unsigned.giving(ask.link_id, other).result._replace(open=()) == (
                signed.giving(ask.link_id, other).result._replace(open=())
            )


@many
@given(cases(SURE))
def test_an_exception_by_anyone_else_is_none(case: Case) -> None:
    """Only the role that the policy names lifts a knock-out."""
    for ask, stop in knocking(case):
        chosen = case.giving(ask.link_id, Given("answered", stop, PROVEN))
        intruding = replace(chosen, lifted=(Lifted(ask.link_id, stop, "visitor"),))

        assert replace(chosen, lifted=()).result == intruding.result
