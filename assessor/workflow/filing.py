"""Signed copies: reports that people have signed in a reader of theirs, kept as they are.

Whoever calls has verified the copy. What is kept is told by an event in the chain; the
bytes lie where evidence lies, and stay as long as the event does.
"""

from collections.abc import Iterable
from typing import NamedTuple

from assessor.access import Person
from assessor.assessment import SignedAs
from assessor.i18n import message
from assessor.store import vault
from assessor.store.sniffing import PDF
from assessor.workflow.desk import Desk, RefusedError
from assessor.workflow.events import Filed
from assessor.workflow.record import Copy, Record

_UNSIGNED = message(
    "Nobody has signed this copy. It was not kept. Sign it in a PDF reader, on the line of your "
    "role, save it, and hand in the saved file."
)
_KNOWN = message(
    "Every signature on this copy is kept already. Nothing changed. If you have signed, hand in "
    "the file that your reader saved."
)


class Verified(NamedTuple):
    """A signed copy that holds. version: whose report it is. reached: its last event."""

    content: bytes
    name: str
    version: int
    reached: int
    sealed: bool
    signatures: tuple[SignedAs, ...]


def keep(desk: Desk, person: Person, assessment: str, copy: Verified) -> Record:
    """Keep a signed copy that was verified.

    Raises:
        RefusedError: it brings no signature that is not kept already.
        NotAllowedError, NotThereError: as everywhere.
    """
    with desk.turn(person, "file_copy", assessment) as turn:
        ensure_new(turn.before, copy.signatures)
        sha256 = vault.put_file(turn.connection, copy.content, PDF.media_type, desk.now())
        turn.say(
            Filed(
                sha256=sha256,
                name=copy.name,
                size=len(copy.content),
                version=copy.version,
                reached=copy.reached,
                sealed=copy.sealed,
                signatures=copy.signatures,
            )
        )
    return turn.record


def ensure_new(record: Record, signatures: Iterable[SignedAs]) -> None:
    """Let it pass if one of the signatures is on no copy that is kept.

    Raises:
        RefusedError: all of them are kept already, or there is none.
    """
    known = {each.signature for one in record.copies for each in one.copy.signatures}
    found = [each.signature for each in signatures]
    if not found:
        raise RefusedError(_UNSIGNED)
    if known.issuperset(found):
        raise RefusedError(_KNOWN)


def content_of(desk: Desk, person: Person, assessment: str, sha256: str) -> bytes:
    """A signed copy as it was handed in, for whoever may read the assessment.

    Raises:
        RefusedError: it is not kept with this assessment.
    """
    record = desk.record(person, assessment)
    if any(one.copy.sha256 == sha256 for one in record.copies):
        with desk.database.reading() as connection:
            found = vault.file_of(connection, sha256)
        if found is not None:
            return found.content
    raise RefusedError("This copy is not kept with the assessment. Ask whoever handed it in.")


def copies_of(record: Record, version: int) -> tuple[Copy, ...]:
    """The signed copies of one version, the oldest first."""
    return tuple(one for one in record.copies if one.copy.version == version)
