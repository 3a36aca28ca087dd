"""The file around the pages, as archives want it: nothing left to whoever opens it to guess."""

from collections.abc import Iterable
from typing import Any

from reportlab.pdfbase import pdfdoc

from assessor.report.model import Attachment
from assessor.report.pdf.tagging import srgb
from assessor.report.pdf.tagging.attachments import attach
from assessor.report.pdf.tagging.marks import Marks
from assessor.report.pdf.tagging.structure import Element
from assessor.report.pdf.tagging.tree import StructureTree
from assessor.report.pdf.tagging.xmp import Description, packet

_CATALOGUE_ENTRIES = ("OutputIntents", "AF")
_PAGE_ENTRIES = ("StructParents", "Tabs")


class _ClosedStream(pdfdoc.PDFStream):
    """A stream whose end stands on a line of its own, as the archives' standard wants it."""

    def format(self, document: Any) -> bytes:
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"


class ArchivalDocument(pdfdoc.PDFDocument):
    """A document of the library's in which every stream ends as it should."""

    def Reference(self, obj: Any, name: Any = None) -> Any:
        """Register an object, as the library does."""
        if type(obj) is pdfdoc.PDFStream:
            obj.__class__ = _ClosedStream
        registered: Any = super()
        return registered.Reference(obj, name)


def finish(
    document: Any,
    top: Element,
    marks: Marks,
    language: str,
    attachments: Iterable[Attachment] = (),
) -> None:
    """Add to a document with all its pages what makes it tagged, archival and complete."""
    pages = list(document.Pages.pages)
    for place, page in enumerate(pages):
        _allow(page, _PAGE_ENTRIES)
        page.StructParents, page.Tabs = place, "/S"
        page.Trans = None  # the library writes an empty transition
    catalogue = document.Catalog
    _allow(catalogue, _CATALOGUE_ENTRIES)
    catalogue.StructTreeRoot = StructureTree(document, pages, marks).written(top)
    catalogue.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    catalogue.OutputIntents = pdfdoc.PDFArray([document.Reference(_output_intent(document))])
    catalogue.Metadata = _metadata(document, language)
    attach(document, attachments)


def _allow(thing: Any, entries: tuple[str, ...]) -> None:
    """Let the library write entries of a page or catalogue that it does not know."""
    thing.__NoDefault__ = [*thing.__NoDefault__, *entries]


def _output_intent(document: Any) -> Any:
    stream = pdfdoc.PDFStream(
        pdfdoc.PDFDictionary({"N": 3}), srgb.profile(), filters=[pdfdoc.PDFZCompress]
    )
    return pdfdoc.PDFDictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": pdfdoc.PDFString(srgb.NAME),
            "Info": pdfdoc.PDFString(srgb.NAME),
            "DestOutputProfile": document.Reference(stream),
        }
    )


def _metadata(document: Any, language: str) -> Any:
    """The description, never compressed: programs look for it without reading the file."""
    info = document.info
    year, month, day, *_ = document._timeStamp.YMDhms
    told = Description(
        title=info.title,
        author=info.author,
        subject=info.subject,
        keywords=info.keywords,
        creator=info.creator,
        producer=info.producer,
        language=language,
        created=f"{year:04}-{month:02}-{day:02}T00:00:00+00:00",
    )
    return pdfdoc.PDFStream(
        pdfdoc.PDFDictionary({"Type": "/Metadata", "Subtype": "/XML"}), packet(told), filters=[]
    )
