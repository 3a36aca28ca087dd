"""Several assessments at once: which there are to choose from, and those that were chosen."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from assessor.access import NotAllowedError, Person
from assessor.store.shelf import Entry
from assessor.workflow.desk import Desk, NotThereError
from assessor.workflow.listing import listed
from assessor.workflow.record import Record

FEWEST, MOST = 2, 12
"""More platforms than these nobody holds against each other."""


class Gathered(NamedTuple):
    """The assessments that were found; missing: how many are gone, or not for this person."""

    records: tuple[Record, ...]
    missing: int


def readable(desk: Desk, person: Person) -> list[Entry]:
    """Every assessment that the person may read by its cover, the last changed first."""
    return [one.entry for one in listed(desk, person)]


def gathered(desk: Desk, person: Person, ids: Sequence[str]) -> Gathered:
    """The assessments of these ids, in their order, as far as the person may read them."""
    records: list[Record] = []
    for one in ids[:MOST]:
        try:
            records.append(desk.record(person, one))
        except (NotThereError, NotAllowedError):
            continue
    return Gathered(tuple(records), len(ids[:MOST]) - len(records))


def of_each_platform(entries: Iterable[Entry]) -> list[Entry]:
    """The last changed assessment of each platform, in the order given."""
    found: dict[str, Entry] = {}
    for one in entries:
        found.setdefault(one.platform or one.id, one)
    return list(found.values())[:MOST]
