"""Scenarios kept for later: found again whole, and nowhere in the record."""

import pytest
from sqlalchemy import func, select

from assessor.access import NotAllowedError
from assessor.casework import evaluated
from assessor.store.tables import SCENARIOS
from assessor.whatif import tried
from assessor.workflow import answering, supposing, tidying
from assessor.workflow.desk import Desk, RefusedError
from tests.workflow.kit import (
    BAD,
    COLLEAGUE,
    DECIDER,
    GOOD,
    LEAD,
    LEGAL,
    VIEWER,
    answered,
    begun,
    person,
    supposed,
)


def test_a_kept_scenario_is_found_again_by_others(desk: Desk) -> None:
    """Another process reads the same suppositions, who made them, and what they come to."""
    record = answered(desk, BAD)
    kept = supposing.keep(desk, LEGAL, record.id, supposed(desk, record), "With a legal route")

    (found,) = supposing.kept(Desk(desk.database, desk.settings), VIEWER, record.id)
    moved = tried(evaluated(desk.case(record), desk.today()), found.scenario).moves.verdict

    assert kept == found
    assert ("With a legal route", LEGAL.ref) == (found.scenario.name, found.by)
    assert "no_go" == moved[0]
    assert "no_go" != moved[1]


def test_the_record_never_learns_of_it(desk: Desk) -> None:
    """Keeping and dropping leave the chain, the answers and the list as they were."""
    record = answered(desk, BAD)
    chain = desk.chain(LEAD, record.id)

    supposing.keep(desk, LEAD, record.id, supposed(desk, record), "Better")
    supposing.drop(desk, LEAD, record.id, "Better")
    again = Desk(desk.database, desk.settings)

    assert [] == supposing.kept(desk, LEAD, record.id)
    assert record == again.record(LEAD, record.id)
    assert chain == again.chain(LEAD, record.id)


def test_it_knows_whether_its_assessment_has_changed_since(desk: Desk) -> None:
    """A supposition about yesterday's answers says so today."""
    record = answered(desk, BAD)
    supposing.keep(desk, LEAD, record.id, supposed(desk, record), "Better")
    (before,) = supposing.kept(desk, LEAD, record.id)
    answering.answer(desk, LEAD, record.id, "one", GOOD, record.seen("one"))

    assert before.scenario.fits(desk.case(record).assessment)
    assert not before.scenario.fits(desk.case(desk.record(LEAD, record.id)).assessment)


def test_a_name_is_needed_and_stands_once(desk: Desk) -> None:
    """Without a name, with one that is taken or too long, or without a change: refused, and why."""
    record = answered(desk, BAD)
    scenario = supposed(desk, record)
    supposing.keep(desk, LEAD, record.id, scenario, " Better ")

    with pytest.raises(RefusedError, match="There is a scenario of this name"):
        supposing.keep(desk, LEAD, record.id, scenario, "Better")
    with pytest.raises(RefusedError, match="The name is empty"):
        supposing.keep(desk, LEAD, record.id, scenario, " ")
    with pytest.raises(RefusedError, match="121 characters; 120 are kept"):
        supposing.keep(desk, LEAD, record.id, scenario, "x" * 121)
    with pytest.raises(RefusedError, match="Nothing is supposed yet"):
        supposing.keep(desk, LEAD, record.id, scenario.answering("one", None), "Nothing")
    assert ["Better"] == [one.scenario.name for one in supposing.kept(desk, LEAD, record.id)]


def test_only_its_maker_and_the_lead_may_drop_it(desk: Desk) -> None:
    """A decider's scenario outlasts a colleague; the lead may tidy up."""
    record = answered(desk, BAD)
    supposing.keep(desk, DECIDER, record.id, supposed(desk, record), "Better")

    with pytest.raises(NotAllowedError, match="Lead"):
        supposing.drop(desk, COLLEAGUE, record.id, "Better")
    supposing.drop(desk, LEAD, record.id, "Better")

    assert [] == supposing.kept(desk, LEAD, record.id)


def test_who_may_not_read_an_assessment_learns_nothing_of_its_scenarios(desk: Desk) -> None:
    """A lead of another organisation is refused, as when reading."""
    record = answered(desk, BAD)
    supposing.keep(desk, LEAD, record.id, supposed(desk, record), "Better")
    stranger = person("stranger", "lead", organisation="another")

    with pytest.raises(NotAllowedError, match="You may not open this"):
        supposing.kept(desk, stranger, record.id)
    with pytest.raises(NotAllowedError, match="You may not open this"):
        supposing.drop(desk, stranger, record.id, "Better")


def test_a_deleted_draft_takes_its_scenarios_along(desk: Desk) -> None:
    """Nothing that was supposed outlives what it was supposed of."""
    record = begun(desk, LEAD)
    supposing.keep(desk, LEAD, record.id, supposed(desk, record), "Better")

    tidying.delete(desk, LEAD, record.id)

    with desk.database.reading() as connection:
        assert 0 == connection.execute(select(func.count()).select_from(SCENARIOS)).scalar_one()
