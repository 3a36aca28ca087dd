"""The address says which view is on show, and the browser's back button leads back through them."""

import pytest

from assessor.web.room import TO_THE_TOP
from assessor.web.shelf import FIRST, example
from assessor.workflow.desk import Desk
from tests.web.rooms import drawn, said
from tests.web.stores import kept

PAGES = {
    "platforms": ("tiktok", "mastodon"),
    "questionnaire": ("sustainability", "decides"),
    "find_out": ("area", "paper"),
    "assess": ("data_residency-2", "staff_capacity-1"),
}


@pytest.mark.parametrize("page", PAGES)
def test_back_leads_to_the_view_before(page: str, page_desk: Desk) -> None:
    """Going back changes nothing but the address, and the page follows it."""
    record = kept(page_desk, example(FIRST))
    first, second = PAGES[page]
    there = drawn(page, assessment=record.id, view=first)
    shown = said(there)

    there.query_params["view"] = second
    there.run()
    after = said(there)
    there.query_params["view"] = first
    there.run()

    assert not there.exception
    assert shown != after
    assert shown == said(there).removeprefix(TO_THE_TOP).lstrip()


def test_a_choice_goes_before_an_address_that_has_not_changed(page_desk: Desk) -> None:
    """Whoever taps sees what they tapped, and the address says so."""
    there = drawn("platforms", view="tiktok")

    there.button_group[0].set_value("mastodon").run()

    assert "Mastodon" in said(there)
    assert "mastodon" == there.query_params["view"]
