"""What a command names, opened: an assessment, judged; a language to speak; a seal."""

import argparse

from assessor.audit import AuditEvent
from assessor.casework import Case, Evaluated, evaluated
from assessor.i18n import ENGLISH, Language
from assessor.naming import found, opened
from assessor.paper import Seal


def opened_one(arguments: argparse.Namespace) -> Case:
    """The assessment that the command names."""
    return opened(arguments.assessment, arguments.questionnaire, arguments.policy)


def evaluated_one(arguments: argparse.Namespace) -> Evaluated:
    """The assessment that the command names, judged as of the day that it names."""
    return evaluated(opened_one(arguments), arguments.as_of)


def evaluated_with_trail(
    arguments: argparse.Namespace, language: Language
) -> tuple[Evaluated, tuple[AuditEvent, ...]]:
    """The same as a report tells of it, with the audit trail of an assessment from the store."""
    case, trail = found(arguments.assessment, arguments.questionnaire, arguments.policy, language)
    return evaluated(case, arguments.as_of), trail


def seal_of(arguments: argparse.Namespace) -> Seal | None:
    """What puts a seal on, if one is asked for."""
    if arguments.seal is None:
        return None  # what seals takes longer to load than a report takes to make
    from assessor.sealing.commands import seal_with

    return seal_with(arguments.seal, arguments.timestamp)


def spoken(found: Evaluated, language: Language) -> Evaluated:
    """The same result with its texts in a language."""
    if language is ENGLISH:
        return found
    from assessor.languages.laying import evaluated_in

    return evaluated_in(found, language)
