"""Platforms: every fact with its age, its source, and how far it was checked."""

from datetime import UTC, datetime

import pytest

from assessor import shipped
from assessor.web.visit import to
from assessor.workflow import beginning
from assessor.workflow.desk import Desk
from tests.web.rooms import drawn, said, went

ASKED, _ = shipped.both()
SHEETS = beginning.sheets(ASKED.id)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_every_sheet_can_be_read_whole(page_desk: Desk, sheet: object) -> None:
    """Each fact with its statement, the question that it informs, and each of its sources."""
    assert isinstance(sheet, type(SHEETS[0]))

    page = drawn("platforms", view=sheet.id)

    assert not page.exception
    words = said(page)
    for fact in sheet.facts:
        assert " ".join(fact.statement.split()) in words
        for source in fact.sources:
            assert ASKED.source_by_id[source].title in words
    assert f"{len(sheet.facts)} facts" in words


def test_verified_unverified_and_stale_facts_are_told_apart(
    page_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody has compared is called unverified, and what is too old says so first."""
    far = datetime(2040, 1, 1, tzinfo=UTC)
    monkeypatch.setattr(page_desk, "_clock", lambda: far)
    tiktok = next(sheet for sheet in SHEETS if sheet.id == "tiktok")
    verified = sum(1 for fact in tiktok.facts if fact.verified)

    words = said(drawn("platforms", view="tiktok"))

    assert verified == words.count("Compared with the original by")
    assert len(tiktok.facts) - verified == words.count("Unverified: nobody here")
    assert len(tiktok.facts) == words.count("Out of date: seen")
    assert f"{len(tiktok.facts)} out of date" in words


def test_a_platform_leads_to_its_assessment(page_desk: Desk) -> None:
    """One click opens the start of an assessment with this platform chosen already."""
    page = drawn("platforms", view="mastodon").button(key="platform-assess").click().run()

    assert to("home") == went(page)
    assert ("new", "mastodon") == (
        page.session_state["home-panel"],
        page.session_state["new-platform"],
    )


def test_an_unknown_platform_in_an_address_is_no_fault(page_desk: Desk) -> None:
    """The first sheet is shown instead."""
    page = drawn("platforms", view="<b>nothing</b>")

    assert not page.exception
    assert SHEETS[0].platform in said(page)
