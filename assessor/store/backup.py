"""The whole store as one file, and back: from any database into any other.

A backup is a ZIP of one JSON Lines file for each table, with a manifest of their
hashes. It is read in one transaction, so that people may work on while it is made.
"""

import hashlib
import json
import zipfile
from base64 import b64decode, b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from sqlalchemy import Connection, Table, delete, func, insert, select

from assessor.store.chains import all_faults
from assessor.store.engine import Database
from assessor.store.schema import PRESENT, ensure_present
from assessor.store.tables import (
    ASSESSMENTS,
    DOCUMENTS,
    EVENTS,
    FILES,
    GRANTS,
    PEOPLE,
    SCENARIOS,
    STREAMS,
    SUMMARIES,
)
from assessor.store.vault import spoilt_files
from questionnaires.messages import SpokenError

FORMAT = "assessor-backup/1"
_MANIFEST = "manifest.json"
_KEPT = (STREAMS, EVENTS, ASSESSMENTS, SCENARIOS, PEOPLE, GRANTS, DOCUMENTS, FILES)
"""In the order in which they can be filled; summaries are made anew."""
_ROWS_AT_ONCE = 200
_LONGEST_LINE = 80_000_000
_MOST_UNPACKED = 20_000_000_000


class BackupError(SpokenError):
    """A backup that cannot be made or used. The message says why and what to do."""


class Counted(NamedTuple):
    """How much is in a backup."""

    assessments: int
    events: int
    files: int


def backup(database: Database, target: Path) -> Counted:
    """Write the store into a file that is complete or not there at all.

    Raises:
        StoreError: the store cannot be read.
        OSError: the file cannot be written.
    """
    ensure_present(database)
    part = target.with_name(f"{target.name}.part")
    try:
        with (
            database.reading() as connection,
            zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as packed,
        ):
            tables = {table.name: _written(connection, table, packed) for table in _KEPT}
            manifest = {"format": FORMAT, "schema": PRESENT, "tables": tables}
            packed.writestr(_MANIFEST, json.dumps(manifest, indent=2))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return Counted(*(tables[name]["rows"] for name in ("assessments", "events", "files")))


def restore(database: Database, source: Path, *, replace: bool = False) -> Counted:
    """Fill the store from a backup: all of it, in one transaction, or nothing.

    replace: put it in place of what the store holds now.

    Raises:
        BackupError: the file is no whole backup, or the store is not empty.
        StoreError: the store cannot be written.
        OSError: the file cannot be read.
    """
    ensure_present(database)
    with _opened(source) as packed:
        manifest = _manifest(source, packed)
        with database.writing() as connection:
            _ensure_room(connection, replace=replace)
            for table in (SUMMARIES, *reversed(_KEPT)):
                connection.execute(delete(table))
            for table in _KEPT:
                _filled(connection, table, packed, manifest["tables"], source)
            for fault in all_faults(connection):
                raise BackupError(
                    "{source}: the audit trail does not hold ({stream}, event {number}: {what}). "
                    "Nothing was restored.",
                    source=source,
                    stream=fault.stream,
                    number=fault.number,
                    what=fault.what,
                )
            if spoilt_files(connection):
                raise BackupError(
                    "{source}: a file in it was changed. Nothing was restored.", source=source
                )
            return Counted(*(_count(connection, table) for table in (ASSESSMENTS, EVENTS, FILES)))


def _written(connection: Connection, table: Table, packed: zipfile.ZipFile) -> dict[str, Any]:
    """One table as lines of JSON; what its manifest says of it."""
    hashed, rows = hashlib.sha256(), 0
    keys = list(table.primary_key.columns)
    found = connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(
        select(table).order_by(*keys)
    )
    with packed.open(f"{table.name}.jsonl", "w", force_zip64=True) as file:
        for row in found:
            line = json.dumps(dict(row._mapping), default=_plain, sort_keys=True).encode() + b"\n"
            hashed.update(line)
            file.write(line)
            rows += 1
    return {"rows": rows, "sha256": hashed.hexdigest()}


def _plain(value: Any) -> dict[str, str]:
    return {"bytes": b64encode(value).decode()}


def _opened(source: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except zipfile.BadZipFile:
        raise BackupError(
            "{source}: this is no backup of this toolkit. Choose another.", source=source
        ) from None


def _manifest(source: Path, packed: zipfile.ZipFile) -> dict[str, Any]:
    """What a backup says of itself, if it is one that this version can read."""
    if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
        raise BackupError(
            "{source}: this would unpack to far too much. Nothing was restored.", source=source
        )
    try:
        found: dict[str, Any] = json.loads(packed.read(_MANIFEST))
        named = set(found["tables"]) == {table.name for table in _KEPT}
    except (KeyError, ValueError, TypeError):
        named, found = False, {}
    if not named or found.get("format") != FORMAT:
        raise BackupError(
            "{source}: this is no backup of this toolkit. Choose another.", source=source
        )
    if found["schema"] != PRESENT:
        raise BackupError(
            "{source}: this backup is of schema {schema}, the store of {present}. Restore it with "
            "the version of the toolkit that made it, then upgrade.",
            source=source,
            schema=found["schema"],
            present=PRESENT,
        )
    return found


def _ensure_room(connection: Connection, *, replace: bool) -> None:
    if not replace and _count(connection, EVENTS):
        raise BackupError(
            "The store is not empty. Nothing was restored. Name an empty store, or add --replace "
            "to put the backup in place of what is there."
        )


def _filled(
    connection: Connection,
    table: Table,
    packed: zipfile.ZipFile,
    said: dict[str, Any],
    source: Path,
) -> None:
    """Fill one table, and see that it holds what the manifest says."""
    hashed, rows, count = hashlib.sha256(), [], 0
    with packed.open(f"{table.name}.jsonl") as file:
        for line in _lines(file, source):
            hashed.update(line)
            rows.append(_row(line, table, source))
            count += 1
            if len(rows) == _ROWS_AT_ONCE:
                connection.execute(insert(table), rows)
                rows = []
    if rows:
        connection.execute(insert(table), rows)
    if {"rows": count, "sha256": hashed.hexdigest()} != said[table.name]:
        raise BackupError(
            "{source}: {table} was changed since. Nothing was restored.",
            source=source,
            table=table.name,
        )


def _lines(file: IO[bytes], source: Path) -> Iterator[bytes]:
    while line := file.readline(_LONGEST_LINE):
        if not line.endswith(b"\n"):
            raise BackupError("{source}: a line in it is cut off or too long.", source=source)
        yield line


def _row(line: bytes, table: Table, source: Path) -> dict[str, Any]:
    try:
        row: dict[str, Any] = json.loads(line)
        return {
            column.name: b64decode(value["bytes"]) if isinstance(value, dict) else value
            for column in table.columns
            for value in [row[column.name]]
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BackupError(
            "{source}: a line of {table} cannot be read.", source=source, table=table.name
        ) from None


def _count(connection: Connection, table: Table) -> int:
    found: int = connection.execute(select(func.count()).select_from(table)).scalar_one()
    return found
