"""The comms lead: from an empty store to a first assessment that is sent to Legal."""

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assessor.i18n import Language
from assessor.web.shelf import FIRST, example
from assessor.words import verdict_words
from assessor.workflow import answering
from assessor.workflow.promising import result_of
from tests.browser.journeys.conftest import Served
from tests.browser.journeys.hand import Hand, card, heading, option
from tests.browser.looking import settled
from tests.browser.stores import ME, desk_on

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("journeys")]

TITLE = "TikTok, A society"
SAVED = "Saved {time}: {answer}"
OPEN = "It counts as anything from worst to best until answered."
THIN = "Proof too thin: this prevents a GO."


def test_a_first_assessment_from_nothing_to_legal(
    page: Page, language: Language, empty: Served, tmp_path: Path
) -> None:
    """One of each kind of answer by hand, the others by the workflow, then sent as it stands."""
    hand = Hand(page, language)
    _begins(hand, empty.address)
    _answers_what_can_rule_it_out(hand)
    _stands_behind_facts_or_departs_from_them(hand)
    _says_what_nobody_knows(hand)
    _brings_proof(hand, tmp_path)
    _types(hand)
    verdict = _others_answer_the_rest(empty.database, _open_id(page), language)
    _sends(hand, verdict)


def _begins(hand: Hand, address: str) -> None:
    page = hand.page
    page.goto(address)
    heading(page, hand.says("Assessments"))
    hand.reads()
    welcome = "Nothing here yet. See an example, or start: about 60 questions, in as many sittings "
    expect(page.get_by_text(hand.says(f"{welcome}as you like."))).to_be_visible()

    hand.tap_button("New assessment")
    which = page.get_by_role("radiogroup", name=hand.says("Which platform?"))
    hand.tap(option(which, "TikTok"))
    taps = hand.clicks
    hand.enter(hand.field("Your organisation"), "A society")
    hand.tap_button("Start")

    heading(page, TITLE)
    assert 3 == taps + 1


def _answers_what_can_rule_it_out(hand: Hand) -> None:
    page, words = hand.page, hand.words
    strip = page.get_by_role("status", name=hand.says("Where it stands"))
    expect(strip).to_contain_text(hand.says("NOT YET DECIDABLE"))

    people, route = card(page, "people_in"), card(page, "transfer_route")
    here, there = words("people_in", "eea"), words("people_in", "uk")
    clauses = words("transfer_route", "clauses_assessed")
    kept = page.get_by_text(hand.like("{question} Kept: {answer}", answer=clauses))
    hand.tap(option(people, here))
    hand.tap(option(people, there))
    expect(people).to_contain_text(f"{here}{hand.language.semicolon}{there}")
    hand.tap(option(route, clauses))
    expect(route).to_contain_text(hand.like(SAVED, answer=clauses))

    hand.tap(option(people, words("people_in", "elsewhere_only")))
    expect(route).to_have_count(0)
    expect(kept).to_be_visible()
    hand.tap(option(people, here))
    expect(route.get_by_role("radio", name=clauses)).to_be_checked()
    expect(kept).to_have_count(0)

    device = card(page, "device_rule")
    out = hand.language.plural("{n} answer rules it out.", "{n} answers rule it out.", 1)
    ruled_out = hand.like(
        "This answer rules {platform} out for now, whatever the score. Your answers are safe. "
        "Check it, change the plan, or ask: {role} may lift it.",
        platform="TikTok",
    )
    hand.tap(option(device, words("device_rule", "banned")))
    expect(device).to_contain_text(ruled_out)
    expect(strip).to_contain_text(out)
    hand.tap(option(device, words("device_rule", "no_rule")))
    expect(device).not_to_contain_text(ruled_out)
    expect(strip).not_to_contain_text(out)

    permission, plans = card(page, "repost_permission"), card(page, "plans_reposts")
    expect(permission).to_be_visible()
    hand.tap(option(plans, hand.says("No")))
    expect(permission).to_have_count(0)
    hand.tap(option(plans, hand.says("Yes")))
    expect(permission).to_be_visible()


def _stands_behind_facts_or_departs_from_them(hand: Hand) -> None:
    page = hand.page
    _to_part(hand, "data_residency-1")

    stored, waits = card(page, "storage_countries"), hand.says("Not counted until you confirm it.")
    expect(stored).to_contain_text(hand.like("From the fact sheet, seen {day}."))
    expect(stored).to_contain_text(waits)
    hand.tap(hand.button("Still true", stored))
    expect(stored).not_to_contain_text(waits)

    opened, counts_as_open = card(page, "remote_access"), hand.says(OPEN)
    hand.tap(option(opened, hand.words("remote_access", "none")))
    otherwise = "The fact sheet says otherwise: {statement} Your answer counts once you say why."
    expect(opened).to_contain_text(hand.like(otherwise))
    expect(opened).to_contain_text(counts_as_open)
    why = hand.field("Why is it different here?", opened)
    hand.enter(why, "A court has ordered it since.")
    expect(why).to_have_count(0)
    expect(opened).not_to_contain_text(counts_as_open)


def _says_what_nobody_knows(hand: Hand) -> None:
    page = hand.page
    found, day = card(page, "enforcement"), date(2027, 3, 1)
    hand.tap(option(found, hand.says("We don't know yet")))
    expect(found).to_contain_text(hand.says(OPEN))
    hand.tap(option(found, hand.says("Who finds out")))
    hand.enter(hand.field("Who finds out?", found), "Dana")
    hand.enter_day(found.get_by_role("group", name=hand.says("By when?")), day)
    by = hand.like("{who} finds out by {day}.", who="Dana", day=hand.language.date(day))
    expect(found).to_contain_text(by)

    state, outside = card(page, "state_access"), hand.says("Does not apply here")
    why = "Why does it not apply? It counts as open until you say."
    hand.tap(option(state, outside))
    expect(state).to_contain_text(hand.says(why))
    hand.enter(hand.field(why, state), "No users.")
    said = hand.like("Does not apply here: {reason}", reason="No users.")
    expect(state).to_contain_text(said)
    expect(option(card(page, "device_rule"), outside)).to_have_count(0)


def _brings_proof(hand: Hand, folder: Path) -> None:
    page = hand.page
    _to_part(hand, "data_residency-2")
    device, thin = card(page, "device_rule"), hand.says(THIN)
    expect(device).to_contain_text(thin)

    hand.tap(option(device, hand.says("Add proof")))
    hand.tap(option(device, hand.says("A document")))
    where = hand.field("Where can it be read? A link, or the name of a document.", device)
    hand.enter(where, "https://ngo.example/it")
    hand.enter(hand.field("The words that show it", device), "Phones are free to use.")
    seen = device.get_by_role("group", name=hand.says("Seen on"))
    hand.enter_day(seen, date(2026, 11, 2))
    hand.tap(option(device, hand.says("Very")))
    expect(device).not_to_contain_text(thin)
    rules = folder / "rules.txt"
    rules.write_text("Phones are free to use.\n", encoding="utf-8")
    hand.bring(device.locator('input[type="file"]'), rules)
    expect(hand.button("Download {name}", device, name="rules.txt")).to_be_visible()
    hand.tap(option(device, hand.says("Comment")))
    hand.enter(hand.field("What should a later reader know?", device), "Ask again in spring.")
    hand.tap(option(device, hand.says("Why we ask")))
    expect(device).to_contain_text(hand.like("Comment: {comment}", comment="Ask again in spring."))
    expect(device).to_contain_text("Phones are free to use.")


def _types(hand: Hand) -> None:
    page = hand.page
    _to_part(hand, "sustainability-1")
    hand.tap(option(card(page, "purpose"), hand.words("purpose", "specific_agreed")))
    words = card(page, "purpose_words")
    hand.enter(words.get_by_role("textbox").first, "To meet young volunteers.")
    expect(words).to_contain_text(hand.like(SAVED, answer="To meet young volunteers."))

    _to_part(hand, "sustainability-2")
    share = card(page, "succession")
    hand.enter(share.get_by_role("spinbutton"), "3")
    expect(share).to_contain_text(hand.like(SAVED, answer="3"))
    again, day = card(page, "review_date"), date(2027, 5, 14)
    hand.enter_day(again, day)
    expect(again).to_contain_text(hand.like(SAVED, answer=hand.language.date(day)))


def _others_answer_the_rest(database: str, assessment: str, language: Language) -> str:
    """Answer what is open as in the worked example, as colleagues would; the verdict in words."""
    desk = desk_on(database)
    for link_id, given in example(FIRST).assessment.answers.items():
        record = desk.record(ME, assessment)
        if link_id not in record.assessment.answers:
            plain = given.model_copy(update={"prefill": None})
            answering.answer(desk, ME, assessment, link_id, plain, 0)
    verdict = result_of(desk, desk.record(ME, assessment)).recommendation
    desk.database.close()
    return verdict_words(language, verdict)


def _sends(hand: Hand, verdict: str) -> None:
    page = hand.page
    page.goto(page.url.split("/assess")[0] + f"/find_out?assessment={_open_id(page)}")
    heading(page, hand.says("To find out"))
    hand.reads()
    expect(page.get_by_text("Dana (1)")).to_be_visible()
    expect(page.get_by_text(hand.language.date(date(2027, 3, 1)))).to_be_visible()

    page.goto(page.url.replace("/find_out", "/result"))
    page.get_by_role("article").first.wait_for()
    settled(page)
    expect(page.get_by_role("article").first).to_contain_text(verdict)
    hand.tap_button("Send for review")
    hand.tap(hand.button("Send", page.get_by_role("dialog")))
    sent = "Sent {time} as version {n}. Whoever reviews it finds it on Home."
    expect(page.get_by_text(hand.like(sent, n=1))).to_be_visible()


def _to_part(hand: Hand, name: str) -> None:
    title = hand.part(name)
    settled(hand.page)
    hand.tap(hand.page.get_by_role("radio", name=title, exact=True))
    expect(hand.page.get_by_role("heading", level=2, name=title)).to_be_visible()
    settled(hand.page)


def _open_id(page: Page) -> str:
    """The assessment that the address names."""
    found = re.search(r"assessment=([^&]+)", page.url)
    assert found is not None
    return found[1]
