"""Any text a person can type, made into text that can be drawn without surprises.

What no font has, and what would change the order or look of the words around it, is
shown by its number, such as [U+202E]. Nothing is dropped that a reader would have
seen, and nothing is drawn that a reader could not see.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import repeat

Covered = Callable[[str], bool]

_NEW_LINES = re.compile("\r\n|[\r\u0085\u2028\u2029\x0b\x0c]")
# Marks of direction, soft hyphens and selectors of variants have no shape of their own.
_SHAPELESS = re.compile(
    "[\u00ad\u034f\u061c\u200b\u200e\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
# Arabic letters need these to know their neighbours; whoever shapes them takes them out.
_JOINERS = "\u200c\u200d"
_FIGURE_SPACE = "\u2007"
_LOOK_ALIKE = str.maketrans(
    {"\t": " ", "\u2010": "-", "\u2011": "-", "\u202f": "\u00a0", "\u3000": " "}
    | {chr(code): " " for code in range(0x2000, 0x200B) if chr(code) != _FIGURE_SPACE}
)
_FIRST_TO_COMBINE = "\u0300"
"""From here on there are characters that become one with the character before them."""
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NEVER_DRAWN = frozenset(("Cc", "Cs", "Co", "Cn"))


def legible(text: str, covered: Covered, replaced: set[str]) -> str:
    """The text with each character that cannot stand shown by its number.

    Characters so replaced are added to `replaced`. Every kind of line break becomes a line feed.
    """
    if text.isascii() and text.isprintable():
        return text
    if all(map(_untouched, set(text), repeat(covered))):
        return text
    text = _NEW_LINES.sub("\n", text).translate(_LOOK_ALIKE)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if all(character == "\n" or _plain(character, covered) for character in set(text)):
        return text
    parts: list[str] = []
    numbers: list[str] = []
    for character in text:
        if character == "\n" or _plain(character, covered):
            parts += _bracketed(numbers)
            parts.append(character)
        elif not _SHAPELESS.match(character):
            replaced.add(character)
            numbers.append(f"U+{ord(character):04X}")
    return "".join(parts + _bracketed(numbers))


def described(characters: set[str]) -> list[str]:
    """Each character's number and, where Unicode names it, its name; in order of numbers."""
    return [
        f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()
        for character in sorted(characters)
    ]


@lru_cache(maxsize=1024)
def _untouched(character: str, covered: Covered) -> bool:
    """Whether a character stands as it is, whatever stands beside it."""
    return (
        character < _FIRST_TO_COMBINE
        and ord(character) not in _LOOK_ALIKE
        and _plain(character, covered)
    )


def _plain(character: str, covered: Covered) -> bool:
    if " " <= character <= "~" or character in _JOINERS:
        return True
    return (
        covered(character)
        and character not in _BIDI_CONTROLS
        and not _SHAPELESS.match(character)
        and unicodedata.category(character) not in _NEVER_DRAWN
    )


def _bracketed(numbers: list[str]) -> list[str]:
    """The waiting numbers as one bracket, and none waiting any more."""
    if not numbers:
        return []
    bracket = f"[{' '.join(numbers)}]"
    numbers.clear()
    return [bracket]
