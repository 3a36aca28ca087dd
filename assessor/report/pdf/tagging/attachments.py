"""Files that travel with the report, each with what it has to do with it (PDF/A-3)."""

from collections.abc import Iterable
from hashlib import md5
from typing import Any

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDate,
    PDFDictionary,
    PDFStream,
    PDFString,
    PDFText,
    PDFZCompress,
)

from assessor.report.model import Attachment


def attach(document: Any, attachments: Iterable[Attachment]) -> None:
    """Add the files to a document whose catalogue takes the entry AF."""
    names: list[Any] = []
    associated: list[Any] = []
    for attachment in sorted(attachments):
        reference = document.Reference(_specification(document, attachment))
        names += [PDFString(attachment.name), reference]
        associated.append(reference)
    if names:
        tree = PDFDictionary({"Names": PDFArray(names)})
        document.Catalog.Names = PDFDictionary({"EmbeddedFiles": tree})
        document.Catalog.AF = PDFArray(associated)


def _specification(document: Any, attachment: Attachment) -> Any:
    stream = document.Reference(_stream(document, attachment))
    return PDFDictionary(
        {
            "Type": "/Filespec",
            "F": PDFString(attachment.name),
            "UF": PDFString(attachment.name),
            "EF": PDFDictionary({"F": stream, "UF": stream}),
            "AFRelationship": f"/{attachment.relationship}",
            "Desc": PDFString(attachment.description),
        }
    )


def _stream(document: Any, attachment: Attachment) -> Any:
    # The format asks for this sum; what can be relied on is the SHA-256 in the annex.
    checksum = md5(attachment.content, usedforsecurity=False).digest()
    told = {
        "Type": "/EmbeddedFile",
        "Subtype": "/" + attachment.media_type.replace("/", "#2F"),
        "Params": PDFDictionary(
            {
                "Size": len(attachment.content),
                "CheckSum": PDFText(checksum, enc="raw"),
                "ModDate": PDFDate(ts=document._timeStamp),
            }
        ),
    }
    return PDFStream(PDFDictionary(told), attachment.content, filters=[PDFZCompress])
