"""The one place where blocks become things that flow down a page.

Here, too, grows the tree that says what each of them is (see tagging), so that whoever
listens gets the blocks in their order. Sections know nothing of either.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from assessor.report import charts
from assessor.report.drawing import Line as Stroke
from assessor.report.drawing import mirrored
from assessor.report.legible import described, legible
from assessor.report.model import (
    Block,
    Callout,
    DecisionBox,
    Figure,
    Heading,
    Inline,
    KeyValues,
    ListBlock,
    PageBreak,
    Paragraph,
    ReplacedCharacters,
    Report,
    Row,
    Signatory,
    SignOff,
    Span,
    Table,
    Together,
    flat,
    strong,
    text_of,
    words,
)
from assessor.report.pdf import box
from assessor.report.pdf.flow import BAR, Break, Flowable, Picture, Words
from assessor.report.pdf.fonts import covered
from assessor.report.pdf.table import Field, Grid, GridLook, GridRow, grouping, headed, rowed
from assessor.report.pdf.tagging.structure import Element, Tag
from assessor.report.pdf.text import Line, TextStyle, Typesetter, spaced


class Setting(NamedTuple):
    """A text style with the space around it; measure: how much of the width it uses."""

    style: TextStyle
    before: float = 0.0
    after: float = 0.0
    measure: float = 1.0


BODY = Setting(TextStyle(9.3, 13.4), 2, 5, 0.9)
PARAGRAPHS = {
    "body": BODY,
    "lead": Setting(TextStyle(10.2, 14.6), 1, 6, 0.94),
    "note": Setting(TextStyle(7.9, 11.0, colour="muted"), 2, 5, 0.96),
}
HEADINGS = {
    1: Setting(TextStyle(17, 22, "bold"), 0, 2),
    2: Setting(TextStyle(13.6, 18, "semibold"), 26, 6),
    3: Setting(TextStyle(10.4, 14, "semibold"), 14, 4),
}
CELL = TextStyle(8.3, 11.2)
HEADER = TextStyle(7.7, 10.4, "semibold", "muted")
GROUP = TextStyle(8.3, 11.2, "semibold")
SET_ASIDE = TextStyle(8.3, 11.2, colour="muted")
PAIR_NAME = TextStyle(8.8, 12.4, colour="muted")
PAIR_VALUE = TextStyle(8.8, 12.4)
CAPTION = Setting(TextStyle(8.3, 11.4, "semibold"), 6, 2)
TITLE, SECTION = 1, 2
PAIR = 2
CELL_GAP = 9.0
_HEADING_TAGS: tuple[Tag, ...] = ("H1", "H2", "H3")
NUMBER_INDENT, LIST_INDENT, MARK = 24.0, 16.0, 40.0
MOST_LISTED = 80
INTRODUCTION = 500
"""Letters: a longer text stands by itself and may be parted from what follows."""


class Factory:
    """Turns the blocks of one report into flowables for one column width."""

    def __init__(self, report: Report, width: float, typesetter: Typesetter) -> None:
        self._report = report
        self._width = width
        self._typesetter = typesetter
        self.document = Element("Document")
        self._parent = self.document
        self._levels = _levels(report)
        self._makers: dict[type, Callable[[Any], Iterable[Flowable]]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            KeyValues: self._key_values,
            ListBlock: self._list,
            Table: self._table,
            Figure: self._figure,
            DecisionBox: self._decision_box,
            Callout: self._callout,
            SignOff: self._sign_off,
            ReplacedCharacters: self._replaced,
            PageBreak: lambda _: [Break()],
            Together: self._together,
        }

    def flowables(self) -> list[Flowable]:
        """Every block in order. What had to be replaced is listed last of all, when it is known."""
        made: dict[int, list[Flowable]] = {}
        grown: dict[int, Element] = {}
        for block in sorted(self._report.blocks, key=_lists_replaced):
            self._parent = grown[id(block)] = Element("Div")
            made[id(block)] = list(self._made(block))
        self._parent = self.document
        self.document.kids = [kid for one in self._report.blocks for kid in grown[id(one)].kids]
        for introduction in _introductions(self._report.blocks):
            made[id(introduction)] = [_kept(flowable) for flowable in made[id(introduction)]]
        return [flowable for block in self._report.blocks for flowable in made[id(block)]]

    def _made(self, block: Block) -> Iterable[Flowable]:
        return self._makers[type(block)](block)

    def set_lines(self, inline: Inline, style: TextStyle, room: float) -> tuple[Line, ...]:
        """The text in lines of that style."""
        return tuple(self._typesetter.lines(inline, style, room))

    def text(
        self,
        inline: Inline,
        setting: Setting,
        mark: Inline = (),
        *,
        indent: float = 0.0,
        **more: Any,
    ) -> Words:
        """A paragraph in that setting, indented from where reading begins, with a mark there."""
        style, room = setting.style, self._width * setting.measure - indent
        lines = self.set_lines(inline, style, room)
        lead = self.set_lines(mark, style._replace(colour="muted"), MARK) if mark else ()
        look: dict[str, Any] = {"before": setting.before, "after": setting.after}
        look["lead"] = spaced(lead)
        look["indent"] = self._width - indent - room if self._to_the_left else indent
        look["lead_at"] = self._width - MARK if self._to_the_left else 0.0
        return Words(lines, style.leading, _ascent(style), **(look | more))

    def _heading(self, block: Heading) -> list[Flowable]:
        setting = HEADINGS[block.level]
        more: dict[str, Any] = {"keep_with_next": True, "anchor": block.anchor}
        more["element"] = self._parent.add(_HEADING_TAGS[self._levels[id(block)] - 1])
        if block.level > TITLE:
            title = f"{block.number} {text_of(block.text)}".strip()
            more["outline"] = (block.level - SECTION, title)
        if block.level == SECTION:
            more["above"] = (Stroke(0, -5, self._width, -5, 0.6, "ink"),)
        indent = NUMBER_INDENT if block.number else 0.0
        return [
            self.text(
                block.text,
                setting,
                words(block.number) if block.number else (),
                indent=indent,
                **more,
            )
        ]

    def _paragraph(self, block: Paragraph) -> list[Flowable]:
        element = self._parent.add("P")
        return [self.text(block.text, PARAGRAPHS[block.role], anchor=block.anchor, element=element)]

    def _key_values(self, block: KeyValues) -> list[Flowable]:
        name_width = self._width * 0.24
        value_room = self._width - name_width
        table = self._parent.add("Table")
        rows = tuple(
            rowed(
                GridRow(
                    (
                        self.set_lines(name, PAIR_NAME, name_width - CELL_GAP),
                        self.set_lines(value, PAIR_VALUE, value_room),
                    )
                ),
                table,
            )
            for name, value in block.rows
        )
        begin = self._width - name_width + CELL_GAP
        places = (begin, 0.0) if self._to_the_left else (0.0, name_width)
        look = GridLook(PAIR_VALUE.leading, _ascent(PAIR_VALUE), 1.4, rules=False)
        return [Grid((), rows, places, self._width, look, 2, 8)]

    def _list(self, block: ListBlock) -> list[Flowable]:
        made: list[Flowable] = []
        points = self._parent.add("L")
        for number, item in enumerate(block.items, 1):
            point = points.add("LI")
            parts = {"lead_element": point.add("Lbl"), "element": point.add("LBody")}
            mark = words(f"{number}." if block.ordered else "•")
            after = 3.0 if number < len(block.items) else 7.0
            setting = BODY._replace(before=0.0, after=after)
            made.append(self.text(item, setting, mark, indent=LIST_INDENT, **parts))
        return made

    def _callout(self, block: Callout) -> list[Flowable]:
        bar_at = self._width - BAR if self._to_the_left else 0.0
        inline = (*(span._replace(strong=True) for span in block.title), Span("\n"), *block.text)
        setting, element = BODY._replace(before=8, after=9), self._parent.add("P")
        return [self.text(inline, setting, indent=12.0, bar_at=bar_at, element=element)]

    def _figure(self, block: Figure) -> list[Flowable]:
        drawing = charts.layout(block.chart, self._width, self._typesetter.width)
        drawing = mirrored(drawing) if self._to_the_left else drawing
        made: list[Flowable] = []
        if block.caption:
            caption = self._parent.add("Caption")
            made.append(self.text(block.caption, CAPTION, keep_with_next=True, element=caption))
        alt = " ".join(legible(block.alt, covered, set()).split())
        made.append(Picture(drawing, element=self._parent.add("Figure", alt)))
        if block.table_shown:
            made += self._table(block.table)
        return made

    def _decision_box(self, block: DecisionBox) -> list[Flowable]:
        return box.decision_box(block, self._width, self._typesetter, self._parent)

    def _together(self, block: Together) -> list[Flowable]:
        made = [flowable for inner in block.blocks for flowable in self._made(inner)]
        kept = [_kept(flowable) for flowable in made[:-1]]
        return [*kept, *made[-1:]]

    def _replaced(self, block: ReplacedCharacters) -> list[Flowable]:
        listed = described(self._typesetter.replaced)
        if not listed:
            return self._paragraph(Paragraph(block.none, "note"))
        more = f", … (+{len(listed) - MOST_LISTED})" if len(listed) > MOST_LISTED else "."
        names = ", ".join(listed[:MOST_LISTED]) + more
        return self._paragraph(Paragraph((*block.some, Span(f" {names}")), "note"))

    @property
    def _to_the_left(self) -> bool:
        return self._report.direction == "rtl"

    def _table(self, block: Table) -> list[Flowable]:
        made: list[Flowable] = []
        table = self._parent.add("Table")
        if block.caption:
            caption = table.add("Caption")
            made.append(self.text(block.caption, CAPTION, keep_with_next=True, element=caption))
        rooms, places = self._columns([column.share for column in block.columns])
        cells = tuple(
            self.set_lines(column.title, HEADER.aligned(column.align), room)
            for column, room in zip(block.columns, rooms, strict=True)
        )
        titled = any(text_of(column.title) for column in block.columns)
        header = (headed(GridRow(cells), table),) if titled else ()
        rows = tuple(self._row(row, block, rooms, table) for row in block.rows)
        look = GridLook(CELL.leading, _ascent(CELL))
        return [*made, Grid(header, rows, places, self._width, look)]

    def _columns(self, shares: Sequence[float]) -> tuple[list[float], tuple[float, ...]]:
        """The room inside each column and where it begins, from the side where reading begins."""
        unit = (self._width - CELL_GAP * (len(shares) - 1)) / sum(shares)
        rooms = [share * unit for share in shares]
        starts = [sum(rooms[:n]) + CELL_GAP * n for n in range(len(rooms))]
        if self._to_the_left:
            starts = [self._width - start - room for start, room in zip(starts, rooms, strict=True)]
        return rooms, tuple(starts)

    def _row(self, row: Row, table: Table, rooms: Sequence[float], element: Element) -> GridRow:
        if row.kind == "group":
            (cell,) = row.cells
            lines = self.set_lines(cell, GROUP, self._width)
            made = GridRow((lines,), row.anchor, spans=True, shaded=True)
            return grouping(made, element, len(table.columns))
        style = {"total": GROUP, "set_aside": SET_ASIDE}.get(row.kind, CELL)
        cells = tuple(
            self.set_lines(cell, style.aligned(column.align), room)
            for cell, column, room in zip(row.cells, table.columns, rooms, strict=True)
        )
        made = GridRow(cells, row.anchor, heavy=row.kind == "total")
        # Beside a single other column under a title, a header in each row would only repeat.
        return rowed(made, element, first_heads=len(cells) > PAIR)

    def _sign_off(self, block: SignOff) -> list[Flowable]:
        rooms, places = self._columns((0.26, 0.28, 0.16, 0.30))
        table = self._parent.add("Table")
        cells = (
            self.set_lines(cell, HEADER, room)
            for cell, room in zip(block.header, rooms, strict=True)
        )
        header = headed(GridRow(tuple(cells)), table)
        rows = [self._signatory(row, rooms, table) for row in block.rows]
        for place, name in enumerate(block.fields):
            label = f"{text_of(block.header[-1])}: {text_of(block.rows[place].role)}"
            field = Field(name, label, places[-1], rooms[-1], rows[place].elements[-1])
            *others, last = rows[place].cells
            said = (*last[:-1], *spaced(last[-1:]))
            rows[place] = rows[place]._replace(cells=(*others, said), field=field)
        look = GridLook(CELL.leading, _ascent(CELL), least=38.0)
        return [_kept(Grid((header,), tuple(rows), places, self._width, look))]

    def _signatory(self, row: Signatory, rooms: Sequence[float], table: Element) -> GridRow:
        role, *rest = row
        cells = (
            self.set_lines(cell, CELL, room)
            for cell, room in zip((strong(text_of(role)), *rest), rooms, strict=True)
        )
        return rowed(GridRow(tuple(cells)), table)


def _kept(flowable: Flowable) -> Flowable:
    if isinstance(flowable, Words | Picture | Grid):
        return replace(flowable, keep_with_next=True)
    return flowable


def _introductions(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """What stands between a heading and a table or picture, and means nothing without it."""
    for heading, block, shown in zip(blocks, blocks[1:], blocks[2:], strict=False):
        introduces = isinstance(heading, Heading) and isinstance(shown, Table | Figure)
        if introduces and isinstance(block, Paragraph) and len(text_of(block.text)) < INTRODUCTION:
            yield block


def _levels(report: Report) -> dict[int, int]:
    """The level of each heading in the tree, where no level is ever left out on the way down."""
    levels: dict[int, int] = {}
    last = 0
    for block in flat(report.blocks):
        if isinstance(block, Heading):
            last = levels[id(block)] = min(block.level, last + 1)
    return levels


def _lists_replaced(block: Block) -> bool:
    return any(isinstance(inner, ReplacedCharacters) for inner in flat([block]))


def _ascent(style: TextStyle) -> float:
    """How far below the top of a line its baseline lies."""
    return (style.leading - style.size) / 2 + style.size * 0.86
