"""Stores that a server under test works on, prepared and read from outside it."""

from assessor.access import local_person
from assessor.settings import Settings
from assessor.store import schema
from assessor.store.engine import Database
from assessor.web.shelf import example
from assessor.workflow import beginning, examples
from assessor.workflow.desk import Desk

ME = local_person("")


def desk_on(database: str) -> Desk:
    """A desk of our own on the store that a server uses."""
    opened = Database(database)
    schema.upgrade(opened)
    return Desk(opened, Settings(database))


def take_in_examples(database: str) -> None:
    """Put the worked examples into a store."""
    desk = desk_on(database)
    examples.take_in(desk, ME)
    desk.database.close()


def begun_from(database: str, name: str) -> str:
    """Take one worked example into a store under an id of its own."""
    desk = desk_on(database)
    record = beginning.adopt(desk, ME, example(name), f"{name}.yaml")
    desk.database.close()
    return record.id
