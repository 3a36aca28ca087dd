"""Hours needed and free, while the plan is being typed; and a plan taken from another platform."""

from fractions import Fraction

import pytest
from streamlit.testing.v1 import AppTest

from assessor import shipped
from assessor.assessment import Organisation, Platform
from assessor.comparing.hours import Hours, free_together
from assessor.web.shelf import FIRST, example
from assessor.web.state import Sitting
from assessor.workflow import answering, beginning
from assessor.workflow.desk import Desk
from assessor.workflow.record import Record
from questionnaires.response import Answer
from tests.web.rooms import drawn, said
from tests.web.stores import ME, kept, second_platform

ASKED, POLICY = shipped.both()
(FORMULA,) = POLICY.derived.values()


def plan(record: Record, view: str = "staff_capacity-1") -> AppTest:
    """The part of the questions that asks for the plan."""
    return drawn("assess", assessment=record.id, view=view)


def still_hold(page: AppTest) -> list[str]:
    """The button that takes over what is listed, if there is one."""
    return [str(one.key) for one in page.button if str(one.key).endswith("carried-confirm")]


def taken(page: AppTest) -> AppTest:
    """The page after that button."""
    return page.button(key=still_hold(page)[0]).click().run()


def test_the_sum_is_the_reports_own(page_desk: Desk) -> None:
    """Hours needed and free are those of the judgement, with every line of the sum."""
    record = kept(page_desk, example(FIRST))
    capacity = Sitting(page_desk, ME, record).result.capacities["load"]
    assert capacity is not None

    words = said(plan(record))

    needed, free = int(capacity.needed), int(capacity.free)
    assert f"This plan needs {needed}." in words
    assert f"{free}." in words
    for line in ("Approval", "Reading comments", "For what goes wrong", "Hours free"):
        assert line in words


def test_an_unknown_number_is_no_nought(page_desk: Desk) -> None:
    """Without a plan the page says what is missing, and lines read unknown."""
    organisation = Organisation(name="A society")
    record = beginning.start(page_desk, ME, Platform(name="TikTok"), organisation)

    words = said(plan(record))

    assert "Needed against free: not known yet." in words
    assert "Hours needed unknown" in words


def test_other_parts_of_the_area_show_the_outcome_alone(page_desk: Desk) -> None:
    """The sum stands where its numbers are asked for; other areas show nothing of it."""
    record = kept(page_desk, example(FIRST))

    assert "This plan needs" in said(plan(record, "staff_capacity-3"))
    assert "Reading comments" not in said(plan(record, "staff_capacity-3"))
    assert "This plan needs" not in said(plan(record, "data_residency-1"))


def test_a_plan_is_taken_over_with_one_click(page_desk: Desk) -> None:
    """Its numbers become this team's own answers; the share of time is asked for anew."""
    record = second_platform(page_desk, ME)
    page = plan(record)
    assert 1 == len(still_hold(page))

    page = taken(page)

    assert not page.exception
    answers = page_desk.record(ME, record.id).assessment.answers
    theirs = example(FIRST).assessment.answers
    assert theirs["posts_video"].value == answers["posts_video"].value
    assert not answers["posts_video"].open(page_desk.today())
    assert FORMULA.share.item not in answers
    assert [] == still_hold(page)


def test_hours_of_another_platform_are_not_free_twice(page_desk: Desk) -> None:
    """What the first one takes is taken from what is free for both."""
    record = second_platform(page_desk, ME)
    taken(plan(record))
    for link_id in ("people", "weekly_hours", "hours_per_video"):
        answering.confirm(page_desk, ME, record.id, [link_id])
    before = said(plan(record))
    answering.answer(page_desk, ME, record.id, "share_for_platform", Answer(value=10), 0)
    answering.answer(page_desk, ME, record.id, "learning_hours", Answer(value=0), 0)

    words = said(plan(record))

    assert "Of the same team, TikTok takes" in before
    assert "TikTok takes" in words
    assert "are left." in words
    assert "Hours promised twice are not free twice" in words


def test_what_is_made_up_takes_nobodys_hours(page_desk: Desk) -> None:
    """An example of the same organisation neither lends a plan nor takes hours."""
    case = example(FIRST)
    organisation = case.assessment.organisation
    assert organisation is not None
    kept(page_desk, case)

    record = beginning.start(page_desk, ME, Platform(name="Other"), organisation)

    assert "TikTok" not in said(plan(record))


@pytest.mark.parametrize(
    ("shares", "free"), [((30, 40), 14), ((60, 60), 20), ((50, 50, 50), 20), ((None, 90), 36)]
)
def test_no_more_than_the_whole_team_is_free(shares: tuple[int | None, ...], free: int) -> None:
    """Shares of a team of twenty hours that add up to more than all of it are cut to all of it."""
    each = [
        Hours("x", Fraction(1), Fraction(90 if share is None else share, 5), _exact(share))
        for share in shares
    ]

    assert free == free_together(each)


def _exact(share: int | None) -> Fraction | None:
    return None if share is None else Fraction(share)
