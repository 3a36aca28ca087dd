"""Assessments that are named at the command line, opened and set side by side."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from assessor.assessment import Assessment
from assessor.casework import Case, Evaluated, evaluated, judged_by
from assessor.comparing.side_by_side import OtherVersion, SideBySide, side_by_side
from assessor.naming import opened
from questionnaires import response
from questionnaires.loading import read, validated
from questionnaires.problems import Finding, InvalidFileError
from questionnaires.response import QuestionnaireRef


def opened_together(
    assessments: Sequence[Path],
    questionnaire: Path | None = None,
    policy: Path | None = None,
    as_of: date | None = None,
    order: Sequence[str] = (),
) -> SideBySide:
    """The assessments compared; those of another version are listed instead of refused.

    Raises InvalidFileError for anything else that is wrong with one of them, or if none
    answers this version; OrderError if the order names other areas.
    """
    cases: list[tuple[str, Evaluated | OtherVersion]] = []
    for path in assessments:
        case = _opened(path, questionnaire, policy)
        judged = case if isinstance(case, OtherVersion) else evaluated(case, as_of)
        cases.append((_id_of(case.assessment, path), judged))
    if all(isinstance(case, OtherVersion) for _, case in cases):
        opened(assessments[0], questionnaire, policy)  # says which questionnaire is missing
    return side_by_side(cases, order)


def _opened(path: Path, questionnaire: Path | None, policy: Path | None) -> Case | OtherVersion:
    try:
        return opened(path, questionnaire, policy)
    except InvalidFileError:
        other = _of_other_version(path, questionnaire, policy)
        if other is None:
            raise
        return other


def _of_other_version(
    path: Path, questionnaire: Path | None, policy: Path | None
) -> OtherVersion | None:
    """The assessment, if it is sound but for the version that it answers."""
    asked, _ = judged_by(questionnaire, policy)
    try:
        found = validated(read(path), Assessment, response.FORMAT, _nothing)
    except (InvalidFileError, OSError):
        return None
    named = found.questionnaire
    if named.id != asked.id or named.version == asked.version:
        return None
    return OtherVersion(found, QuestionnaireRef(id=asked.id, version=asked.version))


def _nothing(_: Assessment) -> list[Finding]:
    return []


def _id_of(assessment: Assessment, path: Path) -> str:
    """What an assessment is called in data: its own id, or its file's name."""
    return assessment.id or path.stem
