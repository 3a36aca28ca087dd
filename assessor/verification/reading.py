"""The words of a tagged PDF, in the order in which a screen reader says them.

Read from the file itself: from the tree of elements, the numbered stretches of each
page, and the fonts' own tables of characters. Nothing of how we write a PDF is used, so
that what was written can be held against what is read.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf

from assessor.verification.opening import Opened, RefusedError
from questionnaires.messages import Message

BLOCKS = frozenset(("H1", "H2", "H3", "P", "Caption", "Lbl", "LBody", "TH", "TD", "Figure", "Form"))
"""Elements that are said in one go, with whatever links and passages stand in them."""
DEEPEST = 30
"""How many elements may stand in one another; ours stand six deep at most."""
MOST_KIDS = 500_000
"""Elements and stretches that are looked at before the tree is taken for endless."""
_MAPPED = re.compile(rb"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]+)>")
_ENDLESS = Message("there is no end to its tree of elements")


class Said(NamedTuple):
    """One element's kind and its words, with one space wherever there is any."""

    tag: str
    text: str


class Page(NamedTuple):
    """The words of a page: of its numbered stretches, of its artifacts, and of neither."""

    stretches: dict[int, str]
    artifacts: list[str]
    untagged: str


class Reading:
    """The words of one file."""

    def __init__(self, opened: Opened) -> None:
        """Raises RefusedError if its pages cannot be read within bounds."""
        self._opened = opened
        pdf = opened.pdf
        self._places: dict[Any, int] = {page.objgen: place for place, page in enumerate(pdf.pages)}
        self._tables: dict[Any, dict[int, str]] = {}
        self._seen = 0
        self.pages = [self._page(page) for page in pdf.pages]

    def said(self) -> list[Said]:
        """Every block's words, in reading order.

        Raises:
            RefusedError: there is no end to the tree.
        """
        root = self._opened.pdf.Root.get("/StructTreeRoot")
        return list(self._blocks(root, None, 0)) if isinstance(root, pikepdf.Dictionary) else []

    def _blocks(self, element: Any, page: Any, depth: int) -> Iterator[Said]:
        page = element.get("/Pg", page)
        for kid in self._kids(element, depth):
            tag = str(kid.get("/S", ""))[1:] if isinstance(kid, pikepdf.Dictionary) else ""
            if tag in BLOCKS:
                yield Said(tag, " ".join(self._words(kid, page, depth + 1).split()))
            elif tag:
                yield from self._blocks(kid, page, depth + 1)

    def _words(self, element: Any, page: Any, depth: int) -> str:
        """The words of an element with all that stands in it; a figure's are its description."""
        if "/Alt" in element:
            return str(element.Alt)
        page = element.get("/Pg", page)
        parts = []
        for kid in self._kids(element, depth):
            if isinstance(kid, int):
                parts.append(self._stretch(page, kid))
            elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
                parts.append(self._stretch(kid.get("/Pg", page), int(kid.MCID)))
            elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                parts.append(self._words(kid, page, depth + 1))
        return "".join(parts)

    def _kids(self, element: Any, depth: int) -> list[Any]:
        kids = element.get("/K", pikepdf.Array())
        found = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        self._seen += len(found)
        if depth > DEEPEST or self._seen > MOST_KIDS:
            raise RefusedError(_ENDLESS)
        return found

    def _stretch(self, page: Any, number: int) -> str:
        place = self._places.get(page.objgen) if isinstance(page, pikepdf.Dictionary) else None
        return "" if place is None else self.pages[place].stretches.get(number, "")

    def _page(self, page: pikepdf.Page) -> Page:
        stretches: dict[int, str] = {}
        artifacts: list[str] = []
        untagged: list[str] = []
        table: dict[int, str] = {}
        open_marks: list[int | str] = []
        for step in pikepdf.parse_content_stream(self._content(page)):
            operands: Any = step.operands
            match str(step.operator):
                case "Tf":
                    table = self._table(page, str(operands[0]))
                case "BDC" | "BMC":
                    open_marks.append(_mark(operands))
                    if isinstance(open_marks[-1], int):
                        stretches.setdefault(open_marks[-1], "")
                    elif open_marks[-1] == "/Artifact":
                        artifacts.append("")
                case "EMC" if open_marks:
                    open_marks.pop()
                case "Tj" | "TJ" | "'" | '"':
                    text = "".join(table.get(code, "\ufffd") for code in _codes(operands))
                    owner = open_marks[-1] if open_marks else ""
                    if isinstance(owner, int):
                        stretches[owner] += text
                    elif owner == "/Artifact":
                        artifacts[-1] += text
                    else:
                        untagged.append(text)
        said = (" ".join(text.split()) for text in artifacts)
        return Page(stretches, [text for text in said if text], "".join(untagged))

    def _content(self, page: pikepdf.Page) -> pikepdf.Stream:
        """The strokes of a page as one stream, unpacked within bounds."""
        contents = page.get("/Contents", pikepdf.Array())
        parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        unpacked: list[bytes] = [self._opened.unpacked(part) for part in parts]
        return pikepdf.Stream(self._opened.pdf, b"\n".join(unpacked))

    def _table(self, page: pikepdf.Page, name: str) -> dict[int, str]:
        """Which character each code of a font stands for."""
        resources: Any = page.get("/Resources", pikepdf.Dictionary())
        font = resources.get("/Font", pikepdf.Dictionary()).get(name)
        if not isinstance(font, pikepdf.Dictionary) or "/ToUnicode" not in font:
            return {}
        key = font.ToUnicode.objgen
        if key not in self._tables:
            self._tables[key] = {
                int(code, 16): bytes.fromhex(character.decode()).decode("utf-16-be", "replace")
                for code, character in _MAPPED.findall(self._opened.unpacked(font.ToUnicode))
                if not len(character) % 2
            }
        return self._tables[key]


def _mark(operands: Any) -> int | str:
    """The number of a stretch, or the tag of what has none."""
    if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]:
        return int(operands[1].MCID)
    return str(operands[0]) if len(operands) else ""


def _codes(operands: Any) -> bytes:
    shown = operands[-1] if len(operands) else b""
    parts = shown if isinstance(shown, pikepdf.Array) else [shown]
    return b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
