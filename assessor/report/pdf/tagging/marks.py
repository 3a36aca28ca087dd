"""Whose each stretch of content is: stretches are numbered page by page, as they are drawn."""

from typing import Any

from assessor.report.pdf.tagging.structure import Artifact, Content, Element, Note

Belonging = Element | Artifact
"""Where strokes belong: to an element, or to nothing that needs reading."""
END = "EMC"


class UntaggedError(Exception):
    """Something was about to be drawn without saying what it is."""


class Marks:
    """The stretches of one file, and the annotations on its pages."""

    def __init__(self) -> None:
        self.owners: list[list[Element]] = [[]]
        self.notes: list[tuple[Any, Element]] = []

    def opening(self, belongs: Belonging | None) -> str:
        """The operator that begins a stretch; END ends it.

        Raises:
            UntaggedError: it belongs nowhere, so nobody who listens would hear of it.
        """
        if isinstance(belongs, Element):
            owners = self.owners[-1]
            number = len(owners)
            owners.append(belongs)
            belongs.kids.append(Content(len(self.owners) - 1, number))
            return f"/{belongs.tag} <</MCID {number}>> BDC"
        if belongs is None:
            raise UntaggedError(
                "a piece of the report belongs to no element. Let the factory give it one, or "
                "draw it as an artifact"
            )
        return belongs.opening

    def note(self, annotation: Any, element: Element) -> None:
        """Let an annotation on this page belong to an element."""
        element.kids.append(Note(len(self.owners) - 1, annotation))
        self.notes.append((annotation, element))

    def next_page(self) -> None:
        """What follows stands on the next page."""
        self.owners.append([])
