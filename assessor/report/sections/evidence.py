"""Facts with their sources and their age; nobody has to take this report's word."""

from collections.abc import Sequence
from datetime import date

from assessor.report.model import (
    Block,
    Callout,
    Column,
    Inline,
    Paragraph,
    Row,
    Span,
    Table,
    joined,
    linked,
    muted,
    typed,
    words,
)
from assessor.report.sections.context import Context
from assessor.report.sections.values import address
from assessor.words import age_words
from questionnaires.fact_sheet import Fact, FactSheet
from questionnaires.response import Backing


def facts(context: Context) -> list[Block]:
    """The section on facts: the platform's sheet, then what answers about it rest on."""
    blocks: list[Block] = []
    sheet = context.dossier.facts
    if sheet:
        blocks += _sheet(context, sheet)
    backed = _backed(context)
    if backed:
        blocks.append(
            Table(
                _columns(context, context.say("Answer")),
                tuple(backed),
                context.say("What the answers about the platform rest on"),
            )
        )
    if not blocks:
        blocks.append(
            Paragraph(
                context.say(
                    "No fact sheet was used, and no answer about the platform names a source."
                )
            )
        )
    return blocks


def _sheet(context: Context, sheet: FactSheet) -> list[Block]:
    unverified = sum(1 for fact in sheet.facts if not fact.verified)
    stale = sum(1 for fact in sheet.facts if fact.stale(context.result.as_of))
    lead = context.say(
        "From the fact sheet on {platform}, version {version}, compiled on {day}.",
        platform=typed(sheet.platform),
        version=typed(sheet.version),
        day=context.day(sheet.compiled),
    )
    counts = []
    if unverified:
        counts.append(
            context.count(
                "{n} fact is unverified: nobody has compared it with the original.",
                "{n} facts are unverified: nobody has compared them with the original.",
                unverified,
            )
        )
    if stale:
        counts.append(
            context.count("{n} fact is out of date.", "{n} facts are out of date.", stale)
        )
    blocks: list[Block] = [Paragraph((*lead, *(Span(f" {count}") for count in counts)))]
    if sheet.note:
        blocks.append(Callout(context.say("About this sheet"), typed(sheet.note)))
    # In the order of the questions, so that a number is found where one looks for it.
    order = {link_id: place for place, link_id in enumerate(context.numbers)}
    ordered = sorted(sheet.facts, key=lambda fact: order.get(fact.link_id or "", len(order)))
    rows = tuple(_fact(context, fact) for fact in ordered)
    blocks.append(Table(_columns(context, context.say("Fact")), rows))
    return blocks


def _columns(context: Context, what: Inline) -> tuple[Column, ...]:
    return (
        Column(context.say("No."), 0.07),
        Column(what, 0.53),
        Column(context.say("Source"), 0.21),
        Column(context.say("Seen"), 0.19),
    )


def _fact(context: Context, fact: Fact) -> Row:
    text: list[Span] = list(typed(fact.statement))
    if fact.quote:
        text += [Span("\n"), *quoted(context, context.sources(fact.quote))]
    if fact.note:
        text += [Span("\n"), Span(fact.note, muted=True, small=True, user=True)]
    number = context.number(fact.link_id) if fact.link_id in context.numbers else words("–")
    named = [source_words(context, source_id) for source_id in fact.sources]
    return Row(
        (
            number,
            tuple(text),
            joined(named, "\n"),
            _seen(context, fact.seen, fact.good_until, verified=fact.verified),
        )
    )


def quoted(context: Context, quote: Inline) -> Inline:
    """A quotation in this language's marks."""
    return tuple(span._replace(quote=True) for span in context.say("“{quote}”", quote=quote))


def quoted_proof(context: Context, backing: Backing) -> Inline:
    """What a proof says: in the words of its source, or as somebody copied them."""
    told = context.sources if context.source(backing.source or "") else context.theirs
    return quoted(context, told(backing.quote or ""))


def _seen(
    context: Context, seen: date | None, good_until: date | None, *, verified: bool | None
) -> Inline:
    """When something was seen, how old that is, and whether anyone checked it."""
    as_of, spans = context.result.as_of, []
    if seen:
        spans += [*context.day(seen), Span("\n"), *muted(age(context, seen))]
    if good_until and good_until < as_of:
        late = context.say("out of date since {day}", day=context.day(good_until))
        spans += [Span("\n"), *(span._replace(strong=True) for span in late)]
    if verified is not None:
        state = context.text("verified") if verified else context.text("unverified")
        spans += [Span("\n"), Span(state, strong=not verified, muted=verified, small=True)]
    return tuple(spans)


def age(context: Context, seen: date) -> str:
    """How long before the judgement something was seen."""
    days = (context.result.as_of - seen).days
    if days < 0:
        return context.text("later than this judgement")
    return age_words(context.language, days)


def source_words(context: Context, source_id: str) -> Inline:
    """A source by its number, as a link to the annex, with publisher and date.

    Without an annex there are no numbers, and its publisher, date and address say which it is.
    """
    source = context.source(source_id)
    if source is None or source_id not in context.source_numbers:
        return typed(source_id)
    published = context.published(source)
    if "annex" not in context.sections:
        return joined([published, *([address(source.url)] if source.url else [])], ", ")
    number = linked(context.source_numbers[source_id], f"#src-{source_id}")
    return (*number, Span(" "), *(span._replace(muted=True) for span in published))


def _backed(context: Context) -> list[Row]:
    """Answers about the platform with their proof, where no fact of the sheet stands for them."""
    sheet = context.dossier.facts
    told = {fact.link_id for fact in sheet.facts} if sheet else set()
    rows = []
    for link_id, question in context.questionnaire.questions.items():
        answer = context.answer(link_id)
        if question.subject == "organisation" or link_id in told:
            continue
        if answer is None or answer.value is None or answer.backing is None:
            continue
        rows.append(_answer_row(context, link_id, question.text, answer.backing))
    return rows


def _answer_row(context: Context, link_id: str, question: str, backing: Backing) -> Row:
    text: list[Span] = [*typed(question), Span(" "), *_strong(context.value(link_id))]
    if backing.quote:
        text += [Span("\n"), *quoted_proof(context, backing)]
    source = context.source(backing.source or "")
    verified = source.verified if source else None
    return Row(
        (
            context.number(link_id),
            tuple(text),
            where(context, backing) or words(kind_words(context, backing.kind)),
            _seen(context, backing.seen, backing.good_until, verified=verified),
        )
    )


def _strong(inline: Sequence[Span]) -> Inline:
    return tuple(span._replace(strong=True) for span in inline)


def kind_words(context: Context, kind: str) -> str:
    """A kind of backing, as the page names it."""
    return {
        "assertion": context.text("Our word"),
        "document": context.text("A document"),
        "independent_check": context.text("An outside check"),
    }[kind]


def where(context: Context, backing: Backing) -> Inline:
    """Where the proof of an answer is found."""
    source = context.source(backing.source or "")
    parts = []
    if source:
        parts.append(source_words(context, source.id))
    elif backing.source:
        parts.append(typed(backing.source))
    if backing.url and not (source and source.url == backing.url):
        parts.append(address(backing.url))
    if backing.file:
        parts.append(context.say("file {name}", name=typed(backing.file)))
    return joined(parts, context.language.semicolon)
