"""One platform over time: every version as it was judged, by whoever may read it."""

from datetime import timedelta

from assessor.assessment import Platform
from assessor.workflow import answering, beginning, deciding, reviewing
from assessor.workflow.desk import Desk
from assessor.workflow.timeline import MOST, of_the_same, stands
from tests.web import kit
from tests.workflow.kit import (
    BAD,
    DECIDER,
    GOOD,
    LEAD,
    ORGANISATION,
    PLATFORM,
    person,
    policy,
    sent,
    signing,
)


def test_each_version_is_judged_as_it_was(desk: Desk) -> None:
    """A signed go stays one beside the version in which the answer has changed."""
    record = sent(desk)
    record = deciding.decide(desk, DECIDER, record.id, signing(desk, record))
    reviewing.reopen(desk, LEAD, record.id, "It has changed.")
    answering.answer(desk, LEAD, record.id, "one", BAD, record.seen("one"))
    record = desk.record(LEAD, record.id)

    found = stands(desk, LEAD, [record])

    assert [(1, False), (2, True)] == [(one.record.version, one.present) for one in found]
    assert ["go", "no_go"] == [one.found.result.recommendation for one in found]
    assert ["decided", "draft"] == [one.record.state for one in found]


def test_assessments_of_the_same_platform_stand_together(desk: Desk) -> None:
    """The same organisation's, of the same platform; another platform's and others' stay out."""
    one = sent(desk)
    judges = (kit.questionnaire(), policy())
    again = beginning.start(desk, LEAD, PLATFORM, ORGANISATION, judges)
    beginning.start(desk, LEAD, Platform(name="Another"), ORGANISATION, judges)
    other = ORGANISATION.model_copy(update={"id": "other", "name": "Other"})
    beginning.start(desk, LEAD, PLATFORM, other, judges)
    ours = person("ours", "viewer", organisation="society")

    found = of_the_same(desk, ours, desk.record(ours, one.id))

    assert {one.id, again.id} == {each.id for each in found}
    assert {one.id, again.id} == {each.record.id for each in stands(desk, ours, found)}


def test_a_long_history_shows_its_end(desk: Desk) -> None:
    """More versions than one takes in: the last ones are shown."""
    record = sent(desk)
    for number in range(MOST):
        given = BAD if number % 2 == 0 else GOOD
        record = desk.record(LEAD, record.id)
        answering.answer(desk, LEAD, record.id, "one", given, record.seen("one"))
        reviewing.give_back(desk, person("legal", "legal"), record.id, "Look again.")
        reviewing.submit(desk, LEAD, record.id)
    record = desk.record(LEAD, record.id)

    found = stands(desk, LEAD, [record])

    assert MOST == len(found)
    assert record.version == found[-1].record.version
    assert desk.today() - found[0].day <= timedelta(days=1)
