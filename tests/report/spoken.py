"""What a screen reader has to say for a report's blocks: worked out from the blocks alone."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from assessor.report.joining import joined
from assessor.report.legible import legible
from assessor.report.model import (
    Block,
    Callout,
    DecisionBox,
    Figure,
    Heading,
    Inline,
    KeyValues,
    ListBlock,
    Paragraph,
    ReplacedCharacters,
    Report,
    Signatory,
    SignOff,
    Table,
    flat,
    text_of,
    words,
)
from assessor.report.pdf.fonts import covered
from assessor.verification.reading import Said


def spoken(report: Report) -> list[Said]:
    """Every block's words with the kind of element that they should be."""
    return [said for block in flat(report.blocks) for said in _of(block)]


def plain(inline: Inline | str) -> str:
    """The characters as drawn, with one space wherever there is any."""
    text = inline if isinstance(inline, str) else text_of(inline)
    drawn = joined(legible(text, covered, set()), covered)
    return " ".join(drawn.replace("\xa0", " ").split())


def _of(block: Block) -> Iterator[Said]:
    match block:
        case Heading() | Paragraph() | Callout() | ReplacedCharacters():
            yield _text(block)
        case ListBlock():
            yield from _points(block)
        case KeyValues():
            yield from _pairs(block.rows)
        case DecisionBox():
            yield from (Said("P", plain(line)) for line in (block.title, block.subtitle))
            yield from (Said("P", plain(line)) for line in block.lines)
            yield from _pairs(block.facts)
        case Table():
            yield from _table(block)
        case Figure():
            if block.caption:
                yield Said("Caption", plain(block.caption))
            yield Said("Figure", plain(block.alt))
            yield from _table(block.table) if block.table_shown else ()
        case SignOff():
            yield from (Said("TH", plain(title)) for title in block.header)
            for row, field in zip_longest(block.rows, block.fields, fillvalue=""):
                yield from _signatory(block, row, field)


def _points(block: ListBlock) -> Iterator[Said]:
    for number, item in enumerate(block.items, 1):
        yield Said("Lbl", f"{number}." if block.ordered else "•")
        yield Said("LBody", plain(item))


def _text(block: Heading | Paragraph | Callout | ReplacedCharacters) -> Said:
    match block:
        case Heading():
            return Said(f"H{block.level}", plain(f"{block.number} {text_of(block.text)}"))
        case Paragraph():
            return Said("P", plain(block.text))
        case Callout():
            return Said("P", plain(f"{text_of(block.title)} {text_of(block.text)}"))
        case ReplacedCharacters():
            return Said("P", plain(block.none))


def _signatory(block: SignOff, row: Signatory, field: str) -> Iterator[Said]:
    label = f"{text_of(block.header[-1])}: {text_of(row.role)}" if field else ""
    yield from _row((*row[:-1], (*row.signature, *words(f" {label}"))))


def _pairs(pairs: Iterable[tuple[Inline, Inline]]) -> Iterator[Said]:
    for pair in pairs:
        yield from _row(pair)


def _table(table: Table) -> Iterator[Said]:
    if table.caption:
        yield Said("Caption", plain(table.caption))
    titles = [plain(column.title) for column in table.columns]
    if any(titles):
        yield from (Said("TH" if title else "TD", title) for title in titles)
    for row in table.rows:
        if row.kind == "group":
            yield Said("TD", plain(row.cells[0]))
        else:
            yield from _row(row.cells, first_heads=len(titles) > 2)


def _row(cells: Iterable[Inline], *, first_heads: bool = True) -> Iterator[Said]:
    for place, cell in enumerate(cells):
        text = plain(cell)
        yield Said("TH" if first_heads and not place and text else "TD", text)
