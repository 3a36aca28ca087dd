"""A language that nobody speaks, as translators would make it: in an editor for PO files.

The editor is played by Babel itself, so that our own reading and writing is not what
is trusted here.
"""

import re
from collections.abc import Callable
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

CODE = "sw"
"""A code that CLDR knows and that nothing ships for."""
LABEL_ROOM = 40
Change = Callable[[Message], None]
_PLACE = re.compile(r"(\{\w+\})")
_VOWEL = re.compile("([aeiouAEIOU])")
_ACCENTS = str.maketrans("aeiouAEIOUncsg", "àéîõüÀÉÎÕÜñçšğ")


def marked(english: str) -> str:
    """The same letters between signs, inside the spaces at the edges.

    >>> marked(" and {n} more")
    ' ‹and {n} more›'
    """
    inside = english.strip()
    return english.replace(inside, f"‹{inside}›", 1)


def stretched(text: str) -> str:
    """A text as long and as accented as no real translation is, its places left alone.

    >>> stretched("In {n} areas")
    'ÎÎñ {n} ààrééààš'
    """
    return "".join(
        part if _PLACE.fullmatch(part) else _VOWEL.sub(r"\1\1", part).translate(_ACCENTS)
        for part in _PLACE.split(text)
    )


def stretch(message: Message) -> None:
    """Give an entry a text half as long again; a label no more than translators may give it."""
    if isinstance(message.id, str):
        label = ".answer_option." in (message.context or "")
        text = stretched(message.id)
        message.string = text[:LABEL_ROOM] if label else text
    else:
        message.string = tuple(stretched(message.id[1]) for _ in message.string or ())


def translate(message: Message) -> None:
    """Give an entry a text that can be told from its English, short enough for a button."""
    if isinstance(message.id, str):
        label = ".answer_option." in (message.context or "")
        text = marked(message.id)
        message.string = f"{text[: LABEL_ROOM - 1]}›" if label and len(text) > LABEL_ROOM else text
    else:
        message.string = tuple(marked(message.id[1]) for _ in message.string or ())


def edited(folder: Path, change: Change = translate) -> None:
    """Open every file of a folder, change every entry, and save it."""
    for path in folder.glob("*.po"):
        with path.open(encoding="utf-8") as file:
            catalog: Catalog = read_po(file)
        for message in catalog:
            if message.id:
                change(message)
        with path.open("wb") as out:
            write_po(out, catalog)


def entry(path: Path, english: str) -> Message:
    """The first entry of a file with that English."""
    with path.open(encoding="utf-8") as file:
        catalog = read_po(file)
    return next(
        message
        for message in catalog
        if english in (message.id if isinstance(message.id, tuple) else (message.id,))
    )
