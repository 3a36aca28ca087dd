"""A portfolio in blocks: societies by platforms, and what is due next."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from assessor.i18n import ENGLISH, Language
from assessor.portfolio import Grid, Row
from assessor.portfolio.columns import due_words
from assessor.report.model import (
    Block,
    Column,
    Inline,
    Paragraph,
    Span,
    Table,
    strong,
    typed,
    words,
)
from assessor.report.model import Row as Line
from assessor.report.sections.context import brief
from assessor.words import age_words, score_words, verdict_words

MOST_COLUMNS, MOST_DUE = 6, 25
_NAME = 0.24
Leads = Callable[[Row], str]
"""Where the cell of an assessment leads; nowhere on paper."""


def _nowhere(_: Row) -> str:
    return ""


def portfolio_blocks(
    grid: Grid, today: date, language: Language = ENGLISH, leads: Leads = _nowhere
) -> tuple[Block, ...]:
    """Where each society stands with each platform; then what is due, the earliest first."""
    if not grid.cells:
        return (Paragraph(words(language.text("There is no assessment yet."))),)
    return (_table(grid, language, leads), *_due(grid.cells.values(), today, language, leads))


def _table(grid: Grid, language: Language, leads: Leads) -> Table:
    """A column for each platform; the less common ones together in a last one."""
    shown = grid.platforms[:MOST_COLUMNS]
    others = grid.platforms[MOST_COLUMNS:]
    share = (1 - _NAME) / (len(shown) + bool(others))
    columns = [Column(words(language.text("Society")), _NAME)]
    columns += [Column(_name(platform, language), share) for platform in shown]
    if others:
        columns.append(Column(words(language.text("Others")), share))
    return Table(
        tuple(columns),
        tuple(_line(grid, one, (shown, others), language, leads) for one in grid.societies),
    )


def _line(
    grid: Grid,
    society: str,
    platforms: tuple[Sequence[str], Sequence[str]],
    language: Language,
    leads: Leads,
) -> Line:
    """One society: a cell for each platform that has a column, one for the others together."""
    shown, others = platforms
    cells = [_cell(grid, (society, platform), language, leads) for platform in shown]
    if others:
        there = [platform for platform in others if (society, platform) in grid.cells]
        spans: list[Span] = []
        for platform in there:
            spans += [Span("\n")] * bool(spans)
            spans += [*_name(platform, language), Span(": ")]
            spans += _verdict(grid.cells[society, platform], language, leads)
        cells.append(tuple(spans))
    return Line((_name(society, language), *cells))


def _cell(grid: Grid, pair: tuple[str, str], language: Language, leads: Leads) -> Inline:
    row = grid.cells.get(pair)
    if row is None:
        return words("–")
    score = score_words(language, row.total)
    said = [*_verdict(row, language, leads), Span(f"\n{score}", small=True)]
    said.append(Span(f"\n{age_words(language, row.age)}", muted=True, small=True))
    older = grid.older.get(pair)
    if older:
        more = language.plural("{n} older", "{n} older", older)
        said.append(Span(f"{language.comma}{more}", muted=True, small=True))
    return tuple(said)


def _verdict(row: Row, language: Language, leads: Leads) -> Inline:
    """What people signed; where nobody has, what the answers point to."""
    verdict = row.decision or row.recommendation
    said = verdict_words(language, verdict)
    if row.decision:
        said = language.text("{verdict}, signed", verdict=said)
    return (Span(said, strong=True, sign=verdict, link=leads(row)),)


def _name(name: str, language: Language) -> Inline:
    return typed(brief(name)) if name else words(language.text("not named"))


def _due(rows: Iterable[Row], today: date, language: Language, leads: Leads) -> list[Block]:
    waiting = sorted(
        ((row.next_due, row) for row in rows if row.next_due is not None),
        key=lambda each: (each[0].day, each[1].society, each[1].platform),
    )
    if not waiting:
        return []
    lines = []
    for ahead, row in waiting[:MOST_DUE]:
        day = words(language.date(ahead.day))
        late = ahead.day < today
        subject = (Span(": "), *typed(brief(row.next_about))) if row.next_about else ()
        lines.append(
            Line(
                (
                    (*day, Span(f" {language.text('overdue')}", strong=True)) if late else day,
                    _name(row.society, language),
                    tuple(one._replace(link=leads(row)) for one in _name(row.platform, language)),
                    (*words(due_words(language, ahead.kind)), *subject),
                )
            )
        )
    columns = (
        Column(words(language.text("Due")), 0.22),
        Column(words(language.text("Society")), 0.26),
        Column(words(language.text("Platform")), 0.16),
        Column(words(language.text("What is due")), 0.36),
    )
    title = strong(language.text("What is due next"))
    blocks: list[Block] = [Table(columns, tuple(lines), title)]
    if len(waiting) > MOST_DUE:
        left = len(waiting) - MOST_DUE
        more = language.plural("and {n} more", "and {n} more", left)
        blocks.append(Paragraph(words(more), "note"))
    return blocks
