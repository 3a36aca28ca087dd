"""What a command names, opened: an assessment, judged, and the language to speak."""

import argparse

from assessor.casework import Case, Evaluated, evaluated
from assessor.i18n import ENGLISH, Language
from assessor.naming import opened


def opened_one(arguments: argparse.Namespace) -> Case:
    """The assessment that the command names."""
    return opened(arguments.assessment, arguments.questionnaire, arguments.policy)


def evaluated_one(arguments: argparse.Namespace) -> Evaluated:
    """The assessment that the command names, judged as of the day that it names."""
    return evaluated(opened_one(arguments), arguments.as_of)


def language_of(code: str) -> Language:
    """A language by its code."""
    if code == ENGLISH.code:
        return ENGLISH  # most runs need no other, nor the time to look for one
    from assessor.languages import language

    return language(code)


def spoken(found: Evaluated, language: Language) -> Evaluated:
    """The same result with its texts in a language."""
    if language is ENGLISH:
        return found
    from assessor.languages.laying import evaluated_in

    return evaluated_in(found, language)
