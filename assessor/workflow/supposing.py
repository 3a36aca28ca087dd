"""Scenarios kept for later: suppositions about an assessment, which its record never holds.

Whoever may read an assessment may try anything on a copy. Keeping what was tried takes a
role, and lengthens no chain: what is signed, printed and verified stays what it was.
"""

from typing import NamedTuple

from assessor.access import NotAllowedError, Person, refusal
from assessor.json_text import json_line, parsed
from assessor.store import imagined
from assessor.store.imagined import LONGEST_NAME, Imagined
from assessor.whatif import Scenario
from assessor.workflow.desk import Desk, RefusedError, checked_text
from questionnaires.messages import Message


class KeptScenario(NamedTuple):
    """A scenario with who kept it, by reference, and when."""

    scenario: Scenario
    by: str
    at: str


def kept(desk: Desk, person: Person, assessment: str) -> list[KeptScenario]:
    """Every scenario that was kept of an assessment, the oldest first.

    Raises:
        NotThereError, NotAllowedError: as when reading it.
    """
    desk.record(person, assessment)
    with desk.database.reading() as connection:
        found = imagined.of(connection, assessment)
    return [
        KeptScenario(Scenario.model_validate(parsed(one.body)), one.kept_by, one.kept_at)
        for one in found
    ]


def keep(
    desk: Desk, person: Person, assessment: str, scenario: Scenario, name: str
) -> KeptScenario:
    """Keep what was supposed, under a name.

    Raises:
        RefusedError: the name is missing, too long or taken, or nothing is supposed.
    """
    named = checked_text(name, Message("The name"))
    if len(named) > LONGEST_NAME:
        raise RefusedError(
            "The name has {there:,} characters; {most:,} are kept. Shorten it.",
            there=len(named),
            most=LONGEST_NAME,
        )
    if not scenario.changes:
        raise RefusedError("Nothing is supposed yet, so there is nothing to keep.")
    with desk.turn(person, "suppose", assessment) as turn:
        if named in {one.name for one in imagined.of(turn.connection, assessment)}:
            raise RefusedError("There is a scenario of this name. Choose another name.")
        found = KeptScenario(scenario.model_copy(update={"name": named}), person.ref, desk.now())
        body = found.scenario.model_dump(mode="python", exclude_defaults=True)
        imagined.put(
            turn.connection, Imagined(assessment, named, found.by, found.at, json_line(body))
        )
    return found


def drop(desk: Desk, person: Person, assessment: str, name: str) -> None:
    """Drop a scenario: whoever kept it may, and whoever leads the assessment.

    Raises:
        NotAllowedError: it is somebody else's.
    """
    with desk.turn(person, "suppose", assessment) as turn:
        for one in imagined.of(turn.connection, assessment):
            if one.name == name:
                if one.kept_by != person.ref and not person.holds("lead", turn.before.organisation):
                    raise NotAllowedError(refusal("submit"))
                imagined.remove(turn.connection, assessment, name)
