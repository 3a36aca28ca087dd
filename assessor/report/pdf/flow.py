"""What flows down the pages: pieces of known height that may be split, and the pages they fill.

Each piece is set for one column width. Where it lands is decided before anything is
drawn, so every page knows how many there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol, Self

from assessor.report.drawing import Box, Drawing, Shape, filled
from assessor.report.pdf.pen import Pen
from assessor.report.pdf.tagging.structure import Element
from assessor.report.pdf.text import Line

BAR = 2.4
"""How wide the rule beside a callout is, in points."""
LEAST_LINES = 2
"""Fewer lines of a paragraph never stand alone on a page."""


class Flowable(Protocol):
    """Something with a height that can be drawn, and perhaps split where a page ends."""

    @property
    def before(self) -> float:
        """Space wanted above, in points; the larger of two neighbours' wishes counts."""

    @property
    def after(self) -> float:
        """Space wanted below."""

    @property
    def keep_with_next(self) -> bool:
        """Whether it must not be the last thing on a page."""

    @property
    def height(self) -> float:
        """Its whole height."""

    @property
    def start(self) -> float:
        """The height of the least that may stand at the foot of a page."""

    def split(self, room: float, *, force: bool) -> "tuple[Flowable, Flowable] | None":
        """What fits into the room and what is left; None if it cannot be parted there.

        force: the room is a whole page, so something must come off.
        """

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it with its top left corner at (x, y)."""


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text: a paragraph, a heading, a point of a list.

    lead: what stands before the first line, such as a number. indent and lead_at: where
    lines and lead begin. bar_at: where a rule runs along the side. outline: level and
    title in the file's outline, for headings. element: what the lines are; lead_element:
    what the lead is, if it is something of its own.
    """

    lines: tuple[Line, ...]
    leading: float
    ascent: float
    indent: float = 0.0
    lead_at: float = 0.0
    lead: tuple[Line, ...] = ()
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    bar_at: float | None = None
    anchor: str = ""
    outline: tuple[int, str] | None = None
    above: tuple[Shape, ...] = ()
    element: Element | None = None
    lead_element: Element | None = None

    @property
    def height(self) -> float:
        """One leading a line."""
        return len(self.lines) * self.leading

    @property
    def start(self) -> float:
        """Two lines: one alone looks lost."""
        count = len(self.lines)
        return self.leading * (count if count < 2 * LEAST_LINES else LEAST_LINES)

    def split(self, room: float, *, force: bool) -> tuple[Self, Self] | None:
        """Part between lines, never leaving one line alone."""
        count = min(int(room / self.leading), len(self.lines) - LEAST_LINES)
        if count < LEAST_LINES or (self.keep_with_next and not force):
            return None
        head = replace(self, lines=self.lines[:count], after=0.0)
        tail = replace(
            self, lines=self.lines[count:], lead=(), before=0.0, anchor="", outline=None, above=()
        )
        return head, tail

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the lines, and what belongs to them."""
        if self.anchor:
            pen.anchor(self.anchor, y)
        if self.outline and self.anchor:
            level, title = self.outline
            pen.outline(title, self.anchor, level)
        pen.shapes(self.above, x, y)
        if self.bar_at is not None:
            pen.shapes([filled(Box(self.bar_at, 1, BAR, self.height - 1), "ink")], x, y)
        if self.lead:
            belongs = self.lead_element or self.element
            pen.lines(self.lead, x + self.lead_at, y + self.ascent, self.leading, belongs)
        pen.lines(self.lines, x + self.indent, y + self.ascent, self.leading, self.element)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, in one piece."""

    drawing: Drawing
    before: float = 4.0
    after: float = 8.0
    keep_with_next: bool = False
    anchor: str = ""
    element: Element | None = None

    @property
    def height(self) -> float:
        """The drawing's own."""
        return self.drawing.height

    @property
    def start(self) -> float:
        """All of it: a picture is not cut."""
        return self.drawing.height

    def split(self, room: float, *, force: bool) -> None:
        """Pictures are not cut."""

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw every shape."""
        if self.anchor:
            pen.anchor(self.anchor, y)
        pen.picture(self.drawing, x, y, self.element)


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a page, wherever it comes."""

    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    height: float = 0.0
    start: float = 0.0

    def split(self, room: float, *, force: bool) -> None:
        """There is nothing to part."""

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """There is nothing to draw."""


class Placed(NamedTuple):
    """A piece and how far below the top of the text area it stands."""

    flowable: Flowable
    y: float


def paginate(flowables: Sequence[Flowable], height: float) -> list[list[Placed]]:
    """The pieces on pages of that height, in order, none lower than the page ends."""
    pages: list[list[Placed]] = [[]]
    waiting = list(reversed(flowables))
    y, gap = 0.0, 0.0
    while waiting:
        piece = waiting.pop()
        top = y + max(gap, piece.before) if pages[-1] else 0.0
        if isinstance(piece, Break):
            if pages[-1]:
                pages.append([])
            y, gap = 0.0, 0.0
            continue
        if pages[-1] and top + _needed(piece, waiting, height) > height:
            pages.append([])
            top = 0.0
        if top + piece.height > height:
            parts = piece.split(height - top, force=not pages[-1])
            if parts:
                piece, rest = parts
                waiting.append(rest)
            elif pages[-1]:
                pages.append([])
                top = 0.0
                if piece.height > height:
                    waiting.append(piece)
                    y, gap = 0.0, 0.0
                    continue
        pages[-1].append(Placed(piece, top))
        y, gap = top + piece.height, piece.after
    return pages


def _needed(piece: Flowable, waiting: Sequence[Flowable], height: float) -> float:
    """How much room a piece needs, with what must follow it on the same page."""
    needed, place, last = 0.0, len(waiting) - 1, piece
    while last.keep_with_next and place >= 0:
        following = waiting[place]
        needed += last.height + max(last.after, following.before)
        last = following
        place -= 1
    needed += min(last.start, last.height)
    # A chain too long for any page is not worth an empty half page.
    return needed if needed <= height else min(piece.start, height)
