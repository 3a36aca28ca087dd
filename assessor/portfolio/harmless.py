"""Text that somebody typed, made fit for a spreadsheet: shown as typed, never worked out.

A cell that begins with =, +, - or @ is a formula to most spreadsheet programs, and a
formula can read other cells, open addresses or start programs. In a workbook a cell can be
marked as text. CSV has no such mark: there an apostrophe is put before it. Since a program
may take another sign than the comma for the end of a cell, that is done behind every sign
that could be one.
"""

import re

_LONGEST = 32_767
"""Letters that a cell of a workbook holds."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_FORMULA = "=+\\-@\uff1d\uff0b\uff0d\uff20\u2212"
"""The signs that start a formula, and those that some programs take for them."""
_SKIPPED = "\\s\"'\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
"""What a program may skip before it looks for such a sign: white space, quotes, what is unseen."""
_STARTS = re.compile(f"(^|[;,|])([{_SKIPPED}]*)(?=[{_FORMULA}])")


def plain(text: str) -> str:
    """A text without anything that a workbook may not hold; what is cut off is seen to be."""
    shown = _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def harmless(text: str) -> str:
    r"""A text for CSV, on one line, that no program takes for a formula.

    >>> harmless('=HYPERLINK("http://example.org")')
    '\'=HYPERLINK("http://example.org")'
    >>> harmless("Red Cross; =1+1")
    "Red Cross; '=1+1"
    >>> harmless("A-1, since 2019")
    'A-1, since 2019'
    """
    line = _BREAKS.sub(" ", plain(text))
    return _STARTS.sub(r"\1\2'", line)
