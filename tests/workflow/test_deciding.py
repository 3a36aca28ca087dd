"""Signatures: what stands in their way, and that every refusal changes nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from assessor.workflow import answering, deciding, promising, reviewing
from assessor.workflow.deciding import Choice
from assessor.workflow.desk import Desk, RefusedError
from assessor.workflow.record import Record
from tests.workflow.kit import (
    BAD,
    DECIDER,
    DPO,
    FAIR,
    GOOD,
    LEAD,
    LEGAL,
    ME,
    answered,
    known,
    lifted,
    lifting,
    person,
    sent,
    signing,
)


def test_a_signature_says_who_signed_what_and_locks_the_version(desk: Desk) -> None:
    """Name, account, day and verdict are in the assessment; nothing changes it any more."""
    known(desk, DECIDER)
    record = sent(desk)

    signed = deciding.decide(desk, DECIDER, record.id, signing(desk, record))

    decision = signed.assessment.decision
    assert decision is not None
    assert [("decider", "decider", desk.today(), "decider@example.org")] == [
        (one.name, one.role, one.day, one.account) for one in decision.signatures
    ]
    assert ("go", "The answers show it.") == (decision.verdict, decision.rationale)
    assert signed.locked
    for change in (
        lambda: promising.agree(desk, LEAD, record.id, "write", "Bo", desk.today()),
        lambda: promising.withdraw(desk, LEAD, record.id, "write"),
        lambda: promising.lift(desk, LEGAL, record.id, lifting(signed)),
        lambda: reviewing.submit(desk, LEAD, record.id),
        lambda: deciding.decide(desk, DECIDER, record.id, signing(desk, signed)),
    ):
        with pytest.raises(RefusedError, match="signed"):
            change()
    assert signed == desk.record(LEAD, record.id)


def test_a_draft_cannot_be_signed(desk: Desk) -> None:
    """It is sent for review first, by whoever owns it."""
    record = answered(desk, GOOD)

    with pytest.raises(RefusedError, match="not sent for review"):
        deciding.decide(desk, DECIDER, record.id, signing(desk, record))


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"rationale": " "}, "The reason is empty"),
        ({"rationale": "x" * 20_001}, "Shorten it"),
        ({"review_by": 0}, "must lie ahead"),
        ({"review_by": -1}, "must lie ahead"),
    ],
)
def test_a_signature_needs_a_reason_and_a_day_to_look_again(
    desk: Desk, more: dict[str, object], told: str
) -> None:
    """Each refusal says that nothing was signed and that the text is safe."""
    record = sent(desk)
    days = more.get("review_by")
    if isinstance(days, int):
        more = {"review_by": desk.today() + timedelta(days=days)}

    with pytest.raises(RefusedError, match=f"^Not signed; your text is safe.*{told}"):
        deciding.decide(desk, DECIDER, record.id, signing(desk, record, **more))
    assert record == desk.record(LEAD, record.id)


def _answer(desk: Desk, record: Record) -> object:
    return answering.answer(desk, LEAD, record.id, "one", FAIR, record.seen("one"))


def _advise(desk: Desk, record: Record) -> object:
    return reviewing.advise(desk, LEGAL, record.id, "Better not.")


def _agree(desk: Desk, record: Record) -> object:
    return promising.agree(desk, LEAD, record.id, "write", "Bo", desk.today())


@pytest.mark.parametrize("change", [_answer, _advise, _agree])
def test_nobody_signs_what_they_have_not_seen(
    desk: Desk, change: Callable[[Desk, Record], object]
) -> None:
    """A change since the page was opened stops the signature, until it was read."""
    record = sent(desk)
    change(desk, record)

    with pytest.raises(RefusedError, match="Something was changed since you opened this"):
        deciding.decide(desk, DECIDER, record.id, signing(desk, record, dpo_advice_accepted=True))


def test_talking_does_not_stop_a_signature(desk: Desk) -> None:
    """A comment changes nothing of what is signed."""
    record = sent(desk)
    reviewing.remark(desk, LEGAL, record.id, "Fine by me.")

    assert deciding.decide(desk, DECIDER, record.id, signing(desk, record)).locked


@pytest.mark.parametrize("verdict", ["go", "conditional"])
def test_a_standing_knock_out_cannot_be_signed_past(desk: Desk, verdict: Choice) -> None:
    """The refusal names who may lift it, by the policy's own name for the role."""
    record = sent(desk, BAD)

    with pytest.raises(RefusedError, match=r"knock-out stands.*The legal adviser.*two people"):
        deciding.decide(desk, DECIDER, record.id, signing(desk, record, verdict))


def test_a_no_go_can_always_be_signed(desk: Desk) -> None:
    """Nothing stands in the way of staying away."""
    record = sent(desk, BAD)

    assert deciding.decide(desk, DECIDER, record.id, signing(desk, record, "no_go")).locked


def test_lifting_and_signing_need_two_people(desk: Desk) -> None:
    """Who holds both roles lifts or signs; another one does the rest."""
    both = person("both", "legal", "decider")
    record = lifted(desk, both)

    with pytest.raises(RefusedError, match="somebody else must sign"):
        deciding.decide(desk, both, record.id, signing(desk, record, "conditional"))

    assert deciding.decide(desk, DECIDER, record.id, signing(desk, record, "conditional")).locked


def test_one_local_person_lifts_and_signs_and_it_shows(desk: Desk) -> None:
    """Where nobody is known two people cannot be told apart; the signature has no account."""
    record = sent(desk, BAD, ME)
    record = promising.lift(desk, ME, record.id, lifting(record))

    signed = deciding.decide(desk, ME, record.id, signing(desk, record, "conditional"))

    decision = signed.assessment.decision
    assert decision is not None
    assert decision.signatures[0].account is None


def test_after_an_exception_conditions_are_the_most_that_can_be_signed(desk: Desk) -> None:
    """A lifted knock-out never ends in a plain go."""
    record = lifted(desk)

    with pytest.raises(RefusedError, match="a go with conditions is the most"):
        deciding.decide(desk, DECIDER, record.id, signing(desk, record, "go"))


def test_an_exception_that_has_lapsed_binds_nobody(desk: Desk) -> None:
    """Once the answer changed nothing is lifted any more, and whoever lifted it may sign."""
    both = person("both", "legal", "decider")
    record = lifted(desk, both)
    record = answering.answer(desk, LEAD, record.id, "one", GOOD, record.seen("one")).record

    assert deciding.decide(desk, both, record.id, signing(desk, record)).locked


@pytest.mark.parametrize("verdict", ["go", "conditional"])
def test_every_measure_needs_an_owner_and_a_date_before_a_signature(
    desk: Desk, verdict: Choice
) -> None:
    """The refusal counts what is missing; once it is agreed the signature stands."""
    record = sent(desk, FAIR)

    with pytest.raises(RefusedError, match="1 condition needs an owner and a date"):
        deciding.decide(desk, DECIDER, record.id, signing(desk, record, verdict))

    record = promising.agree(desk, LEAD, record.id, "write", "Bo", desk.today())
    assert deciding.decide(desk, DECIDER, record.id, signing(desk, record, verdict)).locked


def test_advice_is_accepted_or_overruled_and_never_passed_over(desk: Desk) -> None:
    """Until the decider says which, nothing is signed; afterwards both stand together."""
    record = reviewing.advise(desk, LEGAL, sent(desk).id, "Better not.")

    with pytest.raises(RefusedError, match="accept it, or overrule it"):
        deciding.decide(desk, DECIDER, record.id, signing(desk, record))
    signed = deciding.decide(
        desk, DECIDER, record.id, signing(desk, record, dpo_advice_accepted=False)
    )

    decision = signed.assessment.decision
    assert decision is not None
    assert ("Better not.", False) == (decision.dpo_advice, decision.dpo_advice_accepted)


def test_advice_outlives_a_return(desk: Desk) -> None:
    """Sending it again does not make earlier advice go away."""
    record = reviewing.advise(desk, LEGAL, sent(desk).id, "Better not.")
    reviewing.give_back(desk, LEGAL, record.id, "Say more.")
    record = reviewing.submit(desk, LEAD, record.id)

    with pytest.raises(RefusedError, match="accept it, or overrule it"):
        deciding.decide(desk, DECIDER, record.id, signing(desk, record))


def test_each_role_advises_once_and_its_last_word_counts(desk: Desk) -> None:
    """Both roles' advice is kept with the decision, each by what was said last."""
    record = sent(desk)
    reviewing.advise(desk, LEGAL, record.id, "Hm.")
    reviewing.advise(desk, DPO, record.id, "No contract.")
    record = reviewing.advise(desk, LEGAL, record.id, "Fine.")

    signed = deciding.decide(
        desk, DECIDER, record.id, signing(desk, record, dpo_advice_accepted=True)
    )

    decision = signed.assessment.decision
    assert decision is not None
    assert "Legal: Fine.\n\nData protection officer: No contract." == decision.dpo_advice
    assert ("legal", "dpo") == decision.advised_by


def test_advice_on_a_signed_version_does_not_bind_the_next(desk: Desk) -> None:
    """After reopening, advice is asked for anew."""
    record = reviewing.advise(desk, LEGAL, sent(desk).id, "Better not.")
    deciding.decide(desk, DECIDER, record.id, signing(desk, record, dpo_advice_accepted=True))
    reviewing.reopen(desk, LEAD, record.id, "New facts.")
    record = reviewing.submit(desk, LEAD, record.id)

    assert () == deciding.advice_on(record)
    assert deciding.decide(desk, DECIDER, record.id, signing(desk, record)).locked


def test_nothing_is_accepted_where_nobody_advised(desk: Desk) -> None:
    """A decision without advice says nothing of advice, so that its file can be read back."""
    record = sent(desk)

    signed = deciding.decide(
        desk, DECIDER, record.id, signing(desk, record, dpo_advice_accepted=True, dissent=" ")
    )

    decision = signed.assessment.decision
    assert decision is not None
    assert (None, None, None) == (
        decision.dpo_advice,
        decision.dpo_advice_accepted,
        decision.dissent,
    )


def test_a_decision_may_depart_from_the_answers_and_both_are_kept(desk: Desk) -> None:
    """The event holds what the answers pointed to at that moment, beside what was signed."""
    record = sent(desk)

    signed = deciding.decide(desk, DECIDER, record.id, signing(desk, record, "no_go"))

    body = desk.chain(LEAD, record.id)[-1].body
    assert '"recommendation": "go"' in body
    assert signed.assessment.decision is not None
    assert "no_go" == signed.assessment.decision.verdict
