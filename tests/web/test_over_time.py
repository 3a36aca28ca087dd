"""Over time: versions side by side, outcomes beside expectations, and how one is recorded."""

from decimal import Decimal
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assessor.access import Grant, Person
from assessor.assessment import Outcome
from assessor.web import visit
from assessor.web.choosing import side_of
from assessor.web.shelf import example
from assessor.web.visit import Going
from assessor.workflow import people, reviewing
from assessor.workflow.desk import Desk
from assessor.workflow.record import Record
from tests.web.kit import case
from tests.web.rooms import drawn, markup, said, went
from tests.web.stores import ME, kept

TOLD = ("ifrc_tiktok_2019_before", "ifrc_tiktok_2019_hindsight")


@pytest.fixture
def told(page_desk: Desk) -> tuple[Record, ...]:
    """The 2019 story, told twice."""
    return tuple(kept(page_desk, example(name)) for name in TOLD)


@pytest.fixture
def good(page_desk: Desk) -> Record:
    """The kit's assessment."""
    return kept(page_desk, case({"one": "good", "steps": 4}))


def form(page: AppTest, kind: str, **values: Any) -> AppTest:
    """The form for one kind of outcome, filled in and sent."""
    page.get("button_group")[0].set_value(kind).run()
    for one in (*page.text_input, *page.number_input, *page.text_area):
        part = str(one.key).split("-")[1]
        if part in values:
            one.set_value(values[part])
    return page.button(key="outcome-record").click().run()


def test_the_story_of_2019_is_replayed(told: tuple[Record, ...]) -> None:
    """Before and after stand side by side, the oldest first, with the growth table below."""
    page = drawn("over_time", assessment=told[1].id)
    words = said(page)

    assert words.index("1 Jun 2019") < words.index("17 Feb 2021")
    assert "3.0 to 97.7" in words
    assert "A measured outcome, never a score" in words
    assert "3,400,000 followers in 1.5 years" in words
    assert "TikTok 3,400,000 1.5 2,266,666" in words
    assert "Nobody recorded the hours spent, so nothing is said by the hour." in words
    assert 'aria-label="Totals over time: ' in markup(page)


def test_an_outcome_is_recorded_beside_what_was_expected(page_desk: Desk, good: Record) -> None:
    """It is in the record, on the page, and moves no score."""
    before = page_desk.case(good)
    page = drawn("over_time", assessment=good.id)
    assert "Nothing was measured yet." in said(page)

    form(page, "followers", channel="Ours", value=1200.0, years=0.5, exp=1500.0, note="Counted.")

    expected = Outcome(
        channel="Ours",
        measure="followers",
        value=Decimal(1200),
        unit="followers",
        over_years=Decimal("0.5"),
        expected=Decimal(1500),
        note="Counted.",
    )
    record = page_desk.record(ME, good.id)
    assert (expected,) == record.assessment.outcomes
    assert before.assessment.answers == record.assessment.answers
    words = said(page)
    assert "Recorded: followers on Ours." in words
    assert "Ours: expected" in words
    assert "1,200 followers in 0.5 years" in words


def test_followers_are_held_against_the_hours_really_spent(page_desk: Desk, good: Record) -> None:
    """With hours recorded on the same channel, the table says what an hour has brought."""
    page = drawn("over_time", assessment=good.id)
    form(page, "followers", channel="Ours", value=1200.0, years=1.0)
    form(page, "hours", channel="Ours", value=400.0, years=1.0)

    units = [one.unit for one in page_desk.record(ME, good.id).assessment.outcomes]
    assert ["followers", "hours"] == units
    assert "1,200 1 1,200 3" in said(page)


def test_something_else_can_be_measured(page_desk: Desk, good: Record) -> None:
    """Whatever an organisation counts, in its own words and unit."""
    form(
        drawn("over_time", assessment=good.id),
        "other",
        measure="calls to the helpline",
        unit="calls",
        value=17.0,
    )

    (outcome,) = page_desk.record(ME, good.id).assessment.outcomes
    told = (outcome.measure, outcome.unit, outcome.value)
    assert ("calls to the helpline", "calls", Decimal(17)) == told


def test_what_is_missing_is_asked_for(page_desk: Desk, good: Record) -> None:
    """Without a number nothing is recorded, and the page says what is missing."""
    page = form(drawn("over_time", assessment=good.id), "followers", channel="Ours")

    assert "Say on which channel what was measured, and how much." in said(page)
    assert () == page_desk.record(ME, good.id).assessment.outcomes


def test_who_only_reads_is_offered_no_form(
    page_desk: Desk, good: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A viewer sees what was measured, and records nothing."""
    reviewing.measure_outcome(
        page_desk, ME, good.id, Outcome(channel="Ours", measure="m", value=Decimal(3), unit="u")
    )
    viewer = Person("p_viewer", "Vi", frozenset({Grant("viewer")}))
    monkeypatch.setattr(people, "local", lambda _: viewer)

    page = drawn("over_time", assessment=good.id)

    assert "Measured: m" in said(page)
    assert "Record an outcome" not in said(page)
    assert visit.shared_desk() is page_desk


def test_ways_lead_on(told: tuple[Record, ...]) -> None:
    """To what differs between versions, and to the comparison of the two."""
    page = drawn("over_time", assessment=told[0].id)

    page.button(key="over-time-differences").click().run()
    wanted = (("assessment", told[0].id), ("view", "versions"))
    assert Going("review", wanted) == went(page)

    page.button(key="over-time-compare").click().run()
    found = went(page)
    assert found in (
        side_of("compare", [told[0].id, told[1].id]),
        side_of("compare", [told[1].id, told[0].id]),
    )


def test_hostile_notes_stay_text(page_desk: Desk, good: Record) -> None:
    """What somebody typed into the form is shown as typed."""
    page = form(
        drawn("over_time", assessment=good.id),
        "followers",
        channel="<script>alert(1)</script>",
        value=3.0,
        note="<img src=x onerror=alert(1)>",
    )

    assert "<script>" not in markup(page)
    assert "<img src=x" not in markup(page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in markup(page)


def test_versions_are_told_in_the_visitors_language(told: tuple[Record, ...]) -> None:
    """The areas of their questionnaire too."""
    page = drawn("over_time", spoken="fr", assessment=told[1].id)

    assert "Localisation des données" in said(page)
    assert "Data residency" not in said(page)
