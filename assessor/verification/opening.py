"""A PDF from anywhere, opened within bounds: of size, of number, and of what it unpacks to.

Nothing in it is fetched or run. A file that is built to keep its reader busy, or to
fill the memory, is refused with the reason.
"""

import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from questionnaires.messages import SpokenError

MOST_BYTES = 50_000_000
MOST_OBJECTS = 200_000
MOST_PAGES = 2_000
MOST_UNPACKED = 100_000_000
"""Bytes that all streams that are read may have together, once they are unpacked."""
PACKED_OBJECTS = b"/ObjStm"
"""Where objects are packed away a file was written by another program: ours never does it."""


class RefusedError(SpokenError):
    """The file is not read any further; the words say why."""


def content_of(path: Path) -> bytes:
    """The bytes of a file, if they are not too many.

    Raises:
        OSError: it cannot be read.
        RefusedError: it is too large.
    """
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise RefusedError("it has more than {most} MB", most=MOST_BYTES // 1_000_000)
    return content


class Opened:
    """One PDF, and how much of it may still be unpacked."""

    def __init__(self, content: bytes) -> None:
        """Raises RefusedError if it is no PDF, damaged, locked or out of bounds."""
        if not content.startswith(b"%PDF-"):
            raise RefusedError("it is no PDF")
        if PACKED_OBJECTS in content:
            raise RefusedError("another program has written it anew, so nothing in it is as it was")
        try:
            self.pdf = pikepdf.open(BytesIO(content), attempt_recovery=False)
            objects, pages = len(self.pdf.objects), len(self.pdf.pages)
        except (pikepdf.PdfError, ValueError, RuntimeError) as error:
            raise RefusedError("it is damaged: its parts are not where it says") from error
        if self.pdf.is_encrypted:
            raise RefusedError("it is locked")
        if objects > MOST_OBJECTS or pages > MOST_PAGES:
            raise RefusedError(
                "it has {objects} objects on {pages} pages, more than are read",
                objects=objects,
                pages=pages,
            )
        self._left = MOST_UNPACKED

    def unpacked(self, stream: Any) -> bytes:
        """The content of a stream.

        Raises:
            RefusedError: it is packed in a way that reports never are, or is too large.
        """
        if not isinstance(stream, pikepdf.Stream):
            raise RefusedError("something that should have content has none")
        raw = stream.read_raw_bytes()
        packing = stream.get("/Filter", pikepdf.Array())
        packings = list(packing) if isinstance(packing, pikepdf.Array) else [packing]
        if packings in ([], [pikepdf.Name.FlateDecode]) and "/DecodeParms" not in stream:
            content = self._inflated(raw) if packings else raw
            self._left -= len(content)
            if self._left >= 0:
                return content
            raise RefusedError("it unpacks to more than {most} MB", most=MOST_UNPACKED // 1_000_000)
        raise RefusedError("something in it is packed in a way that reports never are")

    def _inflated(self, raw: bytes) -> bytes:
        unpacker = zlib.decompressobj()
        try:
            return unpacker.decompress(raw, self._left + 1)
        except zlib.error as error:
            raise RefusedError("something in it cannot be unpacked") from error
