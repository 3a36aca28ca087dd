"""The decision box: verdict and sign at a glance, each verdict with a frame of its own.

GO has a single line, GO WITH CONDITIONS dashes and wide diagonals, NO-GO white words on
black, NOT YET DECIDABLE dots: told apart in a grey copy as well as in colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assessor.report.drawing import Box, Circle, Colour, Shape, filled, hatching, moved, outlined
from assessor.report.model import DecisionBox, Inline
from assessor.report.pdf.flow import Flowable
from assessor.report.pdf.pen import Pen
from assessor.report.pdf.table import Grid, GridLook, GridRow, rowed
from assessor.report.pdf.tagging.structure import Element
from assessor.report.pdf.text import Line, TextStyle, Typesetter
from assessor.report.signs import SignName, sign
from scoring.policy import Verdict


class _Size(NamedTuple):
    """How large a box is drawn: its plate with the sign, and its words."""

    plate: float
    sign: float
    margin: float
    title: tuple[float, float]
    subtitle: tuple[float, float]
    line: tuple[float, float]


_LARGE = _Size(86.0, 50.0, 12.0, (20, 25), (10, 14), (9.2, 13))
_SMALL = _Size(66.0, 38.0, 9.0, (15, 19), (9.2, 13), (8.6, 12))
_DASHES: dict[Verdict, tuple[float, ...]] = {"conditional": (6, 3), "undecided": (1.2, 2.4)}
_NAME = TextStyle(8.3, 11.6, colour="muted")
_VALUE = TextStyle(8.3, 11.6)


class Standing(NamedTuple):
    """Lines of one style where they stand on a panel, and what they are."""

    lines: tuple[Line, ...]
    style: TextStyle
    x: float
    baseline: float
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """Shapes with text on them, in one piece."""

    shapes: tuple[Shape, ...]
    texts: tuple[Standing, ...]
    height: float
    before: float = 6.0
    after: float = 6.0
    keep_with_next: bool = True
    anchor: str = ""

    @property
    def start(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float, *, force: bool) -> None:
        """A panel is not cut."""

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the shapes, then the text on them."""
        if self.anchor:
            pen.anchor(self.anchor, y)
        pen.shapes(self.shapes, x, y)
        for lines, style, left, baseline, element in self.texts:
            pen.lines(lines, x + left, y + baseline, style.leading, element)


def decision_box(
    block: DecisionBox, width: float, typesetter: Typesetter, parent: Element
) -> list[Flowable]:
    """The box, and below it the facts that belong to a decision.

    Frame, pattern and sign are decoration: the words say the same.
    """
    dark, size = block.verdict == "no_go", _SMALL if block.small else _LARGE
    ink: Colour = "paper" if dark else "ink"
    room = width - size.plate - 2 * size.margin
    parts: list[tuple[Inline, TextStyle]] = [
        (block.title, TextStyle(*size.title, "bold", ink)),
        (block.subtitle, TextStyle(*size.subtitle, "semibold", ink)),
        *((line, TextStyle(*size.line, colour=ink)) for line in block.lines),
    ]
    texts = []
    left = size.margin if typesetter.direction else size.plate + size.margin
    y = size.margin - 2
    for inline, style in parts:
        lines = tuple(typesetter.lines(inline, style, room))
        texts.append(Standing(lines, style, left, y + style.size, parent.add("P")))
        y += len(lines) * style.leading
    ends = y + size.margin - 4
    height = max(ends, size.sign + 2 * size.margin)
    spare = (height - ends) / 2
    placed = tuple(text._replace(baseline=text.baseline + spare) for text in texts)
    plate_at = width - size.plate if typesetter.direction else 0.0
    plate = [moved(shape, plate_at, 0) for shape in _plate(block.verdict, height, size)]
    shapes = (*_paper(block.verdict, width, height), *plate, _edge(block.verdict, width, height))
    panel = Panel(shapes, placed, height, anchor=block.anchor)
    return [panel, *_facts(block.facts, width, typesetter, parent)]


def _paper(verdict: Verdict | None, width: float, height: float) -> tuple[Shape, ...]:
    """What the words stand on."""
    return (filled(Box(0, 0, width, height), "ink" if verdict == "no_go" else "paper"),)


def _plate(verdict: Verdict | None, height: float, size: _Size) -> list[Shape]:
    """The pattern of one verdict with its sign on it."""
    dark = verdict == "no_go"
    name: SignName = verdict or "none"
    shapes: list[Shape] = []
    if verdict == "conditional":
        shapes += hatching(Box(0, 0, size.plate, height), 11, 0.8, "rule")
    if verdict == "undecided":
        shapes += _dots(size.plate, height)
    ink: Colour = "paper" if dark else "ink"
    paper: Colour = "ink" if dark else "paper"
    middle = (size.plate - size.sign) / 2, (height - size.sign) / 2
    return [*shapes, *sign(name, *middle, size.sign, colour=ink, paper=paper)]


def _edge(verdict: Verdict | None, width: float, height: float) -> Shape:
    """The line round the box: single, dashed, thick or dotted."""
    line = 2.6 if verdict == "no_go" else 1.3
    box = Box(line / 2, line / 2, width - line, height - line)
    return outlined(box, line, "ink", _DASHES.get(verdict, ()) if verdict else ())


def _dots(width: float, height: float, gap: float = 6.0) -> list[Shape]:
    dots: list[Shape] = []
    down = gap / 2
    while down < height:
        across = gap / 2
        while across < width:
            dots.append(Circle(across, down, 0.6, "rule"))
            across += gap
        down += gap
    return dots


def _facts(
    facts: Sequence[tuple[Inline, Inline]], width: float, typesetter: Typesetter, parent: Element
) -> list[Flowable]:
    """Two pairs to a row: name and value, name and value. As a table, each pair is its own row."""
    if not facts:
        return []
    name, value = width * 0.15, width * 0.35
    table = parent.add("Table")
    pairs = [
        rowed(
            GridRow(
                (
                    tuple(typesetter.lines(key, _NAME, name - 6)),
                    tuple(typesetter.lines(what, _VALUE, value - 10)),
                )
            ),
            table,
        )
        for key, what in facts
    ]
    rows = [_side_by_side(pairs[first : first + 2]) for first in range(0, len(pairs), 2)]
    places = (0.0, name, width / 2, width / 2 + name)
    if typesetter.direction:
        places = (width - name + 6, width / 2 + 10, width / 2 - name + 6, 10.0)
    look = GridLook(_VALUE.leading, 9.0, 1.0, rules=False)
    return [Grid((), tuple(rows), places, width, look, 4, 6)]


def _side_by_side(rows: Sequence[GridRow]) -> GridRow:
    return GridRow(
        tuple(cell for row in rows for cell in row.cells),
        elements=tuple(element for row in rows for element in row.elements),
    )
