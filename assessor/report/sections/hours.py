"""Staff capacity: hours needed and free, worked out line by line with every assumption named."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from assessor.report.charts import BarRow, BarsChart, Limit
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
from assessor.report.sections.context import Context
from assessor.report.sections.evidence import source_words
from assessor.report.sections.values import quantity
from scoring.capacity import Capacity, Quantity, StaffCapacity

ZERO = Fraction(0)


class Line(NamedTuple):
    """One line of the calculation: what, from which numbers, and hours a week.

    hours is None while a number is unknown.
    """

    what: Inline
    how: Inline
    hours: Fraction | None


def capacity(context: Context) -> list[Block]:
    """The section on hours needed and free, for each derived load."""
    blocks: list[Block] = []
    for link_id, formula in context.policy.derived.items():
        found = context.result.capacities.get(link_id)
        blocks.append(
            Paragraph(
                context.say(
                    "Hours a week that the plan needs, against hours that are really free. The "
                    "load is one divided by the other: {question}",
                    question=context.named(link_id),
                )
            )
        )
        blocks.append(_bars(context, link_id, found) if found else _missing(context, formula))
        blocks.append(_calculation(context, formula, found))
        if found:
            blocks.append(_cut_off(context))
        assumed = tuple(_assumptions(context, formula))
        if assumed:
            blocks.append(Table(_assumption_columns(context), assumed))
    return blocks


def _cut_off(context: Context) -> Paragraph:
    return Paragraph(
        context.say(
            "Each figure is cut off after one decimal, so the lines may add up to a little less "
            "than the hours needed."
        ),
        "note",
    )


def given(context: Context, part: Quantity) -> Fraction | None:
    """A quantity as the evaluation takes it: the answer, else the policy's value."""
    return _answered(context, part) if _is_answered(context, part) else part.value


def _is_answered(context: Context, part: Quantity) -> bool:
    return part.item is not None and _answered(context, part) is not None


def _answered(context: Context, part: Quantity) -> Fraction | None:
    standing = context.standing(part.item or "")
    if standing is None:
        return None
    if standing.state in ("disabled", "not_applicable"):
        return ZERO
    answer = context.answer(standing.link_id)
    value = answer.value if answer and standing.state == "answered" else None
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Fraction(value)
    return None


def lines_needed(context: Context, formula: StaffCapacity) -> list[Line]:
    """What the hours needed are made of, in the order of the formula."""
    say = context.say
    lines = [
        _product(context, _item_text(context, form.posts), form.posts, form.hours)
        for form in formula.formats
    ]
    posts = _sum([given(context, form.posts) for form in formula.formats])
    reposts = given(context, formula.reposts)
    every = _sum([posts, reposts])
    lines.append(_product(context, say("Reposts"), formula.reposts, formula.hours_per_repost))
    languages = given(context, formula.languages)
    further = None if languages is None else max(languages - 1, ZERO)
    lines.append(
        _times(
            context,
            say("Further languages"),
            posts,
            further,
            given(context, formula.hours_per_extra_language),
        )
    )
    lines.append(_times(context, say("Approval"), every, given(context, formula.approval_hours)))
    days = given(context, formula.days_staffed)
    sixtieth = Fraction(1, 60)
    for name, number, minutes in (
        (say("Reading comments"), formula.comments_read, formula.minutes_per_comment_read),
        (say("Answering comments"), formula.comments_answered, formula.minutes_per_answer),
    ):
        line = _times(context, name, days, given(context, number), given(context, minutes))
        hours = None if line.hours is None else line.hours * sixtieth
        how = (*line.how, *say(" minutes")) if line.how else ()
        lines.append(Line(line.what, how, hours))
    lines.append(_times(context, say("Reporting"), given(context, formula.reporting_hours)))
    lines.append(_times(context, say("Watching trends"), given(context, formula.trend_hours)))
    together, contingency = (
        _sum([line.hours for line in lines]),
        given(context, formula.contingency),
    )
    margin = None if together is None or contingency is None else together * (contingency - 1)
    lines.append(Line(say("For what goes wrong"), _percent(context, contingency), margin))
    hours, weeks = given(context, formula.start_up_hours), given(context, formula.start_up_weeks)
    spread = None if hours is None or weeks is None else hours / max(weeks, Fraction(1))
    how = (
        ()
        if spread is None
        else say(
            "{hours} h over {weeks} weeks",
            hours=_shown(context, hours),
            weeks=_shown(context, weeks),
        )
    )
    lines.append(Line(say("Learning at the start"), how, spread))
    return lines


def line_free(context: Context, formula: StaffCapacity) -> Line:
    """What the hours free are made of."""
    share = given(context, formula.share)
    parts = [
        given(context, part)
        for part in (
            formula.people,
            formula.weekly_hours,
            formula.after_leave,
            formula.after_meetings,
        )
    ]
    return _times(
        context, context.say("Hours free"), *parts, None if share is None else share / 100
    )


def _product(context: Context, what: Inline, one: Quantity, other: Quantity) -> Line:
    return _times(context, what, given(context, one), given(context, other))


def _times(context: Context, what: Inline, *factors: Fraction | None) -> Line:
    """Numbers multiplied; nothing at all if one of them is unknown."""
    known = [factor for factor in factors if factor is not None]
    if len(known) < len(factors):
        return Line(what, (), None)
    hours = Fraction(1)
    for factor in known:
        hours *= factor
    shown = joined((_shown(context, factor) for factor in known), " × ")
    return Line(what, shown if len(known) > 1 else (), hours)


def _sum(parts: Sequence[Fraction | None]) -> Fraction | None:
    known = [part for part in parts if part is not None]
    return sum(known, ZERO) if len(known) == len(parts) else None


def _shown(context: Context, value: Fraction | None) -> Inline:
    if value is None:
        return ()
    return words(quantity(Decimal(value.numerator) / Decimal(value.denominator), context.language))


def _percent(context: Context, contingency: Fraction | None) -> Inline:
    if contingency is None:
        return ()
    return context.say("{n} % on top", n=_shown(context, (contingency - 1) * 100))


def _item_text(context: Context, part: Quantity) -> Inline:
    question = context.question(part.item or "")
    return context.named(question.link_id) if question else context.say("Posts")


def _calculation(context: Context, formula: StaffCapacity, found: Capacity | None) -> Table:
    columns = (
        Column(context.say("Work"), 0.56),
        Column(context.say("How"), 0.28),
        Column(context.say("Hours a week"), 0.16, "end"),
    )
    rows = [
        Row((line.what, line.how, _hours(context, line.hours)))
        for line in lines_needed(context, formula)
    ]
    needed = found.needed if found else None
    rows.append(Row((context.say("Hours needed"), (), _hours(context, needed)), kind="total"))
    free = line_free(context, formula)
    rows.append(Row((free.what, free.how, _hours(context, free.hours)), kind="total"))
    return Table(columns, tuple(rows))


def _hours(context: Context, hours: Fraction | None) -> Inline:
    if hours is None:
        return (Span(context.text("unknown"), sign="unknown"),)
    return words(context.hours(hours))


def _bars(context: Context, link_id: str, found: Capacity) -> Figure:
    """Hours needed above hours free, with the loads at which the points change."""
    names = [context.text("Hours needed"), context.text("Hours free")]
    values = [context.text("{n} h a week", n=context.hours(hours)) for hours in found]
    rule = context.policy.questions.get(link_id)
    bounds = [level.at_most for level in rule.levels if level.at_most is not None] if rule else []
    limits = tuple(
        Limit(found.free * bound, context.text("load {n}", n=text_of(_shown(context, bound))))
        for bound in bounds
        if found.free
    )
    rows = (
        BarRow(names[0], found.needed, values[0]),
        BarRow(names[1], found.free, values[1], "hatched"),
    )
    columns = (Column(context.say("What"), 0.6), Column(context.say("Hours a week"), 0.4, "end"))
    cells = tuple(Row((words(n), words(v))) for n, v in zip(names, values, strict=True))
    alt = context.language.semicolon.join(f"{n}: {v}" for n, v in zip(names, values, strict=True))
    return Figure(BarsChart(rows, limits), alt, Table(columns, cells))


def _missing(context: Context, formula: StaffCapacity) -> Paragraph:
    """Which numbers must be known before the load is."""
    absent = dict.fromkeys(
        part.item for part in formula.quantities() if part.item and given(context, part) is None
    )
    listed = joined((context.number(link_id) for link_id in absent), context.language.comma)
    return Paragraph(
        context.say("The load cannot be worked out yet. Still unknown: {numbers}.", numbers=listed)
    )


def _assumption_columns(context: Context) -> tuple[Column, ...]:
    return (
        Column(context.say("Assumption"), 0.30),
        Column(context.say("Value"), 0.10, "end"),
        Column(context.say("Why, and how good"), 0.60),
    )


def _assumptions(context: Context, formula: StaffCapacity) -> Iterator[Row]:
    """Every number that the policy put in, with its reason."""
    names = _names(context)
    parts = [(f"format:{n}", form.hours) for n, form in enumerate(formula.formats)]
    parts += [
        (name, getattr(formula, name)) for name in StaffCapacity.model_fields if name != "formats"
    ]
    for name, part in parts:
        if part.value is None or _is_answered(context, part):
            continue
        why = typed(part.reason) if part.reason else context.say("No reason is given.")
        if part.source:
            why = (*why, Span(" "), *source_words(context, part.source))
        what = names.get(name)
        if what is None:
            posts = formula.formats[int(name.split(":")[1])].posts
            what = context.say(
                "Hours of work for one post ({question})", question=context.number(posts.item or "")
            )
        yield Row((what, _shown(context, part.value), why))


def _names(context: Context) -> dict[str, Inline]:
    """The quantities of the formula in words."""
    say = context.say
    return {
        "reposts": say("Reposts a week"),
        "hours_per_repost": say("Hours for each repost"),
        "languages": say("Languages"),
        "hours_per_extra_language": say("Hours for each post and further language"),
        "approval_hours": say("Hours of approval for each post"),
        "days_staffed": say("Days staffed a week"),
        "comments_read": say("Comments read a day"),
        "minutes_per_comment_read": say("Minutes for each comment read"),
        "comments_answered": say("Comments answered a day"),
        "minutes_per_answer": say("Minutes for each answer"),
        "reporting_hours": say("Hours of reporting a week"),
        "trend_hours": say("Hours of watching trends a week"),
        "contingency": say("Factor for what goes wrong"),
        "start_up_hours": say("Hours of learning at the start"),
        "start_up_weeks": say("Weeks over which they are spread"),
        "people": say("Full-time people"),
        "weekly_hours": say("Weekly hours of one"),
        "after_leave": say("Share left after leave and illness"),
        "after_meetings": say("Share left after meetings"),
        "share": say("Per cent for this platform"),
    }
