"""Content in another language: the same questions and reasons, judged the same."""

import pytest

from assessor import shipped
from assessor.casework import Evaluated, evaluated, opened
from assessor.i18n import ENGLISH, Language
from assessor.languages.laying import evaluated_in, in_language, name_of
from assessor.report.compile import dossier_of
from questionnaires.translation import texts

ASKED, POLICY = shipped.both()


def swapped(name: str) -> dict[tuple[str, str], str]:
    """A language in which every text of questionnaire and policy is put between signs."""
    models = {name_of(model): model for model in (ASKED, POLICY)}
    found = texts(models[name]).items() if name in models else ()
    return {(key, text): f"‹{text}›" for key, text in found}


OTHER = Language("sw", contents=swapped)


@pytest.fixture(scope="module")
def found() -> Evaluated:
    return evaluated(opened(shipped.EXAMPLES / "society_2026_tiktok.yaml"))


def test_files_are_named_by_kind_and_id() -> None:
    """A translator sees from its name what a file is about."""
    assert ["questionnaire.social_platform", "policy.social_platform"] == [
        name_of(ASKED),
        name_of(POLICY),
    ]


def test_judging_never_looks_at_texts(found: Evaluated) -> None:
    """Scores, standings and verdict are the same; only what people read differs."""
    other = evaluated_in(found, OTHER)

    assert found.result.recommendation == other.result.recommendation
    assert found.result.total == other.result.total
    assert found.result.open == other.result.open
    assert [f"‹{each.reason}›" for each in found.result.knock_outs] == [
        each.reason for each in other.result.knock_outs
    ]


def test_hashes_are_those_of_the_files(found: Evaluated) -> None:
    """A report proves which files it follows from, in whatever language it is printed."""
    assert dossier_of(found).sha256 == dossier_of(found, OTHER).sha256


def test_answers_stay_as_they_were_typed(found: Evaluated) -> None:
    """Nothing that a person has written is touched."""
    assert found.case.assessment is evaluated_in(found, OTHER).case.assessment


def test_what_the_language_lacks_is_marked() -> None:
    """A text that is missing, or whose English has changed, stays and says its language."""
    stale = Language("sw", contents=lambda _: {("title", "An older title"): "‹…›"})
    laid = in_language(ASKED, stale)

    assert f"{ASKED.title} [en]" == laid.title
    assert "sw" == laid.language


def test_the_same_question_gets_the_same_value() -> None:
    """Laying twice gives one value, so nothing that was worked out from it is lost."""
    assert in_language(ASKED, OTHER) is in_language(ASKED, OTHER)
    assert in_language(ASKED, ENGLISH) is ASKED
