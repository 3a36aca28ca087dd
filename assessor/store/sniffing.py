"""What a file is, told by its bytes: its name and what the sender calls it prove nothing."""

import io
import zipfile
from email import message_from_bytes
from email.policy import default
from typing import NamedTuple

from questionnaires.messages import SpokenError

_MOST_PARTS = 2_000
_MOST_UNPACKED = 200_000_000
_MOST_GROWTH = 200
"""How many times larger than packed a part may unpack; office files stay far below."""
_HEADERS_OF_MAIL = ("From", "Date", "Subject", "To", "Received", "Message-ID")
_ENOUGH_HEADERS = 2


class UnfitFileError(SpokenError, ValueError):
    """A file that is not kept. The message says why and what to do."""


class Kind(NamedTuple):
    """A kind of file that may be kept as evidence."""

    media_type: str
    endings: tuple[str, ...]


PDF = Kind("application/pdf", (".pdf",))
PNG = Kind("image/png", (".png",))
JPEG = Kind("image/jpeg", (".jpg", ".jpeg"))
DOCX = Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",))
XLSX = Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (".xlsx",))
TXT = Kind("text/plain", (".txt",))
EML = Kind("message/rfc822", (".eml",))
KINDS = (PDF, PNG, JPEG, DOCX, XLSX, TXT, EML)
ENDINGS = tuple(ending for kind in KINDS for ending in kind.endings)


def sniffed(content: bytes, most: int) -> Kind:
    """The kind of a file.

    most: how many bytes it may have.

    Raises:
        UnfitFileError: it is empty, too large, of no kind that is kept, or hides something.
    """
    if not content:
        raise UnfitFileError("This file is empty. Choose another.")
    if len(content) > most:
        raise UnfitFileError(
            "This file has {size:.1f} MB; {most:.0f} MB are kept. Make it smaller, or give a "
            "link to it.",
            size=len(content) / 1_000_000,
            most=most / 1_000_000,
        )
    kind = _by_signature(content) or _office(content) or _text(content)
    if kind is None:
        raise UnfitFileError(
            "This kind of file is not kept. Add a PDF, PNG, JPEG, DOCX, XLSX, TXT or EML, or "
            "give a link to it."
        )
    return kind


def _by_signature(content: bytes) -> Kind | None:
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    return JPEG if content.startswith(b"\xff\xd8\xff") else None


def _office(content: bytes) -> Kind | None:
    """A Word or Excel file without macros, which unpacks to no more than it should."""
    if not content.startswith(b"PK\x03\x04"):
        return None
    parts = packed_parts(content)
    if parts is None:
        return None
    if unpack_beyond(parts, _MOST_UNPACKED):
        raise UnfitFileError("This file would unpack to far more than it shows. Give a link to it.")
    names = {part.filename for part in parts}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise UnfitFileError("This file holds macros. Save it without them, or as a PDF.")
    if "[Content_Types].xml" not in names:
        return None
    if "word/document.xml" in names:
        return DOCX
    return XLSX if "xl/workbook.xml" in names else None


def packed_parts(content: bytes) -> list[zipfile.ZipInfo] | None:
    """What a zip file says that it holds; None if it cannot be read as one."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return packed.infolist()
    # The last is what Python says of a newer kind of zip than it knows.
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None


def unpack_beyond(parts: list[zipfile.ZipInfo], most: int) -> bool:
    """Whether parts are too many, swell, or unpack to more than so many bytes."""
    return len(parts) > _MOST_PARTS or any(map(_swells, parts)) or _unpacked(parts) > most


def _swells(part: zipfile.ZipInfo) -> bool:
    return part.file_size > max(part.compress_size, 1_000) * _MOST_GROWTH


def _unpacked(parts: list[zipfile.ZipInfo]) -> int:
    return sum(part.file_size for part in parts)


def _text(content: bytes) -> Kind | None:
    """Mail if it has a mail's headers, else plain text, if it is text at all."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    if any(letter < " " and letter not in "\t\r\n\f" for letter in text):
        return None
    headers = message_from_bytes(content, policy=default).keys()
    known = sum(name in _HEADERS_OF_MAIL for name in dict.fromkeys(headers))
    return EML if known >= _ENOUGH_HEADERS else TXT
