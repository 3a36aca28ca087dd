"""Blocks for pages that are thin: a scenario that was tried, and a portfolio."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from assessor import shipped
from assessor.casework import Case, Evaluated, evaluated, opened
from assessor.i18n import Language
from assessor.portfolio import grid, rows
from assessor.report.model import (
    Block,
    DecisionBox,
    Figure,
    ListBlock,
    Report,
    Table,
    inlines,
    spans,
    text_of,
)
from assessor.report.pdf import rendered
from assessor.report.portfolio import MOST_COLUMNS, MOST_DUE, portfolio_blocks
from assessor.report.whatif import whatif_blocks
from assessor.web.blocks import blocks as on_screen
from assessor.whatif import of_turning_point, supposing, tried
from assessor.words import age_words
from tests.languages.test_interface import FOUND, Heard
from tests.report.small import PROOF, small
from tests.report.test_hostile import NASTY
from tests.report.test_language import PSEUDO, left_behind

TODAY = date(2026, 12, 1)
GOOD: dict[str, Any] = {"route": {"value": "good", "backing": PROOF}, "note": True, "share": 60}


def made(answers: dict[str, Any], **more: Any) -> Evaluated:
    dossier = small(answers, **more)
    return evaluated(Case(dossier.assessment, dossier.questionnaire, dossier.policy))


def of(society: str, platform: str, **more: Any) -> Evaluated:
    return made(GOOD, organisation={"name": society}, platform={"name": platform}, **more)


def portfolio(*found: Evaluated, language: Language | None = None) -> tuple[Block, ...]:
    gathered = grid(rows(((str(number), each) for number, each in enumerate(found)), TODAY))
    return portfolio_blocks(gathered, TODAY, *([language] if language else []))


def report_of(blocks: tuple[Block, ...]) -> Report:
    """The blocks as a report, to be drawn or looked through."""
    return Report("T", "en", "", "", (), TODAY, "", "", blocks)


def said(blocks: tuple[Block, ...]) -> str:
    return " ".join(text_of(inline) for inline in inlines(blocks))


def tables(blocks: tuple[Block, ...]) -> Iterator[Table]:
    return (block for block in blocks if isinstance(block, Table))


# A scenario


def test_a_scenario_shows_where_it_would_lead() -> None:
    """The verdict that would be with its sign, instead of which, and how much is supposed."""
    found = made({**GOOD, "route": "none"})
    box, figure, moves = whatif_blocks(
        tried(found, supposing("A route after all", found.case, {"route": "good"}))
    )

    assert isinstance(box, DecisionBox)
    assert ("go", "GO") == (box.verdict, text_of(box.title))
    assert "With this: GO, instead of NO-GO." == text_of(box.subtitle)
    assert "A route after all: 1 answer supposed." == text_of(box.lines[-1])
    assert isinstance(figure, Figure)
    assert ["Data: now", "Data: with this", "Total: now", "Total: with this"] == [
        row.name for row in figure.chart.rows
    ]
    assert isinstance(moves, ListBlock)
    assert "No longer rules it out: Which route?" in said((moves,))


def test_a_scenario_that_moves_nothing_has_no_picture() -> None:
    """The verdict stays, and that is all there is to say."""
    found = made(GOOD)
    box, moves = whatif_blocks(tried(found, supposing("Same", found.case, {"share": 70})))

    assert isinstance(box, DecisionBox)
    assert "It stays GO." == text_of(box.subtitle)
    assert "Nothing else moves." == said((moves,))


@pytest.mark.parametrize("path", shipped.examples(), ids=lambda path: path.stem)
def test_every_suggestion_can_be_shown(path: Any) -> None:
    """On paper and on screen, for every turning point of every example; all of it translatable."""
    found, heard = evaluated(opened(path)), Heard()
    for point in found.turning_points:
        if point.reachable:
            what_if = tried(found, of_turning_point("Suggested", found, point))
            report = report_of(whatif_blocks(what_if, PSEUDO))
            own = [text for text in left_behind(report) if text]
            assert [] == own
            assert rendered(report)
            assert on_screen(report.blocks)
            whatif_blocks(what_if, Language("en", heard))
    assert set() == heard.messages - FOUND


# A portfolio


def test_a_portfolio_is_societies_by_platforms() -> None:
    """Each cell has verdict, score and age; a decision that was signed counts before them."""
    decision = {
        "verdict": "no_go",
        "rationale": "Not this year",
        "signatures": ({"name": "Ada", "role": "decider", "day": date(2026, 11, 20)},),
    }
    (table,) = tables(portfolio(of("Alpha", "TikTok"), of("Beta", "X", decision=decision)))

    assert ["Society", "TikTok", "X"] == [text_of(column.title) for column in table.columns]
    assert [
        ["Alpha", "GO\n100.0\n17 days old", "–"],
        ["Beta", "–", "NO-GO, signed\n100.0\n17 days old"],
    ] == [[text_of(cell) for cell in row.cells] for row in table.rows]


def test_a_cell_leads_to_its_assessment_where_there_is_a_way() -> None:
    """On the page its verdict is a link, and so is what is due; on paper neither is."""
    found = [of("Alpha", f"P{number}", review_by=TODAY) for number in range(MOST_COLUMNS + 1)]
    gathered = grid(rows(((str(number), each) for number, each in enumerate(found)), TODAY))
    blocks = portfolio_blocks(gathered, TODAY, leads=lambda row: f"./result?assessment={row.id}")

    links = [span.link for span in spans(blocks) if span.link]
    assert 2 * len(found) == len(links)
    assert {f"./result?assessment={number}" for number in range(len(found))} == set(links)
    assert [] == [span.link for span in spans(portfolio(*found)) if span.link]


def test_ages_are_told_in_the_unit_that_fits() -> None:
    """Nobody divides by 365: days at first, then months, then years."""
    english = Language("en")

    assert ["0 days old", "1 day old", "60 days old", "2 months old", "35 months old"] == [
        age_words(english, days) for days in (-1, 1, 60, 61, 1094)
    ]
    assert ["3 years old", "5 years old"] == [age_words(english, days) for days in (1095, 2108)]


def test_many_platforms_share_a_last_column() -> None:
    """The most common have columns of their own; nobody is lost."""
    found = [of("Alpha", f"Platform {number}") for number in range(MOST_COLUMNS + 2)]
    (table,) = tables(portfolio(*found))

    assert MOST_COLUMNS + 2 == len(table.columns)
    assert "Others" == text_of(table.columns[-1].title)
    assert 2 == text_of(table.rows[0].cells[-1]).count(": GO")


def test_what_is_due_is_listed_the_earliest_first() -> None:
    """With what is late marked in a word, and how many there are beyond the list."""
    found = [
        of("Alpha", f"P{number}", review_by=date(2026, 11, 20 + number % 10 + 1))
        for number in range(MOST_DUE + 3)
    ]
    blocks = portfolio(*found)
    _, due = tables(blocks)

    assert MOST_DUE == len(due.rows)
    assert "21 Nov 2026 overdue" == text_of(due.rows[0].cells[0])
    assert "Review the decision" == text_of(due.rows[0].cells[3])
    assert "and 3 more" in said(blocks)


def test_an_empty_portfolio_says_so() -> None:
    """No table without rows."""
    assert "There is no assessment yet." == said(portfolio())


def test_no_english_is_left_behind_in_a_portfolio() -> None:
    """Titles, verdicts, ages and what is due are all translated, and known to translators."""
    found = (of("Alpha", "X", review_by=TODAY), of("Alpha", "X", version=2), made({}))
    heard = Heard()
    portfolio(*found, language=Language("en", heard))

    assert [] == left_behind(report_of(portfolio(*found, language=PSEUDO)))
    assert set() == heard.messages - FOUND


@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_names_stand_as_typed(nasty: str, read: Callable[[bytes], list[str]]) -> None:
    """Societies and platforms are text wherever they stand."""
    report = report_of(portfolio(of(f"One {nasty}", f"Other {nasty}", review_by=TODAY)))

    assert read(rendered(report))
    assert all(span.user for span in spans(report.blocks) if nasty in span.text)
