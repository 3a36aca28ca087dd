"""The audit trail: events in chains of hashes, so that nothing in the past changes unseen.

Each event holds the hash of the one before it. What an event says (its body) is not
hashed itself but by its salted digest: a name can be erased from a body later, if an
event further on vouches for the new one, and the chain still holds.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from questionnaires.messages import Message

BEGINNING = "0" * 64
"""Stands where the first event of a chain would name the one before it."""
ERASED = "erased"
"""The kind of event that vouches for bodies from which something was erased."""


class AuditEvent(NamedTuple):
    """One thing that happened, and its place in its chain.

    stream: the chain, which is an assessment's id or the register of the whole store.
    number counts from 1. at: UTC, as ISO 8601 to the microsecond. actor: a reference,
    never a name. body: JSON. digest: SHA-256 over salt and body as first written.
    """

    stream: str
    number: int
    at: str
    actor: str
    kind: str
    link_id: str | None
    salt: str
    body: str
    digest: str
    previous: str
    hash: str


class Saying(NamedTuple):
    """An event before it has its place: what happened, when, by whom."""

    at: str
    actor: str
    kind: str
    link_id: str | None
    body: str


class Fault(NamedTuple):
    """One place where a chain does not hold."""

    stream: str
    number: int
    what: Message


def chained(saying: Saying, stream: str, number: int, previous: str, salt: str) -> AuditEvent:
    """The event at its place in the chain."""
    digest = digest_of(salt, saying.body)
    bare = AuditEvent(
        stream,
        number,
        saying.at,
        saying.actor,
        saying.kind,
        saying.link_id,
        salt,
        saying.body,
        digest,
        previous,
        "",
    )
    return bare._replace(hash=hash_of(bare))


def digest_of(salt: str, body: str) -> str:
    """The digest of a body. Its salt keeps short bodies, such as names, from being guessed."""
    return hashlib.sha256(f"{salt}\n{body}".encode("utf-8", "surrogatepass")).hexdigest()


def hash_of(event: AuditEvent) -> str:
    """The hash that binds an event to everything before it."""
    bound = [
        event.stream,
        event.number,
        event.at,
        event.actor,
        event.kind,
        event.link_id,
        event.digest,
        event.previous,
    ]
    return hashlib.sha256(json.dumps(bound, separators=(",", ":")).encode()).hexdigest()


def faults(stream: str, events: Iterable[AuditEvent], head: tuple[int, str]) -> Iterator[Fault]:
    """Every place where a chain does not hold, from its first event to its recorded head."""
    chain = list(events)
    vouched = _vouched(chain)
    number, previous = 0, BEGINNING
    for event in chain:
        number += 1
        if event.number != number:
            yield Fault(stream, number, Message("event {number} is missing", number=number))
            number = event.number
        if event.previous != previous:
            yield Fault(stream, number, Message("it does not follow the event before it"))
        if hash_of(event) != event.hash:
            yield Fault(stream, number, Message("who, when or what kind was changed afterwards"))
        digest = digest_of(event.salt, event.body)
        if digest not in (event.digest, vouched.get(number)):
            yield Fault(stream, number, Message("what it says was changed afterwards"))
        previous = event.hash
    if (number, previous) != head:
        yield Fault(stream, head[0], Message("the chain does not end where the store says it does"))


def _vouched(chain: Iterable[AuditEvent]) -> Mapping[int, str]:
    """The digests that erasures vouch for, by the number of the event they changed."""
    found: dict[int, str] = {}
    for event in chain:
        if event.kind == ERASED:
            named = json.loads(event.body).get("digests", {})
            found |= {int(number): str(digest) for number, digest in named.items()}
    return found
