"""The director: refused while something stands in the way, then signed, and reopened."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from assessor.web.shelf import FIRST, example
from assessor.workflow import answering, promising
from assessor.workflow.deciding import loose_measures
from assessor.workflow.promising import Lifting, result_of
from questionnaires.response import Answer
from tests.browser.journeys.conftest import Team
from tests.browser.journeys.hand import Hand, option, pages_of
from tests.browser.looking import settled
from tests.signing_in import CY, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys")]

RULED_OUT_BY, LIFTED_AS = "values", "leadership"
MOST_CLICKS = 15
REASON = "Young volunteers are nowhere else."
NEW_REASON = "The exception goes too far for us."


def test_a_director_decides_otherwise_than_the_answers_point(
    page: Page, team: Team, tmp_path: Path
) -> None:
    """Each refusal keeps her text; what she signs is locked, printed on page one, and kept."""
    assessment = _ruled_out(team)
    hand = Hand(page)
    sign_in(page, team.address, f"/review?assessment={assessment}", "cy")
    # To choose oneself at the provider is no part of this page.
    hand.clicks += 1

    form = _opens_the_form(hand)
    hand.tap(option(form, "GO WITH CONDITIONS"))
    expect(form).to_contain_text("The answers point to NO-GO. You chose GO WITH CONDITIONS.")
    hand.enter(form.get_by_role("textbox", name="Why this decision?"), REASON)
    _signs(hand, form, "Not signed; your text is safe. A knock-out stands:")

    _lifted(team, assessment)
    form = _opens_the_form(hand)
    expect(form.get_by_role("textbox", name="Why this decision?")).to_have_value(REASON)
    _signs(hand, form, "your text is safe. 1 condition needs an owner and a date.")

    _agreed_by_the_lead(team, assessment)
    form = _opens_the_form(hand)
    hand.tap(option(form, "NO-GO"))
    expect(form).to_contain_text("The answers point to GO WITH CONDITIONS. You chose NO-GO.")
    hand.enter(form.get_by_role("textbox", name="Why this decision?"), NEW_REASON)
    hand.tap(form.get_by_role("button", name="Sign", exact=True))
    expect(
        page.get_by_text(re.compile(r"Signed \d\d:\d\d as version 2, which is now"))
    ).to_be_visible()

    hand.tap_button("See the result")
    page.get_by_role("article").first.wait_for()
    first, *_ = pages_of(hand.fetch("Download the report (PDF)", tmp_path / "signed.pdf"))
    assert MOST_CLICKS >= hand.clicks
    assert "The answers point to GO WITH CONDITIONS. The decision is NO-GO." in first
    assert NEW_REASON in first
    assert str(CY["name"]) in first

    _is_locked(team, page, assessment)
    _reopens(hand, team, assessment)


def _ruled_out(team: Team) -> str:
    """An assessment in review, one of whose answers rules the platform out."""
    assessment = team.sent()
    before = team.desk.record(team.ada, assessment)
    given = before.assessment.answers[RULED_OUT_BY].model_copy(update={"value": "breach"})
    seen = before.seen(RULED_OUT_BY)
    answering.answer(team.desk, team.ada, assessment, RULED_OUT_BY, given, seen)
    return assessment


def _opens_the_form(hand: Hand) -> Locator:
    """The form of the decision, opened anew so that it shows what stands now."""
    page = hand.page
    form = page.get_by_role("dialog")
    if form.count():
        hand.tap(form.get_by_role("button", name="Close"))
        expect(form).to_have_count(0)
    hand.tap_button("Decide")
    expect(form).to_contain_text("The answers point to")
    settled(page)
    return form


def _signs(hand: Hand, form: Locator, refused: str | re.Pattern[str]) -> None:
    """Try to sign, and be told why not."""
    hand.tap(form.get_by_role("button", name="Sign", exact=True))
    expect(form.get_by_role("alert")).to_contain_text(refused)


def _lifted(team: Team, assessment: str) -> None:
    seen = team.desk.record(team.bo, assessment).seen(RULED_OUT_BY)
    lifting = Lifting(RULED_OUT_BY, LIFTED_AS, "They have promised to change.", seen)
    promising.lift(team.desk, team.bo, assessment, lifting)


def _agreed_by_the_lead(team: Team, assessment: str) -> None:
    """Give every measure an owner and a date."""
    due = team.desk.today() + timedelta(days=30)
    for name in loose_measures(result_of(team.desk, team.desk.record(team.ada, assessment))):
        promising.agree(team.desk, team.ada, assessment, name, "Dana", due)


def _is_locked(team: Team, page: Page, assessment: str) -> None:
    """Nothing on the page of questions can be changed any more."""
    page.goto(f"{team.address}/assess?assessment={assessment}&view=screen")
    title = example(FIRST).assessment.name
    page.get_by_role("heading", level=1, name=title).wait_for()
    settled(page)
    question = page.locator(f".st-key-1-{RULED_OUT_BY}-card")
    asked = example(FIRST).questionnaire.questions[RULED_OUT_BY].text
    expect(question).to_be_visible()
    assert 0 == question.get_by_role("radiogroup", name=asked, exact=True).count()


def _reopens(hand: Hand, team: Team, assessment: str) -> None:
    """A new version begins, the signed one is kept, and what differs is shown."""
    page = hand.page
    page.goto(f"{team.address}/review?assessment={assessment}")
    hand.tap_button("Reopen")
    form = page.get_by_role("dialog")
    hand.enter(form.get_by_role("textbox", name="Why is it reopened?"), "The law has changed.")
    hand.tap(form.get_by_role("button", name="Reopen it"))
    expect(page.get_by_text("as version 3. Version 2 is kept as it was signed.")).to_be_visible()

    seen = team.desk.record(team.ada, assessment).seen(RULED_OUT_BY)
    better = Answer(value="manageable")
    answering.answer(team.desk, team.ada, assessment, RULED_OUT_BY, better, seen)
    hand.tap(page.get_by_role("radio", name="Versions", exact=True))
    asked = example(FIRST).questionnaire.questions[RULED_OUT_BY].text
    expect(page.get_by_text("Version 3 differs from version 2 in")).to_be_visible()
    expect(page.get_by_text(asked).first).to_be_visible()

    hand.tap_button("Look at version 2")
    expect(page.get_by_text("This version is kept as it was.")).to_be_visible()
    expect(page.get_by_role("article").first).to_contain_text("The decision is NO-GO.")
