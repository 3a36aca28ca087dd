"""The second platform takes at most 40 % of the clicks of the first.

The second is walked click by click. The first is counted from the questionnaire, with what
the same hand needs for each kind of answer: one click for a choice, a field or a fact that
is confirmed, one for each tick, and four for a proof (open it, say what it is, where it can
be read, and when it was seen). Whatever else people do the first time is left out, so that
the first is never counted too high.
"""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from assessor.assessment import Organisation, Platform
from assessor.i18n import ENGLISH, Language
from assessor.web.parts import Part, parts
from assessor.web.shelf import FIRST, example
from assessor.workflow import answering, beginning
from assessor.workflow.beginning import facts_about
from assessor.workflow.desk import Desk
from assessor.workflow.promising import result_of
from assessor.workflow.record import Record
from questionnaires.items import BooleanItem, ChoiceItem, Question, StringItem
from questionnaires.response import Answer
from tests.browser.journeys.conftest import Served
from tests.browser.journeys.hand import Hand, card, heading, option
from tests.browser.looking import settled
from tests.browser.stores import ME, desk_on

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys")]

MOST = 0.40
PROOF = 4
BEGIN, ORGANISATION, SEND = 3, 1, 3
"""Ask, choose, start; say who we are, once; see the result, send it, and say so."""
FINDER = 3
"""Open it, say who finds out, and by when."""
US = Organisation(name="A society", id="society")
SEEN = date(2026, 11, 2)
CASE = example(FIRST)


def test_the_second_platform_needs_two_fifths_of_the_clicks(
    page: Page, language: Language, empty: Served
) -> None:
    """Everything that is asked is answered, with the proof that its policy needs, and sent."""
    desk = desk_on(empty.database)
    first = _answered_first(desk)
    hand = Hand(page, language)

    assessment = _begins(hand, empty.address)
    _answers_part_by_part(hand, desk, assessment)
    hand.tap_button("See the result")
    page.get_by_role("article").first.wait_for()
    hand.tap_button("Send for review")
    hand.tap(hand.button("Send", page.get_by_role("dialog")))
    sent = "Sent {time} as version {n}. Whoever reviews it finds it on Home."
    expect(page.get_by_text(hand.like(sent, n=1))).to_be_visible()

    second = hand.clicks
    desk.database.close()
    assert MOST * first >= second, f"{second} clicks after {first}"


def _answered_first(desk: Desk) -> int:
    """Answer everything for a first platform, as the worked example does; the clicks it takes."""
    begun = beginning.start(desk, ME, Platform(name="TikTok", id="tiktok"), US)
    proposed = set(begun.assessment.answers)
    pages = list(parts(CASE.questionnaire, ENGLISH))
    clicks = BEGIN + ORGANISATION + len(pages) - 1 + SEND
    for link_id, given in CASE.assessment.answers.items():
        if link_id in proposed:
            answering.confirm(desk, ME, begun.id, [link_id])
            clicks += 1
            continue
        plain = given.model_copy(update={"prefill": None})
        answering.answer(desk, ME, begun.id, link_id, plain, 0)
        clicks += _by_hand(link_id, given)
    return clicks


def _by_hand(link_id: str, given: Answer) -> int:
    """What one answer takes, with its proof or with who finds it out."""
    if given.unknown is not None:
        return 1 + FINDER
    ticks = len(given.value) if isinstance(given.value, tuple) else 1
    if not _needs_document(link_id):
        return ticks
    facts = facts_about(link_id, "tiktok", CASE.questionnaire)
    return ticks + (1 if any(not one.stale(SEEN) for one in facts) else PROOF)


def _needs_document(link_id: str) -> bool:
    judged = CASE.policy.questions.get(link_id)
    return bool(judged and judged.backing and judged.backing.value != "assertion")


def _begins(hand: Hand, address: str) -> str:
    page = hand.page
    page.goto(address)
    heading(page, hand.says("Assessments"))
    hand.reads()
    hand.tap_button("Assess another")
    which = page.get_by_role("radiogroup", name=hand.says("Which platform?"))
    hand.tap(option(which, "Facebook"))
    hand.tap_button("Start")
    heading(page, "Facebook, A society")
    return parse_qs(urlsplit(page.url).query)["assessment"][0]


def _answers_part_by_part(hand: Hand, desk: Desk, assessment: str) -> None:
    """Answer all that is open on each page, and go on where the page leads to."""
    following = {hand.says("Next: {part}", part=part.title): part for part in hand.parts()}
    onward = hand.page.get_by_role("button", name=hand.like("Next: {part}"))
    part = hand.parts()[0]
    while True:
        _answers_this_part(hand, desk, assessment, part)
        if not _open(desk, assessment):
            return
        part = following[onward.inner_text()]
        hand.tap(onward)


def _answers_this_part(hand: Hand, desk: Desk, assessment: str, part: Part) -> None:
    page = hand.page
    expect(page.get_by_role("heading", level=2, name=part.title, exact=True)).to_be_visible()
    settled(page)
    together = hand.button("These still hold")
    if together.count():
        hand.tap(together)
        expect(together).to_have_count(0)
    waiting = _open(desk, assessment)
    for link_id in part.members:
        question = hand.case.questionnaire.questions[link_id]
        if question.enable_when:
            # Whether it is asked may have changed with an answer given just now.
            waiting = _open(desk, assessment)
        if link_id in waiting:
            _answers(hand, question)


def _open(desk: Desk, assessment: str) -> set[str]:
    """The questions that are asked and have neither an answer nor somebody who finds it out."""
    record: Record = desk.record(ME, assessment)
    standings = result_of(desk, record).standings
    return {
        link_id
        for link_id, question in CASE.questionnaire.questions.items()
        if not question.read_only
        and (link_id not in standings or standings[link_id].state != "disabled")
        and _waits(record.assessment.answers.get(link_id), desk.today())
    }


def _waits(answer: Answer | None, today: date) -> bool:
    return answer is None or (answer.unknown is None and answer.open(today))


def _answers(hand: Hand, question: Question) -> None:
    """Say what was said before where the page offers it; else look it up, with its proof."""
    one = card(hand.page, question.link_id)
    expect(one.get_by_role("heading", level=3)).to_be_visible()
    settled(hand.page)
    for offered in ("Still true", "The same here"):
        button = hand.button(offered, one)
        if button.count():
            hand.tap(button)
            expect(button).to_have_count(0)
            return
    if isinstance(question, ChoiceItem):
        hand.tap(option(one, question.answer_option[0].text))
    elif isinstance(question, BooleanItem):
        hand.tap(option(one, hand.says("Yes")))
    elif isinstance(question, StringItem):
        hand.enter(one.get_by_role("textbox").first, "Ireland")
    else:
        hand.enter(one.get_by_role("spinbutton").first, "20")
    expect(one).to_contain_text(hand.like("Saved {time}: {answer}"))
    if _needs_document(question.link_id):
        _proves(hand, question)


def _proves(hand: Hand, question: Question) -> None:
    one, thin = card(hand.page, question.link_id), hand.says("Proof too thin: this prevents a GO.")
    source = hand.button("Take this source as proof", one)
    if source.count():
        hand.tap(source)
        expect(one).not_to_contain_text(thin)
        return
    before = hand.clicks
    hand.tap(option(one, hand.says("Add proof")))
    hand.tap(option(one, hand.says("A document")))
    where = hand.field("Where can it be read? A link, or the name of a document.", one)
    hand.enter(where, "https://about.example/")
    hand.enter_day(one.get_by_role("group", name=hand.says("Seen on")), SEEN)
    expect(one).not_to_contain_text(thin)
    assert PROOF == hand.clicks - before
