"""The schema's version, and the way up to the present one."""

from pathlib import Path

from sqlalchemy import Connection, inspect, select, table
from sqlalchemy import column as named

from assessor.store.engine import Database, StoreError
from questionnaires.messages import Message

PRESENT = "0003"
"""The version that this code reads and writes."""
_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 7_255_013
"""Any number: PostgreSQL's name for "somebody is bringing the schema up"."""


def upgrade(database: Database) -> tuple[str | None, str]:
    """Bring the store up to the present version; say from which to which it went.

    Several processes may do this at once: one does it, the others find it done.

    Raises:
        StoreError: the store cannot be reached, or was made by a newer version.
    """
    with database.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        before = version(connection)
        if before is not None and before > PRESENT:
            raise StoreError(
                Message(
                    "The store was made by a newer version (schema {before}, this is {present}). "
                    "Nothing was changed. Update the toolkit.",
                    before=before,
                    present=PRESENT,
                ),
                database.shown,
            )
        if before != PRESENT:
            _run(connection)
    return before, PRESENT


def version(connection: Connection) -> str | None:
    """The version of a store's schema; None where there is no schema yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    versions = table("alembic_version", named("version_num"))
    found: str | None = connection.execute(select(versions.c.version_num)).scalar()
    return found


def ensure_present(database: Database) -> None:
    """Let it pass if the store is of the present version.

    Raises:
        StoreError: it is not; the message says what to run.
    """
    with database.reading() as connection:
        found = version(connection)
    if found != PRESENT:
        there = Message("schema {found}", found=found) if found else Message("no schema yet")
        raise StoreError(
            Message(
                "The store has {there}; schema {present} is needed. Run: assessor db upgrade",
                there=there,
                present=PRESENT,
            ),
            database.shown,
        )


def _run(connection: Connection) -> None:
    # Alembic is needed only while a schema changes.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
