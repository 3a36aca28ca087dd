"""All that a report is drawn from: frozen, and complete before the first line is written.

A report never fetches anything. What is not in the dossier is not in the report.
"""

from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from platform import python_version
from types import MappingProxyType
from typing import NamedTuple
from zlib import ZLIB_RUNTIME_VERSION

from assessor.assessment import Assessment
from assessor.audit import AuditEvent
from assessor.i18n import ENGLISH, Language
from assessor.report.model import Attachment
from questionnaires.fact_sheet import FactSheet
from questionnaires.questionnaire import Questionnaire
from scoring.policy import Policy
from scoring.result import Result, TurningPoint, Watched

_SHAPING_THE_FILE = (
    "platform-due-diligence",
    "babel",
    "reportlab",
    "pydantic",
    "PyYAML",
    "arabic-reshaper",
    "python-bidi",
    "fontpkg-fira-sans",
    "fontpkg-ibm-plex-sans-arabic",
)


class Making(NamedTuple):
    """How a report is made. sealed: a seal will be put on the file, and the report says so."""

    language: Language = ENGLISH
    software: Mapping[str, str] = MappingProxyType({})
    sealed: bool = False


class Dossier(NamedTuple):
    """One assessment with everything that explains its result.

    facts: what is known about the platform, where there is a sheet. sha256: the hash of
    each file that the result follows from, by the file's kind ("assessment",
    "questionnaire", "policy", "facts"). software: versions that shape the file, by name.
    attachments: the files that travel with the report. audit_trail: who did what, where a
    store has kept it. sealed: whether a seal will be put on the file. written_in: the language
    in which the questionnaire and what it cites are written, whatever language it is shown in.
    """

    questionnaire: Questionnaire
    assessment: Assessment
    policy: Policy
    result: Result
    facts: FactSheet | None = None
    turning_points: tuple[TurningPoint, ...] = ()
    watch: tuple[Watched, ...] = ()
    sha256: Mapping[str, str] = MappingProxyType({})
    software: Mapping[str, str] = MappingProxyType({})
    attachments: tuple[Attachment, ...] = ()
    audit_trail: tuple[AuditEvent, ...] = ()
    sealed: bool = False
    written_in: str = ""


def software_versions() -> dict[str, str]:
    """The versions on which the bytes of a report depend; absent packages are left out."""
    found = {"Python": python_version(), "zlib": ZLIB_RUNTIME_VERSION}
    for name in _SHAPING_THE_FILE:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return dict(sorted(found.items()))
