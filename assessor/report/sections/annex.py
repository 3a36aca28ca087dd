"""The annex: versions and hashes, sources and whether anyone checked them, history."""

from assessor.report.attaching import ASSESSMENT, FACTS, POLICY, QUESTIONNAIRE
from assessor.report.model import (
    Block,
    Column,
    Heading,
    Inline,
    KeyValues,
    Paragraph,
    ReplacedCharacters,
    Row,
    Span,
    Table,
    Together,
    muted,
    typed,
    words,
)
from assessor.report.sections.carrying import carried
from assessor.report.sections.citing import cited_for
from assessor.report.sections.context import Context
from assessor.report.sections.evidence import quoted
from assessor.report.sections.reasons import numbers
from assessor.report.sections.values import address
from questionnaires.items import Source


def annex(context: Context) -> list[Block]:
    """Everything that lets somebody compute this report again."""
    return [
        Heading(3, context.say("Versions and hashes"), "s-versions"),
        *_versions(context),
        Heading(3, context.say("History")),
        *_history(context),
        Heading(3, context.say("Characters")),
        ReplacedCharacters(
            context.say(
                "The fonts of this file do not have these characters, or they could mislead. They "
                "are shown by their numbers:"
            ),
            context.say("Every character is shown as it was typed."),
        ),
        Together((Heading(3, context.say("Sources"), "s-sources"), *_sources(context))),
    ]


def _versions(context: Context) -> list[Block]:
    dossier, assessment = context.dossier, context.assessment
    known = {
        ASSESSMENT: (assessment.id or "–", str(assessment.version)),
        QUESTIONNAIRE: (dossier.questionnaire.id, dossier.questionnaire.version),
        POLICY: (dossier.policy.id, dossier.policy.version),
    }
    if dossier.facts:
        known[FACTS] = (dossier.facts.id, dossier.facts.version)
    blocks = carried(context, dossier.attachments, known)
    if dossier.software:
        listed = ", ".join(f"{name} {version}" for name, version in dossier.software.items())
        pair = (context.say("Made with"), typed(listed))
        blocks.append(KeyValues((pair,)))
    return blocks


def _sources(context: Context) -> list[Block]:
    sources = [context.questionnaire.source_by_id[each] for each in context.source_numbers]
    if not sources:
        return [Paragraph(context.say("No source is cited."))]
    unverified = sum(1 for source in sources if not source.verified)
    cited = cited_for(context.dossier)
    lead = context.say(
        "The questions that were asked, the answers and the facts cite {n} sources; {unverified} "
        "of them are unverified: nobody here has compared them with the original.",
        n=words(str(len(sources))),
        unverified=words(str(unverified)),
    )
    columns = (
        Column(context.say("No."), 0.06),
        Column(context.say("Source"), 0.51),
        Column(context.say("Cited for"), 0.13),
        Column(context.say("Compared with the original"), 0.30),
    )
    rows = tuple(
        Row(
            (
                words(context.source_numbers[source.id]),
                _source(context, source),
                numbers(context, cited[source.id]),
                _checked(context, source),
            ),
            anchor=f"src-{source.id}",
        )
        for source in sources
    )
    return [Paragraph(lead), Table(columns, rows)]


def _source(context: Context, source: Source) -> Inline:
    """A source in full: title with its address, publisher, date, and what is to be known of it."""
    (title,) = context.sources(source.title)
    rest = (Span(context.language.comma), *context.published(source))
    (there,) = address(source.url)
    spans = [title._replace(link=there.link), *(each._replace(muted=True) for each in rest)]
    if source.note:
        spans += [Span("\n"), Span(source.note, muted=True, small=True, user=True)]
    return tuple(spans)


def _checked(context: Context, source: Source) -> Inline:
    if source.checked is None or source.quote is None:
        return (Span(context.text("unverified"), strong=True),)
    said = context.say(
        "{who}, {day}", who=typed(source.checked.by), day=context.day(source.checked.day)
    )
    small = tuple(
        span._replace(small=True) for span in quoted(context, context.sources(source.quote))
    )
    return (*said, Span("\n"), *small)


def _history(context: Context) -> list[Block]:
    entries = context.assessment.history
    if not entries:
        return [Paragraph(muted(context.text("Nothing is recorded.")))]
    columns = (
        Column(context.say("When"), 0.16),
        Column(context.say("Who"), 0.24),
        Column(context.say("What"), 0.60),
    )
    rows = tuple(
        Row((context.day(entry.day), typed(entry.who), context.theirs(entry.what)))
        for entry in entries
    )
    return [Table(columns, rows)]
