"""Other people's rubrics: published instruments, exact rounding and bounds, laws, and lint.

Instruments are folders under rubrics/: questionnaire.yaml and policy.yaml with their
citation, responses/, and cases.yaml with what must come out, worked out by hand.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from questionnaires.loading import load_questionnaire, load_response
from questionnaires.questionnaire import Questionnaire
from questionnaires.response import QuestionnaireResponse
from scoring.checks import load_policy
from scoring.evaluate import evaluate
from scoring.policy import Policy
from scoring.result import Result
from scoring.rubrics.rubric import RubricResult

INSTRUMENTS = Path(__file__).parent / "rubrics"


@cache
def instrument(name: str) -> tuple[Questionnaire, Policy]:
    questionnaire = load_questionnaire(INSTRUMENTS / name)
    return questionnaire, load_policy(INSTRUMENTS / name, questionnaire)


@cache
def evaluated(name: str, response_name: str) -> Result:
    questionnaire, policy = instrument(name)
    path = INSTRUMENTS / name / "responses" / f"{response_name}.yaml"
    return evaluate(questionnaire, load_response(path, questionnaire), policy)


def rubric_of(name: str, response_name: str) -> RubricResult:
    result = evaluated(name, response_name).rubric
    assert result is not None
    return result


def written(path: Path) -> Any:
    """A YAML file with every number left as the text that was written."""
    return yaml.BaseLoader(path.read_text(encoding="utf-8")).get_single_data()


def ends(text: Any) -> tuple[Fraction, Fraction] | None:
    """Expected ends: a number, [low, high], or null."""
    if text == "null":
        return None
    low, high = text if isinstance(text, list) else (text, text)
    return Fraction(low), Fraction(high)


def cases() -> Iterator[Any]:
    for folder in sorted(INSTRUMENTS.iterdir()):
        if (folder / "cases.yaml").exists():
            for case in written(folder / "cases.yaml"):
                yield pytest.param(folder.name, case, id=f"{folder.name}: {case['name']}")


@pytest.mark.parametrize(("name", "case"), list(cases()))
def test_an_instrument_gives_what_was_worked_out_by_hand(name: str, case: Any) -> None:
    """Values, scales, levels, modifiers, outcomes and verdicts are exactly the expected ones."""
    result = rubric_of(name, case["response"])
    expect = case["expect"]

    for group, value in expect.get("values", {}).items():
        got = result.groups[group]
        assert (group, ends(value)) == (group, got.low if got.low is None else (got.low, got.high))
    for group, value in expect.get("reach", {}).items():
        assert ends(value) == (result.groups[group].minimum, result.groups[group].maximum)
    for group, text in expect.get("shown", {}).items():
        assert (group, text) == (group, result.groups[group].shown)
    for group, labels in expect.get("levels", {}).items():
        assert (group, tuple(labels)) == (group, result.groups[group].levels)
    if "acting" in expect:
        acting: dict[str, list[str]] = {}
        for modifier in result.applied_modifiers:
            assert modifier.certain
            acting.setdefault(modifier.group, []).append(str(modifier.number))
        assert expect["acting"] == acting
    if "outcome" in expect:
        assert (expect["outcome"], (expect["outcome"],)) == (
            result.outcome,
            result.possible_outcomes,
        )
    if "possible" in expect:
        assert (None, tuple(expect["possible"])) == (result.outcome, result.possible_outcomes)
    if "recommendation" in expect:
        assert expect["recommendation"] == result.recommendation


COMPANIES = written(INSTRUMENTS / "platform_index" / "published.yaml")


@pytest.mark.parametrize("company", COMPANIES)
def test_the_platform_index_of_2022_comes_out_as_published(company: str) -> None:
    """Total and areas lie within half a point of the whole numbers that were published."""
    result = rubric_of("platform_index", company)

    for group, published in COMPANIES[company].items():
        value = result.groups[group]
        assert value.low is not None
        assert value.low == value.high
        assert abs(value.low - Fraction(published)) <= Fraction(1, 2)


def test_the_platform_index_keeps_the_published_order() -> None:
    """The seven companies rank by their exact totals as they do by the published ones."""

    def total(company: str) -> Fraction:
        value = rubric_of("platform_index", company).groups["total"].low
        assert value is not None
        return value

    by_published = sorted(COMPANIES, key=lambda each: -int(COMPANIES[each]["total"]))

    assert by_published == sorted(COMPANIES, key=lambda each: -total(each))


def test_an_open_answer_that_could_change_the_outcome_is_decisive() -> None:
    """Points and tags of each way to answer are tried; where a label is certain, none matters."""
    deciding = evaluated("terms_grades", "rights_unknown").open
    opened = {each.link_id: each.settling for each in deciding}

    assert {"rights": True} == opened


def test_an_open_answer_that_only_moves_a_settled_value_is_not_decisive() -> None:
    """Three answers tagged red are an E, whatever the open one turns out to be."""
    questionnaire, policy = instrument("privacy_grades")
    answers = {
        "adverts": "opt_out",
        "sharing": "anyone",
        "deletion": "never",
        "changes": "mail",
        "history": "full",
    }
    response = QuestionnaireResponse.model_validate(
        {
            "format": "response/1",
            "questionnaire": {"id": "privacy_grades", "version": "1.0"},
            "as_of": "2026-11-23",
            "answers": answers,
        }
    )
    result = evaluate(questionnaire, response, policy)

    assert result.rubric is not None
    assert ("E", {"breaches": False}) == (
        result.rubric.outcome,
        {each.link_id: each.settling for each in result.open},
    )
