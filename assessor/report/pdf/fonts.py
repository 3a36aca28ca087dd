"""The fonts of the PDF: where they come from, and which draws what.

Fira Sans writes Latin, Greek, Cyrillic and Vietnamese, IBM Plex Sans Arabic writes
Arabic; both come as installable packages and are always embedded. Which of the two
draws a character is decided by their character maps, stretch by stretch. Copied from
the file, joined Arabic letters come out as the letters that somebody typed.
"""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from assessor.report.drawing import Weight
from assessor.report.joining import base_letters

_LATIN: dict[Weight, str] = {
    "regular": "FiraSans-Regular",
    "semibold": "FiraSans-SemiBold",
    "bold": "FiraSans-Bold",
    "italic": "FiraSans-Italic",
}
_ARABIC: dict[Weight, str] = {
    "regular": "IBMPlexSansArabic-Regular",
    "semibold": "IBMPlexSansArabic-SemiBold",
    "bold": "IBMPlexSansArabic-Bold",
    "italic": "IBMPlexSansArabic-Regular",
}
_PACKAGES = {"FiraSans": "fontpkg_fira_sans", "IBMPlexSansArabic": "fontpkg_ibm_plex_sans_arabic"}
_registering = Lock()
_TABLE_ENTRY = re.compile(r"(?P<glyph><[0-9A-F]{2}>) <(?P<code>[0-9A-F]{4,6})>")
_TABLE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{entries}endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_MOST_ENTRIES = 100
"""Entries that one section of such a table may have."""

INITIAL_FONT = _LATIN["regular"]


class Stretch(NamedTuple):
    """Text that one font draws."""

    text: str
    font: str


class _CopiedAsTyped(TTFont):
    """A font whose table of characters names letters where it would name their joined forms.

    Readers search and copy by that table, and nobody searches for a joined form.
    """

    def addObjects(self, doc: Any) -> None:
        """Add the font to a document as the library does, and mend its tables there."""
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                stream.content = _as_typed(stream.content)


def _as_typed(table: str) -> str:
    """The table with letters for joined forms, and without codes that stand for no character."""
    entries = [_entry(found) for found in _TABLE_ENTRY.finditer(table) if int(found["code"], 16)]
    sections = [
        entries[start : start + _MOST_ENTRIES] for start in range(0, len(entries), _MOST_ENTRIES)
    ]
    written = "".join(
        f"{len(section)} beginbfchar\n{''.join(section)}endbfchar\n" for section in sections
    )
    return _TABLE.format(entries=written)


def _entry(entry: re.Match[str]) -> str:
    form = chr(int(entry["code"], 16))
    letters = base_letters(form)
    # Readers disagree on the order of two letters that one glyph stands for: lam with
    # alef stays the one character that it is drawn as, which every reader gets right.
    letters = letters if len(letters) == 1 else form
    return f"{entry['glyph']} <{letters.encode('utf-16-be').hex().upper()}>\n"


@cache
def font(name: str) -> TTFont:
    """The font of that file name, read and registered once in a process."""
    with _registering:
        found = _CopiedAsTyped(name, str(file_of(name)))
        pdfmetrics.registerFont(found)
    return found


def file_of(name: str) -> Path:
    """Where the file of a font is."""
    package = find_spec(_PACKAGES[name.partition("-")[0]])
    if package is None or package.origin is None:
        raise ModuleNotFoundError(
            f"the font {name} is not installed. Install this project's requirements again"
        )
    return Path(package.origin).parent / "files" / f"{name}.ttf"


def covered(character: str) -> bool:
    """Whether one of the two families draws this character."""
    return _in_latin(character) or _in_arabic(character)


@cache
def _in_latin(character: str) -> bool:
    return all(drawn_by(name, character) for name in set(_LATIN.values()))


@cache
def _in_arabic(character: str) -> bool:
    return all(drawn_by(name, character) for name in set(_ARABIC.values()))


def drawn_by(name: str, character: str) -> bool:
    """Whether the font of that name has a glyph for the character."""
    # Glyph 0 is the empty box, which some character maps name for U+FFFF.
    glyph: int = font(name).face.charToGlyph.get(ord(character), 0)
    return glyph != 0


def only_font(text: str, weight: Weight) -> str | None:
    """The font that draws all of a text, where one does and it is that of most texts."""
    if text.isascii() or all(map(_in_latin, set(text))):
        return _LATIN[weight]
    return None


def stretches(text: str, weight: Weight) -> list[Stretch]:
    """The text by the font that draws it; every character must be covered."""
    only = only_font(text, weight)
    if only:
        return [Stretch(text, only)]
    found: list[Stretch] = []
    start, current = 0, _LATIN[weight]
    for place, character in enumerate(text):
        wanted = _font_for(character, weight, current)
        if wanted != current:
            if place > start:
                found.append(Stretch(text[start:place], current))
            start, current = place, wanted
    found.append(Stretch(text[start:], current))
    return found


def _font_for(character: str, weight: Weight, current: str) -> str:
    # A space stays with its neighbours, so that a line is not cut into more pieces than needed.
    if character == " ":
        return current
    return _LATIN[weight] if _in_latin(character) else _ARABIC[weight]


def width(text: str, name: str, size: float) -> float:
    """How wide the text is in points."""
    return float(font(name).stringWidth(text, size))
