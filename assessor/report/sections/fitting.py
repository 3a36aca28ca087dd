"""How much fits on page one, counted in lines before anybody knows a font.

Whoever gets the report by mail reads page one alone, so what belongs there must end
where the page does. These counts are careful guesses from letters; the tests hold them
against the real pages, in every language and on both sheets.
"""

from collections.abc import Iterable
from math import ceil

from assessor.report.model import (
    Block,
    Callout,
    DecisionBox,
    Figure,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Table,
    flat,
    text_of,
)

LINES = 53.0
"""Lines of running text on the smaller of the two sheets; the spaces between blocks overlap."""
WIDE, NOTE, CELLS, TITLE, SUBTITLE, FACT = 92, 120, 112, 58, 66, 42
"""Letters on a line: of running text, small print, a table, the title, the box, its facts."""
PICTURE_ROW = 2.4


def lines_left(blocks: Iterable[Block]) -> float:
    """How many lines of a page remain below these blocks."""
    return LINES - sum(map(lines_of, flat(blocks)))


def lines_of(block: Block) -> float:
    """About how many lines of running text a block is as tall as, with the space around it."""
    lines = 1.0
    match block:
        case Heading():
            lines = 1.8 * _lines(block.text, TITLE)
        case Paragraph(role="note"):
            lines = 0.85 * _lines(block.text, NOTE) + 0.5
        case Paragraph():
            lines = _lines(block.text, WIDE) + 0.5
        case Callout():
            lines = _lines(block.text, WIDE) + 1.8
        case ListBlock():
            lines = sum(_lines(item, WIDE) + 0.25 for item in block.items) + 0.3
        case Table():
            lines = sum(_row(block, row.cells) for row in block.rows) + 2.3
        case DecisionBox():
            lines = 4.6 + _lines(block.subtitle, SUBTITLE) + len(block.lines) + _facts(block)
        case Figure():
            lines = 2.0 + PICTURE_ROW * len(block.table.rows)
    return lines


def _row(table: Table, cells: tuple[Inline, ...]) -> float:
    lines = (
        _lines(cell, CELLS * column.share)
        for cell, column in zip(cells, table.columns, strict=True)
    )
    return 0.5 + 0.84 * max(lines)


def _facts(box: DecisionBox) -> float:
    pairs = [_lines(value, FACT) for _, value in box.facts]
    return sum(0.9 * max(pairs[place : place + 2]) + 0.2 for place in range(0, len(pairs), 2))


def _lines(text: Inline, wide: float) -> int:
    return sum(max(1, ceil(len(line) / wide)) for line in text_of(text).split("\n"))
