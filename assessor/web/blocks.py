"""The report's blocks on screen: the same blocks that the PDF draws, as HTML.

Every text in a block is literal, so all of it is escaped here, once, in `_span`.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeGuard

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
    SignOff,
    Span,
    Table,
    Together,
    text_of,
)
from assessor.web.figures import FAINT, FRAMES, INK, MUTED, RULE, figure, picture
from assessor.web.plain import html, safe_address, way

_PREFIX = "report-"
_SECTION = 2
_TABLE = (
    '<table role="table" style="width:100%;border-collapse:collapse;font-size:0.875rem;'
    'margin:0 0 12px">'
)
_CELL = f"border-bottom:1px solid {RULE};padding:4px 8px 4px 0;text-align:{{align}};"
_LEVELS: dict[int, Literal[1, 2, 3]] = {1: 1, 2: 2, 3: 3}
# On a phone each row of a table becomes a card, with every cell under its column's title.
_NARROW = (
    "<style>@media(max-width:640px){"
    ".report thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
    f".report tr{{display:block;border-bottom:1px solid {RULE};padding:4px 0}}"
    ".report td,.report th{display:block;border:0!important;text-align:start!important;"
    "width:auto!important;padding:1px 0!important;overflow-wrap:anywhere}"
    '.report td[data-title]::before{content:attr(data-title) ": ";font-weight:600}'
    ".report td:empty{display:none}"
    "}</style>"
)
_OF_APP = re.compile(r"\./[a-z_]+(\?[\w.~%=&+-]*)?")
"""The address of a page of ours, relative to the one that is open."""
_ALIGN = {"start": "start", "centre": "center", "end": "end"}


def opening(report: Report) -> str:
    """The head of page one as HTML, down to its verdict."""
    return _article(report, stepped(report.blocks)[: _after_verdict(report)], "article")


def front(report: Report) -> str:
    """The rest of page one as HTML: all that stands between the verdict and the first section."""
    members = stepped(report.blocks)[_after_verdict(report) : _first_section(report)]
    return _article(report, members, "div")


def sections(report: Report) -> str:
    """The sections as HTML: all that page one leads to."""
    return _article(report, stepped(report.blocks)[_first_section(report) :], "div")


def _after_verdict(report: Report) -> int:
    """The place behind the verdict among the blocks, and behind what is said of it at once."""
    front_blocks = report.blocks[: _first_section(report)]
    place = next((n for n, one in enumerate(front_blocks, 1) if isinstance(one, DecisionBox)), 0)
    while 0 < place < len(front_blocks) and isinstance(front_blocks[place], Callout):
        place += 1
    return place


def _first_section(report: Report) -> int:
    """The place of the first section among the blocks."""
    for place, one in enumerate(report.blocks):
        if isinstance(one, Heading) and one.level == _SECTION:
            return place
    return len(report.blocks)


def _article(report: Report, members: Iterable[Block], tag: str) -> str:
    return (
        f'<{tag} class="report" lang="{html(report.language)}" dir="{report.direction}" '
        f'style="overflow-wrap:break-word">{_NARROW}{blocks(members)}</{tag}>'
    )


def passage(members: Iterable[Block]) -> str:
    """A few blocks that stand by themselves, laid out for narrow screens too."""
    return f'<div class="report" style="overflow-wrap:break-word">{_NARROW}{blocks(members)}</div>'


def contents(report: Report, title: str) -> str:
    """Links to the sections of a report that stands below."""
    heads = [
        one
        for one in report.blocks
        if isinstance(one, Heading) and one.level == _SECTION and one.anchor
    ]
    return links_to(heads, title, report.language, report.direction)


def links_to(heads: Iterable[Heading], title: str, language: str, direction: str) -> str:
    """Links to headings that stand further down: on a phone that is a long way."""
    links = "".join(
        f'<li style="margin:0"><a href="#{_PREFIX}{html(one.anchor)}">{html(one.number)} '
        f"{inline(one.text)}</a></li>"
        for one in heads
    )
    return (
        f'<nav aria-label="{html(title)}" lang="{html(language)}" dir="{html(direction)}">'
        '<ul style="display:flex;flex-wrap:wrap;gap:4px 16px;list-style:none;margin:8px 0;'
        f'padding:0">{links}</ul></nav>'
    )


def article(
    members: Iterable[Block],
    language: str,
    direction: str,
    *,
    below: int = 0,
    tables: str = "",
    looks: str = _NARROW,
) -> str:
    """Blocks of a report as HTML.

    below: the level of the heading under which they stand on the page. tables: what opens
    the table behind a picture; without it, tables are shown only where the report shows them.
    looks: its style sheet; nothing where one stands on the page already, and the blocks are
    drawn so often that the browser should not work out the looks of everything each time.
    """
    drawn = [
        _Folded(one, tables) if _folds(one, tables) else one for one in stepped(members, below)
    ]
    return (
        f'<article class="report" lang="{html(language)}" dir="{html(direction)}" '
        f'style="overflow-wrap:break-word">{looks}{blocks(drawn)}</article>'
    )


@dataclass(frozen=True, slots=True)
class _Folded:
    """A picture whose table opens below it."""

    figure: Figure
    words: str


def _folds(one: Block, tables: str) -> TypeGuard[Figure]:
    return bool(tables) and isinstance(one, Figure) and not one.table_shown


def stepped(members: Iterable[Block], before: int = 0) -> list[Block]:
    """The same blocks with no level of heading left out, so that all can follow the outline."""
    steps: list[Block] = []
    for member in members:
        if isinstance(member, Heading):
            level = min(member.level, before + 1)
            before = level
            steps.append(replace(member, level=_LEVELS[level]))
        elif isinstance(member, Together):
            inside = stepped(member.blocks, before)
            headings = [one.level for one in inside if isinstance(one, Heading)]
            before = headings[-1] if headings else before
            steps.append(replace(member, blocks=tuple(inside)))
        else:
            steps.append(member)
    return steps


def blocks(members: Iterable[Block | _Folded]) -> str:
    """Several blocks, one after the other."""
    return "".join(_DRAWN[type(member)](member) for member in members)


def inline(text: Inline) -> str:
    """Running text with its looks and links."""
    return "".join(_span(span) for span in text)


def _span(span: Span) -> str:
    # Our own line breaks; what people typed stays on one line, as a table's cell wants it.
    lines = [span.text] if span.user else span.text.split("\n")
    body = "<br>".join(map(html, lines))
    if span.quote:
        body = f"<i>{body}</i>"
    if span.strong:
        body = f"<b>{body}</b>"
    styles = []
    if span.muted:
        styles.append(f"color:{MUTED}")
    if span.small:
        styles.append("font-size:0.875em")
    language = f' lang="{html(span.language)}"' if span.language else ""
    direction = f' dir="{way(span.text)}"' if span.user else ""
    if styles or language or direction:
        style = f' style="{";".join(styles)}"' if styles else ""
        body = f"<span{language}{direction}{style}>{body}</span>"
    linked = _link(span.link, body)
    # A sign stands beside its link, so that no line runs under the space between them.
    return linked if span.sign is None else f"{picture(span.sign, 12)} {linked}"


def _link(link: str, body: str) -> str:
    if link.startswith("#"):
        return f'<a href="#{_PREFIX}{html(link[1:])}">{body}</a>'
    if _OF_APP.fullmatch(link):
        return f'<a href="{html(link)}">{body}</a>'
    address = safe_address(link)
    if address is None:
        return body
    return f'<a href="{html(address)}" target="_blank" rel="noopener noreferrer">{body}</a>'


def _id(anchor: str) -> str:
    return f' id="{_PREFIX}{html(anchor)}"' if anchor else ""


def _heading(block: Heading) -> str:
    number = f"{html(block.number)} " if block.number else ""
    size = {1: "1.5rem", 2: "1.25rem", 3: "1.05rem"}[block.level]
    above = 0 if block.level == 1 else 24
    return (
        f'<h{block.level}{_id(block.anchor)} style="font-size:{size};margin:{above}px 0 6px;'
        'padding:0">'
        f"{number}{inline(block.text)}</h{block.level}>"
    )


def _paragraph(block: Paragraph) -> str:
    look = {"body": "", "lead": "font-size:1.05em", "note": f"font-size:0.875em;color:{MUTED}"}
    style = f"margin:0 0 8px;{look[block.role]}"
    return f'<p{_id(block.anchor)} style="{style}">{inline(block.text)}</p>'


def _key_values(block: KeyValues) -> str:
    return _pairs(block.rows)


def _pairs(rows: Iterable[tuple[Inline, Inline]]) -> str:
    lines = "".join(
        '<div style="display:flex;flex-wrap:wrap;gap:0 12px;margin:2px 0">'
        f'<dt style="flex:1 1 10rem;font-weight:600">{inline(name)}</dt>'
        f'<dd style="flex:3 1 14rem;margin:0">{inline(value)}</dd></div>'
        for name, value in rows
    )
    return f'<dl style="margin:0 0 10px;padding:0">{lines}</dl>' if lines else ""


def _list(block: ListBlock) -> str:
    tag = "ol" if block.ordered else "ul"
    lines = "".join(f"<li>{inline(item)}</li>" for item in block.items)
    return f'<{tag} style="margin:0 0 10px">{lines}</{tag}>' if lines else ""


def _table(block: Table) -> str:
    caption = (
        f'<caption style="text-align:start;font-weight:600">{inline(block.caption)}</caption>'
        if block.caption
        else ""
    )
    head = "".join(
        f'<th role="columnheader" scope="col" style="{_CELL.format(align=_ALIGN[column.align])}'
        f'width:{column.share * 100:.0f}%">{inline(column.title)}</th>'
        for column in block.columns
    )
    body = "".join(_row(row, block) for row in block.rows)
    return (
        f'{_TABLE}{caption}<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _row(row: Row, table: Table) -> str:
    if row.kind == "group":
        cell = f"background:{FAINT};padding:4px 6px;text-align:start"
        span = f'<th role="rowheader" colspan="{len(table.columns)}" style="{cell}">'
        return f'<tr role="row"{_id(row.anchor)}>{span}{inline(row.cells[0])}</th></tr>'
    look = {"set_aside": f"color:{MUTED}", "total": f"font-weight:700;border-top:1px solid {INK}"}
    cells = "".join(
        f'<td role="cell" data-title="{html(text_of(column.title))}" '
        f'style="vertical-align:top;{_CELL.format(align=_ALIGN[column.align])}">'
        f"{inline(cell)}</td>"
        for cell, column in zip(row.cells, table.columns, strict=True)
    )
    return f'<tr role="row"{_id(row.anchor)} style="{look.get(row.kind, "")}">{cells}</tr>'


def _figure(block: Figure) -> str:
    caption = f"<p><b>{inline(block.caption)}</b></p>" if block.caption else ""
    table = _table(block.table) if block.table_shown else ""
    return f"{caption}{figure(block.chart, block.alt)}{table}"


def _folded(block: _Folded) -> str:
    return (
        f"{_figure(block.figure)}<details><summary>{html(block.words)}</summary>"
        f"{_table(block.figure.table)}</details>"
    )


def _decision(block: DecisionBox) -> str:
    frame = f"border:2px solid {INK}" if block.verdict is None else FRAMES[block.verdict]
    dark = block.verdict == "no_go"
    sign = picture(block.verdict or "none", 40, light=dark)
    lines = "".join(f'<p style="margin:4px 0">{inline(line)}</p>' for line in block.lines)
    return (
        f'<div{_id(block.anchor)} style="margin:8px 0"><div style="display:flex;gap:12px;'
        f'align-items:center;padding:10px 14px;{frame}">{sign}<div>'
        f'<div style="font-size:1.3rem;font-weight:700">{inline(block.title)}</div>'
        f"<div>{inline(block.subtitle)}</div></div></div>{lines}{_pairs(block.facts)}</div>"
    )


def _callout(block: Callout) -> str:
    return (
        f'<div style="border-inline-start:4px solid {INK};padding:4px 12px;margin:0 0 10px">'
        f"<b>{inline(block.title)}</b> {inline(block.text)}</div>"
    )


def _sign_off(block: SignOff) -> str:
    columns = tuple(Column(title, 0.25) for title in block.header)
    rows = tuple(Row((row.role, row.name, row.date, row.signature)) for row in block.rows)
    return _table(Table(columns, rows))


def _replaced(block: ReplacedCharacters) -> str:
    # A browser draws every character, from its own fonts.
    return f"<p>{inline(block.none)}</p>" if text_of(block.none) else ""


def _together(block: Together) -> str:
    return blocks(block.blocks)


_DRAWN: dict[type[Any], Callable[[Any], str]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    KeyValues: _key_values,
    ListBlock: _list,
    Table: _table,
    Figure: _figure,
    _Folded: _folded,
    DecisionBox: _decision,
    Callout: _callout,
    SignOff: _sign_off,
    ReplacedCharacters: _replaced,
    PageBreak: lambda _: "",
    Together: _together,
}
