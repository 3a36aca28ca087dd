"""The report: from a frozen dossier to blocks, and from blocks to a PDF.

compile    gathers the Dossier of an evaluated case
sections   Dossier -> Report, in the order in which a lawyer reads
model      the blocks: literal text, tables, figures; no look, no mark-up
charts     figures as data -> drawing (shapes) -> PDF or SVG; signs are drawn too
legible, directions, joining   any text, made fit to be drawn
word       blocks -> a Word document to edit, which is not the record
pdf        blocks -> flowables (factory) -> pages (flow) -> strokes (pen), tagged on the way
"""

from pathlib import Path
from typing import BinaryIO

from assessor.i18n import ENGLISH, Language
from assessor.report.dossier import Dossier, software_versions
from assessor.report.page_size import PageSize
from assessor.report.sections import report_of

__all__ = ["Dossier", "PageSize", "report_of", "software_versions", "write_report"]


def write_report(
    dossier: Dossier,
    output: str | Path | BinaryIO,
    *,
    page_size: PageSize = "A4",
    language: Language = ENGLISH,
) -> None:
    """Write the go/no-go report as PDF to a file name or an open binary file.

    Raises:
        OSError: the file cannot be written.
    """
    # The PDF library takes a moment to import; whoever only scores need not wait for it.
    from assessor.report.pdf import render

    render(report_of(dossier, language), output, page_size=page_size)
