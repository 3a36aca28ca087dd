"""Ways to change a PDF, as somebody would who wants to pass it off as what it is not."""

import re
from io import BytesIO

import pikepdf

from tests.verification.conftest import saved


def flipped(content: bytes, place: int) -> bytes:
    """One bit of one byte changed."""
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def resaved(content: bytes) -> bytes:
    """Opened and saved by another program, nothing else."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return saved(pdf)


def packed(content: bytes) -> bytes:
    """Saved by another program that packs objects away."""
    output = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(output, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return output.getvalue()


def overlaid(content: bytes) -> bytes:
    """A page painted over, by an update that is added at the end as the format allows."""
    start = int(re.findall(rb"startxref\s+(\d+)", content)[-1])
    with pikepdf.open(BytesIO(content)) as pdf:
        page, size = pdf.pages[0].objgen[0], int(pdf.trailer.Size)
        root = pdf.Root.objgen[0]
        contents = pdf.pages[0].Contents.objgen[0]
        entries = pdf.pages[0].obj.unparse(resolved=True)
    strokes = b"1 g 0 0 600 850 re f"
    more = b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
        size,
        len(strokes),
        strokes,
    )
    old, new = (
        f"/Contents {contents} 0 R".encode(),
        f"/Contents [{contents} 0 R {size} 0 R]".encode(),
    )
    assert old in entries
    page_at = len(content) + len(more)
    more += b"%d 0 obj\n%s\nendobj\n" % (page, entries.replace(old, new))
    table = len(content) + len(more)
    more += b"xref\n%d 1\n%010d 00000 n \n%d 1\n%010d 00000 n \n" % (
        page,
        page_at,
        size,
        len(content),
    )
    more += b"trailer\n<</Size %d/Root %d 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        size + 1,
        root,
        start,
        table,
    )
    return content + more


def repainted(content: bytes, words: str) -> bytes:
    """More words on page one, kept from whoever listens."""
    with pikepdf.open(BytesIO(content)) as pdf:
        strokes = f"/Artifact BMC BT /F1+0 30 Tf 99 500 Td ({words}) Tj ET EMC"
        pdf.pages[0].contents_add(strokes.encode())
        return saved(pdf)


def swapped(content: bytes, name: str, file: bytes) -> bytes:
    """Another file attached in the place of one."""
    with pikepdf.open(BytesIO(content)) as pdf:
        stream = pdf.attachments[name].obj.EF.F
        stream.write(file)
        return saved(pdf)
