"""How Arabic letters join: each letter in the form that its neighbours ask for.

The forms come from Unicode's own tables (a presentation form names the letter that it
is a form of), so Persian and Urdu letters join as Arabic ones do. A PDF needs this
because it draws glyphs, not letters; a browser does it by itself.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

_WORD = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u200c\u200d]+")
_TATWEEL, _NON_JOINER, _JOINER = "\u0640", "\u200c", "\u200d"
_LAM_WITH_ALEF = frozenset("\u0644" + alef for alef in "\u0622\u0623\u0625\u0627")
_BLOCKS = (range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD))


class _Forms(NamedTuple):
    """The forms of single letters, and of pairs that are written as one."""

    letters: dict[str, dict[str, str]]
    pairs: dict[str, dict[str, str]]


def shaped(text: str, covered: Callable[[str], bool]) -> str:
    """The text with Arabic letters joined, in logical order, and without joiners.

    Letters whose joined form is not covered stay as they are.
    """
    if text.isascii():
        return text
    return _WORD.sub(lambda word: _joined(word.group(), covered), text)


def _joined(word: str, covered: Callable[[str], bool]) -> str:
    letters, pairs = _forms()
    clusters = _clusters(word, pairs)
    drawn = []
    for place, (letter, marks) in enumerate(clusters):
        before = place > 0 and _joins_on(clusters[place - 1][0], letters, pairs)
        after = place + 1 < len(clusters) and _joins_back(clusters[place + 1][0], letters, pairs)
        forms = pairs.get(letter) or letters.get(letter, {})
        joins = (
            before and _joins_back(letter, letters, pairs),
            after and _joins_on(letter, letters, pairs),
        )
        name = {(True, True): "medial", (True, False): "final", (False, True): "initial"}.get(
            joins, "isolated"
        )
        form = forms.get(name, letter)
        drawn.append((form if all(map(covered, form)) else letter) + marks)
    return "".join(drawn).replace(_NON_JOINER, "").replace(_JOINER, "")


def _clusters(word: str, pairs: dict[str, dict[str, str]]) -> list[tuple[str, str]]:
    """Letters with the marks that sit on them; pairs written as one count as one letter."""
    clusters: list[tuple[str, str]] = []
    for character in word:
        if clusters and unicodedata.category(character) == "Mn":
            letter, marks = clusters[-1]
            clusters[-1] = (letter, marks + character)
        elif clusters and clusters[-1][0] + character in pairs:
            letter, marks = clusters[-1]
            clusters[-1] = (letter + character, marks)
        else:
            clusters.append((character, ""))
    return clusters


def _joins_on(
    letter: str, letters: dict[str, dict[str, str]], pairs: dict[str, dict[str, str]]
) -> bool:
    """Whether a letter reaches out to the one after it."""
    return letter in (_TATWEEL, _JOINER) or "initial" in (
        pairs.get(letter) or letters.get(letter, {})
    )


def _joins_back(
    letter: str, letters: dict[str, dict[str, str]], pairs: dict[str, dict[str, str]]
) -> bool:
    """Whether a letter takes the hand of the one before it."""
    return letter in (_TATWEEL, _JOINER) or "final" in (
        pairs.get(letter) or letters.get(letter, {})
    )


@cache
def _forms() -> _Forms:
    """Every presentation form by the letters that it stands for.

    Of the pairs only lam with alef is read, as that one must be written as one.
    """
    letters: dict[str, dict[str, str]] = {}
    pairs: dict[str, dict[str, str]] = {}
    for block in _BLOCKS:
        for code in block:
            kind, *parts = unicodedata.decomposition(chr(code)).split() or [""]
            whole = "".join(chr(int(part, 16)) for part in parts)
            if len(whole) == 1:
                letters.setdefault(whole, {})[kind.strip("<>")] = chr(code)
            elif whole in _LAM_WITH_ALEF:
                pairs.setdefault(whole, {})[kind.strip("<>")] = chr(code)
    return _Forms(letters, pairs)
