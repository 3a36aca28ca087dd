"""What changed since the last version: for whoever read that one and needs only the rest."""

from assessor.assessment import Change
from assessor.report.model import Block, Column, Inline, Paragraph, Row, Table, typed, words
from assessor.report.sections.context import Context


def since(context: Context) -> list[Block]:
    """The section on the version before this one, with all that it said otherwise."""
    told = context.assessment.since
    if told is None:
        return []
    intro = context.say("Compared with version {n}.", n=words(str(told.version)))
    if not told.changes:
        same = context.say("No answer, measure or exception differs.")
        return [Paragraph((*intro, *words(" "), *same))]
    columns = (
        Column(context.say("What"), 0.4),
        Column(context.say("Before"), 0.3),
        Column(context.say("Now"), 0.3),
    )
    rows = tuple(
        Row((_subject(context, one), typed(one.before), typed(one.now))) for one in told.changes
    )
    return [Paragraph(intro), Table(columns, rows)]


def _subject(context: Context, change: Change) -> Inline:
    """A question by its number and text; anything else by its name when it was written down."""
    asked = change.subject in context.numbers
    named = context.named(change.subject or "") if asked else typed(change.title)
    return context.say("Proof: {question}", question=named) if change.kind == "proof" else named
