"""People and their roles: the only place in the store where a name stands."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, Row, delete, insert, select, update

from assessor.access import Grant
from assessor.store.tables import GRANTS, PEOPLE


class Known(NamedTuple):
    """Somebody whom the store knows. subject: who signs in, by issuer; None: nobody does.

    name and email are None once they have been erased. seen: when they last did something.
    language: in which they chose to read; None: they never chose.
    """

    ref: str
    subject: str | None
    email: str | None
    name: str | None
    since: str
    seen: str
    language: str | None = None


def people(connection: Connection) -> list[Known]:
    """Everybody, in the order in which they came."""
    rows = connection.execute(select(PEOPLE).order_by(PEOPLE.c.since, PEOPLE.c.ref))
    return [_known(row) for row in rows]


def person(connection: Connection, ref: str) -> Known | None:
    """One person by reference."""
    row = connection.execute(select(PEOPLE).where(PEOPLE.c.ref == ref)).first()
    return _known(row) if row else None


def signed_in(connection: Connection, subject: str) -> Known | None:
    """The person who signs in as this subject."""
    row = connection.execute(select(PEOPLE).where(PEOPLE.c.subject == subject)).first()
    return _known(row) if row else None


def invited(connection: Connection, email: str) -> Known | None:
    """The person who was entered under this address and has not signed in yet."""
    wanted = select(PEOPLE).where(PEOPLE.c.email == email, PEOPLE.c.subject.is_(None))
    row = connection.execute(wanted).first()
    return _known(row) if row else None


def enter(connection: Connection, known: Known) -> None:
    """Add a person."""
    connection.execute(insert(PEOPLE).values(**known._asdict()))


def change(connection: Connection, ref: str, **values: str | None) -> None:
    """Change what is known of a person."""
    connection.execute(update(PEOPLE).where(PEOPLE.c.ref == ref).values(**values))


def grants_of(connection: Connection, ref: str) -> frozenset[Grant]:
    """The roles of one person."""
    rows = connection.execute(
        select(GRANTS.c.role, GRANTS.c.organisation).where(GRANTS.c.person == ref)
    )
    return frozenset(Grant(row.role, row.organisation) for row in rows)


def all_grants(connection: Connection) -> list[tuple[str, Grant]]:
    """Every role that anybody holds, with whose it is."""
    rows = connection.execute(select(GRANTS).order_by(GRANTS.c.person, GRANTS.c.role))
    return [(row.person, Grant(row.role, row.organisation)) for row in rows]


def grant(connection: Connection, ref: str, given: Iterable[Grant]) -> None:
    """Give somebody roles that they do not hold yet."""
    rows = [{"person": ref, **one._asdict()} for one in given]
    if rows:
        connection.execute(insert(GRANTS), rows)


def revoke(connection: Connection, ref: str, taken: Grant | None = None) -> None:
    """Take one role from somebody, or all of them."""
    wanted = delete(GRANTS).where(GRANTS.c.person == ref)
    if taken is not None:
        wanted = wanted.where(
            GRANTS.c.role == taken.role, GRANTS.c.organisation == taken.organisation
        )
    connection.execute(wanted)


def _known(row: Row[tuple[object, ...]]) -> Known:
    return Known(**row._mapping)
