"""The copy to edit: the same words as the record, and marked on every page as not being it."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn

from assessor import shipped
from assessor.report.dossier import Dossier
from assessor.report.model import (
    Column,
    Paragraph,
    Report,
    Row,
    Span,
    Table,
    flat,
    inlines,
    text_of,
    typed,
    words,
)
from assessor.report.sections import report_of
from assessor.report.word import word_copy
from tests.command_line import CommandLine


def opened(report: Report) -> Document:
    """Its Word document, read back."""
    return docx.Document(BytesIO(word_copy(report)))


def said(document: Document) -> str:
    """All words of its body, with one space wherever there is any."""
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join(texts).split())


def test_it_says_what_the_report_says(report: Report) -> None:
    """Every word of every block is in it."""
    text = said(opened(report))

    assert [] == [
        told
        for inline in inlines(report.blocks)
        if (told := " ".join(text_of(inline).split())) not in text
        and "fonts of this file" not in told
    ]


def test_every_page_says_that_it_is_not_the_record(report: Report) -> None:
    """The header of its only section says so, in words that nobody can miss."""
    (section,) = opened(report).sections

    assert (
        "Not the record: a copy to edit. The record is the PDF."
        == section.header.paragraphs[0].text
    )
    assert report.footer == section.footer.paragraphs[0].text


def test_headings_keep_their_level(report: Report) -> None:
    """Word's own navigation shows the sections."""
    wanted = [block.level for block in flat(report.blocks) if type(block).__name__ == "Heading"]
    styles = [paragraph.style.name for paragraph in opened(report).paragraphs if paragraph.style]

    assert [f"Heading {level}" for level in wanted] == [
        name for name in styles if name.startswith("Heading")
    ]


def test_mark_up_and_control_characters_do_nothing(report: Report) -> None:
    """Whatever was typed stands as typed, or is shown by its number."""
    text = "<w:p/> {place} bell \x07 nul \x00 \u202etxt"
    document = opened(replace(report, blocks=(Paragraph(typed(text)),)))

    assert "<w:p/> {place} bell [U+0007] nul [U+0000] [U+202E]txt" == document.paragraphs[0].text


def test_it_runs_from_right_to_left_where_the_report_does(report: Report) -> None:
    """Each paragraph says so."""
    document = opened(replace(report, direction="rtl", blocks=(Paragraph(typed("مرحبا")),)))

    assert "w:bidi" in document.paragraphs[0]._p.xml


def test_passages_say_which_way_and_in_which_language_they_run(report: Report) -> None:
    """Arabic in an English copy runs from the right; French in it is read out as French."""
    inline = (*words("They say "), *typed("مرحبا"), Span("sans délai", language="fr"))
    document = opened(replace(report, blocks=(Paragraph(inline),)))
    plain, arabic, french = (run._r.xml for run in document.paragraphs[0].runs)
    (default,) = document.styles.element.iter(qn("w:lang"))

    assert (False, True, False) == tuple("<w:rtl/>" in each for each in (plain, arabic, french))
    assert 'w:val="fr"' in french
    assert "w:lang" not in plain
    assert "en" == default.get(qn("w:val"))


def test_columns_have_their_shares_of_the_page(report: Report) -> None:
    """No table is wider than the page, however long a word is, and a number needs little room."""
    columns = (Column(words("No."), 1), Column(words("What"), 9))
    table = Table(columns, (Row((words("1"), typed("W" * 10_000))),))
    document = opened(replace(report, blocks=(table,)))
    (drawn,) = document.tables
    (section,) = document.sections
    room = section.page_width - section.left_margin - section.right_margin
    narrow, wide = (cell.width for cell in drawn.rows[1].cells)

    assert not drawn.autofit
    assert 9 == round(wide / narrow)
    assert narrow + wide <= room


def test_other_instruments_can_be_edited_too(graded: Dossier) -> None:
    """A report without verdicts is written as well."""
    assert "Group" in said(opened(report_of(graded)))


def test_the_command_writes_both(assessor: CommandLine, tmp_path: Path) -> None:
    """The record and its copy, side by side."""
    pdf, copy = tmp_path / "r.pdf", tmp_path / "r.docx"
    example = shipped.EXAMPLES / "society_2026_x.yaml"
    run = assessor("report", example, "-o", pdf, "--word", copy)

    assert (0, "") == (run.code, run.err)
    assert pdf.read_bytes().startswith(b"%PDF")
    assert "NO-GO" in said(docx.Document(str(copy)))
