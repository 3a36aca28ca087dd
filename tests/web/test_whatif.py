"""What if: on a copy, with suggestions a tap away, kept under a name or dropped."""

import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assessor.web.choosing import side_of
from assessor.web.shelf import example
from assessor.web.visit import TRY
from assessor.web.widgets import UNKNOWN
from assessor.workflow import answering, supposing
from assessor.workflow.desk import Desk
from assessor.workflow.record import Record
from questionnaires.response import Answer, Prefill
from tests.web.kit import HOSTILE, SHOUT, case
from tests.web.rooms import drawn, markup, said, went
from tests.web.stores import ME, kept
from tests.workflow.kit import supposed


@pytest.fixture
def bad(page_desk: Desk) -> Record:
    """The kit's assessment with an answer that rules the platform out."""
    return kept(page_desk, case({"one": "bad", "follow_up": "good", "steps": 4}))


def control(page: AppTest, link_id: str) -> Any:
    """The control of a question on the copy."""
    kinds = ("button_group", "number_input", "text_input")
    wanted = re.compile(rf"if-\d+-{link_id}")
    return next(
        found for kind in kinds for found in page.get(kind) if wanted.fullmatch(str(found.key))
    )


def picked(page: AppTest, link_id: str) -> AppTest:
    """The page with one more question put before the visitor."""
    return page.selectbox[0].set_value(link_id).run()


def test_looking_supposes_nothing(page_desk: Desk, bad: Record) -> None:
    """The page says that one is on a copy, what the record says, and where to begin."""
    page = drawn("whatif", assessment=bad.id)

    assert "You are on a copy. The record does not change." in said(page)
    assert "Nothing is supposed yet: NO-GO, as the record has it." in said(page)
    assert bad.head == page_desk.record(ME, bad.id).head


def test_a_changed_answer_moves_the_verdict_and_not_the_record(
    page_desk: Desk, bad: Record
) -> None:
    """Another option lifts the knock-out on the copy; the chain in the store is what it was."""
    page = picked(drawn("whatif", assessment=bad.id), "one")
    assert "As in the record: Bad" in said(page)

    control(page, "one").set_value("=0").run()

    words = said(page)
    assert "instead of NO-GO" in words
    assert "No longer rules it out" in words
    assert "Supposed. In the record: Bad" in words
    assert bad == page_desk.record(ME, bad.id)


def test_an_answer_goes_back_to_the_record(bad: Record) -> None:
    """One tap takes one supposition back; choosing the recorded answer does the same."""
    page = picked(drawn("whatif", assessment=bad.id), "one")
    control(page, "one").set_value("=0").run()
    page.button(key="back-one").click().run()
    assert "Nothing is supposed yet" in said(page)

    control(page, "one").set_value("=0").run()
    control(page, "one").set_value("=2").run()

    assert "Nothing is supposed yet" in said(page)


def test_gaps_can_be_supposed_too(bad: Record) -> None:
    """What if we did not know: the verdict follows, whatever the record knows."""
    page = picked(drawn("whatif", assessment=bad.id), "one")

    control(page, "one").set_value(UNKNOWN).run()

    assert "NOT YET DECIDABLE" in said(page)
    page = picked(page, "yes_no")
    control(page, "yes_no").set_value(UNKNOWN).run()
    assert "2 answers supposed." in said(page)


def tries(page: AppTest) -> list[Any]:
    """The buttons of the suggestions."""
    return [one for one in page.button if str(one.key).startswith("try-")]


def test_a_suggestion_is_one_tap_away(page_desk: Desk) -> None:
    """The smallest change that helps is tried at once, and shown as answers to go on from."""
    record = kept(page_desk, example("society_2026_x"))
    page = drawn("whatif", assessment=record.id)
    first = tries(page)[0]
    assert first.label.endswith("to GO WITH CONDITIONS")

    first.click().run()

    assert "With this: GO WITH CONDITIONS, instead of NO-GO." in said(page)
    assert "Supposed. In the record: 1.82" in said(page)
    assert record == page_desk.record(ME, record.id)


def test_suggestions_go_on_from_the_copy(page_desk: Desk) -> None:
    """After the first is taken, the next leads on to a go, and then none is left."""
    page = drawn("whatif", assessment=kept(page_desk, example("society_2026_x")).id)
    for _ in range(2):
        tries(page)[0].click().run()

    assert "With this: GO, instead of NO-GO." in said(page)
    assert "No better verdict is left to reach." in said(page)


def test_a_way_that_the_address_names_is_tried_at_once(page_desk: Desk) -> None:
    """From the result page one click is enough; what is supposed already stays supposed."""
    record = kept(page_desk, example("society_2026_x"))

    page = drawn("whatif", assessment=record.id, **{TRY: "conditional"})

    assert "With this: GO WITH CONDITIONS, instead of NO-GO." in said(page)
    assert TRY not in page.query_params
    page.query_params[TRY] = "go"
    page.run()
    assert "With this: GO, instead of NO-GO." in said(page)
    page.query_params[TRY] = "nowhere"
    page.run()
    assert "With this: GO, instead of NO-GO." in said(page)
    assert record == page_desk.record(ME, record.id)


def test_better_proof_is_told_from_another_answer(page_desk: Desk) -> None:
    """Where only the proof is supposed, nobody is made to look for the difference in the answer."""
    record = kept(page_desk, example("society_2026_tiktok"))

    page = drawn("whatif", assessment=record.id, **{TRY: "go"})

    assert "The same answer as in the record, but with better proof." in said(page)
    assert "14 conditions fall away." in said(page)
    assert "Back to the record: A2" in [one.label for one in page.button]


def test_everything_is_dropped_at_once(bad: Record) -> None:
    """Dropping leads back to the record as it is."""
    page = picked(drawn("whatif", assessment=bad.id), "one")
    control(page, "one").set_value("=0").run()

    page.button(key="whatif-drop").click().run()

    assert "Nothing is supposed yet" in said(page)
    assert [] == [one for one in page.get("button_group") if str(one.key).startswith("if-")]


def test_a_measure_can_be_supposed_met(page_desk: Desk) -> None:
    """A tick takes one condition away on the copy, and the record agrees to nothing."""
    record = kept(page_desk, example("society_2026_tiktok"))
    page = drawn("whatif", assessment=record.id)

    page.checkbox[0].check().run()

    assert f"No longer a condition: To do: {page.checkbox[0].label}"[:60] in said(page)
    assert record == page_desk.record(ME, record.id)


def test_a_scenario_is_kept_under_a_name_and_tried_again(page_desk: Desk, bad: Record) -> None:
    """Somebody else finds it, tries it with one tap, and its maker may forget it."""
    page = picked(drawn("whatif", assessment=bad.id), "one")
    control(page, "one").set_value("=0").run()
    page.text_input(key="keep-name-0").set_value("A legal route")
    page.button(key="keep-it").click().run()
    (made,) = supposing.kept(page_desk, ME, bad.id)

    again = drawn("whatif", assessment=bad.id)
    again.button(key=f"kept-try-{made.at}").click().run()

    assert "A legal route" == made.scenario.name
    assert "A legal route : 1 answer supposed." in said(again)
    assert "instead of NO-GO" in said(again)
    again.button(key=f"kept-drop-{made.at}").click().run()
    assert [] == supposing.kept(page_desk, ME, bad.id)


def test_a_name_that_is_taken_is_refused_in_a_sentence(page_desk: Desk, bad: Record) -> None:
    """Nothing is lost: the copy stays, and the message says what to do."""
    supposing.keep(page_desk, ME, bad.id, supposed(page_desk, bad, "good"), "A legal route")
    page = picked(drawn("whatif", assessment=bad.id), "one")
    control(page, "one").set_value("=1").run()
    page.text_input(key="keep-name-0").set_value("A legal route")

    page.button(key="keep-it").click().run()

    assert "There is a scenario of this name. Choose another name." in said(page)
    assert "Supposed. In the record: Bad" in said(page)


def test_a_scenario_of_yesterdays_answers_says_so(page_desk: Desk, bad: Record) -> None:
    """Once the record has changed, whoever finds it learns that."""
    supposing.keep(page_desk, ME, bad.id, supposed(page_desk, bad, "good"), "Better")
    answering.answer(page_desk, ME, bad.id, "steps", Answer(value=2), bad.seen("steps"))

    assert "The assessment has changed since." in said(drawn("whatif", assessment=bad.id))


def test_a_proposed_answer_can_be_supposed_confirmed(page_desk: Desk) -> None:
    """What nobody has confirmed counts as open; choosing it on the copy makes it count."""
    proposed = Answer(value="good", prefill=Prefill(origin="fact_sheet/kit"))
    given = case({"follow_up": "good", "steps": 4})
    answers = {**given.assessment.answers, "one": proposed}
    record = kept(
        page_desk,
        given._replace(assessment=given.assessment.model_copy(update={"answers": answers})),
    )
    page = picked(drawn("whatif", assessment=record.id), "one")
    assert "Nothing is supposed yet: NOT YET DECIDABLE" in said(page)

    control(page, "one").set_value("=0").run()

    assert "instead of NOT YET DECIDABLE" in said(page)


def test_the_ranking_moves_beside_the_others(page_desk: Desk) -> None:
    """Come from a comparison, one sees where the copy would stand in it, and goes back to it."""
    names = ("society_2026_x", "society_2026_tiktok")
    ids = [kept(page_desk, example(name)).id for name in names]
    page = drawn("whatif", assessment=ids[0], assessments=",".join(ids))

    tries(page)[0].click().run()

    words = said(page)
    assert "Beside the others" in words
    assert "X: GO WITH CONDITIONS, instead of NO-GO." in words
    page.button(key="whatif-compare").click().run()
    assert side_of("compare", ids) == went(page)


def test_another_assessment_begins_with_a_copy_of_its_own(page_desk: Desk, bad: Record) -> None:
    """What is supposed of one is not supposed of the next that the same visitor opens."""
    other = kept(page_desk, case({"one": "bad"}))
    page = picked(drawn("whatif", assessment=bad.id), "one")
    control(page, "one").set_value("=0").run()

    page.query_params["assessment"] = other.id
    page.run()

    assert "Nothing is supposed yet" in said(page)


def test_hostile_texts_stay_text(page_desk: Desk) -> None:
    """Names of scenarios and texts of questions are shown as typed."""
    record = kept(page_desk, case({"one": "bad"}, SHOUT))
    supposing.keep(
        page_desk, ME, record.id, supposed(page_desk, record, "good"), "<script>x</script>"
    )

    page = picked(drawn("whatif", assessment=record.id), "shout")

    assert "<script>" not in markup(page)
    assert "&lt;script&gt;x&lt;/script&gt;" in markup(page)
    assert HOSTILE[:20] in said(page)
