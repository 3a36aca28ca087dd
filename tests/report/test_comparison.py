"""The comparison report: short, true to its figures, translatable, and safe with any text."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from typing import Any

import pypdfium2
import pytest

from assessor import shipped
from assessor.assessment import Assessment
from assessor.casework import Case, Evaluated, evaluated, opened
from assessor.comparing import OtherVersion, SideBySide, side_by_side
from assessor.comparing.summary import summary
from assessor.i18n import Language
from assessor.languages import language
from assessor.paper import comparison_pdf
from assessor.report.charts import RangeChart, SharesChart
from assessor.report.comparison import comparison_of
from assessor.report.model import (
    Block,
    DecisionBox,
    Figure,
    Heading,
    PageBreak,
    Report,
    Table,
    flat,
    inlines,
    spans,
    text_of,
)
from assessor.report.pdf import rendered
from assessor.whatif import of_turning_point, tried
from assessor.whatif.words import sentences
from questionnaires.response import QuestionnaireRef
from tests.languages.test_interface import FOUND, Heard
from tests.report import conformance
from tests.report.small import small
from tests.report.test_hostile import NASTY
from tests.report.test_language import PSEUDO, left_behind

SOCIETY = ("society_2026_tiktok", "society_2026_facebook", "society_2026_x")
TOLD = ("ifrc_tiktok_2019_before", "ifrc_tiktok_2019_hindsight")
GOOD = {"route": {"value": "good", "backing": {"kind": "document"}}, "note": True, "share": 60}
NEVER = re.compile(r"\b(safe|compliant|approved|risk-free|proven|winner)\b", re.IGNORECASE)


@cache
def example(name: str) -> Evaluated:
    return evaluated(opened(shipped.EXAMPLES / f"{name}.yaml"))


def examples(*names: str) -> SideBySide:
    return side_by_side([(name, example(name)) for name in names])


@pytest.fixture(scope="module")
def society() -> Report:
    """Three platforms that one society weighs."""
    return comparison_of(examples(*SOCIETY))


def made(platform: str, answers: dict[str, Any], **more: Any) -> Evaluated:
    """A small assessment of a platform of that name."""
    dossier = small(answers, platform={"name": platform}, **more)
    return evaluated(Case(dossier.assessment, dossier.questionnaire, dossier.policy))


def page_one(report: Report) -> list[Block]:
    end = next(n for n, block in enumerate(report.blocks) if isinstance(block, PageBreak))
    return list(flat(report.blocks[:end]))


def said(blocks: list[Block] | tuple[Block, ...]) -> str:
    return " ".join(text_of(inline) for inline in inlines(blocks)).replace("\u00a0", " ")


def figures(report: Report) -> Iterator[Figure]:
    return (block for block in flat(report.blocks) if isinstance(block, Figure))


def titles(report: Report) -> list[str]:
    return [
        text_of(block.text)
        for block in flat(report.blocks)
        if isinstance(block, Heading) and block.level == 2
    ]


@pytest.mark.parametrize(("code", "size"), [("en", "A4"), ("fr", "Letter"), ("ar", "Letter")])
def test_three_platforms_fit_six_pages_and_page_one_is_one(code: str, size: str) -> None:
    """A director reads one page; all that it rests on is behind it, on five more at the most.

    So it is where words are longest and the paper is shortest, with all that travels along.
    """
    paper = comparison_pdf(examples(*SOCIETY), size, language(code))
    document = pypdfium2.PdfDocument(paper)
    first_section = next(iter(document.get_toc()))

    assert len(document) <= 6
    assert 1 == first_section.get_dest().get_index()


def test_page_one_has_the_verdicts_first_then_the_ranges(society: Report) -> None:
    """Ranked platforms in their order, then those ruled out with the reason; then the picture."""
    front = page_one(society)
    cards = [block for block in front if isinstance(block, DecisionBox)]
    kinds = [type(block) for block in front]

    assert ["Facebook: GO WITH CONDITIONS", "TikTok: GO WITH CONDITIONS", "X: NO-GO"] == [
        text_of(card.title) for card in cards
    ]
    assert "Listed, not ranked" in text_of(cards[-1].subtitle)
    assert "Ruled out: D14" in text_of(cards[-1].lines[-1])
    assert kinds.index(DecisionBox) < kinds.index(Figure) < kinds.index(Table)
    assert "The ranges overlap: the order is open." in said(front)
    assert "Both together need" in said(front)


def test_page_one_begins_with_the_answer(society: Report) -> None:
    """Who is first, whether that holds, and who is out: before anything else is read."""
    heading, about, answer, *_ = page_one(society)

    assert isinstance(heading, Heading)
    assert "not sealed" in said([about])
    assert (
        "First, with all open answers at their worst: Facebook. "
        "The ranges overlap: the order is open. Ruled out: X."
    ) == said([answer])


def test_figures_are_those_of_each_platforms_own_report(society: Report) -> None:
    """Every total on the scale is the result's own, exactly."""
    chart = next(figures(society)).chart
    assert isinstance(chart, RangeChart)

    assert [(row.name, (row.low, row.high)) for row in chart.rows] == [
        (name, example(f"society_2026_{name.lower()}").result.total)
        for name in ("Facebook", "TikTok")
    ]


def test_every_picture_has_words_and_a_table(society: Report) -> None:
    """Whoever cannot see it hears every row; the numbers stand in a table behind it."""
    for figure in figures(society):
        names = [row.name for row in figure.chart.rows]
        assert [] == [name for name in names if name not in figure.alt]
        assert figure.table.rows


def test_shares_are_parts_of_a_whole(society: Report) -> None:
    """First whatever is open, first at best, never first: together all weightings."""
    shares = [each.chart for each in figures(society) if isinstance(each.chart, SharesChart)]

    assert [[1, 1]] == [[sum(row.parts) for row in chart.rows] for chart in shares]


def test_differences_come_most_telling_first_with_what_answers_rest_on(society: Report) -> None:
    """The table shows everyone's answer and its backing, and the points it moves them apart."""
    tables = [b for b in flat(society.blocks) if isinstance(b, Table)]
    (table,) = [t for t in tables if text_of(t.columns[-1].title) == "Points"]
    points = [float(text_of(row.cells[-1])) for row in table.rows]

    assert sorted(points, reverse=True) == points
    assert ["Question", "Facebook", "TikTok", "X", "Points"] == [
        text_of(column.title) for column in table.columns
    ]
    assert "A document" in text_of(table.rows[0].cells[1])


def test_nothing_is_promised(society: Report) -> None:
    """No platform is called safe, approved or a winner; how often first is no forecast."""
    own = " ".join(span.text for span in spans(society.blocks) if not span.user)

    assert None is NEVER.search(own.replace("origin is not proven", ""))
    assert "says nothing about success" in said(page_one(society))


def test_no_english_is_left_behind() -> None:
    """In a language that accents every letter, all words of the report's own are accented."""
    older = example("society_2026_x").case.assessment.model_copy(update={"platform": None})
    other = OtherVersion(older, QuestionnaireRef(id="social_platform", version="0.9"))
    cases = [(name, example(name)) for name in SOCIETY + TOLD]
    compared = (
        examples(*SOCIETY),
        side_by_side([*cases, ("older", other)], ["audience_fit", "staff_capacity"]),
        side_by_side([("a", made("A", GOOD)), ("b", made("B", {**GOOD, "note": False}))]),
        side_by_side([("out", made("Out", {**GOOD, "route": "none"})), ("in", made("In", GOOD))]),
    )

    for each in compared:
        assert [] == left_behind(comparison_of(each, PSEUDO))


def test_every_message_was_found_in_the_code() -> None:
    """Translators are shown all that a comparison and a scenario may say."""
    heard = Heard()
    language = Language("en", heard)
    compared = side_by_side([(name, example(name)) for name in SOCIETY + TOLD])
    comparison_of(compared, language)
    summary(compared, language)
    x = compared.by_id["society_2026_x"]
    sentences(tried(x, of_turning_point("Way", x, x.turning_points[0])), language)

    assert set() == heard.messages - FOUND
    assert "With this: {after}, instead of {before}." in heard.messages
    assert "Open answers decide whether anything is scored in {areas}." in FOUND


def test_content_goes_right_to_left_with_the_language(read: Callable[[bytes], list[str]]) -> None:
    """A comparison in Arabic reads from the right, and can be drawn."""
    report = comparison_of(examples(*SOCIETY), Language("ar"))

    assert ("rtl", "ar") == (report.direction, report.language)
    assert len(read(rendered(report))) <= 6


@pytest.mark.parametrize("nasty", NASTY)
def test_hostile_names_and_reasons_stand_as_typed(
    nasty: str, read: Callable[[bytes], list[str]]
) -> None:
    """A platform's name is text wherever it stands: in cards, charts, tables and titles."""
    compared = side_by_side(
        [
            ("one", made(f"One {nasty}", GOOD, organisation={"name": nasty})),
            ("other", made(f"Other {nasty}", {**GOOD, "share": 10}, title=nasty)),
        ]
    )
    report = comparison_of(compared)

    alts = {figure.alt for figure in figures(report)}

    assert read(rendered(report))
    assert [] == [
        span.text
        for span in spans(report.blocks)
        if nasty in span.text and not span.user and span.text not in alts
    ]


def test_up_to_three_have_cards_and_more_a_table() -> None:
    """Six verdicts fit page one as rows, with the same words and signs."""
    report = comparison_of(examples(*SOCIETY, *TOLD))
    front = page_one(report)
    table = next(block for block in front if isinstance(block, Table))

    assert not [block for block in front if isinstance(block, DecisionBox)]
    assert "5 assessments side by side" == report.title
    assert ["1", "2", "3", "4", "–"] == [text_of(row.cells[0]) for row in table.rows]
    assert "no_go" in {span.sign for row in table.rows for span in row.cells[2]}


def test_answers_of_many_stand_below_each_other() -> None:
    """With more than four platforms each answer is named once, with whose it is."""
    report = comparison_of(examples(*SOCIETY, *TOLD))
    tables = [b for b in flat(report.blocks) if isinstance(b, Table)]
    (table,) = [t for t in tables if text_of(t.columns[0].title) == "Answer"]
    first = [text_of(row.cells[0]) for row in table.rows[:4]]

    assert first[0].startswith("A8  Which legal route")
    assert "Facebook, X" == text_of(table.rows[1].cells[1])
    assert "open" == first[3]


def test_nobody_ranked_is_said() -> None:
    """Two platforms that are ruled out leave no ranking, no weights, and every reason."""
    out = {**GOOD, "route": "none"}
    report = comparison_of(side_by_side([("a", made("A", out)), ("b", made("B", out))]))

    assert "None of them can be ranked. Ruled out: A and B." in said(page_one(report))
    assert "Weights in doubt" not in titles(report)
    assert 2 == said(report.blocks).count("No lawful way May be lifted by: Legal counsel.")


def test_dominance_is_said_in_words() -> None:
    """Who is never worse and once better is named, and the settled order too."""
    compared = side_by_side([("a", made("A", {**GOOD, "share": 10})), ("b", made("B", GOOD))])
    report = comparison_of(compared)

    assert "B is in no area worse than A, and better in one or more" in said(report.blocks)
    assert "First: B. The order holds whatever the open answers are." in said(page_one(report))


def test_a_signed_decision_stands_on_its_card() -> None:
    """What people decided is told beside what the answers point to, which may differ."""
    signature = {"name": "Ada", "role": "decider", "day": date(2026, 11, 20)}
    decision = {"verdict": "no_go", "rationale": "Not this year", "signatures": (signature,)}
    compared = side_by_side([("a", made("A", GOOD, decision=decision)), ("b", made("B", GOOD))])
    front = said(page_one(comparison_of(compared)))

    assert "A: GO" in front
    assert 1 == front.count("Decision: NO-GO, signed by Ada.")


def test_an_order_of_importance_is_told() -> None:
    """Readers learn that weightings were left out, and which."""
    cases = [(name, example(name)) for name in SOCIETY]
    report = comparison_of(side_by_side(cases, ["audience_fit"]))

    assert "the most important first: Audience fit." in said(report.blocks)


def test_outcomes_stand_beside_the_comparison() -> None:
    """What came of it later is shown for whoever has it, and said once to be no score."""
    report = comparison_of(examples(*TOLD))

    assert "Measured outcomes" in titles(report)
    assert 1 == said(report.blocks).count("A measured outcome, never a score")
    assert "3,400,000" in said(report.blocks)


def test_another_version_is_listed_without_a_score() -> None:
    """It stands in the table of verdicts and among those not ranked, with the reason."""
    assessment = Assessment.model_validate(
        {"format": "response/1", "questionnaire": {"id": "small", "version": "0.9"}, "title": "Old"}
    )
    other = OtherVersion(assessment, QuestionnaireRef(id="small", version="1.0"))
    report = comparison_of(side_by_side([("new", made("New", GOOD)), ("old", other)]))

    assert "Listed, not ranked" in titles(report)
    assert "It answers small 0.9, the others small 1.0" in said(report.blocks)


def test_the_same_comparison_gives_the_same_bytes(society: Report) -> None:
    """Nothing in the file depends on when or how often it is written."""
    assert rendered(society) == rendered(comparison_of(examples(*SOCIETY)))


def test_a_comparison_conforms_as_reports_do(society: Report) -> None:
    """No checker finds a fault against PDF/UA-1 or PDF/A-3: with cards, and with a table."""
    many = comparison_of(examples(*SOCIETY, *TOLD))

    assert [] == conformance.faults(rendered(society))
    assert [] == conformance.faults(rendered(many))
