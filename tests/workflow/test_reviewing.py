"""From a draft to advice or a return, with remarks that stay with what was read."""

import pytest

from assessor.access import local_person
from assessor.telling.carried import remarks_read
from assessor.workflow import answering, beginning, deciding, reviewing
from assessor.workflow.desk import Desk, RefusedError
from tests.web import kit
from tests.workflow.kit import (
    BAD,
    COLLEAGUE,
    DECIDER,
    DPO,
    FAIR,
    GOOD,
    LEAD,
    LEGAL,
    ME,
    answered,
    begun,
    known,
    sent,
    signing,
)


def test_a_whole_round_of_review(desk: Desk) -> None:
    """Sent, returned, changed, sent again, advised on, signed: each state in its turn."""
    record = answered(desk, GOOD)
    states = [record.state]

    for step in (
        reviewing.submit(desk, LEAD, record.id),
        reviewing.give_back(desk, LEGAL, record.id, "The route is not shown."),
        answering.answer(desk, LEAD, record.id, "one", FAIR, record.seen("one")).record,
        answering.answer(desk, LEAD, record.id, "one", GOOD, 1_000).record,
        reviewing.submit(desk, LEAD, record.id),
        reviewing.advise(desk, LEGAL, record.id, "With care."),
    ):
        record = step
        states.append(record.state)
    signed = deciding.decide(
        desk, DECIDER, record.id, signing(desk, record, dpo_advice_accepted=True)
    )

    assert ["draft", "in_review", "returned", "returned", "returned", "in_review", "advised"] == (
        states
    )
    assert "decided" == signed.state
    assert [(1, "in_review"), (2, "in_review"), (2, "decided")] == [
        (one.version, one.state) for one in signed.kept
    ]


def test_open_answers_do_not_keep_it_from_review(desk: Desk) -> None:
    """That something is open is a finding, and may be sent as it is."""
    assert "in_review" == reviewing.submit(desk, LEAD, begun(desk, LEAD).id).state


@pytest.mark.parametrize("state", ["in_review", "advised", "decided"])
def test_what_is_under_way_is_not_sent_twice(desk: Desk, state: str) -> None:
    """Only a draft, or what was returned, can be sent."""
    record = sent(desk)
    if state == "advised":
        reviewing.advise(desk, LEGAL, record.id, "With care.")
    elif state == "decided":
        deciding.decide(desk, DECIDER, record.id, signing(desk, record))

    with pytest.raises(RefusedError, match=r"already|signed"):
        reviewing.submit(desk, LEAD, record.id)


@pytest.mark.parametrize("act", [reviewing.give_back, reviewing.advise])
def test_only_what_was_sent_is_returned_or_advised_on(desk: Desk, act: object) -> None:
    """A draft is its owner's alone."""
    record = begun(desk, LEAD)

    with pytest.raises(RefusedError, match="Its owner sends it first"):
        act(desk, LEGAL, record.id, "Too early.")


def test_a_change_during_review_begins_the_next_version_and_keeps_the_one_sent(desk: Desk) -> None:
    """What legal was sent stays as it was, and can be looked at."""
    record = sent(desk, GOOD)

    changed = answering.answer(desk, LEAD, record.id, "one", FAIR, record.seen("one")).record

    assert 2 == changed.version
    as_sent = desk.record_at(LEAD, record.id, changed.kept[-1].number)
    assert (1, GOOD) == (as_sent.version, as_sent.assessment.answers["one"])


def test_a_remark_stays_with_the_answer_that_was_read(desk: Desk) -> None:
    """When the answer changes the remark names both, the one read and the present one."""
    record = sent(desk, GOOD)
    reviewing.remark(desk, LEGAL, record.id, "Are you sure?", "one", record.seen("one"))
    fresh = remarks_read(desk, desk.record(LEAD, record.id))

    answering.answer(desk, LEAD, record.id, "one", BAD, record.seen("one"))

    stale = remarks_read(desk, desk.record(LEAD, record.id))
    assert [("Good", None)] == [(one.answer, one.since) for one in fresh]
    assert [("Good", "The answer changed meanwhile, to: Bad")] == [
        (one.answer, one.since) for one in stale
    ]
    assert "Good" == stale[0].remark.answer


def test_a_remark_on_an_answer_that_was_overtaken_stays_with_the_older_one(desk: Desk) -> None:
    """Who commented while a colleague answered speaks of what they had before them."""
    record = sent(desk, GOOD)
    read = record.seen("one")
    answering.answer(desk, COLLEAGUE, record.id, "one", BAD, read)

    reviewing.remark(desk, LEGAL, record.id, "Good indeed.", "one", read)

    [told] = remarks_read(desk, desk.record(LEAD, record.id))
    assert "Good" == told.answer
    assert told.since is not None


def test_other_proof_for_the_same_answer_is_told_apart_from_another_answer(desk: Desk) -> None:
    """A remark says so when only what lies behind the answer was changed."""
    record = sent(desk, GOOD)
    reviewing.remark(desk, LEGAL, record.id, "Show it.", "one", record.seen("one"))
    better = GOOD.model_copy(update={"comment": "See page 3."})

    answering.answer(desk, LEAD, record.id, "one", better, record.seen("one"))

    [told] = remarks_read(desk, desk.record(LEAD, record.id))
    assert "Its proof or comment changed meanwhile." == told.since


def test_replies_stand_under_what_they_answer(desk: Desk) -> None:
    """Each reply is with its remark, in order; a remark that is not there is no place for one."""
    known(desk, LEAD, LEGAL)
    record = sent(desk)
    first = reviewing.remark(desk, LEGAL, record.id, "One?").said[-1].number
    second = reviewing.remark(desk, LEGAL, record.id, "Two?").said[-1].number

    reviewing.reply(desk, LEAD, record.id, second, "Two.")
    after = reviewing.reply(desk, LEAD, record.id, first, "One.")

    assert [["One."], ["Two."]] == [
        [reply.text for reply in one.remark.replies] for one in after.said
    ]
    assert ["legal", "legal"] == [one.remark.by for one in after.said]
    with pytest.raises(RefusedError, match="not there"):
        reviewing.reply(desk, LEAD, record.id, 999, "Lost.")


def test_remarks_say_in_which_role_they_were_made(desk: Desk) -> None:
    """The reader sees who speaks as what; a lone local person speaks as whoever leads."""
    record = sent(desk)
    for who in (LEGAL, DPO, DECIDER, LEAD, ME):
        record = reviewing.remark(desk, who, record.id, "So I say.")

    assert ["legal", "dpo", "decider", "lead", "lead"] == [one.remark.role for one in record.said]


def test_advice_says_whose_it_is(desk: Desk) -> None:
    """The data protection officer advises as such, and nobody in a role they do not hold."""
    record = sent(desk)

    advised = reviewing.advise(desk, DPO, record.id, "Not without a contract.")

    assert "dpo" == advised.said[-1].remark.role
    with pytest.raises(RefusedError, match="do not hold the role legal"):
        reviewing.advise(desk, DPO, record.id, "As legal.", "legal")


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_empty_is_posted(desk: Desk, text: str) -> None:
    """A comment, a return and advice need words; nothing changes without them."""
    record = sent(desk)

    for act in (reviewing.remark, reviewing.give_back, reviewing.advise):
        with pytest.raises(RefusedError, match="is empty"):
            act(desk, LEGAL, record.id, text)
    assert record == desk.record(LEGAL, record.id)


def test_a_question_that_is_not_asked_takes_no_remark(desk: Desk) -> None:
    """A tampered request cannot hang words on nothing."""
    record = sent(desk)

    with pytest.raises(RefusedError, match="not asked here"):
        reviewing.remark(desk, LEGAL, record.id, "Hm.", "no_such")


def test_reopening_makes_a_new_version_and_keeps_the_old(desk: Desk) -> None:
    """The signed version stays as it was signed; the next begins unsigned, with the answers."""
    record = sent(desk)
    signed = deciding.decide(desk, DECIDER, record.id, signing(desk, record))

    again = reviewing.reopen(desk, LEAD, record.id, "New facts.")

    old = desk.record_at(LEAD, record.id, signed.head.number)
    assert (1, "go") == (old.version, old.assessment.decision and old.assessment.decision.verdict)
    assert (2, None, "draft") == (again.version, again.assessment.decision, again.state)
    assert old.assessment.answers == again.assessment.answers
    with pytest.raises(RefusedError, match="nothing to reopen"):
        reviewing.reopen(desk, LEAD, record.id, "Once more.")


def test_a_decision_taken_over_from_a_file_is_kept_when_it_is_reopened(desk: Desk) -> None:
    """Its remarks stay too, beside new ones, and can be answered."""
    data = {
        "format": "response/1",
        "questionnaire": {"id": "kit", "version": "1"},
        "version": 3,
        "answers": {"one": "good"},
        "decision": {
            "verdict": "go",
            "rationale": "So be it.",
            "signatures": [{"name": "Ines", "role": "decider", "day": "2026-01-02"}],
        },
        "remarks": [
            {"kind": "remark", "by": "Ana", "role": "legal", "day": "2026-01-01", "text": "Hm."}
        ],
    }
    case = kit.case()
    assessment = type(case.assessment).model_validate(data)
    taken = beginning.adopt(desk, LEAD, case._replace(assessment=assessment), "old.yaml")

    again = reviewing.reopen(desk, LEAD, taken.id, "New facts.")
    again = reviewing.remark(desk, LEGAL, taken.id, "And now?")
    again = reviewing.reply(desk, LEAD, taken.id, again.said[0].number, "Indeed.")

    assert [(3, "decided")] == [(one.version, one.state) for one in again.kept]
    assert 4 == again.version
    assert ["Hm.", "And now?"] == [one.text for one in again.assessment.remarks]
    assert "Indeed." == again.assessment.remarks[0].replies[0].text
    assert [None, None] == [one.answer for one in remarks_read(desk, again)]


def test_a_signed_version_takes_remarks_and_no_changes(desk: Desk) -> None:
    """People may still talk about it; nothing that was signed moves."""
    record = sent(desk)
    signed = deciding.decide(desk, DECIDER, record.id, signing(desk, record))

    after = reviewing.remark(desk, LEGAL, record.id, "Noted.")

    assert signed.assessment.answers == after.assessment.answers
    with pytest.raises(RefusedError, match="signed and locked"):
        answering.answer(desk, LEAD, record.id, "one", BAD, 1_000)


def test_one_local_person_may_do_all_of_it_alone(desk: Desk) -> None:
    """Where nobody signs in, one person fills in, advises and signs, and it shows."""
    record = sent(desk, who=ME)
    record = reviewing.advise(desk, ME, record.id, "With care.")

    signed = deciding.decide(desk, ME, record.id, signing(desk, record, dpo_advice_accepted=False))

    decision = signed.assessment.decision
    assert decision is not None
    assert [None] == [one.account for one in decision.signatures]
    assert decision.dpo_advice_accepted is False


def test_a_local_person_without_a_name_signs_nothing(desk: Desk) -> None:
    """A signature needs a name; the text is safe, and nothing is signed."""
    record = sent(desk, who=ME)

    with pytest.raises(RefusedError, match="Say what you are called first"):
        deciding.decide(desk, local_person(""), record.id, signing(desk, record))
    assert record == desk.record(ME, record.id)
