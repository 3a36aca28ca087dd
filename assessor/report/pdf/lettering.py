"""Lines of text as operators of a page, each stretch marked with what it is."""

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfgen.canvas import Canvas

from assessor.report.drawing import PALETTE, Colour
from assessor.report.pdf.fonts import font
from assessor.report.pdf.tagging.marks import END, Marks
from assessor.report.pdf.tagging.structure import Element
from assessor.report.pdf.text import Line, Run

Rgb = tuple[float, float, float]


def _rgb(code: str) -> Rgb:
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return (red, green, blue)


COLOURS: dict[Colour, Rgb] = {colour: _rgb(code) for colour, code in PALETTE.items()}
_FILLS = {colour: f"{fp_str(rgb)} rg" for colour, rgb in COLOURS.items()}
"""The operators that choose a colour for letters."""


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


class _Face:
    """A font in one document, where each character that is drawn has been given a code."""

    def __init__(self, name: str, document: Any) -> None:
        self._font, self._document = font(name), document
        self._font.splitString(" ", document)  # makes the library begin to give out codes
        self._given = cast("Any", self._font.state[document]).assignments
        self._first: str = self._font.getSubsetInternalName(0, document)

    def codes(self, text: str) -> Sequence[tuple[str, bytes]]:
        """The text in codes, with the name of the part of the font that they count in.

        Most texts have only characters of the first part that were met before, which is
        quickly found out; the library's own way also knows what to do about all others.
        """
        try:
            return ((self._first, bytes(map(self._given.__getitem__, map(ord, text)))),)
        except (KeyError, ValueError):
            parts = self._font.splitString(text, self._document)
        return [(self._font.getSubsetInternalName(n, self._document), codes) for n, codes in parts]


class Lettering:
    """Draws the letters of one document."""

    def __init__(self, canvas: Canvas, marks: Marks) -> None:
        self._library: Any = canvas  # what we need of it has no public name
        self._marks = marks
        self._faces: dict[str, _Face] = {}

    def draw(
        self,
        lines: Sequence[Line],
        place: tuple[float, float],
        leading: float,
        belongs: Element | None = None,
    ) -> Left:
        """Draw the letters of some lines, the first with its start at that place.

        place: counted from the page's bottom left corner. belongs: the element that the
        text is, or None where it stands inside something that is marked already.
        """
        code = ["BT"]
        chosen, colour = "", ""
        passages = _Passages(self._marks, belongs, code)
        left = Left([], [])
        x, y = place
        for line in lines:
            for run in line.runs:
                look = run.look
                if look.sign:
                    left.signs.append((run, y))
                    continue
                if look.colour != colour:
                    colour = look.colour
                    code.append(_FILLS[colour])
                passages.enter(run)
                if look.link and passages.element and run.width:
                    left.links.append((run, y, passages.element))
                code.append(f"1 0 0 1 {fp_str(x + run.x, y)} Tm")
                for name, codes in self._face(look.font).codes(run.text):
                    choice = f"{name} {fp_str(look.size)} Tf"
                    if choice != chosen:
                        chosen = choice
                        code.append(choice)
                    code.append(f"({self._library._escape(codes)}) Tj")
            y -= leading
        passages.leave()
        self._library._code.append(" ".join([*code, "ET"]))
        return left

    def _face(self, name: str) -> _Face:
        face = self._faces.get(name)
        if face is None:
            face = self._faces[name] = _Face(name, self._library._doc)
        return face
