"""The director: refused while something stands in the way, then signed, and reopened."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from assessor.i18n import Language
from assessor.web.shelf import FIRST, example
from assessor.workflow import answering, people, promising
from assessor.workflow.deciding import Choice, Signing, decide, loose_measures
from assessor.workflow.desk import RefusedError
from assessor.workflow.promising import Lifting, result_of
from questionnaires.response import Answer
from tests.browser.journeys.conftest import Team
from tests.browser.journeys.hand import Hand, heading, option, pages_of
from tests.browser.looking import settled
from tests.signing_in import CY, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys")]

RULED_OUT_BY, LIFTED_AS = "values", "leadership"
MOST_CLICKS = 15
REASON = "Young volunteers are nowhere else."
NEW_REASON = "The exception goes too far for us."
DEPARTS = (
    "The answers point to {computed}. You chose {chosen}. Say why. Both are printed on page one."
)
DECIDED = "The answers point to {computed}. The decision is {decided}."


def test_a_director_decides_otherwise_than_the_answers_point(
    page: Page, language: Language, team: Team, tmp_path: Path
) -> None:
    """Each refusal keeps her text; what she signs is locked, printed on page one, and kept."""
    assessment = _ruled_out(team)
    people.read_in(team.desk, team.cy, language.code)
    hand = Hand(page, language)
    sign_in(page, team.address, f"/review?assessment={assessment}", "cy", language)
    # To choose oneself at the provider is no part of this page.
    hand.clicks += 1

    no, conditions = hand.says("NO-GO"), hand.says("GO WITH CONDITIONS")
    form = _opens_the_form(hand)
    hand.reads()
    hand.tap(option(form, conditions))
    expect(form).to_contain_text(hand.like(DEPARTS, computed=no, chosen=conditions))
    hand.enter(hand.field("Why this decision?", form), REASON)
    _signs_in_vain(hand, team, assessment, "conditional")

    _lifted(team, assessment)
    form = _opens_the_form(hand)
    expect(hand.field("Why this decision?", form)).to_have_value(REASON)
    _signs_in_vain(hand, team, assessment, "conditional")

    _agreed_by_the_lead(team, assessment)
    form = _opens_the_form(hand)
    hand.tap(option(form, no))
    expect(form).to_contain_text(hand.like(DEPARTS, computed=conditions, chosen=no))
    hand.enter(hand.field("Why this decision?", form), NEW_REASON)
    hand.tap(hand.button("Sign", form))
    signed = "Signed {time} as version {n}, which is now locked. Review by {day}."
    expect(page.get_by_text(hand.like(signed, n=2))).to_be_visible()

    hand.tap_button("See the result")
    page.get_by_role("article").first.wait_for()
    first, *_ = pages_of(hand.fetch("Download the report (PDF)", tmp_path / "signed.pdf"))
    assert MOST_CLICKS >= hand.clicks
    decided = hand.says(DECIDED, computed=conditions, decided=no)
    for said in (decided, NEW_REASON, str(CY["name"])):
        assert hand.prints(said, first)

    _is_locked(hand, team, assessment)
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
        # Streamlit names its own button in English, whatever the page's language is.
        hand.tap(form.get_by_role("button", name="Close"))
        expect(form).to_have_count(0)
    hand.tap_button("Decide")
    expect(form).to_contain_text(hand.like("The answers point to {verdict}."))
    settled(page)
    return form


def _signs_in_vain(hand: Hand, team: Team, assessment: str, verdict: Choice) -> None:
    """Try to sign, and be told why not, as anybody would be who tried the same."""
    form = hand.page.get_by_role("dialog")
    hand.tap(hand.button("Sign", form))
    record = team.desk.record(team.cy, assessment)
    ahead = team.desk.today() + timedelta(days=30)
    with pytest.raises(RefusedError) as refused:
        decide(team.desk, team.cy, assessment, Signing(verdict, REASON, ahead, record.head.number))
    expect(form.get_by_role("alert")).to_have_text(hand.language.worded(refused.value.message))


def _lifted(team: Team, assessment: str) -> None:
    seen = team.desk.record(team.bo, assessment).seen(RULED_OUT_BY)
    lifting = Lifting(RULED_OUT_BY, LIFTED_AS, "They have promised to change.", seen)
    promising.lift(team.desk, team.bo, assessment, lifting)


def _agreed_by_the_lead(team: Team, assessment: str) -> None:
    """Give every measure an owner and a date."""
    due = team.desk.today() + timedelta(days=30)
    for name in loose_measures(result_of(team.desk, team.desk.record(team.ada, assessment))):
        promising.agree(team.desk, team.ada, assessment, name, "Dana", due)


def _is_locked(hand: Hand, team: Team, assessment: str) -> None:
    """Nothing on the page of questions can be changed any more."""
    page = hand.page
    page.goto(f"{team.address}/assess?assessment={assessment}&view=screen")
    heading(page, example(FIRST).assessment.name)
    hand.reads()
    question = page.locator(f".st-key-1-{RULED_OUT_BY}-card")
    expect(question).to_be_visible()
    asked = question.get_by_role("radiogroup", name=hand.asked(RULED_OUT_BY), exact=True)
    assert 0 == asked.count()


def _reopens(hand: Hand, team: Team, assessment: str) -> None:
    """A new version begins, the signed one is kept, and what differs is shown."""
    page = hand.page
    page.goto(f"{team.address}/review?assessment={assessment}")
    hand.tap_button("Reopen")
    form = page.get_by_role("dialog")
    hand.enter(hand.field("Why is it reopened?", form), "The law has changed.")
    hand.tap(hand.button("Reopen it", form))
    reopened = "Reopened {time} as version {n}. Version {before} is kept as it was signed."
    expect(page.get_by_text(hand.like(reopened, n=3, before=2))).to_be_visible()

    seen = team.desk.record(team.ada, assessment).seen(RULED_OUT_BY)
    better = Answer(value="manageable")
    answering.answer(team.desk, team.ada, assessment, RULED_OUT_BY, better, seen)
    hand.tap(page.get_by_role("radio", name=hand.says("Versions"), exact=True))
    differs = "Version {later} differs from version {earlier} in {counted}."
    expect(page.get_by_text(hand.like(differs, later=3, earlier=2))).to_be_visible()
    expect(page.get_by_text(hand.asked(RULED_OUT_BY)).first).to_be_visible()

    hand.tap_button("Look at version {n}", n=2)
    kept = "This version is kept as it was. Version {n} is the present one."
    expect(page.get_by_text(hand.like(kept, n=3))).to_be_visible()
    words = {"computed": hand.says("GO WITH CONDITIONS"), "decided": hand.says("NO-GO")}
    expect(page.get_by_text(hand.like(DECIDED, **words))).to_be_visible()
