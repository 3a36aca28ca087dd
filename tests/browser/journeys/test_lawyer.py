"""The lawyer: from a link in a mail to two comments and advice, in ten clicks."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assessor.i18n import Language
from assessor.telling.answers import answer_words
from assessor.web.shelf import FIRST, example
from assessor.words import verdict_words
from assessor.workflow import answering, people
from assessor.workflow.promising import result_of
from questionnaires.response import Answer
from tests.browser.journeys.conftest import Team
from tests.browser.journeys.hand import Hand, pages_of
from tests.browser.looking import settled
from tests.signing_in import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys")]

ASKED = "transfer_route"
MOST_CLICKS = 10


def test_a_lawyer_comments_and_advises_from_a_link(
    page: Page, language: Language, team: Team, tmp_path: Path
) -> None:
    """What she says stays with the answer that she read, and stands in the PDF that she takes."""
    assessment = team.sent()
    people.read_in(team.desk, team.bo, language.code)
    hand = Hand(page, language)
    sign_in(page, team.address, f"/review?assessment={assessment}&question={ASKED}", "bo", language)
    # To choose oneself at the provider is no part of this page.
    hand.clicks += 1
    expect(page.get_by_role("heading", level=3, name=hand.asked(ASKED))).to_be_visible()
    settled(page)
    hand.reads()

    one = page.locator(f".st-key-{assessment}-{ASKED}-remarks")
    hand.tap(hand.button("Comment on {number}", one, number="A8"))
    hand.enter(hand.field("Your comment", one), "Which clauses exactly?")
    hand.tap(hand.button("Post", one))
    expect(one).to_contain_text(hand.like("Posted {time}."))

    read, changed = _changed_by_the_lead(hand, team, assessment)

    whole = page.locator(f".st-key-{assessment}-remarks")
    hand.tap(hand.button("Comment on all of it", whole))
    hand.enter(hand.field("Your comment", whole), "A careful piece of work.")
    hand.tap(hand.button("Post", whole))
    # A field's own text counts as text of the page, so the words alone would not say that
    # they were posted.
    expect(whole).to_contain_text(hand.like("Posted {time}."))
    expect(whole).to_contain_text("A careful piece of work.")

    hand.tap_button("Advise")
    advice = page.get_by_role("dialog")
    hand.enter(hand.field("Your advice", advice), "Join, if the clauses hold.")
    hand.tap(hand.button("Send advice", advice))
    recorded = "Recorded {time}. It does not decide; the decider accepts it or overrules it with "
    expect(page.get_by_text(hand.like(f"{recorded}reasons."))).to_be_visible()
    assert MOST_CLICKS >= hand.clicks

    expect(one).to_contain_text(changed)
    expect(one).to_contain_text(hand.like("On the answer: {answer}.", answer=read))
    expect(one).to_contain_text(hand.says("This comment stays with the one that was read."))
    _takes_the_paper(hand, team, assessment, tmp_path)


@pytest.mark.parametrize("page", [1280], indirect=True)
@pytest.mark.parametrize("language", ["en"], indirect=True)
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


def _changed_by_the_lead(hand: Hand, team: Team, assessment: str) -> tuple[str, str]:
    """What the answer was and what it is now, in words: the lead answers anew meanwhile."""
    question = hand.case.questionnaire.questions[ASKED]
    before = team.desk.record(team.ada, assessment)
    given = before.assessment.answers[ASKED]
    after = Answer(value="adequacy", backing=given.backing)
    answering.answer(team.desk, team.ada, assessment, ASKED, after, before.seen(ASKED))
    language = hand.language
    return answer_words(given, question, language), answer_words(after, question, language)


def _takes_the_paper(hand: Hand, team: Team, assessment: str, folder: Path) -> None:
    page = hand.page
    hand.tap_button("See the result")
    page.get_by_role("article").first.wait_for()
    settled(page)
    shown = page.get_by_role("article").first.inner_text()
    record = team.desk.record(team.ada, assessment)
    verdict = verdict_words(hand.language, result_of(team.desk, record).recommendation)

    printed = pages_of(hand.fetch("Download the report (PDF)", folder / "report.pdf"))

    versions = hand.says(
        "assessment {assessment}, questionnaire {questionnaire}, policy {policy}",
        assessment=record.version,
        questionnaire=hand.case.questionnaire.version,
        policy=hand.case.policy.version,
    )
    for said in (verdict, versions, example(FIRST).assessment.name):
        assert hand.prints(said, shown)
        assert hand.prints(said, printed[0])
    for remark in ("Which clauses exactly?", "A careful piece of work.", "Join, if the clauses"):
        assert [] != [page for page in printed if hand.prints(remark, page)]
