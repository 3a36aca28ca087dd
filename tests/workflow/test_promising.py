"""Measures and exceptions: who promised what, and who has seen the proof."""

from datetime import date

import pytest

from assessor.access import Person, local_person
from assessor.workflow import answering, deciding, promising
from assessor.workflow.desk import Desk, RefusedError
from assessor.workflow.events import LiftingWithdrawn
from assessor.workflow.promising import Lifting, result_of
from questionnaires.response import Answer
from scoring.commitments import MeasureCommitment
from scoring.policy import Policy
from tests.web import kit
from tests.workflow.kit import (
    BACKED,
    BAD,
    DECIDER,
    FAIR,
    GOOD,
    LEAD,
    LEGAL,
    ME,
    ORGANISATION,
    PLATFORM,
    answered,
    known,
    lifted,
    lifting,
    person,
    policy,
    sent,
    signing,
)

DAY = date(2027, 2, 1)


def test_a_measure_is_agreed_and_then_met_by_whoever_has_seen_the_proof(desk: Desk) -> None:
    """The name and the day come from who acts and when, whatever a caller might claim."""
    known(desk, LEGAL)
    record = sent(desk, FAIR)

    agreed = promising.agree(desk, LEAD, record.id, "write", " Bo ", DAY)
    met = promising.meet(desk, LEGAL, record.id, "write", "Page 3")

    assert MeasureCommitment(measure="write", state="agreed", owner="Bo", due=DAY) == (
        promising.promised(agreed, "write")
    )
    assert MeasureCommitment(
        measure="write",
        state="met",
        owner="Bo",
        due=DAY,
        proof="Page 3",
        seen_by="legal",
        seen_on=desk.today(),
    ) == promising.promised(met, "write")
    assert () == deciding.loose_measures(result_of(desk, met))


def test_no_name_of_whoever_saw_the_proof_is_written_into_the_chain(desk: Desk) -> None:
    """Events name people by reference, so that a name can be erased."""
    record = sent(desk, FAIR)

    promising.meet(desk, LEGAL, record.id, "write", "Page 3")

    body = desk.chain(LEAD, record.id)[-1].body
    assert f'"seen_by": "{LEGAL.ref}"' in body


def test_what_was_agreed_can_be_taken_back(desk: Desk) -> None:
    """The measure is loose again; taking back nothing adds nothing."""
    record = sent(desk, FAIR)
    promising.agree(desk, LEAD, record.id, "write", "Bo", DAY)

    back = promising.withdraw(desk, LEAD, record.id, "write")
    again = promising.withdraw(desk, LEAD, record.id, "write")

    assert promising.promised(back, "write") is None
    assert ("write",) == deciding.loose_measures(result_of(desk, back))
    assert back.head == again.head


def test_a_measure_that_the_policy_does_not_know_is_refused(desk: Desk) -> None:
    """A misspelt measure would never count; whoever wrote it hears so."""
    record = sent(desk, FAIR)

    with pytest.raises(RefusedError, match="Not saved: there is no measure"):
        promising.agree(desk, LEAD, record.id, "wrote", "Bo", DAY)


def test_an_exception_says_who_lifted_what_and_why(desk: Desk) -> None:
    """The knock-out no longer stands, and page one can name who lifted it."""
    known(desk, LEGAL)
    record = lifted(desk)

    [found] = [one for one in result_of(desk, record).knock_outs if one.link_id == "one"]
    [made] = record.assessment.commitments.lifted
    assert ("legal", "We know why.") == (found.lifted_by, found.lifted_reason)
    assert ("one", "bad", "legal", "legal", desk.today()) == (
        made.link_id,
        made.answer,
        made.role,
        made.by,
        made.day,
    )


@pytest.mark.parametrize("answer", [GOOD, FAIR, Answer(unknown={})])
def test_only_an_answer_that_rules_out_can_be_lifted(desk: Desk, answer: Answer) -> None:
    """Neither a harmless answer nor an open one leaves anything to lift."""
    record = sent(desk, answer)

    with pytest.raises(RefusedError, match="does not rule the platform out"):
        promising.lift(desk, LEGAL, record.id, lifting(record))


def test_an_exception_needs_a_reason_and_a_name(desk: Desk) -> None:
    """Each refusal says that the text is safe, and changes nothing."""
    record = sent(desk, BAD)

    with pytest.raises(RefusedError, match=r"^Not lifted; your text is safe.*is empty"):
        promising.lift(desk, LEGAL, record.id, lifting(record, " "))
    with pytest.raises(RefusedError, match=r"^Not lifted; your text is safe.*called first"):
        promising.lift(desk, local_person(""), record.id, lifting(record))
    assert record == desk.record(LEAD, record.id)


def test_nobody_lifts_an_answer_that_they_have_not_read(desk: Desk) -> None:
    """Other proof, or another answer, since the page was opened is read first."""
    record = sent(desk, BAD)
    other = BAD.model_copy(update={"comment": "It is worse."})
    answering.answer(desk, LEAD, record.id, "one", other, record.seen("one"))

    with pytest.raises(RefusedError, match="changed since you read it"):
        promising.lift(desk, LEGAL, record.id, lifting(record))


def test_an_exception_lapses_with_its_answer(desk: Desk) -> None:
    """A change and back again needs a new look only if the answer is another one then."""
    record = lifted(desk)

    changed = answering.answer(desk, LEAD, record.id, "one", GOOD, record.seen("one")).record

    assert [] == [one for one in result_of(desk, changed).knock_outs if one.lifted_by]


def test_only_whoever_lifted_it_takes_it_back(desk: Desk) -> None:
    """A colleague in the same role does not; afterwards the knock-out stands again."""
    record = lifted(desk)

    with pytest.raises(RefusedError, match="Only whoever lifted it"):
        promising.withdraw_lifting(desk, person("other", "legal"), record.id, "one", "legal")
    back = promising.withdraw_lifting(desk, LEGAL, record.id, "one", "legal")

    assert () == back.assessment.commitments.lifted
    assert {} == back.lifters
    with pytest.raises(RefusedError, match="knock-out stands"):
        deciding.decide(desk, DECIDER, record.id, signing(desk, back, "conditional"))


def _two_keys() -> Policy:
    """Two choices of one question rule out, each to be lifted by another role."""
    data = kit.policy().model_dump(by_alias=True, exclude_defaults=True)
    data["roles"] = {"legal": "Legal", "safeguarding": "Safeguarding"}
    data["questions"]["many"] = {
        "weight": 1,
        "levels": [
            {
                "answer": place,
                "points": 0,
                "knock_out": {"reason": f"Not {place}.", "may_be_lifted_by": role},
            }
            for place, role in (("here", "legal"), ("there", "safeguarding"))
        ]
        + [{"answer": "nowhere", "points": 100}],
    }
    return Policy.model_validate(data)


def test_two_exceptions_for_one_answer_bind_both_who_made_them(desk: Desk) -> None:
    """Each role lifts its own; neither of the two who did may sign, nor undo the other's."""
    from assessor.workflow import beginning, reviewing

    judges = (kit.questionnaire(), _two_keys())
    record = beginning.start(desk, LEAD, PLATFORM, ORGANISATION, judges)
    for link_id, answer in (
        ("one", GOOD),
        ("steps", Answer(value=4)),
        ("many", Answer(value=("here", "there"), backing=BACKED)),
    ):
        record = answering.answer(desk, LEAD, record.id, link_id, answer, 0).record
    record = reviewing.submit(desk, LEAD, record.id)
    first = person("first", "legal", "decider")
    second = person("second", "safeguarding", "decider")

    def lift(who: Person, role: str) -> None:
        promising.lift(desk, who, record.id, Lifting("many", role, "Why.", record.seen("many")))

    lift(first, "legal")
    half = desk.record(LEAD, record.id)
    with pytest.raises(RefusedError, match="knock-out stands"):
        deciding.decide(desk, DECIDER, record.id, signing(desk, half, "conditional"))
    lift(second, "safeguarding")
    whole = desk.record(LEAD, record.id)

    for who in (first, second):
        with pytest.raises(RefusedError, match="somebody else must sign"):
            deciding.decide(desk, who, record.id, signing(desk, whole, "conditional"))
    after = promising.withdraw_lifting(desk, first, record.id, "many", "legal")
    assert ["safeguarding"] == [one.role for one in after.assessment.commitments.lifted]
    assert LiftingWithdrawn.kind == desk.chain(LEAD, record.id)[-1].kind


def test_a_local_person_lifts_in_any_role(desk: Desk) -> None:
    """Where nobody signs in, one person holds every role."""
    record = answered(desk, BAD, ME)

    assert promising.lift(desk, ME, record.id, lifting(record)).assessment.commitments.lifted


def test_the_kits_policy_is_sound() -> None:
    """What these tests are judged by calls for a measure where the answer is fair."""
    assert {"write"} == set(policy().measures)
