"""What is deleted or erased once its time is over, and how an assessment is deleted by hand."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Connection

from assessor.access import LOCAL, SYSTEM, Person
from assessor.store import chains, register, shelf, vault
from assessor.workflow.desk import Desk, RefusedError
from assessor.workflow.events import Attached, Filed, Noted
from assessor.workflow.people import erase_known

_NAMING_FILES = {each.kind: each for each in (Attached, Filed)}
"""What names a file that must stay as long as the event does."""
TOOLKIT = Person(SYSTEM, "The toolkit", frozenset())


class Tidied(NamedTuple):
    """What was tidied up: ids of drafts deleted, names erased, files dropped."""

    drafts: tuple[str, ...]
    names: int
    files: int


def due(desk: Desk) -> Tidied:
    """What tidying up would delete, erase and drop now; nothing is changed."""
    with desk.database.reading() as connection:
        drafts = _old_drafts(desk, connection)
        people = _long_gone(desk, connection)
        loose = _unused_files(connection, frozenset(drafts))
    return Tidied(tuple(drafts), len(people), len(loose))


def tidy(desk: Desk) -> Tidied:
    """Delete drafts and erase names that the settings say are over; drop what nobody needs."""
    with desk.database.writing() as connection:
        drafts = _old_drafts(desk, connection)
        for one in drafts:
            _delete(desk, connection, TOOLKIT, one, "kept as a draft longer than is set")
        people = _long_gone(desk, connection)
        for known in people:
            erase_known(desk, connection, TOOLKIT, known)
        loose = _unused_files(connection)
        vault.remove_files(connection, loose)
    return Tidied(tuple(drafts), len(people), len(loose))


def delete(desk: Desk, person: Person, assessment: str) -> None:
    """Delete a draft that nobody needs. What was signed once is never deleted.

    Raises:
        RefusedError: a version of it was signed.
    """
    with desk.turn(person, "delete", assessment) as turn:
        if turn.before.locked or any(one.state == "decided" for one in turn.before.kept):
            raise RefusedError("A version of this was signed, so it is kept. Nothing changed.")
        _delete(desk, turn.connection, person, assessment, "deleted by hand")


def _delete(desk: Desk, connection: Connection, person: Person, assessment: str, why: str) -> None:
    """Take an assessment out; the register keeps its id and how its chain ended."""
    end = chains.head(connection, assessment) or chains.EMPTY
    note = Noted(what="deleted", about=assessment, detail=(why, str(end.number), end.hash))
    desk.noted(connection, person, [note])
    shelf.remove(connection, assessment)
    desk.forget(assessment)


def _old_drafts(desk: Desk, connection: Connection) -> list[str]:
    days = desk.settings.keep_drafts_days
    if days is None:
        return []
    oldest = _before(desk, days)
    return [
        one.id
        for one in shelf.entries(connection)
        if one.state == "draft" and one.version == 1 and one.changed < oldest
    ]


def _long_gone(desk: Desk, connection: Connection) -> list[register.Known]:
    days = desk.settings.keep_names_days
    if days is None:
        return []
    oldest = _before(desk, days)
    return [
        known
        for known in register.people(connection)
        if known.name is not None and known.ref != LOCAL and known.seen < oldest
    ]


def _unused_files(connection: Connection, gone: frozenset[str] = frozenset()) -> list[str]:
    """Files that no assessment names any more, once those that are `gone` are out of the store."""
    named = set(_named_files(connection, gone))
    return [one for one in vault.hashes_of_files(connection) if one not in named]


def _named_files(connection: Connection, gone: frozenset[str]) -> Iterable[str]:
    for stream, _ in chains.streams(connection):
        if stream in gone:
            continue
        for event in chains.events_of(connection, stream):
            what = _NAMING_FILES.get(event.kind)
            if what is not None:
                yield what.model_validate_json(event.body).sha256


def _before(desk: Desk, days: int) -> str:
    moment = datetime.fromisoformat(desk.now()) - timedelta(days=days)
    return moment.isoformat(timespec="microseconds")
