"""The pen: draws lines of text, shapes, links and bookmarks on the pages of one PDF file.

All places are counted from the page's top left corner, y downwards, as in drawings.
"""

from collections.abc import Sequence
from datetime import date
from hashlib import md5
from io import BytesIO
from typing import Any, cast
from urllib.parse import quote

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from assessor.report.drawing import Box, Circle, Colour, Drawing, Label, Polygon, Shape
from assessor.report.drawing import Line as Stroke
from assessor.report.model import Attachment, Inline, Span
from assessor.report.pdf.fonts import INITIAL_FONT, font
from assessor.report.pdf.lettering import COLOURS, Lettering
from assessor.report.pdf.tagging.archive import ArchivalDocument, finish
from assessor.report.pdf.tagging.marks import END, Belonging, Marks
from assessor.report.pdf.tagging.structure import FOOTER, LAYOUT, Artifact, Element
from assessor.report.pdf.text import Line, Run, TextStyle, Typesetter
from assessor.report.signs import sign

_PRINTED = 4
"""The flag of an annotation that stays when the page is printed."""
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
            self._file,
            size,
            pageCompression=1,
            invariant=1,
            lang=language,
            pdfVersion=(1, 7),
            **first,
        )
        self._library = cast("Any", self._canvas)  # where what we need has no public name
        self._language = language
        self._marks = Marks()
        self._lettering = Lettering(self._canvas, self._marks)
        self._document = self._library._doc
        # The canvas makes its document itself and takes no other.
        self._document.__class__ = ArchivalDocument
        self._date(created)
        self._outlined = -1
        self._stroke_look: tuple[Colour, float, tuple[float, ...]] | None = None
        self._fields: list[Any] = []

    def _date(self, created: date) -> None:
        """Date the file by its content; the library's own stamp may follow the environment."""
        stamp = TimeStamp(1)
        stamp.YMDhms = (created.year, created.month, created.day, 0, 0, 0)
        self._document._timeStamp = stamp
        self._document.signature = md5(created.isoformat().encode(), usedforsecurity=False)

    def describe(self, *, title: str, author: str, subject: str, keywords: str) -> None:
        """Fill in the file's own description."""
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setSubject(subject)
        self._canvas.setKeywords(keywords)
        self._canvas.setCreator("assessor")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._canvas.showOutline()

    def lines(
        self,
        lines: Sequence[Line],
        x: float,
        baseline: float,
        leading: float,
        belongs: Belonging | None,
    ) -> None:
        """Draw lines of text, the first on its baseline, the others below it.

        belongs: the element whose text this is; links and passages in another language
        become elements inside it. An artifact's links lead nowhere.

        Raises:
            UntaggedError: the text belongs nowhere.
        """
        if not any(line.runs for line in lines):
            return
        if not isinstance(belongs, Element):
            self._canvas.addLiteral(self._marks.opening(belongs))
        element = belongs if isinstance(belongs, Element) else None
        place = (x, self.height - baseline)
        left = self._lettering.draw(lines, place, leading, element)
        for run, y in left.signs:
            if run.look.sign:
                shapes = sign(run.look.sign, 0, -run.look.size * 0.86, run.look.size)
                self.shapes(shapes, x + run.x, self.height - y, LAYOUT if element else None)
        if not element:
            self._canvas.addLiteral(END)
        for run, y, part in left.links:
            self._link(run, x + run.x, y, part)

    def _link(self, run: Run, x: float, y: float, element: Element) -> None:
        """Make the place where a link stands lead to its target."""
        bottom = y - run.look.size * 0.25
        link = run.look.link
        note: dict[str, Any] = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": PDFArray([x, bottom, x + run.width, bottom + run.look.size * 1.15]),
            "Border": "[0 0 0]",
            "F": _PRINTED,
        }
        if link.startswith("#"):
            note["Contents"] = PDFString(run.text.strip())
            note["Dest"] = self._library._bookmarkReference(link[1:])
        else:
            address = quote(link, safe="!#$%&'()*+,/:;=?@[]~")
            note["Contents"] = PDFString(address)
            note["A"] = PDFDictionary({"Type": "/Action", "S": "/URI", "URI": PDFString(address)})
        annotation = PDFDictionary(note)
        self._library._addAnnotation(annotation)
        self._marks.note(annotation, element)

    def signature_field(self, name: str, label: str, box: Box, element: Element) -> None:
        """Let somebody sign in a box, in any reader; until then nothing is to be seen there."""
        bottom = self.height - box.y - box.height if box.height else 0.0
        widget = PDFDictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "FT": "/Sig",
                "T": PDFString(name),
                "TU": PDFString(label),
                "F": _PRINTED,
                "Rect": PDFArray([box.x, bottom, box.x + box.width, bottom + box.height]),
                "AP": PDFDictionary({"N": self._document.Reference(_blank(box))}),
            }
        )
        self._library._addAnnotation(widget)
        self._marks.note(widget, element)
        self._fields.append(self._document.Reference(widget))

    def anchor(self, name: str, y: float) -> None:
        """Let links to this name lead here."""
        self._canvas.bookmarkHorizontalAbsolute(name, self.height - y + 6)

    def outline(self, title: str, name: str, level: int) -> None:
        """Add an entry to the outline that leads to an anchor."""
        level = min(level, self._outlined + 1)
        self._canvas.addOutlineEntry(" ".join(title.split())[:200], name, level)
        self._outlined = level

    def picture(self, drawing: Drawing, x: float, y: float, belongs: Element | None) -> None:
        """Draw shapes with a meaning of their own: the figure that they belong to.

        Raises:
            UntaggedError: they belong nowhere.
        """
        if belongs:
            bottom = self.height - y - drawing.height
            belongs.box = (x, bottom, x + drawing.width, bottom + drawing.height)
        self._canvas.addLiteral(self._marks.opening(belongs))
        self.shapes(drawing.shapes, x, y, None)
        self._canvas.addLiteral(END)

    def shapes(
        self, shapes: Sequence[Shape], x: float, y: float, mark: Artifact | None = LAYOUT
    ) -> None:
        """Draw decoration with its origin at (x, y).

        mark: what kind of decoration; None inside something that is marked already.
        """
        if not shapes:
            return
        if mark:
            self._canvas.addLiteral(mark.opening)
        for shape in shapes:
            self._shape(shape, x, y)
        if mark:
            self._canvas.addLiteral(END)

    def _shape(self, shape: Shape, x: float, y: float) -> None:
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
            self._canvas.setFillColorRGB(*COLOURS[fill])
        if stroke and self._stroke_look != (stroke, width, dash):
            self._stroke_look = stroke, width, dash
            self._canvas.setStrokeColorRGB(*COLOURS[stroke])
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
        place = (start, self.height - y - label.y)
        self._lettering.draw([line._replace(runs=runs)], place, 0)

    def foot(self, inline: Inline, style: TextStyle, x: float, y: float, room: float) -> None:
        """Draw the first line of a text that stands outside the flow."""
        self.lines(self._typesetter.lines(inline, style, room)[:1], x, y, style.leading, FOOTER)

    def end_page(self) -> None:
        """Finish this page; what follows lands on the next."""
        self._canvas.showPage()
        self._stroke_look = None
        self._marks.next_page()

    def finished(self, top: Element, attachments: Sequence[Attachment]) -> bytes:
        """The whole file, tagged by the tree of elements that the report has grown."""
        if self._fields:
            fields = {"Fields": PDFArray(self._fields), "SigFlags": 0}
            self._document.Catalog.AcroForm = PDFDictionary(fields)
        finish(self._document, top, self._marks, self._language, attachments)
        self._canvas.save()
        return self._file.getvalue()


def _blank(box: Box) -> Any:
    """What a field looks like that nobody has signed."""
    told = {
        "Type": "/XObject",
        "Subtype": "/Form",
        "BBox": PDFArray([0, 0, box.width, box.height]),
        "Resources": PDFDictionary({}),
    }
    return PDFStream(PDFDictionary(told), " ", filters=[])
