"""Page one of a comparison: what each points to, the ranges, what separates them, the hours."""

from assessor.comparing.words import ruling_out
from assessor.report.charts import RangeChart, RangeRow
from assessor.report.comparison.areas import total_row
from assessor.report.comparison.aside import first_reason
from assessor.report.comparison.differences import short_table
from assessor.report.comparison.hours import hours_in_short
from assessor.report.comparison.sides import Sides
from assessor.report.model import (
    Block,
    Column,
    DecisionBox,
    Figure,
    Heading,
    Inline,
    Paragraph,
    Row,
    Span,
    Table,
    joined,
    strong,
    typed,
    words,
)
from assessor.report.sections.areas import legend
from assessor.report.sections.context import brief
from assessor.report.sections.glance import firmness
from scoring.differences import Difference

MOST_CARDS, MOST_OPEN = 3, 2
"""More cards would push everything else off page one; then a table says the same."""
MOST_OF_A_TITLE = 70
"""Letters: longer lists of names stand in the table below the title only."""


def page_one(sides: Sides) -> list[Block]:
    """Everything that a director reads before the next meeting."""
    return [
        *_title(sides),
        *the_answer(sides),
        *verdicts(sides),
        *totals(sides),
        *short_table(sides),
        *find_out(sides),
        *hours_in_short(sides),
    ]


def title_of(sides: Sides) -> str:
    """The platforms, side by side."""
    everyone = [*sides.ids, *sides.compared.unjudged]
    names = sides.labels(everyone)
    if len(names) > MOST_OF_A_TITLE:
        return sides.text("{n} assessments side by side", n=len(everyone))
    return sides.text("Side by side: {names}", names=names)


def _title(sides: Sides) -> list[Block]:
    """Who compares, what was asked of all of them, and as of when."""
    days = sorted({sides.found(one).result.as_of for one in sides.ids})
    parts = [typed(brief(sides.organisation))] if sides.organisation else []
    parts.append(typed(brief(sides.lead.questionnaire.title)))
    judged = joined(map(sides.lead.day, days), sides.language.comma)
    seal = sides.say("sealed") if sides.carrying.sealed else sides.say("not sealed")
    parts += [sides.say("judged as of {days}", days=judged), seal]
    line = tuple(span._replace(muted=True) for span in joined(parts, "  ·  "))
    return [Heading(1, _heading(sides), "top"), Paragraph(line, "note")]


def _heading(sides: Sides) -> Inline:
    names = sides.labels([*sides.ids, *sides.compared.unjudged])
    if len(names) > MOST_OF_A_TITLE:
        return words(title_of(sides))
    return sides.say("Side by side: {names}", names=typed(names))


def the_answer(sides: Sides) -> list[Block]:
    """Who is first and how firmly, and who is out: what a director takes along."""
    out = [one for one in sides.aside if ruling_out(sides.compared, one)]
    parts = [tuple(span._replace(strong=True) for span in said) for said in _first(sides)]
    if out:
        parts.append(sides.say("Ruled out: {names}.", names=typed(sides.labels(out))))
    others = [one for one in sides.aside if one not in out]
    if others:
        parts.append(sides.say("Listed, not ranked: {names}.", names=typed(sides.labels(others))))
    return [Paragraph(joined(parts, " "), "lead")]


def _first(sides: Sides) -> list[Inline]:
    """Those in first place, and whether the open answers can change that."""
    first = typed(sides.labels([each.id for each in sides.ranked if each.rank == 1]))
    if not sides.ranked:
        return [sides.say("None of them can be ranked.")]
    if not sides.is_contest:
        return [sides.say("Only one can be ranked: {names}.", names=first)]
    if sides.compared.settled:
        return [
            sides.say("First: {names}.", names=first),
            sides.say("The order holds whatever the open answers are."),
        ]
    return [
        sides.say("First, with all open answers at their worst: {names}.", names=first),
        sides.say("The ranges overlap: the order is open."),
    ]


def verdicts(sides: Sides) -> list[Block]:
    """A card each; a table where so many would fill the page."""
    if len(sides.ids) > MOST_CARDS or sides.compared.unjudged:
        return [table_of_verdicts(sides)]
    return [card(sides, one) for one in sides.ids]


def card(sides: Sides, one: str) -> DecisionBox:
    """One platform's verdict, with its score and place."""
    context, result = sides.contexts[one], sides.found(one).result
    verdict = result.recommendation
    title = sides.say("{name}: {verdict}", name=sides.name(one), verdict=_pointed(sides, one))
    return DecisionBox(
        verdict,
        tuple(span._replace(strong=True) for span in title),
        _place(sides, one),
        (firmness(context), *_what_holds_it(sides, one), *_signed(sides, one)),
        anchor=f"v-{sides.ids.index(one)}",
        small=True,
    )


def _pointed(sides: Sides, one: str) -> Inline:
    """What the answers point to: a verdict, or what another instrument says instead."""
    context, result = sides.contexts[one], sides.found(one).result
    if result.recommendation:
        return words(context.verdict(result.recommendation))
    outcomes = result.rubric.possible_outcomes if result.rubric else ()
    return joined(map(typed, outcomes), " / ") or sides.say("No verdict")


def _place(sides: Sides, one: str) -> Inline:
    result = sides.found(one).result
    score = words(sides.ends(result.total))
    if result.rubric:
        return sides.say("Listed, not ranked.")
    if one in sides.compared.comparison.aside:
        return sides.say("Listed, not ranked. Score {score}.", score=score)
    if not sides.is_contest:
        return sides.say("Score {score}.", score=score)
    return sides.say(
        "Score {score}; first in {first} weightings.", score=score, first=words(sides.first(one))
    )


def _what_holds_it(sides: Sides, one: str) -> list[Inline]:
    """What rules it out, or how much keeps it from a go; in full in its own report."""
    result = sides.found(one).result
    said = first_reason(sides, one) if one in sides.aside else []
    if not said and result.conditions:
        count = len({(each.kind, each.subject or each.link_id) for each in result.conditions})
        more = sides.count(
            "{n} thing keeps it from a GO; its own report says which.",
            "{n} things keep it from a GO; its own report says which.",
            count,
        )
        said = [words(more)]
    # On black paper a link would not be seen.
    return [tuple(span._replace(link="") for span in each) for each in said]


def _signed(sides: Sides, one: str) -> list[Inline]:
    """What people decided, where they have."""
    decision = sides.found(one).case.assessment.decision
    if decision is None:
        return []
    by = joined((typed(each.name) for each in decision.signatures), ", ")
    verdict = words(sides.lead.verdict(decision.verdict))
    return [sides.say("Decision: {verdict}, signed by {names}.", verdict=verdict, names=by)]


def table_of_verdicts(sides: Sides) -> Table:
    """The same as the cards, for as many platforms as may be compared."""
    ranks = {each.id: str(each.rank) for each in sides.ranked}
    rows = []
    for one in sides.ids:
        context, result = sides.contexts[one], sides.found(one).result
        verdict = result.recommendation
        rows.append(
            Row(
                (
                    words(ranks.get(one, "–")),
                    tuple(span._replace(strong=True) for span in sides.name(one)),
                    context.signed(verdict) if verdict else _pointed(sides, one),
                    () if result.rubric else words(sides.ends(result.total)),
                    words(sides.first(one) or sides.text("not ranked")),
                    sides.say("firm") if result.firm else sides.say("not firm"),
                )
            )
        )
    for one in sides.compared.unjudged:
        other = sides.say("other version")
        rows.append(Row((words("–"), sides.name(one), other, (), sides.say("not ranked"), ())))
    columns = (
        Column(sides.say("Rank"), 0.07),
        Column(sides.say("Platform"), 0.22),
        Column(sides.say("What the answers point to"), 0.27),
        Column(sides.say("Score"), 0.16, "end"),
        Column(sides.say("How often first"), 0.17, "end"),
        Column(sides.say("Firm"), 0.11, "end"),
    )
    return Table(columns, tuple(rows))


def totals(sides: Sides) -> list[Block]:
    """The totals of those ranked on one scale, if any can be."""
    if not sides.ranked:
        return []
    # The words at the lines stand once: the lines run on through all the rows.
    first, *rest = sides.ranked
    rows = [total_row(sides, first.id), *(_quiet(total_row(sides, one.id)) for one in rest)]
    alt = sides.language.semicolon.join(
        f"{row.name}: {sides.language.comma.join((row.words, row.judgement))}" for row in rows
    )
    table = Table(
        (Column(sides.say("Platform"), 0.5), Column(sides.say("Score"), 0.5, "end")),
        tuple(Row((typed(row.name), words(row.words))) for row in rows),
    )
    figure = Figure(
        RangeChart(tuple(rows), legend(sides.lead, rows)),
        sides.text("Totals on one scale: {rows}.", rows=alt),
        table,
    )
    return [figure, *_meaning(sides)]


def _quiet(row: RangeRow) -> RangeRow:
    """The same without words at its lines."""
    floor, level = (limit and limit._replace(words="") for limit in (row.floor, row.go_level))
    return row._replace(floor=floor, go_level=level)


def _meaning(sides: Sides) -> list[Block]:
    """What the shares of weightings say, and what not."""
    if not sides.is_contest:
        return []
    meaning = sides.say(
        "“First in … of 100” counts the ways of weighing the areas, which says nothing about "
        "success. See {section}.",
        section=sides.section("weights"),
    )
    return [Paragraph(meaning)]


def find_out(sides: Sides) -> list[Block]:
    """The open answers that move two of those ranked furthest apart."""
    if not sides.is_contest or sides.compared.settled:
        return []
    ranked = [each.id for each in sides.ranked]
    items = []
    for each in sides.compared.differences:
        opened = [one for one in ranked if _is_open(each, one)]
        if opened:
            names = joined((sides.name(one) for one in opened), sides.language.comma)
            items.append(
                sides.say(
                    "{question} ({names})", question=sides.question(each.link_id), names=names
                )
            )
    if not items:
        return []
    title = strong(sides.text("To settle the order, find out first"))
    return [Paragraph((*title, Span("  "), *joined(items[:MOST_OPEN], sides.language.semicolon)))]


def _is_open(each: Difference, one: str) -> bool:
    standing = each.standings.get(one)
    return standing is not None and standing.state == "unknown"
