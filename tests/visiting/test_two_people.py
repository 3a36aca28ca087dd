"""Two people on one question: both see both answers, whoever was first, and somebody chooses."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assessor.access import Grant
from assessor.workflow import people
from tests.visiting.conftest import Served, started
from tests.visiting.screen import Screen
from tests.visiting.stores import ME, answered_in, desk_on, questions, said_in
from tests.visiting.visitor import says_saved, visiting

QUESTION = questions()[0]
CARD = f"{QUESTION}-card"
ADA, BEN = "Ada", "Ben"
STRONG, FAIR = "strong", "fair"


@pytest.fixture
def team(store_address: str, assessment: str) -> Iterator[Served]:
    """The page for Ada and Ben, who lead this assessment together."""
    with desk_on(store_address) as desk:
        for name in (ADA, BEN):
            people.enter(desk, ME, name, f"{name}@example.org", [Grant("lead")])
    with started(store_address, Path(__file__).with_name("people_app.py")) as server:
        yield Served(server, store_address, assessment)


def two_answers(screen: Screen) -> bool:
    """Whether the page shows an answer beside the one that counts."""
    return "Both are kept" in screen.text(CARD)


@pytest.mark.parametrize("used", [True, False], ids=["use", "keep"])
def test_both_see_both_answers_and_one_chooses(team: Served, used: bool) -> None:
    """Who came second is told at once, who was first without a click; nothing is overwritten."""
    with (
        visiting(team.screen(who=ADA)) as ada,
        visiting(team.screen(who=BEN)) as ben,
    ):
        ada.answer(QUESTION, STRONG)
        ben.pick(QUESTION, FAIR)
        ben.until(two_answers)
        assert f"{STRONG}. You chose: {FAIR}." in ben.screen.text(CARD)
        assert {QUESTION: STRONG} == answered_in(team.database, team.assessment)

        ada.look_again()
        ada.until(two_answers)
        assert f"{BEN} answered at " in ada.screen.text(CARD)
        assert f"without having seen this: {FAIR}." in ada.screen.text(CARD)

        ada.press("Use theirs" if used else "Keep this one", CARD)
        counts = FAIR if used else STRONG
        ben.look_again()
        ben.until(lambda screen: says_saved(screen, QUESTION, counts) and not two_answers(screen))
        assert [counts] == ben.chosen(QUESTION)

    assert {QUESTION: counts} == answered_in(team.database, team.assessment)
    said = said_in(team.database, team.assessment, QUESTION)
    assert [("answered", STRONG), ("set_aside", FAIR)] == said[:2]


def test_two_clicks_at_the_same_moment(team: Served) -> None:
    """Neither has seen the other's: one counts, one is kept beside it, and both are told."""
    with (
        visiting(team.screen(who=ADA)) as ada,
        visiting(team.screen(who=BEN)) as ben,
    ):
        ada.pick(QUESTION, STRONG)
        ben.pick(QUESTION, FAIR)
        ada.until(lambda screen: STRONG in screen.text(CARD))
        ben.until(lambda screen: FAIR in screen.text(CARD))
        for one in (ada, ben):
            one.look_again()
            one.until(two_answers)

    said = said_in(team.database, team.assessment, QUESTION)
    assert ["answered", "set_aside"] == [kind for kind, _ in said]
    assert {STRONG, FAIR} == {value for _, value in said}


def test_what_a_colleague_changed_while_one_answered_oneself(team: Served) -> None:
    """Saving one's own answer looks at the store too; what else it finds there is not forgotten."""
    other = questions()[1]
    with (
        visiting(team.screen(who=ADA)) as ada,
        visiting(team.screen(who=BEN)) as ben,
    ):
        ben.answer(other, FAIR)
        ada.answer(QUESTION, STRONG)
        ada.look_again()
        ada.until(lambda screen: says_by_ben(screen, other))

        assert [FAIR] == ada.chosen(other)


def says_by_ben(screen: Screen, link_id: str) -> bool:
    """Whether the page says of a question that Ben has answered it."""
    return f"by {BEN}: {FAIR}" in screen.text(f"{link_id}-card")


def test_a_colleagues_answer_appears_without_a_click(served: Served) -> None:
    """Whoever only looks sees it in the words and in the control, and can go on from there."""
    with visiting(served.screen()) as one, visiting(served.screen()) as other:
        other.answer(QUESTION, STRONG)
        one.look_again()
        one.until(lambda screen: says_saved(screen, QUESTION, STRONG))
        assert [STRONG] == one.chosen(QUESTION)
        one.answer(QUESTION, FAIR)

    said = said_in(served.database, served.assessment, QUESTION)
    assert [("answered", STRONG), ("answered", FAIR)] == said
