"""To find out: who looks for what, as a list to read, mail, print and keep."""

from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from assessor.assessment import Assessment
from assessor.web.shelf import FIRST, example
from assessor.web.visit import to
from assessor.workflow.desk import Desk
from assessor.workflow.record import Record
from tests.web.kit import HOSTILE, case
from tests.web.rooms import drawn, markup, said, went
from tests.web.stores import kept

ASKED = {
    "one": {"unknown": {"who": "amina@example.org", "by": "2026-12-24", "note": HOSTILE}},
    "steps": {"unknown": {"who": "Zoë & co"}},
    "day": "2026-01-01",
}


def listing_of(record: Record, view: str = "person") -> AppTest:
    """The list of an assessment, laid out in one way."""
    return drawn("find_out", assessment=record.id, view=view)


def mails(page: AppTest) -> list[str]:
    """The addresses of the mails that the page offers to write."""
    from html import unescape

    links = markup(page).split('href="')[1:]
    return [unescape(one.split('"')[0]) for one in links if one.startswith("mailto:")]


def test_every_open_question_leads_to_where_it_is_answered(page_desk: Desk) -> None:
    """By person, with day and note; an answered one is not there."""
    record = kept(page_desk, case(ASKED))

    page = listing_of(record)

    assert not page.exception
    assert "amina@example.org (1)" in said(page)
    assert f'href="./assess?assessment={record.id}&amp;question=one"' in markup(page)
    assert "question=day" not in markup(page)
    assert HOSTILE in said(page).replace("  ", " ")
    assert "<b>h</b>" not in markup(page)


def test_the_mail_holds_the_list_and_finds_its_reader(page_desk: Desk) -> None:
    """It is addressed where the name is an address, and every question comes with its link."""
    page = listing_of(kept(page_desk, case(ASKED)))

    parts = [urlsplit(one) for one in mails(page)]
    assert ["", "amina@example.org", ""] == [one.path for one in parts]
    body = parse_qs(parts[1].query)["body"][0]
    assert "[ ] A1 What about one?" in body
    assert "question=one" in body
    assert "A5" not in body


def test_a_mail_is_never_longer_than_mail_programs_take(page_desk: Desk) -> None:
    """A long list is cut, says how many are left, and where all of them are."""
    record = kept(page_desk, example(FIRST)._replace(assessment=_unanswered()))

    (mail, *_) = mails(listing_of(record, "area"))

    assert len(mail) <= 1_900
    body = parse_qs(urlsplit(mail).query)["body"][0]
    assert "more: find_out?assessment=" in body


def _unanswered() -> Assessment:
    return example(FIRST).assessment.model_copy(update={"answers": {}})


@pytest.mark.parametrize(
    ("view", "told"),
    [("area", "The only area (10)"), ("paper", "Print it with your browser")],
)
def test_the_list_has_other_layouts(page_desk: Desk, view: str, told: str) -> None:
    """By area, and as one table to print."""
    page = listing_of(kept(page_desk, case(ASKED)), view)

    assert not page.exception
    assert told in said(page)
    assert "Zoë & co" in said(page) or view == "area"


def test_nothing_open_leads_to_the_result(page_desk: Desk) -> None:
    """An empty list says that it is, and goes on."""
    whole = {
        "one": "good",
        "many": ["here"],
        "yes_no": True,
        "steps": 3,
        "amount": 1,
        "people": 1,
        "day": "2026-01-01",
        "line": "a",
        "lines": "b",
        "address": "https://example.org",
    }
    record = kept(page_desk, case(whole))

    page = listing_of(record)
    assert "Nothing is open" in said(page)
    page.button[0].click().run()

    assert to("result", record.id) == went(page)
