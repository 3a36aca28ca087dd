"""fpdf2: pure Python like ours, untagged."""

from fpdf import FPDF
from fpdf.fonts import FontFace

from tests.bench.papers import radar
from tests.bench.papers.content import (
    BOLD,
    CONFIDENTIAL,
    HEADER,
    LABELS,
    LANGUAGE,
    REGULAR,
    TITLE,
    Section,
)
from tests.bench.papers.radar import Point

_NAME, _LEFT = "Fira", 50
_BLUE, _GREY, _WHITE = (68, 114, 196), (211, 211, 211), (255, 255, 255)
_NEXT = {"new_x": "LMARGIN", "new_y": "NEXT"}


class _Paper(FPDF):
    def footer(self) -> None:
        self.set_y(-30)
        self.set_font(_NAME, size=7)
        self.cell(240, 8, CONFIDENTIAL)
        self.cell(255, 8, f"Page {self.page_no()}", align="R")


def built(sections: list[Section]) -> bytes:
    """The report as the bytes of a PDF."""
    paper = _Paper(unit="pt", format="A4")
    paper.set_margins(_LEFT, 45, _LEFT)
    paper.set_auto_page_break(True, 45)
    paper.add_font(_NAME, "", REGULAR)
    paper.add_font(_NAME, "B", BOLD)
    paper.set_lang(LANGUAGE)
    paper.set_title(TITLE)
    for section in sections:
        _text(paper, section)
        y = paper.get_y()
        _bars(paper, section.bars, y)
        _radar(paper, section.grades, y + 145)
        _table(paper, section.rows)
    return bytes(paper.output())


def _text(paper: FPDF, section: Section) -> None:
    paper.add_page()
    paper.set_font(_NAME, "B", 14)
    paper.multi_cell(0, 18, section.title, **_NEXT)
    paper.ln(6)
    paper.set_font(_NAME, "", 9)
    for paragraph in section.paragraphs:
        paper.multi_cell(0, 12, paragraph, align="L", **_NEXT)
        paper.ln(5)


def _bars(paper: FPDF, values: tuple[int, ...], y: float) -> None:
    paper.set_font(_NAME, "", 7)
    paper.set_fill_color(*_BLUE)
    paper.set_line_width(0.3)
    for place, (value, label) in enumerate(zip(values, LABELS, strict=True)):
        high = 110 * value / 100
        paper.rect(75 + place * 31, y + 122 - high, 22, high, style="F")
        paper.text(80 + place * 31, y + 132, label)
        paper.text(79 + place * 31, y + 119 - high, str(value))
    for rung in range(6):
        paper.line(72, y + 122 - rung * 22, 265, y + 122 - rung * 22)


def _radar(paper: FPDF, grades: tuple[int, ...], y: float) -> None:
    def placed(points: list[Point]) -> list[Point]:
        return [(_LEFT + x, y + down) for x, down in points]

    for one in radar.RINGS:
        paper.polygon(placed(radar.alike(one)))
    (centre,) = placed([radar.CENTRE])
    for (x, end), label in zip(placed(radar.alike(radar.SPOKE)), LABELS, strict=True):
        paper.line(*centre, x, end)
        paper.text(x - 4, end + 2, label)
    with paper.local_context(fill_opacity=0.4):
        paper.polygon(placed(radar.ring(grades)), style="DF")
    paper.set_fill_color(*_WHITE)


def _table(paper: FPDF, rows: tuple[tuple[str, ...], ...]) -> None:
    paper.add_page()
    paper.set_font(_NAME, "", 8)
    paper.set_line_width(0.25)
    with paper.table(
        col_widths=(45, 290, 90, 60),
        width=485,
        align="L",
        text_align=("L", "L", "L", "R"),
        line_height=10,
        padding=1.5,
        headings_style=FontFace(emphasis="BOLD", fill_color=_GREY),
        repeat_headings=1,
    ) as table:
        table.row(HEADER)
        for row in rows:
            table.row(row)
