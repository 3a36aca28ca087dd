"""What lists show of every assessment, without reading its whole history."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, Row, Update, bindparam, delete, insert, select, update

from assessor.store.tables import ASSESSMENTS, EVENTS, SCENARIOS, STREAMS, SUMMARIES

_AT_ONCE = 500
"""Ids named in one query: databases bound how many there may be."""

_NOTED = "noted_assessment"


class Entry(NamedTuple):
    """One assessment in a list. owner: a reference. changed: UTC, as ISO 8601."""

    id: str
    title: str
    organisation: str
    organisation_name: str
    platform: str
    platform_name: str
    state: str
    version: int
    owner: str
    review_by: str | None
    illustrative: bool
    changed: str


class Summary(NamedTuple):
    """What the answers pointed to: after which event, judged on which day, as JSON."""

    hash: str
    judged_on: str
    body: str


def put(connection: Connection, entry: Entry) -> None:
    """Add an assessment to the lists."""
    connection.execute(insert(ASSESSMENTS).values(**entry._asdict()))


def note(connection: Connection, assessment: str, changes: Mapping[str, object]) -> None:
    """Change what lists show of an assessment."""
    connection.execute(_noting(tuple(changes)), {_NOTED: assessment, **changes})


@cache
def _noting(names: tuple[str, ...]) -> Update:
    """The words for noting changes, since to find them takes longer than to note."""
    found = update(ASSESSMENTS).where(ASSESSMENTS.c.id == bindparam(_NOTED))
    return found.values({name: bindparam(name) for name in names})


def entry(connection: Connection, assessment: str) -> Entry | None:
    """One assessment's entry, if there is such an assessment."""
    row = connection.execute(select(ASSESSMENTS).where(ASSESSMENTS.c.id == assessment)).first()
    return _entry(row) if row else None


def entries(connection: Connection, organisation: str | None = None) -> list[Entry]:
    """All assessments, or those of one organisation, the last changed first."""
    wanted = select(ASSESSMENTS).order_by(ASSESSMENTS.c.changed.desc(), ASSESSMENTS.c.id)
    if organisation is not None:
        wanted = wanted.where(ASSESSMENTS.c.organisation == organisation)
    return [_entry(row) for row in connection.execute(wanted)]


def summaries(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, Summary | None]]:
    """For these assessments the hash of the last event, and the summary if there is one."""
    found: dict[str, tuple[str, Summary | None]] = {}
    for start in range(0, len(ids), _AT_ONCE):
        found |= _summaries(connection, ids[start : start + _AT_ONCE])
    return found


def _summaries(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[str, Summary | None]]:
    rows = connection.execute(
        select(
            ASSESSMENTS.c.id,
            STREAMS.c.hash,
            SUMMARIES.c.hash.label("judged_hash"),
            SUMMARIES.c.judged_on,
            SUMMARIES.c.body,
        )
        .join(STREAMS, STREAMS.c.id == ASSESSMENTS.c.id)
        .outerjoin(SUMMARIES, SUMMARIES.c.id == ASSESSMENTS.c.id)
        .where(ASSESSMENTS.c.id.in_(ids))
    )
    return {
        row.id: (
            row.hash,
            None if row.body is None else Summary(row.judged_hash, row.judged_on, row.body),
        )
        for row in rows
    }


def summarise(connection: Connection, found: Mapping[str, Summary]) -> None:
    """Keep what the answers of some assessments point to, in place of what was kept before."""
    if not found:
        return
    names = list(found)
    for start in range(0, len(names), _AT_ONCE):
        some = names[start : start + _AT_ONCE]
        connection.execute(delete(SUMMARIES).where(SUMMARIES.c.id.in_(some)))
    rows = [{"id": name, **summary._asdict()} for name, summary in found.items()]
    connection.execute(insert(SUMMARIES), rows)


def remove(connection: Connection, assessment: str) -> None:
    """Take an assessment out of the store with everything that was said in it."""
    connection.execute(delete(SUMMARIES).where(SUMMARIES.c.id == assessment))
    connection.execute(delete(SCENARIOS).where(SCENARIOS.c.assessment == assessment))
    connection.execute(delete(ASSESSMENTS).where(ASSESSMENTS.c.id == assessment))
    connection.execute(delete(EVENTS).where(EVENTS.c.stream == assessment))
    connection.execute(delete(STREAMS).where(STREAMS.c.id == assessment))


def _entry(row: Row[tuple[object, ...]]) -> Entry:
    return Entry(**row._mapping)
