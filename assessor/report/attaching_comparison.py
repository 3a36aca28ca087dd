"""The files that a comparison carries: every assessment in it, and what each was judged by."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from assessor.comparing import SideBySide
from assessor.comparing.as_json import as_json
from assessor.fingerprint import sha256
from assessor.report.attaching import POLICY, QUESTIONNAIRE, as_source, outcome, translations
from assessor.report.dossier import Making
from assessor.report.model import Attachment

FORMAT = "comparison/1"


class Carrying(NamedTuple):
    """The files, and the id and version of what is in some of them, by the file's name.

    sealed: a seal will be put on what carries them.
    """

    attachments: tuple[Attachment, ...]
    known: Mapping[str, tuple[str, str]]
    sealed: bool = False


def attached(compared: SideBySide, making: Making) -> Carrying:
    """Everything that the comparison follows from, what follows from it, and what shaped it."""
    kept = _Kept()
    cases = [
        {
            "id": one,
            "assessment": kept.numbered("assessment", found.case.assessment),
            "questionnaire": kept.once(QUESTIONNAIRE, found.case.questionnaire),
            "policy": kept.once(POLICY, found.case.policy),
            "as_of": found.result.as_of.isoformat(),
        }
        for one, found in compared.by_id.items()
    ]
    unjudged = [
        {
            "id": one,
            "assessment": kept.numbered("assessment", other.assessment),
            "asked": other.asked.model_dump(),
        }
        for one, other in compared.unjudged.items()
    ]
    versions = {
        "format": FORMAT,
        "language": making.language.code,
        "sealed": making.sealed,
        "software": dict(making.software),
        "order": list(compared.order),
        "cases": cases,
        "unjudged": unjudged,
    }
    more = (*outcome(as_json(compared), versions), *_texts(compared, making))
    return Carrying((*kept.files, *more), kept.known, making.sealed)


class _Kept:
    """Files under names of their own; the same questionnaire or policy is kept once."""

    def __init__(self) -> None:
        self.files: list[Attachment] = []
        self.known: dict[str, tuple[str, str]] = {}
        self._names: dict[str, str] = {}

    def numbered(self, kind: str, assessment: Any) -> str:
        """The name of an assessment's file."""
        name = f"{kind}.{len([file for file in self.files if file.name.startswith(kind)]) + 1}.json"
        return self._keep(name, assessment, (assessment.id or "–", str(assessment.version)))

    def once(self, name: str, model: Any) -> str:
        """The name of the file of a questionnaire or policy."""
        known = self._names.get(sha256(model))
        if known:
            return known
        if any(file.name == name for file in self.files):
            stem, _, ending = name.partition(".")
            name = f"{stem}.{len(self.files)}.{ending}"
        self._names[sha256(model)] = name
        return self._keep(name, model, (model.id, model.version))

    def _keep(self, name: str, model: Any, known: tuple[str, str]) -> str:
        self.files.append(as_source(name, model, "Compared here"))
        self.known[name] = known
        return name


def _texts(compared: SideBySide, making: Making) -> Iterator[Attachment]:
    """The texts of the language that the comparison is written in."""
    seen = set()
    for found in compared.by_id.values():
        for text in translations(making.language, found.case, None):
            if text.name not in seen:
                seen.add(text.name)
                yield text
