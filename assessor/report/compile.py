"""From an evaluated case to its report: gather the dossier, then write it out in blocks."""

from assessor import shipped
from assessor.casework import Evaluated
from assessor.fingerprint import sha256
from assessor.i18n import ENGLISH, Language
from assessor.report.dossier import Dossier, software_versions
from assessor.report.model import Report
from assessor.report.sections import report_of
from questionnaires.fact_sheet import FactSheet
from questionnaires.loading import load_fact_sheet
from questionnaires.problems import InvalidFileError


def compiled(found: Evaluated, language: Language = ENGLISH) -> Report:
    """The report of one case."""
    return report_of(dossier_of(found), language)


def dossier_of(found: Evaluated) -> Dossier:
    """Everything that the report is drawn from."""
    case = found.case
    facts = _facts(found)
    hashes = {
        "assessment": sha256(case.assessment),
        "questionnaire": sha256(case.questionnaire),
        "policy": sha256(case.policy),
    }
    if facts is not None:
        hashes["facts"] = sha256(facts)
    return Dossier(
        case.questionnaire,
        case.assessment,
        case.policy,
        found.result,
        facts,
        found.turning_points,
        found.watch,
        hashes,
        software_versions(),
    )


def _facts(found: Evaluated) -> FactSheet | None:
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
