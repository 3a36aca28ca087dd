"""Who is here, and with which roles; and how a name is erased without breaking a chain."""

import re
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection

from assessor.access import (
    EVERYWHERE,
    LOCAL,
    Grant,
    Person,
    ensure_may,
    local_person,
)
from assessor.audit import AuditEvent, Saying, digest_of
from assessor.json_text import json_line, parsed
from assessor.languages import codes
from assessor.store import chains, register
from assessor.store.register import Known
from assessor.workflow.desk import Desk, RefusedError, checked_text
from assessor.workflow.events import Erased, Noted, event_of
from questionnaires.messages import Message
from questionnaires.problems import quoted

_REF_BYTES = 10
_LONGEST_NAME = 120
ERASED_NAME = "[name erased]"
_CODE = re.compile(r"[a-z0-9_.-]+")


def local(desk: Desk) -> Person:
    """The one person of an installation where nobody signs in."""
    with desk.database.reading() as connection:
        known = register.person(connection, LOCAL)
    return local_person(known.name or "" if known else "")


def known(desk: Desk, ref: str) -> Person:
    """Somebody who has signed in before, with the roles that they hold now."""
    with desk.database.reading() as connection:
        found = register.person(connection, ref)
        grants = register.grants_of(connection, ref)
    return Person(ref, (found.name if found else None) or "", grants)


def name_local(desk: Desk, name: str) -> Person:
    """Write down what the one local person is called, for signatures."""
    given = _name(name)
    with desk.database.writing() as connection:
        now = desk.now()
        if register.person(connection, LOCAL) is None:
            register.enter(connection, Known(LOCAL, None, None, given, now, now))
        register.change(connection, LOCAL, name=given, seen=now)
        desk.noted(connection, local_person(given), [Noted(what="renamed", about=LOCAL)])
    return local_person(given)


def language_of(desk: Desk, person: Person) -> str | None:
    """The language that somebody chose to read in, on whatever device; None: they never did."""
    with desk.database.reading() as connection:
        found = register.person(connection, person.ref)
    return found.language if found else None


def read_in(desk: Desk, person: Person, code: str) -> None:
    """Keep the language that somebody reads in, for themselves alone: no role is needed for it.

    It says nothing about an assessment, so it stands with their name and in no chain.

    Raises:
        RefusedError: there is no such language here, or nobody who could read in it.
    """
    if code not in codes():
        raise RefusedError(
            "There is no language {code} here. Choose one from the list.", code=quoted(code)
        )
    with desk.database.writing() as connection:
        _ensure_there(connection, person.ref)
        register.change(connection, person.ref, language=code)


def welcome(desk: Desk, subject: str, email: str | None, name: str) -> Person:
    """The person who has just signed in; the first of all becomes the admin.

    Somebody who was entered by e-mail address beforehand keeps the roles given then.
    """
    with desk.database.writing() as connection:
        known = register.signed_in(connection, subject) or (
            register.invited(connection, email.lower()) if email else None
        )
        now = desk.now()
        if known is None:
            known = _entered(desk, connection, subject, email, name)
        else:
            shown = known.name or _name(name)
            register.change(connection, known.ref, subject=subject, name=shown, seen=now)
            known = known._replace(name=shown)
        grants = register.grants_of(connection, known.ref)
    return Person(known.ref, known.name or "", grants)


def everybody(desk: Desk, person: Person) -> list[tuple[Known, frozenset[Grant]]]:
    """All people with their roles, for whoever manages them."""
    ensure_may(person, "manage_people", EVERYWHERE)
    with desk.database.reading() as connection:
        grants = register.all_grants(connection)
        people = register.people(connection)
    return [
        (known, frozenset(grant for ref, grant in grants if ref == known.ref)) for known in people
    ]


def ensure_manages(person: Person) -> None:
    """Let whoever manages people here pass. Raises NotAllowedError."""
    ensure_may(person, "manage_people", EVERYWHERE)


def register_of(desk: Desk, person: Person) -> list[AuditEvent]:
    """What happened to the store itself: people and roles, what was begun, deleted, erased."""
    ensure_may(person, "read_register", EVERYWHERE)
    with desk.database.reading() as connection:
        return chains.events_of(connection, chains.REGISTER)


def enter(desk: Desk, person: Person, name: str, email: str, roles: Iterable[Grant]) -> Known:
    """Write somebody down beforehand, by e-mail address, with roles."""
    ensure_may(person, "manage_people", EVERYWHERE)
    address = checked_text(email, Message("The e-mail address")).lower()
    if "@" not in address or any(letter.isspace() for letter in address):
        raise RefusedError(
            "{address} is no e-mail address. Nothing was changed.", address=quoted(address)
        )
    with desk.database.writing() as connection:
        if any(known.email == address for known in register.people(connection)):
            raise RefusedError("Somebody with this e-mail address is here already.")
        now = desk.now()
        known = Known(_new_ref(), None, address, _name(name), now, now)
        register.enter(connection, known)
        given = frozenset(roles)
        register.grant(connection, known.ref, given)
        desk.noted(
            connection,
            person,
            [
                Noted(what="entered", about=known.ref),
                *(Noted(what="granted", about=known.ref, detail=_words(one)) for one in given),
            ],
        )
    return known


def grant(desk: Desk, person: Person, ref: str, given: Grant) -> None:
    """Give somebody a role."""
    ensure_may(person, "manage_people", EVERYWHERE)
    with desk.database.writing() as connection:
        _ensure_there(connection, ref)
        if given not in register.grants_of(connection, ref):
            register.grant(connection, ref, [given])
            desk.noted(connection, person, [Noted(what="granted", about=ref, detail=_words(given))])


def revoke(desk: Desk, person: Person, ref: str, taken: Grant) -> None:
    """Take a role from somebody. The last admin keeps theirs.

    Raises:
        RefusedError: nobody would be left to give roles.
    """
    ensure_may(person, "manage_people", EVERYWHERE)
    with desk.database.writing() as connection:
        if taken not in register.grants_of(connection, ref):
            return
        admins = [who for who, one in register.all_grants(connection) if one == Grant("admin")]
        if taken == Grant("admin") and admins == [ref]:
            raise RefusedError("This is the last admin. Give the role to somebody else first.")
        register.revoke(connection, ref, taken)
        desk.noted(connection, person, [Noted(what="revoked", about=ref, detail=_words(taken))])


def erase(desk: Desk, person: Person, ref: str) -> int:
    """Erase a person's name, address and roles; say in how many places their name was typed.

    What they did stays, under a reference that nobody can resolve any more. Where their
    name was typed into texts it is replaced, and the chain vouches for the new text.
    Files that were added as proof, and signed copies, are not searched.
    """
    ensure_may(person, "manage_people", EVERYWHERE)
    with desk.database.writing() as connection:
        known = _ensure_there(connection, ref)
        grants = register.all_grants(connection)
        if [who for who, one in grants if one == Grant("admin")] == [ref]:
            raise RefusedError("This is the last admin. Give the role to somebody else first.")
        return erase_known(desk, connection, person, known)


def erase_known(desk: Desk, connection: Connection, person: Person, known: Known) -> int:
    """Erase one person inside a writing transaction; see erase."""
    names = [name for name in (known.name, known.email) if name]
    places = sum(
        _erased_in(desk, connection, person, stream, names)
        for stream, _ in chains.streams(connection)
    )
    register.change(connection, known.ref, name=None, email=None, subject=None, language=None)
    register.revoke(connection, known.ref)
    desk.noted(connection, person, [Noted(what="erased", about=known.ref)])
    return places


def _erased_in(
    desk: Desk, connection: Connection, person: Person, stream: str, names: Iterable[str]
) -> int:
    """Replace names wherever they were typed in one chain; number of events changed."""
    end = chains.held(connection, stream)
    changed: dict[str, str] = {}
    for event in chains.events_of(connection, stream):
        body = _without(event, names)
        if body != event.body:
            salt = chains.new_salt()
            chains.reworded(connection, event, body, salt)
            changed[str(event.number)] = digest_of(salt, body)
    if changed and end is not None:
        earlier = _vouched_before(connection, stream)
        erased = Erased(digests={**earlier, **changed}, reason="a person's name was erased")
        saying = Saying(desk.now(), person.ref, erased.kind, None, erased.body())
        chains.append(connection, stream, end, [saying])
        desk.forget(stream)
    return len(changed)


def _vouched_before(connection: Connection, stream: str) -> Mapping[str, str]:
    """The digests that earlier erasures vouch for, which the newest one repeats."""
    found: dict[str, str] = {}
    for event in chains.events_of(connection, stream):
        if event.kind == Erased.kind:
            found |= Erased.model_validate_json(event.body).digests
    return found


def _without(event: AuditEvent, names: Iterable[str]) -> str:
    """An event's body with names taken out of its texts."""
    if event.kind == Erased.kind:
        return event.body
    before = parsed(event.body)
    after = before
    for name in names:
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        after = _replaced(after, whole)
    if after == before:
        return event.body
    body = json_line(after)
    try:
        event_of(event.kind, body)
    except ValidationError:
        # It was a code after all, and no name: what happened must stay readable.
        return event.body
    return body


def _replaced(value: Any, name: re.Pattern[str]) -> Any:
    """The same values without a name. Keys, and texts that may be codes, stay what they are.

    A word in small letters might be the code of an answer, so a name that is no more than
    that is found only inside longer texts.
    """
    if isinstance(value, dict):
        return {key: _replaced(each, name) for key, each in value.items()}
    if isinstance(value, list):
        return [_replaced(each, name) for each in value]
    if not isinstance(value, str) or _CODE.fullmatch(value):
        return value
    return name.sub(ERASED_NAME, value)


def _entered(
    desk: Desk, connection: Connection, subject: str, email: str | None, name: str
) -> Known:
    """Write down somebody who signs in for the first time."""
    now = desk.now()
    known = Known(_new_ref(), subject, email.lower() if email else None, _name(name), now, now)
    first = not any(one.ref != LOCAL for one in register.people(connection))
    register.enter(connection, known)
    acting = Person(known.ref, known.name or "", frozenset())
    notes = [Noted(what="entered", about=known.ref)]
    if first:
        register.grant(connection, known.ref, [Grant("admin")])
        notes.append(Noted(what="granted", about=known.ref, detail=_words(Grant("admin"))))
    desk.noted(connection, acting, [*notes])
    return known


def _ensure_there(connection: Connection, ref: str) -> Known:
    """The person behind a reference, unless there is none or their name was erased."""
    known = register.person(connection, ref)
    if known is None or known.name is None:
        raise RefusedError("There is nobody of that name here. Nothing was changed.")
    return known


def _new_ref() -> str:
    return f"p_{secrets.token_hex(_REF_BYTES)}"


def _name(name: str) -> str:
    kept = " ".join(checked_text(name, Message("The name")).split())
    return kept[:_LONGEST_NAME]


def _words(given: Grant) -> tuple[str, ...]:
    return (given.role, given.organisation) if given.organisation else (given.role,)
