"""A backup is the whole store, from any database into any other, or it is refused."""

import json
import zipfile
from pathlib import Path
from threading import Thread

import pytest

from assessor.settings import Settings
from assessor.store import chains, schema
from assessor.store.backup import BackupError, backup, restore
from assessor.store.engine import Database
from assessor.workflow import answering, supposing
from assessor.workflow.desk import Desk
from questionnaires.response import Answer
from tests.workflow.kit import ME, begun, supposed

PICTURE = b"\x89PNG\r\n\x1a\n and so on"


def filled(desk: Desk) -> str:
    """An assessment with an answer and a file, in a store; its id."""
    record = begun(desk)
    answering.answer(desk, ME, record.id, "one", Answer(value="good"), 0)
    answering.attach(desk, ME, record.id, "one", "a.png", PICTURE)
    supposing.keep(desk, ME, record.id, supposed(desk, record), "If it were better")
    return record.id


@pytest.fixture
def other(tmp_path: Path) -> Database:
    """A second, empty store."""
    made = Database(f"sqlite:///{tmp_path / 'other.sqlite'}")
    schema.upgrade(made)
    return made


def test_what_is_restored_is_what_was_kept(desk: Desk, other: Database, tmp_path: Path) -> None:
    """From either database into SQLite, every answer, file and hash is there again."""
    name = filled(desk)

    kept = backup(desk.database, tmp_path / "kept.zip")
    back = restore(other, tmp_path / "kept.zip")

    again = Desk(other, Settings(other.address))
    sha256 = next(iter(desk.record(ME, name).attachments))
    assert kept == back
    assert desk.record(ME, name) == again.record(ME, name)
    assert PICTURE == answering.evidence(again, ME, name, sha256).content
    assert supposing.kept(desk, ME, name) == supposing.kept(again, ME, name)


def test_a_backup_goes_into_postgresql_and_out_again(
    database: Database, other: Database, tmp_path: Path
) -> None:
    """A team that starts on one machine can move to a server and take everything along."""
    name = filled(Desk(other, Settings(other.address)))
    backup(other, tmp_path / "kept.zip")

    restore(database, tmp_path / "kept.zip")

    moved = Desk(database, Settings(database.address)).record(ME, name)
    assert Desk(other, Settings(other.address)).record(ME, name) == moved


def test_a_backup_of_a_store_in_use_holds_one_moment(desk: Desk, tmp_path: Path) -> None:
    """While somebody writes on, what is kept is whole: every chain in it holds."""
    name = filled(desk)
    stop = False

    def write_on() -> None:
        steps = 0
        while not stop and steps < 500:
            steps += 1
            seen = desk.record(ME, name).seen("steps")
            answering.answer(desk, ME, name, "steps", Answer(value=1 + steps % 5), seen)

    writer = Thread(target=write_on)
    writer.start()
    try:
        for number in range(3):
            backup(desk.database, tmp_path / f"{number}.zip")
    finally:
        stop = True
        writer.join()

    for number in range(3):
        target = Database(f"sqlite:///{tmp_path / f'{number}.sqlite'}")
        schema.upgrade(target)
        restore(target, tmp_path / f"{number}.zip")
        with target.reading() as connection:
            assert [] == list(chains.all_faults(connection))
        target.close()


def test_a_store_that_is_not_empty_is_not_overwritten_unasked(desk: Desk, tmp_path: Path) -> None:
    """Only whoever says so replaces what is there; then the desk sees it at once."""
    name = filled(desk)
    backup(desk.database, tmp_path / "kept.zip")
    before = desk.record(ME, name)
    answering.answer(desk, ME, name, "one", Answer(value="bad"), before.seen("one"))

    with pytest.raises(BackupError, match="--replace"):
        restore(desk.database, tmp_path / "kept.zip")
    restore(desk.database, tmp_path / "kept.zip", replace=True)

    assert before == desk.record(ME, name)


def rewritten(source: Path, target: Path, part: str, change: object) -> None:
    """A copy of a backup in which one part is another; None leaves it out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                if change is None:
                    continue
                assert callable(change)
                content = change(content)
            new.writestr(name, content)


def _other_schema(content: bytes) -> bytes:
    return json.dumps(json.loads(content) | {"schema": "9999"}).encode()


@pytest.mark.parametrize(
    ("part", "change", "told"),
    [
        ("manifest.json", None, "no backup of this toolkit"),
        ("manifest.json", lambda _: b"[]", "no backup of this toolkit"),
        ("manifest.json", _other_schema, "is of schema 9999"),
        ("events.jsonl", lambda content: content.replace(b'"answered"', b'"answereD"'), "changed"),
        ("events.jsonl", lambda _: b"nonsense\n", "cannot be read"),
        ("events.jsonl", lambda content: content[:-1], "cut off"),
        ("people.jsonl", lambda _: b'{"ref": {}}\n', "cannot be read"),
    ],
)
def test_a_backup_that_was_tampered_with_changes_nothing(
    desk: Desk, other: Database, tmp_path: Path, part: str, change: object, told: str
) -> None:
    """It is refused with the reason, and the store stays as it was."""
    filled(desk)
    backup(desk.database, tmp_path / "kept.zip")
    rewritten(tmp_path / "kept.zip", tmp_path / "bad.zip", part, change)

    with pytest.raises(BackupError, match=told):
        restore(other, tmp_path / "bad.zip")

    with other.reading() as connection:
        assert [("register", chains.EMPTY)] == chains.streams(connection)


def test_a_file_that_is_no_backup_is_refused(other: Database, tmp_path: Path) -> None:
    """Any other file is named as what it is not."""
    (tmp_path / "a.zip").write_bytes(b"nothing of the kind")

    with pytest.raises(BackupError, match="no backup"):
        restore(other, tmp_path / "a.zip")
