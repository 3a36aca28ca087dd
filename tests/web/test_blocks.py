"""The report's blocks on screen say what they say on paper, and nothing acts as mark-up."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from html import escape, unescape
from typing import get_args

import pytest

from assessor.casework import evaluated
from assessor.report.charts import BarRow, BarsChart
from assessor.report.compile import compiled
from assessor.report.model import (
    Block,
    Callout,
    Column,
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
    text_of,
)
from assessor.web.blocks import article, blocks, contents, front, inline, opening, sections, stepped
from assessor.web.shelf import example, examples
from tests.web.kit import HOSTILE

TYPED: Inline = (Span(HOSTILE, user=True),)
TABLE = Table((Column(TYPED, 1.0),), (Row((TYPED,)), Row((TYPED,), kind="group")), TYPED)
ONE_OF_EACH: tuple[Block, ...] = (
    Heading(2, TYPED, "place", "1"),
    Paragraph(TYPED),
    KeyValues(((TYPED, TYPED),)),
    ListBlock((TYPED,), ordered=True),
    TABLE,
    Figure(BarsChart((BarRow(HOSTILE, 3, HOSTILE),)), HOSTILE, TABLE, TYPED, table_shown=True),
    DecisionBox("no_go", TYPED, TYPED, (TYPED,), ((TYPED, TYPED),)),
    Callout(TYPED, TYPED),
    SignOff((TYPED, TYPED, TYPED, TYPED), (Signatory(TYPED),)),
    ReplacedCharacters(TYPED, TYPED),
    PageBreak(),
    Together((Paragraph(TYPED),)),
)


def outline(drawn: str) -> list[int]:
    """The levels of all headings, in order."""
    return [int(level) for level in re.findall(r"<h([1-6])\b", drawn)]


def test_there_is_one_of_each_block_here() -> None:
    """A new kind of block has to be drawn on the page too."""
    assert set(get_args(Block)) == {type(block) for block in ONE_OF_EACH}


@pytest.mark.parametrize("block", ONE_OF_EACH, ids=lambda block: type(block).__name__)
def test_no_block_lets_text_act(block: Block) -> None:
    """Text stays text in every place that a block has for it."""
    drawn = blocks([block])

    assert "<b>h</b>" not in drawn
    assert drawn == "" or escape(HOSTILE) in drawn


def test_only_safe_links_are_links() -> None:
    """A link leads inside the report, to a page of the app or of the web, and nowhere else."""
    assert 'href="#report-q-one"' in inline((Span("one", link="#q-one"),))
    assert 'href="https://example.org"' in inline((Span("out", link="https://example.org"),))
    own = inline((Span("in", link="./result?assessment=x-1&lang=ar"),))
    assert 'href="./result?assessment=x-1&amp;lang=ar"' in own
    assert "target" not in own
    traps = ("javascript:alert(1)", "./javascript:alert(1)", "./../x", "./x?a=<b>", "//example.org")
    assert [] == [trap for trap in traps if "href" in inline((Span("trap", link=trap),))]


def test_no_level_of_heading_is_left_out() -> None:
    """People who jump from heading to heading can follow the outline."""
    members = [Heading(1, ()), Heading(3, ()), Together((Heading(3, ()),)), Heading(2, ())]

    assert [1, 2, 3, 2] == outline(blocks(stepped(members)))


@pytest.mark.parametrize("name", examples())
def test_every_example_is_drawn_whole(name: str) -> None:
    """Each heading of the report is on the page, in order, and every link inside it arrives."""
    report = compiled(evaluated(example(name)))

    drawn = opening(report) + front(report) + contents(report, "Contents") + sections(report)

    said = [_bare(part) for part in re.findall(r"<h\d.*?</h\d>", drawn)]
    printed = [
        " ".join(f"{block.number} {text_of(block.text)}".split())
        for block in _headings(report.blocks)
    ]
    anchors = set(re.findall(r' id="([^"]+)"', drawn))
    assert printed == said
    assert set() == set(re.findall(r'href="#([^"]+)"', drawn)) - anchors


def test_our_line_breaks_are_drawn_and_typed_ones_are_not() -> None:
    """What stands below something in a cell on paper stands below it on the page too."""
    ours = blocks([Paragraph((Span("NO-GO", strong=True), Span("\n50.8", small=True)))])
    typed = blocks([Paragraph((Span("one\ntwo", user=True),))])

    assert "<br>50.8" in ours
    assert "one two" in typed


def test_a_table_can_open_below_its_picture() -> None:
    """Where a report keeps it out of sight, the page offers it under words of its own."""
    chart = BarsChart((BarRow("Ours", Fraction(3), "3 h"),))
    table = Table((Column((Span("Hours"),), 1.0),), (Row(((Span("3"),),)),))
    figure = Figure(chart, "Hours: ours 3 h", table)

    drawn = article([figure], "en", "ltr", tables="As a <table>")

    assert "<details><summary>As a &lt;table&gt;</summary><table" in drawn
    assert "<details>" not in article([figure], "en", "ltr")
    assert "<details>" not in article([replace(figure, table_shown=True)], "en", "ltr", tables="T")


def test_a_report_keeps_its_language_and_direction() -> None:
    """Screen readers and browsers are told how to read it."""
    report = Report("T", "ar", "", "", (), date(2026, 11, 23), "", "", (), "rtl")

    assert '<article class="report" lang="ar" dir="rtl"' in opening(report)
    assert '<div class="report" lang="ar" dir="rtl"' in sections(report)


def _headings(members: tuple[Block, ...]) -> list[Heading]:
    found: list[Heading] = []
    for block in members:
        if isinstance(block, Heading):
            found.append(block)
        elif isinstance(block, Together):
            found += _headings(block.blocks)
    return found


def _bare(drawn: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", drawn)).split())
