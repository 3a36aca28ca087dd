"""One platform over time in blocks: how its judgement moved, and what came of it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from assessor.casework import Evaluated
from assessor.i18n import ENGLISH, Language, message
from assessor.report.charts import RangeChart, RangeRow
from assessor.report.dossier import Dossier
from assessor.report.model import (
    Block,
    Callout,
    Column,
    Figure,
    Inline,
    Paragraph,
    Row,
    Table,
    typed,
    words,
)
from assessor.report.sections.areas import legend, limit
from assessor.report.sections.context import Context, brief
from assessor.report.sections.outcomes import outcomes

_MOST_AREAS = 4


class Moment(NamedTuple):
    """One version as it was judged. stage: how far it got, in words."""

    title: str
    version: int
    day: date
    stage: str
    found: Evaluated


def moment_blocks(moments: Sequence[Moment], language: Language = ENGLISH) -> tuple[Block, ...]:
    """The versions beside each other, the oldest first: totals as a picture, all in a table.

    Raises ValueError if there is none.
    """
    if not moments:
        raise ValueError("there is no version to show")
    spoken = [(one, _context(one.found, language)) for one in moments]
    rows = [_row(one, context) for one, context in spoken]
    lead = spoken[-1][1]
    alt = lead.language.semicolon.join(
        f"{row.name}: {lead.language.comma.join((row.words, row.judgement))}" for row in rows
    )
    figure = Figure(
        RangeChart(tuple(rows), legend(lead, rows)),
        lead.text("Totals over time: {rows}.", rows=alt),
        _table(spoken, lead),
        table_shown=True,
    )
    meaning = lead.say(
        "Every version is judged as of its own day, by the questionnaire and policy that it was "
        "answered by. Where these differ, so may what a score means."
    )
    return (figure, Paragraph(meaning, "note"))


def outcome_blocks(found: Sequence[Evaluated], language: Language = ENGLISH) -> tuple[Block, ...]:
    """What was measured of each that has anything measured; what it is not is said once."""
    drawn: list[Block] = []
    for one in found:
        if one.case.assessment.outcomes:
            caution, *measured = outcomes(_context(one, language))
            if not drawn and isinstance(caution, Callout):
                drawn.append(caution)
            drawn += measured
    return tuple(drawn)


def _context(found: Evaluated, language: Language) -> Context:
    case = found.case
    return Context(
        Dossier(case.questionnaire, case.assessment, case.policy, found.result), language, {}
    )


def _row(one: Moment, context: Context) -> RangeRow:
    """A version's total, with what it came to in words."""
    result = one.found.result
    low, high = result.total or (None, None)
    return RangeRow(
        _name(one, context),
        low,
        high,
        context.ends(result.total),
        _verdict(one, context),
        limit(context, result.no_go_below, message("NO-GO below {n}")),
        limit(context, result.go_from, message("GO from {n}")),
    )


def _name(one: Moment, context: Context) -> str:
    return context.text("{day}: version {n}", day=context.language.date(one.day), n=one.version)


def _verdict(one: Moment, context: Context) -> str:
    verdict = one.found.result.recommendation
    return context.verdict(verdict) if verdict else context.text("No verdict")


def _table(spoken: Sequence[tuple[Moment, Context]], lead: Context) -> Table:
    areas = lead.result.areas[:_MOST_AREAS]
    share = 0.5 / (len(areas) + 1)
    columns = (
        Column(lead.say("Version"), 0.28),
        Column(lead.say("What the answers point to"), 0.22),
        *(Column(lead.area_name(area.id), share, "end") for area in areas),
        Column(lead.say("Total"), share, "end"),
    )
    return Table(
        columns,
        tuple(
            Row(
                (
                    _about(one, context),
                    context.signed(one.found.result.recommendation)
                    if one.found.result.recommendation
                    else context.say("No verdict"),
                    *(words(_score(one, context, area.id)) for area in areas),
                    words(context.ends(one.found.result.total)),
                )
            )
            for one, context in spoken
        ),
    )


def _about(one: Moment, context: Context) -> Inline:
    said = context.text(
        "version {n} of {day}, {stage}",
        n=one.version,
        day=context.language.date(one.day),
        stage=one.stage,
    )
    name = tuple(span._replace(strong=True) for span in typed(brief(one.title)))
    return (*name, *words(f"\n{said}"))


def _score(one: Moment, context: Context, area: str) -> str:
    scores = {each.id: each.score for each in one.found.result.areas}
    return context.ends(scores[area]) if area in scores else "–"
