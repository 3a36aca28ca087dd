"""What came of it later: measured outcomes, shown beside a judgement and never in it."""

from fractions import Fraction

from assessor.assessment import Outcome
from assessor.report.charts import BarRow, BarsChart
from assessor.report.model import (
    Block,
    Callout,
    Column,
    Figure,
    Inline,
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
    kinds: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in context.assessment.outcomes:
        kinds.setdefault((outcome.measure, outcome.unit), []).append(outcome)
    for (measure, _), among in kinds.items():
        blocks += _measured(context, measure, among)
    return blocks


def _measured(context: Context, measure: str, among: list[Outcome]) -> list[Block]:
    rows = tuple(
        BarRow(each.channel, max(Fraction(each.value), Fraction(0)), _bar_words(context, each))
        for each in among
    )
    alt = "; ".join(f"{row.name}: {row.words}" for row in rows)
    table = _table(context, among)
    caption = context.say("Measured: {measure}", measure=typed(measure))
    return [Figure(BarsChart(rows), alt, table, caption, table_shown=True)]


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


def _table(context: Context, among: list[Outcome]) -> Table:
    columns = (
        Column(context.say("Channel"), 0.16),
        Column(context.say("Measured"), 0.14, "end"),
        Column(context.say("Years"), 0.08, "end"),
        Column(context.say("A year, on average"), 0.14, "end"),
        Column(context.say("Expected"), 0.12, "end"),
        Column(context.say("Source and note"), 0.44),
    )
    return Table(columns, tuple(_row(context, each) for each in among))


def _row(context: Context, outcome: Outcome) -> Row:
    note: list[Span] = list(source_words(context, outcome.source)) if outcome.source else []
    if outcome.note:
        note += [Span("\n")] * bool(note)
        note.append(Span(outcome.note, user=True, muted=True, small=True))
    expected = words("–")
    if outcome.expected is not None:
        expected = words(quantity(outcome.expected, context.language))
    years: Inline = words("–")
    average: Inline = words("–")
    if outcome.over_years:
        years = words(quantity(outcome.over_years, context.language))
        yearly = Fraction(outcome.value) / Fraction(outcome.over_years)
        average = words(quantity(int(yearly), context.language))
    return Row(
        (
            typed(outcome.channel),
            words(quantity(outcome.value, context.language)),
            years,
            average,
            expected,
            tuple(note),
        )
    )
