"""What came of it later: measured outcomes, shown beside a judgement and never in it."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from assessor.assessment import Outcome
from assessor.growth import Growth, growth, is_time
from assessor.report.charts import BarRow, BarsChart
from assessor.report.model import (
    Block,
    Callout,
    Column,
    Figure,
    Inline,
    Paragraph,
    Row,
    Span,
    Table,
    typed,
    words,
)
from assessor.report.sections.context import Context
from assessor.report.sections.evidence import source_words
from assessor.report.sections.values import quantity


def outcomes(context: Context) -> list[Block]:
    """The section on outcomes, one picture for each thing that was measured."""
    blocks: list[Block] = [
        Callout(
            context.say("A measured outcome, never a score"),
            context.say(
                "Nothing here entered the verdict. Channels differ in age, in purpose and in luck, "
                "so growth on one says little about the merit of the decision to join it."
            ),
        )
    ]
    kinds: dict[tuple[str, str], list[Growth]] = {}
    for each in growth(context.assessment.outcomes):
        kinds.setdefault((each.outcome.measure, each.outcome.unit), []).append(each)
    for (measure, _), among in kinds.items():
        blocks += _measured(context, measure, among)
    if not any(map(is_time, context.assessment.outcomes)):
        blocks.append(
            Paragraph(
                context.say("Nobody recorded the hours spent, so nothing is said by the hour."),
                "note",
            )
        )
    return blocks


def _measured(context: Context, measure: str, among: list[Growth]) -> list[Block]:
    rows = tuple(row for each in among for row in _bars(context, each.outcome))
    alt = context.language.semicolon.join(f"{row.name}: {row.words}" for row in rows)
    table = _table(context, among)
    caption = context.say("Measured: {measure}", measure=typed(measure))
    return [Figure(BarsChart(rows), alt, table, caption, table_shown=True)]


def _bars(context: Context, outcome: Outcome) -> Iterator[BarRow]:
    """What was measured and, below it, what was expected."""
    value = max(Fraction(outcome.value), Fraction(0))
    yield BarRow(outcome.channel, value, _bar_words(context, outcome))
    if outcome.expected is not None:
        expected = max(Fraction(outcome.expected), Fraction(0))
        name = context.text("{channel}: expected", channel=outcome.channel)
        said = f"{quantity(outcome.expected, context.language)} {outcome.unit}"
        yield BarRow(name, expected, said, "hatched")


def _bar_words(context: Context, outcome: Outcome) -> str:
    value = quantity(outcome.value, context.language)
    if not outcome.over_years:
        return f"{value} {outcome.unit}"
    return context.language.plural(
        "{value} {unit} in {years} year",
        "{value} {unit} in {years} years",
        1 if outcome.over_years == 1 else 2,
        value=value,
        unit=outcome.unit,
        years=quantity(outcome.over_years, context.language),
    )


def _table(context: Context, among: list[Growth]) -> Table:
    """The figures; by the hour only where hours were recorded."""
    hourly = any(each.per_hour is not None for each in among)
    columns = [
        Column(context.say("Channel"), 0.16),
        Column(context.say("Measured"), 0.14, "end"),
        Column(context.say("Years"), 0.08, "end"),
        Column(context.say("A year, on average"), 0.14, "end"),
        Column(context.say("Expected"), 0.12, "end"),
        Column(context.say("Source and note"), 0.30 if hourly else 0.44),
    ]
    if hourly:
        columns.insert(4, Column(context.say("For each hour spent"), 0.14, "end"))
    return Table(tuple(columns), tuple(_row(context, each, hourly=hourly) for each in among))


def _row(context: Context, each: Growth, *, hourly: bool) -> Row:
    outcome = each.outcome
    note: list[Span] = list(source_words(context, outcome.source)) if outcome.source else []
    if outcome.note:
        note += [Span("\n")] * bool(note)
        note.append(Span(outcome.note, user=True, muted=True, small=True))
    cells = [
        typed(outcome.channel),
        words(quantity(outcome.value, context.language)),
        _number(context, outcome.over_years),
        _whole(context, each.per_year),
        _expected(context, each),
        tuple(note),
    ]
    if hourly:
        cells.insert(4, _whole(context, each.per_hour))
    return Row(tuple(cells))


def _number(context: Context, value: int | Decimal | None) -> Inline:
    return words("–" if value is None else quantity(value, context.language))


def _whole(context: Context, value: Fraction | None) -> Inline:
    return _number(context, None if value is None else int(value))


def _expected(context: Context, each: Growth) -> Inline:
    """What was expected, and how much of it came true."""
    expected = _number(context, each.outcome.expected)
    if each.of_expected is None:
        return expected
    came = context.say("{share} of it", share=words(context.percent(each.of_expected)))
    return (*expected, Span("\n"), *came)
