"""Hours a week: what each would cost the team, and any two together."""

from collections.abc import Sequence

from assessor.comparing.hours import Pair
from assessor.report.charts import BarRow, BarsChart
from assessor.report.comparison.sides import Sides
from assessor.report.model import (
    Block,
    Column,
    Figure,
    Inline,
    Paragraph,
    Row,
    Span,
    Table,
    joined,
    strong,
    words,
)

MOST_IN_SHORT, MOST_PAIRS = 4, 15
"""Of more pairs than these, only the fewer are listed: those that fit, or those that do not."""


def hours_in_short(sides: Sides) -> list[Block]:
    """One line for page one: those that are first, and the first two together."""
    found = sides.workload
    ranked = [each.id for each in sides.ranked][:MOST_IN_SHORT]
    each = [hours for hours in found.each if hours.id in ranked]
    if not each:
        return []
    parts = [
        sides.say(
            "{name} needs {needed} of {free} free",
            name=sides.name(hours.id),
            needed=words(sides.lead.hours(hours.needed)),
            free=words(sides.lead.hours(hours.free)),
        )
        for hours in each
    ]
    said = joined(parts, sides.language.semicolon)
    line = (*strong(sides.text("Hours a week")), Span("  "), *said, Span(". "))
    pairs = [pair for pair in found.pairs if {pair.one, pair.other} <= set(ranked[:2])]
    for pair in pairs:
        line = (*line, *_both(sides, pair), Span(" "))
    return [Paragraph((*line, *sides.section("hours")))]


def _both(sides: Sides, pair: Pair) -> Inline:
    needed, free = (words(sides.lead.hours(each)) for each in (pair.needed, pair.free))
    if pair.fits:
        return sides.say("Both together need {needed}; {free} are free.", needed=needed, free=free)
    return sides.say(
        "Both together need {needed}, but only {free} are free.", needed=needed, free=free
    )


def hours(sides: Sides) -> list[Block]:
    """The whole section."""
    found = sides.workload
    blocks: list[Block] = [_bars(sides)]
    if found.pairs:
        blocks += _pairs(sides)
    if found.unknown:
        names = joined((sides.name(one) for one in found.unknown), sides.language.comma)
        blocks.append(
            Paragraph(sides.say("Hours that cannot be worked out yet: {names}.", names=names))
        )
    return blocks


def _bars(sides: Sides) -> Figure:
    rows, cells = [], []
    for each in sides.workload.each:
        needed, free = (sides.lead.hours(value) for value in (each.needed, each.free))
        name = sides.label(each.id)
        rows += [
            BarRow(
                sides.text("{name}: needed", name=name),
                each.needed,
                sides.text("{n} h a week", n=needed),
            ),
            BarRow(
                sides.text("{name}: free", name=name),
                each.free,
                sides.text("{n} h a week", n=free),
                "hatched",
            ),
        ]
        cells.append(Row((sides.name(each.id), words(needed), words(free))))
    alt = sides.language.semicolon.join(f"{row.name} {row.words}" for row in rows)
    columns = (
        Column(sides.say("Platform"), 0.5),
        Column(sides.say("Hours needed"), 0.25, "end"),
        Column(sides.say("Hours free"), 0.25, "end"),
    )
    return Figure(
        BarsChart(tuple(rows)),
        sides.text("Hours a week: {rows}.", rows=alt),
        Table(columns, tuple(cells)),
        sides.say("Hours that each plan needs, and that are free for it"),
    )


def _pairs(sides: Sides) -> list[Block]:
    """Any two together; of many, those that fit or those that do not, whichever are fewer."""
    pairs = sides.workload.pairs
    if len(pairs) <= MOST_PAIRS:
        return [_table(sides, pairs), *_counted_once(sides)]
    fitting = [pair for pair in pairs if pair.fits]
    exceeding = [pair for pair in pairs if not pair.fits]
    if len(exceeding) <= len(fitting):
        shown, left = (
            exceeding,
            sides.count(
                "{n} other pair fits into the hours free.",
                "{n} other pairs fit into the hours free.",
                len(fitting),
            ),
        )
    else:
        shown, left = (
            fitting,
            sides.count(
                "{n} other pair needs more hours than are free.",
                "{n} other pairs need more hours than are free.",
                len(exceeding),
            ),
        )
    listed = [_table(sides, shown)] if shown else []
    return [*listed, Paragraph(words(left)), *_counted_once(sides)]


def _table(sides: Sides, pairs: Sequence[Pair]) -> Table:
    rows = [
        Row(
            (
                joined((sides.name(pair.one), sides.name(pair.other)), " + "),
                words(sides.lead.hours(pair.needed)),
                words(sides.lead.hours(pair.free)),
                _fit(sides, pair),
            )
        )
        for pair in pairs
    ]
    columns = (
        Column(sides.say("Both together"), 0.40),
        Column(sides.say("Hours needed"), 0.17, "end"),
        Column(sides.say("Hours free"), 0.17, "end"),
        Column(sides.say("Result"), 0.26, "end"),
    )
    return Table(columns, tuple(rows))


def _counted_once(sides: Sides) -> list[Block]:
    meaning = sides.say(
        "Hours promised to two platforms are not free twice. Together the shares of the team's "
        "time never come to more than the whole of it."
    )
    return [Paragraph(meaning, "note")]


def _fit(sides: Sides, pair: Pair) -> Inline:
    left = sides.lead.hours(abs(pair.free - pair.needed))
    if pair.fits:
        return sides.say("{n} hours are left", n=words(left))
    return strong(sides.text("{n} hours too many", n=left))
