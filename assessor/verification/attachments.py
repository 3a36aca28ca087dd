"""The files in a PDF, taken out within bounds; what readers could show in two ways is refused."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from assessor.verification.opening import Opened, RefusedError
from questionnaires.problems import quoted

MOST_FILES = 60
LARGEST_FILE = 5_000_000


def files_in(opened: Opened) -> dict[str, bytes]:
    """Every file that is attached, by its name.

    Raises:
        RefusedError: they are too many or too large, or two readers would show two of them.
    """
    root = opened.pdf.Root
    tree = root.get("/Names", pikepdf.Dictionary()).get("/EmbeddedFiles")
    if not isinstance(tree, pikepdf.Dictionary):
        raise RefusedError("it carries no files, so it is no report that can be computed again")
    found: dict[str, bytes] = {}
    places = set()
    for name, specification in _listed(tree):
        if len(found) == MOST_FILES:
            raise RefusedError("it carries more than {most} files", most=MOST_FILES)
        streams = [specification.EF.get(key) for key in ("/F", "/UF")]
        shown = {str(specification.get(key, "")) for key in ("/F", "/UF")}
        same = isinstance(streams[0], pikepdf.Stream) and streams[0] == streams[1]
        if name in found or shown != {name} or not same:
            raise RefusedError(
                "one reader would show another file {name} than the next", name=quoted(name)
            )
        content = opened.unpacked(streams[0])
        if len(content) > LARGEST_FILE:
            raise RefusedError("the file {name} is too large", name=quoted(name))
        found[name] = content
        places.add(specification.objgen)
    if places != {file.objgen for file in root.get("/AF", pikepdf.Array())}:
        raise RefusedError("the files that it lists are not those that belong to it")
    return found


def _listed(tree: pikepdf.Dictionary) -> Iterator[tuple[str, Any]]:
    """Names and files of a tree of one level, which is how reports have it."""
    names = tree.get("/Names")
    if "/Kids" in tree or not isinstance(names, pikepdf.Array):
        raise RefusedError("its list of files was rearranged")
    entries = list(names)
    for name, specification in zip(entries[::2], entries[1::2], strict=False):
        if not isinstance(specification, pikepdf.Dictionary) or "/EF" not in specification:
            raise RefusedError("its list of files is broken")
        yield str(name), specification
