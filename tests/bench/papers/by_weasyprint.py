"""WeasyPrint, as most tools make their PDFs: HTML with a style sheet, untagged, its fastest way."""

from html import escape

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

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
from tests.bench.papers.radar import HEIGHT, WIDTH, bars_svg, radar_svg

_STYLE = f"""
@page {{
  size: A4; margin: 45pt 50pt;
  @bottom-left {{ content: "{CONFIDENTIAL}"; font: 7pt "{FAMILY}" }}
  @bottom-right {{ content: "Page " counter(page); font: 7pt "{FAMILY}" }}
}}
body {{ font: 9pt/12pt "{FAMILY}"; margin: 0 }}
h1 {{ font-size: 14pt; line-height: 18pt; margin: 0 0 6pt }}
p {{ margin: 0 0 5pt }}
svg {{ display: block; width: {WIDTH}pt; height: {HEIGHT}pt }}
table {{
  border-collapse: collapse; font-size: 8pt; line-height: 10pt; width: 485pt;
  table-layout: fixed; break-before: page;
}}
td, th {{ border: .25pt solid grey; padding: 1pt 6pt; text-align: left; vertical-align: top }}
th {{ background: lightgrey }}
td:last-child {{ text-align: right }}
section + section {{ break-before: page }}
"""
_FONTS = f"""
@font-face {{ font-family: "{FAMILY}"; src: url("{REGULAR.as_uri()}") }}
@font-face {{ font-family: "{FAMILY}"; font-weight: bold; src: url("{BOLD.as_uri()}") }}
"""
_COLUMNS = "".join(f'<col style="width: {width}pt">' for width in (45, 290, 90, 60))
_HEADER = "".join(f"<th>{title}</th>" for title in HEADER)


def built(sections: list[Section]) -> bytes:
    """The report as the bytes of a PDF."""
    fonts = FontConfiguration()
    body = "".join(_section(section) for section in sections)
    html = (
        f'<html lang="{LANGUAGE}"><head><title>{TITLE}</title><meta charset="utf-8"></head>'
        f"<body>{body}</body></html>"
    )
    style = CSS(string=_FONTS + _STYLE, font_config=fonts)
    return HTML(string=html).write_pdf(stylesheets=[style], font_config=fonts)


def _section(section: Section) -> str:
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in section.rows
    )
    return "".join(
        [
            f"<section><h1>{escape(section.title)}</h1>",
            *(f"<p>{escape(paragraph)}</p>" for paragraph in section.paragraphs),
            f'<div role="img" aria-label="bars">{bars_svg(section.bars)}</div>',
            f'<div role="img" aria-label="radar">{radar_svg(section.grades)}</div>',
            f"<table><colgroup>{_COLUMNS}</colgroup><thead><tr>{_HEADER}</tr></thead>",
            f"<tbody>{rows}</tbody></table></section>",
        ]
    )
