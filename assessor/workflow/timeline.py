"""All that was judged of one platform by one organisation, version by version."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from assessor.access import Person
from assessor.casework import Evaluated, evaluated
from assessor.workflow.desk import Desk
from assessor.workflow.listing import listed
from assessor.workflow.record import Record

MOST = 12


class Stand(NamedTuple):
    """A version as it stood when it was kept, or as it stands now.

    number: of the event that it reaches to; day: on which it is judged.
    """

    record: Record
    number: int
    day: date
    present: bool
    found: Evaluated


def of_the_same(desk: Desk, person: Person, record: Record) -> list[Record]:
    """Every assessment of the same platform by the same organisation that the person may read."""
    platform = record.assessment.platform
    name = (platform.id or platform.name) if platform else ""
    alike = [
        one.entry.id
        for one in listed(desk, person, record.organisation)
        if name and one.entry.platform == name
    ]
    return [desk.record(person, one) for one in alike] or [record]


def stands(desk: Desk, person: Person, records: list[Record]) -> list[Stand]:
    """Their versions as they were judged, the oldest first; the last ones, if there are many."""
    found = sorted(
        (stand for record in records for stand in _of(desk, person, record)),
        key=lambda stand: (stand.day, stand.number),
    )
    return found[-MOST:]


def _of(desk: Desk, person: Person, record: Record) -> Iterator[Stand]:
    # A version that was sent and then signed was kept twice: the later is what became of it.
    for kept in {one.version: one for one in record.kept}.values():
        if kept.version != record.version:
            then = desk.record_at(person, record.id, kept.number)
            day = then.assessment.as_of or date.fromisoformat(kept.at[:10])
            yield Stand(then, kept.number, day, False, evaluated(desk.case(then), day))
    day = record.assessment.as_of or desk.today()
    yield Stand(record, record.head.number, day, True, evaluated(desk.case(record), day))
