"""What people must do: conditions, measures with owner and date, and answers still open."""

from assessor.i18n import message
from assessor.report.model import (
    Block,
    Column,
    Inline,
    ListBlock,
    Paragraph,
    Row,
    Span,
    Table,
    Together,
    joined,
    strong,
    typed,
    words,
)
from assessor.report.sections.context import Context
from assessor.report.sections.reasons import OF_QUESTIONS, clause_words, finder
from scoring.commitments import MeasureCommitment, MeasureState


def measures(context: Context) -> list[Block]:
    """The section on what still keeps the verdict from a GO, and on what is promised."""
    rows = _measure_rows(context)
    blocks: list[Block] = []
    if rows:
        rule = context.say(
            "A conditional GO may be signed only when every measure has an owner and a date. A "
            "measure is met when its proof has been seen."
        )
        blocks.append(Paragraph((*rule, *_nobody_promised(context))))
        columns = (
            Column(context.say("Measure"), 0.29),
            Column(context.say("Because of"), 0.10),
            Column(context.say("Owner"), 0.16),
            Column(context.say("Due"), 0.11),
            Column(context.say("Proof"), 0.21),
            Column(context.say("State"), 0.13),
        )
        blocks.append(Table(columns, tuple(rows)))
    else:
        blocks.append(Paragraph(context.say("The answers call for no measure.")))
    others = _other_conditions(context)
    if others:
        lead = Paragraph(context.say("What else keeps the verdict from a GO:"))
        blocks.append(Together((lead, ListBlock(tuple(others)))))
    return blocks


def _measure_rows(context: Context) -> list[Row]:
    """Every measure that is called for, agreed or met, once, with the answers behind it."""
    because: dict[str, list[str]] = {}
    for link_id, standing in context.result.standings.items():
        for measure in standing.cell.measures if standing.cell else ():
            because.setdefault(measure, []).append(link_id)
    promised = {each.measure: each for each in context.assessment.commitments.measures}
    outstanding = {
        each.subject for each in context.result.conditions if each.kind == "measure_outstanding"
    }
    order = sorted(dict.fromkeys((*because, *promised)), key=lambda each: each not in outstanding)
    return [
        _measure_row(context, measure, because.get(measure, []), promised.get(measure))
        for measure in order
    ]


def _nobody_promised(context: Context) -> Inline:
    """How many measures still keep a conditional GO from being signed."""
    called_for = {
        each.subject
        for each in context.result.conditions
        if each.kind == "measure_outstanding" and each.state == "called_for"
    }
    if not called_for:
        return ()
    count = context.count(
        "{n} is not agreed yet, so no conditional GO can be signed.",
        "{n} are not agreed yet, so no conditional GO can be signed.",
        len(called_for),
    )
    return (Span(" "), *strong(count))


def _measure_row(
    context: Context, measure: str, because: list[str], promise: MeasureCommitment | None
) -> Row:
    known = context.policy.measures.get(measure)
    state: MeasureState = promise.state if promise else "called_for"
    owner = typed(promise.owner) if promise else context.role(known.role if known else None)
    proof = typed(known.proof) if known else ()
    if promise and promise.proof:
        proof = context.say(
            "{proof}, seen by {who} on {day}",
            proof=typed(promise.proof),
            who=typed(promise.seen_by or ""),
            day=context.day(promise.seen_on),
        )
    return Row(
        (
            context.measure(measure),
            joined((context.number(link_id) for link_id in because), context.language.comma),
            owner,
            words("–") if state == "met" else context.day(promise.due if promise else None),
            proof,
            _state(context, state),
        )
    )


def _state(context: Context, state: MeasureState) -> Inline:
    return {
        "called_for": (Span(context.text("called for"), strong=True, sign="box"),),
        "agreed": (Span(context.text("agreed"), sign="unknown"),),
        "met": (Span(context.text("met"), sign="answered"),),
    }[state]


def _other_conditions(context: Context) -> list[Inline]:
    """Conditions that no measure stands for."""
    found: list[Inline] = []
    for each in context.result.conditions:
        if each.kind not in OF_QUESTIONS:
            area = context.area_name(each.subject)
            found.append(clause_words(context, each.kind, area, possible=each.possible))
    for kind, said in (
        ("knock_out_lifted", message("Lifted knock-outs: {numbers}.")),
        ("backing_weak", message("Proof too thin or out of date: {numbers}.")),
        ("unknown_blocks_go", message("Must be known before a GO: {numbers}.")),
    ):
        about = dict.fromkeys(
            each.link_id for each in context.result.conditions if each.kind == kind and each.link_id
        )
        if about:
            listed = joined((context.number(link_id) for link_id in about), context.language.comma)
            found.append(context.say(said, numbers=listed))
    return found


def open_answers(context: Context) -> list[Block]:
    """The section on what nobody knows yet, most decisive first."""
    found = context.result.open
    if not found:
        return [Paragraph(context.say("Every question that scores is answered."))]
    columns = (
        Column(context.say("Question"), 0.46),
        Column(context.say("What it could change"), 0.22),
        Column(context.say("Who finds out"), 0.20),
        Column(context.say("By"), 0.12),
    )
    rows = []
    for each in found:
        answer = context.answer(each.link_id)
        unknown = answer.unknown if answer else None
        rows.append(
            Row(
                (
                    context.named(each.link_id),
                    _stake(context, each.link_id, each.settling),
                    finder(context, each.link_id),
                    context.day(unknown.by if unknown else None),
                ),
                anchor=f"open-{each.link_id}",
            )
        )
    reading = context.say(
        "An open answer counts as anything from worst to best. Those that could change the verdict "
        "by themselves come first, then those that matter most to the total."
    )
    if context.result.firm:
        reading = context.say(
            "An open answer counts as anything from worst to best. The verdict holds whatever "
            "these turn out to be. Those that matter most to the total come first."
        )
    return [Paragraph(reading), Table(columns, tuple(rows))]


def _stake(context: Context, link_id: str, settling: bool) -> Inline:
    if context.result.rubric:
        return (
            (Span(context.text("the outcome, by itself"), strong=True, sign="undecided"),)
            if settling
            else context.say("the figures")
        )
    width = next(each.width for each in context.result.open if each.link_id == link_id)
    points = (
        context.say("{n} points of the total", n=words(context.score(width)))
        if width
        else context.say("what else is asked")
    )
    if not settling:
        return points
    verdict = Span(context.text("the verdict, by itself"), strong=True, sign="undecided")
    return (verdict, Span(context.language.semicolon), *points)
