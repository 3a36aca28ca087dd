"""Lines of text as operators of a page, each stretch marked with what it is."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from reportlab.pdfgen.canvas import Canvas

from assessor.report.drawing import PALETTE, Colour
from assessor.report.pdf.tagging.marks import END, Marks
from assessor.report.pdf.tagging.structure import Element
from assessor.report.pdf.text import Line, Run

Rgb = tuple[float, float, float]


def _rgb(code: str) -> Rgb:
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return (red, green, blue)


COLOURS: dict[Colour, Rgb] = {colour: _rgb(code) for colour, code in PALETTE.items()}


class Left(NamedTuple):
    """What is not letters and remains to be drawn: signs and links, each with its baseline."""

    signs: list[tuple[Run, float]]
    links: list[tuple[Run, float, Element]]


class _Passages:
    """The stretches of one text: a link, or a passage in another language, is one of its own."""

    def __init__(self, marks: Marks, belongs: Element | None, code: list[str]) -> None:
        self._marks = marks
        self._belongs = belongs
        self._code = code
        self._open: tuple[str, str] | None = None
        self.element = belongs

    def enter(self, run: Run) -> None:
        """Let what follows belong where this run does."""
        wanted = run.look.link, run.look.language
        if wanted == self._open or self._belongs is None:
            return
        self.leave()
        self._open = wanted
        self.element = self._belongs.within(*wanted)
        self._code.append(self._marks.opening(self.element))

    def leave(self) -> None:
        """End the stretch that is open, if one is."""
        if self._open is not None:
            self._code.append(END)


def letter(
    canvas: Canvas,
    marks: Marks,
    lines: Sequence[Line],
    place: tuple[float, float],
    leading: float,
    belongs: Element | None = None,
) -> Left:
    """Draw the letters of some lines, the first with its start at that place.

    place: counted from the page's bottom left corner. belongs: the element that the text
    is, or None where it stands inside something that is marked already.
    """
    pencil: Any = canvas.beginText()
    look: tuple[str, float] | None = None
    colour: Colour | None = None
    passages = _Passages(marks, belongs, pencil._code)
    left = Left([], [])
    x, y = place
    for line in lines:
        for run in line.runs:
            if run.look.sign:
                left.signs.append((run, y))
                continue
            if (run.look.font, run.look.size) != look:
                look = (run.look.font, run.look.size)
                pencil.setFont(*look)
            if run.look.colour != colour:
                colour = run.look.colour
                pencil.setFillColor(COLOURS[colour])
            passages.enter(run)
            if run.look.link and passages.element and run.width:
                left.links.append((run, y, passages.element))
            pencil.setTextOrigin(x + run.x, y)
            # Its own textOut would measure again how far the text goes.
            pencil._textOut(run.text)
        y -= leading
    passages.leave()
    canvas.drawText(pencil)
    return left
