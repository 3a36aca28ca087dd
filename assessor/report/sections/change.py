"""What would change this: the smallest steps up, and the nearest steps down."""

from collections.abc import Sequence

from assessor.i18n import message
from assessor.report.model import (
    Block,
    Column,
    Heading,
    Inline,
    Paragraph,
    Row,
    Span,
    Table,
    Together,
    joined,
    words,
)
from assessor.report.sections import instrument
from assessor.report.sections.context import Context
from assessor.report.sections.evidence import kind_words
from scoring.cells import level_name
from scoring.result import Change, ChangeKind, TurningPoint, Watched
from scoring.turning_points import TOTAL

_MOST_WATCHED = 12


def what_would_change_this(context: Context) -> list[Block]:
    """The section on turning points and the watch list."""
    if context.result.rubric:
        return instrument.no_way_between(context)
    points, watched = context.dossier.turning_points, context.dossier.watch
    blocks: list[Block] = [
        Paragraph(
            context.say(
                "The fewest questions to touch to reach a better verdict. Facts about the platform "
                "stay as they are: only what is open, or in the organisation's power, moves."
            )
        )
    ]
    for point in points:
        blocks += turning_point(context, point)
    if not points:
        blocks.append(Paragraph(context.say("No better verdict is left to reach.")))
    if context.result.recommendation != "no_go":
        blocks += _watch_list(context, watched)
    return blocks


def turning_point(context: Context, point: TurningPoint) -> list[Block]:
    """What one turning point asks for, by kind; or what prevents it."""
    heading = Heading(3, context.say("To reach {verdict}", verdict=context.signed(point.to)))
    if not point.reachable:
        why = joined((_named(context, each) for each in point.why), context.language.semicolon)
        return [
            heading,
            Paragraph(
                context.say("Not reachable by answers. What is fixed prevents it: {why}.", why=why)
            ),
        ]
    if not point.changes:
        return [heading, Paragraph(context.say("Nothing needs to change."))]
    lead = context.count("{n} question to touch.", "{n} questions to touch.", len(point.changes))
    steps = _steps(context, point)
    count = sum(1 for row in steps.rows if row.kind != "group")
    if count < len(point.changes):
        lead = f"{lead} {context.count('{n} step is enough.', '{n} steps are enough.', count)}"
    blocks: list[Block] = [Together((heading, Paragraph(words(lead)), steps))]
    if not point.exact:
        blocks.append(
            Paragraph(
                context.say(
                    "Some open answers decide what else is asked, so a shorter way may exist."
                ),
                "note",
            )
        )
    return blocks


def _named(context: Context, subject: str) -> Inline:
    """A question or an area by its name."""
    if subject in context.numbers:
        return context.named(subject)
    return context.say("the total") if subject == TOTAL else context.area_name(subject)


def _steps(context: Context, point: TurningPoint) -> Table:
    """What to do, by kind; a measure that several answers call for is met once."""
    columns = (
        Column(context.say("Question or measure"), 0.6),
        Column(context.say("What it takes"), 0.4),
    )
    rows: list[Row] = []
    for kind, title in _kinds(context).items():
        among = [change for change in point.changes if change.kind == kind]
        if among:
            rows.append(Row((words(title),), kind="group"))
            rows += _met_by(context, among) if kind == "meet_measure" else _rows(context, among)
    return Table(columns, tuple(rows))


def _kinds(context: Context) -> dict[ChangeKind, str]:
    return {
        "lift_or_change": context.text("Change, or have lifted by a signed exception"),
        "settle": context.text("Find out"),
        "change": context.text("Change, as it is in the organisation's power"),
        "meet_measure": context.text("Meet the measure and show its proof"),
        "better_backing": context.text("Better the proof"),
    }


def _rows(context: Context, among: Sequence[Change]) -> list[Row]:
    return [Row((context.named(each.link_id), _change(context, each))) for each in among]


def _change(context: Context, change: Change) -> Inline:
    """What one question must become, with the measures that this answer brings along."""
    rule = context.policy.questions.get(change.link_id)
    how = {
        "settle": message("It must turn out to be “{goal}”."),
        "change": message("From “{start}” to “{goal}”."),
        "lift_or_change": message("To “{goal}”, or lifted by: {role}."),
        "better_backing": message("At least: {backing}."),
        "meet_measure": "",
    }[change.kind]
    knocks = [each.knock_out for each in rule.levels if each.knock_out] if rule else []
    needed = rule.backing if rule else None
    return (
        *context.say(
            how,
            start=context.step(change.link_id, change.start),
            goal=context.step(change.link_id, change.goal),
            role=context.role(knocks[0].may_be_lifted_by if knocks else None),
            backing=words(kind_words(context, needed.value if needed else "assertion")),
        ),
        *_brought_along(context, change),
    )


def _brought_along(context: Context, change: Change) -> Inline:
    """The measures that the answer calls for, once it is what it must be, and nobody has met."""
    rule, standing = context.policy.questions.get(change.link_id), context.standing(change.link_id)
    goal = change.goal or ""
    steps = (
        [level for level in rule.levels if level_name(level) in (goal, *goal.split(", "))]
        if rule
        else []
    )
    called = dict.fromkeys(measure for level in steps for measure in level.measures)
    if change.kind == "better_backing" and standing and standing.cell:
        called = dict.fromkeys(standing.cell.measures)
    wanted = [context.measure(name) for name in called if not context.is_met(name)]
    return (Span(" "), *context.say("To do: {what}", what=joined(wanted, " "))) if wanted else ()


def _met_by(context: Context, among: Sequence[Change]) -> list[Row]:
    """Each measure with the answers that call for it."""
    asking: dict[str, list[str]] = {}
    for change in among:
        standing = context.standing(change.link_id)
        for name in standing.cell.measures if standing and standing.cell else ():
            if not context.is_met(name):
                asking.setdefault(name, []).append(change.link_id)
    return [
        Row(
            (
                context.measure(name),
                context.say(
                    "Called for by {numbers}.",
                    numbers=joined(
                        (context.number(link_id) for link_id in link_ids), context.language.comma
                    ),
                ),
            )
        )
        for name, link_ids in asking.items()
    ]


def _watch_list(context: Context, watched: tuple[Watched, ...]) -> list[Block]:
    heading = Heading(3, context.say("Watch list"))
    if not watched:
        return [
            heading,
            Paragraph(context.say("No single answer, turning worse, would worsen the verdict.")),
        ]
    columns = (
        Column(context.say("If this answer"), 0.46),
        Column(context.say("turned into"), 0.26),
        Column(context.say("the verdict would be"), 0.28),
    )
    rows = tuple(
        Row(
            (
                context.named(each.link_id),
                context.step(each.link_id, each.to),
                context.signed(each.verdict),
            )
        )
        for each in watched[:_MOST_WATCHED]
    )
    blocks: list[Block] = [
        heading,
        Paragraph(context.say("Single steps down that would worsen the verdict, nearest first.")),
        Table(columns, rows),
    ]
    left = len(watched) - _MOST_WATCHED
    if left > 0:
        blocks.append(
            Paragraph(
                words(
                    context.count(
                        "{n} more step down would do so.", "{n} more steps down would do so.", left
                    )
                ),
                "note",
            )
        )
    return blocks
