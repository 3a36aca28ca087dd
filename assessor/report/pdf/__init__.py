"""From blocks to a PDF file.

The same report gives the same bytes on every run: dates come from the report, fonts
from pinned packages, and nothing reads the clock, the environment or a random number.
"""

from pathlib import Path
from typing import BinaryIO

from reportlab import rl_config

from assessor.report.drawing import Box
from assessor.report.drawing import Line as Stroke
from assessor.report.legible import legible
from assessor.report.model import Report, Span
from assessor.report.page_size import SHEETS, PageSize
from assessor.report.pdf.factory import Factory
from assessor.report.pdf.flow import Placed, paginate
from assessor.report.pdf.fonts import covered
from assessor.report.pdf.pen import Pen
from assessor.report.pdf.tagging.structure import FOOTER
from assessor.report.pdf.text import TextStyle, Typesetter

# Binary streams are a seventh smaller than the library's default, and no reader minds.
rl_config.useA85 = 0

SIDE, TOP, BOTTOM = 56.0, 50.0, 62.0
SEAL = "seal"
"""The name of the field that takes a seal."""
NOWHERE = Box(0, 0, 0, 0)
"""Where a seal is to be seen: readers show it beside the page, not on it."""
_FOOT = TextStyle(7.2, 10, colour="muted")


def render(report: Report, output: str | Path | BinaryIO, *, page_size: PageSize = "A4") -> None:
    """Write the report as PDF to a file name or an open binary file.

    Raises:
        OSError: the file cannot be written.
    """
    content = rendered(report, page_size=page_size)
    if isinstance(output, str | Path):
        Path(output).write_bytes(content)
    else:
        output.write(content)


def rendered(report: Report, *, page_size: PageSize = "A4") -> bytes:
    """The report as the bytes of a PDF file."""
    size = SHEETS[page_size]
    typesetter = Typesetter(1 if report.direction == "rtl" else 0)
    factory = Factory(report, size[0] - 2 * SIDE, typesetter)
    pen = Pen(size, report.language, report.created, typesetter)
    _describe(pen, report)
    _draw_pages(pen, report, factory)
    return pen.finished(factory.document, report.attachments)


def _describe(pen: Pen, report: Report) -> None:
    def shown(text: str) -> str:
        return " ".join(legible(text, covered, set()).split())[:500]

    pen.describe(
        title=shown(report.title),
        author=shown(report.author),
        subject=shown(report.subject),
        keywords=shown(", ".join(report.keywords)),
    )


def _draw_pages(pen: Pen, report: Report, factory: Factory) -> None:
    """All pages; what stood on them is let go before the file is written, to spare memory."""
    pages = paginate(factory.flowables(), pen.height - TOP - BOTTOM)
    for number, placed in enumerate(pages, 1):
        _draw_page(pen, placed)
        if report.seal and number == 1:
            form = factory.document.add("Form", report.seal)
            pen.signature_field(SEAL, report.seal, NOWHERE, form)
        _draw_foot(pen, report, number, len(pages))
        pen.end_page()


def _draw_page(pen: Pen, placed: list[Placed]) -> None:
    for flowable, y in placed:
        flowable.draw(pen, SIDE, TOP + y)


def _draw_foot(pen: Pen, report: Report, number: int, count: int) -> None:
    """Where reading begins the title, with the caution below; at the other side the page."""
    width = pen.width - 2 * SIDE
    room = width * 0.78
    begin = SIDE + (width - room if report.direction == "rtl" else 0.0)
    y = pen.height - BOTTOM + 26
    pen.shapes([Stroke(0, 0, width, 0, 0.35, "rule")], SIDE, y - 12, FOOTER)
    label = report.page_label.format(page=number, pages=count)
    title, caution = Span(report.title[:300], user=True), Span(report.footer)
    pen.foot((title,), _FOOT, begin, y, room)
    # The page's number stands beside the title only: the caution has the whole width.
    pen.foot((caution,), _FOOT, SIDE, y + _FOOT.leading, width)
    pen.foot((Span(label),), _FOOT.aligned("end"), SIDE, y, width)
