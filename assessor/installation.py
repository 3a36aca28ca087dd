"""The store of this installation, for whoever comes without a page: the command line.

Where it is, the environment says. A store that is not there is not made by looking for it.
"""

from typing import NamedTuple

from assessor import settings
from assessor.access import Person
from assessor.audit import AuditEvent
from assessor.casework import Case
from assessor.i18n import ENGLISH, Language
from assessor.settings import Settings
from assessor.store import schema
from assessor.store.engine import Database, StoreError
from assessor.telling.carried import carried
from assessor.workflow import people
from assessor.workflow.desk import Desk
from questionnaires.messages import Message


class Stored(NamedTuple):
    """An assessment with what asks and judges, its remarks and milestones; and its audit trail."""

    case: Case
    trail: tuple[AuditEvent, ...]


def opened_desk() -> Desk:
    """A desk on the store, which is made or brought up to date first.

    Raises:
        SettingError: a setting cannot be used.
        StoreError: the store cannot be reached, or was made by a newer version.
    """
    chosen = settings.read()
    database = Database(chosen.database)
    schema.upgrade(database)
    return Desk(database, chosen)


def existing_desk() -> Desk:
    """A desk on a store that is there and of the present version.

    Raises:
        SettingError, StoreError: as above, or there is no store yet.
    """
    chosen = settings.read()
    database = existing(chosen)
    schema.ensure_present(database)
    return Desk(database, chosen)


def existing(chosen: Settings) -> Database:
    """The store's database, unless it is a file that is not there. Raises StoreError."""
    file = settings.sqlite_file(chosen.database)
    if file is not None and not file.is_file():
        raise StoreError(
            Message(
                "There is no store here yet. Start the page once, import an assessment, or name "
                "another store with --database."
            ),
            chosen.database,
        )
    return Database(chosen.database)


def operator(desk: Desk) -> Person:
    """Whoever can start our commands on the store can read its file too: the local person."""
    return people.local(desk)


def stored(assessment: str, language: Language = ENGLISH) -> Stored:
    """An assessment by its id, as the page's own report carries it.

    Raises:
        SettingError, StoreError: the store cannot be used.
        NotThereError: it holds no such assessment.
    """
    desk = existing_desk()
    try:
        record = desk.record(operator(desk), assessment)
        return Stored(carried(desk, record, language), tuple(desk.events(record)))
    finally:
        desk.database.close()
