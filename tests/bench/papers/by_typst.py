"""Typst, tagged as PDF/UA-1 asks: the peer that is compiled, and sets on every core there is."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

from tests.bench.papers.content import (
    BOLD,
    CONFIDENTIAL,
    FAMILY,
    HEADER,
    LANGUAGE,
    REGULAR,
    TITLE,
    Section,
)
from tests.bench.papers.radar import WIDTH, bars_svg, radar_svg

_BEGINNING = f"""\
#set document(title: "{TITLE}")
#set page(paper: "a4", margin: (x: 50pt, y: 45pt), footer: context text(size: 7pt)[{CONFIDENTIAL}
  #h(1fr) Page #counter(page).display()])
#set text(font: "{FAMILY}", size: 9pt, lang: "{LANGUAGE}")
#set par(leading: 3pt, spacing: 8pt)
#show heading: set text(size: 14pt)
"""
_TABLE = (
    "#pagebreak()\n#text(size: 8pt, table(columns: (45pt, 290pt, 90pt, 60pt), "
    "stroke: .25pt + gray, inset: (x: 6pt, y: 2pt), align: (left, left, left, right), "
    "table.header({header}), {cells}))\n#pagebreak(weak: true)\n"
)
_HEADER = ", ".join(f"table.cell(fill: luma(211))[*{title}*]" for title in HEADER)


def built(sections: list[Section]) -> bytes:
    """The report as the bytes of a tagged PDF."""
    source = _BEGINNING + "".join(_section(section) for section in sections)
    return _compiled(source.encode())


def _compiled(source: bytes) -> bytes:
    return typst.compile(
        source,
        format="pdf",
        font_paths=[_two_fonts()],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )


@cache
def _folder() -> "TemporaryDirectory[str]":
    """A folder with the two fonts alone: it would read each one that it finds there."""
    folder: TemporaryDirectory[str] = TemporaryDirectory()
    for file in (REGULAR, BOLD):
        shutil.copy(file, folder.name)
    return folder


def _two_fonts() -> Path:
    return Path(_folder().name)


def _section(section: Section) -> str:
    cells = ", ".join(_quoted(cell) for row in section.rows for cell in row)
    return "".join(
        [
            f"= #{_quoted(section.title)}\n",
            *(f"#{_quoted(paragraph)}\n\n" for paragraph in section.paragraphs),
            _figure(bars_svg(section.bars), f"Bar chart: {section.bars}"),
            _figure(radar_svg(section.grades), f"Radar chart: {section.grades}"),
            _TABLE.format(header=_HEADER, cells=cells),
        ]
    )


def _figure(svg: str, alt: str) -> str:
    return f'#image(bytes({_quoted(svg)}), format: "svg", width: {WIDTH}pt, alt: "{alt}")\n'


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
