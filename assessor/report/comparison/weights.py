"""Weights in doubt: how often each is first, and how far each weight can move."""

from fractions import Fraction
from math import ceil, floor

from assessor.comparing.words import HUNDRED
from assessor.report.charts import Key, Limit, RangeChart, RangeRow, ShareRow, SharesChart
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
    text_of,
    typed,
    words,
)
from scoring.robustness import Interval, Robustness


def weights_in_doubt(sides: Sides) -> list[Block]:
    """The whole section: shares as a picture, the typical weightings, the bounds."""
    return [*how_often_first(sides), *bounds(sides)]


def how_often_first(sides: Sides) -> list[Block]:
    """How often each is first; other weights move nothing in it, since all count."""
    found = sides.compared.robustness
    return [Paragraph(_what_was_tried(sides, found)), _shares(sides, found)]


def _what_was_tried(sides: Sides, found: Robustness) -> Inline:
    tried = sides.say(
        "How much each area weighs is a judgement of those who wrote the policy. Here {n} ways of "
        "sharing out the weight are tried, spread evenly over all there are. That a platform is "
        "often first says that many priorities lead to it, not that it will succeed.",
        n=words(sides.samples),
    )
    if not found.order:
        return tried
    kept = sides.say(
        " Only weightings with this order of importance count, the most important first: {order}.",
        order=joined((sides.lead.area_name(area) for area in found.order), sides.language.comma),
    )
    return (*tried, *kept)


def _shares(sides: Sides, found: Robustness) -> Figure:
    rows, cells = [], []
    for each in sides.ranked:
        row = found.of(each.id)
        if row is None:
            continue
        parts = (
            row.first_whatever,
            row.first_at_best - row.first_whatever,
            1 - row.first_at_best,
        )
        rows.append(ShareRow(sides.label(each.id), parts, sides.first(each.id)))
        central = row.central_weights
        most = ceil(row.first_at_best * HUNDRED)
        shares = (floor(row.first_whatever * HUNDRED), floor(row.ranks[0] * HUNDRED), most)
        cells.append(
            Row(
                (
                    sides.name(each.id),
                    *(words(str(share)) for share in shares),
                    _central(sides, central) if central else words("–"),
                )
            )
        )
    legend = (
        Key("solid", sides.text("first whatever the open answers are")),
        Key("hatched", sides.text("first if they turn out well")),
        Key("empty", sides.text("never first")),
    )
    columns = (
        Column(sides.say("First, of 100"), 0.19),
        Column(sides.say("whatever is open"), 0.14, "centre"),
        Column(sides.say("all at worst"), 0.12, "centre"),
        Column(sides.say("at best"), 0.11, "centre"),
        Column(sides.say("Typical weighting that makes it first"), 0.44),
    )
    alt = sides.language.semicolon.join(f"{row.name}: {row.words}" for row in rows)
    return Figure(
        SharesChart(("solid", "hatched", "empty"), tuple(rows), legend),
        sides.text("How often each is first: {rows}.", rows=alt),
        Table(columns, tuple(cells)),
        sides.say("How often first, of all ways of weighing the areas"),
        table_shown=True,
    )


def _central(sides: Sides, weights: tuple[Fraction, ...]) -> Inline:
    areas = sides.compared.comparison.matrix.areas
    parts = (
        (*sides.lead.area_name(area), Span(f" {sides.lead.percent(share)}"))
        for area, share in zip(areas, weights, strict=True)
    )
    return joined(parts, sides.language.comma)


def bounds(sides: Sides) -> list[Block]:
    """How far one weight can move while the leader stays first."""
    found = sides.compared.intervals
    several = len({each.id for each in found}) > 1
    rows, cells = [], []
    for each in found:
        area = sides.lead.area_name(each.area)
        now = sides.lead.percent(each.weight)
        within = _interval(sides, each.within)
        name = f"{sides.label(each.id)}: {text_of(area)}" if several else text_of(area)
        rows.append(
            RangeRow(
                name,
                each.within.low * HUNDRED,
                each.within.high * HUNDRED,
                within,
                sides.text("now {n}", n=now),
                floor=Limit(each.weight * HUNDRED, ""),
            )
        )
        whatever = words(_interval(sides, each.whatever))
        cells.append(Row((sides.name(each.id), area, words(now), words(within), whatever)))
    columns = (
        Column(sides.say("Leader"), 0.20),
        Column(sides.say("Area"), 0.26),
        Column(sides.say("Weight now"), 0.14, "end"),
        Column(sides.say("Stays first from, to"), 0.18, "end"),
        Column(sides.say("Whatever is open"), 0.22, "end"),
    )
    meaning = sides.say(
        "If one area's weight moves and the others keep their proportions, the leader stays first "
        "within these bounds, by the scores with all open answers at their worst. The last column "
        "holds whatever the open answers are."
    )
    legend = (
        Key("range", sides.text("stays first, from 0 to 100 % of the weight")),
        Key("floor", sides.text("weight now")),
    )
    alt = sides.language.semicolon.join(
        f"{row.name}: {sides.language.comma.join((row.words, row.judgement))}" for row in rows
    )
    leaders = sides.labels(list(dict.fromkeys(each.id for each in found)))
    figure = Figure(
        RangeChart(tuple(rows), legend),
        sides.text("Where {names} stays first: {rows}.", names=leaders, rows=alt),
        Table(columns, tuple(cells)),
        sides.say("Weights with which {names} stays first", names=typed(leaders)),
        table_shown=True,
    )
    return [Paragraph(meaning), figure]


def _interval(sides: Sides, interval: Interval | None) -> str:
    if interval is None:
        return sides.text("at no weight")
    if interval.low == 0 and interval.high == 1:
        return sides.text("at any weight")
    low, high = (sides.lead.percent(bound) for bound in interval)
    if low == high:
        return sides.text("only at {n}", n=low)
    return sides.text("{low} to {high}", low=low, high=high)
