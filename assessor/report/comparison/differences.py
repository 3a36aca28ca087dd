"""What separates the platforms: the questions, most telling first, with answers and backing."""

from collections.abc import Sequence

from assessor.report.comparison.sides import MOST_DIFFERENCES, Sides
from assessor.report.model import (
    Block,
    Column,
    Inline,
    Paragraph,
    Row,
    Span,
    Table,
    Together,
    joined,
    strong,
    text_of,
    words,
)
from assessor.report.sections.evidence import kind_words
from scoring.differences import Difference

MOST_ON_PAGE_ONE = 3
QUESTION, POINTS = 0.35, 0.08
"""Shares of a table's width."""
MOST_COLUMNS = 4
"""More answers than these do not fit beside each other; then they stand below each other."""


def short_table(sides: Sides) -> list[Block]:
    """The most telling few, for those that are ranked (or all, if fewer than two are)."""
    found = sides.compared.differences
    if not found:
        return []
    ids = [each.id for each in sides.ranked]
    ids = ids if sides.is_contest else sides.comparable
    title = sides.say(
        "{title}  {section}",
        title=strong(sides.text("What separates them")),
        section=sides.section("differences"),
    )
    shown = found[:MOST_ON_PAGE_ONE]
    if len(ids) > MOST_COLUMNS:
        return [Together((Paragraph(title), _short_list(sides, shown)))]
    rows = [
        Row((sides.question(each.link_id), *(sides.answer(one, each.link_id) for one in ids)))
        for each in shown
    ]
    table = Table(_columns(sides, sides.say("Question"), ids), tuple(rows))
    return [Together((Paragraph(title), table))]


def what_separates(sides: Sides) -> list[Block]:
    """The whole section."""
    found = sides.compared.differences
    if not found:
        return [Paragraph(sides.say("No answer separates them by any points."))]
    ids = sides.comparable
    meaning = Paragraph(
        sides.say(
            "Sorted by how far a question moves two of them apart, in points of the total. An "
            "open answer counts by what it may still become."
        )
    )
    shown = found[:MOST_DIFFERENCES]
    if len(ids) <= MOST_COLUMNS:
        rows = [_row(sides, each, ids) for each in shown]
        columns = _columns(sides, sides.say("Question"), ids, POINTS)
        apart = Column(sides.say("Points"), POINTS, "end")
        table = Table((*columns, apart), tuple(rows))
    else:
        rows = [row for each in shown for row in _stacked(sides, each)]
        columns = (Column(sides.say("Answer"), 0.56), Column(sides.say("Platforms"), 0.44))
        table = Table(columns, tuple(rows))
    blocks: list[Block] = [Together((meaning, table))]
    if len(found) > MOST_DIFFERENCES:
        left = len(found) - MOST_DIFFERENCES
        more = sides.count(
            "and {n} more question, less telling than these",
            "and {n} more questions, less telling than these",
            left,
        )
        blocks.append(Paragraph(words(more), "note"))
    return blocks


def _short_list(sides: Sides, found: Sequence[Difference]) -> Table:
    """Questions only, where there are too many platforms for columns."""
    rows = [Row((sides.question(each.link_id), _apart(sides, each))) for each in found]
    columns = (Column(sides.say("Question"), 0.8), Column(sides.say("Points apart"), 0.2, "end"))
    return Table(columns, tuple(rows))


def _columns(
    sides: Sides, title: Inline, ids: Sequence[str], last: float = 0.0
) -> tuple[Column, ...]:
    """The question and everyone's answer; last: the share that is kept for a last column."""
    room = 1 - QUESTION - last
    return (Column(title, QUESTION), *(Column(sides.name(one), room / len(ids)) for one in ids))


def _apart(sides: Sides, each: Difference) -> Inline:
    return words(sides.language.number(each.tells))


def _row(sides: Sides, each: Difference, ids: Sequence[str]) -> Row:
    lead = sides.lead
    question = lead.question(each.link_id)
    name: Inline = (
        Span(lead.numbers.get(each.link_id, "")),
        Span("  "),
        Span(question.text if question else each.link_id, user=True),
    )
    answers = (_with_backing(sides, one, each.link_id) for one in ids)
    return Row((name, *answers, _apart(sides, each)), anchor=f"d-{each.link_id}")


def _with_backing(sides: Sides, one: str, link_id: str) -> Inline:
    answer, standing = sides.answer(one, link_id), sides.found(one).result.standings.get(link_id)
    given = sides.contexts[one].answer(link_id)
    if standing is None or standing.state != "answered" or given is None:
        return answer
    kind = kind_words(sides.lead, given.backing.kind) if given.backing else sides.text("no proof")
    weak = f", {sides.text('proof too thin')}" if standing.backing_weak else ""
    return (*answer, Span(f"\n{kind}{weak}", muted=True, small=True))


def _stacked(sides: Sides, each: Difference) -> list[Row]:
    """A question as a head, and below it each answer with whose it is."""
    head = (*sides.question(each.link_id), Span("  "), *_apart(sides, each))
    plain = tuple(span._replace(link="") for span in head)
    by_answer: dict[str, tuple[Inline, list[str]]] = {}
    for one in sides.comparable:
        answer = sides.answer(one, each.link_id)
        by_answer.setdefault(text_of(answer), (answer, []))[1].append(one)
    return [
        Row((plain,), anchor=f"d-{each.link_id}", kind="group"),
        *(
            Row((answer, joined((sides.name(one) for one in ids), sides.language.comma)))
            for answer, ids in by_answer.values()
        ),
    ]
