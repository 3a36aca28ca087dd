"""The report as a Word document, for a reviewer who must edit: the same blocks, not the record.

It says on every page that the record is the PDF. Pictures are given in words and numbers,
which can be edited; nothing in a text is ever mark-up here either.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from assessor.i18n import ENGLISH, Language
from assessor.report.directions import base_level
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
    PageBreak,
    Paragraph,
    ReplacedCharacters,
    Report,
    SignOff,
    Span,
    Table,
    Together,
    strong,
    text_of,
    words,
)

_LONGEST_PROPERTY = 255
PAIR, SIGNATORY = (0.3, 0.7), (0.26, 0.28, 0.16, 0.30)
"""Shares of the width: of names and what they are, of the columns to sign in."""


def word_copy(report: Report, language: Language = ENGLISH) -> bytes:
    """The report as the bytes of a DOCX file, marked as a copy that anyone can edit."""
    writer = _Writer(report)
    writer.mark(language.text("Not the record: a copy to edit. The record is the PDF."))
    writer.write(report.blocks)
    return writer.finished()


class _Writer:
    """Writes blocks into one document."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._document: Document = docx.Document()
        self._makers: dict[type, Callable[[Any], None]] = {
            Heading: self._heading,
            Paragraph: lambda block: self._paragraph(block.text),
            KeyValues: lambda block: self._rows((), block.rows, PAIR),
            ListBlock: self._list,
            Table: self._table,
            Figure: self._figure,
            DecisionBox: self._decision_box,
            Callout: self._callout,
            SignOff: lambda block: self._rows(block.header, block.rows, SIGNATORY),
            ReplacedCharacters: lambda block: self._paragraph(block.none),
            PageBreak: lambda _: self._break(),
            Together: lambda block: self.write(block.blocks),
        }
        told = self._document.core_properties
        told.title = _drawable(report.title)[:_LONGEST_PROPERTY]
        told.author = _drawable(report.author)[:_LONGEST_PROPERTY]
        told.language = report.language
        self._speaks()
        told.created = told.modified = datetime.combine(report.created, datetime.min.time())

    def _speaks(self) -> None:
        """Let spelling and reading aloud follow the report's language, not the template's."""
        for default in self._document.styles.element.iter(qn("w:lang")):
            for key in ("w:val", "w:bidi"):
                default.set(qn(key), self._report.language)

    def mark(self, text: str) -> None:
        """Say on every page what this is not."""
        header = self._document.sections[0].header.paragraphs[0]
        self._fill(header, strong(text))
        footer = self._document.sections[0].footer.paragraphs[0]
        self._fill(footer, words(self._report.footer))

    def write(self, blocks: Iterable[Block]) -> None:
        """Write blocks in their order."""
        for block in blocks:
            self._makers[type(block)](block)

    def finished(self) -> bytes:
        """The whole file."""
        output = BytesIO()
        self._document.save(output)
        return output.getvalue()

    def _heading(self, block: Heading) -> None:
        number = words(f"{block.number} ") if block.number else ()
        self._fill(self._document.add_heading(level=block.level), (*number, *block.text))

    def _paragraph(self, text: Inline, style: str | None = None) -> None:
        if text_of(text):
            self._fill(self._document.add_paragraph(style=style), text)

    def _list(self, block: ListBlock) -> None:
        for item in block.items:
            self._paragraph(item, "List Number" if block.ordered else "List Bullet")

    def _callout(self, block: Callout) -> None:
        self._paragraph(strong(text_of(block.title)))
        self._paragraph(block.text)

    def _decision_box(self, block: DecisionBox) -> None:
        self._paragraph(block.title, "Title")
        for line in (block.subtitle, *block.lines):
            self._paragraph(line)
        self._rows((), block.facts, PAIR)

    def _figure(self, block: Figure) -> None:
        self._paragraph(strong(text_of(block.caption)))
        self._paragraph(words(block.alt))
        self._table(block.table)

    def _table(self, block: Table) -> None:
        self._paragraph(strong(text_of(block.caption)))
        titles = tuple(column.title for column in block.columns)
        header = titles if any(text_of(title) for title in titles) else ()
        shares = [column.share for column in block.columns]
        self._rows(header, [row.cells for row in block.rows], shares)

    def _rows(
        self, header: Sequence[Inline], rows: Sequence[Sequence[Inline]], shares: Sequence[float]
    ) -> None:
        """A table; a row of one cell crosses it, and the header returns on every page."""
        if not shares or not (rows or header):
            return
        table = self._document.add_table(rows=0, cols=len(shares), style="Table Grid")
        # Where widths follow the words, one as long as a book would leave the page.
        table.autofit = False
        section = self._document.sections[0]
        sides = (section.left_margin or 0) + (section.right_margin or 0)
        whole = (section.page_width or 0) - sides
        for column, share in zip(table.columns, shares, strict=True):
            column.width = Length(int(whole * share / sum(shares)))
        if header:
            self._row(table, [strong(text_of(title)) for title in header], heads=True)
        for row in rows:
            self._row(table, row)

    def _row(self, table: Any, cells: Sequence[Inline], *, heads: bool = False) -> None:
        row = table.add_row()
        if heads:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        if len(cells) == 1 and len(row.cells) > 1:
            row.cells[0].merge(row.cells[-1])
        for column, place, text in zip(table.columns, row.cells, cells, strict=False):
            if len(cells) == len(row.cells):
                place.width = column.width
            self._fill(place.paragraphs[0], text)

    def _break(self) -> None:
        self._document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    @property
    def _to_the_left(self) -> bool:
        return self._report.direction == "rtl"

    def _fill(self, paragraph: WordParagraph, inline: Inline) -> None:
        if self._to_the_left:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for span in inline:
            run = paragraph.add_run(_drawable(span.text))
            run.bold, run.italic = span.strong or None, span.quote or None
            _speak(run, span, self._to_the_left)
        # Addresses come last, so that no sentence is torn apart by one.
        for address in dict.fromkeys(span.link for span in inline if span.link):
            if not address.startswith("#") and address not in text_of(inline):
                paragraph.add_run(f" ({_drawable(address)})")


def _speak(run: Run, span: Span, to_the_left: bool) -> None:
    """Say which way a passage runs and, where it is not the report's, in which language it is."""
    properties = run._r.get_or_add_rPr()
    if base_level(span.text, int(to_the_left)):
        properties.append(OxmlElement("w:rtl"))
    if span.language:
        language = OxmlElement("w:lang")
        for key in ("w:val", "w:bidi"):
            language.set(qn(key), span.language)
        properties.append(language)


def _drawable(text: str) -> str:
    """The text without what no such file may hold; every other character Word draws itself."""
    return legible(text, lambda _: True, set())
