"""From an evaluated case to its report: gather the dossier, then write it out in blocks."""

from collections.abc import Iterable

from assessor import shipped
from assessor.audit import AuditEvent
from assessor.casework import Evaluated
from assessor.fingerprint import sha256
from assessor.i18n import ENGLISH, Language
from assessor.languages.laying import evaluated_in, in_language
from assessor.report.attaching import attached
from assessor.report.dossier import Dossier, Making, software_versions
from assessor.report.model import Report
from assessor.report.sections import report_of
from questionnaires.fact_sheet import FactSheet
from questionnaires.loading import load_fact_sheet
from questionnaires.problems import InvalidFileError


def compiled(
    found: Evaluated,
    language: Language = ENGLISH,
    trail: Iterable[AuditEvent] = (),
    *,
    sealed: bool = False,
) -> Report:
    """The report of one case.

    trail: its audit trail, where a store has kept one. sealed: say that the file is sealed,
    which it then must be.
    """
    return report_of(dossier_of(found, language, trail, sealed=sealed), language)


def dossier_of(
    found: Evaluated,
    language: Language = ENGLISH,
    trail: Iterable[AuditEvent] = (),
    *,
    sealed: bool = False,
) -> Dossier:
    """Everything that the report is drawn from, its texts in a language.

    The facts are those of the shipped sheet, if there is one that fits.
    """
    making = Making(language, software_versions(), sealed)
    return gathered(found, facts_about(found), tuple(trail), making)


def gathered(
    found: Evaluated,
    facts: FactSheet | None,
    trail: tuple[AuditEvent, ...],
    making: Making,
) -> Dossier:
    """The same from facts and versions that are known already.

    Hashes are those of the files as they stand, whatever language they are shown in.
    """
    case = found.case
    hashes = {
        "assessment": sha256(case.assessment),
        "questionnaire": sha256(case.questionnaire),
        "policy": sha256(case.policy),
    }
    if facts is not None:
        hashes["facts"] = sha256(facts)
    language = making.language
    spoken = evaluated_in(found, language)
    return Dossier(
        spoken.case.questionnaire,
        case.assessment,
        spoken.case.policy,
        spoken.result,
        facts and in_language(facts, language),
        spoken.turning_points,
        spoken.watch,
        hashes,
        making.software,
        attached(found, facts, trail, making),
        trail,
        making.sealed,
        case.questionnaire.language,
    )


def facts_about(found: Evaluated) -> FactSheet | None:
    """The shipped fact sheet of the platform, if it fits and is not younger than the judgement."""
    platform, asked = found.case.assessment.platform, found.case.questionnaire
    for path in shipped.fact_sheets():
        if platform is not None and path.stem == platform.id:
            try:
                sheet = load_fact_sheet(path, asked)
            except InvalidFileError:
                return None  # it informs another questionnaire, or another version of it
            return sheet if sheet.compiled <= found.result.as_of else None
    return None
