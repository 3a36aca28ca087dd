"""The JSON Schemas that ship say what the models say."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from assessor import schemas, shipped
from questionnaires.loading import read

SHIPPED = [
    ("questionnaire", shipped.QUESTIONNAIRE / "questionnaire.yaml"),
    ("policy", shipped.POLICY / "policy.yaml"),
    *(("fact_sheet", path) for path in shipped.fact_sheets()),
    *(("response", path) for path in shipped.examples()),
]


def plain(value: Any) -> Any:
    """What was read, in the types that JSON knows."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return float(value) if isinstance(value, Decimal) else value


@pytest.fixture(params=schemas.MODELS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def complaints(kind: str, data: object) -> list[str]:
    """What the shipped schema says against a document."""
    validator = Draft202012Validator(json.loads(schemas.path(kind).read_text("utf-8")))
    return [error.message for error in validator.iter_errors(data)]


def test_what_ships_is_what_the_models_say(kind: str) -> None:
    """Whoever changes a model runs `python -m assessor.schemas` and ships the difference."""
    assert schemas.text(kind) == schemas.path(kind).read_text("utf-8")


def test_each_is_a_schema(kind: str) -> None:
    """Editors can load every one of them."""
    Draft202012Validator.check_schema(schemas.schema(kind))


@pytest.mark.parametrize(("kind", "path"), SHIPPED, ids=lambda value: Path(str(value)).stem)
def test_shipped_files_satisfy_their_schema(kind: str, path: Path) -> None:
    """No editor marks anything that ships as wrong."""
    assert [] == complaints(kind, plain(read(path, include=True).data))


def test_a_header_that_includes_its_parts_satisfies_the_schema() -> None:
    """A questionnaire spread over several files is no error in an editor."""
    assert [] == complaints(
        "questionnaire", plain(read(shipped.QUESTIONNAIRE / "questionnaire.yaml").data)
    )


def test_short_forms_satisfy_the_schema() -> None:
    """`weight: 3` and `question: answer` are right, as they are for the loader."""
    policy = {
        "format": "policy/1",
        "id": "p",
        "version": "1",
        "title": "P",
        "questionnaire": "q",
        "go_from": "62.5",
        "questions": {"one": {"weight": 3, "levels": [{"answer": True, "points": 100}]}},
    }
    response = {
        "format": "response/1",
        "questionnaire": {"id": "q", "version": "1"},
        "answers": {"one": True, "two": ["a", "b"], "three": 2.5, "four": {"unknown": {}}},
    }

    assert [] == complaints("policy", policy)
    assert [] == complaints("response", response)


def test_a_misspelt_key_is_marked() -> None:
    """An editor shows a wrong key while it is typed."""
    wrong = {
        "format": "response/1",
        "questionnaire": {"id": "q", "version": "1"},
        "answer": {"one": True},
    }

    assert any("answer" in complaint for complaint in complaints("response", wrong))
