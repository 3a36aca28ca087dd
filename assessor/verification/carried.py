"""The files that a report carries: taken out within bounds, and held against their kinds."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

import pikepdf
from pydantic import ValidationError

from assessor.assessment import Assessment
from assessor.audit import AuditEvent
from assessor.casework import Case
from assessor.json_text import parsed as json_parsed
from assessor.loading import assessment_of
from assessor.report import attaching
from assessor.verification.opening import Opened, RefusedError
from questionnaires import answer_checks, fact_sheet, questionnaire
from questionnaires.checks import findings as questionnaire_findings
from questionnaires.fact_sheet import FactSheet
from questionnaires.loading import parsed, validated
from questionnaires.model import Day, Frozen
from questionnaires.problems import InvalidFileError
from questionnaires.questionnaire import Questionnaire
from scoring import policy
from scoring.checks import findings as policy_findings
from scoring.policy import Policy

MOST_FILES = 60
LARGEST_FILE = 5_000_000


class Versions(Frozen):
    """What a file was made with, as it says itself."""

    format: Literal["report/1"]
    as_of: Day
    language: str
    sealed: bool
    software: dict[str, str]


class Carried(NamedTuple):
    """What a report carries, understood."""

    files: Mapping[str, bytes]
    versions: Versions
    case: Case
    facts: FactSheet | None
    trail: tuple[AuditEvent, ...]
    result: Any

    @property
    def as_of(self) -> date:
        """The day as of which was judged."""
        return self.versions.as_of


def files_in(opened: Opened) -> dict[str, bytes]:
    """Every file that is attached, by its name.

    Raises:
        RefusedError: they are too many or too large, or two readers would show two of them.
    """
    root = opened.pdf.Root
    tree = root.get("/Names", pikepdf.Dictionary()).get("/EmbeddedFiles")
    if not isinstance(tree, pikepdf.Dictionary):
        raise RefusedError("it carries no files, so it is no report that can be computed again")
    found: dict[str, bytes] = {}
    places = set()
    for name, specification in _listed(tree):
        if len(found) == MOST_FILES:
            raise RefusedError(f"it carries more than {MOST_FILES} files")
        streams = [specification.EF.get(key) for key in ("/F", "/UF")]
        shown = {str(specification.get(key, "")) for key in ("/F", "/UF")}
        same = isinstance(streams[0], pikepdf.Stream) and streams[0] == streams[1]
        if name in found or shown != {name} or not same:
            raise RefusedError(f"one reader would show another file {name!r} than the next")
        content = opened.unpacked(streams[0])
        if len(content) > LARGEST_FILE:
            raise RefusedError(f"the file {name!r} is too large")
        found[name] = content
        places.add(specification.objgen)
    if places != {file.objgen for file in root.get("/AF", pikepdf.Array())}:
        raise RefusedError("the files that it lists are not those that belong to it")
    return found


def _listed(tree: pikepdf.Dictionary) -> Iterator[tuple[str, Any]]:
    """Names and files of a tree of one level, which is how reports have it."""
    names = tree.get("/Names")
    if "/Kids" in tree or not isinstance(names, pikepdf.Array):
        raise RefusedError("its list of files was rearranged")
    entries = list(names)
    for name, specification in zip(entries[::2], entries[1::2], strict=False):
        if not isinstance(specification, pikepdf.Dictionary) or "/EF" not in specification:
            raise RefusedError("its list of files is broken")
        yield str(name), specification


def understood(files: Mapping[str, bytes]) -> Carried:
    """The files as what they should be, each checked as strictly as a file from a disk.

    Raises:
        RefusedError: one is missing, or not sound.
    """
    try:
        versions = Versions.model_validate(_json(files, attaching.VERSIONS))
        asked = _questionnaire(files)
        judging = validated(
            _document(files, attaching.POLICY),
            Policy,
            policy.FORMAT,
            lambda found: policy_findings(found, asked),
        )
        answered: Assessment = assessment_of(_document(files, attaching.ASSESSMENT), asked, judging)
        facts = _facts(files, asked) if attaching.FACTS in files else None
        trail = _trail(files) if attaching.TRAIL in files else ()
    except InvalidFileError as problems:
        first = problems.problems[0]
        raise RefusedError(f"{first.file} is not sound: {first.what}") from problems
    except ValidationError as error:
        raise RefusedError("versions.json or audit_trail.json is not sound") from error
    result = _json(files, attaching.RESULT)
    return Carried(files, versions, Case(answered, asked, judging), facts, trail, result)


def _questionnaire(files: Mapping[str, bytes]) -> Questionnaire:
    document = _document(files, attaching.QUESTIONNAIRE)
    return validated(document, Questionnaire, questionnaire.FORMAT, questionnaire_findings)


def _facts(files: Mapping[str, bytes], asked: Questionnaire) -> FactSheet:
    return validated(
        _document(files, attaching.FACTS),
        FactSheet,
        fact_sheet.FORMAT,
        lambda sheet: answer_checks.fact_findings(sheet, asked),
    )


class _Event(Frozen):
    """An audit event as a file holds it."""

    stream: str
    number: int
    at: str
    actor: str
    kind: str
    link_id: str | None
    salt: str
    body: str
    digest: str
    previous: str
    hash: str


def _trail(files: Mapping[str, bytes]) -> tuple[AuditEvent, ...]:
    events = _json(files, attaching.TRAIL)
    listed = events if isinstance(events, list) else [events]
    return tuple(AuditEvent(**_Event.model_validate(each).model_dump()) for each in listed)


def _document(files: Mapping[str, bytes], name: str) -> Any:
    return parsed(_text(files, name), name)


def _json(files: Mapping[str, bytes], name: str) -> Any:
    try:
        return json_parsed(_text(files, name))
    except (ValueError, RecursionError) as error:
        raise RefusedError(f"{name} is no JSON") from error


def _text(files: Mapping[str, bytes], name: str) -> str:
    if name not in files:
        raise RefusedError(f"it does not carry {name}")
    try:
        return files[name].decode()
    except UnicodeDecodeError as error:
        raise RefusedError(f"{name} is not written in UTF-8") from error
