"""A running server carries out by itself how long drafts and names are kept."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from assessor.settings import Settings
from assessor.store import schema
from assessor.store.engine import Database, StoreError
from assessor.web.serving.caretaking import caretaker
from assessor.workflow.desk import Desk, NotThereError
from assessor.workflow.tidying import Tidied, tidy
from tests.workflow.kit import ME, begun

NOTHING = Tidied((), 0, 0)


def test_an_old_draft_is_gone_once_a_server_has_started(tmp_path: Path) -> None:
    """What the settings say is over is deleted without anybody asking."""
    address = f"sqlite:///{tmp_path / 'store.sqlite'}"
    database = Database(address)
    schema.upgrade(database)
    long_ago = datetime.now(UTC) - timedelta(days=800)
    old = begun(Desk(database, Settings(address), lambda: long_ago))
    desk, done = Desk(database, Settings(address)), Event()

    def tidied() -> Tidied:
        found = tidy(desk)
        done.set()
        return found

    async def serve() -> None:
        async with caretaker(tidied):
            await asyncio.to_thread(done.wait, 60)

    asyncio.run(serve())

    with pytest.raises(NotThereError):
        desk.record(ME, old.id)
    database.close()


def test_a_store_that_is_gone_does_not_end_the_caretaking() -> None:
    """It is tried again next time."""
    calls, twice = 0, Event()

    def fails_once() -> Tidied:
        nonlocal calls
        calls += 1
        if calls == 1:
            raise StoreError("The store does not answer.")
        twice.set()
        return NOTHING

    async def serve() -> None:
        async with caretaker(fails_once, every=0):
            await asyncio.to_thread(twice.wait, 60)

    asyncio.run(serve())

    assert twice.is_set()
