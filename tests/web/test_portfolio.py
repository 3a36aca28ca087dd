"""The portfolio on the page: one table, a page at a time, all of it to take away."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from assessor.assessment import Organisation, Platform
from assessor.web.choosing import side_of
from assessor.web.pages import portfolio
from assessor.web.shelf import example
from assessor.web.visit import to
from assessor.workflow import beginning
from assessor.workflow.desk import Desk
from assessor.workflow.overview import societies
from tests.web.rooms import drawn, markup, said, went
from tests.web.stores import ME, kept
from tests.web.test_compare import SOCIETY


def begun(desk: Desk, society: str, platform: str = "TikTok") -> str:
    """An assessment of a society, begun and hardly answered; its id."""
    return beginning.start(desk, ME, Platform(name=platform), Organisation(name=society)).id


def test_an_empty_store_says_so(page_desk: Desk) -> None:
    """And leads to where one begins."""
    page = drawn("portfolio")

    assert "There is no assessment yet." in said(page)
    page.button(key="to-home").click().run()
    assert to("home") == went(page)
    assert [] == societies(page_desk, ME)


def test_societies_by_platforms_with_verdict_age_and_what_is_due(page_desk: Desk) -> None:
    """One row for the society, one column for each platform, and below it what is due."""
    for name in SOCIETY:
        kept(page_desk, example(name))

    words = said(drawn("portfolio"))

    assert "3 assessments of 1 organisation." in words
    assert "A national society (illustrative)" in words
    assert "NO-GO 50.8 to 63.4" in words
    assert "days old" in words or "day old" in words
    assert "What is due" in words


def test_a_cell_leads_to_its_result(page_desk: Desk) -> None:
    """Society and platform: the verdict is a link to that assessment, in the visitor's language."""
    record = kept(page_desk, example(SOCIETY[0]))

    assert f'href="./result?assessment={record.id}"' in markup(drawn("portfolio"))
    spoken = markup(drawn("portfolio", lang="fr"))
    assert f'href="./result?assessment={record.id}&amp;lang=fr"' in spoken


def test_many_societies_come_a_page_at_a_time(page_desk: Desk) -> None:
    """Only those on the page are judged; the next page has the others, a search finds any."""
    for number in range(portfolio.PAGE + 2):
        begun(page_desk, f"Society {number:02}")
    page = drawn("portfolio")
    assert "1 to 25 of 27" in said(page)
    assert "Society 24" in said(page)
    assert "Society 25" not in said(page)

    page.button(key="portfolio-after").click().run()
    assert "Society 26" in said(page)
    assert "Society 00" not in said(page)

    page.text_input(key="portfolio-search").set_value("society 07").run()
    assert "Society 07" in said(page)
    assert "Society 26" not in said(page)

    page.text_input(key="portfolio-search").set_value("nowhere").run()
    assert "Nothing matches." in said(page)


def test_all_of_it_can_be_taken_away(page_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both files hold every row that the search has left, whatever the page shows, as texts."""
    for number in range(portfolio.PAGE + 2):
        begun(page_desk, f"=1+{number:02}")
    made: dict[str, bytes] = {}

    def offered(_: str, data: Any, **more: Any) -> bool:
        made[more["file_name"]] = data()
        return False

    monkeypatch.setattr(portfolio.st, "download_button", offered)
    monkeypatch.setattr(portfolio, "PAGE", 1)
    drawn("portfolio")

    table = list(csv.reader(StringIO(made["portfolio.csv"].decode("utf-8-sig"))))
    sheet = load_workbook(BytesIO(made["portfolio.xlsx"])).active
    assert 28 == len(table)
    assert "'=1+00" == table[1][0]
    assert sheet is not None
    assert 28 == sheet.max_row
    assert {"s"} == {row[0].data_type for row in sheet.iter_rows(min_row=2)}


def test_a_row_leads_to_its_comparison(page_desk: Desk) -> None:
    """The platforms of one society side by side, the last changed of each."""
    for name in SOCIETY:
        kept(page_desk, example(name))
    page = drawn("portfolio")

    page.button(key="portfolio-go").click().run()

    (society,) = societies(page_desk, ME)
    assert side_of("compare", [one.id for one in society.entries]) == went(page)


def test_hostile_names_stay_text(page_desk: Desk) -> None:
    """A society's name is shown as typed."""
    begun(page_desk, "<script>alert(1)</script>")

    drawn_html = markup(drawn("portfolio"))

    assert "<script>" not in drawn_html
    assert "&lt;script&gt;" in drawn_html
