"""Side by side: who is ranked and who is only listed, and what separates them."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from questionnaires.loading import load_questionnaire
from questionnaires.response import QuestionnaireResponse
from scoring.checks import load_policy
from scoring.commitments import Commitments
from scoring.comparison import Alternative, Aside, Comparison, Instrument, compared, totals
from scoring.differences import differences
from scoring.evaluate import evaluate
from scoring.result import Ends
from scoring.robustness import robustness

SHARED = Path(__file__).parent / "cases" / "shared"
ASKED = load_questionnaire(SHARED / "small_questionnaire.yaml")
POLICY = load_policy(SHARED / "small_policy.yaml", ASKED)
INSTRUMENT = Instrument("small", "1", "small", "1")
GOOD: dict[str, Any] = {"export": "all", "dpia": "done", "skills": "good", "rota": True}
LIFTED = Commitments.model_validate(
    {
        "lifted": [
            {
                "link_id": "export",
                "answer": "none",
                "role": "legal",
                "by": "Ada",
                "day": date(2026, 11, 20),
                "reason": "A copy is kept elsewhere",
            }
        ]
    }
)


def alternative(
    name: str,
    answers: dict[str, Any],
    instrument: Instrument = INSTRUMENT,
    commitments: Commitments | None = None,
    policy: Any = POLICY,
) -> Alternative:
    """A platform with these answers, those left out unknown."""
    response = QuestionnaireResponse.model_validate(
        {
            "format": "response/1",
            "questionnaire": {"id": "small", "version": "1"},
            "as_of": date(2026, 11, 23),
            "answers": answers,
        }
    )
    result = evaluate(ASKED, response, policy, commitments or Commitments())
    return Alternative(name, instrument, result)


def beside(*others: Alternative) -> Comparison:
    return compared([alternative("good", GOOD), *others])


def test_a_knocked_out_platform_is_listed_not_ranked() -> None:
    """Its reason is the question; everyone else is ranked as if it were not there."""
    comparison = beside(alternative("out", {**GOOD, "export": "none"}))

    assert {"out": (Aside("knocked_out", ("export",)),)} == comparison.aside
    assert ["good"] == [each.id for each in comparison.ranking]
    assert ["good", "out"] == [each.id for each in comparison.alternatives]


def test_a_lifted_knock_out_is_ranked() -> None:
    """A signed exception keeps the points as they are, and the platform in the ranking."""
    lifted = alternative("lifted", {**GOOD, "export": "none"}, commitments=LIFTED)
    comparison = beside(lifted)

    assert {} == comparison.aside
    assert [(1, "good"), (2, "lifted")] == [(each.rank, each.id) for each in comparison.ranking]


def test_a_possible_knock_out_is_ranked_with_its_range() -> None:
    """While the question is open, nothing is certain: the low end counts."""
    comparison = beside(alternative("open", {key: GOOD[key] for key in ("dpia", "skills", "rota")}))

    assert {} == comparison.aside
    assert Ends(Fraction("87.5"), Fraction(100)) == comparison.ranking[1].total


def test_an_area_with_nothing_in_scope_is_named() -> None:
    """Its total rests on other areas than the others' do, so it has no place among them."""
    aside = {"not_applicable": "Volunteers do it"}
    comparison = beside(alternative("null", {**GOOD, "skills": aside, "rota": aside}))

    assert {"null": (Aside("null_area", ("work",)),)} == comparison.aside


def test_other_versions_are_flagged_by_what_differs() -> None:
    """The first platform says by which questionnaire and policy; each deviation is a reason."""
    comparison = beside(
        alternative("older", GOOD, INSTRUMENT._replace(questionnaire_version="0.9")),
        alternative("other", GOOD, INSTRUMENT._replace(policy="theirs")),
    )

    assert {
        "older": (Aside("other_questionnaire"),),
        "other": (Aside("other_policy"),),
    } == comparison.aside


def test_other_weights_are_another_policy() -> None:
    """Even if somebody forgot to give the policy another version."""
    areas = {"data": {"weight": 2}, "work": {"weight": 1}}
    data = POLICY.model_dump(exclude_none=True, by_alias=True) | {"areas": areas}
    changed = type(POLICY).model_validate(data)
    comparison = beside(alternative("weighed", GOOD, policy=changed))

    assert {"weighed": (Aside("other_policy"),)} == comparison.aside


def test_all_reasons_are_given_not_only_the_first() -> None:
    """Whoever mends one reason learns of the next at once."""
    aside = {"not_applicable": "Volunteers do it"}
    answers = {**GOOD, "export": "none", "skills": aside, "rota": aside}
    found = beside(alternative("bad", answers)).aside["bad"]

    assert ["knocked_out", "null_area"] == [each.kind for each in found]


def test_two_alternatives_of_one_name_are_refused() -> None:
    """Nobody could tell which is meant."""
    with pytest.raises(ValueError, match="id of their own"):
        beside(alternative("good", GOOD))


@pytest.mark.parametrize("weights", [(1,), (0, 0), (-1, 2)])
def test_weights_that_weigh_nothing_are_refused(weights: tuple[int, ...]) -> None:
    """A weight for each area, none below 0 and one above it."""
    with pytest.raises(ValueError, match="no weights for the areas"):
        totals(beside().matrix, weights)


@pytest.mark.parametrize("order", [("data", "data"), ("people",)])
def test_an_order_of_other_areas_is_refused(order: tuple[str, ...]) -> None:
    """Only areas that count can be put in order, each once."""
    with pytest.raises(ValueError, match="no order of the areas"):
        robustness(beside().matrix, order)


def test_nobody_ranked_is_no_fault() -> None:
    """If all are knocked out there is an empty ranking, and nothing to weigh."""
    comparison = compared([alternative("out", {**GOOD, "export": "none"})])

    assert () == comparison.ranking
    assert () == robustness(comparison.matrix).rows


# Differences


def test_differences_come_by_the_points_that_they_move_apart() -> None:
    """Half of the total is data, and of that three quarters the assessment: 37.5 points."""
    other = alternative("other", {**GOOD, "dpia": "none", "skills": "none", "export": "part"})
    found = differences(beside(other))

    assert [
        ("dpia", Fraction("37.5")),
        ("skills", Fraction(25)),
        ("export", Fraction("6.25")),
    ] == [(each.link_id, each.tells) for each in found]


def test_an_open_answer_is_apart_by_what_it_may_still_become() -> None:
    """Unknown beside best differs as far as the worst would; two unknowns do not differ."""
    one = alternative("one", {"dpia": "done", "rota": True})
    other = alternative("other", {"rota": True})

    assert [("dpia", Fraction("37.5"))] == [
        (each.link_id, each.tells) for each in differences(compared([one, other]))
    ]


def test_what_is_asked_of_one_only_separates_nothing() -> None:
    """Out of scope is neither better nor worse."""
    other = alternative("other", {**GOOD, "rota": {"not_applicable": "One person"}})

    assert () == differences(beside(other))


def test_what_rules_out_comes_first_where_it_separates() -> None:
    """With fewer than two ranked, all are held against each other, the knock-out on top."""
    out = alternative("out", {**GOOD, "export": "none", "dpia": "none"})
    found = differences(beside(out))

    assert ["export", "dpia"] == [each.link_id for each in found]
    assert [("out",), ()] == [each.knocks_out for each in found]


def test_differences_are_those_of_the_ranked_with_everyones_answers_beside() -> None:
    """What sets only a knocked-out platform apart helps nobody to choose."""
    out = alternative("out", {**GOOD, "export": "none"})
    other = alternative("other", {**GOOD, "rota": False})
    (found,) = differences(beside(out, other))

    assert "rota" == found.link_id
    assert {"good", "out", "other"} == set(found.standings)


def test_answers_to_another_questionnaire_are_not_held_against_these() -> None:
    """Even if they have the same ids."""
    older = INSTRUMENT._replace(questionnaire_version="0.9")

    assert () == differences(beside(alternative("older", {**GOOD, "rota": False}, older)))
