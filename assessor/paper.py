"""Results as PDF files. What paper needs is imported late: it takes longer than scoring does."""

from typing import TYPE_CHECKING

from assessor.casework import Evaluated
from assessor.i18n import ENGLISH, Language

if TYPE_CHECKING:
    from assessor.comparing import SideBySide
    from assessor.report.model import Report


def report_pdf(found: Evaluated, page_size: str = "A4", language: Language = ENGLISH) -> bytes:
    """The go/no-go report of one case."""
    from assessor.report.compile import compiled

    return _rendered(compiled(found, language), page_size)


def comparison_pdf(
    compared: "SideBySide", page_size: str = "A4", language: Language = ENGLISH
) -> bytes:
    """The comparison of several."""
    from assessor.report.comparison import comparison_of

    return _rendered(comparison_of(compared.in_language(language), language), page_size)


def _rendered(report: "Report", page_size: str) -> bytes:
    from assessor.report.pdf import rendered

    return rendered(report, page_size="Letter" if page_size == "Letter" else "A4")
