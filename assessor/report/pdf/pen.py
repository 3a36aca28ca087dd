"""The pen: draws lines of text, shapes, links and bookmarks on the pages of one PDF file.

All places are counted from the page's top left corner, y downwards, as in drawings.
"""

from collections.abc import Sequence
from datetime import date
from hashlib import md5
from io import BytesIO
from typing import Any
from urllib.parse import quote

from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from assessor.report.drawing import PALETTE, Circle, Colour, Label, Polygon, Shape
from assessor.report.drawing import Line as Stroke
from assessor.report.model import Inline, Span
from assessor.report.pdf.fonts import INITIAL_FONT, font
from assessor.report.pdf.text import Line, Run, TextStyle, Typesetter
from assessor.report.signs import sign

Rgb = tuple[float, float, float]


def _rgb(code: str) -> Rgb:
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return (red, green, blue)


_COLOURS: dict[Colour, Rgb] = {colour: _rgb(code) for colour, code in PALETTE.items()}
_CENTRED = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Pen:
    """Draws on one page after the other. Same strokes, same bytes: nothing reads the clock."""

    def __init__(
        self, size: tuple[float, float], language: str, created: date, typesetter: Typesetter
    ) -> None:
        self.width, self.height = size
        self._typesetter = typesetter
        self._file = BytesIO()
        font(INITIAL_FONT)
        # Every page begins in a font of ours; else the library names one that it does not embed.
        first: dict[str, Any] = {"initialFontName": INITIAL_FONT, "initialFontSize": 9}
        self._canvas = Canvas(
            self._file, size, pageCompression=1, invariant=1, lang=language, **first
        )
        self._date(created)
        self._outlined = -1

    def _date(self, created: date) -> None:
        """Date the file by its content; the library's own stamp may follow the environment."""
        stamp = TimeStamp(1)
        stamp.YMDhms = (created.year, created.month, created.day, 0, 0, 0)
        document: Any = vars(self._canvas)["_doc"]
        document._timeStamp = stamp
        document.signature = md5(created.isoformat().encode(), usedforsecurity=False)

    def describe(self, *, title: str, author: str, subject: str, keywords: str) -> None:
        """Fill in the file's own description."""
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(subject)
        self._canvas.setKeywords(keywords)
        self._canvas.setCreator("assessor")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas.showOutline()

    def lines(self, lines: Sequence[Line], x: float, baseline: float, leading: float) -> None:
        """Draw lines of text, the first on its baseline, the others below it."""
        pencil: PDFTextObject = self._canvas.beginText()
        look: tuple[str, float] | None = None
        colour: Colour | None = None
        signs: list[tuple[Run, float]] = []
        links: list[tuple[Run, float]] = []
        for number, line in enumerate(lines):
            y = baseline + number * leading
            for run in line.runs:
                if run.look.sign:
                    signs.append((run, y))
                    continue
                if (run.look.font, run.look.size) != look:
                    look = (run.look.font, run.look.size)
                    pencil.setFont(*look)
                if run.look.colour != colour:
                    colour = run.look.colour
                    pencil.setFillColor(_COLOURS[colour])
                pencil.setTextOrigin(x + run.x, self.height - y)
                pencil.textOut(run.text)
                if run.look.link:
                    links.append((run, y))
        self._canvas.drawText(pencil)
        for run, y in signs:
            size = run.look.size
            if run.look.sign:
                self.shapes(sign(run.look.sign, 0, -size * 0.86, size), x + run.x, y)
        for run, y in links:
            self._link(run, x + run.x, y)

    def _link(self, run: Run, x: float, baseline: float) -> None:
        bottom = self.height - baseline - run.look.size * 0.25
        box = (x, bottom, x + run.width, bottom + run.look.size * 1.15)
        if run.look.link.startswith("#"):
            self._canvas.linkAbsolute(run.text, run.look.link[1:], box)
        else:
            self._canvas.linkURL(quote(run.look.link, safe="!#$%&'()*+,/:;=?@[]~"), box)

    def anchor(self, name: str, y: float) -> None:
        """Let links to this name lead here."""
        self._canvas.bookmarkHorizontalAbsolute(name, self.height - y + 6)

    def outline(self, title: str, name: str, level: int) -> None:
        """Add an entry to the outline that leads to an anchor."""
        level = min(level, self._outlined + 1)
        self._canvas.addOutlineEntry(" ".join(title.split())[:200], name, level)
        self._outlined = level

    def shapes(self, shapes: Sequence[Shape], x: float, y: float) -> None:
        """Draw shapes with their origin at (x, y)."""
        for shape in shapes:
            match shape:
                case Stroke():
                    self._stroke(shape, x, y)
                case Polygon():
                    self._polygon(shape, x, y)
                case Circle():
                    fill = self._look(shape.fill, shape.stroke, shape.width, ())
                    self._canvas.circle(
                        x + shape.x,
                        self.height - y - shape.y,
                        shape.radius,
                        stroke=int(shape.stroke is not None),
                        fill=fill,
                    )
                case Label():
                    self._label(shape, x, y)

    def _look(
        self, fill: Colour | None, stroke: Colour | None, width: float, dash: tuple[float, ...]
    ) -> int:
        if fill:
            self._canvas.setFillColorRGB(*_COLOURS[fill])
        if stroke:
            self._canvas.setStrokeColorRGB(*_COLOURS[stroke])
            self._canvas.setLineWidth(width)
            self._canvas.setDash(list(dash))
        return int(fill is not None)

    def _stroke(self, line: Stroke, x: float, y: float) -> None:
        self._look(None, line.colour, line.width, line.dash)
        top = self.height - y
        self._canvas.line(x + line.x1, top - line.y1, x + line.x2, top - line.y2)

    def _polygon(self, polygon: Polygon, x: float, y: float) -> None:
        fill = self._look(polygon.fill, polygon.stroke, polygon.width, polygon.dash)
        top = self.height - y
        path = self._canvas.beginPath()
        (first, *others) = polygon.points
        path.moveTo(x + first[0], top - first[1])
        for px, py in others:
            path.lineTo(x + px, top - py)
        if polygon.closed:
            path.close()
        self._canvas.drawPath(path, stroke=int(polygon.stroke is not None), fill=fill)

    def _label(self, label: Label, x: float, y: float) -> None:
        style = TextStyle(label.size, label.size, label.weight, label.colour)
        # A name in another script keeps its own direction, whatever language the chart speaks.
        (line, *_) = self._typesetter.lines((Span(label.text, user=True),), style, 1e6)
        runs = tuple(run._replace(x=run.x - line.runs[0].x) for run in line.runs)
        start = x + label.x - line.width * _CENTRED[label.anchor]
        self.lines([line._replace(runs=runs)], start, y + label.y, 0)

    def foot(self, inline: Inline, style: TextStyle, x: float, y: float, room: float) -> None:
        """Draw the first line of a text that stands outside the flow."""
        self.lines(self._typesetter.lines(inline, style, room)[:1], x, y, style.leading)

    def end_page(self) -> None:
        """Finish this page; what follows lands on the next."""
        self._canvas.showPage()

    def finished(self) -> bytes:
        """The whole file."""
        self._canvas.save()
        return self._file.getvalue()
