"""Tables: cells set once, rows of known height, a header that returns on every page.

A row too tall for a page is cut between lines, so any amount of text finds its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

from assessor.report.drawing import Box, Shape, filled
from assessor.report.drawing import Line as Stroke
from assessor.report.pdf.pen import Pen
from assessor.report.pdf.tagging.structure import REPEATED, Element
from assessor.report.pdf.text import Line

TALL, TALL_START, TALL_END = 12, 4, 2
"""Rows of so many lines may be parted, leaving at least so many above and below."""
SHORT = 170.0
"""Tables up to this height, in points, stay on one page."""


class Field(NamedTuple):
    """A place in a row where somebody can sign: its name, what it says of itself, where it is.

    element: the cell that it lies in, after the words that stand there.
    """

    name: str
    label: str
    x: float
    width: float
    element: Element


class GridRow(NamedTuple):
    """One row: the lines of each cell; `spans` means that its one cell crosses the table.

    elements: what each cell is, as headed, rowed and grouping say. heads: a table's header.
    """

    cells: tuple[tuple[Line, ...], ...]
    anchor: str = ""
    spans: bool = False
    shaded: bool = False
    heavy: bool = False
    elements: tuple[Element, ...] = ()
    field: Field | None = None
    heads: bool = False

    @property
    def line_count(self) -> int:
        """Lines in the fullest cell."""
        return max((len(cell) for cell in self.cells), default=1)


class GridLook(NamedTuple):
    """Measures of a table in points. rules: lines between rows. least: least row height."""

    leading: float
    ascent: float
    padding: float = 3.4
    rules: bool = True
    least: float = 0.0


def headed(row: GridRow, table: Element) -> GridRow:
    """The row as a header: each of its cells heads a column."""
    line = table.add("TR")
    cells = [
        line.add("TH", scope="Column") if _says(cell) else line.add("TD") for cell in row.cells
    ]
    return row._replace(elements=tuple(cells), heads=True)


def rowed(row: GridRow, table: Element, *, first_heads: bool = True) -> GridRow:
    """The row as one of many; its first cell may say whose the others are."""
    line = table.add("TR")
    cells = [
        line.add("TH", scope="Row") if first_heads and not place and _says(cell) else line.add("TD")
        for place, cell in enumerate(row.cells)
    ]
    return row._replace(elements=tuple(cells))


def grouping(row: GridRow, table: Element, columns: int) -> GridRow:
    """The row as one cell across all columns, which says what the next rows have in common.

    It is no header: a header of a row would head nothing but itself, and one of columns
    would take the place of the real ones.
    """
    return row._replace(elements=(table.add("TR").add("TD", columns=columns),))


def _says(cell: Sequence[Line]) -> bool:
    return any(line.runs for line in cell)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells under a header, at places across a width.

    continued: an earlier page has its beginning, so the header says nothing new. stack: how
    high its rows are together, where that is known: a table of a hundred pages is parted a
    hundred times, and nobody adds up all that is left each time.
    """

    header: tuple[GridRow, ...]
    rows: tuple[GridRow, ...]
    places: tuple[float, ...]
    width: float
    look: GridLook
    before: float = 3.0
    after: float = 10.0
    keep_with_next: bool = False
    continued: bool = False
    stack: float | None = None

    def _row_height(self, row: GridRow) -> float:
        tall = row.line_count * self.look.leading + 2 * self.look.padding
        return tall if row.heads else max(tall, self.look.least)

    @property
    def _head_height(self) -> float:
        return sum(self._row_height(row) for row in self.header)

    @property
    def _stack_height(self) -> float:
        if self.stack is not None:
            return self.stack
        return sum(self._row_height(row) for row in self.rows)

    @property
    def height(self) -> float:
        """Header and rows."""
        return self._head_height + self._stack_height

    @property
    def start(self) -> float:
        """All of a short table; of others the header with a first row, or with some of it."""
        if self.height <= SHORT:
            return self.height
        height = self._head_height
        for row in self.rows:
            height += min(self._row_height(row), 8 * self.look.leading)
            if not row.spans:
                break
        return height

    def split(self, room: float, *, force: bool) -> tuple[Self, Self] | None:
        """Part between rows, or inside the row that no page could hold."""
        left, count, stack = room - self._head_height, 0, 0.0
        for row in self.rows:
            tall = self._row_height(row)
            if stack + tall > left:
                break
            stack += tall
            count += 1
        if count < len(self.rows):
            cut = self._within(self.rows[count], left - stack, force=force and not count)
            if cut:
                return self._parted((*self.rows[:count], cut[0]), (cut[1], *self.rows[count + 1 :]))
        while count and self.rows[count - 1].spans:
            count -= 1
            stack -= self._row_height(self.rows[count])
        if not count:
            return None
        return self._parted(self.rows[:count], self.rows[count:], stack)

    def _parted(
        self, above: Sequence[GridRow], below: Sequence[GridRow], stack: float | None = None
    ) -> tuple[Self, Self]:
        """Two of it. stack: how high the rows above are, where none was cut."""
        left = None if stack is None else self._stack_height - stack
        rest = replace(self, rows=tuple(below), continued=True, stack=left)
        return replace(self, rows=tuple(above), after=0.0, stack=stack), rest

    def _within(self, row: GridRow, room: float, *, force: bool) -> tuple[GridRow, GridRow] | None:
        """A row cut between lines; only if it is long, or if nothing else is possible."""
        count = int((room - 2 * self.look.padding) / self.look.leading)
        left = row.line_count - count
        if not force and (row.line_count < TALL or count < TALL_START or left < TALL_END):
            return None
        count = max(count, 1)
        if count >= row.line_count:
            return None
        head = row._replace(cells=tuple(cell[:count] for cell in row.cells))
        tail = row._replace(cells=tuple(cell[count:] for cell in row.cells), anchor="")
        return head, tail

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw header, rows and the rules between them."""
        top, rules = y, list[Shape]()
        for row in self.header:
            y = self._draw_row(row, pen, x, y, repeated=self.continued)
        if self.header:
            pen.shapes([Stroke(0, 0, self.width, 0, 0.9, "ink")], x, y)
        for row in self.rows:
            y = self._draw_row(row, pen, x, y)
            rules.append(Stroke(0, y - top, self.width, y - top, 0.35, "rule"))
        if self.look.rules:
            pen.shapes(rules, x, top)

    def _draw_row(
        self, row: GridRow, pen: Pen, x: float, y: float, *, repeated: bool = False
    ) -> float:
        tall = self._row_height(row)
        if row.anchor:
            pen.anchor(row.anchor, y)
        if row.shaded:
            pen.shapes([filled(Box(0, 0.2, self.width, tall - 0.4), "faint")], x, y)
        if row.heavy:
            pen.shapes([Stroke(0, 0, self.width, 0, 0.9, "ink")], x, y)
        baseline = y + self.look.padding + self.look.ascent
        places = (0.0,) if row.spans else self.places
        for number, (place, cell) in enumerate(zip(places, row.cells, strict=False)):
            own = row.elements[number] if row.elements else None
            pen.lines(cell, x + place, baseline, self.look.leading, REPEATED if repeated else own)
        if row.field and not repeated:
            self._draw_field(row.field, row.cells[-1], pen, (x, y), tall)
        return y + tall

    def _draw_field(
        self,
        field: Field,
        cell: Sequence[Line],
        pen: Pen,
        corner: tuple[float, float],
        tall: float,
    ) -> None:
        """Take in what its cell leaves free, below the words that stand there already."""
        said = len(cell) * self.look.leading if _says(cell) else 0.0
        x, top = corner[0] + field.x, corner[1] + 2 + said
        box = Box(x, top, field.width, max(corner[1] + tall - 2 - top, 1.0))
        form = field.element.add("Form", field.label)
        pen.signature_field(field.name, field.label, box, form)
