"""Arabic letters joined: each in the form that its neighbours ask for.

A PDF draws glyphs, not letters, so somebody has to choose the glyphs; a browser does
it by itself. The choosing is arabic-reshaper's work. Here it learns what our fonts
cover, and to touch nothing but joining: of all pairs of letters only lam with alef is
drawn as one, as that one must be, and no vowel sign is dropped.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

from arabic_reshaper import ArabicReshaper
from arabic_reshaper.reshaper_config import default_config

_WORD = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u200c\u200d]+")
_TATWEEL, _NON_JOINER, _JOINER = "\u0640", "\u200c", "\u200d"
_HOLDING = re.compile(f"[{_TATWEEL}{_JOINER}]")


def joined(text: str, covered: Callable[[str], bool]) -> str:
    """The text with Arabic letters joined, in logical order, and without joiners.

    Letters whose joined form is not covered stay as they are.
    """
    if text.isascii():
        return text
    return _WORD.sub(lambda word: _joined(word.group(), covered), text)


def base_letters(form: str) -> str:
    """The letters that a presentation form stands for; anything else stands for itself."""
    if unicodedata.decomposition(form).startswith(("<i", "<m", "<f")):
        return unicodedata.normalize("NFKC", form)
    return form


def _joined(word: str, covered: Callable[[str], bool]) -> str:
    # The library loses count of vowel signs and pairs in a word with joiners, so each
    # joiner goes in as a tatweel, which joins alike, and is told apart again afterwards.
    holds = iter(_HOLDING.findall(word))
    forms = _reshaper().reshape(word.replace(_JOINER, _TATWEEL))
    forms = "".join(next(holds) if form == _TATWEEL else form for form in forms)
    forms = forms.replace(_NON_JOINER, "").replace(_JOINER, "")
    return "".join(form if covered(form) else base_letters(form) for form in forms)


@cache
def _reshaper() -> ArabicReshaper:
    # Every setting is given, else a file named in the environment could change a report.
    ours = {"delete_harakat": False, "ARABIC LIGATURE ALLAH": False}
    return ArabicReshaper({**default_config, **ours})
