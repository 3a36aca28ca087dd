"""The files that a report carries, so that anyone can compute it again from the report alone.

Each is a JSON file that people can read and the toolkit takes as it is, its parts in
the order in which they were written, since the report shows them in that order. Whoever
takes `assessment.json`, `questionnaire.json` and `policy.json` out of the PDF can score
them again. The annex prints the hash of each file, byte by byte.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from assessor.audit import AuditEvent
from assessor.casework import Case, Evaluated
from assessor.i18n import Language
from assessor.json_text import json_text
from assessor.languages.catalogue import INTERFACE
from assessor.languages.folders import files
from assessor.languages.laying import name_of
from assessor.report.dossier import Making
from assessor.report.model import Attachment
from assessor.result_json import as_json
from questionnaires.fact_sheet import FactSheet

JSON, PO = "application/json", "text/x-gettext-translation"
FORMAT = "report/1"
ASSESSMENT, QUESTIONNAIRE, POLICY = "assessment.json", "questionnaire.json", "policy.json"
FACTS, TRAIL = "facts.json", "audit_trail.json"
RESULT, VERSIONS = "result.json", "versions.json"
TRANSLATION = "translation."


def attached(
    found: Evaluated,
    facts: FactSheet | None,
    trail: Iterable[AuditEvent],
    making: Making,
) -> tuple[Attachment, ...]:
    """Everything that the result follows from, what follows from it, and what shaped the file."""
    case, events = found.case, [event._asdict() for event in trail]
    versions = {
        "format": FORMAT,
        "as_of": found.result.as_of.isoformat(),
        "language": making.language.code,
        "sealed": making.sealed,
        "software": dict(making.software),
    }
    made = [
        as_source(ASSESSMENT, case.assessment, "The answers, and what belongs to them"),
        as_source(QUESTIONNAIRE, case.questionnaire, "What was asked"),
        as_source(POLICY, case.policy, "What judges the answers"),
    ]
    if facts is not None:
        made.append(as_source(FACTS, facts, "What is known about the platform"))
    if events:
        described = "Who did what, each step bound to the last"
        made.append(Attachment(TRAIL, JSON, json_bytes(events), "Source", described))
    return (*made, *outcome(as_json(found), versions), *translations(making.language, case, facts))


def outcome(result: Any, versions: Any) -> Iterator[Attachment]:
    """What follows from the files, and what this one was made with."""
    figures, made_with = json_bytes(result), json_bytes(versions)
    yield Attachment(RESULT, JSON, figures, "Data", "What follows from it")
    yield Attachment(VERSIONS, JSON, made_with, "Supplement", "What this file was made with")


def as_source(name: str, model: BaseModel, description: str) -> Attachment:
    """A questionnaire, policy, assessment or fact sheet as a file."""
    data = model.model_dump(mode="python", by_alias=True, exclude_defaults=True)
    content = json_text(data).encode("utf-8", "surrogatepass")
    return Attachment(name, JSON, content, "Source", description)


def translations(language: Language, case: Case, facts: FactSheet | None) -> Iterator[Attachment]:
    """The texts of another language that this report takes, as their translators left them."""
    models = (case.questionnaire, case.policy, facts)
    taken = {INTERFACE, *(name_of(model) for model in models if model is not None)}
    for name, path in sorted(files(language.code).items()):
        if name in taken:
            file, content = f"{TRANSLATION}{name}.po", path.read_bytes()
            yield Attachment(file, PO, content, "Supplement", f"The texts in {language.tag}")


def json_bytes(value: Any) -> bytes:
    """Anything else as a file."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, indent=1)
    return f"{text}\n".encode("utf-8", "surrogatepass")
