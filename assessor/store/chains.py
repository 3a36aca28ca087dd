"""Chains of events: the truth that everything else is made from."""

import secrets
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from assessor.audit import BEGINNING, AuditEvent, Fault, Saying, chained, faults
from assessor.store.tables import EVENTS, STREAMS

REGISTER = "register"
"""The chain of the store itself: who got which role, what was begun, deleted or erased."""
_SALT_BYTES = 16


class Head(NamedTuple):
    """The end of a chain: the number and hash of its last event."""

    number: int
    hash: str


EMPTY = Head(0, BEGINNING)

# What every click asks is put into words once: that takes longer than to ask it.
_HEAD = select(STREAMS.c.head, STREAMS.c.hash).where(STREAMS.c.id == bindparam("stream"))
_HELD = _HEAD.with_for_update()
_HEADS = select(STREAMS).where(STREAMS.c.id.in_([bindparam("stream"), bindparam("other")]))
_EVENTS = (
    select(EVENTS)
    .where(EVENTS.c.stream == bindparam("stream"), EVENTS.c.number > bindparam("after"))
    .order_by(EVENTS.c.number)
)
_EVENTS_OF_EACH = (
    select(EVENTS)
    .where(EVENTS.c.stream.in_(bindparam("streams", expanding=True)))
    .order_by(EVENTS.c.stream, EVENTS.c.number)
)
_APPEND = insert(EVENTS)
_LENGTHEN = (
    update(STREAMS)
    .where(STREAMS.c.id == bindparam("stream"))
    .values(head=bindparam("number"), hash=bindparam("last"))
)


def head(connection: Connection, stream: str) -> Head | None:
    """The end of a chain; None if there is no such chain."""
    found = connection.execute(_HEAD, {"stream": stream}).first()
    return Head(*found) if found else None


def heads(connection: Connection, stream: str, other: str) -> tuple[Head | None, Head | None]:
    """The ends of two chains, asked for at once."""
    rows = connection.execute(_HEADS, {"stream": stream, "other": other})
    found = {row.id: Head(row.head, row.hash) for row in rows}
    return found.get(stream), found.get(other)


def held(connection: Connection, stream: str) -> Head | None:
    """The end of a chain, which nobody else may lengthen until this transaction ends."""
    found = connection.execute(_HELD, {"stream": stream}).first()
    return Head(*found) if found else None


def begin(connection: Connection, stream: str) -> Head:
    """Start an empty chain."""
    connection.execute(insert(STREAMS).values(id=stream, head=EMPTY.number, hash=EMPTY.hash))
    return EMPTY


def append(
    connection: Connection, stream: str, after: Head, sayings: Sequence[Saying]
) -> list[AuditEvent]:
    """Lengthen a chain that is held, and say what its new events are."""
    events: list[AuditEvent] = []
    number, previous = after
    for saying in sayings:
        number += 1
        event = chained(saying, stream, number, previous, secrets.token_hex(_SALT_BYTES))
        events.append(event)
        previous = event.hash
    if events:
        connection.execute(_APPEND, [event._asdict() for event in events])
        connection.execute(_LENGTHEN, {"stream": stream, "number": number, "last": previous})
    return events


def events_of(connection: Connection, stream: str, after: int = 0) -> list[AuditEvent]:
    """The events of a chain in their order, those after a number."""
    rows = connection.execute(_EVENTS, {"stream": stream, "after": after})
    return [_event(row) for row in rows]


def events_of_each(connection: Connection, streams: Sequence[str]) -> dict[str, list[AuditEvent]]:
    """The events of several chains by chain, each in their order, asked for at once."""
    found: dict[str, list[AuditEvent]] = {}
    for row in connection.execute(_EVENTS_OF_EACH, {"streams": list(streams)}):
        event = _event(row)
        found.setdefault(event.stream, []).append(event)
    return found


def reworded(connection: Connection, event: AuditEvent, body: str, salt: str) -> None:
    """Put another body in place of an event's; a later event must vouch for it."""
    connection.execute(
        update(EVENTS)
        .where(EVENTS.c.stream == event.stream, EVENTS.c.number == event.number)
        .values(body=body, salt=salt)
    )


def streams(connection: Connection) -> list[tuple[str, Head]]:
    """Every chain with its end."""
    rows = connection.execute(select(STREAMS).order_by(STREAMS.c.id))
    return [(row.id, Head(row.head, row.hash)) for row in rows]


def all_faults(connection: Connection) -> Iterator[Fault]:
    """Every place in the store where a chain does not hold."""
    for stream, end in streams(connection):
        yield from faults(stream, events_of(connection, stream), end)


def new_salt() -> str:
    """A salt for a body."""
    return secrets.token_hex(_SALT_BYTES)


def _event(row: Row[tuple[object, ...]]) -> AuditEvent:
    return AuditEvent(**row._mapping)
