"""What is kept by the hash of its content: questionnaires, policies, and evidence."""

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, Row, delete, insert, select

from assessor.store.tables import DOCUMENTS, FILES


class Document(NamedTuple):
    """A questionnaire or policy as JSON text, under the hash of its canonical form."""

    sha256: str
    kind: str
    id: str
    version: str
    title: str
    body: str
    added: str


class Evidence(NamedTuple):
    """A file that somebody added as proof, under the hash of its bytes."""

    sha256: str
    media_type: str
    size: int
    content: bytes
    added: str


def put_document(connection: Connection, document: Document) -> None:
    """Keep a document; the same one twice is kept once."""
    if document_of(connection, document.sha256) is None:
        connection.execute(insert(DOCUMENTS).values(**document._asdict()))


def document_of(connection: Connection, sha256: str) -> Document | None:
    """The document with this hash."""
    row = connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.sha256 == sha256)).first()
    return _document(row) if row else None


def documents(connection: Connection, kind: str) -> list[Document]:
    """All documents of a kind, the newest first."""
    rows = connection.execute(
        select(DOCUMENTS).where(DOCUMENTS.c.kind == kind).order_by(DOCUMENTS.c.added.desc())
    )
    return [_document(row) for row in rows]


def put_file(connection: Connection, content: bytes, media_type: str, added: str) -> str:
    """Keep a file, the same content once, and say under which hash."""
    sha256 = hashlib.sha256(content).hexdigest()
    known = connection.execute(select(FILES.c.sha256).where(FILES.c.sha256 == sha256)).first()
    if known is None:
        evidence = Evidence(sha256, media_type, len(content), content, added)
        connection.execute(insert(FILES).values(**evidence._asdict()))
    return sha256


def file_of(connection: Connection, sha256: str) -> Evidence | None:
    """The file with this hash."""
    row = connection.execute(select(FILES).where(FILES.c.sha256 == sha256)).first()
    return Evidence(**row._mapping) if row else None


def hashes_of_files(connection: Connection) -> list[str]:
    """The hash of every file that is kept."""
    return list(connection.execute(select(FILES.c.sha256).order_by(FILES.c.sha256)).scalars())


def remove_files(connection: Connection, hashes: Iterable[str]) -> None:
    """Take files out of the store."""
    wanted = list(hashes)
    if wanted:
        connection.execute(delete(FILES).where(FILES.c.sha256.in_(wanted)))


def spoilt_files(connection: Connection) -> list[str]:
    """The hashes of files whose content is no longer what it was."""
    return [
        sha256
        for sha256 in hashes_of_files(connection)
        if (found := file_of(connection, sha256)) is not None
        and hashlib.sha256(found.content).hexdigest() != sha256
    ]


def _document(row: Row[tuple[object, ...]]) -> Document:
    return Document(**row._mapping)
