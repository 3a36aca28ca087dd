"""Several files as one: `include` merges other files' lists and maps into a file."""

import os.path
from pathlib import Path

from questionnaires.messages import Message
from questionnaires.problems import InvalidFileError, Problem, TreePath, quoted, suggestion
from questionnaires.reading.document import Document, Piece, piece, walked
from questionnaires.reading.files import text_of

MOST_FILES = 100
"""Files that one file may include, directly or through others."""

_KEY = "include"


def with_includes(main: Piece, path: Path) -> Document:
    """A file with all that it includes; problems of included files name those files.

    Included lists come first, in the order in which they are named, then the file's own.

    Raises:
        InvalidFileError: an included file is missing, broken, outside, or includes in a circle.
    """
    if not isinstance(main.data, dict) or _KEY not in main.data:
        return Document(main, (main,))
    reading = _Reading(path)
    reading.include(main, path)
    if reading.problems:
        raise InvalidFileError(reading.problems + Document(main, (main,)).problems)
    return Document(main, tuple(reading.pieces))


class _Reading:
    def __init__(self, main: Path) -> None:
        folder = main.resolve().parent
        # A neighbour folder may be shared, such as a catalogue of sources; the disk may not.
        self._home = folder.parent if folder.parent != folder.parent.parent else folder
        self._seen = {main.resolve()}
        self._open: list[Path] = [main.resolve()]
        self.pieces: list[Piece] = []
        self.problems: list[Problem] = []

    def include(self, one: Piece, path: Path) -> None:
        """Read what a file includes, then the file itself."""
        names = one.data.get(_KEY, [])
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            self._refuse(
                one,
                None,
                Message("include is no list of file names"),
                Message("Write include: [a.yaml]"),
            )
            names = []
        for position, name in enumerate(names):
            self._one(one, path, name, position)
        self.pieces.append(one)

    def _one(self, parent: Piece, path: Path, name: str, position: int) -> None:
        refusal = self._refusal(path, name)
        if refusal:
            self._refuse(parent, position, *refusal)
            return
        target = path.parent / name
        shown = os.path.normpath(Path(parent.file).parent / name)
        self._seen.add(target.resolve())
        try:
            child = piece(text_of(target, shown), shown)
        except InvalidFileError as error:
            self.problems.extend(error.problems)
            return
        if not isinstance(child.data, dict):
            self.problems.append(
                child.problem(
                    child.root,
                    Message("an included file must be a map, such as item: with a list below it"),
                    Message("Start it with the name of what it adds"),
                )
            )
            return
        self._open.append(target.resolve())
        self.include(child, target)
        self._open.pop()

    def _refusal(self, path: Path, name: str) -> tuple[Message, Message] | None:
        """Why a file may not be included, and the remedy; None if it may."""
        shown = quoted(name)
        if not name.strip() or not name.isprintable() or Path(name).is_absolute() or "\\" in name:
            return Message("{file} is no relative path", file=shown), Message(
                "Write the path from this file, such as a.yaml"
            )
        try:
            target = (path.parent / name).resolve()
            found = target.is_file()
        except (OSError, RuntimeError):  # a name too long, or links in a circle
            return Message("{file} leads nowhere", file=shown), Message("Correct the path")
        refusals = (
            (
                self._home not in target.parents,
                Message(
                    "{file} lies outside the folder {folder}",
                    file=shown,
                    folder=quoted(self._home.name),
                ),
                Message("Move the file beside this one"),
            ),
            (
                target in self._open,
                Message("including {file} leads round in a circle", file=shown),
                Message("Remove one of the includes"),
            ),
            (
                target in self._seen,
                Message("{file} is included already", file=shown),
                Message("Include each file once"),
            ),
            (
                len(self._seen) > MOST_FILES,
                Message("more than {most} files are included", most=MOST_FILES),
                Message("Join some of them"),
            ),
        )
        refusal = next(((what, remedy) for holds, what, remedy in refusals if holds), None)
        if refusal is None and not found:
            return Message("{file} is included, but there is no such file", file=shown), _near(
                target
            )
        return refusal

    def _refuse(self, one: Piece, position: int | None, what: Message, remedy: Message) -> None:
        path: TreePath = (_KEY,) if position is None else (_KEY, position)
        self.problems.append(one.problem(walked(one.root, path)[-1][0], what, remedy))


def _near(target: Path) -> Message:
    names = [entry.name for entry in target.parent.glob("*.yaml")]
    return suggestion(target.name, names, Message("Correct the name, or add the file"))
