"""The comms lead: from an empty store to a first assessment that is sent to Legal."""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assessor.i18n import ENGLISH
from assessor.web.shelf import FIRST, example
from assessor.words import verdict_words
from assessor.workflow import answering
from assessor.workflow.promising import result_of
from tests.browser.journeys.conftest import Served
from tests.browser.journeys.hand import Hand, card, heading, option, strip
from tests.browser.looking import settled
from tests.browser.stores import ME, desk_on

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys")]

TITLE = "TikTok, A society"
CLAUSES = "Standard clauses plus our transfer note"
SAVED = re.compile(r"Saved \d\d:\d\d: ")


def test_a_first_assessment_from_nothing_to_legal(
    page: Page, empty: Served, tmp_path: Path
) -> None:
    """One of each kind of answer by hand, the others by the workflow, then sent as it stands."""
    hand = Hand(page)
    _begins(hand, empty.address)
    _answers_what_can_rule_it_out(hand)
    _stands_behind_facts_or_departs_from_them(hand)
    _says_what_nobody_knows(hand)
    _brings_proof(hand, tmp_path)
    _types(hand)
    verdict = _others_answer_the_rest(empty.database, _open_id(page))
    _sends(hand, verdict)


def _begins(hand: Hand, address: str) -> None:
    page = hand.page
    page.goto(address)
    heading(page, "Assessments")
    expect(page.get_by_text("Nothing here yet. See an example, or start")).to_be_visible()

    hand.tap_button("New assessment")
    hand.tap(option(page.get_by_role("radiogroup", name="Which platform?"), "TikTok"))
    taps = hand.clicks
    hand.enter(page.get_by_role("textbox", name="Your organisation"), "A society")
    hand.tap_button("Start")

    heading(page, TITLE)
    assert 3 == taps + 1


def _answers_what_can_rule_it_out(hand: Hand) -> None:
    page = hand.page
    expect(strip(page)).to_contain_text("NOT YET DECIDABLE")

    people, route = card(page, "people_in"), card(page, "transfer_route")
    hand.tap(option(people, "European Economic Area (EEA)"))
    hand.tap(option(people, "United Kingdom"))
    expect(people).to_contain_text("European Economic Area (EEA); United Kingdom")
    hand.tap(option(route, CLAUSES))
    expect(route).to_contain_text(SAVED)

    hand.tap(option(people, "None of these"))
    expect(route).to_have_count(0)
    expect(page.get_by_text(f"Kept: {CLAUSES}")).to_be_visible()
    hand.tap(option(people, "European Economic Area (EEA)"))
    expect(route.get_by_role("radio", name=CLAUSES)).to_be_checked()
    expect(page.get_by_text(f"Kept: {CLAUSES}")).to_have_count(0)

    device = card(page, "device_rule")
    hand.tap(option(device, "Banned, with no way round"))
    expect(device).to_contain_text("This answer rules TikTok out for now, whatever the score.")
    expect(strip(page)).to_contain_text("1 answer rules it out.")
    hand.tap(option(device, "No rule bans it"))
    expect(device).not_to_contain_text("rules TikTok out")
    expect(strip(page)).not_to_contain_text("rules it out")

    permission = card(page, "repost_permission")
    expect(permission).to_be_visible()
    hand.tap(option(card(page, "plans_reposts"), "No"))
    expect(permission).to_have_count(0)
    hand.tap(option(card(page, "plans_reposts"), "Yes"))
    expect(permission).to_be_visible()


def _stands_behind_facts_or_departs_from_them(hand: Hand) -> None:
    page = hand.page
    _to_part(hand, "Data residency, 1 of 2")

    stored = card(page, "storage_countries")
    expect(stored).to_contain_text("From the fact sheet, seen")
    expect(stored).to_contain_text("Not counted until you confirm it.")
    hand.tap(stored.get_by_role("button", name="Still true", exact=True))
    expect(stored).not_to_contain_text("Not counted until")

    opened = card(page, "remote_access")
    hand.tap(option(opened, "No other country has access"))
    expect(opened).to_contain_text("Your answer counts once you say why.")
    expect(opened).to_contain_text("It counts as anything from worst to best")
    why = opened.get_by_role("textbox", name="Why is it different here?")
    hand.enter(why, "A court has ordered it since.")
    expect(why).to_have_count(0)
    expect(opened).not_to_contain_text("It counts as anything from worst to best")


def _says_what_nobody_knows(hand: Hand) -> None:
    page = hand.page
    found = card(page, "enforcement")
    hand.tap(option(found, "We don't know yet"))
    expect(found).to_contain_text("It counts as anything from worst to best until answered.")
    hand.tap(option(found, "Who finds out"))
    hand.enter(found.get_by_role("textbox", name="Who finds out?"), "Dana")
    hand.enter_day(found.get_by_role("group", name="By when?"), date(2027, 3, 1))
    expect(found).to_contain_text("Dana finds out by 1 Mar 2027.")

    state = card(page, "state_access")
    hand.tap(option(state, "Does not apply here"))
    expect(state).to_contain_text("It counts as open until you say.")
    hand.enter(state.get_by_role("textbox", name=re.compile("Why does it not apply")), "No users.")
    expect(state).to_contain_text(re.compile(r"Saved \d\d:\d\d: .*No users\."))
    expect(option(card(page, "device_rule"), "Does not apply here")).to_have_count(0)


def _brings_proof(hand: Hand, folder: Path) -> None:
    page = hand.page
    _to_part(hand, "Data residency, 2 of 2")
    device = card(page, "device_rule")
    expect(device).to_contain_text("Proof too thin: this prevents a GO.")

    hand.tap(option(device, "Add proof"))
    hand.tap(option(device, "A document"))
    hand.enter(device.get_by_label(re.compile("Where can it be read")), "https://ngo.example/it")
    hand.enter(device.get_by_label("The words that show it"), "Phones are free to use.")
    hand.enter_day(device.get_by_role("group", name="Seen on"), date(2026, 11, 2))
    hand.tap(option(device, "Very"))
    expect(device).not_to_contain_text("Proof too thin")
    rules = folder / "rules.txt"
    rules.write_text("Phones are free to use.\n", encoding="utf-8")
    hand.bring(device.locator('input[type="file"]'), rules)
    expect(device.get_by_role("button", name="Download rules.txt")).to_be_visible()
    hand.tap(option(device, "Comment"))
    hand.enter(device.get_by_label("What should a later reader know?"), "Ask again in spring.")
    hand.tap(option(device, "Why we ask"))
    expect(device).to_contain_text("Comment: Ask again in spring.")
    expect(device).to_contain_text("Phones are free to use.")


def _types(hand: Hand) -> None:
    page = hand.page
    _to_part(hand, "Sustainability, 1 of 2")
    hand.tap(option(card(page, "purpose"), "Yes, something specific and agreed"))
    words = card(page, "purpose_words")
    hand.enter(words.get_by_role("textbox").first, "To meet young volunteers.")
    expect(words).to_contain_text("To meet young volunteers.")

    _to_part(hand, "Sustainability, 2 of 2")
    share = card(page, "succession")
    hand.enter(share.get_by_role("spinbutton"), "3")
    expect(share).to_contain_text(SAVED)
    again = card(page, "review_date")
    hand.enter_day(again, date(2027, 5, 14))
    expect(again).to_contain_text(SAVED)


def _others_answer_the_rest(database: str, assessment: str) -> str:
    """Answer what is open as in the worked example, as colleagues would; the verdict in words."""
    desk = desk_on(database)
    for link_id, given in example(FIRST).assessment.answers.items():
        record = desk.record(ME, assessment)
        if link_id not in record.assessment.answers:
            plain = given.model_copy(update={"prefill": None})
            answering.answer(desk, ME, assessment, link_id, plain, 0)
    verdict = result_of(desk, desk.record(ME, assessment)).recommendation
    desk.database.close()
    return verdict_words(ENGLISH, verdict)


def _sends(hand: Hand, verdict: str) -> None:
    page = hand.page
    page.goto(page.url.split("/assess")[0] + f"/find_out?assessment={_open_id(page)}")
    heading(page, "To find out")
    expect(page.get_by_text("Dana (1)")).to_be_visible()
    expect(page.get_by_text(re.compile("1 Mar 2027"))).to_be_visible()

    page.goto(page.url.replace("/find_out", "/result"))
    page.get_by_role("article").first.wait_for()
    settled(page)
    expect(page.get_by_role("article").first).to_contain_text(verdict)
    hand.tap_button("Send for review")
    hand.tap(page.get_by_role("dialog").get_by_role("button", name="Send", exact=True))
    expect(page.get_by_text(re.compile(r"Sent \d\d:\d\d as version 1\."))).to_be_visible()


def _to_part(hand: Hand, title: str) -> None:
    hand.tap(hand.page.get_by_role("radio", name=title, exact=True))
    expect(hand.page.get_by_role("heading", level=2, name=title)).to_be_visible()
    settled(hand.page)


def _open_id(page: Page) -> str:
    """The assessment that the address names."""
    found = re.search(r"assessment=([^&]+)", page.url)
    assert found is not None
    return found[1]
