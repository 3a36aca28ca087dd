"""Text that cannot be drawn, or could mislead, is shown by its number."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessor.report.legible import described, legible


def _latin(character: str) -> bool:
    return character < "\u2100"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("plain text", "plain text"),
        ("tab\there", "tab here"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("bell\x07", "bell[U+0007]"),
        ("nul\x00", "nul[U+0000]"),
        ("\u202eevil", "[U+202E]evil"),
        ("a\u2066b\u2069", "a[U+2066]b[U+2069]"),
        ("smile \U0001f600!", "smile [U+1F600]!"),
        ("\u65e5\u672c", "[U+65E5 U+672C]"),
        ("\ud800", "[U+D800]"),
        ("\ue000", "[U+E000]"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u2603\ufe0f", "[U+2603]"),
        ("non\u2011breaking", "non-breaking"),
        ("e\u0301", "\u00e9"),
    ],
)
def test_each_kind_of_trouble(typed: str, shown: str) -> None:
    """Every kind of character that cannot stand has one visible form."""
    covered = set(shown) if "\ue000" in typed else None

    assert shown == legible(typed, (covered or set()).__contains__ if covered else _latin, set())


@given(st.text())
def test_only_what_is_covered_is_left(text: str) -> None:
    """Whatever is typed, only drawable characters, line feeds and joiners remain."""
    shown = legible(text, _latin, set())

    strange = [c for c in shown if not _latin(c) or unicodedata.category(c)[0] == "C"]
    assert [] == [c for c in strange if c not in "\n\u200c\u200d"]


def test_what_was_replaced_is_told() -> None:
    """The set of replaced characters grows, and names them in order."""
    replaced: set[str] = set()

    legible("\U0001f600\u202e", _latin, replaced)

    assert ["U+202E RIGHT-TO-LEFT OVERRIDE", "U+1F600 GRINNING FACE"] == described(replaced)
