"""Page one, the decision and who signs: held against the result that they tell of."""

from collections.abc import Callable
from datetime import date
from itertools import takewhile
from typing import Any

import pytest

from assessor.casework import evaluated, opened
from assessor.i18n import ENGLISH
from assessor.languages import codes, language
from assessor.report.charts import RangeChart
from assessor.report.compile import dossier_of
from assessor.report.dossier import Dossier
from assessor.report.model import (
    Callout,
    Figure,
    Heading,
    KeyValues,
    ListBlock,
    Paragraph,
    Report,
    SignOff,
    Table,
    flat,
    text_of,
)
from assessor.report.page_size import SHEETS
from assessor.report.pdf import BOTTOM, SIDE, TOP
from assessor.report.pdf.factory import Factory
from assessor.report.pdf.flow import Break, paginate
from assessor.report.pdf.text import Typesetter
from assessor.report.sections import report_of
from assessor.report.sections.context import Context, brief
from assessor.shipped import EXAMPLES
from tests.report.reviewed import reviewed
from tests.report.small import GOOD, PROOF, box, front, said, section, small


def _reasons(report: Report) -> list[str]:
    """The reasons on page one."""
    (listed,) = [b for b in front(report) if isinstance(b, ListBlock) and b.ordered]
    return [text_of(item) for item in listed.items]


@pytest.mark.parametrize(
    ("answers", "verdict", "firmness"),
    [
        (GOOD, "GO", "Firm: nothing is open that could change it."),
        (GOOD | {"note": False, "where": {"unknown": {}}}, "GO WITH CONDITIONS", "Firm"),
        (GOOD | {"route": "none"}, "NO-GO", "Firm"),
        (GOOD | {"route": {"unknown": {}}}, "NOT YET DECIDABLE", "Not firm: 1 open answer"),
    ],
)
def test_the_box_says_the_verdict_and_how_firm_it_is(
    answers: dict[str, Any], verdict: str, firmness: str
) -> None:
    """Each verdict stands in words, with its firmness below."""
    found = box(report_of(small(answers)))

    assert verdict == text_of(found.title)
    assert text_of(found.lines[0]).startswith(firmness)


def test_an_undecided_verdict_names_what_is_possible() -> None:
    """The reader learns between which verdicts the truth lies."""
    found = box(report_of(small(GOOD | {"route": {"unknown": {}}})))

    assert "Possible: NO-GO to GO." in text_of(found.subtitle)


def test_page_one_counts_knock_outs() -> None:
    """Chosen, possible and lifted are counted apart, and only where there are any."""
    chosen = said(front(report_of(small(GOOD | {"route": "none"}))))
    possible = said(front(report_of(small(GOOD | {"route": {"unknown": {}}}))))

    none = said(front(report_of(small(GOOD))))

    assert "Knock-outs  1 chosen. See section" in chosen
    assert "Knock-outs  1 possible. See section" in possible
    assert "Knock-outs  none chosen, and none possible. See section" in none


def test_a_lifted_knock_out_stands_on_page_one() -> None:
    """Who lifted it and why cannot be missed."""
    lifted = {
        "link_id": "route",
        "answer": "none",
        "role": "legal",
        "by": "Lena Lawyer",
        "day": date(2026, 11, 10),
        "reason": "Court allowed it",
    }
    answers = GOOD | {"route": {"value": "none", "backing": PROOF}}
    report = report_of(small(answers, commitments={"lifted": (lifted,)}))

    assert "Lifted by Lena Lawyer (Legal counsel): " in said(front(report))
    assert "Court allowed it" in said(front(report))
    assert "Lifted by Lena Lawyer: Court allowed it" in said(section(report, "knock_outs"))


def test_a_decision_that_departs_says_why_on_page_one(signed: Dossier) -> None:
    """Where people decide otherwise, both verdicts and the reason stand on page one."""
    (callout,) = [b for b in front(report_of(signed)) if isinstance(b, Callout)]

    assert "The answers point to GO WITH CONDITIONS. The decision is NO-GO." == text_of(
        callout.title
    )
    assert text_of(callout.text).startswith("The team is too small this year.")


def test_page_one_says_who_signed_as_what_and_what_spoke_against_it() -> None:
    """Names with their roles and the day, the officer's advice, and that somebody dissents."""
    report = report_of(dossier_of(reviewed()))
    decided = {text_of(name): text_of(value) for name, value in box(report).facts}
    (callout,) = [b for b in front(report) if isinstance(b, Callout)]

    assert (
        "GO WITH CONDITIONS, signed on 23 Nov 2026 by Amina Haddad (Lead), Ruth Okafor (Legal), "
        "Clara Lindqvist (Decider)"
    ) == decided["Decision"].replace("\u00a0", " ")
    assert text_of(callout.text).endswith(
        "The data protection officer's advice was overruled. Somebody dissents. See section 13."
    )


def test_a_decision_that_follows_still_says_what_spoke_against_it() -> None:
    """Without a departure, what became of the advice stands in a line of its own."""
    decision = {
        "verdict": "go",
        "rationale": "It fits.",
        "dpo_advice": "Fine.",
        "signatures": [{"name": "Ada", "role": "decider", "day": date(2026, 11, 14)}],
    }
    silent = {**decision, "dpo_advice": None}

    told = said(front(report_of(small(GOOD, decision=decision))))
    assert "The data protection officer's advice was neither accepted nor overruled." in told
    assert "advice" not in said(front(report_of(small(GOOD, decision=silent))))


def test_page_one_says_how_good_its_facts_are(society: Dossier, report: Report) -> None:
    """How many, of which day, how many unverified and out of date; or that no sheet was used."""
    facts = society.facts
    assert facts is not None
    stale = sum(1 for fact in facts.facts if fact.stale(society.result.as_of))
    told = said(front(report))

    assert f"Facts about the platform: {len(facts.facts)}, compiled on 23 Nov 2026;" in told
    assert f"; out of date: {stale}. See section 4." in told
    assert "No fact sheet was used." in said(front(report_of(small(GOOD))))


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("name", ["reviewed", "ifrc_tiktok_2019_hindsight"])
def test_page_one_ends_where_the_page_does(name: str, code: str) -> None:
    """On the smaller sheet and in every language: decided after a full review, or hardly known."""
    found = reviewed() if name == "reviewed" else evaluated(opened(EXAMPLES / f"{name}.yaml"))
    report = report_of(dossier_of(found, language(code)), language(code))
    factory = Factory(report, SHEETS["Letter"][0] - 2 * SIDE, Typesetter(code == "ar"))
    front_ = list(takewhile(lambda one: not isinstance(one, Break), factory.flowables()))

    assert 1 == len(paginate(front_, SHEETS["Letter"][1] - TOP - BOTTOM))


def test_signatures_fill_their_lines(signed: Dossier) -> None:
    """Who signed stands on the line of the role; a further role gets a line of its own."""
    (sign_off,) = [b for b in section(report_of(signed), "sign_off") if isinstance(b, SignOff)]

    assert ["", "", "", "Ada Decider", "Leo Board"] == [text_of(r.name) for r in sign_off.rows]
    assert "Wait for the ruling" in said(section(report_of(signed), "sign_off"))
    assert "accepted" in said(section(report_of(signed), "sign_off"))
    assert "The youth branch would rather start." in said(section(report_of(signed), "sign_off"))


def test_an_unsigned_report_has_empty_lines(report: Report) -> None:
    """Lead, legal, data protection officer and decider have a line each."""
    (sign_off,) = [b for b in section(report, "sign_off") if isinstance(b, SignOff)]

    assert [("Lead", ""), ("Legal", ""), ("Data protection officer", ""), ("Decider", "")] == [
        (text_of(row.role), text_of(row.name)) for row in sign_off.rows
    ]


def test_the_picture_shows_every_area_and_the_total(society: Dossier, report: Report) -> None:
    """Ranges, minimums and levels are those of the result."""
    (figure,) = [
        block
        for block in front(report)
        if isinstance(block, Figure) and isinstance(block.chart, RangeChart)
    ]
    assert isinstance(figure.chart, RangeChart)
    *areas, total = figure.chart.rows

    assert [area.score for area in society.result.areas] == [(row.low, row.high) for row in areas]
    assert society.result.total == (total.low, total.high)
    assert [area.floor for area in society.result.areas] == [
        row.floor.value if row.floor else None for row in areas
    ]


def test_scope_names_everyone(report: Report) -> None:
    """Platform, organisation, owner and what is decided stand at the start."""
    (pairs, *_) = [b for b in section(report, "scope") if isinstance(b, KeyValues)]

    names = [text_of(name) for name, _ in pairs.rows]
    assert {"Platform", "Organisation", "Owner", "What is decided"} <= set(names)


def test_an_illustration_says_so_on_page_one(report: Report) -> None:
    """Nobody takes made-up answers for real ones."""
    notes = [text_of(b.text) for b in front(report) if isinstance(b, Paragraph)]

    assert any(note.startswith("Illustrative:") for note in notes)
    assert report.footer.startswith("Illustrative: the answers are made up.")


def test_an_undecided_verdict_says_what_would_settle_it(hindsight: Dossier) -> None:
    """Each answer that could settle it alone is named; that it is open is said without shame."""
    report = report_of(hindsight)
    (callout,) = [b for b in front(report) if isinstance(b, Callout)]
    settling = [each.link_id for each in hindsight.result.open if each.settling]
    numbers = Context(hindsight, ENGLISH, {}).numbers

    assert "Not yet decidable is a finding. Nothing here is guessed." == text_of(callout.title)
    assert [numbers[link_id] for link_id in settling[:9]] == [
        span.text for span in callout.text if span.link.startswith("#q-")
    ]


def test_reasons_are_not_cut_off_in_silence(dossier: Callable[[str], Dossier]) -> None:
    """What is certain comes first, and areas that may fall short share one line."""
    reasons = _reasons(report_of(dossier("society_2026_tiktok")))
    undecided = _reasons(report_of(dossier("ifrc_tiktok_2019_hindsight")))

    assert "Below the level for a GO: Data residency." == reasons[0]
    assert "The total may be below the level for a GO." == reasons[-1]
    assert [
        "May be below their minimums: Data residency; Sustainability; Audience fit; Staff capacity."
    ] == [line for line in undecided if "minimums" in line]


def test_measures_without_a_date_come_first(dossier: Callable[[str], Dossier]) -> None:
    """They stand in the way of a signature, so page one shows them before the others."""
    tables = [b for b in front(report_of(dossier("society_2026_tiktok"))) if isinstance(b, Table)]
    dates = [text_of(row.cells[-1]) for row in tables[-1].rows]

    assert "not set" in dates
    assert sorted(dates, key=lambda each: each != "not set") == dates


def test_a_long_name_is_cut_on_page_one_only() -> None:
    """A title as long as a page does not push the verdict off page one."""
    report = report_of(small(GOOD, title="word " * 400))
    (title,) = [b for b in front(report) if isinstance(b, Heading) and b.level == 1]

    assert len(text_of(title.text)) <= 161
    assert "word " * 399 in said(section(report, "scope"))


def test_brief_texts_stay_whole() -> None:
    """Only what is too long is cut, at a space, with an ellipsis."""
    assert ("short", "one two…") == (brief("short", 8), brief("one two three", 9))


def test_another_instrument_speaks_for_itself(graded: Dossier) -> None:
    """Under other rules the report shows that instrument's outcome and figures, not our levels."""
    assert graded.result.rubric is not None
    report = report_of(graded)
    text = said(list(flat(report.blocks)))

    assert "By the instrument's own rules the outcome is: C." in said(front(report))
    assert "instrument's own" in said(section(report, "method"))
    assert "reaches its level for a GO" not in text
    assert "Knock-outs" not in text


def test_another_instrument_shows_its_own_figures(graded: Dossier) -> None:
    """Beside each bar stands what the instrument prints, and below it the scale it is on."""
    rubric = graded.result.rubric
    assert rubric is not None
    report = report_of(graded)
    (figure,) = [block for block in front(report) if isinstance(block, Figure)]
    assert isinstance(figure.chart, RangeChart)

    assert [group.shown for group in rubric.groups.values()] == [
        row.words for row in figure.chart.rows
    ]
    assert [["Balance", "4"]] == [
        [text_of(cell) for cell in row.cells][:2] for row in figure.table.rows
    ]
