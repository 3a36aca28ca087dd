"""Compare: what is chosen, what is said of it, and what the weights move."""

from fractions import Fraction

import pytest
from streamlit.testing.v1 import AppTest

from assessor.assessment import Organisation, Platform
from assessor.casework import Case
from assessor.web.choosing import side_of
from assessor.web.pages import compare
from assessor.web.shelf import example
from assessor.web.visit import Going, to
from assessor.workflow import beginning
from assessor.workflow.desk import Desk
from tests.web.kit import HOSTILE, SHOUT, case
from tests.web.rooms import drawn, markup, said, went
from tests.web.stores import ME, kept

SOCIETY = ("society_2026_tiktok", "society_2026_facebook", "society_2026_x")


@pytest.fixture
def three(page_desk: Desk) -> tuple[str, ...]:
    """The three platforms that one society weighs, in the store; and another society's."""
    kept(page_desk, example("ifrc_tiktok_2019_before"))
    return tuple(kept(page_desk, example(name)).id for name in SOCIETY)


def compared(*ids: str) -> AppTest:
    return drawn("compare", assessments=",".join(ids))


def chosen(page: AppTest) -> list[str]:
    """The assessments that the page compares."""
    return list(page.get("button_group")[0].value)


def test_one_organisation_is_compared_before_anybody_chooses(three: tuple[str, ...]) -> None:
    """The page opens on the society changed last: all its platforms, and nobody else's."""
    page = drawn("compare")

    assert set(three) == set(chosen(page))
    assert set(three) == set(page.query_params["assessments"].split(","))
    assert "IFRC" not in said(page)


def test_an_address_names_what_is_compared(three: tuple[str, ...]) -> None:
    """A link from a colleague opens the same comparison, in its order."""
    page = compared(three[2], three[0])

    assert [three[2], three[0]] == chosen(page)
    assert "TikTok" in said(page)
    assert "Facebook" not in said(page)


def test_the_verdicts_come_first_and_who_is_ruled_out_stands_apart(three: tuple[str, ...]) -> None:
    """Two are ranked with how firm they are; X is listed, not ranked, with what rules it out."""
    words = said(compared(*three))

    assert words.index("TikTok : GO WITH CONDITIONS") < words.index("Listed, not ranked")
    assert words.index("Listed, not ranked") < words.index("X : NO-GO")
    assert "Ruled out: D14 How do the hours you need compare" in words
    assert "Firm: it holds whatever the open answers are." in words
    assert words.index("X : NO-GO") < words.index("What separates them Sorted by")


def test_dominance_and_hours_are_said_in_words(three: tuple[str, ...]) -> None:
    """Nobody has to read them off a picture, and every picture has its words and its table."""
    page = compared(*three)
    words = said(page)

    assert "None of those ranked is at least as good as another in every area" in words
    assert "Hours that each plan needs, and that are free for it" in words
    assert "hours too many" in words
    assert 'role="group" aria-label="Totals on one scale: ' in markup(page)
    assert "The figures as a table" in words


def test_a_slider_moves_ranking_and_words(three: tuple[str, ...]) -> None:
    """With nearly all weight on the data, the table and the sentence say what moves."""
    page = compared(*three)
    assert "These are the policy's weights." in said(page)

    page.slider[0].set_value(10).run()
    moved = said(page)

    assert "These are the policy's weights." not in moved
    assert "TikTok is first, instead of Facebook." in moved
    assert "No verdict changes." in moved
    assert "Weights with which TikTok stays first" in moved
    assert "Of all the weight: Data residency 12 %" in moved


def test_a_slider_can_move_a_verdict(page_desk: Desk) -> None:
    """Where the total decides, all the weight on a weak area turns a verdict, and words say so."""
    stricter = [kept(page_desk, strict(example(name))).id for name in SOCIETY[:2]]
    page = compared(*stricter)
    for slider, weight in zip(page.slider, (100, 0, 0, 0), strict=True):
        slider.set_value(weight)

    words = said(page.run())

    assert "Data residency 100 %" in words
    assert "TikTok: NO-GO, instead of GO WITH CONDITIONS." in words


def strict(given: Case) -> Case:
    """The case by a policy that refuses whatever has a total below 55."""
    bound = given.policy.no_go_below
    assert bound is not None
    least = bound.model_copy(update={"value": Fraction(55)})
    return given._replace(policy=given.policy.model_copy(update={"no_go_below": least}))


def test_weights_lead_back_to_the_policy(three: tuple[str, ...]) -> None:
    """One tap puts every slider where the policy has it."""
    page = compared(*three)
    before = [slider.value for slider in page.slider]
    page.slider[1].set_value(77).run()

    page.button(key="weights-back").click().run()

    assert before == [slider.value for slider in page.slider]
    assert "These are the policy's weights." in said(page)


def test_no_weight_at_all_is_said_and_not_divided_by(three: tuple[str, ...]) -> None:
    """All sliders at nothing is a sentence with a remedy."""
    page = compared(*three)
    for slider in page.slider:
        slider.set_value(0)

    words = said(page.run())

    assert not page.exception
    assert "No area weighs anything. Give one of them a weight above 0." in words


def test_an_order_of_importance_narrows_the_weightings(three: tuple[str, ...]) -> None:
    """The areas chosen, in their order, are what the shares of weightings then keep to."""
    page = compared(*three)
    order = next(one for one in page.get("button_group") if one.key == "weights-order")

    order.set_value(["audience_fit", "data_residency"]).run()

    assert 4 == len(order.options)
    assert "Only weightings with this order of importance count" in said(page)
    assert "Audience fit , Data residency" in said(page)
    others = "The others matter less, in any order."
    assert f"Order of importance: 1 Audience fit, 2 Data residency. {others}" in said(page)


def test_an_area_that_weighs_nothing_is_in_no_order(three: tuple[str, ...]) -> None:
    """Whoever takes all weight from an area that matters to them still sees what the others say."""
    page = compared(*three)
    page.slider[0].set_value(0).run()
    order = next(one for one in page.get("button_group") if one.key == "weights-order")

    order.set_value(["audience_fit", "data_residency"]).run()

    assert not page.exception
    others = "The others matter less, in any order."
    assert f"Order of importance: 1 Audience fit. {others}" in said(page)
    assert "Only weightings with this order of importance count" in said(page)


def test_ways_lead_on_to_each_platform(three: tuple[str, ...]) -> None:
    """What if keeps the whole comparison at hand; the result is one platform's."""
    page = compared(*three)

    page.button(key=f"whatif-{three[0]}").click().run()
    expected = (("assessment", three[0]), ("assessments", ",".join(three)))
    assert Going("whatif", expected) == went(page)

    page.button(key=f"result-{three[2]}").click().run()
    assert to("result", three[2]) == went(page)


def test_from_a_table_of_many_one_goes_on_too(
    three: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where cards would be too many, the table has the same ways on, for whichever is chosen."""
    monkeypatch.setattr(compare, "_MOST_CARDS", 2)
    page = compared(*three)
    page.selectbox(key="one-of-them").set_value(three[2]).run()

    page.button(key="whatif-one").click().run()
    assert side_of("whatif", list(three), three[2]) == went(page)
    page.button(key="result-one").click().run()
    assert to("result", three[2]) == went(page)


def test_one_alone_is_no_comparison(page_desk: Desk) -> None:
    """With less than two the page says what to do, and leads to the list."""
    record = kept(page_desk, example(SOCIETY[0]))
    page = compared(record.id)

    assert "Two assessments are needed to compare." in said(page)
    page.button(key="to-home").click().run()
    assert to("home") == went(page)


def test_what_is_gone_is_counted(three: tuple[str, ...]) -> None:
    """A link that names a deleted assessment shows the others, and says that one is missing."""
    page = compared(three[0], "gone", three[1])

    assert [three[0], three[1]] == chosen(page)
    assert "TikTok" in said(page)


def test_assessments_go_by_the_shortest_name_of_their_own(three: tuple[str, ...]) -> None:
    """The platform, as long as no other on offer has the same."""
    page = compared(*three)
    names = page.get("button_group")[0].options
    page.selectbox[0].set_value("").run()

    assert ["Facebook", "TikTok", "X"] == sorted(names)
    everyone = page.get("button_group")[0].options
    assert "TikTok, A national society (illustrative)" in everyone


def test_among_many_one_searches(page_desk: Desk) -> None:
    """Two dozen are shown; the others are found by a word of their titles."""
    for number in range(26):
        beginning.start(
            page_desk, ME, Platform(name=f"Platform {number:02}"), Organisation(name="Ours")
        )
    page = drawn("compare")
    assert "2 more: search for them." in said(page)

    page.text_input[0].set_value("platform 00").run()

    names = page.get("button_group")[0].options
    assert "Platform 00" in names
    assert 13 == len(names)


def test_another_questionnaire_is_listed_not_ranked(
    three: tuple[str, ...], page_desk: Desk
) -> None:
    """An assessment by other questions stands beside, with the reason."""
    other = kept(page_desk, case({"one": "good"}))

    words = said(compared(three[0], three[1], other.id))

    assert "It answers kit 1 , the first answers social_platform" in words


def test_hostile_names_stay_text(page_desk: Desk) -> None:
    """No name or answer becomes mark-up, wherever the comparison shows it."""
    one = kept(page_desk, case({"one": "good"}, SHOUT))
    named = example(SOCIETY[0])
    other = beginning.start(
        page_desk,
        ME,
        Platform(name="<b>Bold</b><script>alert(1)</script>"),
        Organisation(name=HOSTILE[:90]),
    )

    drawn_html = markup(compared(one.id, other.id, kept(page_desk, named).id))

    assert "<script>" not in drawn_html
    assert "<b>Bold" not in drawn_html
    assert "&lt;b&gt;Bold&lt;/b&gt;" in drawn_html
