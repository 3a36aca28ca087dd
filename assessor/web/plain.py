"""Text that stays text: whatever people or files say, it never acts as mark-up.

Streamlit reads labels and option names as Markdown, with emoji names, colours, icons,
arrows and bare addresses on top. A backslash stops most of these; the rest are found
in the finished text, where only an invisible joiner keeps their letters apart.
"""

import re
from html import escape
from unicodedata import bidirectional

from assessor.i18n import Language

_SPECIAL = re.compile(r"([\\`*_\[\]<>$~&#|])")
_JOINER = "\u2060"
_APART = re.compile(
    r"(?<=:)(?=[\w/+-])"  # :emoji:, :red[...], https://
    r"|(?<=[wW])(?=\.)"  # www.
    r"|(?<=@)(?=\S)|(?<=\S)(?=@)"  # addresses
    r"|(?<=[-<>~=])(?=[-<>=])"  # arrows, dashes and signs that would be replaced
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def label(text: str) -> str:
    r"""The text for a place where Streamlit reads Markdown, on one line.

    Plain sentences come through unchanged, because screen readers are given the label
    as it is written.

    >>> label("Who owns it: you, or us?")
    'Who owns it: you, or us?'
    >>> print(label("<b>*now*</b>"))
    \<b\>\*now\*\</b\>
    """
    line = _CONTROL.sub(" ", text)
    return _SPECIAL.sub(r"\\\1", _APART.sub(_JOINER, line))


def option(text: str) -> str:
    """The text as one of several that can be chosen, every sign of it part of its words.

    Streamlit takes an emoji from the beginning of an option, and looks for it in a way that
    costs a page in Arabic a fifth of its time. Nothing is taken from behind a space, which
    nobody sees, and plain letters are not looked through.

    >>> option("Yes"), option("نعم")
    ('Yes', ' نعم')
    """
    return label(text) if text.isascii() else f" {label(text)}"


def html(text: str) -> str:
    """The text for a place inside HTML, in content and in quoted attributes alike.

    >>> html('<img src="x">')
    '&lt;img src=&quot;x&quot;&gt;'
    """
    return escape(_CONTROL.sub(" ", text), quote=True)


def apart(text: str, language: Language) -> str:
    """The text for a place inside a sentence, kept together if it runs the other way.

    Otherwise the full stop of an English remark would stand before it in an Arabic line.

    >>> apart("Ask them first.", Language("en"))
    'Ask them first.'
    """
    other = {"L"} if language.direction == "rtl" else {"R", "AL"}
    turns = any(bidirectional(letter) in other for letter in text)
    return f"\u2068{text}\u2069" if turns else text


def way(text: str) -> str:
    """Which way most letters of a text run, whatever its first word: a value for `dir`.

    >>> way("Ask them first."), way("2026")
    ('ltr', 'auto')
    """
    kinds = [bidirectional(letter) for letter in text]
    left, right = kinds.count("L"), kinds.count("R") + kinds.count("AL")
    if left == right:
        return "auto"
    return "ltr" if left > right else "rtl"


def safe_address(address: str) -> str | None:
    """The address, if following it does no more than open a web page; else None.

    >>> safe_address("javascript:alert(1)")
    """
    return address if re.fullmatch(r"https?://\S+", address) else None
