"""A scenario that was tried, in blocks: where it would lead, and what moves on the way."""

from assessor.casework import Evaluated
from assessor.i18n import ENGLISH, Language, message
from assessor.report.charts import Key, Limit, RangeChart, RangeRow
from assessor.report.dossier import Dossier
from assessor.report.model import (
    Block,
    Column,
    DecisionBox,
    Figure,
    Inline,
    ListBlock,
    Row,
    Table,
    strong,
    typed,
    words,
)
from assessor.report.sections.areas import limit
from assessor.report.sections.change import turning_point
from assessor.report.sections.context import Context
from assessor.report.sections.glance import firmness
from assessor.whatif import WhatIf
from assessor.whatif.words import conditions_moved, sentences, supposed_words
from scoring.policy import Verdict
from scoring.result import Ends, TurningPoint


def whatif_blocks(tried: WhatIf, language: Language = ENGLISH) -> tuple[Block, ...]:
    """The verdict that it would be, scores now and then, and every move in a sentence.

    The first is the verdict; what follows it shows what moves.
    """
    context = _context(tried.after, language)
    verdict, *moved = sentences(tried, language)
    box = DecisionBox(
        tried.moves.verdict[1],
        strong(_verdict(context, tried.moves.verdict[1])),
        words(verdict),
        (firmness(context), *_conditions(tried, language), _supposed(context, tried)),
    )
    figures = [_figure(context, tried)] if _moved(tried) else []
    return (box, *figures, ListBlock(tuple(map(typed, moved)))) if moved else (box,)


def suggestion_blocks(
    found: Evaluated, point: TurningPoint, language: Language = ENGLISH
) -> tuple[Block, ...]:
    """One smallest set of changes that would help, for whoever may try it."""
    return tuple(turning_point(_context(found, language), point))


class _Loose(Context):
    """Speaks of questions where no answers stand that a number could lead to."""

    def number(self, link_id: str) -> Inline:
        """A question's number, and no link."""
        return words(self.numbers.get(link_id, link_id))


def _context(found: Evaluated, language: Language) -> Context:
    case = found.case
    dossier = Dossier(case.questionnaire, case.assessment, case.policy, found.result)
    return _Loose(dossier, language, {})


def _verdict(context: Context, verdict: Verdict | None) -> str:
    return context.verdict(verdict) if verdict else context.text("No verdict")


def _conditions(tried: WhatIf, language: Language) -> list[Inline]:
    said = conditions_moved(tried, language)
    return [words(said)] if said else []


def _supposed(context: Context, tried: WhatIf) -> Inline:
    """Whose scenario this is, and how much it supposes."""
    scenario = tried.scenario
    supposed = words(supposed_words(scenario, context.language))
    return context.say("{name}: {what} supposed.", name=typed(scenario.name), what=supposed)


def _moved(tried: WhatIf) -> bool:
    return bool(tried.moves.areas) or tried.moves.total is not None


def _figure(context: Context, tried: WhatIf) -> Figure:
    """Every score that moves, twice: as it is and as it would be."""
    rows, cells = [], []
    before = {area.id: area for area in tried.before.result.areas}
    for area in tried.moves.areas:
        name = context.questionnaire.groups[area.id].text
        least = limit(context, before[area.id].floor, message("minimum {n}"))
        rows += _pair(context, name, (area.before, area.after), least)
        cells.append(_cells(context, context.area_name(area.id), area.before, area.after))
    total = tried.moves.total
    if total is not None:
        least = limit(context, tried.before.result.no_go_below, message("NO-GO below {n}"))
        rows += _pair(context, context.text("Total"), (total.before, total.after), least)
        cells.append(_cells(context, context.say("Total"), total.before, total.after))
    alt = context.language.semicolon.join(f"{row.name}: {row.words}" for row in rows)
    columns = (
        Column(context.say("Area"), 0.4),
        Column(context.say("Now"), 0.3, "end"),
        Column(context.say("With this"), 0.3, "end"),
    )
    legend = (
        Key("range", context.text("worst to best, as long as answers are open")),
        Key("settled", context.text("settled")),
    )
    return Figure(
        RangeChart(tuple(rows), legend),
        context.text("Scores now and with this: {rows}.", rows=alt),
        Table(columns, tuple(cells)),
    )


def _pair(
    context: Context, name: str, ends: tuple[Ends | None, Ends | None], least: Limit | None
) -> list[RangeRow]:
    """One score as it is and as it would be, with the least that it must be."""
    said = (
        context.text("{name}: now", name=name),
        context.text("{name}: with this", name=name),
    )
    rows = []
    for label, score in zip(said, ends, strict=True):
        low, high = score or (None, None)
        rows.append(RangeRow(label, low, high, context.ends(score), floor=least))
    return rows


def _cells(context: Context, name: Inline, before: Ends | None, after: Ends | None) -> Row:
    return Row((name, words(context.ends(before)), words(context.ends(after))))
