"""Every answer by area, with what it rests on; gaps are shown as gaps."""

from collections.abc import Iterator, Sequence

from assessor.report.model import (
    Block,
    Column,
    Heading,
    Inline,
    Paragraph,
    Row,
    Span,
    Table,
    joined,
    linked,
    typed,
    words,
)
from assessor.report.sections.context import Context
from assessor.report.sections.evidence import kind_words, quoted_proof, where
from questionnaires.enabling import conditions
from questionnaires.items import GroupItem, Item, Question
from questionnaires.response import Answer
from scoring.result import Standing


def answers(context: Context) -> list[Block]:
    """The section with all answers, one table an area."""
    back = context.back_links
    blocks: list[Block] = [
        Paragraph(
            context.say(
                "All questions, asked or not. A filled dot is an answer, an open one is unknown, "
                "a dash is set aside. {points} An arrow leads back to the place where the answer "
                "matters.",
                points=_reading(context),
            )
        )
    ]
    loose = [item for item in context.questionnaire.item if not isinstance(item, GroupItem)]
    if loose:
        blocks.append(_table(context, loose, back))
    for area in context.questionnaire.areas:
        blocks.append(Heading(3, typed(area.text), f"a-{area.link_id}"))
        blocks.append(_table(context, area.item, back))
    return blocks


def _reading(context: Context) -> Inline:
    if context.result.rubric:
        return context.say("Points are the instrument's own; an unknown has its full range.")
    return context.say("Points run from 0 to 100; an unknown has its full range.")


def _table(context: Context, items: Sequence[Item], back: dict[str, str]) -> Table:
    columns = (
        Column(context.say("No."), 0.07),
        Column(context.say("Question"), 0.31),
        Column(context.say("Answer"), 0.28),
        Column(context.say("Rests on"), 0.23),
        Column(context.say("Points"), 0.10, "end"),
    )
    return Table(columns, tuple(_rows(context, items, back)))


def _rows(context: Context, items: Sequence[Item], back: dict[str, str]) -> Iterator[Row]:
    for item in items:
        if isinstance(item, GroupItem):
            yield Row((typed(item.text),), kind="group")
            yield from _rows(context, item.item, back)
        else:
            yield _row(context, item, back)


def _row(context: Context, question: Question, back: dict[str, str]) -> Row:
    link_id = question.link_id
    standing, answer = context.standing(link_id), context.answer(link_id)
    number: Inline = words(context.numbers[link_id])
    if link_id in back:
        number = (*number, Span("\u00a0"), *linked("↑", f"#{back[link_id]}"))
    off = standing is not None and standing.state == "disabled"
    return Row(
        (
            number,
            typed(question.text),
            answer_words(context, question, standing, answer),
            () if off else _rests_on(context, standing, answer),
            _points(context, standing),
        ),
        anchor=f"q-{link_id}",
        kind="set_aside" if off else "plain",
    )


def answer_words(
    context: Context, question: Question, standing: Standing | None, answer: Answer | None
) -> Inline:
    """What was answered, or why there is no answer."""
    if standing is not None and standing.state == "disabled":
        return _not_asked(context, question)
    if answer is not None and answer.not_applicable is not None:
        reason = context.theirs(answer.not_applicable)
        said = context.say("Does not apply: {reason}", reason=reason)
        return (Span("", sign="set_aside"), *said, *_comment(context, answer))
    if standing is not None and standing.state == "unknown":
        return (*_unknown(context, question.link_id, standing, answer), *_comment(context, answer))
    value = tuple(span._replace(strong=True) for span in context.value(question.link_id))
    if not value:
        return context.say("no answer")
    chosen = standing.cell.knock_out if standing and standing.cell else None
    knocks = (Span("\n"), Span(context.text("Rules it out"), strong=True, sign="no_go"))
    return (
        Span("", sign="answered"),
        *value,
        *(knocks if chosen else ()),
        *_proposed(context, answer),
        *_comment(context, answer),
    )


def _not_asked(context: Context, question: Question) -> Inline:
    controllers = dict.fromkeys(each.question for each in conditions(question.enable_when))
    for group in context.groups_of(question.link_id):
        controllers |= dict.fromkeys(each.question for each in conditions(group.enable_when))
    listed = joined((context.number(link_id) for link_id in controllers), context.language.comma)
    return context.say("Not asked, because of the answer to {numbers}.", numbers=listed)


def _unknown(context: Context, link_id: str, standing: Standing, answer: Answer | None) -> Inline:
    text = {
        "expired": context.text("Out of date, so unknown"),
        "unconfirmed": context.text("Proposed, not confirmed by a person"),
        "input_unknown": context.text("Cannot be worked out yet: a number is unknown"),
        "unanswered": context.text("Not answered yet"),
    }.get(standing.reason or "", context.text("Unknown"))
    spans: list[Span] = [Span(text, strong=True, sign="unknown")]
    value = context.value(link_id)
    if value:
        spans += [Span(context.language.colon), *value]
    if standing.maybe:
        spans += [Span("\n"), *_small(context.say("Asked only if an open answer turns out so."))]
    unknown = answer.unknown if answer else None
    if unknown and (unknown.who or unknown.by):
        who = typed(unknown.who) if unknown.who else context.say("nobody yet")
        spans += [
            Span("\n"),
            *context.say("{who} finds out by {day}", who=who, day=context.day(unknown.by)),
        ]
    if unknown and unknown.note:
        spans += [Span("\n"), *_small(context.theirs(unknown.note))]
    return (*spans, *_proposed(context, answer))


def _proposed(context: Context, answer: Answer | None) -> Inline:
    """Where a pre-filled answer came from, and who stands behind it."""
    if answer is None or answer.prefill is None:
        return ()
    prefill = answer.prefill
    origin = _origin(context, prefill.origin)
    if prefill.overridden_because:
        said = context.say(
            "Differs from {origin}: {reason}",
            origin=origin,
            reason=context.theirs(prefill.overridden_because),
        )
    elif prefill.confirmed_by and prefill.confirmed_on:
        said = context.say(
            "From {origin}, confirmed by {who} on {day}",
            origin=origin,
            who=typed(prefill.confirmed_by),
            day=context.day(prefill.confirmed_on),
        )
    elif prefill.confirmed_by:
        said = context.say(
            "From {origin}, confirmed by {who}", origin=origin, who=typed(prefill.confirmed_by)
        )
    else:
        said = context.say("From {origin}", origin=origin)
    return (Span("\n"), *_small(said))


def _origin(context: Context, origin: str) -> Inline:
    """Where a proposed answer came from; this report's own fact sheet by its name."""
    sheet = context.dossier.facts
    if sheet and origin == f"fact_sheet {sheet.id} {sheet.version}":
        return context.say("the fact sheet, version {version}", version=typed(sheet.version))
    return typed(origin)


def _comment(context: Context, answer: Answer | None) -> Inline:
    if answer is None or not answer.comment:
        return ()
    return (Span("\n"), *_small(context.theirs(answer.comment)))


def _small(inline: Inline) -> Inline:
    return tuple(span._replace(small=True, muted=True) for span in inline)


def _rests_on(context: Context, standing: Standing | None, answer: Answer | None) -> Inline:
    """What the answer rests on, and whether that is enough."""
    spans: list[Span] = []
    backing = answer.backing if answer else None
    if backing:
        spans.append(Span(kind_words(context, backing.kind)))
        if backing.confidence:
            spans.append(
                Span(context.language.comma + confidence_words(context, backing.confidence))
            )
        found = where(context, backing)
        if found:
            spans += [Span(context.language.colon), *found]
        if backing.quote:
            spans += [Span("\n"), *_reduced(quoted_proof(context, backing))]
        if backing.seen:
            spans += [Span("\n"), *_small(context.say("seen {day}", day=context.day(backing.seen)))]
    elif answer and answer.value is not None:
        spans.append(Span(context.text("nothing recorded"), muted=True))
    if standing is not None and standing.state == "answered" and standing.backing_weak:
        weak = Span(context.text("Proof too thin or out of date"), strong=True, sign="conditional")
        spans += [Span("\n"), weak] if spans else [weak]
    return tuple(spans)


def _reduced(inline: Inline) -> Inline:
    return tuple(span._replace(small=True) for span in inline)


def confidence_words(context: Context, confidence: str) -> str:
    """How sure somebody is."""
    return {
        "low": context.text("low confidence"),
        "medium": context.text("medium confidence"),
        "high": context.text("high confidence"),
    }[confidence]


def _points(context: Context, standing: Standing | None) -> Inline:
    if standing is None or standing.state in ("disabled", "not_applicable") or not standing.weight:
        return words("–")
    low, high = context.points(standing.low), context.points(standing.high)
    points = low if low == high else context.text("{low} to {high}", low=low, high=high)
    weight = context.text("weight {n}", n=standing.weight)
    return (Span(points), Span(f"\n{weight}", small=True, muted=True))
