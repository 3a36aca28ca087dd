"""The pages, drawn without a browser: what they offer, and what an answer changes."""

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assessor.web.shelf import example, examples
from assessor.web.widgets import NOT_APPLICABLE, UNKNOWN
from questionnaires.response import Answer
from tests.web.kit import HOSTILE, SHOUT

BEFORE = "ifrc_tiktok_2019_before"
ENTRY = Path(__file__).parents[2] / "streamlit_app.py"


def on_kit(*answers: tuple[str, object], shout: bool = False) -> AppTest:
    """The questions page with the kit open."""

    def script(answers: dict[str, object], extra: list[dict[str, object]]) -> None:
        from assessor.i18n import ENGLISH
        from assessor.web.pages.questions import questions_page
        from assessor.web.state import current, open_sitting
        from tests.web.kit import case

        sitting = current() or open_sitting(case(answers, *extra))
        sitting.key("page", "view")
        questions_page(sitting, ENGLISH)

    extra = [SHOUT] if shout else []
    return AppTest.from_function(script, args=(dict(answers), extra), default_timeout=30).run()


def said(page: AppTest) -> str:
    """Everything that the page says in HTML of ours, without its mark-up."""
    drawn = " ".join(element.proto.body for element in page.get("html"))
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", drawn)).split())


def control(page: AppTest, link_id: str, part: str = "answer") -> Any:
    """The control of a question by its key."""
    return next(found for found in _controls(page) if found.key == f"1-{link_id}-{part}")


def _controls(page: AppTest) -> list[Any]:
    kinds = ("button_group", "number_input", "date_input", "text_input", "text_area", "button")
    return [found for kind in kinds for found in page.get(kind)]


def answered(page: AppTest, link_id: str) -> Answer | None:
    """What the visit has recorded."""
    answer: Answer | None = page.session_state["sitting"].answer(link_id)
    return answer


def turned(page: AppTest, view: str) -> AppTest:
    """The page with another part chosen."""
    control(page, "page", "view").set_value(view)
    return page.run()


def whole(page: AppTest) -> AppTest:
    """The page with the part that holds all questions chosen."""
    return turned(page, "area")


def test_the_first_page_offers_every_example() -> None:
    """Each worked example is there with its title, and what its answers point to."""
    page = AppTest.from_file(ENTRY, default_timeout=30).run()

    assert not page.exception
    assert [f"open-{name}" for name in examples()] == [button.key for button in page.button]
    assert example(BEFORE).assessment.name in said(page)
    assert "This page keeps nothing" in said(page)


def test_opening_an_example_leads_to_its_questions() -> None:
    """One tap opens the 2019 example with its strip; nothing crashes on the way."""
    page = AppTest.from_file(ENTRY, default_timeout=30).run()

    page.button(key=f"open-{BEFORE}").click().run()

    assert not page.exception
    assert example(BEFORE).assessment == page.session_state["sitting"].assessment
    assert "NOT YET DECIDABLE" in said(page)


@pytest.mark.parametrize("name", examples())
def test_looking_at_an_example_changes_nothing(name: str) -> None:
    """Every part can be opened, and drawing its controls records no answer of its own."""
    page = AppTest.from_file(ENTRY, default_timeout=60).run()
    page.button(key=f"open-{name}").click().run()

    for view in control(page, "page", "view").options:
        turned(page, _code(page, view))
        assert not page.exception

    assert example(name).assessment == page.session_state["sitting"].assessment


def _code(page: AppTest, title: str) -> str:
    areas = page.session_state["sitting"].questionnaire.areas
    named = {area.text: area.link_id for area in areas}
    fixed = {"First ten minutes": "?screen", "What matters most": "?decisive"}
    return (named | fixed)[title]


def test_an_answer_moves_the_verdict() -> None:
    """Answering the one question of the screen rules the platform out, and says who may help."""
    page = on_kit()
    assert "NOT YET DECIDABLE" in said(page)

    control(page, "one").set_value("=2").run()

    assert Answer(value="bad") == answered(page, "one")
    assert "NO-GO" in said(page)
    assert "This answer rules Platform out for now" in said(page)
    assert "ask: The legal adviser may lift it" in said(page)


def test_a_follow_up_question_comes_and_goes() -> None:
    """A question appears with the answer that calls for it; otherwise it is named as not asked."""
    page = whole(on_kit())
    assert "Not asked, because of earlier answers" not in said(page)

    control(page, "one").set_value("=0").run()
    assert "Not asked, because of earlier answers" in said(page)

    control(page, "one").set_value("=1").run()
    control(page, "follow_up").set_value("=0").run()
    assert Answer(value="good") == answered(page, "follow_up")


def test_we_do_not_know_is_a_full_answer() -> None:
    """It is recorded as such, and the page says what it counts as."""
    page = on_kit()

    control(page, "one").set_value(UNKNOWN).run()

    answer = answered(page, "one")
    assert answer is not None
    assert answer.unknown is not None
    assert "We don't know yet. It counts as anything from worst to best" in said(page)


def test_does_not_apply_needs_its_reason() -> None:
    """Without a reason the question stays open; with one it is set aside."""
    page = on_kit()

    control(page, "one").set_value(NOT_APPLICABLE).run()
    open_still = answered(page, "one")
    control(page, "one", "reason").set_value("Nobody works there.").run()

    assert open_still is not None
    assert open_still.unknown is not None
    assert Answer(not_applicable="Nobody works there.") == answered(page, "one")


@pytest.mark.parametrize(
    ("link_id", "part", "value", "answer"),
    [
        ("many", "answer", ["here", "there"], ("here", "there")),
        ("yes_no", "answer", "=1", False),
        ("steps", "answer", "=4", 5),
        ("amount", "answer", 2.5, "2.5"),
        ("people", "answer", 3, 3),
        ("line", "answer", " a line ", "a line"),
        ("lines", "answer", "one\ntwo", "one\ntwo"),
        ("address", "answer", "https://example.org", "https://example.org"),
    ],
)
def test_every_type_of_question_takes_its_answer(
    link_id: str, part: str, value: object, answer: object
) -> None:
    """What is entered is what is recorded, numbers without rounding."""
    page = whole(on_kit())

    control(page, link_id, part).set_value(value).run()

    recorded = answered(page, link_id)
    assert not page.exception
    assert recorded is not None
    assert answer == (str(recorded.value) if link_id == "amount" else recorded.value)


def test_a_day_is_recorded_as_text() -> None:
    """Dates travel as year-month-day, in every language of the page."""
    from datetime import date

    page = whole(on_kit())

    control(page, "day").set_value(date(2026, 2, 28)).run()

    assert Answer(value="2026-02-28") == answered(page, "day")


def test_what_is_no_address_is_not_counted() -> None:
    """A link that could run something is refused with the remedy."""
    page = whole(on_kit())

    control(page, "address").set_value("javascript:alert(1)").run()

    assert answered(page, "address") is None
    assert "beginning with https://" in page.text[0].value


def test_a_prefilled_answer_counts_after_a_tap() -> None:
    """A fact is shown with its origin and stays open until somebody confirms it."""
    fact = {"value": "good", "prefill": {"origin": "the fact sheet of 20 August"}}
    page = on_kit(("one", fact))
    assert (
        page.text[0].value == "From the fact sheet of 20 August. Not counted until you confirm it."
    )

    control(page, "one", "confirm").click().run()

    answer = answered(page, "one")
    assert answer is not None
    assert answer.prefill is not None
    assert answer.prefill.confirmed


def test_a_tampered_choice_is_not_recorded() -> None:
    """A value that the page never offered does not reach the answers."""
    page = on_kit(("one", "good"))

    control(page, "one").set_value("EVIL").run()

    assert Answer(value="good") == answered(page, "one")


def test_the_most_decisive_questions_stay_put_while_they_are_answered() -> None:
    """A question does not vanish under the finger that has just answered it."""
    page = on_kit()
    turned(page, "?decisive")

    control(page, "one").set_value("=0").run()

    assert Answer(value="good") == answered(page, "one")
    assert control(page, "one") is not None


def test_hostile_texts_reach_no_html_unescaped() -> None:
    """Nothing of a hostile questionnaire becomes an element of the page."""
    page = whole(on_kit(shout=True))
    drawn = " ".join(element.proto.body for element in page.get("html"))

    assert HOSTILE in said_text(drawn)
    for trap in ("<b>h</b>", "<i>Somebody</i>", 'href="javascript'):
        assert trap not in drawn


def said_text(drawn: str) -> str:
    """Our HTML as text: tags away, then entities resolved."""
    return unescape(re.sub(r"<[^>]*>", "", drawn))


def test_pages_without_anything_open_lead_back() -> None:
    """A reload or a bookmark ends at a sentence and a button, not at an error."""
    page = AppTest.from_function(_nothing_open, default_timeout=30).run()

    assert not page.exception
    assert "Nothing is open." in said(page)
    assert 1 == len(page.button)


def _nothing_open() -> None:
    from assessor.i18n import ENGLISH
    from assessor.web.app import _drawn
    from assessor.web.pages.result import result_page

    _drawn(result_page, ENGLISH)
