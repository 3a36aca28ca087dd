"""Right-to-left text: the same order as an independent implementation of UAX #9 gives."""

from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from assessor.report.bidi import base_level, has_right_to_left, levels, mirror, visual_order

ALPHABET = "aAb\u05d0\u0628\u06447\u0663 ,-+%()[]!\u0301"


def _shown(text: str, base: int) -> str:
    found = levels([(text, False)], base)
    return "".join(text[place] for place in visual_order(found, text, base))


@given(st.text(alphabet=ALPHABET, max_size=16), st.sampled_from((0, 1)))
def test_the_order_equals_the_reference(text: str, base: int) -> None:
    """Letters, digits, separators, brackets and marks land where the reference puts them."""
    reference = get_display(text, base_dir="R" if base else "L")

    assert reference == _shown(text, base)


def test_an_isolated_stretch_leaves_its_surroundings_alone() -> None:
    """A number after an Arabic name belongs to the report's words, not to the name."""
    stretches = [("by ", False), ("\u0628\u0629", True), (" 14, 2 more", False)]
    text = "".join(part for part, _ in stretches)

    found = levels(stretches, 0)
    shown = "".join(text[place] for place in visual_order(found, text, 0))

    assert "by \u0629\u0628 14, 2 more" == shown


def test_the_first_letter_decides() -> None:
    """A text runs the way its first letter runs; without letters, as its surroundings do."""
    assert [1, 0, 0, 1] == [
        base_level("12 \u0628 a"),
        base_level("a \u0628"),
        base_level("12"),
        base_level("12", 1),
    ]


def test_brackets_are_mirrored() -> None:
    """In right-to-left text an opening bracket opens to the left."""
    assert ")a\u00bb" == "".join(map(mirror, "(a\u00ab"))


def test_plain_latin_needs_no_care() -> None:
    """Most text is recognised as left-to-right at once."""
    assert not has_right_to_left("Fran\u00e7ais, \u0395\u03bb\u03bb\u03b7\u03bd\u03b9\u03ba\u03ac")
    assert has_right_to_left("x \u0628")
