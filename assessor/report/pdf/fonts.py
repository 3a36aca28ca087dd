"""The fonts of the PDF: where they come from, and which draws what.

Fira Sans writes Latin, Greek, Cyrillic and Vietnamese, IBM Plex Sans Arabic writes
Arabic; both come as installable packages and are always embedded. Which of the two
draws a character is decided by their character maps, stretch by stretch.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from assessor.report.drawing import Weight

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

INITIAL_FONT = _LATIN["regular"]


class Stretch(NamedTuple):
    """Text that one font draws."""

    text: str
    font: str


@cache
def font(name: str) -> TTFont:
    """The font of that file name, read and registered once in a process."""
    package = find_spec(_PACKAGES[name.partition("-")[0]])
    if package is None or package.origin is None:
        raise ModuleNotFoundError(
            f"the font {name} is not installed. Install this project's requirements again"
        )
    with _registering:
        found = TTFont(name, str(Path(package.origin).parent / "files" / f"{name}.ttf"))
        pdfmetrics.registerFont(found)
    return found


def covered(character: str) -> bool:
    """Whether one of the two families draws this character."""
    return _in_latin(character) or _in_arabic(character)


@cache
def _in_latin(character: str) -> bool:
    return all(_has(name, character) for name in set(_LATIN.values()))


@cache
def _in_arabic(character: str) -> bool:
    return all(_has(name, character) for name in set(_ARABIC.values()))


def _has(name: str, character: str) -> bool:
    # Glyph 0 is the empty box, which some character maps name for U+FFFF.
    glyph: int = font(name).face.charToGlyph.get(ord(character), 0)
    return glyph != 0


def stretches(text: str, weight: Weight) -> list[Stretch]:
    """The text by the font that draws it; every character must be covered."""
    if text.isascii() or all(_in_latin(character) for character in text):
        return [Stretch(text, _LATIN[weight])]
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
