"""Our side: the sections as blocks of a report, and the whole way from blocks to a tagged PDF.

A chart of bars is what it is. We have no radar: the six grades are drawn as a chart of
ranges, with a row, a mark and words for each, and an axis. Paragraphs are set as small
print, so that two pages hold nearly what two pages of the peers hold.
"""

from datetime import date
from fractions import Fraction

from assessor.report.charts import BarRow, BarsChart, Chart, RangeChart, RangeRow
from assessor.report.model import (
    Block,
    Column,
    Figure,
    Heading,
    Paragraph,
    Report,
    Row,
    Table,
    words,
)
from assessor.report.pdf import rendered
from tests.bench.papers.content import (
    AUTHOR,
    CONFIDENTIAL,
    HEADER,
    LABELS,
    LANGUAGE,
    TITLE,
    Section,
)

_SHARES = (38, 358, 60, 29)
_HIGHEST = 5


def built(sections: list[Section]) -> bytes:
    """The report from its words to the bytes of a tagged, archival file."""
    return rendered(report(sections))


def report(sections: list[Section]) -> Report:
    """The sections as blocks, as our own reports are made of."""
    blocks: list[Block] = []
    for number, section in enumerate(sections, 1):
        blocks += _blocks(section, str(number))
    return Report(
        title=TITLE,
        language=LANGUAGE,
        author=AUTHOR,
        subject=TITLE,
        keywords=(),
        created=date(2026, 1, 1),
        footer=CONFIDENTIAL,
        page_label="Page {page}",
        blocks=tuple(blocks),
    )


def _blocks(section: Section, number: str) -> list[Block]:
    columns = [
        Column(words(title), share, "end" if title == HEADER[-1] else "start")
        for title, share in zip(HEADER, _SHARES, strict=True)
    ]
    rows = tuple(Row(tuple(words(cell) for cell in row)) for row in section.rows)
    return [
        Heading(2, words(section.title), anchor=f"section-{number}"),
        *(Paragraph(words(text), "note") for text in section.paragraphs),
        _figure(_bars(section.bars), "Bar chart", section.bars),
        _figure(_grades(section.grades), "Chart of grades", section.grades),
        Table(tuple(columns), rows),
    ]


def _bars(values: tuple[int, ...]) -> Chart:
    return BarsChart(
        tuple(
            BarRow(label, Fraction(value), str(value))
            for label, value in zip(LABELS, values, strict=True)
        )
    )


def _grades(values: tuple[int, ...]) -> Chart:
    return RangeChart(
        tuple(
            RangeRow(label, *[Fraction(100 * value, _HIGHEST)] * 2, str(value))
            for label, value in zip(LABELS, values, strict=True)
        )
    )


def _figure(chart: Chart, name: str, values: tuple[int, ...]) -> Figure:
    told = zip(LABELS, values, strict=True)
    rows = tuple(Row((words(label), words(str(value)))) for label, value in told)
    numbers = Table((Column(words("Part"), 1), Column(words("Value"), 1)), rows)
    return Figure(chart, f"{name}: {', '.join(map(str, values))}", numbers)
