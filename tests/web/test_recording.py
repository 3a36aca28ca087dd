"""What is recorded when somebody uses the controls."""

from datetime import date

import pytest

from assessor.web.proof import Shown, backed
from assessor.web.question import recorded
from assessor.web.state import Sitting
from assessor.web.widgets import NOT_APPLICABLE, NOTHING, UNKNOWN, Said, said_by, settled
from assessor.workflow import answering
from assessor.workflow.desk import Desk
from questionnaires.response import Answer, Backing, Prefill, Unknown
from tests.web.kit import case
from tests.web.stores import ME, sitting

PROOF = Backing(kind="document", file="minutes.pdf", quote="So it was said.")
PROVEN = Answer(value="good", backing=PROOF, comment="Asked twice.")


def test_an_unchanged_value_keeps_its_proof() -> None:
    """Drawing a page again records nothing new."""
    assert recorded(PROVEN, Said("good")) == PROVEN


def test_a_new_value_starts_without_the_old_proof() -> None:
    """A document that shows one answer does not show another; the comment stays."""
    assert Answer(value="bad", comment="Asked twice.") == recorded(PROVEN, Said("bad"))


def test_yes_is_not_the_number_one() -> None:
    """Python takes True for 1; a questionnaire does not."""
    before = Answer(value=1, backing=PROOF)

    after = recorded(before, Said(True))

    assert after is not None
    assert after.value is True
    assert after.backing is None


def test_not_knowing_is_an_answer() -> None:
    """A known note on who finds out survives while the answer stays unknown."""
    asked = Answer(unknown=Unknown(who="Amal", by=date(2026, 12, 1)))

    assert asked == recorded(asked, Said(gap=UNKNOWN))
    assert Answer(unknown=Unknown()) == recorded(Answer(value="good"), Said(gap=UNKNOWN))


def test_not_applicable_counts_only_with_its_reason() -> None:
    """Until somebody says why, the question is open."""
    said = Said(gap=NOT_APPLICABLE)

    assert Answer(unknown=Unknown()) == recorded(None, said, None)
    assert Answer(not_applicable="No staff there.") == recorded(None, said, "No staff there.")


def test_nothing_said_is_nothing_recorded() -> None:
    """An answer can be taken back."""
    assert recorded(PROVEN, NOTHING) is None
    assert said_by(None) == NOTHING


def test_who_departs_from_a_fact_keeps_it_in_sight() -> None:
    """A new value remembers the fact sheet that it departs from, and is open until it says why."""
    offered = Answer(value="good", backing=PROOF, prefill=Prefill(origin="fact_sheet x 1.0"))

    answer = recorded(offered, Said("bad"))

    assert Answer(value="bad", prefill=Prefill(origin="fact_sheet x 1.0")) == answer


def test_who_departs_from_an_earlier_assessment_just_answers() -> None:
    """What was true for the last platform needs no excuse to be otherwise now."""
    offered = Answer(value="good", prefill=Prefill(origin="assessment a-1 2"))

    assert Answer(value="bad") == recorded(offered, Said("bad"))


@pytest.mark.parametrize(
    ("chosen", "before", "kept"),
    [
        (["here"], [], ["here"]),
        (["here", "there"], ["here"], ["here", "there"]),
        (["here", "nowhere"], ["here"], ["nowhere"]),
        (["nowhere", "here"], ["nowhere"], ["here"]),
        (["here", UNKNOWN], ["here"], [UNKNOWN]),
        ([UNKNOWN, "nowhere"], [UNKNOWN], ["nowhere"]),
        ([], ["here"], []),
    ],
)
def test_of_two_choices_that_exclude_each_other_the_newer_stays(
    chosen: list[str], before: list[str], kept: list[str]
) -> None:
    """Options such as "none of these" stand alone, without a message in between."""
    assert kept == settled(chosen, before, frozenset({"nowhere", UNKNOWN}))


def test_a_link_and_the_name_of_a_document_are_told_apart() -> None:
    """Only web addresses become links in the report."""
    link = "https://example.org/a"

    assert Backing(kind="document", url=link) == backed(None, Shown("document", link))
    assert Backing(kind="document", file="a.pdf") == backed(None, Shown("document", "a.pdf"))
    assert backed(PROOF, Shown()) is None


def test_what_the_controls_of_proof_do_not_show_is_kept() -> None:
    """Which source a fact cites survives when only the day is added."""
    seen = date(2026, 11, 1)
    cited = Backing(kind="document", file="minutes.pdf", source="rumour")

    assert cited.model_copy(update={"seen": seen}) == backed(
        cited, Shown("document", "minutes.pdf", seen=seen)
    )


def test_giving_an_answer_judges_anew_and_saying_it_twice_changes_nothing(page_desk: Desk) -> None:
    """An interrupted run repeats what it saves, so a repetition must be free."""
    one = sitting(page_desk, case())
    one.give("one", Answer(value="bad"))
    once, result = one.record, one.result

    one.give("one", Answer(value="bad"))

    assert "no_go" == result.recommendation
    assert once is one.record
    assert result is one.result


def test_other_answers_are_kept_while_their_question_is_switched_off(page_desk: Desk) -> None:
    """A closed branch keeps its answers, so that opening it again restores them."""
    one = sitting(page_desk, case({"one": "fair", "follow_up": "good"}))

    one.give("one", Answer(value="good"))

    assert not one.asked("follow_up")
    assert Answer(value="good") == one.answer("follow_up")


def test_a_control_is_named_after_the_answer_that_its_visitor_has_seen(page_desk: Desk) -> None:
    """One's own answers leave controls in place; a colleague's begins new ones.

    A browser that comes back and sends what it showed before then speaks of no control.
    """
    mine = sitting(page_desk, case())
    before = mine.key("one")
    mine.give("one", Answer(value="fair"))
    after_mine = mine.key("one")

    answering.answer(
        page_desk, ME, mine.record.id, "one", Answer(value="bad"), mine.record.seen("one")
    )
    mine.refresh()
    assert mine.behind("one")
    assert Answer(value="fair") == mine.before("one")
    mine.catch_up("one")

    assert before == after_mine
    assert before != mine.key("one")
    assert Answer(value="bad") == mine.before("one")


def test_two_visitors_at_once_lose_no_answer(page_desk: Desk) -> None:
    """The second is kept aside and shown; the first counts until somebody chooses."""
    first = sitting(page_desk, case())
    second = Sitting(page_desk, ME, first.record, serial=2)
    first.give("one", Answer(value="good"))

    saved = second.give("one", Answer(value="bad"))

    assert saved is not None
    assert "set_aside" == saved.outcome
    assert Answer(value="good") == second.before("one")
    assert Answer(value="bad") == second.record.asides["one"].answer
