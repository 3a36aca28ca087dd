"""Text of one look that runs to the right, as most does, into lines: the quick way.

`text` can break any text, piece by piece; here are only words. Both come to the same
lines, which the tests hold against each other.
"""

import re
from collections.abc import Sequence

from assessor.report.pdf.fonts import width

_WITHIN_WORD = re.compile(r"(?<=[^\W\d]-)(?=[^\W\d_])|(?<=\w/)(?=[^\W_])")


class Widths(dict[str, float]):
    """How wide words are in one font at one size. Words return, so each is measured once."""

    def __init__(self, font: str, size: float) -> None:
        super().__init__()
        self._font, self._size = font, size

    def __missing__(self, word: str) -> float:
        wide = self[word] = width(word, self._font, self._size)
        return wide


def parts(word: str) -> Sequence[str]:
    """The word in the parts between which a line may end, as after a hyphen."""
    return _WITHIN_WORD.split(word) if _may_part(word) else (word,)


def _may_part(text: str) -> bool:
    return "-" in text or "/" in text


def broken(text: str, widths: Widths, room: float) -> list[tuple[str, float]] | None:
    """The lines and how wide each is; a space lost to a line's end still ends it.

    None where more care is needed: for spaces in a row, or a word that must be cut.
    """
    if "  " in text:
        return None
    lines: list[tuple[str, float]] = []
    space, whole = widths[" "], not _may_part(text)
    for paragraph in text.split("\n"):
        line, used = "", 0.0
        for word in filter(None, paragraph.split(" ")):
            gap, lead = (" ", space) if line else ("", 0.0)
            for part in (word,) if whole else parts(word):
                wide = widths[part]
                if wide > room:
                    return None
                if line and used + lead + wide > room:
                    lines.append((line + gap, used))
                    line, used, gap, lead = "", 0.0, "", 0.0
                line += gap + part
                used += lead + wide
                gap, lead = "", 0.0
        lines.append((line and line + " ", used))
    # Nothing follows the last line, so no space is lost there.
    last, used = lines[-1]
    lines[-1] = last.removesuffix(" "), used
    return lines
