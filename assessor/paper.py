"""Results as PDF files. What paper needs is imported late: it takes longer than scoring does."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from assessor.audit import AuditEvent
from assessor.casework import Evaluated
from assessor.i18n import ENGLISH, Language

if TYPE_CHECKING:
    from assessor.comparing import SideBySide
    from assessor.report.model import Report

Seal = Callable[[bytes], bytes]


def report_pdf(
    found: Evaluated,
    page_size: str = "A4",
    language: Language = ENGLISH,
    seal: Seal | None = None,
    trail: Iterable[AuditEvent] = (),
) -> bytes:
    """The go/no-go report of one case.

    seal: what puts a seal on it. trail: its audit trail, where a store has kept one.
    """
    from assessor.report.compile import compiled

    made = _rendered(compiled(found, language, trail, sealed=seal is not None), page_size)
    return seal(made) if seal else made


def report_docx(found: Evaluated, language: Language = ENGLISH) -> bytes:
    """The same report as a Word document to edit, which says that it is not the record."""
    from assessor.report.compile import compiled
    from assessor.report.word import word_copy

    return word_copy(compiled(found, language), language)


def comparison_pdf(
    compared: "SideBySide",
    page_size: str = "A4",
    language: Language = ENGLISH,
    seal: Seal | None = None,
) -> bytes:
    """The comparison of several. seal: what puts a seal on it."""
    from assessor.report.attaching_comparison import attached
    from assessor.report.comparison import comparison_of
    from assessor.report.dossier import Making, software_versions

    carrying = attached(compared, Making(language, software_versions(), seal is not None))
    report = comparison_of(compared.in_language(language), language, carrying)
    made = _rendered(report, page_size)
    return seal(made) if seal else made


def _rendered(report: "Report", page_size: str) -> bytes:
    from assessor.report.pdf import rendered

    return rendered(report, page_size="Letter" if page_size == "Letter" else "A4")
