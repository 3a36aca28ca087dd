"""Texts of questionnaires, policies and fact sheets can be exchanged for another language."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from pydantic import BaseModel

from assessor import shipped
from questionnaires.loading import load_fact_sheet, load_questionnaire
from questionnaires.translation import texts, translated
from scoring.checks import load_policy

ASKED = load_questionnaire(shipped.QUESTIONNAIRE)
MODELS: dict[str, BaseModel] = {
    "questionnaire": ASKED,
    "policy": load_policy(shipped.POLICY, ASKED),
    "fact sheet": load_fact_sheet(shipped.PLATFORMS / "tiktok.yaml", ASKED),
}
CITED = {"title", "publisher", "date", "url", "quote", "by", "platform", "value"}
"""Keys whose words are names, quotations and answers, which no translation touches."""


def accented(text: str) -> str:
    """A made-up language that can be told from English at every letter."""
    return "⟦" + text.translate(str.maketrans("aeiouAEIOU", "àéîõüÀÉÎÕÜ")) + "⟧"


def said(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text inside a model with the key that it stands under."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from said(getattr(value, name), name)
    elif isinstance(value, dict):
        for each in value.values():
            yield from said(each, key)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from said(each, key)
    elif isinstance(value, str) and not isinstance(value, Decimal):
        yield key, value


@pytest.fixture(params=MODELS)
def model(request: pytest.FixtureRequest) -> BaseModel:
    return MODELS[str(request.param)]


def test_no_text_is_left_behind(model: BaseModel) -> None:
    """In a made-up language every sentence that people read has changed."""
    laid = {key: accented(text) for key, text in texts(model).items()}
    other = translated(model, laid, "qps").model
    sources = {id(text) for source in ASKED.sources for text in vars(source).values()}
    left = [
        text
        for key, text in said(other)
        if re.search(r"[A-Za-z]{2} [A-Za-z]{2}", text)
        and not text.startswith("⟦")
        and key not in CITED
        and id(text) not in sources
    ]

    assert left == []


def test_nothing_but_texts_changes(model: BaseModel) -> None:
    """Ids, numbers, dates and quotations are the same in every language."""
    laid = {key: accented(text) for key, text in texts(model).items()}
    other = translated(model, laid, "qps").model
    back = translated(other, texts(model), getattr(model, "language", "en")).model

    assert back == model


def test_a_missing_text_stays_in_the_first_language_and_is_named(model: BaseModel) -> None:
    """A translation in progress can be used, and says what it lacks."""
    laid = dict(texts(model))
    key, text = next(iter(laid.items()))
    del laid[key]
    other = translated(model, laid, "qps")

    assert (key,) == other.missing
    assert text == texts(other.model)[key]


def test_keys_are_made_of_ids() -> None:
    """Moving a question or inserting an option breaks no translation."""
    keys = texts(ASKED)

    assert "storage_countries.text" in keys
    assert any(re.fullmatch(r"storage_countries\.answer_option\.\w+\.text", key) for key in keys)
