"""An assessment from a file, held against the questionnaire it answers and what judges it."""

from collections.abc import Iterator
from pathlib import Path

from assessor.assessment import Assessment
from questionnaires import answer_checks, response
from questionnaires.loading import handed_over, read, validated
from questionnaires.problems import Finding
from questionnaires.questionnaire import Questionnaire
from questionnaires.reading.document import Document
from questionnaires.reading.files import content_of
from scoring.commitment_checks import commitment_findings
from scoring.policy import Policy


def load_assessment(path: Path, asked: Questionnaire, policy: Policy | None) -> Assessment:
    """The assessment in a file. Without a policy its commitments are not checked.

    Raises InvalidFileError with every problem of the file.
    """
    return assessment_of(document_at(path), asked, policy)


def document_at(path: Path) -> Document:
    """The values in a file: YAML or JSON, or a workbook by its ending.

    Raises InvalidFileError if it cannot be read.
    """
    if not is_workbook(path.name):
        return read(path)
    from assessor.workbook.reading import workbook_document

    return workbook_document(content_of(path, str(path)), str(path))


def document_in(content: bytes, name: str) -> Document:
    """The values in a file that somebody hands over as bytes; see document_at."""
    if not is_workbook(name):
        return handed_over(content, name)
    from assessor.workbook.reading import workbook_document

    return workbook_document(content, name)


def is_workbook(name: str) -> bool:
    """Whether a file's name says that it is a workbook."""
    return name.lower().endswith(".xlsx")


def assessment_of(document: Document, asked: Questionnaire, policy: Policy | None) -> Assessment:
    """The assessment in a document; see load_assessment."""

    def findings(given: Assessment) -> Iterator[Finding]:
        yield from answer_checks.findings(given, asked)
        if policy is not None and given.questionnaire.id == asked.id:
            yield from commitment_findings(given.commitments, asked, policy)

    return validated(document, Assessment, response.FORMAT, findings)
