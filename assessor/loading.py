"""An assessment from a file, held against the questionnaire it answers and what judges it."""

from collections.abc import Iterator
from pathlib import Path

from assessor.assessment import Assessment
from questionnaires import answer_checks, response
from questionnaires.loading import read, validated
from questionnaires.problems import Finding
from questionnaires.questionnaire import Questionnaire
from questionnaires.reading.document import Document
from scoring.commitment_checks import commitment_findings
from scoring.policy import Policy


def load_assessment(path: Path, asked: Questionnaire, policy: Policy | None) -> Assessment:
    """The assessment in a file. Without a policy its commitments are not checked.

    Raises InvalidFileError with every problem of the file.
    """
    return assessment_of(read(path), asked, policy)


def assessment_of(document: Document, asked: Questionnaire, policy: Policy | None) -> Assessment:
    """The assessment in a document; see load_assessment."""

    def findings(given: Assessment) -> Iterator[Finding]:
        yield from answer_checks.findings(given, asked)
        if policy is not None and given.questionnaire.id == asked.id:
            yield from commitment_findings(given.commitments, asked, policy)

    return validated(document, Assessment, response.FORMAT, findings)
