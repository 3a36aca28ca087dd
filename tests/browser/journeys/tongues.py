"""What people read on the way: the product's own words in their language, and no list beside it."""

import re

from assessor.i18n import Language

_APART = "[\u2060\u2066-\u2069]*"
"""Letters that nobody sees, which keep a value apart from the sentence around it."""


def like(language: Language, message: str, **known: object) -> re.Pattern[str]:
    """What a message looks like, whatever stands in those of its places that are not named.

    >>> from assessor.i18n import ENGLISH
    >>> bool(like(ENGLISH, "Saved {time}: {answer}", answer="Yes").search("Saved 14:03: Yes."))
    True
    >>> bool(like(ENGLISH, "Saved {time}: {answer}", answer="Yes").search("Saved 14:03: No."))
    False
    """
    words = re.split(r"\{(\w+)\}", language.text(message))
    literal, places = words[::2], words[1::2]
    found = _exact(literal[0])
    for place, following in zip(places, literal[1:], strict=True):
        value = _exact(str(known[place])) if place in known else ".+?"
        found += f"{_APART}{value}{_APART}{_exact(following)}"
    return re.compile(found)


def _exact(text: str) -> str:
    """The text, with any kind of space where it has one."""
    return r"\s+".join(map(re.escape, re.split(r"\s+", text)))
