"""The pages, drawn without a browser: what they offer, and what an answer changes."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assessor import shipped
from assessor.assessment import Organisation, Platform
from assessor.i18n import ENGLISH
from assessor.web.parts import part_of, parts
from assessor.web.shelf import example, examples
from assessor.web.widgets import NOT_APPLICABLE, UNKNOWN
from assessor.workflow import beginning
from assessor.workflow.desk import Desk
from questionnaires.response import Answer
from tests.web.drawn import drawn, said
from tests.web.kit import HOSTILE, SHOUT, case
from tests.web.stores import ME, kept

BEFORE = "ifrc_tiktok_2019_before"


Opened = Callable[..., AppTest]


@pytest.fixture
def on_kit(page_desk: Desk) -> Opened:
    """Opens the kit's assessment at a part of its questions."""

    def opened(*answers: tuple[str, object], shout: bool = False, view: str = "screen") -> AppTest:
        record = kept(page_desk, case(dict(answers), *([SHOUT] if shout else [])))
        return drawn(record.id, "assess", view=view)

    return opened


def control(page: AppTest, link_id: str, part: str = "answer") -> Any:
    """The control of a question, whatever answer it was drawn for; or of the page."""
    wanted = re.compile(rf"\d+-{link_id}-(\d+-)?{part}")
    return next(found for found in _controls(page) if wanted.fullmatch(str(found.key)))


def _controls(page: AppTest) -> list[Any]:
    kinds = ("button_group", "number_input", "date_input", "text_input", "text_area", "button")
    return [found for kind in kinds for found in page.get(kind)]


def answered(page: AppTest, link_id: str) -> Answer | None:
    """What the store holds, read by somebody who was not there."""
    sitting = page.session_state["sitting"]
    again = Desk(sitting.desk.database, sitting.desk.settings)
    return again.record(sitting.person, sitting.record.id).assessment.answers.get(link_id)


@pytest.mark.parametrize("name", examples())
def test_looking_at_an_example_changes_nothing(page_desk: Desk, name: str) -> None:
    """Every part can be opened, and drawing its controls records no answer of its own."""
    record = kept(page_desk, example(name))
    for part in parts(example(name).questionnaire, ENGLISH):
        assert not drawn(record.id, "assess", view=part.name).exception

    assert record.head == page_desk.record(ME, record.id).head


def test_an_answer_moves_the_verdict(on_kit: Opened) -> None:
    """Answering the one question of the screen rules the platform out, and says who may help."""
    page = on_kit()
    assert "NOT YET DECIDABLE" in said(page)

    control(page, "one").set_value("=2").run()

    assert Answer(value="bad") == answered(page, "one")
    assert "NO-GO" in said(page)
    assert "This answer rules Platform out for now" in said(page)
    assert "ask: The legal adviser may lift it" in said(page)


def test_a_follow_up_question_comes_and_goes(on_kit: Opened) -> None:
    """A question appears with the answer that calls for it; otherwise it is named as not asked."""
    page = on_kit(view="area")
    assert "Not asked, because of earlier answers" not in said(page)

    control(page, "one").set_value("=0").run()
    assert "Not asked, because of earlier answers" in said(page)

    control(page, "one").set_value("=1").run()
    control(page, "follow_up").set_value("=0").run()
    assert Answer(value="good") == answered(page, "follow_up")


def test_we_do_not_know_is_a_full_answer(on_kit: Opened) -> None:
    """It is recorded as such, and the page says what it counts as."""
    page = on_kit()

    control(page, "one").set_value(UNKNOWN).run()

    answer = answered(page, "one")
    assert answer is not None
    assert answer.unknown is not None
    assert "We don't know yet. It counts as anything from worst to best" in said(page)


def test_does_not_apply_needs_its_reason(on_kit: Opened) -> None:
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
    on_kit: Opened, link_id: str, part: str, value: object, answer: object
) -> None:
    """What is entered is what is recorded, numbers without rounding."""
    page = on_kit(view="area")

    control(page, link_id, part).set_value(value).run()

    recorded = answered(page, link_id)
    assert not page.exception
    assert recorded is not None
    assert answer == (str(recorded.value) if link_id == "amount" else recorded.value)


def test_a_fact_that_is_departed_from_needs_a_reason(page_desk: Desk) -> None:
    """Another answer than the fact sheet's counts once somebody has said why it differs here."""
    asked, policy = shipped.both()
    platform, ours = Platform(name="TikTok", id="tiktok"), Organisation(name="Us", id="us")
    record = beginning.start(page_desk, ME, platform, ours, (asked, policy))
    part = part_of(parts(asked, ENGLISH), "storage_countries")
    assert part is not None
    page = drawn(record.id, "assess", view=part.name)

    control(page, "storage_countries").set_value("=0").run()
    departed = answered(page, "storage_countries")
    control(page, "storage_countries", "different").set_value("We use another version.").run()
    explained = answered(page, "storage_countries")

    assert departed is not None
    assert departed.prefill is not None
    assert departed.open(page_desk.today())
    assert explained is not None
    assert explained.prefill is not None
    assert "We use another version." == explained.prefill.overridden_because
    assert "adequate_only" == explained.value


def test_a_day_is_recorded_as_text(on_kit: Opened) -> None:
    """Dates travel as year-month-day, in every language of the page."""
    from datetime import date

    page = on_kit(view="area")

    control(page, "day").set_value(date(2026, 2, 28)).run()

    assert Answer(value="2026-02-28") == answered(page, "day")


def test_what_is_no_address_is_not_counted(on_kit: Opened) -> None:
    """A link that could run something is refused with the remedy."""
    page = on_kit(view="area")

    control(page, "address").set_value("javascript:alert(1)").run()

    assert answered(page, "address") is None
    assert "beginning with https://" in page.text[0].value


def test_a_prefilled_answer_counts_after_a_tap(on_kit: Opened) -> None:
    """A fact is shown with its origin and stays open until somebody confirms it."""
    fact = {"value": "good", "prefill": {"origin": "the fact sheet of 20 August"}}
    page = on_kit(("one", fact))
    assert "From the fact sheet of 20 August. Not counted until you confirm it." in said(page)

    control(page, "one", "confirm").click().run()

    answer = answered(page, "one")
    assert answer is not None
    assert answer.prefill is not None
    assert answer.prefill.confirmed


def test_a_tampered_choice_is_not_recorded(on_kit: Opened) -> None:
    """A value that the page never offered does not reach the answers."""
    page = on_kit(("one", "good"))

    control(page, "one").set_value("EVIL").run()

    assert Answer(value="good") == answered(page, "one")


def test_the_most_decisive_questions_stay_put_while_they_are_answered(on_kit: Opened) -> None:
    """A question does not vanish under the finger that has just answered it."""
    page = on_kit(view="decisive")

    control(page, "one").set_value("=0").run()

    assert Answer(value="good") == answered(page, "one")
    assert control(page, "one") is not None


def test_hostile_texts_reach_no_html_unescaped(on_kit: Opened) -> None:
    """Nothing of a hostile questionnaire becomes an element of the page."""
    page = on_kit(shout=True, view="area")
    drawn = " ".join(element.proto.body for element in page.get("html"))

    assert HOSTILE in said_text(drawn)
    for trap in ("<b>h</b>", "<i>Somebody</i>", 'href="javascript'):
        assert trap not in drawn


def said_text(drawn: str) -> str:
    """Our HTML as text: tags away, then entities resolved."""
    return unescape(re.sub(r"<[^>]*>", "", drawn))


def test_pages_without_anything_open_lead_back(page_desk: Desk) -> None:
    """A bookmark without an assessment ends at a sentence and a button, not at an error."""
    page = drawn("", "result")

    assert not page.exception
    assert "Nothing is open." in said(page)
    assert 1 == len(page.button)


def test_a_deleted_assessment_is_a_sentence(page_desk: Desk) -> None:
    """An address that leads nowhere any more says so, and shows the way to the list."""
    page = drawn("gone-1234", "assess")

    assert not page.exception
    assert "There is no such assessment." in said(page)


def test_the_address_opens_the_part_of_a_question(page_desk: Desk) -> None:
    """A link to one question lands on the part that holds it."""
    record = kept(page_desk, example(BEFORE))
    found = parts(example(BEFORE).questionnaire, ENGLISH)

    page = drawn(record.id, "assess", question="load")

    shown = [part for part in found if f" {part.title} " in said(page)]
    assert [part_of(found, "load")] == shown
