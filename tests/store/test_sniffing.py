"""Evidence is told by its bytes, and what might do harm is refused."""

import io
import zipfile

import pytest

from assessor.store.sniffing import (
    DOCX,
    EML,
    JPEG,
    PDF,
    PNG,
    TXT,
    XLSX,
    Kind,
    UnfitFileError,
    sniffed,
)

MOST = 1_000_000


def packed(*names: str, content: bytes = b"x") -> bytes:
    """A ZIP file with these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name in names:
            file.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7 ...", PDF),
        (b"\x89PNG\r\n\x1a\n...", PNG),
        (b"\xff\xd8\xff\xe0...", JPEG),
        (packed("[Content_Types].xml", "word/document.xml"), DOCX),
        (packed("[Content_Types].xml", "xl/workbook.xml"), XLSX),
        ("Größe: ثلاثة".encode(), TXT),
        (b"From: a@example.org\nSubject: Hello\nDate: today\n\nText", EML),
    ],
)
def test_each_kind_is_known_by_its_bytes(content: bytes, kind: Kind) -> None:
    """Whatever the sender calls it."""
    assert kind == sniffed(content, MOST)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"a" * (MOST + 1), "1 MB are kept"),
        (b"MZ\x90\x00 a program", "not kept"),
        (b"GIF89a\x00\x01", "not kept"),
        (packed("a.txt"), "not kept"),
        (packed("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "macros"),
        (packed("[Content_Types].xml", "word/document.xml", content=b"0" * 10_000_000), "unpack"),
        (b"PK\x03\x04 and nothing", "not kept"),
    ],
)
def test_what_is_not_kept_says_why_and_what_to_do(content: bytes, told: str) -> None:
    """Programs, bombs, macros, and files too large or empty."""
    with pytest.raises(UnfitFileError, match=told):
        sniffed(content, MOST)
