"""A report as PDF, and as many pages of bare text from the same library."""

from io import BytesIO

import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from assessor import shipped
from assessor.casework import Evaluated, evaluated, opened
from assessor.report.compile import compiled
from assessor.report.pdf import rendered

LINES, MARGIN, LEADING = 50, 60, 14
LINE = "One line of a page: as long as most, with a number or two (62.5, 2026) and no more."


def example() -> Evaluated:
    """The longest shipped example, opened and evaluated."""
    longest = max(shipped.examples(), key=lambda path: path.stat().st_size)
    return evaluated(opened(longest))


def report(found: Evaluated) -> bytes:
    """The report as the command line writes it: compiled, set and drawn."""
    return rendered(compiled(found), page_size="A4")


def pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with pikepdf.open(BytesIO(pdf)) as opened_pdf:
        return len(opened_pdf.pages)


def plain_pages(count: int) -> bytes:
    """Pages full of text in a font that every reader has, with nothing measured or broken."""
    output = BytesIO()
    canvas = Canvas(output, pagesize=A4)
    for _ in range(count):
        text = canvas.beginText(MARGIN, A4[1] - MARGIN)
        text.setFont("Helvetica", 10, LEADING)
        for _ in range(LINES):
            text.textLine(LINE)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return output.getvalue()
