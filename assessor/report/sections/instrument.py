"""Results by another instrument's own rules: its outcome, its figures, its words."""

from assessor.report.charts import RangeRow
from assessor.report.model import (
    Block,
    Column,
    Inline,
    ListBlock,
    Paragraph,
    Row,
    Table,
    joined,
    text_of,
    typed,
    words,
)
from assessor.report.sections.context import Context
from scoring.rubrics.rubric import GroupResult, RubricResult


def outcome(context: Context, found: RubricResult) -> Inline:
    """What the instrument says, in one sentence."""
    if found.outcome is not None:
        return context.say(
            "By the instrument's own rules the outcome is: {outcome}.",
            outcome=typed(found.outcome),
        )
    possible = joined((typed(each) for each in found.possible_outcomes), context.language.comma)
    if not found.possible_outcomes:
        return context.say("The instrument gives figures and no outcome.")
    return context.say(
        "By the instrument's own rules the outcome may still be any of: {outcomes}.",
        outcomes=possible,
    )


def reading(context: Context) -> Paragraph:
    """How to read the picture."""
    return Paragraph(
        context.say(
            "Each group is drawn by the share of its own scale that it reaches, from 0 to 100. "
            "Beside it stand the instrument's own figure and level."
        )
    )


def ranges(context: Context, found: RubricResult) -> list[RangeRow]:
    """Every group as a row of the picture, with its own figure and level in words."""
    rows = []
    for name, group in found.groups.items():
        low, high = group.share_low, group.share_high
        drawn = low is not None and high is not None
        level = text_of(_levels(context, group)) if any(group.levels) else ""
        rows.append(
            RangeRow(
                text_of(context.area_name(name)),
                low * 100 if low is not None and drawn else None,
                high * 100 if high is not None and drawn else None,
                _figure(context, group),
                level,
            )
        )
    return rows


def _figure(context: Context, group: GroupResult) -> str:
    low, high = group.shown_low, group.shown_high
    if low is None or high is None:
        return context.text("no figure")
    return low if low == high else context.text("{low} to {high}", low=low, high=high)


def figures(context: Context, found: RubricResult) -> Table:
    """The instrument's own figures, as it rounds them, with the levels that they reach."""
    columns = (
        Column(context.say("Group"), 0.40),
        Column(context.say("Figure"), 0.15, "end"),
        Column(context.say("Scale"), 0.15, "end"),
        Column(context.say("Better is"), 0.12),
        Column(context.say("Level"), 0.18),
    )
    rows = tuple(
        Row(
            (
                context.area_name(name),
                words(_figure(context, group)),
                _scale(context, group),
                context.say("more") if group.better == "high" else context.say("less"),
                _levels(context, group),
            )
        )
        for name, group in found.groups.items()
    )
    return Table(columns, rows)


def _scale(context: Context, group: GroupResult) -> Inline:
    """What could be reached with the questions that apply."""
    if group.minimum is None or group.maximum is None:
        return words("–")
    return context.say(
        "{low} to {high}",
        low=words(context.points(group.minimum)),
        high=words(context.points(group.maximum)),
    )


def _levels(context: Context, group: GroupResult) -> Inline:
    named = [typed(level) if level else words("–") for level in group.levels]
    return joined(named, context.language.comma)


def method(context: Context) -> list[Block]:
    """How such a result is reached."""
    points = (
        context.say(
            "The points of each answer, how groups add up, rounding, levels and outcome are the "
            "instrument's own, as the policy writes them down."
        ),
        context.say(
            "What nobody knows is not guessed: an open answer counts with its full range, and "
            "every figure then has two ends."
        ),
        context.say(
            "Figures are exact and rounded only where the instrument says so. A verdict is given "
            "only where the policy says what the instrument's outcomes mean."
        ),
    )
    return [ListBlock(points)]


def no_way_between(context: Context) -> list[Block]:
    """What stands in the place of turning points."""
    return [
        Paragraph(
            context.say(
                "Another instrument's rules say nothing of what lies between two verdicts, so no "
                "smallest change is worked out here."
            )
        )
    ]
