"""Judging remembers nothing and depends on nothing but its five inputs."""

from copy import deepcopy
from dataclasses import replace

from hypothesis import given

from questionnaires.questionnaire import Questionnaire
from questionnaires.response import QuestionnaireResponse
from scoring.evaluate import evaluate
from scoring.explanation import tornado
from scoring.turning_points import turning_points, watch_list
from tests.laws.asks import TODAY
from tests.laws.cases import Case
from tests.laws.drawing import Shape, cases, many

STEERED = Shape(questions=(1, 6), steering=True)


@many
@given(cases(STEERED))
def test_the_same_inputs_give_the_same_result(case: Case) -> None:
    """Judged twice, and from models built anew, the result is equal and prints alike."""
    form = case.form
    models = (form.questionnaire, case.response, form.policy, case.commitments)
    again = replace(case, form=replace(form))

    assert case.result == evaluate(*models, TODAY)
    assert case.result == again.result
    assert repr(case.result) == repr(again.result)


@many
@given(cases(STEERED))
def test_explaining_leaves_inputs_and_result_as_they_were(case: Case) -> None:
    """Trials of other answers leave no trace in what they were tried on."""
    form = case.form
    models = (form.questionnaire, case.response, form.policy, case.commitments)
    before, result = deepcopy(models), repr(case.result)
    for explain in (tornado, watch_list, turning_points):
        explain(case.judged)

    assert before == models
    assert result == repr(case.result)
    assert case.result == evaluate(*models, TODAY)


@many
@given(cases(STEERED))
def test_a_questionnaire_and_response_stored_as_json_come_to_the_same_result(case: Case) -> None:
    """What is written down and read again is judged alike."""
    form = case.form
    questionnaire = Questionnaire.model_validate_json(
        form.questionnaire.model_dump_json(by_alias=True, exclude_none=True)
    )
    response = QuestionnaireResponse.model_validate_json(
        case.response.model_dump_json(exclude_none=True)
    )

    assert case.result == evaluate(questionnaire, response, form.policy, case.commitments, TODAY)
