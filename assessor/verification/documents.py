"""Attached files as what they should be, each checked as strictly as a file from a disk."""

from collections.abc import Mapping
from typing import Any

from assessor.assessment import Assessment
from assessor.json_text import parsed as json_parsed
from assessor.loading import assessment_of
from assessor.verification.opening import RefusedError
from questionnaires import answer_checks, fact_sheet, questionnaire, response
from questionnaires.checks import findings as questionnaire_findings
from questionnaires.fact_sheet import FactSheet
from questionnaires.loading import parsed, validated
from questionnaires.questionnaire import Questionnaire
from questionnaires.reading.document import Document
from scoring import policy
from scoring.checks import findings as policy_findings
from scoring.policy import Policy


class Documents:
    """The files of one report. Whatever is asked for and not sound raises InvalidFileError."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files

    def questionnaire(self, name: str) -> Questionnaire:
        """A questionnaire without faults."""
        document = self._document(name)
        return validated(document, Questionnaire, questionnaire.FORMAT, questionnaire_findings)

    def policy(self, name: str, asked: Questionnaire) -> Policy:
        """A policy without faults, for that questionnaire."""
        return validated(
            self._document(name),
            Policy,
            policy.FORMAT,
            lambda found: policy_findings(found, asked),
        )

    def assessment(self, name: str, asked: Questionnaire, judging: Policy) -> Assessment:
        """An assessment that answers that questionnaire."""
        return assessment_of(self._document(name), asked, judging)

    def unjudged(self, name: str) -> Assessment:
        """An assessment that answers another version, so that little can be held against it."""
        return validated(self._document(name), Assessment, response.FORMAT, lambda _: ())

    def facts(self, name: str, asked: Questionnaire) -> FactSheet:
        """A fact sheet that informs that questionnaire."""
        return validated(
            self._document(name),
            FactSheet,
            fact_sheet.FORMAT,
            lambda sheet: answer_checks.fact_findings(sheet, asked),
        )

    def json(self, name: str) -> Any:
        """Any other values.

        Raises:
            RefusedError: they are none.
        """
        try:
            return json_parsed(self._text(name))
        except (ValueError, RecursionError) as error:
            raise RefusedError("{name} is no JSON", name=name) from error

    def _document(self, name: str) -> Document:
        return parsed(self._text(name), name)

    def _text(self, name: str) -> str:
        if name not in self.files:
            raise RefusedError("it does not carry {name}", name=name)
        try:
            return self.files[name].decode()
        except UnicodeDecodeError as error:
            raise RefusedError("{name} is not written in UTF-8", name=name) from error
