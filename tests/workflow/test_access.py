"""Who may do what: every role, every action, refused by the workflow and nowhere else."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

import pytest

from assessor.access import ALLOWED, ROLES, Action, NotAllowedError, Person, may
from assessor.assessment import Outcome
from assessor.workflow import (
    answering,
    beginning,
    deciding,
    filing,
    moving,
    people,
    promising,
    reviewing,
    supposing,
    tidying,
)
from assessor.workflow.desk import Desk, Judges, RefusedError
from tests.web import kit
from tests.workflow.kit import (
    ADMIN,
    BAD,
    DECIDER,
    GOOD,
    LEAD,
    LEGAL,
    ORGANISATION,
    PLATFORM,
    SIGNED_COPY,
    answered,
    begun,
    lifting,
    person,
    policy,
    sent,
    signing,
    supposed,
)

Attempt = Callable[[Desk, Person], object]


def _start(desk: Desk, who: Person) -> object:
    return beginning.start(desk, who, PLATFORM, ORGANISATION, (kit.questionnaire(), policy()))


def _remarked(desk: Desk) -> tuple[str, int]:
    record = reviewing.remark(desk, LEGAL, begun(desk, LEAD).id, "Why?")
    return record.id, record.said[-1].number


def _signed(desk: Desk) -> str:
    record = sent(desk)
    return deciding.decide(desk, DECIDER, record.id, signing(desk, record)).id


def _decide(desk: Desk, who: Person) -> object:
    record = sent(desk)
    return deciding.decide(desk, who, record.id, signing(desk, record))


def _suppose(desk: Desk, who: Person) -> object:
    record = begun(desk, LEAD)
    return supposing.keep(desk, who, record.id, supposed(desk, record), "If it were good")


ATTEMPTS: Mapping[Action, Attempt] = {
    "read": lambda desk, who: desk.record(who, begun(desk, LEAD).id),
    "start": _start,
    "answer": lambda desk, who: answering.answer(desk, who, begun(desk, LEAD).id, "one", GOOD, 0),
    "agree_measure": lambda desk, who: promising.agree(
        desk, who, begun(desk, LEAD).id, "write", "Amina", date(2027, 1, 1)
    ),
    "meet_measure": lambda desk, who: promising.meet(
        desk, who, begun(desk, LEAD).id, "write", "The page"
    ),
    "submit": lambda desk, who: reviewing.submit(desk, who, answered(desk, GOOD).id),
    "remark": lambda desk, who: reviewing.remark(desk, who, begun(desk, LEAD).id, "Why?"),
    "reply": lambda desk, who: reviewing.reply(desk, who, *_remarked(desk), "Because."),
    "give_back": lambda desk, who: reviewing.give_back(desk, who, sent(desk).id, "Not yet."),
    "advise": lambda desk, who: reviewing.advise(desk, who, sent(desk).id, "With care."),
    "decide": _decide,
    "file_copy": lambda desk, who: filing.keep(desk, who, begun(desk, LEAD).id, SIGNED_COPY),
    "reopen": lambda desk, who: reviewing.reopen(desk, who, _signed(desk), "New facts."),
    "record_outcome": lambda desk, who: reviewing.measure_outcome(
        desk,
        who,
        begun(desk, LEAD).id,
        Outcome(channel="Platform", measure="Followers", value=3, unit="people"),
    ),
    "suppose": _suppose,
    "move": lambda desk, who: moving.move(
        desk, who, begun(desk, LEAD).id, Judges(kit.questionnaire(), kit.policy())
    ),
    "delete": lambda desk, who: tidying.delete(desk, who, begun(desk, LEAD).id),
    "manage_people": lambda desk, who: people.enter(desk, who, "Bo", "bo@example.org", []),
    "read_register": people.register_of,
}
"""How each action is tried, on an assessment that stands where the action is due."""


def test_every_action_of_the_table_is_tried() -> None:
    """A new action cannot be left out of these tests."""
    assert set(ALLOWED) == set(ATTEMPTS)


@pytest.mark.parametrize("action", ALLOWED)
def test_the_table_is_what_the_workflow_does(desk: Desk, action: Action) -> None:
    """Each role does what the table allows, and is refused everything else."""
    for role in ROLES:
        who = person(f"one_{role}", role)
        if role in ALLOWED[action]:
            ATTEMPTS[action](desk, who)
        else:
            with pytest.raises(NotAllowedError):
                ATTEMPTS[action](desk, who)


@pytest.mark.parametrize("action", ALLOWED)
def test_a_role_elsewhere_is_no_role_here(action: Action) -> None:
    """Somebody with every role, but for another organisation, may do nothing."""
    stranger = person("stranger", *ROLES, organisation="another")

    assert not may(stranger, action, "society")
    assert may(stranger, action, "another")


def test_who_is_refused_reading_learns_nothing_from_writing(desk: Desk) -> None:
    """A write by somebody who may not read is refused as reading would be."""
    record = begun(desk, LEAD)

    with pytest.raises(NotAllowedError, match="You may not open this"):
        answering.answer(desk, ADMIN, record.id, "one", GOOD, 0)


def test_a_role_that_only_a_policy_names_may_read_and_lift_and_nothing_else(desk: Desk) -> None:
    """A safeguarding lead sees what they are asked to lift, and answers nothing."""
    record = answered(desk, BAD)
    keeper = person("keeper", "safeguarding")

    assert record == desk.record(keeper, record.id)
    with pytest.raises(RefusedError, match="another role must lift it"):
        promising.lift(desk, keeper, record.id, lifting(record, role="safeguarding"))
    with pytest.raises(NotAllowedError):
        answering.answer(desk, keeper, record.id, "one", GOOD, 0)


def test_lifting_takes_the_role_that_the_policy_names(desk: Desk) -> None:
    """Neither the lead nor the decider lifts what only legal may."""
    record = answered(desk, BAD)

    for who in (LEAD, DECIDER):
        with pytest.raises(RefusedError, match="It takes the role legal"):
            promising.lift(desk, who, record.id, lifting(record))
    assert record == desk.record(LEAD, record.id)


def test_nobody_acts_without_having_signed_in(desk: Desk) -> None:
    """A person without reference, whatever roles they claim, writes nothing."""
    record = begun(desk, LEAD)
    nobody = person("", *ROLES)._replace(ref="")

    with pytest.raises(NotAllowedError, match="Nobody is signed in"):
        answering.answer(desk, nobody, record.id, "one", GOOD, 0)


def test_a_day_ahead_is_no_obstacle_for_a_review_date(desk: Desk) -> None:
    """Tomorrow is the first day on which a decision may be looked at again."""
    record = sent(desk)
    tomorrow = desk.today() + timedelta(days=1)

    decided = deciding.decide(desk, DECIDER, record.id, signing(desk, record, review_by=tomorrow))

    assert tomorrow == decided.assessment.review_by
