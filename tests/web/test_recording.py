"""What is recorded when somebody uses the controls."""

from datetime import date

import pytest

from assessor.web.proof import backed
from assessor.web.question import confirmed, recorded
from assessor.web.state import Sitting
from assessor.web.widgets import NOT_APPLICABLE, NOTHING, UNKNOWN, Said, said_by, settled
from questionnaires.response import Answer, Backing, Prefill, Unknown
from tests.web.kit import case

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


def test_a_prefilled_answer_counts_once_somebody_stands_behind_it() -> None:
    """Confirming adds who and when, and leaves value and proof alone."""
    offered = Answer(value="good", backing=PROOF, prefill=Prefill(origin="fact sheet"))

    answer = confirmed(offered, "Amal", date(2026, 11, 23))

    assert not answer.open(date(2026, 11, 23))
    assert (offered.value, offered.backing) == (answer.value, answer.backing)


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

    assert Backing(kind="document", url=link) == backed(None, "document", link, None)
    assert Backing(kind="document", file="a.pdf") == backed(None, "document", "a.pdf", None)
    assert backed(PROOF, None, "", None) is None


def test_what_the_controls_of_proof_do_not_show_is_kept() -> None:
    """A quote from a file survives when only the day is added."""
    seen = date(2026, 11, 1)

    assert PROOF.model_copy(update={"seen": seen}) == backed(PROOF, "document", "minutes.pdf", seen)


def test_recording_judges_anew_and_saying_it_twice_changes_nothing() -> None:
    """An interrupted run repeats what it records, so a repetition must be free."""
    sitting = Sitting(case())
    sitting.record("one", Answer(value="bad"))
    once, result = sitting.case, sitting.result

    sitting.record("one", Answer(value="bad"))

    assert "no_go" == result.recommendation
    assert once is sitting.case
    assert result is sitting.result


def test_other_answers_are_kept_while_their_question_is_switched_off() -> None:
    """A closed branch keeps its answers, so that opening it again restores them."""
    sitting = Sitting(case({"one": "fair", "follow_up": "good"}))

    sitting.record("one", Answer(value="good"))

    assert not sitting.asked("follow_up")
    assert Answer(value="good") == sitting.answer("follow_up")
