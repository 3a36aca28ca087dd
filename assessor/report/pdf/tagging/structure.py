"""The tree of meaning: what each stretch of the pages is, in reading order.

Elements are grown from the blocks, so their order is that of the blocks, however the
pages were drawn. A paragraph that goes on overleaf stays one element.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Tag = Literal[
    "Document",
    "H1",
    "H2",
    "H3",
    "P",
    "Span",
    "Link",
    "Form",
    "L",
    "LI",
    "Lbl",
    "LBody",
    "Table",
    "Caption",
    "TR",
    "TH",
    "TD",
    "Div",
    "Figure",
]
"""The kinds of element that reports use; every reader knows them without a table of roles."""
Scope = Literal["", "Row", "Column"]


class Content(NamedTuple):
    """A stretch of a page's content, by the page's place (from 0) and its number there."""

    page: int
    number: int


class Note(NamedTuple):
    """An annotation of a page, such as the place where a link can be pressed."""

    page: int
    annotation: Any


class Artifact(NamedTuple):
    """What means nothing to whoever cannot see it: decoration, and what pages repeat."""

    kind: Literal["Layout", "Pagination"]
    subtype: Literal["", "Footer"] = ""

    @property
    def opening(self) -> str:
        """The operator that begins it."""
        subtype = f" /Subtype /{self.subtype}" if self.subtype else ""
        return f"/Artifact <</Type /{self.kind}{subtype}>> BDC"


LAYOUT = Artifact("Layout")
REPEATED = Artifact("Pagination")
FOOTER = Artifact("Pagination", "Footer")


@dataclass(slots=True, eq=False)
class Element:
    """One node of the tree.

    alt: words instead of the picture. language: where it is not that of what it stands
    in. scope: what a table's header cell heads. columns: how many it spans. box: where a
    figure stands. target: where a link leads.
    """

    tag: Tag
    alt: str = ""
    language: str = ""
    scope: Scope = ""
    columns: int = 1
    box: tuple[float, float, float, float] | None = None
    target: str = ""
    kids: list["Element | Content | Note"] = field(default_factory=list)

    def add(self, tag: Tag, alt: str = "", scope: Scope = "", columns: int = 1) -> "Element":
        """A new element below this one, after all that is there."""
        element = Element(tag, alt, scope=scope, columns=columns)
        self.kids.append(element)
        return element

    def within(self, target: str, language: str) -> "Element":
        """The element for a stretch of this one's text that is a link, or in another language.

        A link that goes on in the next line, or overleaf, stays one link.
        """
        if not target and not language:
            return self
        last = self.kids[-1] if self.kids else None
        if isinstance(last, Element) and (last.target, last.language) == (target, language):
            return last
        element = Element("Link" if target else "Span", language=language, target=target)
        self.kids.append(element)
        return element


def elements(top: Element) -> Iterator[Element]:
    """Every element from this one down, in reading order."""
    yield top
    for kid in top.kids:
        if isinstance(kid, Element):
            yield from elements(kid)
