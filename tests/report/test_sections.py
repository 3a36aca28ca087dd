"""What each section says, held against the result that it tells of."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from assessor.i18n import ENGLISH
from assessor.report.charts import BarRow, BarsChart
from assessor.report.dossier import Dossier
from assessor.report.model import (
    Figure,
    Heading,
    ListBlock,
    Report,
    Table,
    text_of,
)
from assessor.report.sections import report_of
from assessor.report.sections.context import Context
from assessor.report.sections.hours import line_free, lines_needed
from tests.report.small import GOOD, front, said, section, small


def test_facts_carry_source_age_and_doubt(society: Dossier, report: Report) -> None:
    """Each fact has a row, in the order of questions; what nobody verified or is stale says so."""
    assert society.facts is not None
    sheet, *_ = [b for b in section(report, "facts") if isinstance(b, Table)]
    rows = [" ".join(map(text_of, row.cells)) for row in sheet.rows]
    asked = list(society.questionnaire.questions)
    by_question = sorted(society.facts.facts, key=lambda fact: asked.index(fact.link_id or ""))

    assert [] == [
        fact.id
        for fact, row in zip(by_question, rows, strict=True)
        if (fact.verified == ("unverified" in row))
        or (fact.stale(society.result.as_of) != ("out of date since" in row))
        or fact.statement not in row
    ]


def test_measures_have_owner_date_proof_and_state() -> None:
    """A measure that nobody took on is called for; a promised one has owner and date."""
    called = said(section(report_of(small(GOOD | {"note": False})), "measures"))
    promise = {"measure": "write", "state": "agreed", "owner": "Ada", "due": date(2027, 1, 15)}
    answers = GOOD | {"note": False}
    agreed = said(
        section(report_of(small(answers, commitments={"measures": (promise,)})), "measures")
    )

    assert "Write it down A2 Legal counsel not set The page called for" in called
    assert "Write it down A2 Ada 15 Jan 2027 The page agreed" in agreed


def test_a_met_measure_names_who_saw_the_proof() -> None:
    """A proof is worth something because somebody looked at it."""
    promise = {
        "measure": "write",
        "state": "met",
        "owner": "Ada",
        "proof": "page.pdf",
        "seen_by": "Bo",
        "seen_on": date(2026, 11, 2),
    }
    report = report_of(small(GOOD | {"note": False}, commitments={"measures": (promise,)}))

    assert "page.pdf, seen by Bo on 2 Nov 2026 met" in said(section(report, "measures"))


def test_open_answers_come_in_the_order_of_the_result(hindsight: Dossier) -> None:
    """The most decisive come first, each with who finds out and by when."""
    (table,) = [b for b in section(report_of(hindsight), "open") if isinstance(b, Table)]

    assert [f"open-{each.link_id}" for each in hindsight.result.open] == [
        row.anchor for row in table.rows
    ]


def test_who_finds_out_is_named() -> None:
    """An unknown that somebody has taken on says who and by when."""
    unknown = {"unknown": {"who": "Legal", "by": date(2026, 12, 1)}}
    report = report_of(small(GOOD | {"route": unknown}))

    assert "Legal 1 Dec 2026" in said(section(report, "open"))
    assert "Find out: A1  Which route? Legal 1 Dec 2026" in said(front(report))


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ({"unknown": {}}, "Unknown"),
        ({"not_applicable": "We keep no notes"}, "Does not apply: We keep no notes"),
        ({"value": True, "good_until": date(2026, 1, 1)}, "Out of date, so unknown: Yes"),
        (
            {"value": True, "prefill": {"origin": "a sheet"}},
            "Proposed, not confirmed by a person: Yes",
        ),
        ({"value": True, "comment": "See minutes"}, "See minutes"),
        (None, "Not answered yet"),
    ],
)
def test_gaps_are_shown_as_gaps(answer: dict[str, Any] | None, shown: str) -> None:
    """Unknown, set aside, out of date and unconfirmed never look like an answer."""
    answers = {key: value for key, value in GOOD.items() if key != "note"}
    if answer is not None:
        answers["note"] = answer

    (table,) = [b for b in section(report_of(small(answers)), "answers") if isinstance(b, Table)]
    (row,) = [row for row in table.rows if row.anchor == "q-note"]

    assert shown in text_of(row.cells[2])


def test_what_was_not_asked_says_why() -> None:
    """A disabled question keeps its row and names the answer that switched it off."""
    report = report_of(small(GOOD | {"note": False}))
    (table,) = [b for b in section(report, "answers") if isinstance(b, Table)]
    (row,) = [row for row in table.rows if row.anchor == "q-where"]

    assert "set_aside" == row.kind
    assert "Not asked, because of the answer to A2." == text_of(row.cells[2])


def test_thin_proof_is_marked() -> None:
    """An answer whose proof the policy finds too thin says so beside the proof."""
    report = report_of(small(GOOD | {"route": "good"}))

    assert "nothing recorded Proof too thin" in " ".join(said(section(report, "answers")).split())


def test_every_question_has_its_row(dossier: Callable[[str], Dossier]) -> None:
    """Asked or not, no question is missing from the annexed answers."""
    found = dossier("society_2026_x")
    rows = {
        row.anchor
        for block in section(report_of(found), "answers")
        if isinstance(block, Table)
        for row in block.rows
    }

    assert set() == {f"q-{link_id}" for link_id in found.questionnaire.questions} - rows


def test_turning_points_read_as_instructions() -> None:
    """Each change names its question, what it is now and what it must become."""
    text = said(section(report_of(small(GOOD | {"route": {"unknown": {}}, "share": 10})), "change"))

    assert "To reach GO" in text
    assert "Find out A1  Which route? It must turn out to be “A good one”." in text


def test_a_turning_point_meets_each_measure_once(society: Dossier, report: Report) -> None:
    """A measure that several answers call for is one thing to do, with all of them named."""
    (steps,) = [
        block
        for block in section(report, "change")
        if isinstance(block, Table) and text_of(block.columns[0].title) == "Question or measure"
    ]
    rows = [(text_of(row.cells[0]), text_of(row.cells[-1])) for row in steps.rows]
    what = society.policy.measures["closed_messages"].what

    assert [(what, "Called for by A2, A3, C6.")] == [row for row in rows if row[0] == what]
    assert "From “Started” to “Done, with the advice on file”." in {what for _, what in rows}


def test_nothing_is_worse_than_a_no_go() -> None:
    """Where no step leads further down, there is no list of such steps."""
    ruled_out = said(section(report_of(small(GOOD | {"route": "none"})), "change"))
    fine = said(section(report_of(small(GOOD)), "change"))

    assert ("Watch list" in ruled_out, "Watch list" in fine) == (False, True)


def test_better_proof_says_how_good_it_must_be() -> None:
    """Where the proof is too thin, the reader learns what would do."""
    text = said(section(report_of(small(GOOD | {"route": "good"})), "change"))

    assert "Better the proof A1  Which route? At least: A document." in text


def test_a_promise_that_nobody_made_stands_in_the_way_of_signing() -> None:
    """A conditional verdict cannot be signed while a measure has no owner and date."""
    text = said(section(report_of(small(GOOD | {"note": False})), "measures"))

    assert "1 is not agreed yet, so no conditional GO can be signed." in text


def test_hours_are_grouped_by_thousands() -> None:
    """Nobody has to count digits."""
    assert "12,345.6" == Context(small(GOOD), ENGLISH, {}).hours(Fraction(1234567, 100))


@pytest.mark.parametrize(
    ("link_id", "name", "shown"),
    [
        ("share", "at_least 50", "at least 50 %"),
        ("share", "otherwise", "below 50 %"),
        ("note", "true", "Yes"),
        ("route", "none", "No route"),
        ("route", "good, none", "A good one; No route"),
        ("share", None, "a better answer"),
    ],
)
def test_steps_are_put_into_words(link_id: str, name: str | None, shown: str) -> None:
    """Steps of a scale read as bounds with units and as options, not as names in data."""
    assert shown == text_of(Context(small(GOOD), ENGLISH, {}).step(link_id, name))


def test_hours_add_up(society: Dossier) -> None:
    """The printed lines of the calculation sum to exactly what the evaluation found."""
    context = Context(society, ENGLISH, {})
    formula, found = society.policy.derived["load"], society.result.capacities["load"]
    assert found is not None

    parts = [line.hours for line in lines_needed(context, formula)]
    assert found.needed == sum((part for part in parts if part is not None), Fraction(0))
    assert found.free == line_free(context, formula).hours


def test_missing_numbers_are_named(hindsight: Dossier) -> None:
    """Where the load cannot be worked out, the questions behind it are listed."""
    text = said(section(report_of(hindsight), "capacity"))

    assert "The load cannot be worked out yet. Still unknown:" in text


def test_assumptions_say_how_good_they_are(report: Report) -> None:
    """Every number that the policy put in has its reason in the report."""
    text = said(section(report, "capacity"))

    assert "Hours of learning at the start" in text
    assert "Weak" in text


def test_outcomes_are_measured_and_never_a_score(hindsight: Dossier) -> None:
    """The growth table shows followers, years and growth a year, and says what it is not."""
    blocks = section(report_of(hindsight), "outcomes")
    text = said(blocks)

    assert "A measured outcome, never a score" in text
    assert [] == [
        number
        for number in ("500,000", "200,000", "3,400,000", "50,000", "20,000", "2,266,666")
        if number not in text
    ]
    (figure,) = [b for b in blocks if isinstance(b, Figure)]
    assert isinstance(figure.chart, BarsChart)
    assert ["Facebook", "Twitter", "TikTok"] == [row.name for row in figure.chart.rows]


def test_outcomes_are_held_against_hours_and_expectations() -> None:
    """What was measured is divided by hours really spent, and stands above what was expected."""
    measured = {"channel": "TikTok", "measure": "followers", "unit": "followers", "over_years": 2}
    outcomes = (
        {**measured, "value": 3000, "expected": 4000},
        {"channel": "TikTok", "measure": "time", "unit": "hours", "value": 1500},
    )
    blocks = section(report_of(small(GOOD, outcomes=outcomes)), "outcomes")
    followers, time = (block for block in blocks if isinstance(block, Figure))

    assert [("TikTok", "solid"), ("TikTok: expected", "hatched")] == [
        (row.name, row.swatch) for row in followers.chart.rows if isinstance(row, BarRow)
    ]
    assert ["3,000", "2", "1,500", "2", "4,000\n75\u00a0% of it"] == [
        text_of(cell) for cell in followers.table.rows[0].cells[1:6]
    ]
    assert "For each hour spent" not in said([time.table])


def test_there_is_no_empty_section_on_outcomes(report: Report) -> None:
    """Where nothing was measured, the section is absent and the numbers close up."""
    numbers = [b.number for b in report.blocks if isinstance(b, Heading) and b.level == 2]

    assert [str(n) for n in range(1, len(numbers) + 1)] == numbers
    assert [] == section(report, "outcomes")


def test_the_annex_has_hashes_versions_and_history(society: Dossier, report: Report) -> None:
    """Whoever wants to compute this again finds what they need."""
    text = said(section(report, "annex"))

    assert [] == [each.name for each in society.attachments if each.sha256 not in text]
    assert [] == [entry.what for entry in society.assessment.history if entry.what not in text]
    assert "reportlab" in text


def test_every_citation_has_its_source(society: Dossier, report: Report) -> None:
    """Numbers such as S12 lead to the catalogue, which says who checked what."""
    tables = [b for b in section(report, "annex") if isinstance(b, Table)]
    rows = {row.anchor: row for table in tables for row in table.rows if row.anchor}
    sources = society.questionnaire.source_by_id

    assert [] == [
        anchor
        for anchor, row in rows.items()
        if sources[anchor.removeprefix("src-")].verified == ("unverified" in text_of(row.cells[3]))
    ]


def test_only_what_is_cited_is_listed(society: Dossier, report: Report) -> None:
    """Each source names the questions it is cited for; a question nobody asked cites nothing."""
    table = next(
        b
        for b in reversed(section(report, "annex"))
        if isinstance(b, Table) and b.rows[0].anchor.startswith("src-")
    )
    numbers = Context(society, ENGLISH, {}).numbers
    off = {
        number
        for link_id, number in numbers.items()
        if society.result.standings.get(link_id)
        and society.result.standings[link_id].state == "disabled"
    }
    cited = {span.text for row in table.rows for span in row.cells[2] if span.link}

    assert all(text_of(row.cells[2]) for row in table.rows)
    assert set() == cited & off
    assert len(table.rows) < len(society.questionnaire.sources)


def test_the_method_fits_on_half_a_page(report: Report) -> None:
    """A lawyer reads it in a minute: at most 230 words in six points."""
    (points,) = [b for b in section(report, "method") if isinstance(b, ListBlock)]

    assert len(points.items) <= 6
    assert sum(len(text_of(item).split()) for item in points.items) <= 230
