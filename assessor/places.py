"""Where results may be written: refused before the work, if it would fail after it."""

from pathlib import Path
from typing import NoReturn

from questionnaires.messages import Message
from questionnaires.problems import InvalidFileError, Problem

_PDF = b"%PDF"


def ensure_place_for_pdf(target: Path) -> None:
    """Refuse a place that cannot be written, and one where another kind of file lies.

    Raises InvalidFileError with the remedy.
    """
    if not target.parent.is_dir():
        refuse(
            target,
            Message("there is no such folder"),
            Message("Make it first, or choose another with -o"),
        )
    if target.is_dir():
        refuse(target, Message("this is a folder"), Message("Name a file in it with -o"))
    if target.is_file():
        with target.open("rb") as file:
            start = file.read(len(_PDF))
        if start and start != _PDF:
            refuse(
                target,
                Message("this exists already and is no PDF"),
                Message("Choose another name with -o"),
            )


def refuse(target: Path, what: Message, remedy: Message) -> NoReturn:
    """Say what is wrong with a place, and what to do. Raises InvalidFileError."""
    raise InvalidFileError([Problem(str(target), 1, what, remedy)])
