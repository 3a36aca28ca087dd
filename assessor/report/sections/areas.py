"""Scores by area as a picture: ranges, what each must reach, and how much is unknown."""

from collections.abc import Sequence
from fractions import Fraction

from assessor.i18n import message
from assessor.report.charts import (
    Key,
    Limit,
    RangeChart,
    RangeRow,
    ShareRow,
    SharesChart,
    Swatch,
)
from assessor.report.model import (
    Block,
    Column,
    Figure,
    Inline,
    Paragraph,
    Row,
    Table,
    text_of,
    words,
)
from assessor.report.sections import instrument
from assessor.report.sections.context import Context
from scoring.result import AreaResult


def areas(context: Context) -> list[Block]:
    """The section on scores: how to read it, the picture with its numbers, and what is known."""
    if context.result.rubric:
        return [instrument.reading(context), range_figure(context, table_shown=True)]
    blocks: list[Block] = [
        Paragraph(
            context.say(
                "Every score runs from 0, the worst, to 100, the best. A bar reaches from the "
                "score with all open answers at their worst to the score with all of them at "
                "their best. An area below its minimum means NO-GO, however good the others are."
            )
        ),
        range_figure(context, table_shown=True),
    ]
    if any(area.score for area in context.result.areas):
        blocks.append(_known(context))
    if any(area.not_applicable_share for area in context.result.areas):
        blocks.append(
            Paragraph(
                context.say(
                    "“Does not apply” leaves a question out of the score. The last column shows "
                    "the score if each of these were the worst answer instead."
                ),
                "note",
            )
        )
    return blocks


def range_figure(context: Context, *, table_shown: bool) -> Figure:
    """All areas and the total on one scale."""
    result = context.result
    if result.rubric:
        rows, table = (
            instrument.ranges(context, result.rubric),
            instrument.figures(context, result.rubric),
        )
    else:
        rows = [*(_range_row(context, area) for area in result.areas), _total_row(context)]
        table = _table(context)
    alt = context.language.semicolon.join(
        f"{row.name}: {row.words}"
        + (context.language.comma + row.judgement if row.judgement else "")
        for row in rows
    )
    return Figure(
        RangeChart(tuple(rows), legend(context, rows)),
        context.text("Score ranges: {rows}.", rows=alt),
        table,
        table_shown=table_shown,
    )


def legend(context: Context, rows: Sequence[RangeRow]) -> tuple[Key, ...]:
    """The signs that the picture uses, and no others."""
    used: tuple[tuple[bool, Swatch], ...] = (
        (any(row.low != row.high for row in rows), "range"),
        (any(row.low is not None and row.low == row.high for row in rows), "settled"),
        (any(row.floor for row in rows), "floor"),
        (any(row.go_level for row in rows), "go_level"),
    )
    meaning: dict[str, str] = {
        "range": context.text("worst to best, as long as answers are open"),
        "settled": context.text("settled"),
        "floor": context.text("minimum"),
        "go_level": context.text("level for a GO"),
    }
    return tuple(Key(swatch, meaning[swatch]) for seen, swatch in used if seen)


def judgement(context: Context, low: Fraction, high: Fraction, floor: Fraction | int) -> str:
    """Whether a range meets its minimum."""
    if low >= floor:
        return context.text("minimum met")
    if high >= floor:
        return context.text("minimum may be missed")
    return context.text("minimum missed even at best")


def _range_row(context: Context, area: AreaResult) -> RangeRow:
    name = text_of(context.area_name(area.id))
    if area.score is None:
        return RangeRow(name, None, None, context.ends(None))
    judged = ""
    if area.floor is not None:
        judged = judgement(context, *area.score, area.floor)
    return RangeRow(
        name,
        *area.score,
        context.ends(area.score),
        judged,
        limit(context, area.floor, message("minimum {n}")),
        limit(context, area.go_level, message("GO from {n}")),
    )


def _total_row(context: Context) -> RangeRow:
    result, name = context.result, context.text("Total")
    low, high = result.total or (None, None)
    return RangeRow(
        name,
        low,
        high,
        context.ends(result.total),
        "",
        limit(context, result.no_go_below, message("NO-GO below {n}")),
        limit(context, result.go_from, message("GO from {n}")),
        total=True,
    )


def limit(context: Context, value: Fraction | int | None, said: str) -> Limit | None:
    """A level with its words; none where nothing is asked for."""
    if value is None or not value:
        return None
    return Limit(Fraction(value), context.text(said, n=context.points(value)))


def _table(context: Context) -> Table:
    result = context.result
    columns = (
        Column(context.say("Area"), 0.30),
        Column(context.say("Score"), 0.16, "end"),
        Column(context.say("Minimum"), 0.11, "end"),
        Column(context.say("GO from"), 0.11, "end"),
        Column(context.say("Weight"), 0.10, "end"),
        Column(context.say("Answered"), 0.11, "end"),
        Column(context.say("“Does not apply” as worst"), 0.18, "end"),
    )
    rows = [
        Row(
            (
                context.area_name(area.id),
                words(context.ends(area.score)),
                _level(context, area.floor),
                _level(context, area.go_level),
                words(str(area.weight)),
                words(context.percent(area.coverage)),
                words(context.ends(area.counted_worst)),
            )
        )
        for area in result.areas
    ]
    rows.append(
        Row(
            (
                context.say("Total"),
                words(context.ends(result.total)),
                _level(context, result.no_go_below),
                _level(context, result.go_from),
                (),
                words(context.percent(result.coverage)),
                words(context.ends(result.counted_worst)),
            ),
            kind="total",
        )
    )
    return Table(columns, tuple(rows))


def _level(context: Context, value: Fraction | int | None) -> Inline:
    return words("–") if value is None else words(context.points(value))


def _known(context: Context) -> Figure:
    """How much of each area's weight is answered, open, or set aside."""
    rows, cells = [], []
    for area in context.result.areas:
        aside = area.not_applicable_share
        known = area.coverage * (1 - aside)
        unknown = max(1 - aside - known, Fraction(0)) if area.score else Fraction(0)
        shares = [context.percent(part) for part in (known, unknown, aside)]
        text = context.text("{share} answered", share=shares[0])
        if aside:
            text = context.text(
                "{share} answered, {aside} does not apply", share=shares[0], aside=shares[2]
            )
        rows.append(ShareRow(text_of(context.area_name(area.id)), (known, unknown, aside), text))
        cells.append(Row((context.area_name(area.id), *(words(share) for share in shares))))
    names = [context.text("answered"), context.text("open"), context.text("does not apply")]
    keys = [Key("solid", names[0]), Key("hatched", names[1]), Key("empty", names[2])]
    chart = SharesChart(("solid", "hatched", "empty"), tuple(rows), tuple(keys))
    columns = (
        Column(context.say("Area"), 0.4),
        *(Column(words(name), 0.2, "end") for name in names),
    )
    alt = context.language.semicolon.join(f"{row.name}: {row.words}" for row in rows)
    return Figure(
        chart,
        context.text("How much is known: {rows}.", rows=alt),
        Table(columns, tuple(cells)),
        context.say("How much of each area's weight is known"),
    )
