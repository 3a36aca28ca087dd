"""The tree of elements as objects of the file, tied to the pages in both directions."""

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from assessor.report.pdf.tagging.marks import Marks
from assessor.report.pdf.tagging.structure import Content, Element, Note

_EMPTY_MAY_STAND = frozenset(("TD", "TH"))
"""An empty cell keeps its table rectangular; any other empty element says nothing."""


class _Written(pdfdoc.PDFObject):
    """An object that is its own bytes: much faster than a dictionary of objects for each element.

    There are thousands of elements, and all of them look alike.
    """

    __RefOnly__ = 1
    content = b""

    def format(self, _document: Any) -> bytes:
        return self.content


class StructureTree:
    """Writes the tree of one file."""

    def __init__(self, document: Any, pages: Sequence[Any], marks: Marks) -> None:
        self._document = document
        self._pages = [self._number(page) for page in pages]
        self._marks = marks
        self._numbers: dict[int, int] = {}

    def written(self, top: Element) -> Any:
        """The root of the tree, as an object for the file's catalogue."""
        root = _Written()
        first = self._element(top, self._number(root))
        # Pages come first in the list of parents, then the annotations.
        parents = [
            f"{place} [{' '.join(f'{self._numbers[id(one)]} 0 R' for one in owners)}]"
            for place, owners in enumerate(self._marks.owners[: len(self._pages)])
        ]
        for key, (annotation, element) in enumerate(self._marks.notes, len(self._pages)):
            annotation["StructParent"] = key
            parents.append(f"{key} {self._numbers[id(element)]} 0 R")
        nums = "\n".join(parents)
        root.content = (
            f"<</Type/StructTreeRoot/K[{first} 0 R]/ParentTreeNextKey {len(parents)}"
            f"/ParentTree<</Nums[{nums}]>>>>"
        ).encode("ascii")
        return root

    def _number(self, thing: Any) -> int:
        reference = self._document.Reference(thing)
        number: int = self._document.idToObjectNumberAndVersion[reference.name][0]
        return number

    def _element(self, element: Element, parent: int) -> int:
        written = _Written()
        own = self._numbers[id(element)] = self._number(written)
        kids = [kid for kid in element.kids if not (isinstance(kid, Element) and _empty(kid))]
        page = _only_page(kids)
        parts = [f"<</Type/StructElem/S/{element.tag}/P {parent} 0 R"]
        if page is not None:
            parts.append(f"/Pg {self._pages[page]} 0 R")
        told = [self._kid(kid, own, page) for kid in kids]
        if told:
            # A form's field must stand alone, and an element must not: those who judge
            # what was added with a signature follow the tree in just this way.
            alone = len(told) == 1 and not isinstance(kids[0], Element)
            parts.append(f"/K {told[0]}" if alone else f"/K[{' '.join(told)}]")
        parts.append(_attributes(element))
        content = "".join(parts).encode("ascii")
        for key, text in ((b"/Alt ", element.alt), (b"/Lang ", element.language)):
            if text:
                content += key + pdfdoc.PDFString(text).format(self._document)
        written.content = content + b">>"
        return own

    def _kid(self, kid: Element | Content | Note, own: int, page: int | None) -> str:
        match kid:
            case Element():
                return f"{self._element(kid, own)} 0 R"
            case Note():
                note, there = self._number(kid.annotation), self._pages[kid.page]
                return f"<</Type/OBJR/Obj {note} 0 R/Pg {there} 0 R>>"
            case Content() if page is not None:
                return str(kid.number)
            case Content():
                return f"<</Type/MCR/Pg {self._pages[kid.page]} 0 R/MCID {kid.number}>>"


def _empty(element: Element) -> bool:
    return (
        element.tag not in _EMPTY_MAY_STAND
        and not element.alt
        and all(isinstance(kid, Element) and _empty(kid) for kid in element.kids)
    )


def _only_page(kids: Sequence[Element | Content | Note]) -> int | None:
    """The page that all content stands on, if it is one."""
    pages = {kid.page for kid in kids if isinstance(kid, Content)}
    return pages.pop() if len(pages) == 1 else None


def _attributes(element: Element) -> str:
    """What a reader is to know of a cell or a figure besides its kind."""
    if element.box:
        edges = " ".join(f"{edge:.2f}" for edge in element.box)
        return f"/A<</O/Layout/Placement/Block/BBox[{edges}]>>"
    scope = f"/Scope/{element.scope}" if element.scope else ""
    span = f"/ColSpan {element.columns}" if element.columns > 1 else ""
    return f"/A<</O/Table{scope}{span}>>" if scope or span else ""
