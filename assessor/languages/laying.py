"""Content in another language: texts laid over questionnaires, policies and fact sheets.

Judging never looks at texts, so a case judged in another language comes out the same.
"""

from typing import Any, TypeVar

from pydantic import BaseModel

from assessor.casework import Case, Evaluated, evaluated
from assessor.i18n import FIRST, Language, fallen_back
from questionnaires.translation import texts, translated

M = TypeVar("M", bound=BaseModel)

_recent: list[tuple[Any, Language, Any]] = []
_REMEMBERED = 32


def name_of(model: Any) -> str:
    """The name of the file that holds a model's texts, such as "policy.social_platform"."""
    kind = str(model.format).partition("/")[0]
    return f"{kind}.{model.id}"


def in_language(model: M, language: Language, written_in: str = FIRST) -> M:
    """A questionnaire, policy or fact sheet with its texts in a language.

    A text that is missing there, or whose original has changed since, stays as it was
    written and is marked so. English is laid over nothing. The last few are remembered,
    by identity: whoever asks again gets the same value, and what was worked out from it
    need not be worked out again.
    """
    if language.code in (FIRST, written_in):
        return model
    for known, spoken, remembered in _recent:
        if known is model and spoken is language:
            same: M = remembered
            return same
    laid = _laid(model, language, written_in)
    _recent.insert(0, (model, language, laid))
    del _recent[_REMEMBERED:]
    return laid


def case_in(case: Case, language: Language) -> Case:
    """A case whose questions and reasons stand in a language; what people typed stays."""
    first = case.questionnaire.language
    return case._replace(
        questionnaire=in_language(case.questionnaire, language, first),
        policy=in_language(case.policy, language, first),
    )


def evaluated_in(found: Evaluated, language: Language) -> Evaluated:
    """What was found, with the reasons in a language."""
    if language.code in (FIRST, found.case.questionnaire.language):
        return found
    return evaluated(case_in(found.case, language), found.result.as_of)


def _laid(model: M, language: Language, written_in: str) -> M:
    there = language.contents(name_of(model))
    said = {
        key: there.get((key, text)) or fallen_back(text, written_in)
        for key, text in texts(model).items()
    }
    return translated(model, said, language.code).model
