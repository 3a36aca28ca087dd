"""Blocks: literal text in frozen values, and links that lead somewhere."""

from datetime import date

import pytest

from assessor.report.model import (
    Block,
    Heading,
    Paragraph,
    Report,
    Row,
    Span,
    Table,
    Together,
    anchors,
    joined,
    linked,
    spans,
    text_of,
    typed,
    words,
)


def _report(*blocks: Block) -> Report:
    return Report("T", "en", "", "", (), date(2026, 11, 14), "", "{page}/{pages}", blocks)


def test_a_link_needs_its_anchor() -> None:
    """A link that leads nowhere is refused when the report is made, not when it is clicked."""
    with pytest.raises(ValueError, match="nowhere"):
        _report(Paragraph(linked("see", "#nowhere")))


def test_an_anchor_is_carried_once() -> None:
    """Two blocks of one name would send readers to either; so they are refused."""
    twice = Heading(2, words("A"), "a")

    with pytest.raises(ValueError, match="two blocks carry the anchors"):
        _report(twice, twice)


def test_a_row_is_an_anchor_too() -> None:
    """Links reach single rows of a table, and blocks that are kept together."""
    row = Row((words("x"),), anchor="row")
    table = Table((), (row,))

    report = _report(Together((table,)), Paragraph(linked("see", "#row")))

    assert ["row"] == list(anchors(report.blocks))


def test_joined_text_keeps_each_look() -> None:
    """Joining sets words between parts and leaves the parts as they are."""
    parts = joined((typed("a"), typed("b")), ", ")

    assert (Span("a", user=True), Span(", "), Span("b", user=True)) == parts
    assert "a, b" == text_of(parts)


def test_text_is_never_mark_up() -> None:
    """What looks like mark-up is kept as characters."""
    report = _report(Paragraph(typed("<b>bold</b> &amp;")))

    assert ["<b>bold</b> &amp;"] == [span.text for span in spans(report.blocks)]
