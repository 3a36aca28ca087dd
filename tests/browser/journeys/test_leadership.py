"""The leadership: choosing among three platforms, and looking back at what came of one."""

from pathlib import Path

import pytest
from playwright.sync_api import LocatorAssertions, Page, expect

from assessor.growth import growth
from assessor.i18n import Language
from assessor.report.sections.values import quantity
from assessor.web.shelf import example
from assessor.words import verdict_words
from scoring.policy import Verdict
from tests.browser.journeys.hand import Hand, heading, pages_of
from tests.browser.looking import faults

# Shares its server with the other tests of that group.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SOCIETY = "society_2026_tiktok,society_2026_facebook,society_2026_x"
BEFORE, HINDSIGHT = "ifrc_tiktok_2019_before", "ifrc_tiktok_2019_hindsight"
POINTS = "{name}: {verdict}"
INSTEAD = "{name}: {after}, instead of {before}."
STAYS_FIRST = "Weights with which {names} stays first"


def test_a_director_chooses_among_three_platforms(
    page: Page, language: Language, address: str, tmp_path: Path
) -> None:
    """Read, weigh otherwise, take the paper along, try a suggestion on a copy, and drop it."""
    hand = Hand(page, language)
    page.goto(f"{address}/compare?assessments={SOCIETY}")
    heading(page, hand.says("Compare"))
    hand.reads()
    says = _said(page)
    says.to_contain_text(hand.like(POINTS, name="X", verdict=_verdict(hand, "no_go")))
    says.to_contain_text(hand.like("Ruled out: {names}.", names="X"))
    says.to_contain_text(hand.like(STAYS_FIRST, names="Facebook"))

    _weighs_otherwise(hand)
    found = [faults(page)]
    hand.tap_button("Back to the policy's weights")
    says.to_contain_text(hand.says("These are the policy's weights."))
    _takes_the_paper_along(hand, tmp_path)

    hand.tap_button("What if? {name}", name="X")
    says.to_contain_text(hand.says("You are on a copy. The record does not change."))
    _tries_a_suggestion(hand)
    found.append(faults(page))
    _drops_it(hand)

    hand.tap_button("Back to the comparison")
    heading(page, hand.says("Compare"))
    says.to_contain_text(hand.like(POINTS, name="X", verdict=_verdict(hand, "no_go")))
    assert [[], []] == found


def _weighs_otherwise(hand: Hand) -> None:
    """Where data weighs little another is first; then two areas matter most, in their order."""
    says = _said(hand.page)
    data = hand.says("Weight: {area}", area=_area(hand, "data_residency"))
    weight = hand.page.get_by_role("group", name=data, exact=True)
    for key in ("Home", "PageUp"):
        weight.get_by_role("slider").press(key)
    first = hand.like("{names} is first, instead of {others}.", names="TikTok", others="Facebook")
    says.to_contain_text(first)
    says.to_contain_text(hand.like(STAYS_FIRST, names="TikTok"))

    areas = [_area(hand, name) for name in ("staff_capacity", "data_residency")]
    for area in areas:
        hand.tap(hand.page.get_by_role("button", name=area, exact=True))
    comma = hand.language.comma
    chosen = comma.join(f"{place} {area}" for place, area in enumerate(areas, 1))
    order = "Order of importance: {order}. The others matter less, in any order."
    says.to_contain_text(hand.like(order, order=chosen))
    counted = (
        " Only weightings with this order of importance count, the most important first: {order}."
    )
    says.to_contain_text(hand.like(counted, order=comma.join(areas)))


def _takes_the_paper_along(hand: Hand, folder: Path) -> None:
    """The paper says what the page says, in the same language."""
    paper = hand.fetch("Download the comparison (PDF)", folder / "comparison.pdf")
    printed = " ".join(pages_of(paper))
    for said in (
        hand.says(POINTS, name="X", verdict=_verdict(hand, "no_go")),
        hand.says(STAYS_FIRST, names="Facebook"),
    ):
        assert hand.prints(said, printed)


def _tries_a_suggestion(hand: Hand) -> None:
    says = _said(hand.page)
    no, conditions = _verdict(hand, "no_go"), _verdict(hand, "conditional")
    count = hand.language.plural("{n} change", "{n} changes", 2)
    hand.tap_button("Try it: {count} to {verdict}", count=count, verdict=conditions)
    moved = hand.like("With this: {after}, instead of {before}.", after=conditions, before=no)
    says.to_contain_text(moved)
    says.to_contain_text(hand.like(INSTEAD, name="X", after=conditions, before=no))


def _drops_it(hand: Hand) -> None:
    hand.tap_button("Drop")
    nothing = (
        "Nothing is supposed yet: {verdict}, as the record has it. Take a suggestion, or "
        "change an answer or a measure below."
    )
    _said(hand.page).to_contain_text(hand.like(nothing, verdict=_verdict(hand, "no_go")))


def test_the_story_of_2019_is_replayed(page: Page, language: Language, address: str) -> None:
    """Before beside hindsight, then what came of it: growth as measured, never as a score."""
    hand = Hand(page, language)
    page.goto(f"{address}/over_time?assessment={BEFORE}")
    heading(page, hand.says("Over time: {platform}", platform="TikTok"))
    hand.reads()
    says = _said(page)
    for name in (BEFORE, HINDSIGHT):
        says.to_contain_text(example(name).assessment.name)
    says.to_contain_text(hand.says("A measured outcome, never a score"))
    for measured in _growth_of_tiktok(language):
        says.to_contain_text(measured)

    hand.tap_button("Compare these assessments")
    heading(page, hand.says("Compare"))
    says.to_contain_text(_verdict(hand, "undecided"))
    says.to_contain_text(hand.says("Measured outcomes"))
    assert [] == faults(page)


def _growth_of_tiktok(language: Language) -> tuple[str, str]:
    """What the hindsight tells of TikTok's followers: all of them, and those of one year."""
    outcomes = growth(example(HINDSIGHT).assessment.outcomes)
    (grown,) = (one for one in outcomes if one.outcome.channel == "TikTok")
    outcome, per_year = grown.outcome, grown.per_year
    assert outcome.over_years is not None
    assert per_year is not None
    together = language.plural(
        "{value} {unit} in {years} year",
        "{value} {unit} in {years} years",
        2,
        value=quantity(outcome.value, language),
        unit=outcome.unit,
        years=quantity(outcome.over_years, language),
    )
    return together, quantity(int(per_year), language)


def _said(page: Page) -> LocatorAssertions:
    """What the page says, navigation apart."""
    return expect(page.locator('[data-testid="stMain"]'))


def _area(hand: Hand, name: str) -> str:
    return hand.case.questionnaire.groups[name].text


def _verdict(hand: Hand, verdict: Verdict) -> str:
    return verdict_words(hand.language, verdict)
