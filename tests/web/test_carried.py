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
