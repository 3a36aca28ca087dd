"""Scores by area: everyone on one scale, and who is never worse than whom."""

from collections.abc import Sequence
from fractions import Fraction

from assessor.i18n import message
from assessor.report.charts import Key, Limit, RangeChart, RangeRow
from assessor.report.comparison.sides import Sides
from assessor.report.model import (
    Block,
    Column,
    Figure,
    ListBlock,
    Paragraph,
    Row,
    Table,
    typed,
    words,
)
from assessor.report.sections.areas import judgement, legend, limit
from scoring.result import AreaResult

Keys = tuple[Key, ...]


def by_area(sides: Sides) -> list[Block]:
    """A picture for each area, the figures behind them, and dominance in words."""
    areas = sides.found(sides.comparable[0]).result.areas
    rows = [[_row(sides, one, place) for one in sides.comparable] for place in range(len(areas))]
    # One legend, at the end, for all of the pictures above it.
    keys = legend(sides.lead, [row for each in rows for row in each])
    ends = [()] * (len(areas) - 1) + [keys]
    pictures = [_figure(sides, *each) for each in zip(areas, rows, ends, strict=True)]
    return [
        Paragraph(
            sides.say(
                "Each platform stands by its own scores: 0 is the worst, 100 the best, and no "
                "platform changes another's. A bar reaches from all open answers at their worst "
                "to all at their best."
            )
        ),
        *pictures,
        _table(sides, areas),
        *_dominance(sides),
    ]


def total_row(sides: Sides, one: str) -> RangeRow:
    """One platform's total, what it must reach, and how often it is first."""
    result, lead = sides.found(one).result, sides.lead
    low, high = result.total or (None, None)
    first = sides.first(one)
    return RangeRow(
        sides.label(one),
        low,
        high,
        sides.ends(result.total),
        sides.text("first in {first}", first=first) if sides.is_contest else "",
        limit(lead, result.no_go_below, message("NO-GO below {n}")),
        limit(lead, result.go_from, message("GO from {n}")),
    )


def _figure(sides: Sides, area: AreaResult, rows: Sequence[RangeRow], keys: Keys) -> Figure:
    """One area: everyone whose areas can be held against each other."""
    comma = sides.language.comma
    alt = sides.language.semicolon.join(
        f"{row.name}: {comma.join(filter(None, (row.words, row.judgement)))}" for row in rows
    )
    table = Table(
        (Column(sides.say("Platform"), 0.5), Column(sides.say("Score"), 0.5, "end")),
        tuple(Row((typed(row.name), words(row.words))) for row in rows),
    )
    name = sides.area(area.id)
    alternative = sides.text("{area}: {rows}.", area=name, rows=alt)
    return Figure(RangeChart(tuple(rows), keys), alternative, table, typed(name))


def _row(sides: Sides, one: str, place: int) -> RangeRow:
    area, name = sides.found(one).result.areas[place], sides.label(one)
    if one in sides.aside:
        name = sides.text("{name} (not ranked)", name=name)
    if area.score is None:
        return RangeRow(name, None, None, sides.ends(None))
    judged = "" if area.floor is None else judgement(sides.lead, *area.score, area.floor)
    # The words beside the bar say the same as labels at every line would.
    floor = None if area.floor is None else Limit(Fraction(area.floor), "")
    return RangeRow(name, *area.score, sides.ends(area.score), judged, floor)


def _table(sides: Sides, areas: Sequence[AreaResult]) -> Table:
    """All scores in numbers."""
    share = 0.78 / (len(areas) + 1)
    columns = (
        Column(sides.say("Platform"), 0.22),
        *(Column(sides.lead.area_name(area.id), share, "end") for area in areas),
        Column(sides.say("Total"), share, "end"),
    )
    rows = []
    for one in sides.comparable:
        result = sides.found(one).result
        scores = [words(sides.ends(area.score)) for area in result.areas]
        rows.append(Row((sides.name(one), *scores, words(sides.ends(result.total)))))
    weights = [words(str(area.weight)) for area in areas]
    rows.append(Row((sides.say("Weight"), *weights, ()), kind="total"))
    floors = [words("–" if area.floor is None else sides.lead.points(area.floor)) for area in areas]
    rows.append(Row((sides.say("Minimum"), *floors, ()), kind="total"))
    return Table(columns, tuple(rows))


def _dominance(sides: Sides) -> list[Block]:
    if not sides.is_contest:
        return []
    found = sides.compared.comparison.dominance
    if not found:
        return [
            Paragraph(
                sides.say(
                    "None of those ranked is at least as good as another in every area, whatever "
                    "is still open. So which is first depends on what matters more."
                )
            )
        ]
    items = tuple(
        sides.say(
            "{better} is in no area worse than {worse}, and better in one or more, whatever the "
            "open answers are.",
            better=sides.name(each.better),
            worse=sides.name(each.worse),
        )
        for each in found
    )
    return [ListBlock(items)]
