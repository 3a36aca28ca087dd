"""What reviewers said: remarks on answers, returns and advice, with what was replied."""

from assessor.assessment import Remark
from assessor.report.model import (
    Block,
    Column,
    Inline,
    Paragraph,
    Row,
    Table,
    joined,
    strong,
    text_of,
    typed,
    words,
)
from assessor.report.sections.context import Context
from assessor.words import speaker_words


def review(context: Context) -> list[Block]:
    """The section on the review, in the order in which things were said."""
    intro = context.say(
        "A comment stays with the answer that its author had read. Advice does not decide: the "
        "decider accepts it, or overrules it with reasons."
    )
    columns = (
        Column(context.say("Who and when"), 0.2),
        Column(context.say("About"), 0.3),
        Column(context.say("What was said, and replied"), 0.5),
    )
    rows = tuple(_row(context, remark) for remark in context.assessment.remarks)
    return [Paragraph(intro, "lead"), Table(columns, rows)]


def _row(context: Context, remark: Remark) -> Row:
    who = (
        typed(remark.by),
        words(speaker_words(context.language, context.policy, remark.role)),
        context.day(remark.day),
    )
    return Row((_lines(who), _about(context, remark), _said(context, remark)))


def _about(context: Context, remark: Remark) -> Inline:
    """The question and the answer that was read, or what kind of remark on the whole it is."""
    if remark.link_id is None:
        return {
            "remark": context.say("All of it"),
            "advice": strong(context.text("Advice")),
            "return": strong(context.text("Returned")),
        }[remark.kind]
    lines = [context.named(remark.link_id)]
    if remark.answer:
        lines.append(context.say("Answer read: {answer}", answer=typed(remark.answer)))
        present = text_of(context.value(remark.link_id))
        if present and _changed(remark, present):
            lines.append(context.say("Changed since, to: {answer}", answer=typed(present)))
    return _lines(lines)


def _changed(remark: Remark, present: str) -> bool:
    """Whether the answer is another now than the one that was read.

    Where nobody has looked, the words must do, whatever language they are in.
    """
    return present != remark.answer if remark.changed is None else remark.changed


def _said(context: Context, remark: Remark) -> Inline:
    lines = [context.theirs(remark.text)]
    lines += [
        context.say(
            "{who}, {day}: {text}",
            who=typed(reply.by),
            day=context.day(reply.day),
            text=context.theirs(reply.text),
        )
        for reply in remark.replies
    ]
    return _lines(lines)


def _lines(parts: list[Inline] | tuple[Inline, ...]) -> Inline:
    """One below the other."""
    return joined(parts, "\n")
