"""What a report or a comparison carries, understood."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, NamedTuple, get_type_hints

from pydantic import ValidationError, create_model

from assessor.assessment import Assessment
from assessor.audit import AuditEvent
from assessor.casework import Case
from assessor.report import attaching, attaching_comparison
from assessor.verification.documents import Documents
from assessor.verification.opening import RefusedError
from questionnaires.fact_sheet import FactSheet
from questionnaires.model import Day, Frozen, Listed
from questionnaires.problems import InvalidFileError
from questionnaires.questionnaire import Questionnaire
from questionnaires.response import QuestionnaireRef
from scoring.policy import Policy


class _Versions(Frozen):
    """What a file was made with, as it says itself."""

    language: str
    sealed: bool
    software: dict[str, str]


class ReportVersions(_Versions):
    """The same of a report."""

    format: Literal["report/1"]
    as_of: Day


class Judged(Frozen):
    """One assessment of a comparison, and the files that it was judged by."""

    id: str
    assessment: str
    questionnaire: str
    policy: str
    as_of: Day


class Named(Frozen):
    """One assessment that a comparison only lists."""

    id: str
    assessment: str
    asked: QuestionnaireRef


class ComparisonVersions(_Versions):
    """The same of a comparison, and what it compares."""

    format: Literal["comparison/1"]
    order: Annotated[tuple[str, ...], Listed]
    cases: Annotated[tuple[Judged, ...], Listed]
    unjudged: Annotated[tuple[Named, ...], Listed]


class Carried(NamedTuple):
    """What a report carries."""

    files: Mapping[str, bytes]
    versions: ReportVersions
    case: Case
    facts: FactSheet | None
    trail: tuple[AuditEvent, ...]
    result: Any

    @property
    def title(self) -> str:
        """What the report is about."""
        return self.case.assessment.name


class CarriedTogether(NamedTuple):
    """What a comparison carries: each case by its id, and what is only listed."""

    files: Mapping[str, bytes]
    versions: ComparisonVersions
    cases: Mapping[str, Case]
    unjudged: Mapping[str, Assessment]
    result: Any
    trail: tuple[AuditEvent, ...] = ()

    @property
    def title(self) -> str:
        """What the comparison is about."""
        found = [*(case.assessment for case in self.cases.values()), *self.unjudged.values()]
        return ", ".join(one.platform.name if one.platform else one.name for one in found)


def understood(files: Mapping[str, bytes]) -> Carried | CarriedTogether:
    """The files as what they should be.

    Raises:
        RefusedError: one is missing, or not sound.
    """
    documents = Documents(files)
    versions = documents.json(attaching.VERSIONS)
    kind = versions.get("format") if isinstance(versions, dict) else None
    try:
        if kind == attaching_comparison.FORMAT:
            return _comparison(documents, ComparisonVersions.model_validate(versions))
        return _report(documents, ReportVersions.model_validate(versions))
    except InvalidFileError as problems:
        first = problems.problems[0]
        raise RefusedError(
            "{file} is not sound: {what}", file=first.file, what=first.what
        ) from problems
    except ValidationError as error:
        raise RefusedError("versions.json or audit_trail.json is not sound") from error


def _report(documents: Documents, versions: ReportVersions) -> Carried:
    asked = documents.questionnaire(attaching.QUESTIONNAIRE)
    judging = documents.policy(attaching.POLICY, asked)
    answered = documents.assessment(attaching.ASSESSMENT, asked, judging)
    there = documents.files
    facts = documents.facts(attaching.FACTS, asked) if attaching.FACTS in there else None
    trail = _trail(documents.json(attaching.TRAIL)) if attaching.TRAIL in there else ()
    case, result = Case(answered, asked, judging), documents.json(attaching.RESULT)
    return Carried(there, versions, case, facts, trail, result)


def _comparison(documents: Documents, versions: ComparisonVersions) -> CarriedTogether:
    asked: dict[str, Questionnaire] = {}
    judging: dict[str, Policy] = {}
    cases: dict[str, Case] = {}
    for one in versions.cases:
        # Read once, since those that are compared must be judged by the very same.
        if one.questionnaire not in asked:
            asked[one.questionnaire] = documents.questionnaire(one.questionnaire)
        questions = asked[one.questionnaire]
        if one.policy not in judging:
            judging[one.policy] = documents.policy(one.policy, questions)
        policy = judging[one.policy]
        answered = documents.assessment(one.assessment, questions, policy)
        cases[one.id] = Case(answered, questions, policy)
    unjudged = {one.id: documents.unjudged(one.assessment) for one in versions.unjudged}
    result = documents.json(attaching.RESULT)
    return CarriedTogether(documents.files, versions, cases, unjudged, result)


_FIELDS: dict[str, Any] = {name: (kind, ...) for name, kind in get_type_hints(AuditEvent).items()}
_EVENT = create_model("AuditEvent", __base__=Frozen, **_FIELDS)
"""An audit event as a file holds it: the same fields, each there, of its kind, and no other."""


def _trail(events: Any) -> tuple[AuditEvent, ...]:
    listed = events if isinstance(events, list) else [events]
    return tuple(AuditEvent(**_EVENT.model_validate(each).model_dump()) for each in listed)
