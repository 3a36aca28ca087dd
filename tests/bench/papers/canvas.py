"""The floor: the library's bare canvas, drawn on by hand. No tags, no flow, no checks of text."""

from functools import cache
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.bench.papers import radar
from tests.bench.papers.content import (
    BOLD,
    CONFIDENTIAL,
    HEADER,
    LABELS,
    LANGUAGE,
    REGULAR,
    Section,
)
from tests.bench.papers.radar import Point

_PLAIN, _HEAVY = "Bare", "BareBold"
_LEFT, _TOP = 50, 790
_BLUE = (0.27, 0.45, 0.77)
_EDGES = (50, 95, 385, 475, 535)


def built(sections: list[Section]) -> bytes:
    """The report as the bytes of a PDF."""
    _register()
    output = BytesIO()
    canvas = Canvas(output, A4, invariant=1, lang=LANGUAGE, initialFontName=_PLAIN)
    for number, section in enumerate(sections):
        y = _text(canvas, section)
        _bars(canvas, section.bars, y - 140)
        _radar(canvas, section.grades, y - 285)
        _end_page(canvas, 2 * number + 1)
        _table(canvas, section.rows)
        _end_page(canvas, 2 * number + 2)
    canvas.save()
    return output.getvalue()


@cache
def _register() -> None:
    """Read the two fonts, once in a process as ours are."""
    for name, file in ((_PLAIN, REGULAR), (_HEAVY, BOLD)):
        pdfmetrics.registerFont(TTFont(name, str(file)))


def _end_page(canvas: Canvas, number: int) -> None:
    canvas.setFont(_PLAIN, 7)
    canvas.drawString(_LEFT, 25, CONFIDENTIAL)
    canvas.drawRightString(545, 25, f"Page {number}")
    canvas.showPage()


def _wrapped(text: str, font: str, size: float, room: float) -> list[str]:
    """The text in lines no wider than the room."""
    measure = pdfmetrics.stringWidth
    space = measure(" ", font, size)
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    for word in text.split():
        wide = measure(word, font, size)
        if line and used + space + wide > room:
            lines.append(" ".join(line))
            line, used = [], 0.0
        used += wide + (space if line else 0)
        line.append(word)
    return [*lines, " ".join(line)]


def _text(canvas: Canvas, section: Section) -> float:
    """Title and paragraphs, and where they end."""
    canvas.setFont(_HEAVY, 14)
    canvas.drawString(_LEFT, _TOP, section.title)
    y = _TOP - 24
    for paragraph in section.paragraphs:
        lines = _wrapped(paragraph, _PLAIN, 9, 495)
        text = canvas.beginText(_LEFT, y)
        text.setFont(_PLAIN, 9, 12)
        for line in lines:
            text.textLine(line)
        canvas.drawText(text)
        y -= 12 * len(lines) + 5
    return y


def _bars(canvas: Canvas, values: tuple[int, ...], y: float) -> None:
    canvas.setFont(_PLAIN, 7)
    canvas.setFillColorRGB(*_BLUE)
    for place, value in enumerate(values):
        canvas.rect(75 + place * 31, y + 18, 22, 110 * value / 100, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    for place, (value, label) in enumerate(zip(values, LABELS, strict=True)):
        canvas.drawString(80 + place * 31, y + 8, label)
        canvas.drawString(79 + place * 31, y + 21 + 110 * value / 100, str(value))
    canvas.setLineWidth(0.3)
    for rung in range(6):
        canvas.line(72, y + 18 + rung * 22, 265, y + 18 + rung * 22)


def _radar(canvas: Canvas, grades: tuple[int, ...], y: float) -> None:
    def placed(points: list[Point]) -> list[Point]:
        return [(_LEFT + x, y + radar.HEIGHT - down) for x, down in points]

    for one in radar.RINGS:
        _polygon(canvas, placed(radar.alike(one)))
    ((across, up),) = placed([radar.CENTRE])
    for (x, end), label in zip(placed(radar.alike(radar.SPOKE)), LABELS, strict=True):
        canvas.line(across, up, x, end)
        canvas.drawString(x - 4, end - 2, label)
    canvas.saveState()
    canvas.setFillColorRGB(*_BLUE, 0.4)
    _polygon(canvas, placed(radar.ring(grades)), fill=1)
    canvas.restoreState()


def _polygon(canvas: Canvas, points: list[Point], fill: int = 0) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=1, fill=fill)


def _table(canvas: Canvas, rows: tuple[tuple[str, ...], ...]) -> None:
    canvas.setLineWidth(0.25)
    top = y = 797.0
    canvas.line(_EDGES[0], y, _EDGES[-1], y)
    y = _row(canvas, HEADER, _HEAVY, y)
    for row in rows:
        y = _row(canvas, row, _PLAIN, y)
    for x in _EDGES:
        canvas.line(x, top, x, y)


def _row(canvas: Canvas, cells: tuple[str, ...], font: str, y: float) -> float:
    """One row from y down, and where it ends."""
    name, question, answer, score = cells
    lines = _wrapped(question, font, 8, 278)
    bottom, baseline = y - 10 * len(lines) - 4, y - 9
    if font == _HEAVY:
        canvas.setFillColorRGB(0.83, 0.83, 0.83)
        canvas.rect(_EDGES[0], bottom, _EDGES[-1] - _EDGES[0], y - bottom, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
    canvas.setFont(font, 8)
    canvas.drawString(56, baseline, name)
    canvas.drawString(391, baseline, answer)
    canvas.drawRightString(529, baseline, score)
    for line in lines:
        canvas.drawString(101, baseline, line)
        baseline -= 10
    canvas.line(_EDGES[0], bottom, _EDGES[-1], bottom)
    return bottom
