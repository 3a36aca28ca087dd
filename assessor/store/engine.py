"""A database behind one door: how transactions begin, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, OperationalError

from assessor.settings import sqlite_file
from questionnaires.messages import Message, SpokenError

_WRITES = {"assessor_writes": True}
_BUSY_MILLISECONDS = 5_000
_GONE = Message(
    "The store does not answer. What was saved is safe. Try again in a moment; if it goes on, "
    "see that the database runs and that its address is right."
)
_UNUSABLE = Message(
    "The database refused, and nothing of this was saved. What was saved before is safe. If the "
    "store was made by another version, run: assessor db upgrade"
)


class StoreError(SpokenError):
    """The store cannot be used. The message says what is safe and what to do.

    Visitors are shown the message. `located` is for whoever runs the store: it also says
    where that is, without its password, and what the database said.
    """

    def __init__(self, what: Message, where: str = "", detail: str = "") -> None:
        super().__init__(what)
        self._where, self._detail = where, detail

    @property
    def located(self) -> Message:
        """The message with the place, and what the database said."""
        what = self.message
        if self._detail:
            what = Message("{what} ({detail})", what=what, detail=self._detail)
        return Message("{name}: {what}", name=self._where, what=what) if self._where else what


class Database:
    """One database. Reads see one moment; writes are done wholly or not at all."""

    def __init__(self, address: str) -> None:
        """Raises StoreError if the address names no database that can be used."""
        self.address = address
        self._sqlite = sqlite_file(address) is not None
        self.engine = _engine(address)
        # SQLite takes one writer at a time. Waiting here is fair; waiting there is a lottery.
        self._turn = Lock() if self._sqlite else nullcontext()

    @property
    def shown(self) -> str:
        """The address without its password."""
        return make_url(self.address).render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the store and changes nothing."""
        with self._understood(), self.engine.connect() as connection:
            if not self._sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept when the block ends, and dropped if it fails."""
        with self._understood(), self._turn, self.engine.connect() as connection:
            connection.execution_options(**_WRITES)
            with connection.begin():
                yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    @contextmanager
    def _understood(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as error:
            raise StoreError(_GONE, self.shown, _said(error)) from error
        except DatabaseError as error:
            raise StoreError(_UNUSABLE, self.shown, _said(error)) from error


def _engine(address: str) -> Engine:
    file = sqlite_file(address)
    if file is not None:
        _make_room(address, file)
    try:
        url = make_url(address)
        if url.drivername in ("postgresql", "postgres"):
            url = url.set(drivername="postgresql+psycopg")
        engine = create_engine(url, pool_pre_ping=file is None)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError):
        raise StoreError(
            Message(
                "The store's address names no database that can be used. Write sqlite:///FILE or "
                "postgresql://USER:PASSWORD@HOST/NAME."
            )
        ) from None
    if file is not None:
        event.listen(engine, "connect", _settle_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_room(address: str, file: Any) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            Message(
                "The folder for the store cannot be made. Name another place with --database or "
                "ASSESSOR_DATABASE_URL."
            ),
            address,
            error.strerror or "",
        ) from None


def _settle_sqlite(connection: Any, _: Any) -> None:
    """Write ahead, wait rather than fail, and call nothing saved before the disk has it."""
    connection.isolation_level = None  # we say BEGIN ourselves
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={_BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA trusted_schema=OFF")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """A writer says so at once: to read first and want to write later is how locks collide."""
    writes = connection.get_execution_options().get("assessor_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _said(error: DatabaseError) -> str:
    """The first line of what the database said."""
    return next(iter(str(error.orig).strip().splitlines()), "")
