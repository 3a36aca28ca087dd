"""What is being decided, by whom, and what could rule it out."""

from collections.abc import Sequence

from assessor.report.model import (
    Block,
    Callout,
    Column,
    Inline,
    KeyValues,
    ListBlock,
    Paragraph,
    Row,
    Span,
    Table,
    joined,
    typed,
    words,
)
from assessor.report.sections.context import Context
from scoring.result import KnockOutFound


def scope(context: Context) -> list[Block]:
    """The section on scope and purpose."""
    assessment = context.assessment
    pairs: list[tuple[Inline, Inline]] = []

    def pair(name: str, value: str | None) -> None:
        if value:
            pairs.append((words(name), context.theirs(value)))

    pair(context.text("Title"), assessment.title)
    if assessment.platform:
        pair(context.text("Platform"), assessment.platform.name)
    if assessment.organisation:
        pair(context.text("Organisation"), assessment.organisation.name)
        pair(context.text("Country"), assessment.organisation.country)
        pair(context.text("About it"), assessment.organisation.description)
    pair(context.text("What is decided"), assessment.scope)
    pair(context.text("Owner"), assessment.owner)
    pair(context.text("Answered by"), assessment.author)
    if assessment.language:
        written = context.language.name_of(assessment.language)
        pairs.append((context.say("Written in"), words(written)))
    if assessment.authored:
        pairs.append((context.say("Answered on"), context.day(assessment.authored)))
    pairs.append((context.say("Asked"), typed(context.questionnaire.title)))
    pairs.append((context.say("Judged by"), typed(context.policy.title)))
    blocks: list[Block] = [KeyValues(tuple(pairs))]
    if assessment.illustrative:
        blocks.append(
            Callout(
                context.say("An illustration"),
                context.say(
                    "The organisation's answers are made up to show how things work. They describe "
                    "no real organisation."
                ),
            )
        )
    if assessment.notes:
        blocks.append(ListBlock(tuple(context.theirs(note) for note in assessment.notes)))
    return blocks


def knock_outs(context: Context) -> list[Block]:
    """The section on answers that rule a platform out whatever the score."""
    blocks: list[Block] = [
        Paragraph(
            context.say(
                "A knock-out ends the matter, however good the score is. Only the role named here "
                "may lift one, by a signed exception with a reason; the verdict is then GO WITH "
                "CONDITIONS at best."
            )
        )
    ]
    found = context.result.knock_outs
    if found:
        blocks.append(_table(context, found))
    clear = _clear(context, found)
    if clear:
        listed = joined((context.number(link_id) for link_id in clear), context.language.comma)
        blocks.append(
            Paragraph(context.say("Answered without a knock-out: {numbers}.", numbers=listed))
        )
    elif not found:
        blocks.append(Paragraph(context.say("No question that was asked can rule it out.")))
    return blocks


def _clear(context: Context, found: Sequence[KnockOutFound]) -> list[str]:
    """Questions that could have ruled it out and did not."""
    troubled = {each.link_id for each in found}
    return [
        link_id
        for link_id, standing in context.result.standings.items()
        if standing.state == "answered"
        and link_id not in troubled
        and (rule := context.policy.questions.get(link_id))
        and any(level.knock_out for level in rule.levels)
    ]


def _table(context: Context, found: Sequence[KnockOutFound]) -> Table:
    columns = (
        Column(context.say("Question"), 0.34),
        Column(context.say("State"), 0.20),
        Column(context.say("Why it rules out"), 0.28),
        Column(context.say("Who may lift it"), 0.18),
    )
    order = sorted(found, key=lambda each: (not each.certain, each.lifted_by is not None))
    rows = tuple(
        Row(
            (
                context.named(each.link_id),
                _state(context, each),
                typed(each.reason),
                context.role(each.may_be_lifted_by),
            ),
            anchor=f"ko-{each.link_id}",
        )
        for each in order
    )
    return Table(columns, rows)


def _state(context: Context, found: KnockOutFound) -> Inline:
    if found.lifted_by is not None:
        return (
            Span("", sign="conditional"),
            *context.say(
                "Lifted by {who}: {reason}",
                who=typed(found.lifted_by),
                reason=context.theirs(found.lifted_reason or ""),
            ),
        )
    if found.certain:
        chosen = (Span(context.text("Rules it out"), strong=True, sign="no_go"),)
        return (*chosen, Span(context.language.colon), *context.value(found.link_id))
    return (Span(context.text("Possible: still open"), sign="undecided"),)
