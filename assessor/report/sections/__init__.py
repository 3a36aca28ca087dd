"""From a dossier to a report: every section in its order, numbered."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from assessor.i18n import ENGLISH, Language, message
from assessor.report.dossier import Dossier
from assessor.report.model import Block, Heading, PageBreak, Report
from assessor.report.sections.annex import annex
from assessor.report.sections.answers import answers
from assessor.report.sections.areas import areas
from assessor.report.sections.carrying import seal_words
from assessor.report.sections.change import what_would_change_this
from assessor.report.sections.closing import method, sign_off
from assessor.report.sections.context import Context
from assessor.report.sections.evidence import facts
from assessor.report.sections.front import page_one
from assessor.report.sections.hours import capacity
from assessor.report.sections.outcomes import outcomes
from assessor.report.sections.review import review
from assessor.report.sections.scope import knock_outs, scope
from assessor.report.sections.since import since
from assessor.report.sections.work import measures, open_answers


class Section(NamedTuple):
    """A section: its key in links, its title, what writes it, and when it is there at all."""

    key: str
    title: str
    write: Callable[[Context], list[Block]]
    wanted: Callable[[Dossier], bool] | None = None


SECTIONS: Sequence[Section] = (
    Section("scope", message("Scope and purpose"), scope),
    Section(
        "knock_outs",
        message("Knock-outs and exceptions"),
        knock_outs,
        lambda dossier: not dossier.result.rubric or bool(dossier.result.knock_outs),
    ),
    Section("areas", message("Scores by area"), areas),
    Section("facts", message("Facts, their sources and their age"), facts),
    Section(
        "measures",
        message("Conditions and measures"),
        measures,
        lambda dossier: not dossier.result.rubric or bool(dossier.policy.measures),
    ),
    Section("open", message("Open answers"), open_answers),
    Section("change", message("What would change this"), what_would_change_this),
    Section("answers", message("All answers"), answers),
    Section(
        "capacity",
        message("Staff capacity"),
        capacity,
        lambda dossier: bool(dossier.policy.derived),
    ),
    Section(
        "outcomes",
        message("Measured outcomes"),
        outcomes,
        lambda dossier: bool(dossier.assessment.outcomes),
    ),
    Section(
        "since",
        message("Changes since the last version"),
        since,
        lambda dossier: dossier.assessment.since is not None,
    ),
    Section("review", message("Review"), review, lambda dossier: bool(dossier.assessment.remarks)),
    Section("method", message("How the verdict is reached"), method),
    Section("sign_off", message("Decision and signatures"), sign_off),
    Section("annex", message("Annex"), annex),
)


def _caution(context: Context) -> str:
    """What every page says at its foot."""
    caution = context.text("Computed from the answers; not legal advice.")
    if not context.assessment.illustrative:
        return caution
    return f"{context.text('Illustrative: the answers are made up.')} {caution}"


def report_of(dossier: Dossier, language: Language = ENGLISH) -> Report:
    """The whole report as blocks, in one language."""
    wanted = [section for section in SECTIONS if section.wanted is None or section.wanted(dossier)]
    numbers = {section.key: number for number, section in enumerate(wanted, 1)}
    context = Context(dossier, language, numbers)
    blocks: list[Block] = [*page_one(context), PageBreak()]
    for section in wanted:
        title = context.say(section.title)
        blocks.append(Heading(2, title, f"s-{section.key}", str(numbers[section.key])))
        blocks += section.write(context)
    assessment = dossier.assessment
    verdict = dossier.result.recommendation
    return Report(
        title=assessment.name,
        language=language.tag,
        author=assessment.author
        or (assessment.organisation.name if assessment.organisation else ""),
        subject=context.verdict(verdict) if verdict else "",
        keywords=tuple(dossier.sha256.values()),
        created=dossier.result.as_of,
        footer=_caution(context),
        page_label=context.text("Page {page} of {pages}"),
        blocks=tuple(blocks),
        direction=language.direction,
        attachments=dossier.attachments,
        seal=seal_words(context) if dossier.sealed else "",
    )
