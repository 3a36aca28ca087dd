"""What carries over to the next platform: shown first, then confirmed with one click."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from assessor import shipped
from assessor.assessment import Organisation, Platform
from assessor.i18n import ENGLISH
from assessor.web.parts import parts
from assessor.web.shelf import FIRST, example
from assessor.workflow import answering, beginning
from assessor.workflow.desk import Desk
from assessor.workflow.record import Record
from questionnaires.response import Answer
from scoring.criteria import criteria_of
from tests.web.rooms import drawn, said
from tests.web.stores import ME, second_platform

US = Organisation(name="A society", id="society")
ASKED, POLICY = shipped.both()


@pytest.fixture
def second(page_desk: Desk) -> Record:
    """A second platform of a team that has answered everything about a first one."""
    return second_platform(page_desk, ME)


def area(record: Record, view: str) -> AppTest:
    """One part of the questions."""
    return drawn("assess", assessment=record.id, view=view)


def open_ones(desk: Desk, record: Record) -> set[str]:
    """The answers that wait for somebody to stand behind them."""
    answers = desk.record(ME, record.id).assessment.answers
    return {link_id for link_id, one in answers.items() if one.open(desk.today())}


def button(page: AppTest) -> object:
    """What confirms the list."""
    return next(one for one in page.button if str(one.key).endswith("carried-confirm"))


def offers(page: AppTest) -> bool:
    """Whether a list is there to confirm."""
    return any(str(one.key).endswith("carried-confirm") for one in page.button)


def test_one_click_confirms_what_was_shown_of_an_area(page_desk: Desk, second: Record) -> None:
    """Answer, age and proof are shown; afterwards exactly those count, and the list is gone."""
    before = open_ones(page_desk, second)
    page = area(second, "staff_capacity-2")
    assert "answers about us from last time. Do these still hold?" in said(page)
    assert "for TikTok" in said(page)
    assert "A document, seen" in said(page)

    button(page).click().run()

    counted = before - open_ones(page_desk, second)
    assert counted
    assert {"staff_capacity"} == {ASKED.area_of[one] for one in counted}
    assert not offers(page)


def test_facts_and_knock_outs_are_never_confirmed_together(page_desk: Desk, second: Record) -> None:
    """After all four lists, each fact and each answer that can rule it out still waits."""
    criteria = criteria_of(ASKED, POLICY).by_link_id
    singly = {
        one
        for one in open_ones(page_desk, second)
        if ASKED.questions[one].subject == "platform"
        or (one in criteria and any(cell.knock_out for cell in criteria[one].cells))
    }

    clicks = 0
    for part in parts(ASKED, ENGLISH):
        page = area(second, part.name)
        if offers(page):
            button(page).click().run()
            clicks += 1

    assert singly
    assert singly == open_ones(page_desk, second)
    assert 4 == clicks


def test_what_is_out_of_date_is_looked_at_by_itself(page_desk: Desk) -> None:
    """An answer whose day has passed is not in the list, since a click would not make it count."""
    first = beginning.start(page_desk, ME, Platform(name="TikTok"), US)
    for link_id, until in (("policy", date(2020, 1, 1)), ("wellbeing", None)):
        given = example(FIRST).assessment.answers[link_id]
        old = given.model_copy(update={"prefill": None, "good_until": until})
        answering.answer(page_desk, ME, first.id, link_id, old, 0)
    again = beginning.start(page_desk, ME, Platform(name="X"), US)

    page = area(again, "staff_capacity-2")
    button(page).click().run()

    assert {"policy"} == open_ones(page_desk, again)


def test_a_first_platform_has_nothing_to_confirm(page_desk: Desk) -> None:
    """No list is drawn where nothing was carried over."""
    record = beginning.start(page_desk, ME, Platform(name="TikTok", id="tiktok"), US)

    page = area(record, "staff_capacity-2")

    assert not page.exception
    assert not offers(page)


def test_what_was_said_for_another_platform_is_said_again_in_the_same_list(
    page_desk: Desk, second: Record
) -> None:
    """Numbers and choices about ourselves come along with their proof; a share of time does not."""
    page = area(second, "staff_capacity-1")

    button(page).click().run()

    first = next(
        one.assessment
        for one in beginning.earlier_of(page_desk, ME, second.organisation)
        if one.id != second.id
    )
    answers = page_desk.record(ME, second.id).assessment.answers
    assert first.answers["posts_video"].value == answers["posts_video"].value
    assert first.answers["displaced_words"].value == answers["displaced_words"].value
    assert "share_for_platform" not in answers
    assert not offers(area(second, "staff_capacity-3"))


def test_what_needs_a_document_is_said_again_by_itself(page_desk: Desk, second: Record) -> None:
    """One tap takes the answer for the other platform, and what it rests on."""
    page = area(second, "sustainability-1")
    same = next(one for one in page.button if "-exit_plan-" in str(one.key))
    assert "For TikTok: " in said(page)

    same.click().run()

    given = page_desk.record(ME, second.id).assessment.answers["exit_plan"]
    earlier = example(FIRST).assessment.answers["exit_plan"]
    assert (earlier.value, earlier.backing) == (given.value, given.backing)
    assert given.prefill is None


def test_what_did_not_apply_elsewhere_is_asked_here(page_desk: Desk) -> None:
    """That a question does not apply to another platform is no answer to say again."""
    first = beginning.start(page_desk, ME, Platform(name="TikTok", id="tiktok"), US)
    aside = Answer(not_applicable="No country forbids it.")
    answering.answer(page_desk, ME, first.id, "joint_controller", aside, 0)
    again = beginning.start(page_desk, ME, Platform(name="X", id="x"), US)

    page = area(again, "data_residency-1")

    assert not page.exception
    assert "No country forbids it." not in said(page)


def test_the_source_of_a_fact_becomes_proof_with_one_tap(page_desk: Desk) -> None:
    """The sheet's statement stands at a question that people judge; its source is offered once."""
    record = beginning.start(page_desk, ME, Platform(name="TikTok", id="tiktok"), US)
    bare = example(FIRST).assessment.answers["transfer_route"].model_copy(update={"backing": None})
    answering.answer(page_desk, ME, record.id, "transfer_route", bare, 0)
    page = area(record, "data_residency-1")
    assert "The fact sheet says (seen " in said(page)

    next(one for one in page.button if "-transfer_route-" in str(one.key)).click().run()

    backing = page_desk.record(ME, record.id).assessment.answers["transfer_route"].backing
    assert backing is not None
    assert backing.source in ASKED.source_by_id
    assert not [one for one in page.button if "-transfer_route-" in str(one.key)]
