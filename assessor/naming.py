"""An assessment by what somebody calls it: a file, or an id in the store."""

from pathlib import Path
from typing import NamedTuple

from assessor import casework
from assessor.audit import AuditEvent
from assessor.casework import Case
from assessor.i18n import ENGLISH, Language
from questionnaires.messages import Message
from questionnaires.problems import InvalidFileError, Problem


class Found(NamedTuple):
    """A case, and its audit trail where a store has kept one."""

    case: Case
    trail: tuple[AuditEvent, ...] = ()


def opened(assessment: Path, questionnaire: Path | None = None, policy: Path | None = None) -> Case:
    """The case in a file or, where there is no such file, in the store; see `found`."""
    return found(assessment, questionnaire, policy).case


def found(
    assessment: Path,
    questionnaire: Path | None = None,
    policy: Path | None = None,
    language: Language = ENGLISH,
) -> Found:
    """The case in a file or, where there is no such file, in the store, with its trail.

    The store keeps what asks and judges with each assessment; a questionnaire or policy
    that is named takes the place of the kept one. language: in which the store tells of
    its milestones.

    Raises InvalidFileError with every problem of the first file that has any, or because
    there is neither such a file nor such an assessment.
    """
    if _may_be_an_id(assessment):
        return _stored(str(assessment), questionnaire, policy, language)
    return Found(casework.opened(assessment, questionnaire, policy))


def _may_be_an_id(path: Path) -> bool:
    """Whether this can only be an id: bare, without an ending, and no file of that name."""
    return path.name == str(path) and not path.suffix and bool(path.name) and not path.exists()


def _stored(
    name: str, questionnaire: Path | None, policy: Path | None, language: Language
) -> Found:
    # The store and its libraries take longer to load than a file takes to score.
    from assessor.installation import stored
    from assessor.store.engine import StoreError
    from assessor.workflow.desk import NotThereError

    try:
        case, trail = stored(name, language)
    except (StoreError, NotThereError) as missing:
        what = Message("there is no such file, and no such assessment in the store")
        told = missing.located if isinstance(missing, StoreError) else str(missing)
        remedy = Message("Check the name, or name the store with --database ({told})", told=told)
        raise InvalidFileError([Problem(name, 1, what, remedy)]) from None
    if questionnaire is None and policy is None:
        return Found(case, trail)
    from questionnaires.loading import load_questionnaire
    from scoring.checks import load_policy

    asked = load_questionnaire(questionnaire) if questionnaire else case.questionnaire
    judging = load_policy(policy, asked) if policy else case.policy
    return Found(Case(case.assessment, asked, judging), trail)
