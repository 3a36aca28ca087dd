"""The lawyer: from a link in a mail to two comments and advice, in ten clicks."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assessor.i18n import ENGLISH
from assessor.telling.answers import answer_words
from assessor.web.shelf import FIRST, example
from assessor.words import verdict_words
from assessor.workflow import answering
from assessor.workflow.promising import result_of
from questionnaires.response import Answer
from tests.browser.journeys.conftest import Team
from tests.browser.journeys.hand import Hand, pages_of
from tests.browser.looking import settled
from tests.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys")]

ASKED = "transfer_route"
MOST_CLICKS = 10


def test_a_lawyer_comments_and_advises_from_a_link(page: Page, team: Team, tmp_path: Path) -> None:
    """What she says stays with the answer that she read, and stands in the PDF that she takes."""
    assessment = team.sent()
    hand = Hand(page)
    sign_in(page, team.address, f"/review?assessment={assessment}&question={ASKED}", "bo")
    # To choose oneself at the provider is no part of this page.
    hand.clicks += 1
    asked = example(FIRST).questionnaire.questions[ASKED].text
    expect(page.get_by_role("heading", level=3, name=asked)).to_be_visible()
    settled(page)

    one = page.locator(f".st-key-{assessment}-{ASKED}-remarks")
    hand.tap(one.get_by_role("button", name="Comment on A8"))
    hand.enter(one.get_by_role("textbox", name="Your comment"), "Which clauses exactly?")
    hand.tap(one.get_by_role("button", name="Post"))
    expect(one).to_contain_text(re.compile(r"Posted \d\d:\d\d\."))

    read, changed = _changed_by_the_lead(team, assessment)

    whole = page.locator(f".st-key-{assessment}-remarks")
    hand.tap(whole.get_by_role("button", name="Comment on all of it"))
    hand.enter(whole.get_by_role("textbox", name="Your comment"), "A careful piece of work.")
    hand.tap(whole.get_by_role("button", name="Post"))
    expect(whole).to_contain_text("A careful piece of work.")

    hand.tap_button("Advise")
    advice = page.get_by_role("dialog")
    hand.enter(advice.get_by_role("textbox", name="Your advice"), "Join, if the clauses hold.")
    hand.tap(advice.get_by_role("button", name="Send advice"))
    expect(page.get_by_text(re.compile(r"Recorded \d\d:\d\d\. It does not decide"))).to_be_visible()
    assert MOST_CLICKS >= hand.clicks

    expect(one).to_contain_text(changed)
    expect(one).to_contain_text(f"On the answer: {read}.")
    expect(one).to_contain_text("This comment stays with the one that was read.")
    _takes_the_paper(hand, team, assessment, tmp_path)


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_whoever_holds_no_role_is_told_whom_to_ask(page: Page, team: Team) -> None:
    """A link that was passed on to somebody who may not read shows nothing but a sentence."""
    assessment = team.sent()
    sign_in(page, team.address, f"/review?assessment={assessment}&question={ASKED}", "di")

    expect(page.get_by_role("alert")).to_have_text(
        "You may not open this. Nothing changed. Ask the owner named in your PDF."
    )
    expect(page.get_by_text(example(FIRST).assessment.name)).to_have_count(0)
    page.get_by_role("button", name="To the list of assessments").click()
    expect(page.get_by_text("Nothing here yet for you to see.")).to_be_visible()


def _changed_by_the_lead(team: Team, assessment: str) -> tuple[str, str]:
    """What the answer was and what it is now, in words: the lead answers anew meanwhile."""
    question = example(FIRST).questionnaire.questions[ASKED]
    before = team.desk.record(team.ada, assessment)
    given = before.assessment.answers[ASKED]
    after = Answer(value="adequacy", backing=given.backing)
    answering.answer(team.desk, team.ada, assessment, ASKED, after, before.seen(ASKED))
    return answer_words(given, question, ENGLISH), answer_words(after, question, ENGLISH)


def _takes_the_paper(hand: Hand, team: Team, assessment: str, folder: Path) -> None:
    page = hand.page
    hand.tap_button("See the result")
    page.get_by_role("article").first.wait_for()
    settled(page)
    shown = page.get_by_role("article").first.inner_text()
    record = team.desk.record(team.ada, assessment)
    verdict = verdict_words(ENGLISH, result_of(team.desk, record).recommendation)

    printed = pages_of(hand.fetch("Download the report (PDF)", folder / "report.pdf"))

    for said in (verdict, f"assessment {record.version},", example(FIRST).assessment.name):
        assert said in " ".join(shown.split())
        assert said in printed[0]
    whole = " ".join(printed)
    for remark in ("Which clauses exactly?", "A careful piece of work.", "Join, if the clauses"):
        assert remark in whole
