"""What would change this: the smallest steps up, and the nearest steps down."""

from assessor.report.model import (
    Block,
    Column,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Row,
    Table,
    joined,
    words,
)
from assessor.report.sections import instrument
from assessor.report.sections.context import Context
from scoring.result import Change, TurningPoint, Watched
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
        blocks += _turning_point(context, point)
    if not points:
        blocks.append(Paragraph(context.say("No better verdict is left to reach.")))
    blocks += _watch_list(context, watched)
    return blocks


def _turning_point(context: Context, point: TurningPoint) -> list[Block]:
    heading = Heading(3, context.say("To reach {verdict}", verdict=context.signed(point.to)))
    if not point.reachable:
        why = joined((_named(context, each) for each in point.why), "; ")
        return [
            heading,
            Paragraph(
                context.say("Not reachable by answers. What is fixed prevents it: {why}.", why=why)
            ),
        ]
    if not point.changes:
        return [heading, Paragraph(context.say("Nothing needs to change."))]
    items = tuple(_change(context, change) for change in point.changes)
    lead = context.count("{n} question to touch:", "{n} questions to touch:", len(items))
    blocks: list[Block] = [heading, Paragraph(words(lead)), ListBlock(items, ordered=True)]
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


def _change(context: Context, change: Change) -> Inline:
    message = {
        "settle": "{question} Find out; it must turn out to be: {goal}.",
        "change": "{question} Change it from {start} to: {goal}.",
        "meet_measure": "{question} Meet its measure and show the proof.",
        "better_backing": "{question} Add better proof.",
        "lift_or_change": "{question} Change it to {goal}, or have it lifted.",
    }[change.kind]
    return context.say(
        message,
        question=context.named(change.link_id),
        start=context.step(change.link_id, change.start),
        goal=context.step(change.link_id, change.goal),
    )


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
