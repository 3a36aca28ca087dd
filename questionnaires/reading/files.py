"""From a file to its text: found, readable, not too large, and written in UTF-8."""

import re
import stat
from pathlib import Path

from questionnaires.messages import Message
from questionnaires.problems import InvalidFileError, Problem, quoted

MOST_BYTES = 5_000_000
"""Larger files are refused before they are read: the ones that ship have 50,000 or so."""

_BINARY: dict[bytes, Message] = {
    b"%PDF": Message("a PDF"),
    b"PK\x03\x04": Message("a spreadsheet, a text document or another zip file"),
    b"\x89PNG": Message("a picture"),
    b"\xff\xd8\xff": Message("a picture"),
    b"\x1f\x8b": Message("a compressed file"),
    b"SQLite": Message("a database"),
    b"\xd0\xcf\x11\xe0": Message("an old spreadsheet or text document"),
}
_NO_TEXT = bytes(set(range(32)) - set(b"\t\n\r\f"))
_SAVE_AS = Message('Save it again as "UTF-8"')
_TEXT_WANTED = Message("Give the path of a YAML or JSON text file")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no text needs, and that may act on a terminal or break a PDF."""


def text_of(path: Path, name: str | None = None) -> str:
    """The text of a file; `name` is how messages call it (its path if not given).

    Raises:
        InvalidFileError: it is missing, a folder, unreadable, too large, or not a UTF-8 text.
    """
    shown = name or str(path)
    return decoded(content_of(path, shown), shown)


def content_of(path: Path, shown: str) -> bytes:
    """The bytes of a file; `shown` is how messages call it.

    Raises:
        InvalidFileError: it is missing, a folder, unreadable or too large.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise _refused(shown, Message("this is a folder, not a file"), _TEXT_WANTED)
        if not stat.S_ISREG(status.st_mode):
            raise _refused(shown, Message("this is a device, not a file"), _TEXT_WANTED)
        if status.st_size > MOST_BYTES:
            raise _too_large(shown, status.st_size)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise _refused(shown, Message("there is no such file"), _similar(path)) from None
    except NotADirectoryError:
        raise _refused(
            shown, Message("part of this path is a file, not a folder"), _similar(path)
        ) from None
    except PermissionError:
        raise _refused(
            shown,
            Message("you may not read this file"),
            Message("Ask its owner, or change its permissions"),
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or Message("the name is no name of a file")
        raise _refused(
            shown,
            Message("this file cannot be read: {reason}", reason=reason),
            Message("Check the path and the disk"),
        ) from None


def decoded(content: bytes, name: str) -> str:
    """The text of some bytes, which must be UTF-8; a byte order mark is taken off.

    Raises:
        InvalidFileError: the bytes are too many, none, binary, or in another encoding.
    """
    if len(content) > MOST_BYTES:
        raise _too_large(name, len(content))
    for start, kind in _BINARY.items():
        if content.startswith(start):
            raise _refused(name, Message("this is {kind}, not a text", kind=kind), _TEXT_WANTED)
    wide = _wide_encoding(content)
    if wide:
        raise _refused(
            name,
            Message("this text is written in {encoding}, not in UTF-8", encoding=wide),
            _SAVE_AS,
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _undecodable(content, name, error.start) from None
    if not text.strip():
        raise _refused(
            name, Message("the file is empty"), Message("Give another file, or write this one")
        )
    return text


def control_character(text: str, name: str) -> Problem | None:
    """The first control character of a text as a problem, if there is one."""
    found = CONTROL.search(text)
    if found is None:
        return None
    line = text.count("\n", 0, found.start()) + 1
    return Problem(
        name,
        line,
        Message(
            "there is a control character here (U+{code:04X}), which no text needs",
            code=ord(found.group()),
        ),
        Message("Delete it; it may be invisible, so retype the line if need be"),
    )


def _wide_encoding(content: bytes) -> str | None:
    """UTF-16 or UTF-32, by its byte order mark or by the zero bytes beside Latin letters."""
    if content.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    even, odd = content[:200:2], content[1:200:2]
    for zeros, letters in ((even, odd), (odd, even)):
        if letters and not letters.count(0) and zeros.count(0) * 5 > len(zeros) * 4:
            return "UTF-16"
    return None


def _undecodable(content: bytes, name: str, position: int) -> InvalidFileError:
    line = content.count(b"\n", 0, position) + 1
    if len(content.translate(None, _NO_TEXT)) * 100 < len(content) * 99:
        return _refused(name, Message("this is a binary file, not a text"), _TEXT_WANTED, line)
    letter = content[position : position + 1].decode("cp1252", "replace")
    what = Message(
        "this text is not written in UTF-8; it looks like Latin-1 or Windows-1252 ({letter})",
        letter=repr(letter),
    )
    return _refused(name, what, _SAVE_AS, line)


def _too_large(name: str, size: int) -> InvalidFileError:
    limit = MOST_BYTES // 1_000_000
    return _refused(
        name,
        Message(
            "the file has {size:.1f} MB, more than the {limit} MB allowed",
            size=size / 1000000,
            limit=limit,
        ),
        Message("Check that it is the right file, or split it"),
    )


def _similar(path: Path) -> Message:
    """What else lies in that folder under a similar name, as a remedy."""
    from questionnaires.problems import suggestion

    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except (OSError, ValueError):
        return Message(
            "The folder {folder} is not there either. Check the path", folder=quoted(path.parent)
        )
    return suggestion(path.name, names, Message("Check the path and the spelling"))


def _refused(name: str, what: Message, remedy: Message, line: int = 1) -> InvalidFileError:
    return InvalidFileError([Problem(name, line, what, remedy)])
