"""The schema: made by migrations, the same as the code expects, on both databases."""

from threading import Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import insert, select

from assessor.store import schema
from assessor.store.engine import Database, StoreError
from assessor.store.tables import METADATA


def test_migrations_make_exactly_the_schema_that_the_code_expects(database: Database) -> None:
    """No table, column or index differs between the steps taken and the tables declared."""
    with database.reading() as connection:
        found = compare_metadata(MigrationContext.configure(connection), METADATA)

    assert [] == found


def test_upgrading_twice_changes_nothing(empty_address: str) -> None:
    """The first call makes the schema, the second finds it made."""
    database = Database(empty_address)

    assert (None, schema.PRESENT) == schema.upgrade(database)
    assert (schema.PRESENT, schema.PRESENT) == schema.upgrade(database)
    database.close()


def test_several_processes_may_upgrade_at_once(empty_address: str) -> None:
    """Four at the same time make one schema, and none of them fails."""
    problems: list[BaseException] = []

    def one() -> None:
        database = Database(empty_address)
        try:
            schema.upgrade(database)
        except StoreError as error:
            problems.append(error)
        finally:
            database.close()

    threads = [Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [] == problems


def test_a_store_of_a_newer_version_is_left_alone(database: Database) -> None:
    """An older program refuses a newer store instead of spoiling it."""
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(StoreError, match="made by a newer version"):
        schema.upgrade(database)
    with pytest.raises(StoreError, match="assessor db upgrade"):
        schema.ensure_present(database)


def test_a_store_that_is_not_there_is_named_without_its_password() -> None:
    """Whoever runs it learns where it was looked for, visitors do not, nobody the password."""
    with pytest.raises(StoreError, match="does not answer") as told:
        schema.upgrade(Database("postgresql://me:secret@127.0.0.1:1/none"))

    assert "127.0.0.1:1" in told.value.located
    assert "secret" not in told.value.located
    assert "127.0.0.1" not in str(told.value)


def test_an_address_that_names_no_database_says_how_to_write_one() -> None:
    """A misspelt address is a sentence with a remedy."""
    with pytest.raises(StoreError, match="Write sqlite:///FILE or postgresql://"):
        Database("carrierpigeon://coop")


def test_a_failed_write_leaves_nothing_behind(database: Database) -> None:
    """What was written before the failure, in the same transaction, is gone with it."""
    streams = METADATA.tables["streams"]

    def twice() -> None:
        with database.writing() as connection:
            connection.execute(insert(streams).values(id="half", head=0, hash="0"))
            connection.execute(insert(streams).values(id="half", head=0, hash="0"))

    with pytest.raises(StoreError):
        twice()

    with database.reading() as connection:
        assert ["register"] == list(connection.execute(select(streams.c.id)).scalars())
