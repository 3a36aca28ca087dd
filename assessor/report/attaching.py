"""The files that a report carries, so that anyone can compute it again from the report alone.

Each stands in the form whose hash the annex prints: sorted, compact JSON that the
toolkit takes as it is. Whoever takes `assessment.json`, `questionnaire.json` and
`policy.json` out of the PDF can score them again.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from assessor.audit import AuditEvent
from assessor.casework import Evaluated
from assessor.fingerprint import canonical
from assessor.i18n import Language
from assessor.languages.folders import files
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
    language: Language,
    software: Mapping[str, str],
) -> tuple[Attachment, ...]:
    """Everything that the result follows from, what follows from it, and what shaped the file."""
    case, events = found.case, [event._asdict() for event in trail]
    versions = {
        "format": FORMAT,
        "as_of": found.result.as_of.isoformat(),
        "language": language.code,
        "software": dict(software),
    }
    made = [
        _source(ASSESSMENT, canonical(case.assessment), "The answers, and what belongs to them"),
        _source(QUESTIONNAIRE, canonical(case.questionnaire), "What was asked"),
        _source(POLICY, canonical(case.policy), "What judges the answers"),
    ]
    if facts is not None:
        made.append(_source(FACTS, canonical(facts), "What is known about the platform"))
    if events:
        made.append(_source(TRAIL, _json(events), "Who did what, each step bound to the last"))
    made.append(Attachment(RESULT, JSON, _json(as_json(found)), "Data", "What follows from it"))
    made.append(
        Attachment(VERSIONS, JSON, _json(versions), "Supplement", "What this file was made with")
    )
    return (*made, *_translations(language))


def _source(name: str, content: bytes, description: str) -> Attachment:
    return Attachment(name, JSON, content, "Source", description)


def _translations(language: Language) -> Iterator[Attachment]:
    """The texts of another language, as their translators left them."""
    for name, path in sorted(files(language.code).items()):
        file = f"{TRANSLATION}{name}.po"
        content = path.read_bytes()
        yield Attachment(file, PO, content, "Supplement", f"The texts in {language.tag}")


def _json(value: Any) -> bytes:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")
